//! What the shop does with an order. Each use case is one transaction, and none waits for the network.

use crate::allowed;
use crate::counter::{self, as_typed};
use crate::derive::recompute;
use crate::error::{AppError, Code};
use crate::queue;
use crate::shop::App;
use crate::{documents, terms};
use domain::document::Happened;
use domain::order::Progress;
use domain::{Account, BillDraft, OrderId, OrderNumber, OrderState, OutboxId, Paise, ReferenceId};
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
    /// Its message in the outbox.
    pub row: OutboxId,
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
            let bill = terms::finish(book, draft.clone())?.ok();
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
            if !order.state.is_draft() {
                return Err(AppError::new(Code::NotADraft));
            }
            let total = replace(book, &order, &draft, now)?;
            counter::follow_edit(book, &order, &draft, now)?;
            Ok(total)
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
        self.store().write("send", move |book| send_in(book, &as_typed(book, number, now)?, our_ref, now))
    }

    /// Issues an order without asking for the money: the customer owes it.
    ///
    /// # Errors
    /// Whatever is wrong with the bill; [`Code::NotADraft`].
    pub fn issue(&self, number: OrderNumber) -> Result<(), AppError> {
        let now = self.now();
        self.store().write("issue", move |book| issue_in(book, &as_typed(book, number, now)?, now))
    }

    /// Closes the open way to pay and queues the bill again under the next one.
    ///
    /// # Errors
    /// [`Code::NotSentYet`], [`Code::AlreadyPaid`], [`Code::AttemptPending`], and as [`App::send`].
    pub fn resend(&self, number: OrderNumber) -> Result<SentOrder, AppError> {
        let (now, refs) = (self.now(), [self.random()?, self.random()?]);
        self.store().write("resend", move |book| {
            let order = find(book, number)?;
            let account = allowed::resend(book, &order, now)?;
            close_open_way(book, &order, refs[0], now)?;
            queue_bill(book, &order, &account, refs[1], now)
        })
    }

    /// Gives an issued order another bill, and asks for the new amount once the old way to pay is closed.
    ///
    /// # Errors
    /// As [`App::resend`].
    pub fn revise(&self, number: OrderNumber, draft: BillDraft) -> Result<SentOrder, AppError> {
        let (now, refs) = (self.now(), [self.random()?, self.random()?]);
        self.store().write("revise", move |book| {
            let revised = revise_in(book, &find(book, number)?, &draft, refs[0], now)?;
            ask_again_in(book, &revised, refs[1], now)
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
            let state = allowed::move_to(&order, status)?;
            book.set_order_state(order.id, state, now)?;
            let figures = Figures::none().code("from", order.state.as_str()).code("to", state.as_str());
            book.record(now, Some(order.id), What::StatusChanged, &figures)?;
            match status {
                Progress::Shipped | Progress::Completed => {
                    documents::happened(book, order.id, Happened::GoodsLeft, now)?;
                }
                Progress::PartiallyShipped => documents::goods_left_in_part(book, &order, now)?,
                Progress::Processing => {}
            }
            queue::queue_status(book, &order, status.into(), note, our_ref, now).map(drop)
        })
    }

    /// Cancels an order for which nothing was paid, and takes its way to pay back.
    ///
    /// # Errors
    /// [`Code::RefundFirst`] with the amount, [`Code::AttemptPending`], [`Code::OrderFinal`].
    pub fn cancel(&self, number: OrderNumber) -> Result<(), AppError> {
        let (now, our_ref) = (self.now(), self.random()?);
        self.store().write("cancel", move |book| cancel_in(book, &find(book, number)?, our_ref, now))
    }

    /// Takes cash for what is still due, and issues the order if it is a draft.
    ///
    /// # Errors
    /// [`Code::AlreadyPaid`]; [`Code::AttemptPending`] unless `Now` was chosen.
    pub fn take_cash(&self, number: OrderNumber, timing: CashTiming) -> Result<Paise, AppError> {
        let (now, refs) = (self.now(), [self.random()?, self.random()?]);
        self.store()
            .write("cash", move |book| take_cash_in(book, &as_typed(book, number, now)?, timing, refs, now))
    }
}

/// [`App::send`] within a transaction.
pub(crate) fn send_in(
    book: &Write<'_>,
    order: &OrderRow,
    our_ref: [u8; 8],
    now: Timestamp,
) -> Result<SentOrder, AppError> {
    let account = allowed::send(book, order, now)?;
    queue_bill(book, order, &account, our_ref, now)
}

/// [`App::issue`] within a transaction.
pub(crate) fn issue_in(book: &Write<'_>, order: &OrderRow, now: Timestamp) -> Result<(), AppError> {
    match order.state {
        OrderState::Draft { .. } => issue_if_draft(book, order, now),
        _ => Err(AppError::new(Code::NotADraft)),
    }
}

