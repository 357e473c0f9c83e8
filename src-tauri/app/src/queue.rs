//! Puts messages into the outbox: with their reference, frozen amounts, and what the person was shown.

use crate::choosing::{choice_of, purpose_of, window_of};
use crate::error::{AppError, Code};
use crate::offers::Offer;
use crate::which_message::Choice;
use domain::order::ToldStatus;
use domain::reference::AttemptLetter;
use domain::{Account, BookTag, ChannelKind, CustomerId, DocumentId, OrderId, OutboxId, Paise, ReferenceId};
use jiff::{SignedDuration, Timestamp};
use store::{
    DocumentRow, Effect, Figures, NewOutboxRow, OrderRow, OutboxRow, OutboxState, Read, ReferenceRow,
    ReferenceState, TemplatePurpose, What, Write,
};

/// How long a customer can pay by a message, unless the shop sets another time.
pub const VALIDITY: SignedDuration = SignedDuration::from_hours(72);

/// Settings that say otherwise hold the number of hours.
pub const VALIDITY_SETTING: &str = "validity_hours";

/// Queues a payable order under a new reference, as the message that may go now. Everything is durable before the first
/// request names it.
///
/// # Errors
/// Why no message may go.
pub fn queue_order_details(
    book: &Write<'_>,
    order: &OrderRow,
    account: &Account,
    our_ref: [u8; 8],
    now: Timestamp,
) -> Result<(ReferenceId, OutboxId), AppError> {
    let choice = sendable(choice_of(book, order, account, TemplatePurpose::OrderDetails, now)?)?;
    let (tag, attempt) = next_letter(book, order)?;
    let reference = ReferenceId::new(tag, order.number, attempt);
    let settings = &account.settings;
    let configuration = (account.id, settings.configuration_name.as_str());
    let expires_at = now + validity(book)?;
    book.reserve_reference(reference, order.id, configuration, order.total(), expires_at, now)?;
    book.record(now, Some(order.id), What::ReferenceOpened, &figures_of(reference))?;
    let row = NewOutboxRow {
        reference: Some(reference),
        ..row(order, Some(account), Effect::OrderDetails, &choice, our_ref)
    };
    Ok((reference, enqueue(book, &row, now)?))
}

/// The choice, unless nothing may go.
///
/// # Errors
/// Why.
pub fn sendable(choice: Choice) -> Result<Choice, AppError> {
    match choice {
        Choice::Neither { why, lacking } => Err(AppError::no_message(why, lacking)),
        choice => Ok(choice),
    }
}

/// The tag and the letter of an order's next reference.
///
/// # Errors
/// [`Code::NumbersUsedUp`] after the last letter.
pub fn next_letter(book: &Read<'_>, order: &OrderRow) -> Result<(BookTag, AttemptLetter), AppError> {
    let tag = book.generation()?.tag;
    let sent = book.references_of(order.id)?.into_iter().map(|row| row.reference);
    let used = sent.chain(book.paper_reference(order.id)?);
    let used = used.filter(|reference| reference.tag() == tag).map(ReferenceId::attempt).max();
    let next = match used {
        Some(used) => used.next().ok_or_else(|| AppError::new(Code::NumbersUsedUp))?,
        None => AttemptLetter::FIRST,
    };
    Ok((tag, next))
}

/// Queues the news of a status, if the customer has a bubble that can show it.
pub fn queue_status(
    book: &Write<'_>,
    order: &OrderRow,
    status: ToldStatus,
    note: Option<String>,
    our_ref: [u8; 8],
    now: Timestamp,
) -> Result<Option<OutboxId>, AppError> {
    let Some((reference, account)) = bubble_of(book, order.id)? else { return Ok(None) };
    let choice = choice_of(book, order, &account, TemplatePurpose::OrderStatus, now)?;
    let row = NewOutboxRow {
        reference: Some(reference.reference),
        told_status: Some(status),
        text: note,
        ..row(order, Some(&account), Effect::OrderStatus, &choice, our_ref)
    };
    enqueue(book, &row, now).map(Some)
}

/// Queues the closing of a way to pay.
pub fn queue_cancel(
    book: &Write<'_>,
    order: &OrderRow,
    reference: &ReferenceRow,
    our_ref: [u8; 8],
    now: Timestamp,
) -> Result<(), AppError> {
    let account = book.account(reference.account)?.ok_or_else(|| AppError::new(Code::NoAccount))?;
    book.set_reference_state(reference.reference, ReferenceState::Closing)?;
    book.record(now, Some(order.id), What::ReferenceClosing, &figures_of(reference.reference))?;
    let choice = choice_of(book, order, &account, TemplatePurpose::OrderStatus, now)?;
    let row = NewOutboxRow {
        reference: Some(reference.reference),
        told_status: Some(ToldStatus::Canceled),
        ..row(order, Some(&account), Effect::Cancel, &choice, our_ref)
    };
    enqueue(book, &row, now).map(drop)
}

