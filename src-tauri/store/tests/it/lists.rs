//! Lists of orders, page by page, and the counts beside them.

use crate::bills::{TestBook, at, bill, bill_for, insert, rupees};
use domain::{OrderId, OrderState};
use std::collections::BTreeMap;
use store::{AttentionCode, OrderFilter, StoreError, Write};

#[test]
fn pages_show_each_order_once_while_new_ones_come() {
    let book = book_of(25);
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let page = book.read(|book| book.orders(&OrderFilter::All, "", after, 4));
        seen.extend(page.orders.iter().map(|order| order.id.get()));
        book.draft(bill());
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen, (1..=25).rev().collect::<Vec<_>>());
}

#[test]
fn the_last_page_says_so() {
    let book = book_of(6);
    let next = |after: Option<i64>, limit| {
        let page = book.read(|book| book.orders(&OrderFilter::All, "", after.map(OrderId::new), limit));
        (page.orders.len(), page.next.map(OrderId::get))
    };
    assert_eq!(next(None, 4), (4, Some(3)));
    assert_eq!(next(Some(3), 4), (2, None));
    assert_eq!(next(Some(1), 4), (0, None));
    assert_eq!(next(None, 0), (0, None));
}

#[test]
fn a_row_says_what_a_list_shows() {
    let book = TestBook::new();
    let (id, number) = book.draft(bill_for("Asha Gupta", "9812345678", &["Tea", "Rice"]));
    let row = book.read(|book| book.orders(&OrderFilter::All, "", None, 9)).orders.remove(0);
    assert_eq!((row.id, row.number, row.customer.as_str()), (id, number.to_string(), "Asha Gupta"));
    assert_eq!((row.state, row.payment_state.as_str()), (OrderState::Draft { held: false }, "unpaid"));
    assert_eq!((row.total, row.captured, row.n_attention), (rupees(236), rupees(0), 0));
    assert_eq!(row.created_at, at(0));
}

#[test]
fn filters_show_their_orders_alone_and_with_a_search() {
    let book = book_of(9);
    let id = OrderId::new;
    book.write(move |book| {
        book.set_order_state(id(2), OrderState::Shipped, at(2))?;
        book.set_order_state(id(5), OrderState::Shipped, at(2))?;
        book.raise(Some(id(7)), AttentionCode::PaidTwice, "x", rupees(1), at(2))?;
        pay_by_hand(book, id(5))
    });
    for search in ["", "asha", "sugar gupta"] {
        check(&book, &OrderFilter::State(OrderState::Shipped), search, &[5, 2]);
        check(&book, &OrderFilter::Payment("paid".into()), search, &[5]);
        check(&book, &OrderFilter::Attention, search, &[7]);
        check(&book, &OrderFilter::State(OrderState::Canceled), search, &[]);
        check(&book, &OrderFilter::All, search, &[9, 8, 7, 6, 5, 4, 3, 2, 1]);
    }
    check(&book, &OrderFilter::All, "nobody", &[]);
}

#[test]
fn a_search_has_pages_too() {
    let book = book_of(7);
    let first = book.read(|book| book.orders(&OrderFilter::All, "asha", None, 4));
    let second = book.read(|book| book.orders(&OrderFilter::All, "asha", first.next, 4));
    let ids: Vec<i64> = first.orders.iter().chain(&second.orders).map(|order| order.id.get()).collect();
    assert_eq!(ids, [7, 6, 5, 4, 3, 2, 1]);
    assert_eq!(second.next, None);
}

#[test]
fn counts_are_those_of_the_orders_whatever_happened() {
    let book = TestBook::new();
    let mut random = 1_u64;
    for step in 0..400 {
        // A small generator of its own, so that a failure repeats.
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let (what, which) = (random >> 33, random >> 40);
        book.write(move |book| change(book, what, which));
        if step % 40 == 39 {
            check_counts(&book);
        }
    }
    assert!(book.read(|book| book.count_orders("state", "shipped")) > 0);
    assert!(book.read(|book| book.count_orders("payment", "paid")) > 0);
    book.assert_sound();
}

/// Anything that changes a count.
fn change(book: &Write<'_>, what: u64, which: u64) -> Result<(), StoreError> {
    use OrderState::{Canceled, Completed, Draft, Pending, Shipped};
    let ids = book.all_orders()?;
    let index = usize::try_from(which).unwrap() % ids.len().max(1);
    let Some(id) = ids.get(index).copied().filter(|_| what % 7 > 1) else {
        return insert(book, &bill()).map(drop);
    };
    match what % 7 {
        2 => {
            let states = [Draft { held: true }, Pending, Shipped, Completed, Canceled];
            book.set_order_state(id, states[usize::try_from(what / 7).unwrap() % states.len()], at(3))
        }
        3 => book.issue_order(id, at(3)),
        4 => pay_by_hand(book, id),
        5 => {
            book.raise(Some(id), AttentionCode::PaidOver, &(what % 3).to_string(), rupees(1), at(3)).map(drop)
        }
        _ => book.settle(Some(id), AttentionCode::PaidOver, &(what % 3).to_string(), at(4)).map(drop),
    }
}

