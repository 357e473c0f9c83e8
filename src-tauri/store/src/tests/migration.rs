//! Bringing a book to a newer version: all or nothing, after a copy.

use super::{new_book, new_store};
use crate::connection::{self, Mode, STEPS};
use crate::{Store, StoreError};
use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};
use std::path::{Path, PathBuf};

const FIRST: &str = include_str!("../schema/0001_order_book.sql");

static NEXT: [M<'static>; 2] = [M::up(FIRST), M::up("CREATE TABLE colours (name TEXT) STRICT;")];
static BROKEN: [M<'static>; 3] = [
    M::up(FIRST),
    M::up("CREATE TABLE colours (name TEXT) STRICT;"),
    M::up("CREATE TABLE colours (again TEXT);"),
];

#[test]
fn the_steps_are_valid() {
    Migrations::from_slice(STEPS).validate().unwrap();
}

#[test]
fn a_book_is_copied_away_before_it_is_changed() {
    let (folder, mut book, copy) = older_book();
    connection::migrate(&mut book, &NEXT, |book, version| {
        assert_eq!(version, 1);
        crate::backup::copy(book, &copy)
    })
    .unwrap();
    assert_eq!((version(&book), has_colours(&book)), (2, true));

    let copied = open_copy(folder.path(), &copy);
    assert_eq!(copied.read(|book| book.generation()).unwrap().book_id, new_book().book_id);
}

#[test]
fn a_step_that_fails_undoes_the_ones_before_it() {
    let (_folder, mut book, copy) = older_book();
    let failed = connection::migrate(&mut book, &BROKEN, |book, _| crate::backup::copy(book, &copy));
    assert!(failed.is_err());
    assert_eq!((version(&book), has_colours(&book)), (1, false));
    assert!(copy.exists());
}

#[test]
fn a_book_that_cannot_be_copied_away_is_not_changed() {
    let (_folder, mut book, _) = older_book();
    let failed = connection::migrate(&mut book, &NEXT, |_, _| Err(StoreError::DiskFull));
    assert!(matches!(failed, Err(StoreError::DiskFull)));
    assert_eq!((version(&book), has_colours(&book)), (1, false));
}

#[test]
fn a_book_of_this_version_is_left_alone() {
    let (_folder, mut book, _) = older_book();
    connection::migrate(&mut book, STEPS, |_, _| panic!("nothing to copy")).unwrap();
}

#[test]
fn a_book_from_a_newer_program_is_refused_by_its_version() {
    let (folder, book, _) = older_book();
    book.pragma_update(None, "user_version", 7).unwrap();
    drop(book);
    let refused = Store::open(folder.path(), None).err();
    assert!(matches!(refused, Some(StoreError::BookNewer { book: 7, program: 1 })), "{refused:?}");
}

/// A closed book, a connection to it, and where its copy may go.
fn older_book() -> (tempfile::TempDir, Connection, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    drop(new_store(folder.path()));
    let book = connection::open(&folder.path().join("book.sqlite3"), None, Mode::Write).unwrap();
    let copy = folder.path().join("book.before-1.sqlite3");
    (folder, book, copy)
}

fn open_copy(folder: &Path, copy: &Path) -> Store {
    let beside = folder.join("restored");
    std::fs::create_dir(&beside).unwrap();
    std::fs::copy(copy, beside.join("book.sqlite3")).unwrap();
    Store::open(&beside, None).unwrap()
}

fn version(book: &Connection) -> u32 {
    book.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

fn has_colours(book: &Connection) -> bool {
    book.table_exists(None, "colours").unwrap()
}
