//! What the shop does with an order. Each use case is one transaction, and none waits for the network.

use crate::derive::recompute;
use crate::error::{AppError, Code};
use crate::queue;
use crate::shop::App;
use domain::order::{CannotCancel, CannotMove, Progress, ToldStatus};
use domain::order_details::{Terms, order_details, recipient};
use domain::{Account, BillDraft, OrderId, OrderNumber, OrderState, Paise, ReferenceId};
use jiff::Timestamp;
use store::{Effect, Figures, OrderRow, ReferenceRow, ReferenceState, What, Write};

/// A draft that was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftedOrder {
    /// Its id.
    pub id: OrderId,
    /// Its number.
    pub number: OrderNumber,
    /// What the customer is to pay; nothing while the bill cannot be finished.
    pub total: Paise,
}

/// An order whose message was queued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentOrder {
    /// Its number.
    pub number: OrderNumber,
    /// Its way to pay.
    pub reference: ReferenceId,
}

/// When cash is recorded while the customer can still pay by WhatsApp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CashTiming {
    /// After that way to pay is closed.
    WhenClosed,
    /// Now; the order is watched, and a payment that comes all the same is *paid twice*.
    Now,
}

impl App {
    /// Begins a draft under a number of its own. The bill may still be impossible to finish.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn draft(&self, draft: BillDraft) -> Result<DraftedOrder, AppError> {
        let now = self.now();
        self.store().write("draft", move |book| {
            let bill = draft.clone().finish().ok();
            let total = bill.as_ref().map_or(Paise::ZERO, domain::Bill::total);
            let (id, number) = book.insert_order(&draft, bill.as_ref(), now)?;
            book.record(now, Some(id), What::OrderDrafted, &Figures::none().amount("total_paise", total))?;
            Ok(DraftedOrder { id, number, total })
        })
    }

    /// Replaces the bill of a draft.
    ///
    /// # Errors
    /// [`Code::NotADraft`]: a bill that went out is revised, not edited.
    pub fn edit(&self, number: OrderNumber, draft: BillDraft) -> Result<Paise, AppError> {
        let now = self.now();
        self.store().write("edit", move |book| {
            let order = find(book, number)?;
            if !matches!(order.state, OrderState::Draft { .. }) {
                return Err(AppError::new(Code::NotADraft));
            }
            replace(book, &order, &draft, now)
        })
    }

    /// Puts a draft aside for the next customer, or takes it back.
    ///
    /// # Errors
    /// [`Code::NotADraft`].
    pub fn hold(&self, number: OrderNumber, held: bool) -> Result<(), AppError> {
        let now = self.now();
        self.store().write("hold", move |book| {
            let order = find(book, number)?;
            match order.state {
                OrderState::Draft { .. } => {
                    Ok(book.set_order_state(order.id, OrderState::Draft { held }, now)?)
                }
                _ => Err(AppError::new(Code::NotADraft)),
            }
        })
    }

    /// Issues an order, if it is a draft, and queues the message that asks for the money.
    ///
    /// # Errors
    /// Whatever is wrong with the bill, or keeps it from being asked for on WhatsApp; [`Code::AlreadySent`].
    pub fn send(&self, number: OrderNumber) -> Result<SentOrder, AppError> {
        let (now, our_ref) = (self.now(), self.random()?);
        self.store().write("send", move |book| {
            let order = find(book, number)?;
            if book.references_of(order.id)?.iter().any(|row| row.state != ReferenceState::Closed) {
                return Err(AppError::new(Code::AlreadySent));
            }
            let payment = book.payment(order.id)?;
            if payment.kept() >= order.total() && !order.total().is_zero() {
                return Err(AppError::new(Code::AlreadyPaid));
            }
            queue_bill(book, &order, our_ref, now)
        })
    }

    /// Closes the open way to pay and queues the bill again under the next one.
    ///
    /// # Errors
    /// [`Code::AlreadyPaid`], [`Code::AttemptPending`], and as [`App::send`].
    pub fn resend(&self, number: OrderNumber) -> Result<SentOrder, AppError> {
        let (now, refs) = (self.now(), [self.random()?, self.random()?]);
        self.store().write("resend", move |book| {
            let order = find(book, number)?;
            refuse_if_paying(book, &order)?;
            close_open_way(book, &order, refs[0], now)?;
            queue_bill(book, &order, refs[1], now)
        })
    }

    /// Gives an issued order another bill, and asks for the new amount once the old way to pay is closed.
    ///
    /// # Errors
    /// As [`App::resend`].
    pub fn revise(&self, number: OrderNumber, draft: BillDraft) -> Result<SentOrder, AppError> {
        let (now, refs) = (self.now(), [self.random()?, self.random()?]);
        self.store().write("revise", move |book| {
            let order = find(book, number)?;
            refuse_if_paying(book, &order)?;
            draft.clone().finish()?;
            close_open_way(book, &order, refs[0], now)?;
            replace(book, &order, &draft, now)?;
            book.count_revision(order.id)?;
            queue_bill(book, &find(book, number)?, refs[1], now)
        })
    }

    /// Moves an order along, and tells the customer.
    ///
    /// # Errors
    /// [`Code::NotADraft`]'s opposite: a draft has to be issued first; [`Code::OrderFinal`]; [`Code::StatusSame`].
    pub fn set_status(
        &self,
        number: OrderNumber,
        status: Progress,
        note: Option<String>,
    ) -> Result<(), AppError> {
        let (now, our_ref) = (self.now(), self.random()?);
        self.store().write("status", move |book| {
            let order = find(book, number)?;
            let state = order.state.move_to(status).map_err(|why| cannot_move(why, &order, status))?;
            book.set_order_state(order.id, state, now)?;
            let figures = Figures::none().code("from", order.state.as_str()).code("to", state.as_str());
            book.record(now, Some(order.id), What::StatusChanged, &figures)?;
            queue::queue_status(book, &order, status.into(), note, our_ref, now).map(drop)
        })
    }

    /// Cancels an order for which nothing was paid, and takes its way to pay back.
    ///
    /// # Errors
    /// [`Code::RefundFirst`] with the amount, [`Code::AttemptPending`], [`Code::OrderFinal`].
    pub fn cancel(&self, number: OrderNumber) -> Result<(), AppError> {
        let (now, our_ref) = (self.now(), self.random()?);
        self.store().write("cancel", move |book| {
            let order = find(book, number)?;
            let payment = book.payment(order.id)?;
            let state = order.state.cancel(&payment).map_err(cannot_cancel)?;
            book.set_order_state(order.id, state, now)?;
            let figures = Figures::none().code("from", order.state.as_str());
            book.record(now, Some(order.id), What::OrderCanceled, &figures)?;
            queue::withdraw(book, order.id, |effect| effect != Effect::Cancel, now)?;
            close_open_way(book, &order, our_ref, now).map(drop)
        })
    }

    /// Takes cash for what is still due, and issues the order if it is a draft.
    ///
    /// # Errors
    /// [`Code::AlreadyPaid`]; [`Code::AttemptPending`] unless `Now` was chosen.
    pub fn take_cash(&self, number: OrderNumber, timing: CashTiming) -> Result<Paise, AppError> {
        let (now, refs) = (self.now(), [self.random()?, self.random()?]);
        self.store().write("cash", move |book| {
            let order = find(book, number)?;
            if order.state == OrderState::Canceled {
                return Err(AppError::new(Code::OrderFinal));
            }
            let due = order.total().minus(book.payment(order.id)?.kept()).unwrap_or(Paise::ZERO);
            if due <= Paise::ZERO {
                return Err(AppError::new(Code::AlreadyPaid));
            }
            if timing == CashTiming::WhenClosed {
                refuse_if_paying(book, &order)?;
            }
            issue_if_draft(book, &order, now)?;
            let is_closing = close_open_way(book, &order, refs[0], now)?;
            if is_closing && timing == CashTiming::WhenClosed {
                queue::queue_cash(book, &order, due, refs[1], now)?;
            } else {
                record_cash(book, &order, due, now)?;
            }
            Ok(due)
        })
    }
}

