//! Whether an order may be reminded of now: only what can be paid, of whom agreed, once a day.

use crate::choosing::choose_for;
use crate::clock::day_began_in_india;
use crate::error::AppError;
use crate::shop_settings::customer_language;
use crate::views::ReminderExclusion;
use crate::which_message::Choice;
use domain::{Account, CustomerId, MessageState, OrderState, Paise};
use jiff::Timestamp;
use store::{Effect, OrderRow, OutboxRow, OutboxState, Read, ReferenceRow, ReferenceState, TemplatePurpose};
use words::{Message, Words};

/// A reminder that may be sent.
#[derive(Debug)]
pub struct Reminder {
    /// Whom it reminds.
    pub customer: CustomerId,
    /// How they can pay.
    pub way: ReferenceRow,
    /// Through which account the bill went.
    pub account: Account,
    /// What is due.
    pub due: Paise,
    /// What the customer reads.
    pub text: String,
    /// How it goes.
    pub choice: Choice,
}

/// Judges one order; `reminded` are those whom this very list reminds already.
pub fn judge(
    book: &Read<'_>,
    order: &OrderRow,
    reminded: &[CustomerId],
    now: Timestamp,
) -> Result<Result<Reminder, ReminderExclusion>, AppError> {
    let due = match due(book, order)? {
        Ok(due) => due,
        Err(why) => return Ok(Err(why)),
    };
    let way = match way(book, order, now)? {
        Ok(way) => way,
        Err(why) => return Ok(Err(why)),
    };
    let Some(customer) = order.customer.filter(|_| order.draft.buyer.phone.is_some()) else {
        return Ok(Err(ReminderExclusion::NoPhone));
    };
    if let Some(why) = unwelcome(book, customer, reminded, now)? {
        return Ok(Err(why));
    }
    let Some(account) = book.account(way.account)? else { return Ok(Err(ReminderExclusion::NoWayToPay)) };
    let choice = choose_for(book, &account, Some(customer), TemplatePurpose::Reminder, now)?;
    if choice.kind() != "template" && !choice.is_surely_free() {
        return Ok(Err(ReminderExclusion::NeedsTemplate));
    }
    let text = Words::new(customer_language(book)?).say(&Message::CustomerReminder {
        name: &order.draft.buyer.name,
        amount: due,
        number: &order.number.to_string(),
        shop: &order.draft.seller.name,
    });
    Ok(Ok(Reminder { customer, way, account, due, text, choice }))
}

/// What is still to be paid, unless it is nothing or under way.
fn due(book: &Read<'_>, order: &OrderRow) -> Result<Result<Paise, ReminderExclusion>, AppError> {
    match order.state {
        OrderState::Draft { .. } => return Ok(Err(ReminderExclusion::NotSent)),
        OrderState::Canceled => return Ok(Err(ReminderExclusion::Canceled)),
        _ => {}
    }
    let payment = book.payment(order.id)?;
    let due = order.total().minus(payment.kept()).unwrap_or(Paise::ZERO);
    if due <= Paise::ZERO {
        return Ok(Err(ReminderExclusion::Paid));
    }
    let is_stirring = payment.is_confirming() || payment.has_pending_attempt();
    Ok(if is_stirring { Err(ReminderExclusion::Confirming) } else { Ok(due) })
}

/// The way to pay that the customer has in hand.
fn way(
    book: &Read<'_>,
    order: &OrderRow,
    now: Timestamp,
) -> Result<Result<ReferenceRow, ReminderExclusion>, AppError> {
    let open = book.references_of(order.id)?.into_iter().find(|way| way.state == ReferenceState::Open);
    let Some(way) = open else { return Ok(Err(ReminderExclusion::NoWayToPay)) };
    if way.expires_at <= now {
        return Ok(Err(ReminderExclusion::Expired));
    }
    let lane = book.lane(order.id)?;
    if lane.iter().any(is_open) {
        return Ok(Err(ReminderExclusion::MessageWaiting));
    }
    let mut bills = lane.iter().filter(|row| {
        row.effect == Effect::OrderDetails
            && row.reference == Some(way.reference)
            && row.state == OutboxState::Done
    });
    let has_arrived = bills.try_fold(false, |arrived, row| {
        let state = book.message(row.id)?.map(|message| message.state);
        Ok::<_, AppError>(arrived || state.is_some_and(|state| state != MessageState::Failed))
    })?;
    Ok(if has_arrived { Ok(way) } else { Err(ReminderExclusion::NoWayToPay) })
}

const fn is_open(row: &OutboxRow) -> bool {
    matches!(row.state, OutboxState::Ready | OutboxState::Asks | OutboxState::InFlight | OutboxState::Unknown)
}

/// Why a customer is not to be written to of the shop's own accord.
fn unwelcome(
    book: &Read<'_>,
    customer: CustomerId,
    reminded: &[CustomerId],
    now: Timestamp,
) -> Result<Option<ReminderExclusion>, AppError> {
    match book.consent(customer)? {
        None => return Ok(Some(ReminderExclusion::NoConsent)),
        Some(word) if !word.agreed => return Ok(Some(ReminderExclusion::ConsentWithdrawn)),
        Some(_) => {}
    }
    let is_reminded = reminded.contains(&customer) || book.was_reminded(customer, day_began_in_india(now))?;
    Ok(is_reminded.then_some(ReminderExclusion::RemindedToday))
}
