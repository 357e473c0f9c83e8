//! Money: whole paise, checked arithmetic, one rounding rule.

use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};
use thiserror::Error;

/// An amount in paise. Arithmetic is checked, and no constructor takes a float.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Paise(i64);

/// Why a text is no amount of rupees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AmountError {
    /// Not a decimal number, or too large for the book.
    #[error("not an amount in rupees")]
    Invalid,
    /// More than two digits after the point.
    #[error("an amount in rupees has at most two decimal places")]
    Precision,
}

impl Paise {
    /// Nothing at all.
    pub const ZERO: Paise = Paise(0);

    /// An amount of whole paise.
    #[must_use]
    pub const fn new(paise: i64) -> Paise {
        Paise(paise)
    }

    /// The number of paise.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }

    /// Reads rupees as a person or a file writes them: `1234.5`, `-0.01`.
    ///
    /// # Errors
    /// [`AmountError::Precision`] for more than two decimal places, [`AmountError::Invalid`] for anything
    /// else that is no amount, exponents included.
    pub fn parse_rupees(text: &str) -> Result<Paise, AmountError> {
        let decimal = parse_decimal(text).ok_or(AmountError::Invalid)?;
        if decimal.normalize().scale() > 2 {
            return Err(AmountError::Precision);
        }
        decimal
            .checked_mul(Decimal::ONE_HUNDRED)
            .and_then(|paise| paise.to_i64())
            .map(Paise)
            .ok_or(AmountError::Invalid)
    }

    /// Rupees with two places and no grouping: `1234.50`. For files and wire, not for people.
    #[must_use]
    pub fn to_rupees(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let paise = self.0.unsigned_abs();
        format!("{sign}{}.{:02}", paise / 100, paise % 100)
    }

    /// Half a paisa rounds away from zero. Every product of money and a rate or quantity comes from here.
    ///
    /// `None` when the product does not fit.
    #[must_use]
    pub fn times(self, factor: Decimal) -> Option<Paise> {
        Self::rounded(Decimal::from(self.0).checked_mul(factor)?)
    }

    /// As [`Paise::times`], with the factor given as a fraction, so that a division is rounded once only.
    #[must_use]
    pub fn times_fraction(self, numerator: Decimal, denominator: Decimal) -> Option<Paise> {
        Self::rounded(Decimal::from(self.0).checked_mul(numerator)?.checked_div(denominator)?)
    }

    fn rounded(paise: Decimal) -> Option<Paise> {
        paise.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_i64().map(Paise)
    }

    /// The sum, or `None` when it does not fit.
    #[must_use]
    pub const fn plus(self, other: Paise) -> Option<Paise> {
        match self.0.checked_add(other.0) {
            Some(sum) => Some(Paise(sum)),
            None => None,
        }
    }

    /// The difference, or `None` when it does not fit.
    #[must_use]
    pub const fn minus(self, other: Paise) -> Option<Paise> {
        match self.0.checked_sub(other.0) {
            Some(difference) => Some(Paise(difference)),
            None => None,
        }
    }

    /// The sum of many amounts, or `None` when it does not fit.
    pub fn sum(amounts: impl IntoIterator<Item = Paise>) -> Option<Paise> {
        amounts.into_iter().try_fold(Paise::ZERO, Paise::plus)
    }

    /// The nearest whole rupee, half a rupee away from zero.
    #[must_use]
    pub fn to_whole_rupee(self) -> Option<Paise> {
        self.times_fraction(Decimal::ONE, Decimal::ONE_HUNDRED)?.0.checked_mul(100).map(Paise)
    }

    /// Whether this is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether this is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }
}

/// Reads a plain decimal number: an optional minus, digits, an optional point. No exponent, no grouping.
pub(crate) fn parse_decimal(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        && digits.contains(|c: char| c.is_ascii_digit());
    if plain { Decimal::from_str_exact(text).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_times(paise: i64, factor: &str, expected: i64) {
        let factor = parse_decimal(factor).unwrap();
        assert_eq!(Paise::new(paise).times(factor), Some(Paise::new(expected)));
    }

    #[test]
    fn half_a_paisa_rounds_away_from_zero() {
        check_times(25, "0.18", 5);
        check_times(-25, "0.18", -5);
        check_times(24, "0.18", 4);
        check_times(-25, "0.1", -3);
    }

    #[test]
    fn rupees_have_at_most_two_places() {
        assert_eq!(Paise::parse_rupees("1.005"), Err(AmountError::Precision));
        assert_eq!(Paise::parse_rupees("1.500"), Ok(Paise::new(150)));
        assert_eq!(Paise::parse_rupees("-0.01"), Ok(Paise::new(-1)));
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in ["", ".", "-", "1e3", "1,000.00", "₹5", "NaN", "99999999999999999999999999", " 1", "0x10"]
        {
            assert_eq!(Paise::parse_rupees(text), Err(AmountError::Invalid), "{text}");
        }
    }

    #[test]
    fn whole_rupees_round_half_away_from_zero() {
        for (paise, rupees) in [(150, 200), (149, 100), (-150, -200), (0, 0), (50, 100)] {
            assert_eq!(Paise::new(paise).to_whole_rupee(), Some(Paise::new(rupees)));
        }
    }

    #[test]
    fn overflow_is_no_amount() {
        assert_eq!(Paise::new(i64::MAX).plus(Paise::new(1)), None);
        assert_eq!(Paise::new(i64::MAX).times(Decimal::TWO), None);
    }
}
