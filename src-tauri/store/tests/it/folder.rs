//! Where a book can be, and what is refused by name.

use crate::bills::{TestBook, at, bill, insert, new_book};
use std::fs;
use std::path::Path;
use store::{Store, StoreError};

#[test]
fn a_new_book_is_opened_again() {
    let book = TestBook::new();
    let (id, number) = book.draft(bill());
    let TestBook { store, folder } = book;
    drop(store);

    assert!(Store::exists(folder.path()));
    let store = Store::open(folder.path(), None).unwrap();
    let order = store.read(|book| book.order(id)).unwrap().unwrap();
    assert_eq!((order.number, order.draft), (number, bill()));
}

#[test]
fn what_was_written_is_in_the_file_without_closing_it() {
    let book = TestBook::new();
    let (id, _) = book.draft(bill());
    let copy = tempfile::tempdir().unwrap();
    for file in ["book.sqlite3", "book.sqlite3-wal", "book.generation"] {
        fs::copy(book.path().join(file), copy.path().join(file)).unwrap();
    }
    let after_kill = Store::open(copy.path(), None).unwrap();
    assert!(after_kill.read(|book| book.order(id)).unwrap().is_some());
}

#[test]
fn a_folder_without_a_book_is_missing_one() {
    let folder = tempfile::tempdir().unwrap();
    check_refused(folder.path(), "there is no book at this place");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "asking leaves nothing behind");
}

#[test]
fn a_second_book_is_not_made_over_the_first() {
    let book = TestBook::new();
    let (id, _) = book.draft(bill());
    let refused = Store::create(book.path(), None, new_book()).err();
    assert!(matches!(refused, Some(StoreError::Exists)), "{refused:?}");
    assert!(book.read(|book| book.order(id)).is_some());
}

#[test]
fn of_programs_that_begin_at_once_one_makes_the_book() {
    let folder = tempfile::tempdir().unwrap();
    let made: Vec<Result<Store, StoreError>> = std::thread::scope(|scope| {
        let begin = || Store::create(folder.path(), None, new_book());
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(begin)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 1);
    assert!(
        made.iter().flat_map(|made| made.as_ref().err()).all(|error| matches!(error, StoreError::Exists))
    );
    let store = Store::open(folder.path(), None).unwrap();
    assert!(store.is_newest(None).unwrap());
}

#[test]
fn a_half_made_book_of_a_program_that_died_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("book.sqlite3.new"), "half").unwrap();
    fs::write(folder.path().join("book.sqlite3.new-journal"), "half").unwrap();
    let store = Store::create(folder.path(), None, new_book()).unwrap();
    store.write("test", |book| insert(book, &bill())).unwrap();
    assert!(!folder.path().join("book.sqlite3.new").exists());
}

#[test]
fn the_log_of_a_book_that_is_gone_is_put_aside_and_not_read() {
    let old = TestBook::new();
    old.draft(bill());
    let folder = tempfile::tempdir().unwrap();
    fs::copy(old.path().join("book.sqlite3-wal"), folder.path().join("book.sqlite3-wal")).unwrap();

    let store = Store::create(folder.path(), None, new_book()).unwrap();
    assert_eq!(store.read(|book| book.all_orders()).unwrap(), []);
    assert!(folder.path().join("book.sqlite3-wal.left-behind").exists());
}

#[test]
fn what_is_no_order_book_is_refused_and_left_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("book.sqlite3");
    for content in [&b""[..], b"short", &[b'x'; 100_000]] {
        fs::write(&file, content).unwrap();
        check_damaged(folder.path());
        assert_eq!(fs::read(&file).unwrap(), content);
    }
}

#[test]
fn a_database_of_another_program_is_refused_and_left_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("book.sqlite3");
    for version in [0, 1, 99] {
        let _ = fs::remove_file(&file);
        let other = rusqlite::Connection::open(&file).unwrap();
        other
            .execute_batch(&format!("CREATE TABLE songs (title TEXT); PRAGMA user_version = {version}"))
            .unwrap();
        drop(other);
        let before = fs::read(&file).unwrap();
        check_damaged(folder.path());
        assert_eq!(fs::read(&file).unwrap(), before);
    }
}

