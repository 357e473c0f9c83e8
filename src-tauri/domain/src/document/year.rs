//! Financial years and the periods of returns. Days are days in India; which day it is there, the caller says.

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// A year from 1 April to 31 March.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FinancialYear(i16);

/// Days for which a return is filed or a book is made: a month, the quarter of a shop that files every three months, or
/// for books any other days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReturnPeriod {
    first: Date,
    last: Date,
}

impl FinancialYear {
    /// The year that a day belongs to.
    #[must_use]
    pub fn of(day: Date) -> FinancialYear {
        FinancialYear(if day.month() >= 4 { day.year() } else { day.year() - 1 })
    }

    /// The calendar year it begins in.
    #[must_use]
    pub const fn begins_in(self) -> i16 {
        self.0
    }

    /// Its 1 April.
    #[must_use]
    pub fn first_day(self) -> Date {
        date(self.0.max(-9998), 4, 1)
    }

    /// Its 31 March.
    #[must_use]
    pub fn last_day(self) -> Date {
        date(self.0.saturating_add(1).min(9999), 3, 31)
    }

    /// Whether a day belongs to it.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        FinancialYear::of(day) == self
    }

    /// `26-27`.
    #[must_use]
    pub fn short(self) -> String {
        let (from, to) = self.two_digits();
        format!("{from:02}-{to:02}")
    }

    /// `2627`.
    #[must_use]
    pub fn digits(self) -> String {
        let (from, to) = self.two_digits();
        format!("{from:02}{to:02}")
    }

    fn two_digits(self) -> (i16, i16) {
        (self.0.rem_euclid(100), self.0.saturating_add(1).rem_euclid(100))
    }
}

impl std::fmt::Display for FinancialYear {
    /// `2026-27`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{:02}", self.0, self.two_digits().1)
    }
}

impl ReturnPeriod {
    /// The month of a day.
    #[must_use]
    pub fn month_of(day: Date) -> ReturnPeriod {
        ReturnPeriod { first: day.first_of_month(), last: day.last_of_month() }
    }

    /// The quarter of a day: April to June and so on.
    #[must_use]
    pub fn quarter_of(day: Date) -> ReturnPeriod {
        let into_quarter = (day.month() - 1) % 3;
        let first = day.first_of_month().saturating_sub(i64::from(into_quarter).months());
        ReturnPeriod { first, last: first.saturating_add(2.months()).last_of_month() }
    }

    /// The whole of a financial year, for books; no return covers it.
    #[must_use]
    pub fn year(year: FinancialYear) -> ReturnPeriod {
        ReturnPeriod { first: year.first_day(), last: year.last_day() }
    }

    /// Any days, for books, both included; `None` when the last comes before the first.
    #[must_use]
    pub fn between(first: Date, last: Date) -> Option<ReturnPeriod> {
        (first <= last).then_some(ReturnPeriod { first, last })
    }

    /// Whether a return can be filed for it: a month, or a quarter of the financial year.
    #[must_use]
    pub fn is_filed(self) -> bool {
        self == ReturnPeriod::month_of(self.first) || self == ReturnPeriod::quarter_of(self.first)
    }

    /// Its first day.
    #[must_use]
    pub const fn first_day(self) -> Date {
        self.first
    }

    /// Its last day.
    #[must_use]
    pub const fn last_day(self) -> Date {
        self.last
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// As the portal names it, by its last month: `112026`.
    #[must_use]
    pub fn portal_name(self) -> String {
        format!("{:02}{}", self.last.month(), self.last.year())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_turns_in_the_night_of_31_march() {
        let (before, after) = (FinancialYear::of(date(2027, 3, 31)), FinancialYear::of(date(2027, 4, 1)));
        assert_eq!((before.short().as_str(), after.short().as_str()), ("26-27", "27-28"));
        assert_eq!((before.to_string().as_str(), after.digits().as_str()), ("2026-27", "2728"));
        assert_eq!(before.last_day(), date(2027, 3, 31));
        assert_eq!(after.first_day(), date(2027, 4, 1));
        assert!(before.contains(date(2026, 4, 1)) && !before.contains(date(2026, 3, 31)));
    }

    #[test]
    fn the_turn_of_a_century_is_two_digits_too() {
        let year = FinancialYear::of(date(2099, 4, 1));
        assert_eq!((year.to_string().as_str(), year.short().as_str()), ("2099-00", "99-00"));
    }

    #[test]
    fn a_period_is_named_by_its_last_month() {
        let november = ReturnPeriod::month_of(date(2026, 11, 22));
        assert_eq!((november.first_day(), november.last_day()), (date(2026, 11, 1), date(2026, 11, 30)));
        assert_eq!(november.portal_name(), "112026");
        let winter = ReturnPeriod::quarter_of(date(2027, 2, 1));
        assert_eq!((winter.first_day(), winter.last_day()), (date(2027, 1, 1), date(2027, 3, 31)));
        assert_eq!(winter.portal_name(), "032027");
        assert_eq!(ReturnPeriod::quarter_of(date(2026, 6, 30)).first_day(), date(2026, 4, 1));
    }

    #[test]
    fn returns_are_filed_for_months_and_quarters_alone() {
        let days = |first, last| ReturnPeriod::between(first, last).unwrap();
        assert!(days(date(2026, 11, 1), date(2026, 11, 30)).is_filed());
        assert!(days(date(2026, 10, 1), date(2026, 12, 31)).is_filed());
        assert!(!days(date(2026, 11, 1), date(2027, 1, 31)).is_filed(), "three months, but no quarter");
        assert!(!days(date(2026, 11, 2), date(2026, 11, 30)).is_filed());
        assert_eq!(ReturnPeriod::between(date(2026, 11, 2), date(2026, 11, 1)), None);
    }

    #[test]
    fn the_ends_of_time_have_years_too() {
        for day in [Date::MIN, Date::MAX] {
            let year = FinancialYear::of(day);
            let _ = (year.first_day(), year.last_day(), year.short(), ReturnPeriod::quarter_of(day));
        }
    }
}
