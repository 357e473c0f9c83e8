//! Texts of any script, made fit for a line on a telephone: cleaned, and cut where a reader would cut.
//!
//! Lengths are UTF-16 units, which is how WhatsApp counts.

use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

/// In NFC and on one line, without characters that show nothing or that turn the text around them; empty when nothing
/// would be seen. Joiners stay, because Indic scripts and emoji are written with them.
pub(super) fn tidy(text: &str) -> String {
    let shown: String =
        text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !is_hidden(*c)).collect();
    let words: Vec<&str> = shown.split(' ').filter(|word| !word.is_empty()).collect();
    let line: String = words.join(" ").nfc().collect();
    if line.chars().all(shows_nothing_alone) { String::new() } else { line }
}

/// At most `most` units: whole if it fits, else as many grapheme clusters as leave room for `…`. Empty when not even
/// the first cluster fits, because half a cluster is another text.
pub(super) fn cut(text: &str, most: usize) -> String {
    if units(text) <= most {
        return text.to_owned();
    }
    let mut room = most.saturating_sub(units(ELLIPSIS));
    let fits = |cluster: &&str| {
        let left = room.checked_sub(units(cluster));
        room = left.unwrap_or(room);
        left.is_some()
    };
    let kept: String = text.graphemes(true).take_while(fits).collect();
    let kept = kept.trim_end();
    if kept.chars().all(shows_nothing_alone) { String::new() } else { format!("{kept}{ELLIPSIS}") }
}

/// The length as WhatsApp counts it.
pub(super) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

const ELLIPSIS: &str = "…";

/// Controls, everything that sets or overrides a direction, and marks without a width that join nothing.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// Joiners, variation selectors, tags, fillers and the empty Braille cell: good within a name, but no name by themselves.
fn shows_nothing_alone(c: char) -> bool {
    c.is_whitespace()
        || matches!(c,
            '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180d}' | '\u{200c}'
            | '\u{200d}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}
