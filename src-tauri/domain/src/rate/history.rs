//! The rates of GST with the dates they were in force, as data.
//!
//! The bill's date decides, not the time of supply: a bill is written on the day the goods are sold. A credit note
//! bears the rate of its invoice, and so is checked against the invoice's date.

use super::Percent;
use jiff::civil::{Date, date};
use rust_decimal::Decimal;

/// Why a rate cannot stand on a bill of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum RateTrouble {
    /// GST never had such a rate.
    #[error("there is no such rate of GST")]
    Unknown,
    /// It exists, but not on that date, or not any more for these goods.
    #[error("the rate of GST is not in force on that date")]
    NotInForce,
}

/// Whether a rate can stand on a bill of that date for goods whose tariff code is not known.
///
/// # Errors
/// [`RateTrouble`] says whether it never existed, or not on that date. A rate of 0 is always good.
pub fn gst_rate_on(rate: Percent, date: Date) -> Result<(), RateTrouble> {
    gst_rate_of(None, rate, date)
}

/// As [`gst_rate_on`], for goods of a tariff code as typed: some kept a rate that others lost.
///
/// # Errors
/// [`RateTrouble`] says whether it never existed, or not on that date and for these goods.
pub fn gst_rate_of(hsn: Option<&str>, rate: Percent, date: Date) -> Result<(), RateTrouble> {
    if rate == Percent::ZERO {
        return Ok(());
    }
    let mut periods = PERIODS.iter().filter(|period| period.rate == rate).peekable();
    if periods.peek().is_none() {
        return Err(RateTrouble::Unknown);
    }
    let in_force = periods.any(|period| period.contains(date) && period.applies_to(hsn));
    if in_force { Ok(()) } else { Err(RateTrouble::NotInForce) }
}

/// The rates that goods of any kind may bear on that date, 0 first, in ascending order: what a shop is offered.
pub fn gst_rates_on(date: Date) -> impl Iterator<Item = Percent> {
    let others = PERIODS.iter().filter(move |period| period.contains(date) && period.applies_to(None));
    std::iter::once(Percent::ZERO).chain(others.map(|period| period.rate))
}

/// Whether compensation cess can stand on a bill of that date. It began with GST and fell to nil on 1 February 2026.
#[must_use]
pub fn cess_in_force_on(date: Date) -> bool {
    date >= GST_BEGAN && date <= CESS_ENDED
}

/// The first day of GST; before it there is no rate but 0.
const GST_BEGAN: Date = date(2017, 7, 1);

/// The last day before the schedules of notification 9/2025-Central Tax (Rate).
const BEFORE_NEW_SCHEDULES: Date = date(2025, 9, 21);

/// The last day of compensation cess, and of the 28 % on tobacco and pan masala that went with it.
const CESS_ENDED: Date = date(2026, 1, 31);

/// A rate and a time in which it could stand on a bill, both days included.
struct Period {
    rate: Percent,
    from: Date,
    until: Option<Date>,
    goods: Kind,
}

/// For which goods a rate is in force.
#[derive(Clone, Copy)]
enum Kind {
    Any,
    /// Building bricks, fly ash bricks and blocks, bricks of fossil meals, roofing tiles: notification 14/2025 left
    /// them what notification 2/2022 gave them, 12 % with input tax credit or 6 % without.
    Bricks,
}

impl Period {
    fn contains(&self, date: Date) -> bool {
        date >= self.from && self.until.is_none_or(|until| date <= until)
    }

    fn applies_to(&self, hsn: Option<&str>) -> bool {
        match self.goods {
            Kind::Any => true,
            Kind::Bricks => hsn.is_some_and(is_brick),
        }
    }
}

/// The headings of [`Kind::Bricks`]; a code is typed with four, six or eight digits, and sometimes with spaces.
fn is_brick(hsn: &str) -> bool {
    let digits: String = hsn.chars().filter(char::is_ascii_digit).collect();
    ["6815", "6901", "6904", "6905"].iter().any(|heading| digits.starts_with(heading))
}

const fn any(hundredths: u32, from: Date, until: Option<Date>) -> Period {
    Period { rate: rate(hundredths), from, until, goods: Kind::Any }
}

const fn bricks(hundredths: u32, from: Date) -> Period {
    Period { rate: rate(hundredths), from, until: None, goods: Kind::Bricks }
}

/// A rate given in hundredths of a percent, without trailing zeros, as rates that were read have none.
const fn rate(hundredths: u32) -> Percent {
    let (digits, places) = match hundredths {
        whole if whole % 100 == 0 => (whole / 100, 0),
        tenths if tenths % 10 == 0 => (tenths / 10, 1),
        other => (other, 2),
    };
    Percent(Decimal::from_parts(digits, 0, 0, false, places))
}

