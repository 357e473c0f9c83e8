//! UPI addresses.

use thiserror::Error;

/// A UPI address, `name@handle`, as typed. Whose it is, only the bank knows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Vpa(String);

/// The text is no UPI address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a UPI address is a name, an @ and a handle, without blanks")]
pub struct VpaInvalid;

impl Vpa {
    /// Reads an address. At most 255 characters; the name has letters, digits, `.`, `-` and `_`, the handle begins with
    /// a letter and has letters and digits. A mail address is none, for its handle has a dot.
    ///
    /// # Errors
    /// [`VpaInvalid`] for anything else.
    pub fn parse(text: &str) -> Result<Vpa, VpaInvalid> {
        let text = text.trim();
        let (name, handle) = text.split_once('@').ok_or(VpaInvalid)?;
        let good_name = !name.is_empty()
            && name.bytes().all(|c| c.is_ascii_alphanumeric() || matches!(c, b'.' | b'-' | b'_'));
        let good_handle = handle.len() >= 2
            && handle.starts_with(|c: char| c.is_ascii_alphabetic())
            && handle.bytes().all(|c| c.is_ascii_alphanumeric());
        let good = good_name && good_handle && text.len() <= 255;
        if good { Ok(Vpa(text.to_owned())) } else { Err(VpaInvalid) }
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_name_and_a_handle() {
        for text in ["asha@okaxis", "9812345678@ybl", "asha.stores-1_x@upi", " asha@okaxis "] {
            assert_eq!(Vpa::parse(text).unwrap().as_str(), text.trim());
        }
        for text in
            ["", "asha", "@ybl", "asha@", "a b@ybl", "asha@gmail.com", "asha@y", "asha@@ybl", "आशा@ybl"]
        {
            assert_eq!(Vpa::parse(text), Err(VpaInvalid), "{text}");
        }
        assert_eq!(Vpa::parse(&format!("{}@ybl", "a".repeat(260))), Err(VpaInvalid));
    }
}
