//! Bills that begin with what a customer wrote: a cart, or words beside which a person writes the bill.

use super::{CURRENT, begin, clear_counter, forms, is_blank, is_open_draft, leave, on_counter, write_draft};
use crate::chats::{bill_of, find_customer, fit, theirs};
use crate::customers::customer_view;
use crate::error::{AppError, Code};
use crate::orders::find;
use crate::shop::App;
use crate::views::{Address, BillForm, CartFit, ChatBillView, CustomerForm, DeliveryForm, LineForm};
use domain::{CustomerId, OrderNumber, Paise, PhoneNumber};
use jiff::Timestamp;
use store::{CartLine, ChatMessageId, ProductRow, Read, Write};

impl App {
    /// Makes a bill of a message and puts it on the counter: of a cart one with its items, at what they cost today; of
    /// anything else an empty one. Either is the customer's and remembers the message. A message that has a bill says
    /// which, and gets no second one until that is cancelled. Nothing is sent.
    ///
    /// An item that is unknown, or not sold any more, has no price: the one that the customer saw stands beside it, and
    /// the bill cannot be finished before a person has said what it costs.
    ///
    /// # Errors
    /// [`Code::ChatMessageNotFound`] for what is no message of a customer.
    pub fn bill_of_message(&self, message: i64) -> Result<ChatBillView, AppError> {
        let (now, id) = (self.now(), ChatMessageId::new(message));
        self.store().write("bill-of-message", move |book| {
            let message = theirs(book, id)?;
            if let Some(made) = bill_of(book, &message, false)? {
                return Ok(made);
            }
            let cart = book.cart(id)?;
            let lines = cart.iter().flat_map(|cart| &cart.lines).map(|line| line_form(book, line));
            let form = BillForm {
                lines: lines.collect::<Result<_, _>>()?,
                note: if cart.is_some() { message.text } else { String::new() },
                ..form_for(book, message.customer, now)?
            };
            let number = turn_to_form(book, &form, now)?;
            let order = find(book, number)?;
            book.note_bill_of_message(id, order.id)?;
            book.mark_chat_read(message.customer, id, now)?;
            Ok(ChatBillView { number: number.to_string(), status: order.state.as_str(), is_new: true })
        })
    }
}

/// Puts an address on a draft: the goods are brought there.
pub(crate) fn put_address(
    book: &Write<'_>,
    number: OrderNumber,
    address: Address,
    now: Timestamp,
) -> Result<(), AppError> {
    let order = find(book, number)?;
    let stored = book.counter_bill(order.id)?;
    let stored = match stored {
        Some(stored) if is_open_draft(&order, &stored) => stored,
        None if order.state.is_draft() => {
            let form = forms::of_draft(book, &order.draft)?;
            book.begin_form(order.id, &forms::to_text(&form)?, false, true, now)?;
            book.counter_bill(order.id)?.ok_or_else(|| AppError::new(Code::Internal))?
        }
        _ => return Err(AppError::new(Code::NotADraft)),
    };
    let mut form = forms::from_text(&stored.form)?;
    form.customer.address = Some(address);
    form.delivery = DeliveryForm::Delivered;
    book.save_form(number, &forms::to_text(&form)?, stored.sequence + 1, now)?;
    let saved = book.counter_bill(order.id)?.ok_or_else(|| AppError::new(Code::Internal))?;
    write_draft(book, &order, &saved, now)
}

/// Puts a form on the counter: in place of a bill in which nothing was typed, else as a new one.
fn turn_to_form(book: &Write<'_>, form: &BillForm, now: Timestamp) -> Result<OrderNumber, AppError> {
    if let Some((order, stored)) = on_counter(book)? {
        if is_blank(&stored) {
            book.save_form(order.number, &forms::to_text(form)?, stored.sequence + 1, now)?;
            let saved = book.counter_bill(order.id)?.ok_or_else(|| AppError::new(Code::Internal))?;
            write_draft(book, &order, &saved, now)?;
            return Ok(order.number);
        }
        leave(book, now)?;
        clear_counter(book, &order)?;
    }
    let number = begin(book, form, now)?;
    book.set_setting(CURRENT, &number.to_string())?;
    Ok(number)
}

/// An empty bill for a customer, with what is known of them. An address that was taken over since the last bill is
/// better than that bill's.
fn form_for(book: &Read<'_>, customer: CustomerId, now: Timestamp) -> Result<BillForm, AppError> {
    let row = find_customer(book, customer)?;
    let view = customer_view(book, &row, now)?;
    let last_bill_at = view.last_bill.as_ref().map(|bill| bill.at);
    let newest = book.newest_address_answer(customer)?.map(|id| book.address_answer(id)).transpose()?;
    let accepted_at = newest.flatten().and_then(|answer| answer.accepted_at);
    let is_newer = accepted_at.is_some() && accepted_at >= last_bill_at;
    let listed = book.customer_details(customer)?.address.filter(|_| is_newer);
    Ok(BillForm {
        customer: CustomerForm {
            phone: row.phone.as_ref().map(PhoneNumber::national).unwrap_or_default().to_owned(),
            name: row.name,
            state: view.state,
            gstin: view.gstin,
            address: listed.as_ref().map(Address::from).or(view.address),
        },
        ..BillForm::default()
    })
}

fn line_form(book: &Read<'_>, line: &CartLine) -> Result<LineForm, AppError> {
    let quantity = line.quantity.map(|quantity| quantity.to_string()).unwrap_or_default();
    let seen = line.price.map(Paise::to_rupees);
    Ok(match fit(book, line)? {
        (CartFit::Same, Some(row)) => forms::of_product(&row, quantity),
        (CartFit::OtherPrice, Some(row)) => {
            LineForm { changed_from: seen, ..forms::of_product(&row, quantity) }
        }
        (CartFit::OffList, Some(row)) => not_sold(&row, quantity, seen),
        _ => LineForm {
            sku: line.sku.clone().unwrap_or_default(),
            name: line.sku.clone().unwrap_or_else(|| "?".to_owned()),
            quantity,
            changed_from: seen,
            ..LineForm::default()
        },
    })
}

/// What was taken off the list keeps its name and rates, and has no price of today.
fn not_sold(row: &ProductRow, quantity: String, seen: Option<String>) -> LineForm {
    LineForm {
        product_id: None,
        price: String::new(),
        changed_from: seen,
        ..forms::of_product(row, quantity)
    }
}
