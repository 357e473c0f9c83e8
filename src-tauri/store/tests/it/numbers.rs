//! Order numbers.

use crate::bills::{TestBook, at, bill, insert, tag};
use std::collections::BTreeSet;
use store::{Store, StoreError};

#[test]
fn numbers_count_from_one_and_never_repeat() {
    let book = TestBook::new();
    let other = Store::open(book.path(), None).unwrap();
    let numbers: Vec<String> = std::thread::scope(|scope| {
        let take = |store: &Store| {
            let one = || store.write("test", |book| Ok::<_, StoreError>(insert(book, &bill())?.1)).unwrap();
            (0..40).map(|_| one().to_string()).collect::<Vec<_>>()
        };
        let threads = [&book.store, &book.store, &other].map(|store| scope.spawn(move || take(store)));
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    let expected: BTreeSet<String> = (1..=120).map(|n| format!("A-{n}")).collect();
    assert_eq!(numbers.len(), 120);
    assert_eq!(numbers.into_iter().collect::<BTreeSet<_>>(), expected);
}

#[test]
fn a_number_that_came_to_nothing_is_given_again_and_no_other() {
    let book = TestBook::new();
    let refused = book.store.write("test", |book| {
        book.take_order_number()?;
        Err::<(), _>(StoreError::Busy)
    });
    assert!(refused.is_err());
    assert_eq!(book.draft(bill()).1.to_string(), "A-1");
}

#[test]
fn the_ten_millionth_number_is_refused() {
    let book = TestBook::new();
    book.tamper("UPDATE generation SET last_sequence = 9999998");
    assert_eq!(book.draft(bill()).1.to_string(), "A-9999999");
    for _ in 0..2 {
        let refused = book.store.write("test", |book| insert(book, &bill()));
        assert!(matches!(refused, Err(StoreError::NumbersUsedUp)));
    }
    book.write(|book| book.begin_generation("00000000000000b2", tag("B2B2"), None, at(1)));
    let refused = book.store.write("test", |book| insert(book, &bill()));
    assert!(matches!(refused, Err(StoreError::NumbersUsedUp)));
}
