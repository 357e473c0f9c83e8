//! WhatsApp's lengths, counted as it counts: in UTF-16 units.

use unicode_segmentation::UnicodeSegmentation as _;

/// Body of an interactive message.
pub(crate) const BODY: usize = 1024;
/// Footer of an interactive message.
pub(crate) const FOOTER: usize = 60;
/// Header of an interactive message.
pub(crate) const HEADER: usize = 60;
/// Title of a section in a list of products.
pub(crate) const SECTION_TITLE: usize = 24;
/// Name of a file. Ours: no computer takes a longer one.
pub(crate) const FILE_NAME: usize = 240;
/// Body of a text message.
pub(crate) const TEXT: usize = 4096;
/// Name of an item.
pub(crate) const ITEM_NAME: usize = 60;
/// Description of tax, discount and shipping.
pub(crate) const AMOUNT_DESCRIPTION: usize = 60;
/// Description of an expiry and of an order status.
pub(crate) const STATUS_DESCRIPTION: usize = 120;
/// Who receives the goods.
pub(crate) const BENEFICIARY_NAME: usize = 200;
/// A line of an address, and by the same measure its city, its state and an importer's name.
pub(crate) const ADDRESS_LINE: usize = 100;
/// A name within a greeting, so that a long one leaves room for the amount. Ours, not WhatsApp's.
pub(crate) const NAME_IN_GREETING: usize = 60;

/// At most `most` units, cut between characters as people see them, with `…` where something is missing.
pub(crate) fn cut(text: &str, most: usize) -> String {
    if units(text) <= most {
        return text.to_owned();
    }
    let mut room = most.saturating_sub(1);
    let mut kept = String::new();
    for cluster in text.graphemes(true) {
        let Some(left) = room.checked_sub(units(cluster)) else { break };
        room = left;
        kept.push_str(cluster);
    }
    format!("{}…", kept.trim_end())
}

/// The text on one line, cut as [`cut`] does, without characters that hide or that turn the text around them.
pub(crate) fn line(text: &str, most: usize) -> String {
    let shown: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !turns_or_hides(*c))
        .collect();
    cut(&shown.split_whitespace().collect::<Vec<_>>().join(" "), most)
}

fn turns_or_hides(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_fits_stays_as_it_is() {
        assert_eq!(cut("नमस्ते", 6), "नमस्ते");
        assert_eq!(cut("", 0), "");
    }

    #[test]
    fn a_cut_never_splits_what_people_see_as_one_character() {
        assert_eq!(cut("👨‍👩‍👧👨‍👩‍👧", 9), "👨‍👩‍👧…");
        assert_eq!(cut("👨‍👩‍👧👨‍👩‍👧", 8), "…");
        assert_eq!(cut("ab cd", 4), "ab…");
    }

    #[test]
    fn a_line_has_no_breaks_and_nothing_that_turns_it_around() {
        assert_eq!(line(" Asha\r\n\u{202e} Rao\u{0} ", 60), "Asha Rao");
    }
}
