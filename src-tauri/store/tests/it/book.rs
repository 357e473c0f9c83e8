//! Transactions, readers, and other programs at the same book.

use crate::bills::{TestBook, bill, insert};
use std::panic::{AssertUnwindSafe, catch_unwind};
use store::{Store, StoreError};

#[test]
fn a_write_that_fails_leaves_nothing() {
    let book = TestBook::new();
    let refused = book.store.write("test", |book| {
        insert(book, &bill())?;
        Err::<(), _>(StoreError::Busy)
    });
    assert!(matches!(refused, Err(StoreError::Busy)));
    assert_eq!(book.read(|book| book.all_orders()), []);
    assert_eq!(book.draft(bill()).1.to_string(), "A-1");
    book.assert_sound();
}

#[test]
fn a_write_that_panics_leaves_nothing_and_the_book_goes_on() {
    let book = TestBook::new();
    let store = book.store.clone();
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        store.write("test", |book| -> Result<(), StoreError> {
            insert(book, &bill())?;
            panic!("halfway");
        })
    }));
    assert_eq!(panicked.unwrap_err().downcast_ref(), Some(&"halfway"));
    assert_eq!(book.read(|book| book.all_orders()), []);
    assert_eq!(book.draft(bill()).1.to_string(), "A-1");
}

#[test]
fn a_read_sees_one_moment() {
    let book = TestBook::new();
    let writer = book.store.clone();
    book.read(|reading| {
        let before = reading.all_orders()?;
        writer.write("test", |book| insert(book, &bill())).unwrap();
        assert_eq!(reading.all_orders()?, before);
        Ok(())
    });
    assert_eq!(book.read(|book| book.all_orders()).len(), 1);
}

#[test]
fn many_reads_at_once_are_answered() {
    let book = TestBook::new();
    book.draft(bill());
    std::thread::scope(|scope| {
        for _ in 0..10 {
            scope.spawn(|| assert_eq!(book.read(|book| book.all_orders()).len(), 1));
        }
    });
}

#[test]
fn two_programs_write_to_one_book_in_turn() {
    let book = TestBook::new();
    let other = Store::open(book.path(), None).unwrap();
    std::thread::scope(|scope| {
        for store in [&book.store, &other] {
            scope.spawn(move || {
                for _ in 0..50 {
                    store.write("test", |book| insert(book, &bill())).unwrap();
                }
            });
        }
    });
    assert_eq!(book.read(|book| book.all_orders()).len(), 100);
    assert_eq!(other.read(|book| book.generation()).unwrap().last_sequence, 100);
    assert!(book.store.is_newest(None).unwrap());
    book.assert_sound();
}

#[test]
fn a_watch_notices_what_others_write_and_not_what_is_read() {
    let book = TestBook::new();
    let other = Store::open(book.path(), None).unwrap();
    let watch = book.store.watch().unwrap();
    let before = watch.version().unwrap();
    book.read(|book| book.all_orders());
    other.read(|book| book.all_orders()).unwrap();
    assert_eq!(watch.version().unwrap(), before);

    other.write("test", |book| insert(book, &bill())).unwrap();
    let after = watch.version().unwrap();
    assert_ne!(after, before);
    assert_eq!(watch.version().unwrap(), after);
}

#[test]
fn a_write_may_hold_the_last_handle() {
    let TestBook { store, folder } = TestBook::new();
    let held = store.clone();
    let caller = std::thread::spawn(move || {
        store.write("test", move |book| {
            let made = insert(book, &bill());
            drop(held);
            made
        })
    });
    assert!(caller.join().unwrap().is_ok());
    assert!(Store::open(folder.path(), None).unwrap().read(|book| book.all_orders()).unwrap().len() == 1);
}

#[test]
fn closing_waits_for_what_was_written() {
    let TestBook { store, folder } = TestBook::new();
    store.write("test", |book| insert(book, &bill())).unwrap();
    drop(store);
    assert!(!folder.path().join("book.sqlite3-wal").exists(), "the log was read into the book");
}
