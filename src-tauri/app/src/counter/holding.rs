//! Bills that are put aside for the next customer, and bills that come to nothing.

use super::reading::Reading;
use super::{clear_counter, forms, is_blank, is_open_revision, write_draft};
use crate::error::{AppError, Code};
use crate::orders::{cancel_in, find};
use crate::shop::App;
use crate::views::{BillForm, HeldBillView};
use domain::{OrderNumber, OrderState, Paise};
use jiff::Timestamp;
use store::{OrderRow, Read};

/// More than this many held bills are not a drawer but a heap.
const MOST_HELD: u32 = 200;

/// Names of items that are shown of a held bill.
const NAMES_SHOWN: usize = 3;

impl App {
    /// Puts a bill aside and clears the counter. What is held already stays so; a blank one is not held.
    ///
    /// # Errors
    /// [`Code::NotADraft`].
    pub fn hold_bill(&self, number: OrderNumber) -> Result<(), AppError> {
        let now = self.now();
        self.store().write("hold-bill", move |book| {
            let order = find(book, number)?;
            let stored = book.counter_bill(order.id)?;
            let is_revision = stored.as_ref().is_some_and(is_open_revision);
            if !order.state.is_draft() && !is_revision {
                return Err(AppError::new(Code::NotADraft));
            }
            if stored.as_ref().is_some_and(is_blank) {
                return Ok(());
            }
            if let Some(stored) = stored.filter(|stored| stored.held_at.is_none()) {
                if !is_revision {
                    write_draft(book, &order, &stored, now)?;
                }
                book.hold_form(order.id, Some(now))?;
            }
            if order.state == (OrderState::Draft { held: false }) {
                book.set_order_state(order.id, OrderState::Draft { held: true }, now)?;
            }
            clear_counter(book, &order)
        })
    }

    /// Bills that are put aside, the newest first.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn held_bills(&self) -> Result<Vec<HeldBillView>, AppError> {
        let now = self.now();
        self.store().read(|book| {
            let mut held = Vec::new();
            for stored in book.held_forms(MOST_HELD)? {
                let Some(order) = book.order(stored.order)? else { continue };
                let form = forms::from_text(&stored.form)?;
                held.push(held_view(book, &order, &form, stored.held_at.unwrap_or(stored.saved_at), now)?);
            }
            for (id, since) in book.held_without_form(MOST_HELD)? {
                let Some(order) = book.order(id)? else { continue };
                let form = forms::of_draft(book, &order.draft)?;
                held.push(held_view(book, &order, &form, since, now)?);
            }
            held.sort_by_key(|held| std::cmp::Reverse(held.held_at));
            Ok(held)
        })
    }

    /// Gives a bill up. A draft is cancelled and stays in the book; a revision leaves its order as it was.
    ///
    /// # Errors
    /// [`Code::NotADraft`].
    pub fn discard_bill(&self, number: OrderNumber) -> Result<(), AppError> {
        let (now, our_ref) = (self.now(), self.random()?);
        self.store().write("discard-bill", move |book| {
            let order = find(book, number)?;
            let stored = book.counter_bill(order.id)?;
            if stored.as_ref().is_some_and(is_open_revision) {
                book.drop_form(order.id, now)?;
                return clear_counter(book, &order);
            }
            if stored.as_ref().is_some_and(|stored| stored.revises) || order.state == OrderState::Canceled {
                return Ok(());
            }
            if !order.state.is_draft() {
                return Err(AppError::new(Code::NotADraft));
            }
            let Some(stored) = stored else { return cancel_in(book, &order, our_ref, now) };
            // Nothing was typed, so there is nothing to give up; the next bill will be this one.
            if is_blank(&stored) {
                return Ok(());
            }
            write_draft(book, &order, &stored, now)?;
            book.drop_form(order.id, now)?;
            cancel_in(book, &find(book, number)?, our_ref, now)?;
            clear_counter(book, &order)
        })
    }
}

fn held_view(
    book: &Read<'_>,
    order: &OrderRow,
    form: &BillForm,
    held_at: Timestamp,
    now: Timestamp,
) -> Result<HeldBillView, AppError> {
    let reading = Reading::of(book, form, now)?;
    let total = reading.bill().map_or(Paise::ZERO, |bill| bill.total());
    let lines = reading.draft.lines;
    let names: Vec<&str> = lines.iter().take(NAMES_SHOWN).map(|line| line.name.as_str()).collect();
    Ok(HeldBillView {
        number: order.number.to_string(),
        customer: reading.draft.buyer.name,
        first_items: names.join(", "),
        n_lines: u32::try_from(lines.len()).unwrap_or(u32::MAX),
        total: total.to_rupees(),
        held_at,
    })
}
