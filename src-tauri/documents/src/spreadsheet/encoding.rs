//! From bytes to text. A mark at the beginning decides; without one, text whose every second byte is zero is UTF-16, what
//! is UTF-8 but for a few torn letters is that, and the rest is Windows-1252, as Excel in India saves CSV.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How far is looked for zeros, in bytes.
const LOOKED_AT: usize = 4 << 10;

/// The text; what does not belong to it becomes `�`, which is seen in the preview.
pub fn decode(bytes: &[u8]) -> String {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or_else(|| (guess(bytes), 0));
    encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned()
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let looked_at = &bytes[..bytes.len().min(LOOKED_AT)];
    let zeros = |place: usize| looked_at.iter().skip(place).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let many = looked_at.len() / 8;
    if second > many && first == 0 {
        UTF_16LE
    } else if first > many && second == 0 {
        UTF_16BE
    } else if is_mostly_utf_8(bytes) {
        UTF_8
    } else {
        WINDOWS_1252
    }
}

/// Whether letters of several bytes are whole more often than torn. In Windows-1252 next to none is whole, because two
/// accents seldom stand side by side; programs that cut names by bytes tear a letter here and there.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut whole, mut torn) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        torn += usize::from(!chunk.invalid().is_empty());
    }
    torn == 0 || whole > torn
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf_16(text: &str, bytes_of: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    }

    #[test]
    fn text_reads_the_same_in_every_encoding_that_spreadsheets_save() {
        let text = "Item,Price\nSugar,₹44\nचीनी,44";
        assert_eq!(decode(text.as_bytes()), text);
        assert_eq!(decode(&[b"\xef\xbb\xbf", text.as_bytes()].concat()), text);
        let marked = format!("\u{feff}{text}");
        assert_eq!(decode(&utf_16(&marked, u16::to_le_bytes)), text);
        assert_eq!(decode(&utf_16(&marked, u16::to_be_bytes)), text);
        assert_eq!(decode(&utf_16("Item,Price\nSugar,44", u16::to_le_bytes)), "Item,Price\nSugar,44");
        assert_eq!(decode(&utf_16("Item,Price\nSugar,44", u16::to_be_bytes)), "Item,Price\nSugar,44");
        assert_eq!(decode(b"Caf\xe9 \x80 5"), "Café € 5");
    }

    #[test]
    fn a_torn_letter_leaves_the_others_as_they_are() {
        let hindi = "सामान,दाम\nचीनी,44\nनमक,28";
        let mut torn = hindi.as_bytes().to_vec();
        torn.truncate(torn.len() - 4);
        torn.extend(b",28\n\xff,5");
        assert_eq!(decode(&torn), "सामान,दाम\nचीनी,44\nनम�,28\n�,5");
        assert_eq!(decode(&[b"\xef\xbb\xbf", &torn[..]].concat()), decode(&torn));
        assert_eq!(decode(b"Caf\xe9,Cr\xe8me br\xfbl\xe9e"), "Café,Crème brûlée");
    }

    #[test]
    fn whatever_the_bytes_are_something_is_read() {
        for bytes in [&b""[..], b"\xff", b"\xff\xfe", b"\xff\xfea", b"\0", b"\xef\xbb\xbf\xff"] {
            let _ = decode(bytes);
        }
    }
}
