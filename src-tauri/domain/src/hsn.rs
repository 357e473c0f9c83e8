//! Codes of the tariff: HSN for goods, SAC (chapter 99) for services. How many digits a document must show depends on
//! the shop's turnover (notification 78/2020-Central Tax).

use thiserror::Error;

/// A code of 2, 4, 6 or 8 digits, of a chapter that exists.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hsn(String);

/// The text is no code of the tariff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("an HSN code has 2, 4, 6 or 8 digits and begins with a chapter from 01 to 99")]
pub struct HsnInvalid;

/// The yearly turnover of the shop, all its registrations under one PAN together, in the year before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turnover {
    /// Up to ₹5 crore.
    #[default]
    UpToFiveCrore,
    /// Above ₹5 crore: six digits on every invoice, and e-invoices for registered buyers.
    AboveFiveCrore,
    /// ₹10 crore or more: e-invoices within 30 days too.
    FromTenCrore,
}

/// How many digits of the code a document shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HsnDigits {
    /// None are asked for; a code that is there may be printed.
    Optional,
    /// At least so many.
    AtLeast(usize),
}

impl Hsn {
    /// Reads a code as people write it, with spaces or dots.
    ///
    /// # Errors
    /// [`HsnInvalid`] for another number of digits, anything that is no digit, or chapter 00 or 77, which is empty.
    pub fn parse(text: &str) -> Result<Hsn, HsnInvalid> {
        let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '.' | '\u{a0}')).collect();
        let shaped = matches!(digits.len(), 2 | 4 | 6 | 8) && digits.bytes().all(|b| b.is_ascii_digit());
        let chapter = digits.get(..2).unwrap_or_default();
        if shaped && !matches!(chapter, "00" | "77") { Ok(Hsn(digits)) } else { Err(HsnInvalid) }
    }

    /// The digits alone.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is a service.
    #[must_use]
    pub fn is_service(&self) -> bool {
        self.0.starts_with("99")
    }
}

impl Turnover {
    /// The name in files, in the book and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Turnover::UpToFiveCrore => "up_to_5_crore",
            Turnover::AboveFiveCrore => "above_5_crore",
            Turnover::FromTenCrore => "from_10_crore",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Turnover> {
        let all = [Turnover::UpToFiveCrore, Turnover::AboveFiveCrore, Turnover::FromTenCrore];
        all.into_iter().find(|turnover| turnover.as_str() == name)
    }

    /// How many digits an invoice of a regular dealer shows: four to registered buyers up to ₹5 crore, six to everybody
    /// above.
    #[must_use]
    pub const fn hsn_digits(self, buyer_is_registered: bool) -> HsnDigits {
        match (self, buyer_is_registered) {
            (Turnover::UpToFiveCrore, false) => HsnDigits::Optional,
            (Turnover::UpToFiveCrore, true) => HsnDigits::AtLeast(4),
            (Turnover::AboveFiveCrore | Turnover::FromTenCrore, _) => HsnDigits::AtLeast(6),
        }
    }

    /// Whether invoices to registered buyers have to be registered with the government (e-invoice, IRN), which is not
    /// done here. In force for this turnover since 1 August 2023.
    #[must_use]
    pub const fn needs_e_invoice(self) -> bool {
        match self {
            Turnover::UpToFiveCrore => false,
            Turnover::AboveFiveCrore | Turnover::FromTenCrore => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_write_it() {
        for (text, digits) in
            [("1701", "1701"), ("10 06 30 20", "10063020"), ("8471.30", "847130"), ("99", "99")]
        {
            assert_eq!(Hsn::parse(text).unwrap().as_str(), digits);
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for text in ["", "1", "170", "17011", "170113901", "00123456", "7701", "17O1", "१७०१", "-1701"]
        {
            assert_eq!(Hsn::parse(text), Err(HsnInvalid), "{text}");
        }
    }

    #[test]
    fn services_begin_with_99() {
        assert!(Hsn::parse("998311").unwrap().is_service());
        assert!(!Hsn::parse("9403").unwrap().is_service());
    }

    #[test]
    fn digits_follow_turnover_and_buyer() {
        let digits = |turnover: Turnover| (turnover.hsn_digits(false), turnover.hsn_digits(true));
        assert_eq!(digits(Turnover::UpToFiveCrore), (HsnDigits::Optional, HsnDigits::AtLeast(4)));
        assert_eq!(digits(Turnover::AboveFiveCrore), (HsnDigits::AtLeast(6), HsnDigits::AtLeast(6)));
    }
}
