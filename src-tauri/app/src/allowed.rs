//! What may be done with an order now: the rules that a use case asks before it changes anything, and that the window
//! asks before it offers it. There is one set of them, so that what is offered is not refused.

use crate::choosing::choice_of;
use crate::error::{AppError, Code};
use crate::orders::CashTiming;
use crate::queue::{self, sendable};
use domain::order::{CannotCancel, CannotMove, Progress, ToldStatus};
use domain::order_details::{Terms, order_details, recipient};
use domain::{Account, OrderState, Paise};
use jiff::Timestamp;
use store::{OrderRow, Read, ReferenceState, TemplatePurpose};

/// Asking for the money for the first time, or again after the last way to pay was closed.
pub fn send(book: &Read<'_>, order: &OrderRow, now: Timestamp) -> Result<Account, AppError> {
    if book.references_of(order.id)?.iter().any(|row| row.state != ReferenceState::Closed) {
        return Err(AppError::new(Code::AlreadySent));
    }
    let payment = book.payment(order.id)?;
    if payment.kept() >= order.total() && !order.total().is_zero() {
        return Err(AppError::new(Code::AlreadyPaid));
    }
    ask_for_money(book, order, now)
}

/// Asking for the money again under another way to pay.
pub fn resend(book: &Read<'_>, order: &OrderRow, now: Timestamp) -> Result<Account, AppError> {
    if book.references_of(order.id)?.is_empty() {
        return Err(AppError::new(Code::NotSentYet));
    }
    refuse_if_paying(book, order)?;
    ask_for_money(book, order, now)
}

/// Giving the order another bill. What is wrong with that bill, and what asking for its money needs, is asked when it is
/// there: it may be paid in cash.
pub fn revise(book: &Read<'_>, order: &OrderRow) -> Result<(), AppError> {
    if order.state.is_draft() {
        return Err(AppError::new(Code::NotSentYet));
    }
    if order.state.is_final() {
        return Err(AppError::new(Code::OrderFinal));
    }
    refuse_if_paying(book, order)
}

/// Moving the order along; the state it comes to.
pub fn move_to(order: &OrderRow, to: Progress) -> Result<OrderState, AppError> {
    order.state.move_to(to).map_err(|why| match why {
        CannotMove::Final => AppError::new(Code::OrderFinal),
        CannotMove::Draft => AppError::new(Code::StatusNotAllowed)
            .with_text("from", order.state.as_str())
            .with_text("to", ToldStatus::from(to).as_str()),
        CannotMove::Same => AppError::new(Code::StatusSame),
    })
}

/// Cancelling; the state the order comes to.
pub fn cancel(book: &Read<'_>, order: &OrderRow) -> Result<OrderState, AppError> {
    order.state.cancel(&book.payment(order.id)?).map_err(|why| match why {
        CannotCancel::Final => AppError::new(Code::OrderFinal),
        CannotCancel::RefundFirst { captured } => {
            AppError::new(Code::RefundFirst).with_money("captured", captured)
        }
        CannotCancel::AttemptPending => AppError::new(Code::AttemptPending),
    })
}

/// Taking cash; what is due.
pub fn take_cash(book: &Read<'_>, order: &OrderRow, timing: CashTiming) -> Result<Paise, AppError> {
    match order.state {
        OrderState::Canceled => return Err(AppError::new(Code::OrderFinal)),
        OrderState::Draft { .. } => drop(order.bill()?),
        _ => {}
    }
    let due = order.total().minus(book.payment(order.id)?.kept()).unwrap_or(Paise::ZERO);
    if due <= Paise::ZERO {
        return Err(AppError::new(Code::AlreadyPaid));
    }
    if timing == CashTiming::WhenClosed {
        refuse_if_paying(book, order)?;
    }
    Ok(due)
}

/// Asking for the money through WhatsApp: everything that could keep the message from being written is asked now,
/// while the person is here.
pub fn ask_for_money(book: &Read<'_>, order: &OrderRow, now: Timestamp) -> Result<Account, AppError> {
    if order.state.is_final() {
        return Err(AppError::new(Code::OrderFinal));
    }
    let bill = order.bill()?;
    recipient(&bill)?;
    let account = account_of(book, order)?;
    let terms = Terms {
        reference: "K7Q3A0000001A",
        catalog_id: account.settings.catalog_id.as_deref(),
        importer: account.settings.importer.as_ref(),
        expires_at: Timestamp::UNIX_EPOCH,
        above_upi: account.settings.takes_web,
    };
    order_details(&bill, &terms)?;
    queue::next_letter(book, order)?;
    sendable(choice_of(book, order, &account, TemplatePurpose::OrderDetails, now)?)?;
    Ok(account)
}

/// The account that the order went through before, else the shop's first.
pub fn account_of(book: &Read<'_>, order: &OrderRow) -> Result<Account, AppError> {
    let accounts = book.accounts()?;
    let before = order.account.and_then(|id| accounts.iter().find(|account| account.id == id).cloned());
    before.or_else(|| accounts.into_iter().next()).ok_or_else(|| AppError::new(Code::NoAccount))
}

fn refuse_if_paying(book: &Read<'_>, order: &OrderRow) -> Result<(), AppError> {
    let payment = book.payment(order.id)?;
    if payment.has_pending_attempt() {
        return Err(AppError::new(Code::AttemptPending));
    }
    let is_paid = !payment.kept().is_zero() && payment.kept() >= order.total();
    if is_paid { Err(AppError::new(Code::AlreadyPaid)) } else { Ok(()) }
}
