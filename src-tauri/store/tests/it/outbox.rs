//! Lanes: what may leave, and what waits for what.

use crate::bills::{TestBook, at, row, rupees};
use domain::order::ToldStatus;
use domain::{OrderId, OutboxId};
use store::{AsksWhy, Effect, NewOutboxRow, OutboxState, Read, StoreError};

#[test]
fn a_row_comes_back_as_it_was_queued() {
    let book = TestBook::new();
    let (order, way) = book.payable_order();
    let account = book.account();
    let new = NewOutboxRow {
        account: Some(account),
        effect: Effect::OrderStatus,
        reference: Some(way),
        told_status: Some(ToldStatus::PartiallyShipped),
        text: Some("गुप्ता \"जी\"".into()),
        revision: 3,
        amount: rupees(118),
        shown_kind: "interactive",
        cost: rupees(1),
        ..row(order, "ref-1")
    };
    let id = book.write(move |book| book.enqueue(&new, at(5)));
    let kept = book.read(|book| book.outbox_row(id)).unwrap();
    assert_eq!(book.read(|book| book.outbox_row_by_our_ref("ref-1")).as_ref(), Some(&kept));
    assert_eq!(
        (kept.lane.order(), kept.account, kept.effect),
        (Some(order), Some(account), Effect::OrderStatus)
    );
    assert_eq!((kept.reference, kept.told_status), (Some(way), Some(ToldStatus::PartiallyShipped)));
    assert_eq!((kept.text.as_deref(), kept.revision), (Some("गुप्ता \"जी\""), 3));
    assert_eq!((kept.amount, kept.shown_kind.as_str()), (rupees(118), "interactive"));
    assert_eq!(
        (kept.state, kept.tries, kept.queued_at, kept.ready_at),
        (OutboxState::Ready, 0, at(5), at(5))
    );
}

#[test]
fn only_the_first_of_a_lane_may_leave() {
    let book = TestBook::new();
    let (first, second) = (book.order(), book.order());
    let a = queue(&book, first, "a");
    let b = queue(&book, second, "b");
    let c = queue(&book, first, "c");
    assert_eq!(ready(&book), [a, b]);
    assert_eq!(lane(&book, first), [a, c]);
    assert!(book.read(|book| book.is_first_in_lane(first, a)));
    assert!(!book.read(|book| book.is_first_in_lane(first, c)));

    end(&book, a, OutboxState::Done);
    assert_eq!(ready(&book), [b, c]);
}

#[test]
fn whatever_ends_a_row_lets_the_next_one_go() {
    for state in [OutboxState::Done, OutboxState::Refused, OutboxState::Withdrawn] {
        let book = TestBook::new();
        let order = book.order();
        let first = queue(&book, order, "a");
        let second = queue(&book, order, "b");
        end(&book, first, state);
        assert_eq!(ready(&book), [second], "{state:?}");
    }
}

#[test]
fn a_row_that_has_not_ended_stops_its_lane_and_no_other() {
    let stop: [fn(&TestBook, OutboxId); 4] = [
        |book, id| book.write(move |book| book.take_row(id, b"request", at(2))),
        |book, id| book.write(move |book| book.ask_about(id, AsksWhy::TooOld)),
        |book, id| {
            book.write(move |book| book.postpone_row(id, OutboxState::Unknown, at(2), Some("timeout")));
        },
        |book, id| {
            book.write(move |book| book.postpone_row(id, OutboxState::Ready, at(1_000), Some("throttled")));
        },
    ];
    for stop in stop {
        let book = TestBook::new();
        let (order, other) = (book.order(), book.order());
        let head = queue(&book, order, "a");
        let behind = queue(&book, order, "b");
        let elsewhere = queue(&book, other, "c");
        stop(&book, head);
        assert_eq!(ready(&book), [elsewhere]);
        assert!(!book.read(|book| book.is_first_in_lane(order, behind)));
    }
}

#[test]
fn a_row_waits_for_its_time() {
    let book = TestBook::new();
    let order = book.order();
    let id = queue(&book, order, "a");
    assert_eq!(book.read(|book| book.next_outbox_at()), Some(at(1)));
    book.write(move |book| book.postpone_row(id, OutboxState::Ready, at(60), Some("throttled")));
    let ready_at = |second| book.read(|book| book.ready_rows(at(second), 10)).len();
    assert_eq!((ready_at(59), ready_at(60)), (0, 1));
    assert_eq!(book.read(|book| book.next_outbox_at()), Some(at(60)));
    assert_eq!(book.read(|book| book.outbox_row(id)).unwrap().error_code.as_deref(), Some("throttled"));
}

