//! What follows from the payment of an order: its state in lists, and what needs a person.

use crate::documents;
use crate::error::AppError;
use domain::document::Happened;
use domain::payment::{AttemptKey, PaymentState};
use domain::{OrderId, OrderState, Paise, Payment};
use jiff::Timestamp;
use store::{AttentionCode, Figures, OrderRow, ReferenceRow, What, Write};

/// The codes that follow from the payment alone; they come and go with it.
const DERIVED: [AttentionCode; 6] = [
    AttentionCode::PaidTwice,
    AttentionCode::PaidOver,
    AttentionCode::AmountDiffers,
    AttentionCode::LateCapture,
    AttentionCode::CapturedAfterCancel,
    AttentionCode::RefundConflict,
];

/// Derives everything again and keeps it beside the order.
pub fn recompute(book: &Write<'_>, id: OrderId, now: Timestamp) -> Result<(), AppError> {
    let Some(order) = book.order(id)? else { return Ok(()) };
    let payment = book.payment(id)?;
    let references = book.references_of(id)?;
    let state = payment.state(order.total()).as_str();
    let is_same = (order.payment_state.as_str(), order.captured, order.refunded)
        == (state, payment.captured(), payment.refunded());
    if !is_same {
        book.keep_payment_state(id, &payment, order.total(), now)?;
        let figures = Figures::none().code("state", state).amount("captured_paise", payment.captured());
        let figures = figures.amount("refunded_paise", payment.refunded());
        book.record(now, Some(id), What::PaymentChanged, &figures)?;
        if payment.captured() > order.captured && order.state != OrderState::Canceled {
            documents::happened(book, id, Happened::Paid, now)?;
        }
    }
    settle_attention(book, &order, &findings(&order, &payment, &references), now)
}

/// One thing about a payment that needs a person.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    code: AttentionCode,
    about: String,
    amount: Paise,
}

fn findings(order: &OrderRow, payment: &Payment, references: &[ReferenceRow]) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut find = |code, about: String, amount| found.push(Finding { code, about, amount });
    match payment.state(order.total()) {
        PaymentState::PaidOver { over, twice: true } => find(AttentionCode::PaidTwice, String::new(), over),
        PaymentState::PaidOver { over, twice: false } => find(AttentionCode::PaidOver, String::new(), over),
        PaymentState::Unpaid
        | PaymentState::Confirming
        | PaymentState::PartPaid { .. }
        | PaymentState::Paid
        | PaymentState::PartRefunded
        | PaymentState::Refunded => {}
    }
    if order.state == OrderState::Canceled && !payment.kept().is_zero() {
        find(AttentionCode::CapturedAfterCancel, String::new(), payment.kept());
    }
    if payment.has_contradictory_refund() {
        find(AttentionCode::RefundConflict, String::new(), payment.refunded());
    }
    for (key, attempt) in &payment.attempts {
        let (Some(amount), Some(reference)) = (attempt.confirmed(), way(references, key)) else { continue };
        if amount != reference.amount {
            find(AttentionCode::AmountDiffers, key.reference.to_string(), amount);
        }
        let is_late =
            attempt.looked_up.as_ref().is_some_and(|report| report.updated_at > reference.expires_at);
        if is_late && order.state != OrderState::Canceled {
            find(AttentionCode::LateCapture, key.reference.to_string(), amount);
        }
    }
    found
}

fn way<'r>(references: &'r [ReferenceRow], key: &AttemptKey) -> Option<&'r ReferenceRow> {
    references.iter().find(|row| row.reference == key.reference)
}

fn settle_attention(
    book: &Write<'_>,
    order: &OrderRow,
    found: &[Finding],
    now: Timestamp,
) -> Result<(), AppError> {
    for open in book.attention_of(order.id)?.iter().filter(|open| DERIVED.contains(&open.code)) {
        if !found.iter().any(|finding| finding.code == open.code && finding.about == open.about) {
            settle(book, order.id, open.code, &open.about, now)?;
        }
    }
    for finding in found {
        raise(book, Some(order.id), finding.code, &finding.about, finding.amount, now)?;
    }
    Ok(())
}

/// Raises something and records it, once.
pub fn raise(
    book: &Write<'_>,
    order: Option<OrderId>,
    code: AttentionCode,
    about: &str,
    amount: Paise,
    now: Timestamp,
) -> Result<(), AppError> {
    if book.raise(order, code, about, amount, now)? {
        let figures = Figures::none().code("code", code.as_str()).code("about", about);
        book.record(now, order, What::AttentionRaised, &figures.amount("amount_paise", amount))?;
    }
    Ok(())
}

/// Settles something and records it, if it was open.
pub fn settle(
    book: &Write<'_>,
    order: impl Into<Option<OrderId>>,
    code: AttentionCode,
    about: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    let order = order.into();
    if book.settle(order, code, about, now)? {
        let figures = Figures::none().code("code", code.as_str()).code("about", about);
        book.record(now, order, What::AttentionSettled, &figures)?;
    }
    Ok(())
}
