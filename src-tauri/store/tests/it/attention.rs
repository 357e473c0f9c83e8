//! What needs a person.

use crate::bills::{TestBook, at, rupees};
use domain::OrderId;
use store::AttentionCode;

#[test]
fn something_is_raised_once_and_counted_once() {
    let book = TestBook::new();
    let order = book.order();
    assert!(raise(&book, Some(order), "pay_1", 10));
    assert!(!raise(&book, Some(order), "pay_1", 10));
    assert!(raise(&book, Some(order), "pay_2", 10));
    assert_eq!(counted(&book, order), (2, 1));
    let open = book.read(|book| book.attention_of(order));
    assert_eq!(
        (open[0].code, open[0].about.as_str(), open[0].amount),
        (AttentionCode::PaidTwice, "pay_1", rupees(10))
    );
    assert_eq!((open[0].order, open[0].raised_at), (Some(order), at(3)));
}

#[test]
fn another_amount_is_news() {
    let book = TestBook::new();
    let order = book.order();
    assert!(raise(&book, Some(order), "pay_1", 10));
    assert!(raise(&book, Some(order), "pay_1", 11));
    assert_eq!(counted(&book, order), (1, 1));
    assert_eq!(book.read(|book| book.attention_of(order))[0].amount, rupees(11));
}

#[test]
fn what_is_settled_is_counted_no_more_and_may_be_raised_again() {
    let book = TestBook::new();
    let order = book.order();
    raise(&book, Some(order), "pay_1", 10);
    assert!(settle(&book, Some(order), "pay_1"));
    assert!(!settle(&book, Some(order), "pay_1"));
    assert_eq!(counted(&book, order), (0, 0));
    assert_eq!(book.read(|book| book.attention_of(order)), []);
    assert!(raise(&book, Some(order), "pay_1", 10));
    assert_eq!(counted(&book, order), (1, 1));
}

#[test]
fn the_book_has_things_of_its_own() {
    let book = TestBook::new();
    let order = book.order();
    assert!(raise(&book, None, "pay_1", 10));
    assert!(!raise(&book, None, "pay_1", 10));
    assert!(raise(&book, Some(order), "pay_1", 10));
    assert_eq!(book.read(|book| book.attention_of_book()).len(), 1);
    assert_eq!(book.read(|book| book.attention_of(order)).len(), 1);
    assert!(settle(&book, None, "pay_1"));
    assert_eq!(book.read(|book| book.attention_of_book()), []);
    assert_eq!(counted(&book, order), (1, 1));
}

#[test]
fn every_code_comes_back() {
    let book = TestBook::new();
    let order = book.order();
    for code in AttentionCode::ALL {
        book.write(move |book| book.raise(Some(order), code, "x", rupees(1), at(3)));
    }
    let open: Vec<_> = book.read(|book| book.attention_of(order)).iter().map(|row| row.code).collect();
    assert_eq!(open, AttentionCode::ALL);
    book.assert_sound();
}

fn raise(book: &TestBook, order: Option<OrderId>, about: &'static str, amount: i64) -> bool {
    book.write(move |book| book.raise(order, AttentionCode::PaidTwice, about, rupees(amount), at(3)))
}

fn settle(book: &TestBook, order: Option<OrderId>, about: &'static str) -> bool {
    book.write(move |book| book.settle(order, AttentionCode::PaidTwice, about, at(4)))
}

/// Beside the order, and in the count of orders.
fn counted(book: &TestBook, order: OrderId) -> (u32, i64) {
    book.read(|book| Ok((book.order(order)?.unwrap().n_attention, book.count_orders("attention", "open")?)))
}
