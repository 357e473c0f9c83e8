//! Phone numbers as WhatsApp writes them: digits with the country, without a plus.
//!
//! Only Indian mobile numbers, because WhatsApp payments know no others.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An Indian mobile number, `91` and ten digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Phone(String);

impl Phone {
    /// Reads `+919812345678` or `919812345678`; nothing else is one.
    pub(crate) fn parse(written: &str) -> Option<Phone> {
        let digits = written.strip_prefix('+').unwrap_or(written);
        let rest = digits.strip_prefix("91")?;
        let mobile = rest.len() == 10
            && rest.bytes().all(|byte| byte.is_ascii_digit())
            && matches!(rest.as_bytes().first(), Some(b'6'..=b'9'));
        mobile.then(|| Phone(digits.to_owned()))
    }

    /// With the plus, as people write it.
    pub(crate) fn with_plus(&self) -> String {
        format!("+{}", self.0)
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Phone;

    #[track_caller]
    fn check(written: &str, read: Option<&str>) {
        assert_eq!(Phone::parse(written).as_ref().map(Phone::as_str), read);
    }

    #[test]
    fn an_indian_mobile_number_is_read_with_and_without_its_plus() {
        check("+919812345678", Some("919812345678"));
        check("919812345678", Some("919812345678"));
    }

    #[test]
    fn anything_else_is_no_number() {
        for written in
            ["", "9812345678", "+14155550100", "91981234567", "9198123456789", "915812345678", "91981234567x"]
        {
            check(written, None);
        }
    }
}
