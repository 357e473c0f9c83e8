//! Between columns and domain types.

use crate::error::StoreError;
use domain::{Discount, Paise, Percent, TillLetter};
use jiff::Timestamp;
use rusqlite::Row;

/// A time as the book keeps it: UTC milliseconds.
pub fn at(time: Timestamp) -> i64 {
    time.as_millisecond()
}

/// A time from the book. Out of range cannot be written by this program and reads as none.
pub fn timestamp(millisecond: Option<i64>) -> Option<Timestamp> {
    millisecond.and_then(|millisecond| Timestamp::from_millisecond(millisecond).ok())
}

/// A time that must be there.
pub fn required_timestamp(millisecond: i64) -> Timestamp {
    timestamp(Some(millisecond)).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// Names a row that does not hold what it must.
#[expect(clippy::needless_pass_by_value, reason = "an id is a number, or made for this")]
pub fn row_error(table: &'static str, id: impl ToString, what: &'static str) -> StoreError {
    StoreError::Row { table, id: id.to_string(), what }
}

/// An amount from a column.
pub fn paise(row: &Row<'_>, column: &str) -> rusqlite::Result<Paise> {
    row.get(column).map(Paise::new)
}

/// An amount that may be missing.
pub fn maybe_paise(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Paise>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(Paise::new))
}

/// The two columns of a discount.
pub fn discount_columns(discount: Option<Discount>) -> (Option<String>, Option<i64>) {
    match discount {
        Some(Discount::Percent(percent)) => (Some(percent.to_string()), None),
        Some(Discount::Amount(amount)) => (None, Some(amount.get())),
        None => (None, None),
    }
}

/// A discount from its two columns; `Err` when the percent does not parse.
pub fn discount(row: &Row<'_>) -> rusqlite::Result<Result<Option<Discount>, ()>> {
    let percent: Option<String> = row.get("discount_percent")?;
    let amount = maybe_paise(row, "discount_paise")?;
    Ok(match (percent, amount) {
        (Some(percent), _) => {
            Percent::parse(&percent).map(|percent| Some(Discount::Percent(percent))).ok_or(())
        }
        (None, Some(amount)) => Ok(Some(Discount::Amount(amount))),
        (None, None) => Ok(None),
    })
}

/// A count or position as a column keeps it.
pub fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// A till from its letter.
pub fn till_letter(letter: &str) -> Option<TillLetter> {
    letter.chars().next().and_then(|letter| TillLetter::new(letter).ok())
}
