//! The end of a bill on the counter: sent, paid, or owed, in one transaction, and once however often it is asked for.

use super::reading::Reading;
use super::{clear_counter, forms, is_open_revision};
use crate::documents;
use crate::error::{AppError, Code};
use crate::orders::{
    CashTiming, SentOrder, ask_again_in, find, issue_in, replace, revise_in, send_in, take_cash_in,
};
use crate::shop::App;
use crate::views::{BillForm, FinishedBillView, PaymentForm};
use domain::bill::Delivery;
use domain::document::Happened;
use domain::{BillDraft, OrderNumber, ReferenceId};
use jiff::Timestamp;
use store::{CounterBill, FinishedForm, OrderRow, Write};

/// Marks for the messages that finishing may queue.
type OurRefs = [[u8; 8]; 3];

impl App {
    /// Finishes a bill as its form says: the order goes out, its bill is asked for, paid in cash, or owed. Whoever asks
    /// again hears what became of it, and nothing more happens.
    ///
    /// # Errors
    /// What is wrong with the bill, with its field, and whatever keeps it from being sent. What was typed is kept.
    pub fn finish_bill(&self, number: OrderNumber, form: BillForm) -> Result<FinishedBillView, AppError> {
        let text = forms::to_text(&form)?;
        let (now, refs) = (self.now(), [self.random()?, self.random()?, self.random()?]);
        let typed = text.clone();
        let done =
            self.store().write("finish-bill", move |book| finish(book, number, &form, &text, refs, now));
        if done.is_err() {
            self.keep_typed(number, typed, now);
        }
        done
    }

    /// Keeps what was typed for a bill that was refused. That is no reason to refuse it for another reason.
    fn keep_typed(&self, number: OrderNumber, text: String, now: Timestamp) {
        let kept = self.store().write("refused-bill", move |book| {
            let order = find(book, number)?;
            let Some(stored) = book.counter_bill(order.id)? else { return Ok(()) };
            book.save_form(number, &text, stored.sequence, now)?;
            Ok::<_, AppError>(())
        });
        if let Err(error) = kept {
            tracing::warn!(%error, "what was typed for a refused bill could not be kept");
        }
    }
}

fn finish(
    book: &Write<'_>,
    number: OrderNumber,
    form: &BillForm,
    text: &str,
    refs: OurRefs,
    now: Timestamp,
) -> Result<FinishedBillView, AppError> {
    let order = find(book, number)?;
    let stored = book.counter_bill(order.id)?;
    if let Some(finished) = stored.as_ref().and_then(|stored| stored.finished.as_ref()) {
        return Ok(view(number, finished));
    }
    let revises = stored.as_ref().is_some_and(is_open_revision);
    if !revises && !order.state.is_draft() {
        return Err(AppError::new(Code::NotADraft));
    }
    let draft = readable(book, form, now)?;
    begin_unless_stored(book, &order, stored.as_ref(), text, now)?;
    let (reference, order) = if revises {
        let order = revise_in(book, &order, &draft, refs[0], now)?;
        (settle_revision(book, &order, form.payment, refs, now)?, order)
    } else {
        if order.draft != draft {
            replace(book, &order, &draft, now)?;
        }
        let order = find(book, number)?;
        (settle(book, &order, form.payment, refs, now)?, order)
    };
    // Cash makes the document when it is recorded; what is owed and taken along needs it now.
    if form.payment != PaymentForm::Whatsapp && order.draft.delivery == Delivery::Counter {
        documents::happened(book, order.id, Happened::SoldAtCounter, now)?;
    }
    let finished = FinishedForm { how: form.payment.as_str().to_owned(), reference, total: order.total() };
    book.finish_form(order.id, text, &finished, now)?;
    clear_counter(book, &order)?;
    Ok(view(number, &finished))
}

/// The bill as entered, if all of it can be read and computed.
fn readable(book: &Write<'_>, form: &BillForm, now: Timestamp) -> Result<BillDraft, AppError> {
    let reading = Reading::of(book, form, now)?;
    if let Some(problem) = reading.problems.first() {
        return Err(problem.clone());
    }
    reading.bill()?;
    Ok(reading.draft)
}

fn begin_unless_stored(
    book: &Write<'_>,
    order: &OrderRow,
    stored: Option<&CounterBill>,
    text: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    if stored.is_none() {
        book.begin_form(order.id, text, false, false, now)?;
    }
    Ok(())
}

fn settle(
    book: &Write<'_>,
    order: &OrderRow,
    payment: PaymentForm,
    refs: OurRefs,
    now: Timestamp,
) -> Result<Option<ReferenceId>, AppError> {
    match payment {
        PaymentForm::Whatsapp => send_in(book, order, refs[1], now).map(way_to_pay),
        // What costs nothing is given away, and nobody takes cash for it.
        PaymentForm::Cash if !order.total().is_zero() => {
            take_cash_in(book, order, CashTiming::WhenClosed, [refs[1], refs[2]], now).map(|_| None)
        }
        PaymentForm::Cash | PaymentForm::Due => issue_in(book, order, now).map(|()| None),
    }
}

/// A revised order is issued already, and its old way to pay is being closed.
fn settle_revision(
    book: &Write<'_>,
    order: &OrderRow,
    payment: PaymentForm,
    refs: OurRefs,
    now: Timestamp,
) -> Result<Option<ReferenceId>, AppError> {
    match payment {
        PaymentForm::Whatsapp => ask_again_in(book, order, refs[1], now).map(way_to_pay),
        PaymentForm::Cash if !order.total().is_zero() => {
            take_cash_in(book, order, CashTiming::WhenClosed, [refs[1], refs[2]], now).map(|_| None)
        }
        PaymentForm::Cash | PaymentForm::Due => Ok(None),
    }
}

fn way_to_pay(sent: SentOrder) -> Option<ReferenceId> {
    Some(sent.reference)
}

fn view(number: OrderNumber, finished: &FinishedForm) -> FinishedBillView {
    FinishedBillView {
        number: number.to_string(),
        // The book holds no other names.
        how: PaymentForm::named(&finished.how).unwrap_or_default(),
        reference_id: finished.reference.map(|reference| reference.to_string()),
        total: finished.total.to_rupees(),
    }
}
