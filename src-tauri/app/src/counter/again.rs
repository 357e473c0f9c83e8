//! Bills that begin as another one: what this customer took last time, the same once more, or the same corrected.

use super::{begin, form_of, form_of_order, forms, is_blank, is_open_revision, leave, on_counter, turn_to};
use crate::allowed;
use crate::error::{AppError, Code};
use crate::orders::find;
use crate::shop::App;
use crate::views::{BillForm, BillView, LineForm};
use domain::{LineDraft, OrderNumber, PhoneNumber};
use jiff::Timestamp;
use store::{OrderRow, Read, Write};
use words::Words;

impl App {
    /// Adds the lines of this customer's last bill, at today's prices. Lines that stand there already are not added
    /// again, so asking twice is asking once.
    ///
    /// # Errors
    /// [`Code::NothingToRepeat`] when there is no customer with an earlier bill; [`Code::NotADraft`].
    pub fn repeat_last(&self, number: OrderNumber, words: &Words) -> Result<BillView, AppError> {
        let now = self.now();
        self.store().write("repeat-last", move |book| {
            let order = find(book, number)?;
            let stored = book.counter_bill(order.id)?;
            let stored = stored
                .filter(|stored| stored.finished.is_none() && (stored.revises || order.state.is_draft()));
            let stored = stored.ok_or_else(|| AppError::new(Code::NotADraft))?;
            let mut form = forms::from_text(&stored.form)?;
            let last = last_bill(book, &form, &order)?;
            form.lines.retain(|line| !line.is_blank());
            for line in &last.draft.lines {
                let line = at_todays_price(book, line)?;
                if !form.lines.iter().any(|there| is_same_thing(there, &line)) {
                    form.lines.push(line);
                }
            }
            book.save_form(number, &forms::to_text(&form)?, stored.sequence + 1, now)?;
            Ok::<_, AppError>(())
        })?;
        self.bill_view(number, words)
    }

    /// A new bill with the customer and the lines of an order.
    ///
    /// # Errors
    /// [`Code::OrderNotFound`].
    pub fn duplicate_order(&self, number: OrderNumber, words: &Words) -> Result<BillView, AppError> {
        let now = self.now();
        let copy = self.store().write("duplicate-order", move |book| {
            let form = BillForm { entry: String::new(), ..form_of(book, &find(book, number)?)? };
            turn_to_copy(book, number, &form, now)
        })?;
        self.bill_view(copy, words)
    }

    /// Puts the bill of an issued order on the counter, to be corrected. A draft is simply opened.
    ///
    /// # Errors
    /// [`Code::OrderFinal`], [`Code::AlreadyPaid`], [`Code::AttemptPending`].
    pub fn revise_order(&self, number: OrderNumber, words: &Words) -> Result<BillView, AppError> {
        let now = self.now();
        let is_open = self.store().write("revise-order", move |book| {
            let order = find(book, number)?;
            if order.state.is_draft() {
                return Ok(false);
            }
            allowed::revise(book, &order)?;
            let stored = book.counter_bill(order.id)?;
            if on_counter(book)?.is_some_and(|(current, _)| current.id == order.id) {
                return Ok(true);
            }
            leave(book, now)?;
            if !stored.as_ref().is_some_and(is_open_revision) {
                book.begin_form(order.id, &form_of_order(book, &order)?, true, true, now)?;
            }
            turn_to(book, &order, book.counter_bill(order.id)?.as_ref(), now)?;
            Ok::<_, AppError>(true)
        })?;
        if is_open { self.bill_view(number, words) } else { self.open_bill(number, words) }
    }
}

/// Puts a copy on the counter. If it stands there already and nobody has touched it, that is the one.
fn turn_to_copy(
    book: &Write<'_>,
    original: OrderNumber,
    form: &BillForm,
    now: Timestamp,
) -> Result<OrderNumber, AppError> {
    let text = forms::to_text(form)?;
    let current = on_counter(book)?.filter(|(order, _)| order.number != original);
    match current {
        Some((order, stored)) if stored.form == text && !stored.revises => Ok(order.number),
        Some((order, stored)) if is_blank(&stored) => {
            book.save_form(order.number, &text, stored.sequence + 1, now)?;
            Ok(order.number)
        }
        _ => {
            leave(book, now)?;
            let number = begin(book, form, now)?;
            book.set_setting(super::CURRENT, &number.to_string())?;
            Ok(number)
        }
    }
}

fn last_bill(book: &Read<'_>, form: &BillForm, order: &OrderRow) -> Result<OrderRow, AppError> {
    let phone = PhoneNumber::parse(&form.customer.phone).ok();
    let customer = phone.map(|phone| book.customer_by_phone(&phone)).transpose()?.flatten();
    let last = customer.map(|customer| book.last_issued_to(customer.id, Some(order.id))).transpose()?;
    let last = last.flatten().map(|id| book.order(id)).transpose()?.flatten();
    last.ok_or_else(|| AppError::new(Code::NothingToRepeat).at("customer"))
}

/// A line as it was, at what its product costs today. What is no product of the shop any more keeps its price.
fn at_todays_price(book: &Read<'_>, line: &LineDraft) -> Result<LineForm, AppError> {
    let was = forms::of_line(book, line)?;
    let product = match line.sku.as_deref() {
        Some(sku) => book.product_by_code(sku)?,
        None => book.product_by_name(&line.name)?,
    };
    let Some(row) = product else { return Ok(was) };
    let changed_from = (row.product.price != line.price).then(|| line.price.to_rupees());
    Ok(LineForm { changed_from, discount: was.discount, ..forms::of_product(&row, was.quantity) })
}

fn is_same_thing(there: &LineForm, line: &LineForm) -> bool {
    match (there.product_id, line.product_id) {
        (Some(one), Some(other)) => one == other,
        _ => there.name == line.name && there.sku == line.sku,
    }
}