/// In ascending order of rates. 0.1 % and 7.5 % are kept for old documents only: they end with the old schedules,
/// being in none of the new ones.
static PERIODS: [Period; 12] = [
    // To merchant exporters, notification 40/2017 of 23 October 2017.
    any(10, date(2017, 10, 23), Some(BEFORE_NEW_SCHEDULES)),
    // Rough diamonds.
    any(25, GST_BEGAN, None),
    // Affordable homes since April 2019 (notification 3/2019), job work on diamonds since October 2019, and a
    // schedule of its own since 2025: the earliest of them counts, since a bill does not say which it is.
    any(1_50, date(2019, 4, 1), None),
    any(3_00, GST_BEGAN, None),
    any(5_00, GST_BEGAN, None),
    bricks(6_00, date(2022, 4, 1)),
    // Homes that are not affordable ones, notification 3/2019.
    any(7_50, date(2019, 4, 1), Some(BEFORE_NEW_SCHEDULES)),
    any(12_00, GST_BEGAN, Some(BEFORE_NEW_SCHEDULES)),
    bricks(12_00, date(2025, 9, 22)),
    any(18_00, GST_BEGAN, None),
    // Since 22 September 2025 for tobacco and pan masala only, which their many codes do not tell apart for certain.
    any(28_00, GST_BEGAN, Some(CESS_ENDED)),
    any(40_00, date(2025, 9, 22), None),
];

#[cfg(test)]
mod tests {
    use super::*;
    use RateTrouble::{NotInForce, Unknown};

    #[track_caller]
    fn check(rate: &str, on: &str, expected: Result<(), RateTrouble>) {
        check_goods(None, rate, on, expected);
    }

    #[track_caller]
    fn check_goods(hsn: Option<&str>, rate: &str, on: &str, expected: Result<(), RateTrouble>) {
        let rate = Percent::parse(rate).unwrap();
        assert_eq!(gst_rate_of(hsn, rate, on.parse().unwrap()), expected, "{rate} % on {on}");
    }

    #[test]
    fn a_rate_is_in_force_from_its_first_to_its_last_day() {
        check("12", "2017-06-30", Err(NotInForce));
        check("12", "2017-07-01", Ok(()));
        check("12", "2025-09-21", Ok(()));
        check("12", "2025-09-22", Err(NotInForce));
        check("12", "2026-11-22", Err(NotInForce));
        check("28", "2025-12-01", Ok(()));
        check("28", "2026-01-31", Ok(()));
        check("28", "2026-02-01", Err(NotInForce));
        check("40", "2025-01-01", Err(NotInForce));
        check("40", "2025-09-22", Ok(()));
        check("1.5", "2019-03-31", Err(NotInForce));
        check("1.50", "2026-11-22", Ok(()));
        check("0.1", "2024-06-01", Ok(()));
        check("7.5", "2026-11-22", Err(NotInForce));
        check("18", "2200-01-01", Ok(()));
    }

    #[test]
    fn a_rate_nobody_set_is_unknown_on_any_date() {
        for rate in ["13", "18.5", "0.05", "100", "300"] {
            check(rate, "2024-06-01", Err(Unknown));
            check(rate, "1999-01-01", Err(Unknown));
        }
    }

    #[test]
    fn nothing_is_always_a_good_rate() {
        check("0", "1947-08-15", Ok(()));
        check("0.00", "2026-11-22", Ok(()));
    }

    #[test]
    fn bricks_keep_what_others_lost() {
        for hsn in ["6904", "69041000", "6904 10 00", "6815.99.10"] {
            check_goods(Some(hsn), "12", "2026-11-22", Ok(()));
            check_goods(Some(hsn), "6", "2026-11-22", Ok(()));
        }
        for hsn in [None, Some(""), Some("1701"), Some("169041")] {
            check_goods(hsn, "12", "2026-11-22", Err(NotInForce));
            check_goods(hsn, "6", "2026-11-22", Err(NotInForce));
        }
        check_goods(Some("6904"), "6", "2022-03-31", Err(NotInForce));
    }

    #[test]
    fn cess_ended_with_january_2026() {
        for (on, expected) in
            [("2017-06-30", false), ("2017-07-01", true), ("2026-01-31", true), ("2026-02-01", false)]
        {
            assert_eq!(cess_in_force_on(on.parse().unwrap()), expected, "{on}");
        }
    }

    #[test]
    fn a_shop_is_offered_the_rates_of_its_day() {
        let offered =
            |on: &str| gst_rates_on(on.parse().unwrap()).map(|rate| rate.to_string()).collect::<Vec<_>>();
        assert_eq!(offered("2026-11-22"), ["0", "0.25", "1.5", "3", "5", "18", "40"]);
        assert_eq!(offered("2018-01-01"), ["0", "0.1", "0.25", "3", "5", "12", "18", "28"]);
        assert_eq!(offered("2016-01-01"), ["0"]);
    }
}
