//! What becomes of a message: taken, delivered, read, or not.

use super::{Heard, UNMATCHED};
use crate::consent;
use crate::derive::{raise, settle};
use crate::effects::rule;
use crate::error::AppError;
use crate::queue;
use crate::worker::schedule::next_lookup;
use domain::{MessageState, OrderId, OrderState, Paise, ReferenceId};
use jiff::Timestamp;
use store::{
    AttentionCode, Effect, EventOutcome, Figures, OrderRow, OutboxRow, OutboxState, ReferenceRow,
    ReferenceState, What, Write,
};
use whatsapp::MessageStatus;

/// WhatsApp's code for a customer who no longer wants to hear from the shop unasked.
const STOPPED: &str = "131050";

/// WhatsApp's code for a customer whose 24 hours are over.
const WINDOW_CLOSED: &str = "131047";

/// A report about a message: settles what was unknown, and moves the message forward, never back.
pub(super) fn hear_message_status(
    book: &Write<'_>,
    status: &MessageStatus,
    now: Timestamp,
) -> Result<Heard, AppError> {
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
        record_reached(book, &row, merged, status.at.unwrap_or(now).min(now), now)?;
    }
    if state == MessageState::Failed && merged == MessageState::Failed {
        let title = status.error.as_ref().and_then(|error| error.title.clone()).unwrap_or_default();
        let code = code.unwrap_or_default();
        book.set_message_error(row.id, &code, &title)?;
        failed(book, &row, &code, now)?;
    } else {
        shown(book, &row, now)?;
    }
    Ok((EventOutcome::Applied, row.lane.order()))
}

/// Records that a message reached the phone or was seen, and when the sender says that it did.
fn record_reached(
    book: &Write<'_>,
    row: &OutboxRow,
    state: MessageState,
    happened_at: Timestamp,
    now: Timestamp,
) -> Result<(), AppError> {
    let what = match state {
        MessageState::Delivered => What::MessageDelivered,
        MessageState::Read => What::MessageRead,
        MessageState::Accepted | MessageState::Sent | MessageState::Failed => return Ok(()),
    };
    let figures = Figures::none().number("row", row.id.get()).code("effect", row.effect.as_str());
    Ok(book.record(
        now,
        row.lane.order(),
        what,
        &figures.number("happened_at", happened_at.as_millisecond()),
    )?)
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
    book.accept_message(row.id, row.lane.order(), message_id, now)?;
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
    book.record(now, row.lane.order(), what, &figures)?;
    for code in [AttentionCode::OutcomeUnknown, AttentionCode::AccountRefused] {
        settle(book, row.lane.order(), code, &row.id.to_string(), now)?;
    }
    settle_earlier_failures(book, row, now)?;
    if let Some(reference) = row.reference.filter(|_| row.effect == Effect::OrderDetails) {
        start_asking(book, reference, now)?;
    }
    if let (Some(order), true) = (row.lane.order(), has_bubble(row.effect)) {
        book.set_bubble(order, bubble_word(row), "accepted")?;
    }
    Ok(book.wake_lane(row.lane, now)?)
}

/// A bill that went out makes up for one that did not, and so does a status that is shown.
fn settle_earlier_failures(book: &Write<'_>, row: &OutboxRow, now: Timestamp) -> Result<(), AppError> {
    let code = match row.effect {
        Effect::OrderDetails => AttentionCode::MessageFailed,
        Effect::OrderStatus | Effect::Cancel => AttentionCode::BubbleRefused,
        Effect::Text | Effect::Reminder | Effect::Document => return settle_earlier_texts(book, row, now),
        Effect::Cash => return Ok(()),
    };
    let Some(order) = row.lane.order() else { return Ok(()) };
    for open in book.attention_of(order)?.iter().filter(|open| open.code == code) {
        settle(book, order, code, &open.about, now)?;
    }
    Ok(())
}

/// Whoever was reached after all needs no reminding that an earlier text was not.
fn settle_earlier_texts(book: &Write<'_>, row: &OutboxRow, now: Timestamp) -> Result<(), AppError> {
    for earlier in book.lane(row.lane)?.iter().filter(|earlier| earlier.id < row.id) {
        settle(book, row.lane.order(), AttentionCode::TextFailed, &earlier.id.to_string(), now)?;
    }
    Ok(())
}

