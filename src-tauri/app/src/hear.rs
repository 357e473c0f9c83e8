//! News becomes knowledge: reports about payments, messages and customers are merged into the book.
//!
//! Nothing here acts on the outside. A hint queues a lookup; only what we asked for ourselves is money.

mod account;
mod chat;
mod messages;
mod whose;

pub use messages::{arrived, failed};
pub use whose::{Ours, forget_strangers};

use crate::derive::{raise, recompute, settle};
use crate::error::AppError;
use crate::queue;
use crate::worker::schedule::{UNCONFIRMED_AFTER, next_lookup};
use domain::payment::{Attempt, AttemptKey, AttemptReport, Evidence, Refund, RefundState};
use domain::{OrderId, Paise, ReferenceId};
use jiff::Timestamp;
use messages::{arrived_by_reference, hear_message_status};
use store::{AttemptFacts, AttentionCode, EventOutcome, Figures, ReferenceRow, ReferenceState, What, Write};
use whatsapp::{News, PaymentReport, RefundReport, Told, Transaction};

/// What became of a piece of news, and the order it is about.
pub type Heard = (EventOutcome, Option<OrderId>);

const UNMATCHED: Heard = (EventOutcome::Unmatched, None);

/// Merges one piece of news that somebody sent. What is about a number of none of these accounts changes nothing.
pub fn hear(book: &Write<'_>, ours: &Ours, told: &Told, now: Timestamp) -> Result<Heard, AppError> {
    if let Some(number) = ours.strange_number(&told.whose) {
        return whose::report(book, &number, now);
    }
    match &told.news {
        News::Payment(payment) => hear_payment(book, &payment.report, now),
        News::MessageStatus(status) => hear_message_status(book, status, now),
        News::Order(cart) => chat::hear_cart(book, cart, now),
        News::Message(message) => chat::hear_message(book, message, now),
        News::Address(address) => chat::hear_address(book, address, now),
        News::System(notice) => chat::hear_notice(book, notice, now),
        News::PaymentConfiguration(news) => {
            account::hear_configuration(book, ours.of_business(&told.whose), news, now)
        }
        News::Template(news) => account::hear_template(book, ours.of_business(&told.whose), news, now),
        News::NumberQuality(_) | News::Account(_) | News::AccountError(_) => Ok(UNMATCHED),
        News::Unknown(_) => Ok((EventOutcome::NotUnderstood, None)),
    }
}

/// A webhook about a payment is a hint: it is kept, the order becomes *confirming*, and a lookup is due at once.
fn hear_payment(book: &Write<'_>, report: &PaymentReport, now: Timestamp) -> Result<Heard, AppError> {
    let Some(row) = reference_of(book, report)? else { return Ok(UNMATCHED) };
    for transaction in &report.transactions {
        merge_transaction(book, &row, report, transaction, Evidence::Hint, now)?;
    }
    let payment = book.payment(row.order)?;
    if payment.is_confirming() && row.confirming_at.is_none() {
        book.note_confirming(row.reference, Some(now))?;
    }
    book.schedule_lookup(row.reference, Some(now), 0)?;
    arrived_by_reference(book, &row, now)?;
    recompute(book, row.order, now)?;
    Ok((EventOutcome::Applied, Some(row.order)))
}

/// What we asked for ourselves is the truth as far as there is one: it is merged, and decides when to ask again.
pub fn hear_lookup(
    book: &Write<'_>,
    row: &ReferenceRow,
    report: &PaymentReport,
    now: Timestamp,
) -> Result<(), AppError> {
    let known = book.payment(row.order)?.captured();
    for transaction in &report.transactions {
        merge_transaction(book, row, report, transaction, Evidence::LookedUp, now)?;
        merge_refunds(book, row.order, &transaction.refunds, now)?;
    }
    merge_refunds(book, row.order, &report.refunds, now)?;
    record_confirmed(book, row, known, now)?;
    book.note_looked_up(row.reference, now)?;
    recompute(book, row.order, now)?;
    after_lookup(book, row, now)?;
    // What waited for this answer (a cancel, cash, the next way to pay) is looked at again.
    Ok(book.wake_lane(row.order, now)?)
}

/// Records what this lookup confirmed beyond what was known, and when the gateway captured it.
fn record_confirmed(
    book: &Write<'_>,
    row: &ReferenceRow,
    known: Paise,
    now: Timestamp,
) -> Result<(), AppError> {
    let payment = book.payment(row.order)?;
    let Some(more) = payment.captured().minus(known).filter(|more| *more > Paise::ZERO) else {
        return Ok(());
    };
    let own = payment.attempts.iter().filter(|(key, _)| key.reference == row.reference);
    let captured = own.filter(|(_, attempt)| attempt.confirmed().is_some());
    let captured_at = captured.filter_map(|(_, attempt)| Some(attempt.looked_up.as_ref()?.updated_at)).max();
    let figures = queue::figures_of(row.reference)
        .amount("amount_paise", more)
        .number("captured_at", captured_at.unwrap_or(now).as_millisecond());
    Ok(book.record(now, Some(row.order), What::PaymentConfirmed, &figures)?)
}

