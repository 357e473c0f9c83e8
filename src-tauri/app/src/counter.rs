//! The bill on the counter: what is typed is kept at every keystroke, and becomes an order when it is finished.
//!
//! A keystroke writes one row, the form as text. The order beside it, with its lines and its place in lists and
//! searches, is written when the counter turns to another bill, and when the bill is finished.

mod again;
mod finishing;
mod forms;
mod from_chat;
mod holding;
mod preview;
mod reading;
mod showing;

pub(crate) use forms::of_product;
pub(crate) use from_chat::put_address;
pub(crate) use reading::{address, some_text};

use crate::error::{AppError, Code};
use crate::orders::{find, replace};
use crate::shop::App;
use crate::terms;
use crate::views::{BillForm, BillView};
use domain::{BillDraft, OrderId, OrderNumber, OrderState, Paise};
use jiff::Timestamp;
use reading::Reading;
use std::sync::LazyLock;
use store::{CounterBill, Figures, OrderRow, Read, What, Write};
use words::{Language, Message, Words};

/// The setting that names the bill on the counter.
const CURRENT: &str = "current_bill";

/// Nobody types so many characters; above it there is room for those that the core saves itself.
const LAST_SEQUENCE: u32 = 2_000_000_000;

/// The setting that names a draft that was begun and left with nothing in it, so that the next bill can be that one.
const LEFT_BLANK: &str = "blank_bill";

impl App {
    /// The bill on the counter, or a new one.
    ///
    /// # Errors
    /// What keeps the book from being read or written.
    pub fn current_bill(&self, words: &Words) -> Result<BillView, AppError> {
        let now = self.now();
        let current = self.store().read(on_counter)?;
        let number = match current {
            Some((order, _)) => order.number,
            None => self.store().write("current-bill", move |book| turn_to_new(book, now))?,
        };
        self.bill_view(number, words)
    }

    /// A new bill. The one on the counter stays a draft; one in which nothing was typed is the new one.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn new_bill(&self, words: &Words) -> Result<BillView, AppError> {
        let now = self.now();
        let number = self.store().write("new-bill", move |book| turn_to_new(book, now))?;
        self.bill_view(number, words)
    }

    /// Puts a draft on the counter, a held one too, and one that was made elsewhere.
    ///
    /// # Errors
    /// [`Code::NotADraft`]: what went out is revised, not opened.
    pub fn open_bill(&self, number: OrderNumber, words: &Words) -> Result<BillView, AppError> {
        let now = self.now();
        self.store().write("open-bill", move |book| {
            let order = find(book, number)?;
            let stored = book.counter_bill(order.id)?;
            let is_revision = stored.as_ref().is_some_and(is_open_revision);
            if !order.state.is_draft() && !is_revision {
                return Err(AppError::new(Code::NotADraft));
            }
            let is_there = on_counter(book)?.is_some_and(|(current, _)| current.id == order.id);
            if !is_there {
                leave(book, now)?;
                turn_to(book, &order, stored.as_ref(), now)?;
            }
            Ok(())
        })?;
        self.bill_view(number, words)
    }

    /// Saves what was typed, durably, and says what it comes to. A save that comes after a newer one, or after the bill
    /// was finished, changes nothing and gets what is stored.
    ///
    /// # Errors
    /// [`Code::OrderNotFound`], [`Code::TooLarge`], [`Code::FieldInvalid`] for a number above two thousand million, and
    /// what keeps the book from being written.
    pub fn save_bill(
        &self,
        number: OrderNumber,
        form: &BillForm,
        sequence: u32,
        words: &Words,
    ) -> Result<BillView, AppError> {
        if sequence > LAST_SEQUENCE {
            return Err(AppError::new(Code::FieldInvalid).at("sequence"));
        }
        let (now, text) = (self.now(), forms::to_text(form)?);
        self.store().write("keystroke", move |book| {
            if book.save_form(number, &text, sequence, now)? {
                return Ok(());
            }
            let order = find(book, number)?;
            if order.state.is_draft() && book.counter_bill(order.id)?.is_none() {
                book.begin_form(order.id, &text, false, false, now)?;
                book.save_form(number, &text, sequence, now)?;
            }
            Ok::<_, AppError>(())
        })?;
        self.bill_view(number, words)
    }
}

