//! The days that a file is about.

use crate::error::{AppError, Code};
use crate::views::{ExportKind, ExportQuery, PeriodSpan, PeriodView};
use domain::document::{FinancialYear, ReturnPeriod};
use jiff::ToSpan;
use jiff::civil::Date;

/// How many months a person may choose by name, the present one among them.
const MONTHS: i64 = 13;
/// How many quarters.
const QUARTERS: i64 = 5;
/// How many financial years.
const YEARS: i16 = 2;

/// The period of a query; of a return it is one that can be filed.
///
/// # Errors
/// [`Code::PeriodInvalid`] at `from` or `to`; [`Code::PeriodNotFiled`].
pub fn parse(query: &ExportQuery) -> Result<ReturnPeriod, AppError> {
    let (from, to) = (day(&query.from, "from")?, day(&query.to, "to")?);
    let period =
        ReturnPeriod::between(from, to).ok_or_else(|| AppError::new(Code::PeriodInvalid).at("to"))?;
    if query.kind == ExportKind::Gstr1 && !period.is_filed() {
        return Err(AppError::new(Code::PeriodNotFiled).at("to"));
    }
    Ok(period)
}

/// `2026-11` for a month, otherwise both days.
#[must_use]
pub fn short(period: ReturnPeriod) -> String {
    let (first, last) = (period.first_day(), period.last_day());
    if period == ReturnPeriod::month_of(first) {
        format!("{:04}-{:02}", first.year(), first.month())
    } else {
        format!("{first}_{last}")
    }
}

/// Months, quarters and years up to a day, each the newest first.
#[must_use]
pub fn recent(today: Date) -> Vec<PeriodView> {
    let before = |months: i64| today.first_of_month().saturating_sub(months.months());
    let months = (0..MONTHS).map(|n| (PeriodSpan::Month, ReturnPeriod::month_of(before(n))));
    let quarters = (0..QUARTERS).map(|n| (PeriodSpan::Quarter, ReturnPeriod::quarter_of(before(3 * n))));
    let years = (0..YEARS).map(|n| {
        let day = today.saturating_sub(i64::from(n).years());
        (PeriodSpan::Year, ReturnPeriod::year(FinancialYear::of(day)))
    });
    months
        .chain(quarters)
        .chain(years)
        .map(|(span, period)| PeriodView {
            span,
            from: period.first_day().to_string(),
            to: period.last_day().to_string(),
        })
        .collect()
}

/// Days before 2017 had no GST, and a year has four digits.
fn day(text: &str, field: &'static str) -> Result<Date, AppError> {
    let day: Option<Date> = text.trim().parse().ok();
    day.filter(|day| (2017..=2200).contains(&day.year()))
        .ok_or_else(|| AppError::new(Code::PeriodInvalid).at(field))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn parsed(kind: ExportKind, from: &str, to: &str) -> Result<String, (Code, Option<String>)> {
        let query = ExportQuery { kind, from: from.into(), to: to.into() };
        parse(&query).map(short).map_err(|refusal| (refusal.code, refusal.field))
    }

    #[test]
    fn days_that_are_none_are_refused_at_their_field() {
        let wrong = |field: &str| Err((Code::PeriodInvalid, Some(field.to_owned())));
        assert_eq!(parsed(ExportKind::DayBook, "", "2026-11-30"), wrong("from"));
        assert_eq!(parsed(ExportKind::DayBook, "2026-11-01", "2026-11-31"), wrong("to"));
        assert_eq!(parsed(ExportKind::DayBook, "2026-11-02", "2026-11-01"), wrong("to"));
        assert_eq!(parsed(ExportKind::DayBook, "1000-01-01", "9999-12-31"), wrong("from"));
    }

    #[test]
    fn a_return_is_filed_for_a_month_or_a_quarter_and_books_are_kept_for_any_days() {
        assert_eq!(parsed(ExportKind::Gstr1, "2026-11-01", "2026-11-30"), Ok("2026-11".to_owned()));
        let some_days = ("2026-11-01", "2026-11-07");
        let refused = parsed(ExportKind::Gstr1, some_days.0, some_days.1).unwrap_err();
        assert_eq!(refused, (Code::PeriodNotFiled, Some("to".to_owned())));
        let name = parsed(ExportKind::Tally, some_days.0, some_days.1);
        assert_eq!(name, Ok("2026-11-01_2026-11-07".to_owned()));
    }

    #[test]
    fn the_present_month_comes_first_then_those_before_it() {
        let all = recent(date(2026, 5, 31));
        let days: Vec<_> = all.iter().map(|one| (one.from.as_str(), one.to.as_str())).collect();
        assert_eq!(days[0], ("2026-05-01", "2026-05-31"));
        assert_eq!(days[1], ("2026-04-01", "2026-04-30"));
        assert_eq!(days[12], ("2025-05-01", "2025-05-31"));
        assert_eq!(days[13], ("2026-04-01", "2026-06-30"));
        assert_eq!(days[14], ("2026-01-01", "2026-03-31"));
        assert_eq!(days[18], ("2026-04-01", "2027-03-31"));
        assert_eq!(days[19], ("2025-04-01", "2026-03-31"));
        assert_eq!(days.len(), 20);
    }
}
