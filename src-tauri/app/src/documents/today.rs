//! A bill as it is invoiced on a day: rates may have changed since it was written, and then the total stays.

use crate::error::AppError;
use domain::bill::RateChange;
use domain::{Bill, LineDraft, Percent};
use jiff::civil::Date;
use store::{OrderRow, Read};

/// A bill on the day of its invoice.
pub struct BillToday {
    /// The bill of that day; its total is what was agreed.
    pub bill: Bill,
    /// Lines whose rate is another one now.
    pub changes: Vec<RateChange>,
}

/// The bill of an order on a day.
///
/// # Errors
/// A rate that is not in force on that day and that no item of the shop replaces, at `lines[i].gst_rate`.
pub fn bill_today(book: &Read<'_>, order: &OrderRow, day: Date) -> Result<BillToday, AppError> {
    let bill = order.bill()?;
    if bill.draft().date == day {
        return Ok(BillToday { bill, changes: Vec::new() });
    }
    let mut rates = Vec::new();
    for line in bill.all_lines() {
        rates.push(rate_on(book, line.entered(), line.rate(), day)?);
    }
    let rate = |place: usize, line: &LineDraft| rates.get(place).copied().unwrap_or(line.gst_rate);
    let restated = bill.on(day, rate)?;
    Ok(BillToday { bill: restated.bill, changes: restated.changes })
}

/// The rate that was agreed, while it is in force; else the one that the shop has given the item since.
fn rate_on(book: &Read<'_>, line: &LineDraft, agreed: Percent, day: Date) -> Result<Percent, AppError> {
    if domain::rate::gst_rate_of(line.hsn.as_deref(), agreed, day).is_ok() {
        return Ok(agreed);
    }
    let product = line.sku.as_deref().map(|sku| book.product_by_code(sku)).transpose()?.flatten();
    Ok(product.map_or(agreed, |row| row.product.gst_rate))
}
