//! How much of a thing is sold.

use crate::money::parse_decimal;
use rust_decimal::{Decimal, prelude::ToPrimitive};
use thiserror::Error;

/// A quantity above zero with at most six decimal places, below ten million.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity(Decimal);

/// The text is no quantity: zero, negative, too precise, or too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a quantity is above 0, below 1,00,00,000, with at most 6 decimal places")]
pub struct QuantityInvalid;

impl Quantity {
    /// One piece.
    pub const ONE: Quantity = Quantity(Decimal::ONE);

    /// Reads a quantity as a person or a file writes it.
    ///
    /// # Errors
    /// [`QuantityInvalid`] for what is not above zero, has more than six places, or is ten million or more.
    pub fn parse(text: &str) -> Result<Quantity, QuantityInvalid> {
        let value = parse_decimal(text).ok_or(QuantityInvalid)?.normalize();
        let fits = value > Decimal::ZERO && value < Decimal::from(10_000_000) && value.scale() <= 6;
        if fits { Ok(Quantity(value)) } else { Err(QuantityInvalid) }
    }

    /// The number itself, without trailing zeros.
    #[must_use]
    pub const fn get(self) -> Decimal {
        self.0
    }

    /// The number of pieces when the quantity is whole.
    #[must_use]
    pub fn whole(self) -> Option<u32> {
        if self.0.is_integer() { self.0.to_u32() } else { None }
    }
}

impl std::fmt::Display for Quantity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantity_is_above_zero_and_bounded() {
        for text in [
            "0",
            "0.000",
            "-1",
            "1e30",
            "1000000000000000000000000000000",
            "0.0000001",
            "",
            "two",
            "10000000",
        ] {
            assert_eq!(Quantity::parse(text), Err(QuantityInvalid), "{text}");
        }
    }

    #[test]
    fn trailing_zeros_do_not_make_a_quantity_broken() {
        assert_eq!(Quantity::parse("2.000").unwrap().whole(), Some(2));
        assert_eq!(Quantity::parse("2.50").unwrap().to_string(), "2.5");
        assert_eq!(Quantity::parse("2.5").unwrap().whole(), None);
    }
}