/// Queues the recording of cash behind the closing of the open way to pay.
pub fn queue_cash(
    book: &Write<'_>,
    order: &OrderRow,
    amount: Paise,
    our_ref: [u8; 8],
    now: Timestamp,
) -> Result<(), AppError> {
    let row = NewOutboxRow {
        lane: order.id.into(),
        account: None,
        effect: Effect::Cash,
        reference: None,
        told_status: None,
        text: None,
        revision: order.revision,
        amount,
        shown_kind: "none",
        cost: Paise::ZERO,
        our_ref: hex::encode(our_ref),
    };
    enqueue(book, &row, now).map(drop)
}

/// Takes out of the lane what has not left and lost its sense; returns how many rows.
pub fn withdraw(
    book: &Write<'_>,
    order: OrderId,
    which: impl Fn(Effect) -> bool,
    now: Timestamp,
) -> Result<usize, AppError> {
    let waiting = book.lane(order)?.into_iter().filter(|row| {
        which(row.effect) && row.tries == 0 && matches!(row.state, OutboxState::Ready | OutboxState::Asks)
    });
    let mut count = 0;
    for row in waiting {
        take_back(book, &row, now)?;
        count += 1;
    }
    Ok(count)
}

/// Takes a row back that has not left, and closes the way to pay that it would have opened.
pub fn take_back(book: &Write<'_>, row: &OutboxRow, now: Timestamp) -> Result<(), AppError> {
    book.end_row(row.id, OutboxState::Withdrawn, None, now)?;
    let figures = Figures::none().number("row", row.id.get()).code("effect", row.effect.as_str());
    book.record(now, row.lane.order(), What::MessageWithdrawn, &figures)?;
    match (row.lane.order(), row.reference) {
        (Some(order), Some(reference)) if row.effect == Effect::OrderDetails => {
            close(book, order, reference, "withdrawn", now)
        }
        _ => Ok(book.wake_lane(row.lane, now)?),
    }
}

/// Closes a way to pay and wakes what waited for that.
pub fn close(
    book: &Write<'_>,
    order: OrderId,
    reference: ReferenceId,
    why: &'static str,
    now: Timestamp,
) -> Result<(), AppError> {
    book.close_reference(reference, why, now)?;
    book.record(now, Some(order), What::ReferenceClosed, &figures_of(reference).code("why", why))?;
    Ok(book.wake_lane(order, now)?)
}

/// The way to pay whose bubble the customer sees, or will see when the lane has come so far.
pub fn bubble_of(book: &Write<'_>, order: OrderId) -> Result<Option<(ReferenceRow, Account)>, AppError> {
    let lane = book.lane(order)?;
    let has_bubble = |reference: &ReferenceRow| {
        lane.iter().any(|row| {
            row.effect == Effect::OrderDetails
                && row.reference == Some(reference.reference)
                && !matches!(row.state, OutboxState::Refused | OutboxState::Withdrawn)
        })
    };
    let newest = book.references_of(order)?.into_iter().rev().find(has_bubble);
    let Some(reference) = newest else { return Ok(None) };
    Ok(book.account(reference.account)?.map(|account| (reference, account)))
}

/// Queues a text to a customer that is about no order.
pub fn queue_text(
    book: &Write<'_>,
    customer: CustomerId,
    account: &Account,
    text: String,
    our_ref: [u8; 8],
    now: Timestamp,
) -> Result<OutboxId, AppError> {
    queue_words(book, customer, account, ("text", text), our_ref, now)
}

/// Queues what a shop shows or asks in a chat.
pub fn queue_offer(
    book: &Write<'_>,
    customer: CustomerId,
    account: &Account,
    (offer, text): (Offer, String),
    our_ref: [u8; 8],
    now: Timestamp,
) -> Result<OutboxId, AppError> {
    queue_words(book, customer, account, (offer.as_str(), text), our_ref, now)
}