/// Gives an issued order another bill and closes its way to pay; the order as it stands then. Nobody is asked yet.
pub(crate) fn revise_in(
    book: &Write<'_>,
    order: &OrderRow,
    draft: &BillDraft,
    our_ref: [u8; 8],
    now: Timestamp,
) -> Result<OrderRow, AppError> {
    allowed::revise(book, order)?;
    terms::finish(book, draft.clone())??;
    close_open_way(book, order, our_ref, now)?;
    documents::credit_all_in(book, order, now)?;
    replace(book, order, draft, now)?;
    book.count_revision(order.id)?;
    find(book, order.number)
}

/// Queues the bill of an order whose way to pay is closed or being closed.
pub(crate) fn ask_again_in(
    book: &Write<'_>,
    order: &OrderRow,
    our_ref: [u8; 8],
    now: Timestamp,
) -> Result<SentOrder, AppError> {
    let account = allowed::ask_for_money(book, order, now)?;
    queue_bill(book, order, &account, our_ref, now)
}

/// [`App::cancel`] within a transaction.
pub(crate) fn cancel_in(
    book: &Write<'_>,
    order: &OrderRow,
    our_ref: [u8; 8],
    now: Timestamp,
) -> Result<(), AppError> {
    let state = allowed::cancel(book, order)?;
    book.set_order_state(order.id, state, now)?;
    let figures = Figures::none().code("from", order.state.as_str());
    book.record(now, Some(order.id), What::OrderCanceled, &figures)?;
    queue::withdraw(book, order.id, |effect| effect != Effect::Cancel, now)?;
    documents::credit_all_in(book, order, now)?;
    close_open_way(book, order, our_ref, now).map(drop)
}

/// [`App::take_cash`] within a transaction.
pub(crate) fn take_cash_in(
    book: &Write<'_>,
    order: &OrderRow,
    timing: CashTiming,
    refs: [[u8; 8]; 2],
    now: Timestamp,
) -> Result<Paise, AppError> {
    let due = allowed::take_cash(book, order, timing)?;
    issue_if_draft(book, order, now)?;
    let is_closing = close_open_way(book, order, refs[0], now)?;
    if is_closing && timing == CashTiming::WhenClosed {
        queue::queue_cash(book, order, due, refs[1], now)?;
    } else {
        record_cash(book, order, due, now)?;
    }
    Ok(due)
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
    account: &Account,
    our_ref: [u8; 8],
    now: Timestamp,
) -> Result<SentOrder, AppError> {
    issue_if_draft(book, order, now)?;
    book.set_order_account(order.id, account.id)?;
    let (reference, row) = queue::queue_order_details(book, order, account, our_ref, now)?;
    Ok(SentOrder { number: order.number, reference, row })
}

fn issue_if_draft(book: &Write<'_>, order: &OrderRow, now: Timestamp) -> Result<(), AppError> {
    if !order.state.is_draft() {
        return Ok(());
    }
    order.bill()?;
    book.issue_order(order.id, now)?;
    book.record(
        now,
        Some(order.id),
        What::OrderIssued,
        &Figures::none().amount("total_paise", order.total()),
    )?;
    Ok(())
}

/// Gives an order another bill, and keeps what follows from it.
pub(crate) fn replace(
    book: &Write<'_>,
    order: &OrderRow,
    draft: &BillDraft,
    now: Timestamp,
) -> Result<Paise, AppError> {
    let bill = terms::finish(book, draft.clone())?.ok();
    let total = bill.as_ref().map_or(Paise::ZERO, domain::Bill::total);
    book.replace_bill(order, draft, bill.as_ref(), now)?;
    book.record(now, Some(order.id), What::OrderEdited, &Figures::none().amount("total_paise", total))?;
    recompute(book, order.id, now)?;
    Ok(total)
}

/// Begins to close the open way to pay; one that never left is withdrawn at once. Returns whether one is closing.
fn close_open_way(
    book: &Write<'_>,
    order: &OrderRow,
    our_ref: [u8; 8],
    now: Timestamp,
) -> Result<bool, AppError> {
    queue::withdraw(book, order.id, |effect| matches!(effect, Effect::OrderDetails | Effect::Reminder), now)?;
    let ways = book.references_of(order.id)?;
    if let Some(open) = ways.iter().find(|row: &&ReferenceRow| row.state == ReferenceState::Open) {
        queue::queue_cancel(book, order, open, our_ref, now)?;
        return Ok(true);
    }
    Ok(ways.iter().any(|row| row.state == ReferenceState::Closing))
}
