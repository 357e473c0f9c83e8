//! Payments: what is read back is what was merged.

use crate::bills::{TestBook, at, rupees};
use domain::payment::{Attempt, AttemptKey, AttemptReport, AttemptState, Evidence, Refund, RefundState};
use domain::{OrderId, Paise, Payment, ReferenceId};
use store::AttemptFacts;

#[test]
fn an_order_nobody_paid_has_an_empty_payment() {
    let book = TestBook::new();
    let (order, _) = book.payable_order();
    assert_eq!(book.read(|book| book.payment(order)), Payment::default());
}

#[test]
fn the_payment_in_the_book_is_the_merge_of_all_reports_in_any_order() {
    let reports = [
        (None, Evidence::Hint, AttemptState::Pending, 1, 0),
        (Some("pay_1"), Evidence::Hint, AttemptState::Failed, 2, 118),
        (Some("pay_1"), Evidence::LookedUp, AttemptState::Success, 2, 118),
        (Some("pay_1"), Evidence::LookedUp, AttemptState::Failed, 9, 118),
        (Some("pay_2"), Evidence::LookedUp, AttemptState::Success, 4, 50),
    ];
    let mut read_back = Vec::new();
    for order_of_arrival in [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 0, 4, 1, 3]] {
        let book = TestBook::new();
        let (order, way) = book.payable_order();
        let mut expected = Payment::default();
        for index in order_of_arrival {
            let (id, evidence, state, second, amount) = reports[index];
            let key = key(way, id);
            let report = report(state, second, rupees(amount));
            expected.hear_attempt(key.clone(), Attempt::reported(evidence, report.clone()));
            hear(&book, order, &key, Attempt::reported(evidence, report));
        }
        let payment = book.read(|book| book.payment(order));
        assert_eq!(payment, expected);
        read_back.push(payment);
    }
    assert_eq!(read_back[0], read_back[1]);
    assert_eq!(read_back[0], read_back[2]);
    assert_eq!(read_back[0].captured(), rupees(168));
}

#[test]
fn refunds_come_back_with_all_that_was_said_of_them() {
    let book = TestBook::new();
    let (order, _) = book.payable_order();
    let mut refund = Refund::reported(RefundState::Pending, at(1), rupees(10));
    refund = refund.merge(Refund::reported(RefundState::Failed, at(2), rupees(10)));
    let contradictory = refund.clone().merge(Refund::reported(RefundState::Success, at(3), rupees(11)));
    for (id, refund) in [("rfnd_1", refund.clone()), ("rfnd_2", refund), ("rfnd_2", contradictory.clone())] {
        book.write(move |book| book.put_refund(order, id, &refund, Some("instant")));
    }
    let payment = book.read(|book| book.payment(order));
    assert_eq!(payment.refunds.len(), 2);
    assert_eq!(payment.refunds["rfnd_2"], contradictory);
    assert!(!payment.refunds["rfnd_1"].is_contradictory());
}

#[test]
fn money_taken_by_hand_is_added_each_time() {
    let book = TestBook::new();
    let (order, _) = book.payable_order();
    for (method, amount) in [("cash", 100), ("card", 18), ("cash", 18)] {
        book.write(move |book| book.take_by_hand(order, method, rupees(amount), at(4)));
    }
    assert_eq!(book.read(|book| book.payment(order)).captured(), rupees(136));
}

#[test]
fn the_largest_amounts_and_oldest_times_come_back() {
    let book = TestBook::new();
    let (order, way) = book.payable_order();
    let report = AttemptReport {
        updated_at: jiff::Timestamp::UNIX_EPOCH,
        ..report(AttemptState::Success, 0, Paise::new(i64::MAX))
    };
    let expected = Attempt::reported(Evidence::LookedUp, report);
    hear(&book, order, &key(way, Some("pay_1")), expected.clone());
    assert_eq!(book.read(|book| book.payment(order)).attempts[&key(way, Some("pay_1"))], expected);
}

#[test]
fn what_the_list_shows_follows_the_payment() {
    let book = TestBook::new();
    let (order, way) = book.payable_order();
    let attempt = Attempt::reported(Evidence::LookedUp, report(AttemptState::Success, 3, rupees(118)));
    hear(&book, order, &key(way, Some("pay_1")), attempt);
    book.write(move |book| book.keep_payment_state(order, &book.payment(order)?, rupees(118), at(5)));
    let row = book.read(|book| book.order(order)).unwrap();
    assert_eq!((row.payment_state.as_str(), row.captured), ("paid", rupees(118)));
    assert_eq!(book.read(|book| book.count_orders("payment", "paid")), 1);
    book.assert_sound();
}

#[test]
fn facts_of_an_attempt_are_added_and_not_lost() {
    let book = TestBook::new();
    let (order, way) = book.payable_order();
    let attempt = Attempt::reported(Evidence::Hint, report(AttemptState::Failed, 3, rupees(118)));
    let method = AttemptFacts { method: Some("upi".into()), ..AttemptFacts::default() };
    let error = AttemptFacts {
        error_code: Some("BAD_REQUEST_ERROR".into()),
        error_reason: Some("declined".into()),
        ..AttemptFacts::default()
    };
    for facts in [method, error, AttemptFacts::default()] {
        let (key, attempt) = (key(way, None), attempt.clone());
        book.write(move |book| book.put_attempt(order, &key, &attempt, &facts));
    }
    let facts = book.read(|book| book.attempts(order)).remove(0).facts;
    assert_eq!(facts.method.as_deref(), Some("upi"));
    assert_eq!(
        (facts.error_code.as_deref(), facts.error_reason.as_deref()),
        (Some("BAD_REQUEST_ERROR"), Some("declined"))
    );
}

/// As the app does it: what is known is merged with what is heard, and kept.
fn hear(book: &TestBook, order: OrderId, key: &AttemptKey, attempt: Attempt) {
    let key = key.clone();
    book.write(move |book| {
        let mut payment = book.payment(order)?;
        payment.hear_attempt(key.clone(), attempt);
        book.put_attempt(order, &key, &payment.attempts[&key], &AttemptFacts::default())
    });
}

fn key(reference: ReferenceId, payment: Option<&str>) -> AttemptKey {
    AttemptKey { reference, transaction_id: "order_1".into(), gateway_payment_id: payment.map(String::from) }
}

fn report(state: AttemptState, second: i64, amount: Paise) -> AttemptReport {
    AttemptReport { state, updated_at: at(second), amount, raw: [7; 32] }
}