/// Records cash that was taken, and what follows from it.
pub(crate) fn record_cash(
    book: &Write<'_>,
    order: &OrderRow,
    amount: Paise,
    now: Timestamp,
) -> Result<(), AppError> {
    book.take_by_hand(order.id, "cash", amount, now)?;
    book.record(now, Some(order.id), What::CashRecorded, &Figures::none().amount("amount_paise", amount))?;
    recompute(book, order.id, now)
}

/// The order with a number.
pub(crate) fn find(book: &store::Read<'_>, number: OrderNumber) -> Result<OrderRow, AppError> {
    let order = book.order_by_number(number)?;
    order.ok_or_else(|| AppError::new(Code::OrderNotFound).with_text("number", number.to_string()))
}

fn queue_bill(
    book: &Write<'_>,
    order: &OrderRow,
    our_ref: [u8; 8],
    now: Timestamp,
) -> Result<SentOrder, AppError> {
    if order.state.is_final() {
        return Err(AppError::new(Code::OrderFinal));
    }
    let bill = order.draft.clone().finish()?;
    recipient(&bill)?;
    let account = account_of(book, order)?;
    // Everything that could keep the message from being written is asked now, while the person is here.
    let terms = Terms {
        reference: "K7Q3A0000001A",
        catalog_id: account.settings.catalog_id.as_deref(),
        importer: account.settings.importer.as_ref(),
        expires_at: now,
    };
    order_details(&bill, &terms)?;
    issue_if_draft(book, order, now)?;
    book.set_order_account(order.id, account.id)?;
    let reference = queue::queue_order_details(book, order, &account, our_ref, now)?;
    Ok(SentOrder { number: order.number, reference })
}

