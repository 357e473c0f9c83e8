//! Answers to lanes that wait for a person.

use crate::chat_window::is_window_open;
use crate::choosing::{choice_of, purpose_of};
use crate::derive::settle;
use crate::error::{AppError, Code};
use crate::orders::find;
use crate::queue;
use crate::shop::App;
use crate::which_message::{Choice, Why};
use domain::{CustomerId, OrderNumber, OrderState, Paise};
use jiff::Timestamp;
use store::{
    AttentionCode, Effect, Figures, Lane, OrderRow, OutboxRow, OutboxState, TemplatePurpose, What, Write,
};

/// What the person says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Release {
    /// Send it, as the order stands now.
    Send,
    /// Do not send it.
    Drop,
}

/// What became of the rows that waited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Released {
    /// They go now.
    pub released: u32,
    /// They will not be sent: dropped, or without sense for an order that is paid or cancelled.
    pub withdrawn: u32,
}

impl App {
    /// Answers everything in one order's lane that waits.
    ///
    /// # Errors
    /// [`Code::NothingToRelease`]; [`Code::Quarantined`] while the whole book waits to be released first.
    pub fn release_order(&self, number: OrderNumber, answer: Release) -> Result<Released, AppError> {
        let now = self.now();
        self.store().write("release", move |book| {
            if book.generation()?.quarantined_at.is_some() {
                return Err(AppError::new(Code::Quarantined));
            }
            let order = find(book, number)?;
            let released = answer_lane(book, &order, answer, now)?;
            if released == Released::default() {
                return Err(why_none_went(book, &order, now)?);
            }
            Ok(released)
        })
    }

    /// Answers the texts to a customer, about no order, that wait.
    ///
    /// # Errors
    /// As [`App::release_order`].
    pub fn release_texts(&self, customer: CustomerId, answer: Release) -> Result<Released, AppError> {
        let now = self.now();
        self.store().write("release-texts", move |book| {
            if book.generation()?.quarantined_at.is_some() {
                return Err(AppError::new(Code::Quarantined));
            }
            let released = answer_texts(book, customer, answer, now)?;
            if released == Released::default() {
                return Err(AppError::new(Code::NothingToRelease));
            }
            Ok(released)
        })
    }

    /// Answers the one question for all that waits.
    ///
    /// # Errors
    /// [`Code::Quarantined`] while the whole book waits to be released first; [`Code::NothingToRelease`].
    pub fn release_asking(&self, answer: Release) -> Result<Released, AppError> {
        let now = self.now();
        self.store().write("release-asking", move |book| {
            if book.generation()?.quarantined_at.is_some() {
                return Err(AppError::new(Code::Quarantined));
            }
            let released = answer_all(book, answer, now)?;
            if released == Released::default() {
                return Err(AppError::new(Code::NothingToRelease));
            }
            Ok(released)
        })
    }

    /// Answers the one question for all that waits, and lets a quarantined book send again.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn release_all(&self, answer: Release) -> Result<Released, AppError> {
        let now = self.now();
        self.store().write("release-all", move |book| {
            if book.generation()?.quarantined_at.is_some() {
                book.end_quarantine()?;
                book.record(now, None, What::BookReleased, &Figures::none())?;
            }
            answer_all(book, answer, now)
        })
    }
}

fn answer_all(book: &Write<'_>, answer: Release, now: Timestamp) -> Result<Released, AppError> {
    let mut sum = Released::default();
    let mut lanes: Vec<Lane> = book.asking_rows(u32::MAX)?.into_iter().map(|row| row.lane).collect();
    lanes.dedup();
    for lane in lanes {
        let released = match lane {
            Lane::Order(id) => {
                let Some(order) = book.order(id)? else { continue };
                answer_lane(book, &order, answer, now)?
            }
            Lane::Customer(customer) => answer_texts(book, customer, answer, now)?,
        };
        sum.released += released.released;
        sum.withdrawn += released.withdrawn;
    }
    Ok(sum)
}

