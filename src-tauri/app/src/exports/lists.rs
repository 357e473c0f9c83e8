//! Orders, customers and products as tables.

use super::facts::Facts;
use crate::clock::day_in_india;
use crate::error::{AppError, Code};
use documents::returns::{Cell, Table};
use domain::{Paise, PhoneNumber};
use store::{OrderEntry, ProductRow};
use words::{Message, Words};

/// Orders of the period, the earliest first, with sums at the foot.
///
/// # Errors
/// [`Code::AmountTooLarge`].
pub fn orders(facts: &Facts, words: &Words) -> Result<Table, AppError> {
    let heads = said(
        words,
        &[
            Message::BookNumber,
            Message::BookDate,
            Message::BookBuyer,
            Message::BookPhone,
            Message::BookState,
            Message::BookPayment,
            Message::BookTaxable,
            Message::BookTotal,
            Message::BookMoneyIn,
            Message::BookMoneyOut,
        ],
    );
    let mut table = table(words, &Message::BooksKindOrders, &heads);
    table.rows = facts.orders.iter().map(|order| order_row(order, words)).collect();
    let sums = table.sums().ok_or_else(|| AppError::new(Code::AmountTooLarge))?;
    let label = Cell::text(words.say(&Message::BookTotal));
    table.foot = Some(std::iter::once(label).chain(sums.into_iter().skip(1)).collect());
    Ok(table)
}

/// Customers in the order they came, with what each owes.
#[must_use]
pub fn customers(facts: &Facts, words: &Words) -> Table {
    let heads =
        said(words, &[Message::BookBuyer, Message::BookPhone, Message::BookOwes, Message::BookLastWrote]);
    let mut table = table(words, &Message::BooksKindCustomers, &heads);
    table.rows = facts
        .customers
        .iter()
        .map(|(customer, owes)| {
            let phone = customer.phone.as_ref().map(PhoneNumber::as_str).unwrap_or_default();
            let wrote = customer.last_wrote_at.map_or(Cell::Empty, |at| Cell::Day(day_in_india(at)));
            vec![Cell::text(&customer.name), Cell::text(phone), Cell::Money(*owes), wrote]
        })
        .collect();
    table
}

/// Products by name. Prices are of one and not added up.
#[must_use]
pub fn products(facts: &Facts, words: &Words) -> Table {
    let [code, name, latin, unit, price, rate] = [
        Message::BookCode,
        Message::BookItem,
        Message::BookAlias,
        Message::BookUnit,
        Message::BookPrice,
        Message::BookRate,
    ]
    .map(|message| words.say(&message));
    let [cess, cess_each] = [Message::BookCessRate, Message::BookCessPerUnit].map(|one| words.say(&one));
    let heads = vec![code, name, latin, "HSN".to_owned(), unit, price, rate, cess, cess_each];
    let table = table(words, &Message::BooksKindProducts, &heads);
    let mut table = table.not_adding(&heads[5]).not_adding(&heads[8]);
    table.rows = facts.products.iter().map(product_row).collect();
    table
}

fn order_row(order: &OrderEntry, words: &Words) -> Vec<Cell> {
    let maybe = |amount: Option<Paise>| amount.map_or(Cell::Empty, Cell::Money);
    let word = |prefix: &str, name: &str| {
        let said = words.say_key(&format!("{prefix}{}", name.replace('_', "-")), &[]);
        Cell::text(said.unwrap_or_else(|| name.to_owned()))
    };
    vec![
        Cell::text(order.number.to_string()),
        Cell::Day(day_in_india(order.created_at)),
        Cell::text(&order.customer),
        Cell::text(order.phone.as_deref().unwrap_or_default()),
        word("order-state-", order.state.as_str()),
        word("payment-word-", &order.payment_state),
        maybe(order.taxable),
        maybe(order.total),
        Cell::Money(order.captured),
        Cell::Money(order.refunded),
    ]
}

fn product_row(row: &ProductRow) -> Vec<Cell> {
    let product = &row.product;
    let text = |text: &Option<String>| Cell::text(text.as_deref().unwrap_or_default());
    vec![
        Cell::text(&product.sku),
        Cell::text(&product.name),
        Cell::text(&product.alias),
        text(&product.hsn),
        text(&product.unit),
        Cell::Money(product.price),
        Cell::Number(product.gst_rate.get()),
        Cell::Number(product.cess_rate.get()),
        Cell::Money(product.cess_per_unit),
    ]
}

fn said(words: &Words, heads: &[Message<'_>]) -> Vec<String> {
    heads.iter().map(|head| words.say(head)).collect()
}

fn table(words: &Words, name: &Message<'_>, heads: &[String]) -> Table {
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    Table::new(&words.say(name), &heads)
}
