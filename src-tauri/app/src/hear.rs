//! News becomes knowledge: reports about payments, messages and customers are merged into the book.
//!
//! Nothing here acts on the outside. A hint queues a lookup; only what we asked for ourselves is money.

use crate::derive::{raise, recompute, settle};
use crate::effects::rule;
use crate::error::AppError;
use crate::queue;
use crate::worker::schedule::{UNCONFIRMED_AFTER, next_lookup};
use domain::payment::{Attempt, AttemptKey, AttemptReport, Evidence, Refund, RefundState};
use domain::{MessageState, OrderId, Paise, PhoneNumber, ReferenceId};
use jiff::Timestamp;
use store::{
    AttemptFacts, AttentionCode, Effect, EventOutcome, Figures, OutboxRow, OutboxState, ReferenceRow,
    ReferenceState, What, Write,
};
use whatsapp::{MessageStatus, News, PaymentReport, RefundReport, Transaction};

/// What became of a piece of news, and the order it is about.
pub type Heard = (EventOutcome, Option<OrderId>);

const UNMATCHED: Heard = (EventOutcome::Unmatched, None);

/// Merges one piece of news that somebody sent.
pub fn hear(book: &Write<'_>, news: &News, now: Timestamp) -> Result<Heard, AppError> {
    match news {
        News::Payment(payment) => hear_payment(book, &payment.report, now),
        News::MessageStatus(status) => hear_message_status(book, status, now),
        News::Order(cart) => hear_customer(book, &cart.from, cart.at, now),
        News::Message(message) => hear_customer(book, &message.from, message.at, now),
        News::Address(address) => hear_customer(book, &address.from, address.at, now),
        News::PaymentConfiguration(_) | News::AccountError(_) => Ok(UNMATCHED),
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
    for transaction in &report.transactions {
        merge_transaction(book, row, report, transaction, Evidence::LookedUp, now)?;
        merge_refunds(book, row.order, &transaction.refunds, now)?;
    }
    merge_refunds(book, row.order, &report.refunds, now)?;
    book.note_looked_up(row.reference, now)?;
    recompute(book, row.order, now)?;
    after_lookup(book, row, now)?;
    // What waited for this answer (a cancel, cash, the next way to pay) is looked at again.
    Ok(book.wake_lane(row.order, now)?)
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

/// A report about a message: settles what was unknown, and moves the message forward, never back.
fn hear_message_status(book: &Write<'_>, status: &MessageStatus, now: Timestamp) -> Result<Heard, AppError> {
    let Some(state) = status.state else { return Ok((EventOutcome::NotUnderstood, None)) };
    let Some(row) = row_of(book, status)? else { return Ok(UNMATCHED) };
    let id = status.message_id.as_deref();
    arrived(book, &row, id, now)?;
    let code = status.error.as_ref().and_then(|error| error.code.clone());
    let is_repeat = state == MessageState::Failed
        && row.tries > 1
        && code.as_deref().is_some_and(|code| rule(row.effect).repeat_codes.contains(&code));
    // Refused because the first one had arrived: the customer has seen it.
    let state = if is_repeat { MessageState::Sent } else { state };
    let known = book.message(row.id)?.map_or(MessageState::Accepted, |message| message.state);
    let merged = known.merge(state);
    if merged != known {
        book.set_message_state(row.id, merged, now)?;
    }
    if state == MessageState::Failed && merged == MessageState::Failed {
        let title = status.error.as_ref().and_then(|error| error.title.clone()).unwrap_or_default();
        let code = code.unwrap_or_default();
        book.set_message_error(row.id, &code, &title)?;
        failed(book, &row, &code, now)?;
    } else {
        shown(book, &row, now)?;
    }
    Ok((EventOutcome::Applied, Some(row.order)))
}

fn row_of(book: &Write<'_>, status: &MessageStatus) -> Result<Option<OutboxRow>, AppError> {
    if let Some(our_ref) = status.our_ref.as_deref()
        && let Some(row) = book.outbox_row_by_our_ref(our_ref)?
    {
        return Ok(Some(row));
    }
    let Some(id) = status.message_id.as_deref() else { return Ok(None) };
    let message = book.message_by_id(id)?;
    Ok(message.map(|message| book.outbox_row(message.outbox)).transpose()?.flatten())
}

/// WhatsApp has the message, whatever our own answer from it was.
pub fn arrived(
    book: &Write<'_>,
    row: &OutboxRow,
    message_id: Option<&str>,
    now: Timestamp,
) -> Result<(), AppError> {
    book.accept_message(row.id, row.order, message_id, now)?;
    if matches!(row.state, OutboxState::Done | OutboxState::Withdrawn | OutboxState::Refused) {
        return Ok(());
    }
    book.end_row(row.id, OutboxState::Done, None, now)?;
    let was_known = row.state == OutboxState::InFlight;
    let what = if was_known { What::MessageAccepted } else { What::MessageSettled };
    let figures = Figures::none()
        .number("row", row.id.get())
        .code("effect", row.effect.as_str())
        .code("outcome", "arrived");
    book.record(now, Some(row.order), what, &figures)?;
    for code in [AttentionCode::OutcomeUnknown, AttentionCode::AccountRefused] {
        settle(book, row.order, code, &row.id.to_string(), now)?;
    }
    if let Some(reference) = row.reference.filter(|_| row.effect == Effect::OrderDetails) {
        start_asking(book, reference, now)?;
    }
    book.set_bubble(row.order, bubble_word(row), "accepted")?;
    Ok(book.wake_lane(row.order, now)?)
}

/// From now on the customer may pay by it.
fn start_asking(book: &Write<'_>, reference: ReferenceId, now: Timestamp) -> Result<(), AppError> {
    let Some(row) = book.reference(reference)? else { return Ok(()) };
    if row.lookup_at.is_none() && row.looked_up_at.is_none() {
        book.schedule_lookup(reference, next_lookup(&row, false, false, 0, now), 0)?;
    }
    Ok(())
}

/// News of the payment proves that the message with this way to pay had arrived.
fn arrived_by_reference(book: &Write<'_>, row: &ReferenceRow, now: Timestamp) -> Result<(), AppError> {
    let lane = book.lane(row.order)?;
    let sent = lane.iter().find(|sent| {
        sent.effect == Effect::OrderDetails
            && sent.reference == Some(row.reference)
            && matches!(sent.state, OutboxState::Unknown | OutboxState::InFlight)
    });
    sent.map_or(Ok(()), |sent| arrived(book, sent, None, now))
}

fn bubble_word(row: &OutboxRow) -> &'static str {
    row.told_status.map_or("pending", domain::order::ToldStatus::as_str)
}

/// The customer can see it.
fn shown(book: &Write<'_>, row: &OutboxRow, now: Timestamp) -> Result<(), AppError> {
    settle(book, row.order, AttentionCode::MessageFailed, &row.id.to_string(), now)?;
    settle(book, row.order, AttentionCode::BubbleRefused, &row.id.to_string(), now)?;
    match (row.effect, row.reference) {
        (Effect::Cancel, Some(reference)) => close_once(book, row.order, reference, "canceled", now),
        _ => Ok(()),
    }
}

/// It did not reach the customer, for good.
pub fn failed(book: &Write<'_>, row: &OutboxRow, code: &str, now: Timestamp) -> Result<(), AppError> {
    let about = row.id.to_string();
    let figures =
        Figures::none().number("row", row.id.get()).code("effect", row.effect.as_str()).code("code", code);
    book.record(now, Some(row.order), What::MessageRefused, &figures)?;
    match (row.effect, row.reference) {
        (Effect::OrderDetails, Some(reference)) => {
            raise(book, Some(row.order), AttentionCode::MessageFailed, &about, row.amount, now)?;
            close_once(book, row.order, reference, "not_delivered", now)
        }
        (Effect::OrderStatus, _) => {
            book.set_bubble(row.order, bubble_word(row), "refused")?;
            raise(book, Some(row.order), AttentionCode::BubbleRefused, &about, Paise::ZERO, now)
        }
        (Effect::Cancel, Some(reference)) => {
            book.set_bubble(row.order, bubble_word(row), "refused")?;
            raise(book, Some(row.order), AttentionCode::BubbleRefused, &about, Paise::ZERO, now)?;
            // The customer can still pay, or is paying: the way is open again and is asked after at once.
            if let Some(way) = book.reference(reference)?.filter(|way| way.state == ReferenceState::Closing) {
                book.set_reference_state(way.reference, ReferenceState::Open)?;
                book.schedule_lookup(way.reference, Some(now), 0)?;
            }
            Ok(())
        }
        _ => raise(book, Some(row.order), AttentionCode::MessageFailed, &about, row.amount, now),
    }
}

fn close_once(
    book: &Write<'_>,
    order: OrderId,
    reference: ReferenceId,
    why: &'static str,
    now: Timestamp,
) -> Result<(), AppError> {
    let is_open = book.reference(reference)?.is_some_and(|row| row.state != ReferenceState::Closed);
    if is_open { queue::close(book, order, reference, why, now) } else { Ok(()) }
}

/// A customer wrote, which opens the 24-hour window.
fn hear_customer(
    book: &Write<'_>,
    from: &Option<String>,
    at: Option<Timestamp>,
    now: Timestamp,
) -> Result<Heard, AppError> {
    let phone = from
        .as_deref()
        .and_then(|from| PhoneNumber::parse(&format!("+{}", from.trim_start_matches('+'))).ok());
    let Some(phone) = phone else { return Ok(UNMATCHED) };
    // A sender's clock that is ahead does not keep the window open for longer.
    book.note_customer_wrote(&phone, at.unwrap_or(now).min(now))?;
    Ok((EventOutcome::Applied, None))
}
