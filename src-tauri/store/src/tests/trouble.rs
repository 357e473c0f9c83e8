//! When the disk is full, or a program panics halfway.

use super::new_store;
use crate::{Store, StoreError};

#[test]
fn a_full_disk_is_named_and_the_book_stays_whole() {
    let folder = tempfile::tempdir().unwrap();
    let store = new_store(folder.path());
    set(&store, "kept", "before").unwrap();
    fill_disk(&store);
    let refused = set(&store, "big", &"x".repeat(1_000_000));
    assert!(matches!(refused, Err(StoreError::DiskFull)), "{refused:?}");

    let (kept, big) =
        store.read(|book| Ok::<_, StoreError>((book.setting("kept")?, book.setting("big")?))).unwrap();
    assert_eq!((kept.as_deref(), big), (Some("before"), None));
    let unsound: Vec<_> =
        store.read(|book| book.verify()).unwrap().into_iter().filter(|check| !check.ok).collect();
    assert!(unsound.is_empty(), "{unsound:?}");
}

#[test]
fn a_disk_with_room_again_takes_what_was_refused() {
    let folder = tempfile::tempdir().unwrap();
    let store = new_store(folder.path());
    let pages = fill_disk(&store);
    assert!(set(&store, "big", &"x".repeat(1_000_000)).is_err());
    limit_pages(&store, pages + 1_000);
    set(&store, "big", &"x".repeat(1_000_000)).unwrap();
}

fn set(store: &Store, name: &'static str, value: &str) -> Result<(), StoreError> {
    let value = value.to_owned();
    store.write("test", move |book| book.set_setting(name, &value))
}

/// Leaves no page beyond those the book has, which SQLite reports as it does a full disk.
fn fill_disk(store: &Store) -> i64 {
    let pages: i64 = store
        .read(|book| {
            Ok::<_, StoreError>(book.connection.pragma_query_value(None, "page_count", |row| row.get(0))?)
        })
        .unwrap();
    limit_pages(store, pages);
    pages
}

fn limit_pages(store: &Store, pages: i64) {
    store
        .write("test", move |book| {
            book.connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))?;
            Ok::<_, StoreError>(())
        })
        .unwrap();
}