fn issue_if_draft(book: &Write<'_>, order: &OrderRow, now: Timestamp) -> Result<(), AppError> {
    if !matches!(order.state, OrderState::Draft { .. }) {
        return Ok(());
    }
    order.draft.clone().finish()?;
    book.issue_order(order.id, now)?;
    book.record(
        now,
        Some(order.id),
        What::OrderIssued,
        &Figures::none().amount("total_paise", order.total()),
    )?;
    Ok(())
}

fn replace(book: &Write<'_>, order: &OrderRow, draft: &BillDraft, now: Timestamp) -> Result<Paise, AppError> {
    let bill = draft.clone().finish().ok();
    let total = bill.as_ref().map_or(Paise::ZERO, domain::Bill::total);
    book.replace_bill(order, draft, bill.as_ref(), now)?;
    book.record(now, Some(order.id), What::OrderEdited, &Figures::none().amount("total_paise", total))?;
    recompute(book, order.id, now)?;
    Ok(total)
}

/// The account that the order went through before, else the shop's first.
fn account_of(book: &Write<'_>, order: &OrderRow) -> Result<Account, AppError> {
    let accounts = book.accounts()?;
    let before = order.account.and_then(|id| accounts.iter().find(|account| account.id == id).cloned());
    before.or_else(|| accounts.into_iter().next()).ok_or_else(|| AppError::new(Code::NoAccount))
}

fn refuse_if_paying(book: &Write<'_>, order: &OrderRow) -> Result<(), AppError> {
    let payment = book.payment(order.id)?;
    if payment.has_pending_attempt() {
        return Err(AppError::new(Code::AttemptPending));
    }
    let is_paid = !payment.kept().is_zero() && payment.kept() >= order.total();
    if is_paid { Err(AppError::new(Code::AlreadyPaid)) } else { Ok(()) }
}

/// Begins to close the open way to pay; one that never left is withdrawn at once. Returns whether one is closing.
fn close_open_way(
    book: &Write<'_>,
    order: &OrderRow,
    our_ref: [u8; 8],
    now: Timestamp,
) -> Result<bool, AppError> {
    queue::withdraw(book, order.id, |effect| effect == Effect::OrderDetails, now)?;
    let ways = book.references_of(order.id)?;
    if let Some(open) = ways.iter().find(|row: &&ReferenceRow| row.state == ReferenceState::Open) {
        queue::queue_cancel(book, order, open, our_ref, now)?;
        return Ok(true);
    }
    Ok(ways.iter().any(|row| row.state == ReferenceState::Closing))
}

fn cannot_move(why: CannotMove, order: &OrderRow, to: Progress) -> AppError {
    let to = ToldStatus::from(to).as_str();
    match why {
        CannotMove::Final => AppError::new(Code::OrderFinal),
        CannotMove::Draft => {
            AppError::new(Code::StatusNotAllowed).with_text("from", order.state.as_str()).with_text("to", to)
        }
        CannotMove::Same => AppError::new(Code::StatusSame),
    }
}

fn cannot_cancel(why: CannotCancel) -> AppError {
    match why {
        CannotCancel::Final => AppError::new(Code::OrderFinal),
        CannotCancel::RefundFirst { captured } => {
            AppError::new(Code::RefundFirst).with_money("captured", captured)
        }
        CannotCancel::AttemptPending => AppError::new(Code::AttemptPending),
    }
}