fn answer_lane(
    book: &Write<'_>,
    order: &OrderRow,
    answer: Release,
    now: Timestamp,
) -> Result<Released, AppError> {
    let mut released = Released::default();
    for row in book.lane(order.id)?.into_iter().filter(|row| row.state == OutboxState::Asks) {
        let figures = Figures::none().number("row", row.id.get()).code("effect", row.effect.as_str());
        if answer == Release::Send && has_sense(book, order, &row)? {
            // The person has seen that it goes as another kind. Where none may go, it waits on.
            let Some(choice) = may_go(book, order, &row, now)? else { continue };
            book.set_shown_kind(row.id, choice.kind(), choice.cost().unwrap_or(Paise::ZERO))?;
            let amount = if row.effect == Effect::OrderDetails { order.total() } else { row.amount };
            book.let_go(row.id, order.revision, amount, now)?;
            if let Some(reference) = row.reference.filter(|_| row.effect == Effect::OrderDetails) {
                book.set_reference_amount(reference, order.total())?;
            }
            book.record(now, Some(order.id), What::MessageReleased, &figures)?;
            released.released += 1;
        } else {
            // What was begun before may have arrived: its way to pay stays open and is watched.
            book.end_row(row.id, OutboxState::Withdrawn, None, now)?;
            book.record(now, Some(order.id), What::MessageWithdrawn, &figures)?;
            if let Some(reference) =
                row.reference.filter(|_| row.effect == Effect::OrderDetails && row.tries == 0)
            {
                queue::close(book, order.id, reference, "withdrawn", now)?;
            }
            released.withdrawn += 1;
        }
    }
    Ok(released)
}

/// Answers the texts to a customer that wait. Without the customer's 24 hours WhatsApp would refuse them.
fn answer_texts(
    book: &Write<'_>,
    customer: CustomerId,
    answer: Release,
    now: Timestamp,
) -> Result<Released, AppError> {
    let mut released = Released::default();
    for row in book.lane(customer)?.into_iter().filter(|row| row.state == OutboxState::Asks) {
        let figures = Figures::none().number("row", row.id.get()).code("effect", row.effect.as_str());
        if answer == Release::Send && is_window_open(book, customer, row.account, now)? {
            book.let_go(row.id, row.revision, row.amount, now)?;
            book.record(now, None, What::MessageReleased, &figures)?;
            released.released += 1;
        } else {
            book.end_row(row.id, OutboxState::Withdrawn, None, now)?;
            book.record(now, None, What::MessageWithdrawn, &figures)?;
            released.withdrawn += 1;
        }
        settle(book, None, AttentionCode::OutcomeUnknown, &row.id.to_string(), now)?;
    }
    Ok(released)
}

/// Why nothing of a lane was let go: nothing waits, or what waits can go neither way.
fn why_none_went(book: &Write<'_>, order: &OrderRow, now: Timestamp) -> Result<AppError, AppError> {
    for row in book.lane(order.id)?.into_iter().filter(|row| row.state == OutboxState::Asks) {
        let account = row.account.map(|account| book.account(account)).transpose()?.flatten();
        if let (Some(account), Some(purpose)) = (account, purpose_of(row.effect))
            && let Choice::Neither { why, lacking } = choice_of(book, order, &account, purpose, now)?
        {
            return Ok(AppError::no_message(why, lacking));
        }
    }
    Ok(AppError::new(Code::NothingToRelease))
}

/// What goes if the row is let go; `None` where WhatsApp would certainly refuse it. A status goes in any case.
fn may_go(
    book: &Write<'_>,
    order: &OrderRow,
    row: &OutboxRow,
    now: Timestamp,
) -> Result<Option<Choice>, AppError> {
    let account = row.account.map(|account| book.account(account)).transpose()?.flatten();
    let (Some(account), Some(purpose)) = (account, purpose_of(row.effect)) else {
        return Ok(Some(Choice::Interactive { why: Why::WindowOpen }));
    };
    let choice = choice_of(book, order, &account, purpose, now)?;
    let is_refused = choice.kind() == "none" && purpose != TemplatePurpose::OrderStatus;
    Ok((!is_refused).then_some(choice))
}

/// A paid or cancelled order is not asked to be paid again, whatever the person clicks in a hurry.
fn has_sense(book: &Write<'_>, order: &OrderRow, row: &OutboxRow) -> Result<bool, AppError> {
    let payment = book.payment(order.id)?;
    let is_settled =
        payment.is_confirming() || (!payment.kept().is_zero() && payment.kept() >= order.total());
    Ok(match row.effect {
        Effect::OrderDetails => order.state != OrderState::Canceled && !is_settled,
        Effect::OrderStatus => order.state != OrderState::Canceled,
        Effect::Reminder => !is_settled,
        Effect::Cancel | Effect::Text | Effect::Document | Effect::Cash => true,
    })
}
