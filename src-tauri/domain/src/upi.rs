//! The link that opens any UPI app with everything filled in, after NPCI's linking specification:
//! `upi://pay?pa=…&pn=…&am=…&cu=INR&tr=…`.
//!
//! Static facts only: whether the money arrived is asked elsewhere.

use crate::identity::Vpa;
use crate::money::Paise;
use thiserror::Error;
use unicode_segmentation::UnicodeSegmentation;

/// The longest payee name put into a link, in bytes once encoded; a longer one makes a QR too fine for a worn
/// thermal head. A name in Devanagari takes nine bytes a letter: give the Latin one that the bank knows.
const MOST_NAME_BYTES: usize = 120;

/// Who is paid by UPI without a gateway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpiPayee {
    /// Where the money goes.
    pub vpa: Vpa,
    /// Whose it is; apps show the name that the bank knows instead.
    pub name: String,
    /// What the payee sells, only if the bank gave the code: with a wrong one, payments are declined.
    pub mcc: Option<Mcc>,
}

/// A merchant category code: four digits that the bank gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mcc([u8; 4]);

/// The text is no merchant category code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a merchant category code has four digits")]
pub struct MccInvalid;

impl Mcc {
    /// Reads four digits.
    ///
    /// # Errors
    /// [`MccInvalid`] for anything else.
    pub fn parse(text: &str) -> Result<Mcc, MccInvalid> {
        let digits: [u8; 4] = text.trim().as_bytes().try_into().map_err(|_| MccInvalid)?;
        if digits.iter().all(u8::is_ascii_digit) { Ok(Mcc(digits)) } else { Err(MccInvalid) }
    }

    /// The four digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl UpiPayee {
    /// Asks for an amount above nothing under a reference, which the bank gives back.
    #[must_use]
    pub fn link(&self, amount: Paise, reference: &str) -> String {
        link(self.vpa.as_str(), &self.name, self.mcc, amount, reference)
    }
}

/// Asks for `amount`, to be paid to `vpa`, whose holder is shown as `payee`, under a reference that stands as `tr`.
/// Whatever the texts hold, they stay in their places.
#[must_use]
pub fn link(vpa: &str, payee: &str, mcc: Option<Mcc>, amount: Paise, reference: &str) -> String {
    let mcc = mcc.map(|mcc| format!("&mc={}", mcc.as_str())).unwrap_or_default();
    format!(
        "upi://pay?pa={}&pn={}{mcc}&am={}&cu=INR&tr={}",
        escaped(vpa),
        escaped(&shortened(payee)),
        amount.to_rupees(),
        escaped(reference),
    )
}

/// As many whole clusters of a name as a link takes.
fn shortened(name: &str) -> String {
    let mut left = MOST_NAME_BYTES;
    let fits = |cluster: &&str| {
        let needed = escaped(cluster).len();
        let fits = needed <= left;
        left = left.saturating_sub(needed);
        fits
    };
    name.graphemes(true).take_while(fits).collect()
}

/// Percent-encodes everything but RFC 3986's unreserved characters and `@`, which some apps do not decode.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn payee(name: &str, mcc: Option<&str>) -> UpiPayee {
        let mcc = mcc.map(|code| Mcc::parse(code).unwrap());
        UpiPayee { vpa: Vpa::parse("navrang.kirana@upi").unwrap(), name: name.to_owned(), mcc }
    }

    #[test]
    fn a_link_carries_amount_reference_and_category_and_no_raw_space() {
        assert_eq!(
            payee("Navrang & Sons", Some("5411")).link(Paise::new(2_204_700), "K7Q3A0000831A"),
            "upi://pay?pa=navrang.kirana@upi&pn=Navrang%20%26%20Sons&mc=5411&am=22047.00&cu=INR&tr=K7Q3A0000831A"
        );
        assert!(!payee("Navrang", None).link(Paise::new(1), "R").contains("mc="));
    }

    #[test]
    fn no_text_smuggles_another_amount_into_a_link() {
        let link = payee("x&am=1", None).link(Paise::new(500), "R&am=2");
        assert_eq!(link.matches("am=").count(), 1, "{link}");
        assert!(link.ends_with("&tr=R%26am%3D2"), "{link}");
    }

    #[test]
    fn a_long_name_is_cut_between_characters() {
        let link = payee(&"कि".repeat(40), None).link(Paise::new(500), "R");
        let name = link.split("pn=").nth(1).unwrap().split('&').next().unwrap();
        assert_eq!(name.len(), 108);
    }

    #[test]
    fn a_category_has_four_digits() {
        assert_eq!(Mcc::parse(" 5411 ").unwrap().as_str(), "5411");
        for text in ["", "541", "54111", "54a1", "५४११"] {
            assert_eq!(Mcc::parse(text), Err(MccInvalid), "{text}");
        }
    }
}
