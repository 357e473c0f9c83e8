//! Bringing a book to a newer version: all or nothing, after a copy.

use super::{new_book, new_store};
use crate::connection::{self, Mode, STEPS};
use crate::{Store, StoreError};
use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};
use std::path::{Path, PathBuf};

const COLOURS: &str = "CREATE TABLE colours (name TEXT) STRICT;";

/// The steps of today, and of programs to come.
fn steps_and(more: &[&'static str]) -> &'static [M<'static>] {
    STEPS.iter().cloned().chain(more.iter().map(|sql| M::up(sql))).collect::<Vec<_>>().leak()
}

fn newest() -> u32 {
    u32::try_from(STEPS.len()).unwrap()
}

#[test]
fn the_steps_are_valid() {
    Migrations::from_slice(STEPS).validate().unwrap();
}

#[test]
fn a_book_is_copied_away_before_it_is_changed() {
    let (folder, mut book, copy) = older_book();
    connection::migrate(&mut book, steps_and(&[COLOURS]), |book, version| {
        assert_eq!(version, newest());
        crate::backup::copy(book, &copy)
    })
    .unwrap();
    assert_eq!((version(&book), has_colours(&book)), (newest() + 1, true));

    let copied = open_copy(folder.path(), &copy);
    assert_eq!(copied.read(|book| book.generation()).unwrap().book_id, new_book().book_id);
}

#[test]
fn a_step_that_fails_undoes_the_ones_before_it() {
    let (_folder, mut book, copy) = older_book();
    let failed = connection::migrate(
        &mut book,
        steps_and(&[COLOURS, "CREATE TABLE colours (again TEXT);"]),
        |book, _| crate::backup::copy(book, &copy),
    );
    assert!(failed.is_err());
    assert_eq!((version(&book), has_colours(&book)), (newest(), false));
    assert!(copy.exists());
}

#[test]
fn a_book_that_cannot_be_copied_away_is_not_changed() {
    let (_folder, mut book, _) = older_book();
    let failed = connection::migrate(&mut book, steps_and(&[COLOURS]), |_, _| Err(StoreError::DiskFull));
    assert!(matches!(failed, Err(StoreError::DiskFull)));
    assert_eq!((version(&book), has_colours(&book)), (newest(), false));
}

#[test]
fn a_book_of_this_version_is_left_alone() {
    let (_folder, mut book, _) = older_book();
    connection::migrate(&mut book, STEPS, |_, _| panic!("nothing to copy")).unwrap();
}

#[test]
fn a_book_from_a_newer_program_is_refused_by_its_version() {
    let (folder, book, _) = older_book();
    book.pragma_update(None, "user_version", 70).unwrap();
    drop(book);
    let refused = Store::open(folder.path(), None).err();
    assert!(
        matches!(refused, Some(StoreError::BookNewer { book: 70, program }) if program == newest()),
        "{refused:?}"
    );
}

#[test]
fn a_book_of_the_first_version_gains_what_the_window_asks() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = connection::open(&folder.path().join("book.sqlite3"), None, Mode::Create).unwrap();
    connection::migrate(&mut book, &STEPS[..1], |_, _| Ok(())).unwrap();
    crate::generation::insert(&book, &new_book()).unwrap();
    book.execute_batch(
        "INSERT INTO accounts (name, channel, base_url, sid, phone_number, phone_number_id, gateway, configuration_name,
           hears, added_at) VALUES ('Shop', 'kaleyra-v2', 'https://x', 's', '+919812345678', 'p', 'razorpay', 'c',
           'payments', 5);
         INSERT INTO orders (number, state, bill_date, goods, delivery, prices, seller_state, seller_registration,
           seller_name, buyer_name, buyer_state, shipping_paise, round_off, n_lines, created_at, updated_at)
           VALUES ('A-1', 'pending', '2026-11-22', 'goods', 'pickup', 'inclusive', '29', 'regular', 'Shop', 'Asha', '29', 0,
             'none', 0, 1, 1);",
    )
    .unwrap();
    drop(book);
    let store = Store::open(folder.path(), None).unwrap();
    let (has_key, n_unpaid) = store
        .read(|book| {
            let account = book.accounts()?.remove(0);
            assert_eq!(account.settings.api_version, domain::account::ApiVersion::default());
            assert_eq!((account.settings.waba_id, account.settings.upi), (None, None));
            Ok::<_, StoreError>((book.has_key(account.id)?, book.count_filter(&crate::OrderFilter::Unpaid)?))
        })
        .unwrap();
    assert_eq!((has_key, n_unpaid), (true, 1));
}