/// The bill on the counter, unless it was finished, put aside or given up meanwhile.
fn on_counter(book: &Read<'_>) -> Result<Option<(OrderRow, CounterBill)>, AppError> {
    let number = book.setting(CURRENT)?.and_then(|number| number.parse().ok());
    let Some(order) = number.map(|number| book.order_by_number(number)).transpose()?.flatten() else {
        return Ok(None);
    };
    let Some(stored) = book.counter_bill(order.id)? else { return Ok(None) };
    let is_held = stored.held_at.is_some() || order.state == (OrderState::Draft { held: true });
    let is_open = !is_held && (is_open_revision(&stored) || is_open_draft(&order, &stored));
    Ok(is_open.then_some((order, stored)))
}

/// Clears the counter for another bill. What was typed is written into its order, so that lists and searches find it.
fn leave(book: &Write<'_>, now: Timestamp) -> Result<(), AppError> {
    let Some((order, stored)) = on_counter(book)? else { return Ok(()) };
    if stored.revises {
        return Ok(());
    }
    if forms::from_text(&stored.form)?.is_blank() {
        book.set_setting(LEFT_BLANK, &order.number.to_string())?;
    }
    write_draft(book, &order, &stored, now)
}

/// Puts an order's form on the counter; one that has none gets one from its bill.
fn turn_to(
    book: &Write<'_>,
    order: &OrderRow,
    stored: Option<&CounterBill>,
    now: Timestamp,
) -> Result<(), AppError> {
    match stored {
        None => book.begin_form(order.id, &form_of_order(book, order)?, false, true, now)?,
        Some(stored) if stored.held_at.is_some() => book.hold_form(order.id, None)?,
        Some(_) => {}
    }
    if order.state == (OrderState::Draft { held: true }) {
        book.set_order_state(order.id, OrderState::Draft { held: false }, now)?;
    }
    Ok(book.set_setting(CURRENT, &order.number.to_string())?)
}

/// Puts a bill on the counter in which nothing was typed: this one, one that was left so, or a new one.
fn turn_to_new(book: &Write<'_>, now: Timestamp) -> Result<OrderNumber, AppError> {
    let current = on_counter(book)?;
    if let Some((order, _)) = current.filter(|(_, stored)| is_blank(stored)) {
        return Ok(order.number);
    }
    leave(book, now)?;
    let number = match left_blank(book)? {
        Some(order) => order.number,
        None => begin(book, &BillForm::default(), now)?,
    };
    book.set_setting(CURRENT, &number.to_string())?;
    Ok(number)
}

fn left_blank(book: &Read<'_>) -> Result<Option<OrderRow>, AppError> {
    let number = book.setting(LEFT_BLANK)?.and_then(|number| number.parse().ok());
    let order = number.map(|number| book.order_by_number(number)).transpose()?.flatten();
    let Some(order) = order else { return Ok(None) };
    let stored = book.counter_bill(order.id)?;
    let is_free = stored.is_some_and(|stored| {
        is_open_draft(&order, &stored) && stored.held_at.is_none() && is_blank(&stored)
    });
    Ok(is_free.then_some(order))
}

/// Begins a draft with a form, under a number of its own.
fn begin(book: &Write<'_>, form: &BillForm, now: Timestamp) -> Result<OrderNumber, AppError> {
    let draft = Reading::of(book, form, now)?.draft;
    let bill = terms::finish(book, draft.clone())?.ok();
    let total = bill.as_ref().map_or(Paise::ZERO, domain::Bill::total);
    let (id, number) = book.insert_order(&draft, bill.as_ref(), now)?;
    book.record(now, Some(id), What::OrderDrafted, &Figures::none().amount("total_paise", total))?;
    book.begin_form(id, &forms::to_text(form)?, false, true, now)?;
    Ok(number)
}

