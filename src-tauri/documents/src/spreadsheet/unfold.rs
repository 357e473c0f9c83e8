//! What a workbook unfolds to, found out before anything reads it: a small file can hold terabytes, its own figures can
//! lie about it, and what is read whole would fill the memory.

use super::SpreadsheetRefusal;
use std::io::{Cursor, Read as _, Write};
use zip::ZipArchive;

/// A workbook may unfold to so many bytes (256 MiB), which a table of [`super::MOST_ROWS`] rows is far below.
const MOST_UNFOLDED: u64 = 256 << 20;

/// So much of it may be a part that is held in memory at once, as all parts but the sheets are (64 MiB).
const MOST_HELD: u64 = 64 << 20;

/// As many beginnings of elements may such a part have, each of which costs more than its letters.
const MOST_ELEMENTS: u64 = 8 << 20;

/// As many different texts may the cells of a workbook have. The reader makes room for as many as the file says it has.
const MOST_TEXTS: u64 = 4 << 20;

/// The longest stretch without an element (8 MiB), which is held in memory at once.
const MOST_WITHOUT_ELEMENT: u64 = 8 << 20;

/// Unfolds everything once, and keeps nothing of it but the texts while they are looked at.
///
/// # Errors
/// [`SpreadsheetRefusal::TooLarge`], [`SpreadsheetRefusal::Unreadable`].
pub fn refuse_bomb(bytes: &[u8]) -> Result<(), SpreadsheetRefusal> {
    let unreadable = |_| SpreadsheetRefusal::Unreadable;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut left = MOST_UNFOLDED;
    for place in 0..archive.len() {
        let file = archive.by_index(place).map_err(unreadable)?;
        let part = Part::named(&file.name().map_err(unreadable)?);
        let mut seen = Seen { texts: (part == Part::Texts).then(Vec::new), ..Seen::default() };
        let most = if part == Part::Sheet { left } else { left.min(MOST_HELD) };
        let unfolded = std::io::copy(&mut file.take(most + 1), &mut seen);
        let unfolded = unfolded.map_err(|_| SpreadsheetRefusal::Unreadable)?;
        if unfolded > most || seen.is_too_much(part) {
            return Err(SpreadsheetRefusal::TooLarge);
        }
        left -= unfolded;
    }
    Ok(())
}

/// Parts of a workbook by how they are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Cell after cell.
    Sheet,
    /// The texts that cells share.
    Texts,
    /// Whole, or not at all.
    Other,
}

impl Part {
    fn named(path: &str) -> Part {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path).to_ascii_lowercase();
        match name.as_str() {
            "sharedstrings.xml" => Part::Texts,
            name if name.starts_with("sheet") => Part::Sheet,
            _ => Part::Other,
        }
    }
}

/// What was seen of a part.
#[derive(Default)]
struct Seen {
    elements: u64,
    without_element: u64,
    longest_without: u64,
    /// The part itself, where it says how many texts it has.
    texts: Option<Vec<u8>>,
}

impl Seen {
    fn is_too_much(&self, part: Part) -> bool {
        self.longest_without > MOST_WITHOUT_ELEMENT
            || (part != Part::Sheet && self.elements > MOST_ELEMENTS)
            || self.texts.as_deref().is_some_and(claims_too_much)
    }
}

impl Write for Seen {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        for byte in bytes {
            if *byte == b'<' {
                self.elements += 1;
                self.without_element = 0;
            } else {
                self.without_element += 1;
                self.longest_without = self.longest_without.max(self.without_element);
            }
        }
        if let Some(texts) = &mut self.texts {
            // Two bytes to a letter, as it may be written, are read as one.
            texts.extend(bytes.iter().filter(|byte| **byte != 0));
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Whether the texts say of themselves that they are more than are read. A character that switches the alphabet could
/// hide that, and is none of XML.
fn claims_too_much(texts: &[u8]) -> bool {
    const COUNT: &[u8] = b"uniqueCount";
    let begins = |rest: &&[u8]| rest.starts_with(COUNT);
    let mut places = (0..texts.len()).filter_map(|place| texts.get(place..)).filter(begins);
    texts.contains(&0x1b)
        || places.any(|rest| {
            let said =
                rest[COUNT.len()..].iter().skip_while(|byte| byte.is_ascii_whitespace() || is_mark(**byte));
            let digits = said.take_while(|byte| byte.is_ascii_digit());
            let number = digits.fold(0_u64, |number, digit| {
                number.saturating_mul(10).saturating_add(u64::from(*digit - b'0'))
            });
            number > MOST_TEXTS
        })
}

/// What stands between the name of an attribute and its digits.
const fn is_mark(byte: u8) -> bool {
    matches!(byte, b'=' | b'"' | b'\'' | b'+')
}