#[test]
fn customers_and_products_of_the_first_version_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = connection::open(&folder.path().join("book.sqlite3"), None, Mode::Create).unwrap();
    connection::migrate(&mut book, &STEPS[..1], |_, _| Ok(())).unwrap();
    crate::generation::insert(&book, &new_book()).unwrap();
    book.execute_batch(
        "INSERT INTO customers (name, phone, created_at) VALUES ('आशा राव', '+919812345678', 1);
         INSERT INTO products (sku, name, price_paise, gst_rate, cess_rate, cess_per_unit_paise, catalog_item)
           VALUES ('S1', 'Sugar', 4400, '5', '0', 0, 0);
         INSERT INTO shop (id, name, state, registration) VALUES (1, 'Shop', '29', 'regular');",
    )
    .unwrap();
    drop(book);
    let store = Store::open(folder.path(), None).unwrap();
    store
        .read(|book| {
            for digits in ["981", "5678"] {
                assert_eq!(book.customers_by_digits(digits, 8)?.len(), 1, "{digits}");
            }
            assert_eq!(book.customers_by_name("राव", 8)?.len(), 1);
            assert_eq!(book.search_products("sug", 8)?[0].product.alias, "");
            assert_eq!(book.shop()?.round_off, domain::bill::RoundOff::Rupee);
            Ok::<_, StoreError>(())
        })
        .unwrap();
}

#[test]
fn what_was_sent_before_there_were_chats_stands_in_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = connection::open(&folder.path().join("book.sqlite3"), None, Mode::Create).unwrap();
    connection::migrate(&mut book, &STEPS[..5], |_, _| Ok(())).unwrap();
    crate::generation::insert(&book, &new_book()).unwrap();
    book.execute_batch(
        "INSERT INTO customers (name, phone, created_at) VALUES ('Asha', '+919812345678', 1);
         INSERT INTO orders (number, customer_id, state, bill_date, goods, delivery, prices, seller_state,
           seller_registration, seller_name, buyer_name, buyer_state, shipping_paise, round_off, n_lines, created_at,
           updated_at) VALUES ('A-1', 1, 'pending', '2026-11-22', 'goods', 'pickup', 'inclusive', '29', 'regular', 'Shop',
           'Asha', '29', 0, 'none', 0, 1, 1);
         INSERT INTO outbox (order_id, effect, revision, amount_paise, shown_kind, cost_paise, our_ref, state, ready_at,
           queued_at, ended_at) VALUES (1, 'text', 1, 0, 'text', 0, 'a', 'done', 5, 5, 6), (1, 'cash', 1, 0, 'none', 0, 'b',
           'done', 7, 7, 8);
         INSERT INTO messages (outbox_id, order_id, state, accepted_at, changed_at) VALUES (1, 1, 'read', 6, 6);",
    )
    .unwrap();
    drop(book);
    let store = Store::open(folder.path(), None).unwrap();
    store
        .read(|book| {
            let asha = domain::CustomerId::new(1);
            assert_eq!(book.chat_messages(asha, None, 9)?.len(), 1);
            assert_eq!(book.chat(asha)?.map(|chat| chat.n_unread), Some(0));
            assert_eq!(book.lane(domain::OrderId::new(1))?.len(), 2);
            let unsound: Vec<_> =
                book.verify()?.into_iter().filter(|check| check.check == "chats" && !check.ok).collect();
            assert_eq!(unsound, []);
            Ok::<_, StoreError>(())
        })
        .unwrap();
}

/// A closed book, a connection to it, and where its copy may go.
fn older_book() -> (tempfile::TempDir, Connection, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    drop(new_store(folder.path()));
    let book = connection::open(&folder.path().join("book.sqlite3"), None, Mode::Write).unwrap();
    let copy = folder.path().join("book.before.sqlite3");
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
