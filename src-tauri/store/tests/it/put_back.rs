//! An older copy of the book is put back: it must tell, and repeat nothing.

use crate::bills::{TestBook, at, bill, insert, reference, tag};
use domain::OrderNumber;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use store::{Outside, Store};

#[test]
fn an_older_file_is_not_the_newest() {
    let book = TestBook::new();
    book.draft(bill());
    let backup = backup(&book.store);
    book.draft(bill());
    let folder = close(book);
    put_back(folder.path(), backup.path());
    assert!(!Store::open(folder.path(), None).unwrap().is_newest(None).unwrap());
}

#[test]
fn an_older_file_after_which_only_a_request_was_begun_is_not_the_newest() {
    let book = TestBook::new();
    let backup = backup(&book.store);
    book.write(|book| book.advance());
    let folder = close(book);
    put_back(folder.path(), backup.path());
    assert!(!Store::open(folder.path(), None).unwrap().is_newest(None).unwrap());
}

#[test]
fn an_older_file_after_which_nothing_went_out_is_the_newest() {
    let book = TestBook::new();
    book.draft(bill());
    let backup = backup(&book.store);
    let folder = close(book);
    put_back(folder.path(), backup.path());
    assert!(Store::open(folder.path(), None).unwrap().is_newest(None).unwrap());
}

#[test]
fn numbers_and_references_go_on_above_all_that_were_given() {
    let mut given = Given::default();
    let book = TestBook::new();
    given.take(&book.store, 5);
    let backup = backup(&book.store);
    given.take(&book.store, 3);
    let folder = close(book);

    // Put back once, and after more orders the same old file once more.
    put_back(folder.path(), backup.path());
    let store = begin(folder.path(), "00000000000000b2", "B2B2");
    given.take(&store, 4);
    drop(store);
    put_back(folder.path(), backup.path());
    let store = begin(folder.path(), "00000000000000c3", "C3C3");
    given.take(&store, 2);

    assert_eq!(given.numbers.len(), 14);
    assert_eq!(store.read(|book| book.generation()).unwrap().series, 3);
    assert!(store.read(|book| book.verify()).unwrap().iter().all(|check| check.ok));
}

#[test]
fn what_the_book_never_saw_is_asked_after_generation_by_generation() {
    let book = TestBook::new();
    let mut given = Given::default();
    given.take(&book.store, 5);
    let backup = backup(&book.store);
    given.take(&book.store, 3);
    let folder = close(book);
    put_back(folder.path(), backup.path());
    let store = begin(folder.path(), "00000000000000b2", "B2B2");
    given.take(&store, 4);
    drop(store);
    put_back(folder.path(), backup.path());
    let store = begin(folder.path(), "00000000000000c3", "C3C3");

    let past = store.read(|book| book.unswept_generations()).unwrap();
    let past: Vec<_> = past.iter().map(|past| (past.tag, past.last_sequence, past.reached)).collect();
    assert_eq!(past, [(tag("K7Q3"), 5, Some(8)), (tag("B2B2"), 8, Some(12))]);
}

#[test]
fn a_program_that_still_has_the_book_of_before_does_not_confuse_the_new_generation() {
    let book = TestBook::new();
    book.draft(bill());
    let slow = Store::open(book.path(), None).unwrap();
    let outside = Outside::read(book.path());
    book.write(move |book| book.begin_generation("00000000000000b2", tag("B2B2"), outside.as_ref(), at(9)));
    slow.write("test", |book| insert(book, &bill())).unwrap();
    assert!(book.store.is_newest(None).unwrap());
    assert!(slow.is_newest(None).unwrap());
}

/// What was given to the world, which takes nothing twice.
#[derive(Default)]
struct Given {
    numbers: BTreeSet<OrderNumber>,
    references: BTreeSet<String>,
}

impl Given {
    fn take(&mut self, store: &Store, n_orders: usize) {
        for _ in 0..n_orders {
            let (_, number) = store.write("test", |book| insert(book, &bill())).unwrap();
            let tag = store.read(|book| book.generation()).unwrap().tag;
            let way = domain::ReferenceId::new(tag, number, reference(number).attempt());
            assert!(self.numbers.insert(number), "{number} again");
            assert!(self.references.insert(way.to_string()), "{way} again");
        }
    }
}

fn backup(store: &Store) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    store.copy_to(&folder.path().join("book.sqlite3")).unwrap();
    folder
}

fn close(book: TestBook) -> tempfile::TempDir {
    let TestBook { store, folder } = book;
    drop(store);
    folder
}

fn put_back(folder: &Path, backup: &Path) {
    for suffix in ["-wal", "-shm"] {
        let _ = fs::remove_file(folder.join(format!("book.sqlite3{suffix}")));
    }
    fs::copy(backup.join("book.sqlite3"), folder.join("book.sqlite3")).unwrap();
}

/// Opens a book that is not the newest, and begins a generation as the app does.
fn begin(folder: &Path, generation: &'static str, new_tag: &'static str) -> Store {
    let store = Store::open(folder, None).unwrap();
    assert!(!store.is_newest(None).unwrap());
    let outside = Outside::read(folder);
    store
        .write("test", move |book| book.begin_generation(generation, tag(new_tag), outside.as_ref(), at(9)))
        .unwrap();
    assert!(store.is_newest(None).unwrap());
    store
}