#[test]
fn the_longest_ready_goes_first() {
    let book = TestBook::new();
    let ids: Vec<OutboxId> = [30, 10, 20]
        .map(|second| {
            let order = book.order();
            book.write(move |book| book.enqueue(&row(order, &format!("r{second}")), at(second)))
        })
        .into();
    assert_eq!(ready(&book), [ids[1], ids[2], ids[0]]);
    assert_eq!(book.read(|book| book.ready_rows(at(99), 1)).len(), 1);
}

#[test]
fn what_waits_behind_a_person_says_nothing_of_when_to_wake() {
    let book = TestBook::new();
    let order = book.order();
    let asking = queue(&book, order, "a");
    queue(&book, order, "b");
    book.write(move |book| book.ask_about(asking, AsksWhy::OrderPaid));
    assert_eq!(book.read(|book| book.next_outbox_at()), None);
    assert_eq!(counts(&book), (1, 1));
    let row = book.read(|book| book.asking_rows(10)).remove(0);
    assert_eq!((row.id, row.asks_why.as_deref()), (asking, Some("order_paid")));
}

#[test]
fn a_person_lets_a_row_go_as_the_order_stands_now() {
    let book = TestBook::new();
    let order = book.order();
    let id = queue(&book, order, "a");
    book.write(move |book| {
        book.ask_about(id, AsksWhy::OrderRevised)?;
        book.let_go(id, 2, rupees(200), at(50))
    });
    let row = book.read(|book| book.outbox_row(id)).unwrap();
    assert_eq!((row.state, row.asks_why, row.released_at), (OutboxState::Ready, None, Some(at(50))));
    assert_eq!((row.revision, row.amount, row.ready_at), (2, rupees(200), at(50)));
}

#[test]
fn what_a_dead_holder_had_begun_has_an_unknown_outcome() {
    let book = TestBook::new();
    let (begun, waiting) = (book.order(), book.order());
    let begun = queue(&book, begun, "a");
    let waiting = queue(&book, waiting, "b");
    book.write(move |book| book.take_row(begun, b"request", at(2)));
    assert_eq!(book.write(|book| book.take_over(at(7))), 1);
    assert_eq!(book.write(|book| book.take_over(at(8))), 0);

    let row = book.read(|book| book.outbox_row(begun)).unwrap();
    assert_eq!((row.state, row.ready_at, row.tries), (OutboxState::Unknown, at(7), 1));
    assert_eq!(row.taken_at, Some(at(2)));
    assert_eq!(ready(&book), [waiting]);
    assert_eq!(ids(&book, |book| book.unknown_rows(at(7), 10)), [begun]);
    assert_eq!(book.read(|book| book.unknown_rows(at(6), 10)), []);
}

#[test]
fn a_request_that_did_not_leave_is_no_try() {
    let book = TestBook::new();
    let order = book.order();
    let id = queue(&book, order, "a");
    book.write(move |book| {
        book.take_row(id, b"request", at(2))?;
        book.give_back_row(id, at(9), "unreachable")
    });
    let row = book.read(|book| book.outbox_row(id)).unwrap();
    assert_eq!((row.state, row.tries, row.ready_at), (OutboxState::Ready, 0, at(9)));
}

#[test]
fn a_lane_that_is_woken_goes_at_once_and_alone() {
    let book = TestBook::new();
    let orders = [book.order(), book.order(), book.order()];
    let [unknown, ready_later, other] = ["a", "b", "c"].map(String::from);
    let unknown = queue(&book, orders[0], &unknown);
    let later = queue(&book, orders[1], &ready_later);
    let other = queue(&book, orders[2], &other);
    book.write(move |book| {
        book.postpone_row(unknown, OutboxState::Unknown, at(500), None)?;
        book.postpone_row(later, OutboxState::Ready, at(500), None)?;
        book.postpone_row(other, OutboxState::Ready, at(500), None)?;
        book.wake_lane(orders[0], at(20))?;
        book.wake_lane(orders[1], at(20))
    });
    assert_eq!(ids(&book, |book| book.unknown_rows(at(20), 10)), [unknown]);
    assert_eq!(ids(&book, |book| book.ready_rows(at(20), 10)), [later]);

    book.write(|book| book.wake_all(at(30)));
    assert_eq!(ids(&book, |book| book.ready_rows(at(30), 10)), [later, other]);
    assert_eq!(
        ids(&book, |book| book.unknown_rows(at(20), 10)),
        [unknown],
        "what is due already is not put off"
    );
}

#[test]
fn ends_are_counted() {
    let book = TestBook::new();
    let order = book.order();
    let [sent, refused, cash, waiting] = ["a", "b", "c", "d"].map(|name| queue_effect(&book, order, name));
    book.write(move |book| {
        book.end_row(sent, OutboxState::Done, None, at(10))?;
        book.end_row(refused, OutboxState::Refused, Some(("131026", "not on WhatsApp")), at(10))?;
        book.end_row(cash, OutboxState::Done, None, at(10))
    });
    let sent_since = |second| book.read(|book| book.count_sent_since(at(second)));
    assert_eq!((sent_since(10), sent_since(11)), (1, 0));
    assert_eq!(counts(&book), (1, 0));
    assert_eq!(ready(&book), [waiting]);
    let refused = book.read(|book| book.outbox_row(refused)).unwrap();
    assert_eq!((refused.state, refused.error_code.as_deref()), (OutboxState::Refused, Some("131026")));
}