fn queue_words(
    book: &Write<'_>,
    customer: CustomerId,
    account: &Account,
    (kind, text): (&'static str, String),
    our_ref: [u8; 8],
    now: Timestamp,
) -> Result<OutboxId, AppError> {
    let row = NewOutboxRow {
        lane: customer.into(),
        account: Some(account.id),
        effect: Effect::Text,
        reference: None,
        told_status: None,
        text: Some(text),
        revision: 0,
        amount: Paise::ZERO,
        shown_kind: kind,
        cost: Paise::ZERO,
        our_ref: hex::encode(our_ref),
    };
    enqueue(book, &row, now)
}

/// Queues a reminder of what is due, by the way to pay that the customer has.
pub fn queue_reminder(
    book: &Write<'_>,
    order: &OrderRow,
    way: &ReferenceRow,
    account: &Account,
    (due, text, choice): (Paise, String, &Choice),
    our_ref: [u8; 8],
    now: Timestamp,
) -> Result<OutboxId, AppError> {
    let row = NewOutboxRow {
        reference: Some(way.reference),
        text: Some(text),
        amount: due,
        ..row(order, Some(account), Effect::Reminder, choice, our_ref)
    };
    enqueue(book, &row, now)
}

/// Queues a document that was made for an order, if it can go free of charge: to a customer who wrote a short while ago,
/// by an account to which files can be given. It is never sent twice, and nothing takes its place.
pub fn queue_document(
    book: &Write<'_>,
    order: &OrderRow,
    document: &DocumentRow,
    now: Timestamp,
) -> Result<Option<OutboxId>, AppError> {
    let (Some((way, account)), Some(customer)) = (bubble_of(book, order.id)?, order.customer) else {
        return Ok(None);
    };
    let why = window_of(book, &account, customer, now)?;
    if !takes_files(account.settings.channel) || !why.is_open() {
        return Ok(None);
    }
    let lane = book.lane(order.id)?;
    let bill =
        lane.iter().find(|row| row.effect == Effect::OrderDetails && row.reference == Some(way.reference));
    let Some(bill) = bill else { return Ok(None) };
    let our_ref = mark_of_document(&bill.our_ref, document.id)?;
    let row = NewOutboxRow {
        text: Some(document.document.number().text.clone()),
        ..row(order, Some(&account), Effect::Document, &Choice::Interactive { why }, our_ref)
    };
    enqueue(book, &row, now).map(Some)
}

/// Whether its provider documents how a file is given to it.
const fn takes_files(channel: ChannelKind) -> bool {
    match channel {
        ChannelKind::Cloud => true,
        ChannelKind::KaleyraV1 | ChannelKind::KaleyraV2 => false,
    }
}

/// WhatsApp says that the customer's 24 hours are over: says the same again as a template, once, because a template is
/// never refused for that. A bill goes under a new way to pay, and the caller closes the one that was not delivered.
/// Returns whether it could.
pub fn say_as_template(
    book: &Write<'_>,
    order: &OrderRow,
    refused: &OutboxRow,
    now: Timestamp,
) -> Result<bool, AppError> {
    let account = refused.account.map(|account| book.account(account)).transpose()?.flatten();
    let (Some(account), Some(purpose)) = (account, purpose_of(refused.effect)) else { return Ok(false) };
    let choice = choice_of(book, order, &account, purpose, now)?;
    if refused.shown_kind == "template" || choice.kind() != "template" {
        return Ok(false);
    }
    let our_ref = mark_after(&refused.our_ref)?;
    if refused.effect == Effect::OrderDetails {
        queue_order_details(book, order, &account, our_ref, now)?;
        return Ok(true);
    }
    let again = NewOutboxRow {
        reference: refused.reference,
        told_status: refused.told_status,
        text: refused.text.clone(),
        amount: refused.amount,
        ..row(order, Some(&account), refused.effect, &choice, our_ref)
    };
    enqueue(book, &again, now).map(|_| true)
}

/// The mark of the one message that may follow another by itself.
fn mark_after(our_ref: &str) -> Result<[u8; 8], AppError> {
    Ok(mark(our_ref)?.map(|byte| !byte))
}

/// The mark of the message that brings a document after a bill: one for each document.
fn mark_of_document(our_ref: &str, document: DocumentId) -> Result<[u8; 8], AppError> {
    let bill = u64::from_be_bytes(mark(our_ref)?);
    Ok((bill.rotate_left(32) ^ document.get().unsigned_abs()).to_be_bytes())
}

fn mark(our_ref: &str) -> Result<[u8; 8], AppError> {
    let mut bytes = [0; 8];
    hex::decode_to_slice(our_ref, &mut bytes).map_err(|_| AppError::new(Code::Internal))?;
    Ok(bytes)
}

/// The figures that name a reference.
pub fn figures_of(reference: ReferenceId) -> Figures {
    Figures::none().code("reference", &reference.to_string())
}

/// How long a customer can pay.
pub fn validity(book: &Read<'_>) -> Result<SignedDuration, AppError> {
    let hours = book.setting(VALIDITY_SETTING)?.and_then(|hours| hours.parse::<i64>().ok());
    // Longer than a year is no time to pay but a mistake in the setting.
    Ok(hours.filter(|hours| (1..=8_760).contains(hours)).map_or(VALIDITY, SignedDuration::from_hours))
}

fn enqueue(book: &Write<'_>, row: &NewOutboxRow, now: Timestamp) -> Result<OutboxId, AppError> {
    let id = book.enqueue(row, now)?;
    let figures = Figures::none().number("row", id.get()).code("effect", row.effect.as_str());
    book.record(now, row.lane.order(), What::MessageQueued, &figures.amount("amount_paise", row.amount))?;
    Ok(id)
}

fn row(
    order: &OrderRow,
    account: Option<&Account>,
    effect: Effect,
    choice: &Choice,
    our_ref: [u8; 8],
) -> NewOutboxRow {
    NewOutboxRow {
        lane: order.id.into(),
        account: account.map(|account| account.id),
        effect,
        reference: None,
        told_status: None,
        text: None,
        revision: order.revision,
        amount: order.total(),
        shown_kind: choice.kind(),
        cost: choice.cost().unwrap_or(Paise::ZERO),
        our_ref: hex::encode(our_ref),
    }
}
