//! Tax rates, and when they were in force.
//!
//! Which goods bear which rate is not decided here, with two exceptions: a few goods kept a rate that was abolished
//! for all others, and the rate of clothes and footwear follows from what a piece costs.

mod by_price;
mod history;

pub use by_price::PriceRule;
pub use history::{RateTrouble, cess_in_force_on, gst_rate_of, gst_rate_on, gst_rates_on};

use crate::money::parse_decimal;
use rust_decimal::Decimal;

/// A rate in percent, never negative, at most 100 for discounts and 300 for cess.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(Decimal);

impl Percent {
    /// Nothing.
    pub const ZERO: Percent = Percent(Decimal::ZERO);

    /// Reads `18`, `0.25`. `None` for what is no number from 0 to 300 with at most four places.
    #[must_use]
    pub fn parse(text: &str) -> Option<Percent> {
        let value = parse_decimal(text)?.normalize();
        let fits = value >= Decimal::ZERO && value <= Decimal::from(300) && value.scale() <= 4;
        fits.then_some(Percent(value))
    }

    /// The number of percent.
    #[must_use]
    pub const fn get(self) -> Decimal {
        self.0
    }
}

impl std::fmt::Display for Percent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