/// Sets the next lookup, and tells a person of a payment that stays unconfirmed.
pub fn after_lookup(book: &Write<'_>, row: &ReferenceRow, now: Timestamp) -> Result<(), AppError> {
    let payment = book.payment(row.order)?;
    let about = row.reference.to_string();
    let own = payment.attempts.keys().any(|key| key.reference == row.reference);
    let is_stirring = own && payment.has_pending_attempt();
    let is_paid = payment
        .attempts
        .iter()
        .any(|(key, attempt)| key.reference == row.reference && attempt.confirmed().is_some());
    if payment.is_confirming() {
        let since = row.confirming_at.unwrap_or(now);
        if row.confirming_at.is_none() {
            book.note_confirming(row.reference, Some(now))?;
        }
        if now.duration_since(since) >= UNCONFIRMED_AFTER {
            raise(book, Some(row.order), AttentionCode::NotConfirmed, &about, row.amount, now)?;
        }
    } else {
        if row.confirming_at.is_some() {
            book.note_confirming(row.reference, None)?;
        }
        settle(book, row.order, AttentionCode::NotConfirmed, &about, now)?;
    }
    let step = row.lookup_step.saturating_add(1);
    let next = next_lookup(row, is_paid, is_stirring, step, now);
    book.schedule_lookup(row.reference, next, step)?;
    if next.is_none() && row.state != ReferenceState::Closed {
        let why = if is_paid { "paid" } else { "expired" };
        queue::close(book, row.order, row.reference, why, now)?;
    }
    Ok(())
}

fn reference_of(book: &Write<'_>, report: &PaymentReport) -> Result<Option<ReferenceRow>, AppError> {
    let reference = report.reference_id.as_deref().and_then(|text| text.parse::<ReferenceId>().ok());
    Ok(reference.map(|reference| book.reference(reference)).transpose()?.flatten())
}

fn merge_transaction(
    book: &Write<'_>,
    row: &ReferenceRow,
    report: &PaymentReport,
    transaction: &Transaction,
    evidence: Evidence,
    now: Timestamp,
) -> Result<(), AppError> {
    let key = AttemptKey {
        reference: row.reference,
        transaction_id: transaction.id.clone().unwrap_or_default(),
        gateway_payment_id: transaction.gateway_payment_id.clone(),
    };
    let heard = AttemptReport {
        state: transaction.state,
        updated_at: transaction.updated_at.or(transaction.created_at).unwrap_or(Timestamp::UNIX_EPOCH),
        amount: amount_of(row, report, transaction, evidence),
        raw: transaction.raw_hash,
    };
    let known = book.payment(row.order)?.attempts.remove(&key).unwrap_or_default();
    let merged = known.clone().merge(Attempt::reported(evidence, heard));
    if merged == known {
        return Ok(());
    }
    let error = transaction.error.as_ref();
    let facts = AttemptFacts {
        method: transaction.method.clone(),
        error_code: error.and_then(|error| error.code.clone()),
        error_reason: error.and_then(|error| error.reason.clone()),
    };
    book.put_attempt(row.order, &key, &merged, &facts)?;
    let figures = queue::figures_of(row.reference)
        .code("transaction", &key.transaction_id)
        .code("state", &format!("{:?}", merged.state()).to_lowercase());
    Ok(book.record(now, Some(row.order), What::AttemptSeen, &figures)?)
}

/// A hint is no money, so the order's own amount will do. Money whose amount nobody can read counts as none, and
/// differs from what was asked, which a person is told.
fn amount_of(
    row: &ReferenceRow,
    report: &PaymentReport,
    transaction: &Transaction,
    evidence: Evidence,
) -> Paise {
    let otherwise = match evidence {
        Evidence::Hint => row.amount,
        Evidence::LookedUp => Paise::ZERO,
    };
    transaction.amount.or(report.amount).unwrap_or(otherwise)
}

fn merge_refunds(
    book: &Write<'_>,
    order: OrderId,
    refunds: &[RefundReport],
    now: Timestamp,
) -> Result<(), AppError> {
    for report in refunds {
        let (Some(id), Some(amount)) = (report.id.as_deref(), report.amount) else { continue };
        let updated_at = report.updated_at.unwrap_or(Timestamp::UNIX_EPOCH);
        let heard = Refund::reported(report.state, updated_at, amount);
        let known = book.payment(order)?.refunds.remove(id);
        let merged = match known.clone() {
            Some(known) => known.merge(heard),
            None => heard,
        };
        if known.as_ref() == Some(&merged) {
            continue;
        }
        book.put_refund(order, id, &merged, report.speed.as_deref())?;
        let figures = Figures::none().code("refund", id).amount("amount_paise", amount);
        book.record(now, Some(order), What::RefundSeen, &figures.code("state", refund_word(merged.state())))?;
    }
    Ok(())
}

const fn refund_word(state: RefundState) -> &'static str {
    match state {
        RefundState::Pending => "pending",
        RefundState::Failed => "failed",
        RefundState::Success => "success",
    }
}