#[track_caller]
fn check_counts(book: &TestBook) {
    let kept = book.read(|book| book.order_counts());
    let kept: BTreeMap<(String, String), i64> = kept
        .into_iter()
        .filter(|count| count.n_orders != 0)
        .map(|count| ((count.dimension, count.name), count.n_orders))
        .collect();
    let mut counted = BTreeMap::new();
    for id in book.read(|book| book.all_orders()) {
        let order = book.read(|book| book.order(id)).unwrap();
        *counted.entry(("state".into(), order.state.as_str().into())).or_insert(0) += 1;
        if order.payment_state == "unpaid" && !["draft", "held", "canceled"].contains(&order.state.as_str()) {
            *counted.entry(("filter".into(), "unpaid".into())).or_insert(0) += 1;
        }
        *counted.entry(("payment".into(), order.payment_state)).or_insert(0) += 1;
        if order.n_attention > 0 {
            *counted.entry(("attention".into(), "open".into())).or_insert(0) += 1;
        }
    }
    assert_eq!(kept, counted);
}

fn pay_by_hand(book: &Write<'_>, id: OrderId) -> Result<(), StoreError> {
    book.take_by_hand(id, "cash", rupees(118), at(3))?;
    book.keep_payment_state(id, &book.payment(id)?, rupees(118), at(3))
}

#[track_caller]
fn check(book: &TestBook, filter: &OrderFilter, search: &str, expected: &[i64]) {
    let page = book.read(|book| book.orders(filter, search, None, 50));
    let ids: Vec<i64> = page.orders.iter().map(|order| order.id.get()).collect();
    assert_eq!(ids, expected, "{filter:?} {search:?}");
}

fn book_of(n_orders: usize) -> TestBook {
    let book = TestBook::new();
    book.write(move |book| (0..n_orders).try_for_each(|_| insert(book, &bill()).map(drop)));
    book
}

#[test]
fn a_position_leads_to_the_row_that_stands_there_under_every_filter() {
    let book = book_of(30);
    book.write(move |book| (1..=30).try_for_each(|id| put_somewhere(book, OrderId::new(id))));
    for filter in every_filter() {
        for search in ["", "asha"] {
            let all: Vec<i64> = ids(&book, &filter, search);
            assert!(!all.is_empty(), "{filter:?}");
            let count = book.read(|book| book.count_list(&filter, search, 100));
            assert_eq!(usize::try_from(count).unwrap(), all.len(), "{filter:?} {search:?}");
            let positions = 0..=u32::try_from(all.len()).unwrap();
            let found: Vec<Option<i64>> = positions
                .map(|position| book.read(|book| book.order_at(&filter, search, position)).map(OrderId::get))
                .collect();
            let expected: Vec<Option<i64>> = all.into_iter().map(Some).chain([None]).collect();
            assert_eq!(found, expected, "{filter:?} {search:?}");
        }
    }
}

#[test]
fn a_search_is_counted_no_further_than_asked() {
    let book = book_of(9);
    assert_eq!(book.read(|book| book.count_list(&OrderFilter::All, "asha", 5)), 5);
    assert_eq!(book.read(|book| book.count_list(&OrderFilter::All, "asha", 50)), 9);
}

#[test]
fn a_bill_that_failed_leaves_the_list_when_that_is_settled() {
    let book = book_of(3);
    let failed = AttentionCode::MessageFailed;
    book.write(move |book| {
        book.raise(Some(OrderId::new(2)), failed, "1", rupees(1), at(2))?;
        book.raise(Some(OrderId::new(2)), failed, "2", rupees(1), at(2))
    });
    assert_eq!(ids(&book, &OrderFilter::SendFailed, ""), [2]);
    assert_eq!(book.read(|book| book.count_filter(&OrderFilter::SendFailed)), 1);
    book.write(move |book| {
        book.settle(Some(OrderId::new(2)), failed, "1", at(3))?;
        book.settle(Some(OrderId::new(2)), failed, "2", at(3))
    });
    assert_eq!(ids(&book, &OrderFilter::SendFailed, ""), [] as [i64; 0]);
}

/// Spreads orders over everything that a filter may ask for.
fn put_somewhere(book: &Write<'_>, id: OrderId) -> Result<(), StoreError> {
    let states = OrderState::ALL;
    book.set_order_state(id, states[usize::try_from(id.get()).unwrap() % states.len()], at(2))?;
    if id.get() % 3 == 0 {
        pay_by_hand(book, id)?;
    }
    let code = if id.get() % 2 == 0 { AttentionCode::MessageFailed } else { AttentionCode::PaidOver };
    if id.get() % 4 < 2 {
        book.raise(Some(id), code, "x", rupees(1), at(3))?;
    }
    Ok(())
}

fn every_filter() -> Vec<OrderFilter> {
    let mut filters = vec![
        OrderFilter::All,
        OrderFilter::Payment("paid".into()),
        OrderFilter::Attention,
        OrderFilter::Draft,
        OrderFilter::Unpaid,
        OrderFilter::Paid,
        OrderFilter::Shipped,
        OrderFilter::SendFailed,
    ];
    filters.extend(OrderState::ALL.map(OrderFilter::State));
    filters
}

fn ids(book: &TestBook, filter: &OrderFilter, search: &str) -> Vec<i64> {
    let page = book.read(|book| book.orders(filter, search, None, 100));
    page.orders.iter().map(|order| order.id.get()).collect()
}