#[test]
fn one_of_our_references_names_one_row() {
    let book = TestBook::new();
    let order = book.order();
    queue(&book, order, "same");
    assert!(book.store.write("test", move |book| book.enqueue(&row(order, "same"), at(1))).is_err());
}

#[test]
fn the_request_is_in_the_book_before_it_leaves() {
    let book = TestBook::new();
    let order = book.order();
    let id = queue(&book, order, "a");
    let step = |book: &TestBook| book.read(|book| book.generation()).step;
    let before = step(&book);
    book.write(move |book| book.take_row(id, b"POST /messages [redacted]", at(2)));
    assert_eq!(step(&book), before + 1, "the outside may see it from now on");
    let connection = rusqlite::Connection::open(book.path().join("book.sqlite3")).unwrap();
    let request: Vec<u8> = connection
        .query_row("SELECT request FROM outbox WHERE id = ?1", [id.get()], |row| row.get(0))
        .unwrap();
    assert_eq!(request, b"POST /messages [redacted]");
}

fn queue(book: &TestBook, order: OrderId, our_ref: &str) -> OutboxId {
    let row = row(order, our_ref);
    book.write(move |book| book.enqueue(&row, at(1)))
}

/// The third is cash, which no message carries.
fn queue_effect(book: &TestBook, order: OrderId, our_ref: &str) -> OutboxId {
    let effect = if our_ref == "c" { Effect::Cash } else { Effect::Text };
    let row = NewOutboxRow { effect, ..row(order, our_ref) };
    book.write(move |book| book.enqueue(&row, at(1)))
}

fn end(book: &TestBook, id: OutboxId, state: OutboxState) {
    book.write(move |book| book.end_row(id, state, None, at(3)));
}

fn ready(book: &TestBook) -> Vec<OutboxId> {
    ids(book, |book| book.ready_rows(at(99), 10))
}

fn lane(book: &TestBook, order: OrderId) -> Vec<OutboxId> {
    ids(book, |book| book.lane(order))
}

fn ids(
    book: &TestBook,
    ask: impl FnOnce(&Read<'_>) -> Result<Vec<store::OutboxRow>, StoreError>,
) -> Vec<OutboxId> {
    book.read(ask).iter().map(|row| row.id).collect()
}

fn counts(book: &TestBook) -> (u32, u32) {
    book.read(|book| Ok((book.count_waiting()?, book.count_asking()?)))
}

#[test]
fn a_batch_that_rests_keeps_its_rows_and_nobody_elses() {
    let book = TestBook::new();
    let (one, other) = (book.order(), book.order());
    let a = queue(&book, one, "a");
    let b = queue(&book, other, "b");
    let batch = book.write(move |book| {
        let batch = book.begin_batch(2, at(1))?;
        book.put_into_batch(batch, a)?;
        Ok(batch)
    });
    assert_eq!(ready(&book), [a, b]);
    assert!(book.write(move |book| book.pause_batch(batch, Some(at(2)))));
    assert_eq!(ready(&book), [b]);
    assert!(book.write(move |book| book.pause_batch(batch, None)));
    assert_eq!(ready(&book), [a, b]);
}

#[test]
fn a_batch_counts_its_rows_by_state_and_names_those_that_never_began() {
    let book = TestBook::new();
    let (one, other) = (book.order(), book.order());
    let (a, b) = (queue(&book, one, "a"), queue(&book, other, "b"));
    let batch = book.write(move |book| {
        let batch = book.begin_batch(1, at(1))?;
        book.put_into_batch(batch, a)?;
        book.put_into_batch(batch, b)?;
        Ok(batch)
    });
    end(&book, a, OutboxState::Done);
    let mut counts = book.read(|book| book.count_batch(batch));
    counts.sort_by_key(|count| count.state.as_str());
    let counts: Vec<_> = counts.iter().map(|count| (count.state, count.rows)).collect();
    assert_eq!(counts, [(OutboxState::Done, 1), (OutboxState::Ready, 1)]);
    assert_eq!(book.read(|book| book.waiting_in_batch(batch)), [b]);
    assert!(book.write(move |book| book.cancel_batch(batch, at(3))));
    assert!(!book.write(move |book| book.cancel_batch(batch, at(4))));
    assert_eq!(book.read(|book| book.newest_batch()).unwrap().canceled_at, Some(at(3)));
}
