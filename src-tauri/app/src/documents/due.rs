//! What happened to an order, and the document that is due for it. Money and goods are never refused because a document
//! could not be made: the order then needs a person, and says why.

use super::making::{Sale, consolidate_before, invoice_in, may_share, not_made, receipt_in};
use crate::clock::day_in_india;
use crate::error::{AppError, Code};
use crate::queue::queue_document;
use crate::shop::App;
use domain::OrderId;
use domain::document::{Due, Extent, Happened, due};
use jiff::Timestamp;
use store::{OrderRow, Write};

/// Makes the document that is due now, if one is.
///
/// # Errors
/// What keeps the book from being written; a document that is refused is no error, the order needs a person then.
pub fn happened(book: &Write<'_>, id: OrderId, what: Happened, now: Timestamp) -> Result<(), AppError> {
    let Some(order) = book.order(id)? else { return Ok(()) };
    if order.totals.is_none() {
        return Ok(());
    }
    match make_due(book, order.clone(), what, now) {
        Err(error) if error.is_about_a_document() => not_made(book, &order, &error, now),
        other => other,
    }
}

fn make_due(book: &Write<'_>, order: OrderRow, what: Happened, now: Timestamp) -> Result<(), AppError> {
    let shop = book.shop()?;
    let shares = book.shared_document(order.id)?;
    if shares == Some(None) {
        // It waits for the invoice of its day; an earlier day's is made now.
        return consolidate_before(book, day_in_india(now), now).map(drop);
    }
    if shares.is_some() {
        return Ok(());
    }
    let kept = book.payment(order.id)?.kept();
    let sale = Sale::of(book, order, now)?;
    let due = due(what, shop.on_payment, sale.is_all_invoiced());
    match due {
        Due::InvoiceOfEverything | Due::InvoiceOfWhatLeft
            if shop.small_sales_together && sale.earlier.is_empty() && may_share(&sale.order) =>
        {
            let day = day_in_india(now);
            consolidate_before(book, day, now)?;
            Ok(book.await_shared_document(sale.order.id, day)?)
        }
        Due::InvoiceOfEverything | Due::InvoiceOfWhatLeft => {
            let made = invoice_in(book, &sale, Extent::Everything, Vec::new(), now)?;
            if !kept.is_zero() {
                queue_document(book, &sale.order, &made, now)?;
            }
            Ok(())
        }
        Due::ReceiptVoucher => receipt_in(book, &sale.order, kept, now).map(drop),
        Due::RefundVoucher | Due::Nothing => Ok(()),
    }
}

/// Makes the invoices that small sales of days that are over share.
///
/// # Errors
/// What keeps the book from being read or written.
pub fn close_past_days(app: &App) -> Result<(), AppError> {
    let now = app.now();
    let today = day_in_india(now);
    let Ok(yesterday) = today.yesterday() else { return Ok(()) };
    if app.store().read(|book| book.small_sales_until(yesterday))?.is_empty() {
        return Ok(());
    }
    app.store().write("past-days", move |book| match consolidate_before(book, today, now) {
        // The clock is behind, or the series is full: the sales wait, and whoever makes the next invoice hears why.
        Err(error) if error.is_about_a_document() => Ok(()),
        other => other.map(drop),
    })
}

/// Some goods left, and nobody said which: the order needs a person, unless everything has its invoice.
///
/// # Errors
/// What keeps the book from being written.
pub fn goods_left_in_part(book: &Write<'_>, order: &OrderRow, now: Timestamp) -> Result<(), AppError> {
    if book.shared_document(order.id)?.is_some() {
        return Ok(());
    }
    match Sale::of(book, order.clone(), now) {
        Ok(sale) if sale.is_all_invoiced() => Ok(()),
        Err(error) if !error.is_about_a_document() => Err(error),
        _ => not_made(book, order, &AppError::new(Code::WhatLeftUnknown), now),
    }
}