/// Whether it shows the customer where the order stands.
const fn has_bubble(effect: Effect) -> bool {
    matches!(effect, Effect::OrderDetails | Effect::OrderStatus | Effect::Cancel)
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
pub(super) fn arrived_by_reference(
    book: &Write<'_>,
    row: &ReferenceRow,
    now: Timestamp,
) -> Result<(), AppError> {
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
    for code in [AttentionCode::MessageFailed, AttentionCode::BubbleRefused, AttentionCode::TextFailed] {
        settle(book, row.lane.order(), code, &row.id.to_string(), now)?;
    }
    match (row.effect, row.reference, row.lane.order()) {
        (Effect::Cancel, Some(reference), Some(order)) => close_once(book, order, reference, "canceled", now),
        _ => Ok(()),
    }
}

/// It did not reach the customer, for good.
pub fn failed(book: &Write<'_>, row: &OutboxRow, code: &str, now: Timestamp) -> Result<(), AppError> {
    let about = row.id.to_string();
    let figures =
        Figures::none().number("row", row.id.get()).code("effect", row.effect.as_str()).code("code", code);
    book.record(now, row.lane.order(), What::MessageRefused, &figures)?;
    if code == STOPPED {
        consent::taken_back_at_whatsapp(book, row.lane, now)?;
    }
    if code == WINDOW_CLOSED && goes_as_template(book, row, now)? {
        return Ok(());
    }
    let Some(order) = row.lane.order() else {
        return raise(book, None, AttentionCode::TextFailed, &about, Paise::ZERO, now);
    };
    match (row.effect, row.reference) {
        (Effect::Text | Effect::Reminder | Effect::Document, _) => {
            raise(book, Some(order), AttentionCode::TextFailed, &about, Paise::ZERO, now)
        }
        (Effect::OrderDetails, Some(reference)) => {
            raise(book, Some(order), AttentionCode::MessageFailed, &about, row.amount, now)?;
            close_once(book, order, reference, "not_delivered", now)
        }
        (Effect::OrderStatus, _) => {
            book.set_bubble(order, bubble_word(row), "refused")?;
            raise(book, Some(order), AttentionCode::BubbleRefused, &about, Paise::ZERO, now)
        }
        (Effect::Cancel, Some(reference)) => {
            book.set_bubble(order, bubble_word(row), "refused")?;
            raise(book, Some(order), AttentionCode::BubbleRefused, &about, Paise::ZERO, now)?;
            // The customer can still pay, or is paying: the way is open again and is asked after at once.
            if let Some(way) = book.reference(reference)?.filter(|way| way.state == ReferenceState::Closing) {
                book.set_reference_state(way.reference, ReferenceState::Open)?;
                book.schedule_lookup(way.reference, Some(now), 0)?;
            }
            Ok(())
        }
        _ => raise(book, Some(order), AttentionCode::MessageFailed, &about, row.amount, now),
    }
}

/// The customer's 24 hours were over after all: what still has sense goes again as a template, by itself and once.
fn goes_as_template(book: &Write<'_>, row: &OutboxRow, now: Timestamp) -> Result<bool, AppError> {
    let order = row.lane.order().map(|order| book.order(order)).transpose()?.flatten();
    let customer = order.as_ref().map_or(row.lane.customer(), |order| order.customer);
    if let Some(customer) = customer {
        book.note_window_closed(customer, now)?;
    }
    let Some(order) = order else { return Ok(false) };
    let is_newest = book.lane(order.id)?.last().is_some_and(|last| last.id == row.id);
    if !is_newest || row.revision != order.revision {
        return Ok(false);
    }
    match (row.effect, row.reference) {
        (Effect::OrderDetails, Some(reference)) => bill_goes_as_template(book, &order, row, reference, now),
        (Effect::OrderStatus, _) if order.state == OrderState::Canceled => Ok(false),
        (Effect::OrderStatus | Effect::Cancel, _) => queue::say_as_template(book, &order, row, now),
        _ => Ok(false),
    }
}

/// The way to pay that was not delivered is closed before the next one is named: one is open at a time.
fn bill_goes_as_template(
    book: &Write<'_>,
    order: &OrderRow,
    row: &OutboxRow,
    reference: ReferenceId,
    now: Timestamp,
) -> Result<bool, AppError> {
    let payment = book.payment(order.id)?;
    let is_settled =
        payment.is_confirming() || payment.has_pending_attempt() || payment.kept() >= order.total();
    if is_settled || order.state.is_final() || queue::next_letter(book, order).is_err() {
        return Ok(false);
    }
    let is_queued = queue::say_as_template(book, order, row, now)?;
    if is_queued {
        close_once(book, order.id, reference, "not_delivered", now)?;
    }
    Ok(is_queued)
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