/// Writes into a draft what its form says, unless it says it already.
fn write_draft(
    book: &Write<'_>,
    order: &OrderRow,
    stored: &CounterBill,
    now: Timestamp,
) -> Result<(), AppError> {
    if stored.is_written {
        return Ok(());
    }
    let draft = Reading::of(book, &forms::from_text(&stored.form)?, now)?.draft;
    if draft != order.draft {
        replace(book, order, &draft, now)?;
    }
    Ok(book.note_form_written(order.id)?)
}

/// The newest order, if it is a bill on the counter in which nothing was typed yet: a number that waits, and no order.
pub(crate) fn not_begun(book: &Read<'_>) -> Result<Option<OrderId>, AppError> {
    let Some(newest) = book.newest_order()? else { return Ok(None) };
    let Some(stored) = book.counter_bill(newest)? else { return Ok(None) };
    let is_waiting = stored.finished.is_none() && stored.held_at.is_none() && stored.dropped_at.is_none();
    Ok((is_waiting && is_blank(&stored)).then_some(newest))
}

/// The order with a number, for whoever sends it or takes its money from elsewhere: a draft as it was typed on the
/// counter.
///
/// # Errors
/// What cannot be read of what was typed: a line that counts as nothing must not go out as nothing.
pub(crate) fn as_typed(book: &Write<'_>, number: OrderNumber, now: Timestamp) -> Result<OrderRow, AppError> {
    let order = find(book, number)?;
    let stored = book.counter_bill(order.id)?.filter(|stored| is_open_draft(&order, stored));
    let Some(stored) = stored else { return Ok(order) };
    let reading = Reading::of(book, &forms::from_text(&stored.form)?, now)?;
    if let Some(problem) = reading.problems.into_iter().next() {
        return Err(problem);
    }
    write_draft(book, &order, &stored, now)?;
    find(book, number)
}

/// The form of a draft that was changed from elsewhere says the same from now on.
pub(crate) fn follow_edit(
    book: &Write<'_>,
    order: &OrderRow,
    draft: &BillDraft,
    now: Timestamp,
) -> Result<(), AppError> {
    let Some(stored) = book.counter_bill(order.id)? else { return Ok(()) };
    book.begin_form(order.id, &forms::to_text(&forms::of_draft(book, draft)?)?, false, true, now)?;
    Ok(book.hold_form(order.id, stored.held_at)?)
}

fn form_of_order(book: &Read<'_>, order: &OrderRow) -> Result<String, AppError> {
    forms::to_text(&forms::of_draft(book, &order.draft)?)
}

fn is_open_draft(order: &OrderRow, stored: &CounterBill) -> bool {
    order.state.is_draft() && !stored.revises && stored.finished.is_none()
}

/// A revision that was begun, and neither finished nor given up.
const fn is_open_revision(stored: &CounterBill) -> bool {
    stored.revises && stored.finished.is_none() && stored.dropped_at.is_none()
}

fn is_blank(stored: &CounterBill) -> bool {
    !stored.revises && forms::from_text(&stored.form).is_ok_and(|form| form.is_blank())
}

/// Clears the counter, if this bill is on it.
fn clear_counter(book: &Write<'_>, order: &OrderRow) -> Result<(), AppError> {
    if book.setting(CURRENT)?.as_deref() == Some(order.number.to_string().as_str()) {
        book.set_setting(CURRENT, "")?;
    }
    Ok(())
}

/// The words of a language, loaded once.
fn spoken(language: Language) -> &'static Words {
    static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::new(Language::English));
    static HINDI: LazyLock<Words> = LazyLock::new(|| Words::new(Language::Hindi));
    match language {
        Language::English => &ENGLISH,
        Language::Hindi => &HINDI,
    }
}

/// Whether a name is the one that we give to who has none.
fn is_walk_in(name: &str) -> bool {
    Language::ALL.iter().any(|language| spoken(*language).say(&Message::BillWalkIn) == name)
}

/// The form of an order as it was typed last, else as its bill says.
fn form_of(book: &Read<'_>, order: &OrderRow) -> Result<BillForm, AppError> {
    let stored = book.counter_bill(order.id)?.filter(|stored| is_open_draft(order, stored));
    match stored {
        Some(stored) => forms::from_text(&stored.form),
        None => forms::of_draft(book, &order.draft),
    }
}
