//! A sound book is found sound, and what is wrong is found.

use crate::bills::{TestBook, at, bill, insert, row, rupees};
use store::{AttentionCode, Effect, Figures, NewOutboxRow, OutboxState, Store, What};

#[test]
fn a_fresh_book_is_sound() {
    TestBook::new().assert_sound();
}

#[test]
fn a_used_book_is_sound() {
    used_book().assert_sound();
}

#[test]
fn a_book_stays_sound_to_a_program_that_looked_before_another_wrote() {
    let book = TestBook::new();
    book.write(|book| (0..300).try_for_each(|_| insert(book, &bill()).map(drop)));
    book.assert_sound();
    let other = Store::open(book.path(), None).unwrap();
    for _ in 0..200 {
        other.write("test", |book| insert(book, &bill())).unwrap();
    }
    book.assert_sound();
}

#[test]
fn what_was_changed_is_found() {
    for (tampering, check) in [
        ("UPDATE orders SET total_paise = total_paise + 1 WHERE id = 1", "bills"),
        ("UPDATE orders SET igst_paise = 5 WHERE id = 1", "bills"),
        ("UPDATE orders SET total_paise = NULL WHERE id = 1", "bills"),
        ("UPDATE order_lines SET total_paise = 1 WHERE order_id = 1", "bills"),
        ("UPDATE order_lines SET cgst_paise = cgst_paise - 1, sgst_paise = sgst_paise + 1", "bills"),
        ("UPDATE order_lines SET price_paise = 1 WHERE order_id = 2", "bills"),
        ("UPDATE order_lines SET quantity = 'many' WHERE order_id = 2", "bills"),
        ("UPDATE orders SET state = 'lost' WHERE id = 2", "bills"),
        ("DELETE FROM order_lines WHERE order_id = 2", "bills"),
        ("UPDATE orders SET payment_state = 'paid' WHERE id = 3", "payments"),
        ("UPDATE orders SET captured_paise = 1 WHERE id = 1", "payments"),
        ("DELETE FROM taken_by_hand", "payments"),
        ("DELETE FROM orders_search WHERE rowid = 2", "search_index"),
        ("INSERT INTO orders_search (rowid, customer) VALUES (99, 'ghost')", "search_index"),
        ("UPDATE order_counts SET n_orders = n_orders + 1 WHERE name = 'pending'", "status_counts"),
        ("DELETE FROM order_counts WHERE name = 'open'", "status_counts"),
        ("INSERT INTO order_counts VALUES ('state', 'shipped', 2)", "status_counts"),
        ("UPDATE generation SET last_sequence = 2", "order_numbers"),
        ("UPDATE outbox SET state = 'in_flight' WHERE our_ref IN ('b', 'c')", "outbox_lanes"),
        ("UPDATE order_references SET state = 'open'", "one_open_reference"),
        ("DELETE FROM messages", "messages"),
        ("UPDATE orders SET n_attention = 0 WHERE id = 1", "attention"),
        ("UPDATE attention SET settled_at = 1", "attention"),
        (
            "DROP INDEX orders_by_state; PRAGMA writable_schema = 1; DELETE FROM sqlite_schema WHERE name = 'messages_by_order'",
            "integrity",
        ),
        ("PRAGMA foreign_keys = 0; UPDATE orders SET customer_id = 999 WHERE id = 1", "foreign_keys"),
    ] {
        let book = used_book();
        book.tamper(tampering);
        let unsound: Vec<_> = book
            .read(|book| book.verify())
            .into_iter()
            .filter(|check| !check.ok)
            .map(|check| check.check)
            .collect();
        assert!(unsound.contains(&check), "{tampering}: {unsound:?}");
    }
}

#[test]
fn the_order_that_is_wrong_is_named() {
    let book = used_book();
    book.tamper("UPDATE orders SET total_paise = 1 WHERE id = 2");
    let checks = book.read(|book| book.verify());
    let bills = checks.iter().find(|check| check.check == "bills").unwrap();
    assert_eq!((bills.ok, bills.detail.as_str()), (false, "A-2"));
}

#[test]
fn the_checks_are_these() {
    let checks = TestBook::new().read(|book| book.verify());
    let names: Vec<_> = checks.iter().map(|check| format!("{}: {}", check.check, check.detail)).collect();
    expect_test::expect![[r#"
        integrity: ok
        foreign_keys: ok
        history_chain: 0 rows
        bills: 0 orders
        payments: 0 orders
        documents: as they were made, without gaps
        status_counts: ok
        search_index: complete
        order_numbers: none beyond the counter
        outbox_lanes: in sequence
        one_open_reference: ok
        messages: ok
        attention: ok
        chats: ok"#]]
    .assert_eq(&names.join("\n"));
}

/// Three orders, with something of everything.
fn used_book() -> TestBook {
    let book = TestBook::new();
    let (first, way) = book.payable_order();
    let second = book.order();
    book.draft(bill());
    let account = book.account();
    book.write(move |book| {
        let again = domain::ReferenceId::new(way.tag(), way.number(), way.attempt().next().unwrap());
        book.close_reference(way, "sent again", at(2))?;
        book.reserve_reference(again, first, (account, "default"), rupees(118), at(9_000), at(3))?;
        let cash = NewOutboxRow { effect: Effect::Cash, ..row(first, "cash") };
        let cash = book.enqueue(&cash, at(2))?;
        book.end_row(cash, OutboxState::Done, None, at(2))?;
        let sent = book.enqueue(&row(first, "a"), at(2))?;
        book.take_row(sent, b"request", at(3))?;
        book.accept_message(sent, Some(first), Some("wamid.1"), at(4))?;
        book.end_row(sent, OutboxState::Done, None, at(4))?;
        let begun = book.enqueue(&row(first, "b"), at(5))?;
        book.take_row(begun, b"request", at(6))?;
        book.enqueue(&row(first, "c"), at(5))?;
        book.raise(Some(first), AttentionCode::PaidOver, "x", rupees(1), at(7))?;
        book.raise(None, AttentionCode::PaidNoOrder, "x", rupees(1), at(7))?;
        book.take_by_hand(second, "cash", rupees(118), at(8))?;
        book.keep_payment_state(second, &book.payment(second)?, rupees(118), at(8))?;
        book.record(at(9), Some(first), What::CashRecorded, &Figures::none())
    });
    book
}
