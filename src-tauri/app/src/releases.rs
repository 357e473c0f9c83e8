//! Answers to lanes that wait for a person.

use crate::chat_window::is_window_open;
use crate::derive::settle;
use crate::error::{AppError, Code};
use crate::orders::find;
use crate::queue;
use crate::shop::App;
use domain::{CustomerId, OrderNumber, OrderState};
use jiff::Timestamp;
use store::{AttentionCode, Effect, Figures, Lane, OrderRow, OutboxRow, OutboxState, What, Write};

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
                return Err(AppError::new(Code::NothingToRelease));
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
        if answer == Release::Send && has_sense(book, order, &row, now)? {
            book.let_go(row.id, order.revision, order.total(), now)?;
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

/// A paid or cancelled order is not asked to be paid again, whatever the person clicks in a hurry.
fn has_sense(book: &Write<'_>, order: &OrderRow, row: &OutboxRow, now: Timestamp) -> Result<bool, AppError> {
    let payment = book.payment(order.id)?;
    let is_settled =
        payment.is_confirming() || (!payment.kept().is_zero() && payment.kept() >= order.total());
    Ok(match row.effect {
        Effect::OrderDetails => order.state != OrderState::Canceled && !is_settled,
        Effect::OrderStatus => order.state != OrderState::Canceled,
        Effect::Reminder => match order.customer {
            Some(customer) => !is_settled && is_window_open(book, customer, row.account, now)?,
            None => false,
        },
        Effect::Cancel | Effect::Text | Effect::Cash => true,
    })
}
