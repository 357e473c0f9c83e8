//! Telephone numbers of customers.

use thiserror::Error;

/// A telephone number in the international form, `+919812345678`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhoneNumber(String);

/// The text cannot be a telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not a telephone number: an Indian mobile has 10 digits and begins with 6, 7, 8 or 9")]
pub struct PhoneInvalid;

impl PhoneNumber {
    /// Reads a number as people write it: with spaces, dashes, a leading 0 or 91, in any Indian script's digits.
    ///
    /// # Errors
    /// [`PhoneInvalid`] for what is neither an Indian mobile nor a foreign number written with `+`.
    pub fn parse(text: &str) -> Result<PhoneNumber, PhoneInvalid> {
        let text = text.trim();
        let international = text.starts_with('+') || text.starts_with("00");
        let mut digits = String::new();
        for c in text.chars() {
            match digit(c) {
                Some(d) => digits.push(d),
                None if matches!(c, '+' | ' ' | '-' | '(' | ')' | '.' | '\u{a0}' | '\u{202f}') => {}
                None => return Err(PhoneInvalid),
            }
        }
        if text.chars().skip(1).any(|c| c == '+') {
            return Err(PhoneInvalid);
        }
        let digits = if text.starts_with("00") { &digits[2..] } else { digits.as_str() };
        if !international || digits.starts_with("91") {
            return indian(digits).ok_or(PhoneInvalid);
        }
        let plausible = (8..=15).contains(&digits.len()) && !digits.starts_with('0');
        if plausible { Ok(PhoneNumber(format!("+{digits}"))) } else { Err(PhoneInvalid) }
    }

    /// With the plus: `+919812345678`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Digits only, as WhatsApp writes numbers: `919812345678`.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0[1..]
    }

    /// As people of this country say it: `9812345678`; a foreign number with its plus.
    #[must_use]
    pub fn national(&self) -> &str {
        self.0.strip_prefix("+91").unwrap_or(&self.0)
    }

    /// Whether WhatsApp Pay can reach it: payments exist for Indian numbers only.
    #[must_use]
    pub fn is_indian(&self) -> bool {
        self.0.starts_with("+91")
    }
}

fn indian(digits: &str) -> Option<PhoneNumber> {
    let national = match digits.len() {
        10 => digits,
        11 => digits.strip_prefix('0')?,
        12 => digits.strip_prefix("91")?,
        _ => return None,
    };
    national.starts_with(['6', '7', '8', '9']).then(|| PhoneNumber(format!("+91{national}")))
}

/// The ASCII digit of a decimal digit in Latin or one of the Indian scripts.
#[must_use]
pub fn digit(c: char) -> Option<char> {
    // The first digit of each block: Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada, Malayalam.
    const ZEROS: [u32; 9] = [0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66];
    if c.is_ascii_digit() {
        return Some(c);
    }
    let code = u32::from(c);
    ZEROS
        .iter()
        .find(|zero| (**zero..**zero + 10).contains(&code))
        .and_then(|zero| char::from_digit(code - zero, 10))
}

impl std::fmt::Debug for PhoneNumber {
    /// Hides all but the last two digits, so that a number does not reach a log by way of `{:?}`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PhoneNumber(…{})", &self.0[self.0.len() - 2..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(PhoneNumber::parse(text).ok().as_ref().map(PhoneNumber::as_str), expected, "{text}");
    }

    #[test]
    fn an_indian_number_is_read_as_people_write_it() {
        for text in [
            "9812345678",
            "98123 45678",
            "+91 98123-45678",
            "09812345678",
            "919812345678",
            "0091 9812345678",
            "९८१२३४५६७८",
        ] {
            check(text, Some("+919812345678"));
        }
    }

    #[test]
    fn what_cannot_be_a_number_is_refused() {
        for text in [
            "",
            "12345",
            "5812345678",
            "98123456789",
            "+91 1234567890",
            "98123x5678",
            "9+812345678",
            "00",
            "+",
            "+0123456789",
            "☎",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn a_foreign_number_needs_its_plus_and_cannot_pay_here() {
        check("+1 650 555 1234", Some("+16505551234"));
        assert!(!PhoneNumber::parse("+16505551234").unwrap().is_indian());
    }

    #[test]
    fn debug_output_hides_the_number() {
        assert_eq!(format!("{:?}", PhoneNumber::parse("9812345678").unwrap()), "PhoneNumber(…78)");
    }
}