#[test]
fn a_file_that_was_cut_short_is_damaged() {
    let whole = whole_file();
    let folder = tempfile::tempdir().unwrap();
    for length in [50, 100, 512, 4_096, 10_000, whole.len() / 2, whole.len() - 4_096] {
        let _ = fs::remove_dir_all(folder.path().join("book"));
        fs::create_dir(folder.path().join("book")).unwrap();
        fs::write(folder.path().join("book/book.sqlite3"), &whole[..length]).unwrap();
        check_damaged(&folder.path().join("book"));
    }
}

#[test]
fn a_file_with_torn_pages_opens_and_is_found_out() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("book.sqlite3");
    let mut torn = whole_file();
    fs::write(&file, &torn).unwrap();
    let other = rusqlite::Connection::open(&file).unwrap();
    // Not a page that opening reads.
    let page: u16 = other
        .query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'order_lines'", [], |row| row.get(0))
        .unwrap();
    other.close().unwrap();
    let start = usize::from(page - 1) * 4_096;
    torn[start..start + 4_096].fill(0xa5);
    fs::write(&file, torn).unwrap();
    let store = Store::open(folder.path(), None).unwrap();
    let checks = store.read(|book| book.verify()).unwrap();
    assert!(checks.iter().any(|check| check.check == "integrity" && !check.ok), "{checks:?}");
}

#[test]
fn a_file_in_the_place_of_the_folder_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("taken");
    fs::write(&file, "").unwrap();
    assert!(matches!(Store::create(&file, None, new_book()).err(), Some(StoreError::File(_))));
}

/// A folder in which nobody makes a file, not even the administrator.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written_is_read_only() {
    for folder in ["/sys/parchi", "/sys"] {
        let refused = Store::create(Path::new(folder), None, new_book()).err();
        assert!(matches!(refused, Some(StoreError::ReadOnly)), "{folder}: {refused:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_new_folder_is_closed_to_other_people() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("shop/data");
    Store::create(&data, None, new_book()).unwrap();
    assert_eq!(fs::metadata(data).unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn a_synchronised_folder_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let refused = Store::create(&folder.path().join("OneDrive/Parchi"), None, new_book()).err();
    assert!(matches!(&refused, Some(StoreError::NetworkFolder(name)) if name == "OneDrive"), "{refused:?}");
}

#[test]
fn a_key_is_refused_while_books_are_not_encrypted() {
    let folder = tempfile::tempdir().unwrap();
    let refused = Store::create(folder.path(), Some(store::Key::new([7; 32])), new_book()).err();
    assert!(matches!(refused, Some(StoreError::KeyUnsupported)));
    assert!(!Store::exists(folder.path()));
}

#[test]
fn a_copy_is_a_whole_book_and_replaces_the_one_before() {
    let book = TestBook::new();
    let copies = tempfile::tempdir().unwrap();
    let copy = copies.path().join("book.sqlite3");
    fs::write(&copy, "older").unwrap();
    let (id, _) = book.draft(bill());
    book.store.copy_to(&copy).unwrap();
    assert_eq!(fs::read_dir(copies.path()).unwrap().count(), 1);

    let copied = Store::open(copies.path(), None).unwrap();
    assert!(copied.read(|book| book.order(id)).unwrap().is_some());
    assert!(copied.read(|book| book.verify()).unwrap().iter().all(|check| check.ok));
    assert!(copied.write("test", move |book| book.issue_order(id, at(1))).is_ok());
}

#[track_caller]
fn check_refused(folder: &Path, expected: &str) {
    assert_eq!(Store::open(folder, None).err().map(|error| error.to_string()).as_deref(), Some(expected));
}

#[track_caller]
fn check_damaged(folder: &Path) {
    let refused = Store::open(folder, None).err();
    assert!(matches!(refused, Some(StoreError::Damaged(_))), "{refused:?}");
}

/// A closed book with a few hundred orders.
fn whole_file() -> Vec<u8> {
    let book = TestBook::new();
    book.write(|book| (0..300).try_for_each(|_| insert(book, &bill()).map(drop)));
    let TestBook { store, folder } = book;
    drop(store);
    fs::read(folder.path().join("book.sqlite3")).unwrap()
}
