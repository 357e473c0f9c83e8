//! History: appended to, never changed.

use crate::bills::{TestBook, at, rupees};
use expect_test::expect;
use store::{Figures, What};

#[test]
fn what_happened_to_an_order_is_listed_in_order() {
    let book = TestBook::new();
    let (order, other) = (book.order(), book.order());
    book.write(move |book| {
        book.record(at(1), Some(order), What::OrderDrafted, &Figures::none())?;
        book.record(at(2), Some(other), What::OrderDrafted, &Figures::none())?;
        book.record(at(3), None, What::WorkTakenOver, &Figures::none().number("rows", 2))?;
        let figures = Figures::none().amount("amount_paise", rupees(118)).code("reference", "K7Q3A0000001A");
        book.record(at(4), Some(order), What::ReferenceOpened, &figures)
    });
    let rows = book.read(|book| book.history(order));
    let rows: Vec<String> = rows.iter().map(|row| format!("{} {}", row.what, row.figures)).collect();
    expect![[r#"
        [
            "order_drafted ",
            "reference_opened amount_paise=11800 reference=K7Q3A0000001A",
        ]
    "#]]
    .assert_debug_eq(&rows);
    book.assert_sound();
}

#[test]
fn a_clock_that_goes_back_does_not_go_back_in_history() {
    let book = TestBook::new();
    let order = book.order();
    for second in [100, 50, 120] {
        book.write(move |book| book.record(at(second), Some(order), What::StatusChanged, &Figures::none()));
    }
    let times: Vec<_> = book.read(|book| book.history(order)).iter().map(|row| row.at).collect();
    assert_eq!(times, [at(100), at(100), at(120)]);
    book.assert_sound();
}

#[test]
fn figures_hold_numbers_and_codes_and_no_names() {
    let book = TestBook::new();
    let order = book.order();
    let figures = Figures::none()
        .code("name", "आशा गुप्ता / Asha")
        .code("broken", "a b\nc=d\u{202e}")
        .code("long", &"x".repeat(500))
        .number("n", i64::MIN);
    book.write(move |book| book.record(at(1), Some(order), What::RefundSeen, &figures));
    let row = book.read(|book| book.history(order)).remove(0);
    let long = "x".repeat(80);
    assert_eq!(row.figures, format!("name=Asha broken=abc=d long={long} n=-9223372036854775808"));
}

#[test]
fn no_statement_changes_what_was_written() {
    let book = with_three_rows();
    let connection = rusqlite::Connection::open(book.path().join("book.sqlite3")).unwrap();
    for sql in [
        "UPDATE history SET figures = ''",
        "UPDATE history SET at = at WHERE id = 2",
        "DELETE FROM history",
        "DELETE FROM history WHERE id = 3",
        "INSERT OR REPLACE INTO history VALUES (2, 0, NULL, 'x', '', x'00')",
        "REPLACE INTO history VALUES (3, 0, NULL, 'x', '', x'00')",
    ] {
        let refused = connection.execute(sql, []).unwrap_err();
        assert_eq!(refused.to_string(), "history is append-only", "{sql}");
    }
    book.assert_sound();
}

#[test]
fn what_was_changed_behind_the_triggers_is_found() {
    for (tampering, found) in [
        ("UPDATE history SET figures = 'n=9' WHERE id = 2", "row 2"),
        ("UPDATE history SET at = at - 1 WHERE id = 1", "row 1"),
        ("UPDATE history SET order_id = NULL WHERE id = 3", "row 3"),
        ("UPDATE history SET hash = zeroblob(32) WHERE id = 2", "row 2"),
        ("DELETE FROM history WHERE id = 1", "row 1"),
        ("DELETE FROM history WHERE id = 2", "row 2"),
        ("DELETE FROM history WHERE id = 3", "row 3"),
        ("DELETE FROM history", "row 1"),
        ("INSERT INTO history (at, what, figures, hash) VALUES (0, 'x', '', x'00')", "row 4"),
    ] {
        let book = with_three_rows();
        book.tamper(&format!(
            "DROP TRIGGER history_is_not_changed; DROP TRIGGER history_is_not_deleted; {tampering}"
        ));
        let checks = book.read(|book| book.verify());
        let chain = checks.iter().find(|check| check.check == "history_chain").unwrap();
        assert_eq!((chain.ok, chain.detail.as_str()), (false, found), "{tampering}");
    }
}

fn with_three_rows() -> TestBook {
    let book = TestBook::new();
    let order = book.order();
    book.write(move |book| {
        (1..=3).try_for_each(|n| {
            book.record(at(n), Some(order), What::StatusChanged, &Figures::none().number("n", n))
        })
    });
    book.assert_sound();
    book
}
