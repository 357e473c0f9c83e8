//! Deliveries and the events in them.

use crate::bills::{TestBook, at};
use store::{EventOutcome, NewEvent};

#[test]
fn a_delivery_is_kept_once_and_read_in_the_order_of_arrival() {
    let book = TestBook::new();
    let keep = |source: &'static str, raw: &'static [u8]| {
        book.write(move |book| book.keep_delivery(source, "kaleyra-v2", "practice", raw, at(3)))
    };
    assert!(!book.read(|book| book.has_unread()));
    assert!(keep("relay", b"one"));
    assert!(keep("relay", b"two"));
    assert!(!keep("relay", b"one"));
    assert!(keep("listener", b"one"), "the same bytes from somebody else are their own");
    assert!(keep("relay", b""));

    assert!(book.read(|book| book.has_unread()));
    let rows = book.read(|book| book.unread_deliveries(10));
    let raws: Vec<_> = rows.iter().map(|row| (row.source.as_str(), row.raw.as_slice())).collect();
    assert_eq!(raws, [("relay", &b"one"[..]), ("relay", b"two"), ("listener", b"one"), ("relay", b"")]);
    assert_eq!((rows[0].channel.as_str(), rows[0].proof.as_str()), ("kaleyra-v2", "practice"));
    assert_eq!(rows[0].received_at, at(3));
}

#[test]
fn a_delivery_that_was_read_is_not_read_again_and_not_kept_again() {
    let book = TestBook::new();
    book.write(|book| book.keep_delivery("relay", "kaleyra-v2", "practice", b"one", at(3)));
    let row = book.read(|book| book.unread_deliveries(10)).remove(0);
    book.write(move |book| book.note_read(row.id, Some("not JSON"), at(4)));
    assert_eq!(book.read(|book| book.unread_deliveries(10)), []);
    assert!(!book.write(|book| book.keep_delivery("relay", "kaleyra-v2", "practice", b"one", at(5))));
    assert!(!book.read(|book| book.has_unread()));
}

#[test]
fn an_answer_we_asked_for_is_kept_and_waits_for_nobody() {
    let book = TestBook::new();
    for _ in 0..2 {
        book.write(|book| book.keep_answer("lookup K7Q3A0000001A", b"{}", at(3)));
    }
    assert!(!book.read(|book| book.has_unread()));
    assert_eq!(book.write(|book| book.prune_deliveries(at(9))), 1);
}

#[test]
fn an_event_acts_once_however_often_it_is_delivered() {
    let book = TestBook::new();
    book.write(|book| {
        book.keep_delivery("relay", "kaleyra-v2", "practice", b"one", at(3))?;
        book.keep_delivery("relay", "kaleyra-v2", "practice", b"two", at(4)).map(drop)
    });
    let deliveries = book.read(|book| book.unread_deliveries(10));
    let keep = |delivery: usize, place, key: &'static str| {
        let delivery = deliveries[delivery].id;
        let event = NewEvent { delivery, place, key, kind: "status", happened_at: Some(at(2)) };
        book.write(move |book| book.keep_event(&event, at(5)))
    };
    let before = book.read(|book| book.newest_event());
    assert!(keep(0, 0, "wamid.1 sent"));
    assert!(keep(0, 1, "wamid.1 read"));
    assert!(!keep(1, 0, "wamid.1 sent"));
    assert_eq!(book.read(|book| book.newest_event()) - before, 2);

    let order = book.order();
    book.write(move |book| book.note_event("wamid.1 sent", Some(order), EventOutcome::Applied));
    assert!(!keep(1, 0, "wamid.1 sent"));
}

#[test]
fn the_bytes_of_old_deliveries_are_forgotten_and_their_hash_is_not() {
    let book = TestBook::new();
    for (raw, read) in [(&b"old"[..], Some(10)), (b"new", Some(90)), (b"unread", None)] {
        book.write(move |book| book.keep_delivery("relay", "kaleyra-v2", "practice", raw, at(3)));
        if let Some(read) = read {
            let rows = book.read(|book| book.unread_deliveries(10));
            book.write(move |book| book.note_read(rows[0].id, None, at(read)));
        }
    }
    assert_eq!(book.write(|book| book.prune_deliveries(at(50))), 1);
    assert_eq!(book.write(|book| book.prune_deliveries(at(50))), 0);
    assert_eq!(book.read(|book| book.unread_deliveries(10))[0].raw, b"unread");
    assert!(!book.write(|book| book.keep_delivery("relay", "kaleyra-v2", "practice", b"old", at(60))));

    let file = std::fs::read(book.path().join("book.sqlite3-wal")).unwrap();
    assert!(file.windows(6).any(|bytes| bytes == b"unread"));
}
