//! Goods whose rate depends on what one piece costs: clothes and footwear.
//!
//! The value of one piece is what is left after its discounts and without tax (section 15), so a sale can move goods
//! into the lower rate. On inclusive prices that is circular: whatever costs too much at the lower rate bears the
//! higher one, so a price that neither rate fits (₹2,625.01 to ₹2,950 today) never bears too little.

use super::Percent;
use crate::money::Paise;
use crate::quantity::Quantity;
use jiff::civil::{Date, date};
use rust_decimal::Decimal;

/// Which rule of price a line follows. The shop says so for a product; [`PriceRule::suggested`] offers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PriceRule {
    /// Clothes and made-up textiles, chapters 61 to 63.
    Apparel,
    /// Footwear, headings 6401 to 6405, by the pair.
    Footwear,
}

impl PriceRule {
    /// The name in files, in the book and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            PriceRule::Apparel => "apparel",
            PriceRule::Footwear => "footwear",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<PriceRule> {
        [PriceRule::Apparel, PriceRule::Footwear].into_iter().find(|rule| rule.as_str() == name)
    }

    /// The rule that goods of a tariff code probably follow. Worn clothes and rags, headings 6309 and 6310, follow none.
    #[must_use]
    pub fn suggested(hsn: &str) -> Option<PriceRule> {
        let digits: String = hsn.chars().filter(char::is_ascii_digit).collect();
        let heading: u32 = digits.get(..4)?.parse().ok()?;
        match heading {
            6101..=6117 | 6201..=6217 | 6301..=6308 => Some(PriceRule::Apparel),
            6401..=6405 => Some(PriceRule::Footwear),
            _ => None,
        }
    }

    /// How the rate follows from the price on a day. `None` before GST.
    #[must_use]
    pub fn step_on(self, on: Date) -> Option<PriceStep> {
        let step = STEPS.iter().find(|step| step.rule == self && step.contains(on))?;
        Some(PriceStep {
            most: Paise::new(step.most_rupees * 100),
            up_to_it: whole(step.low),
            above_it: whole(step.high),
            since: step.from,
        })
    }

    /// The rate of `quantity` pieces that cost `net` together, all discounts taken off and shipping left out.
    /// `inclusive` says that tax is inside. `None` before GST, or when a figure does not fit.
    #[must_use]
    pub fn rate(self, net: Paise, quantity: Quantity, inclusive: bool, on: Date) -> Option<Percent> {
        let step = STEPS.iter().find(|step| step.rule == self && step.contains(on))?;
        let (low, high) = (whole(step.low), whole(step.high));
        let most = Paise::new(step.most_rupees * 100).times(quantity.get())?;
        let most = if inclusive {
            most.times_fraction(Decimal::ONE_HUNDRED.checked_add(low.get())?, Decimal::ONE_HUNDRED)?
        } else {
            most
        };
        Some(if net <= most { low } else { high })
    }
}

/// How the rate of goods follows from what one piece costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PriceStep {
    /// The limit for the value of one piece, without tax.
    pub most: Paise,
    /// The rate up to the limit.
    pub up_to_it: Percent,
    /// The rate above it.
    pub above_it: Percent,
    /// The day since when.
    pub since: Date,
}

/// A limit for the value of one piece, and the rates up to it and above it, in whole percent.
struct Step {
    rule: PriceRule,
    from: Date,
    until: Option<Date>,
    most_rupees: i64,
    low: u32,
    high: u32,
}

impl Step {
    fn contains(&self, date: Date) -> bool {
        date >= self.from && self.until.is_none_or(|until| date <= until)
    }
}

const fn whole(percent: u32) -> Percent {
    Percent(Decimal::from_parts(percent, 0, 0, false, 0))
}

const fn step(
    rule: PriceRule,
    from: Date,
    until: Option<Date>,
    most_rupees: i64,
    (low, high): (u32, u32),
) -> Step {
    Step { rule, from, until, most_rupees, low, high }
}

/// Notifications 1/2017, 18/2018 (footwear to ₹1,000), 14/2021 (footwear to 12 %) and 9/2025 of Central Tax (Rate).
static STEPS: [Step; 6] = [
    step(PriceRule::Apparel, date(2017, 7, 1), Some(date(2025, 9, 21)), 1_000, (5, 12)),
    step(PriceRule::Apparel, date(2025, 9, 22), None, 2_500, (5, 18)),
    step(PriceRule::Footwear, date(2017, 7, 1), Some(date(2018, 7, 26)), 500, (5, 18)),
    step(PriceRule::Footwear, date(2018, 7, 27), Some(date(2021, 12, 31)), 1_000, (5, 18)),
    step(PriceRule::Footwear, date(2022, 1, 1), Some(date(2025, 9, 21)), 1_000, (12, 18)),
    step(PriceRule::Footwear, date(2025, 9, 22), None, 2_500, (5, 18)),
];

#[cfg(test)]
mod tests {
    use super::*;
    use PriceRule::{Apparel, Footwear};

    #[track_caller]
    fn check(rule: PriceRule, net: &str, pieces: &str, inclusive: bool, on: &str, expected: &str) {
        let net = Paise::parse_rupees(net).unwrap();
        let rate = rule.rate(net, Quantity::parse(pieces).unwrap(), inclusive, on.parse().unwrap());
        assert_eq!(rate.unwrap().to_string(), expected, "{rule:?} {net:?} {on}");
    }

    #[test]
    fn the_limit_itself_still_bears_the_lower_rate() {
        check(Apparel, "2500.00", "1", false, "2026-11-22", "5");
        check(Apparel, "2500.01", "1", false, "2026-11-22", "18");
        check(Footwear, "5000.00", "2", false, "2026-11-22", "5");
        check(Footwear, "5000.01", "2", false, "2026-11-22", "18");
    }

    #[test]
    fn the_limit_is_the_one_of_the_day() {
        check(Apparel, "1000", "1", false, "2025-09-21", "5");
        check(Apparel, "1001", "1", false, "2025-09-21", "12");
        check(Apparel, "1001", "1", false, "2025-09-22", "5");
        check(Footwear, "999", "1", false, "2018-07-26", "18");
        check(Footwear, "999", "1", false, "2018-07-27", "5");
        check(Footwear, "999", "1", false, "2022-01-01", "12");
    }

    #[test]
    fn a_price_with_tax_inside_is_measured_without_it() {
        check(Apparel, "2625.00", "1", true, "2026-11-22", "5");
        check(Apparel, "2625.01", "1", true, "2026-11-22", "18");
        check(Apparel, "2950.00", "1", true, "2026-11-22", "18");
    }

    #[test]
    fn before_gst_there_is_no_rule() {
        assert_eq!(Apparel.rate(Paise::ZERO, Quantity::ONE, false, date(2017, 6, 30)), None);
    }

    #[test]
    fn a_rule_is_offered_for_clothes_and_shoes_only() {
        for (hsn, expected) in [
            ("6109", Some(Apparel)),
            ("620342", Some(Apparel)),
            ("6403 99 90", Some(Footwear)),
            ("6309", None),
            ("6406", None),
            ("1701", None),
            ("61", None),
            ("", None),
        ] {
            assert_eq!(PriceRule::suggested(hsn), expected, "{hsn}");
        }
    }
}
