use super::*;
use crate::reference::{AttemptLetter, BookTag, OrderNumber, TillLetter};
use proptest::prelude::*;

fn reference(sequence: u32) -> ReferenceId {
    let number = OrderNumber::new(TillLetter::A, sequence).unwrap();
    ReferenceId::new(BookTag::from_entropy([7; 8]), number, AttemptLetter::FIRST)
}

fn report(state: AttemptState, second: i64, amount: i64, raw: u8) -> AttemptReport {
    let updated_at = Timestamp::from_second(second).unwrap();
    AttemptReport { state, updated_at, amount: Paise::new(amount), raw: [raw; 32] }
}

fn key(transaction: &str, payment: Option<&str>) -> AttemptKey {
    AttemptKey {
        reference: reference(1),
        transaction_id: transaction.into(),
        gateway_payment_id: payment.map(String::from),
    }
}

/// Few ids and few instants, so that equal timestamps and two successes happen all the time.
fn any_report() -> impl Strategy<Value = (AttemptKey, Attempt)> {
    let state =
        prop_oneof![Just(AttemptState::Pending), Just(AttemptState::Failed), Just(AttemptState::Success)];
    let evidence = prop_oneof![Just(Evidence::Hint), Just(Evidence::LookedUp)];
    let id = prop_oneof![Just(None), Just(Some("pay_1")), Just(Some("pay_2"))];
    (state, evidence, id, prop_oneof![Just("order_1"), Just("order_2")], 0..3_i64, 1..4_i64, 0..3_u8)
        .prop_map(|(state, evidence, id, transaction, second, amount, raw)| {
            (key(transaction, id), Attempt::reported(evidence, report(state, second, amount, raw)))
        })
}

fn any_refund() -> impl Strategy<Value = (String, Refund)> {
    let state =
        prop_oneof![Just(RefundState::Pending), Just(RefundState::Failed), Just(RefundState::Success)];
    (state, prop_oneof![Just("rfnd_1"), Just("rfnd_2")], 0..3_i64, 1..4_i64).prop_map(
        |(state, id, second, amount)| {
            (id.into(), Refund::reported(state, Timestamp::from_second(second).unwrap(), Paise::new(amount)))
        },
    )
}

fn any_payment() -> impl Strategy<Value = Payment> {
    (prop::collection::vec(any_report(), 0..6), prop::collection::vec(any_refund(), 0..4)).prop_map(
        |(reports, refunds)| {
            let mut payment = Payment::default();
            reports.into_iter().for_each(|(key, attempt)| payment.hear_attempt(key, attempt));
            refunds.into_iter().for_each(|(id, refund)| payment.hear_refund(id, refund));
            payment
        },
    )
}

proptest! {
    #[test]
    fn merging_is_commutative(a in any_payment(), b in any_payment()) {
        prop_assert_eq!(a.clone().merge(b.clone()), b.merge(a));
    }

    #[test]
    fn merging_is_associative(a in any_payment(), b in any_payment(), c in any_payment()) {
        prop_assert_eq!(a.clone().merge(b.clone()).merge(c.clone()), a.merge(b.merge(c)));
    }

    #[test]
    fn merging_is_idempotent(a in any_payment()) {
        prop_assert_eq!(a.clone().merge(a.clone()), a);
    }

    #[test]
    fn success_absorbs(a in any_payment(), (key, attempt) in any_report()) {
        let mut payment = a;
        let win = report(AttemptState::Success, 0, 5, 0);
        payment.hear_attempt(key.clone(), Attempt::reported(Evidence::LookedUp, win));
        payment.hear_attempt(key.clone(), attempt);
        prop_assert!(payment.attempts[&key].confirmed().is_some());
        prop_assert_eq!(payment.attempts[&key].state(), AttemptState::Success);
    }

    #[test]
    fn a_confirmed_payment_is_never_forgotten(a in any_payment(), b in any_payment()) {
        let successes = a.count_successes();
        prop_assert!(a.merge(b).count_successes() >= successes);
    }

    #[test]
    fn a_hint_alone_is_never_money(reports in prop::collection::vec(any_report(), 0..6)) {
        let mut payment = Payment::default();
        for (key, attempt) in reports {
            payment.hear_attempt(key, Attempt { looked_up: None, ..attempt });
        }
        prop_assert_eq!(payment.captured(), Paise::ZERO);
    }
}

fn hear(payment: &mut Payment, evidence: Evidence, state: AttemptState, amount: i64, id: Option<&str>) {
    payment.hear_attempt(key("order_1", id), Attempt::reported(evidence, report(state, 10, amount, 0)));
}

#[test]
fn a_webhook_makes_it_confirming_and_the_lookup_makes_it_paid() {
    let mut payment = Payment::default();
    hear(&mut payment, Evidence::Hint, AttemptState::Success, 100, None);
    assert_eq!(payment.state(Paise::new(100)), PaymentState::Confirming);
    hear(&mut payment, Evidence::LookedUp, AttemptState::Pending, 100, None);
    assert_eq!(payment.state(Paise::new(100)), PaymentState::Confirming);
    hear(&mut payment, Evidence::LookedUp, AttemptState::Success, 100, Some("pay_1"));
    assert_eq!(payment.state(Paise::new(100)), PaymentState::Paid);
    assert!(!payment.has_pending_attempt());
}

#[test]
fn one_payment_reported_with_and_without_its_id_is_counted_once() {
    let mut payment = Payment::default();
    hear(&mut payment, Evidence::LookedUp, AttemptState::Success, 100, None);
    hear(&mut payment, Evidence::LookedUp, AttemptState::Success, 100, Some("pay_1"));
    assert_eq!(payment.captured(), Paise::new(100));
    hear(&mut payment, Evidence::LookedUp, AttemptState::Success, 100, Some("pay_2"));
    assert_eq!(payment.state(Paise::new(100)), PaymentState::PaidOver { over: Paise::new(100), twice: true });
}

#[test]
fn a_failed_attempt_leaves_the_order_unpaid_and_free_to_cancel() {
    let mut payment = Payment::default();
    hear(&mut payment, Evidence::Hint, AttemptState::Pending, 100, None);
    assert!(payment.has_pending_attempt());
    hear(&mut payment, Evidence::Hint, AttemptState::Failed, 100, Some("pay_1"));
    assert!(!payment.has_pending_attempt());
    assert_eq!(payment.state(Paise::new(100)), PaymentState::Unpaid);
}

#[test]
fn a_short_payment_does_not_close_the_order() {
    let mut payment = Payment::default();
    hear(&mut payment, Evidence::LookedUp, AttemptState::Success, 60, Some("pay_1"));
    assert_eq!(payment.state(Paise::new(100)), PaymentState::PartPaid { due: Paise::new(40) });
}

#[test]
fn refunding_what_was_paid_twice_leaves_the_order_paid() {
    let mut payment = Payment::default();
    hear(&mut payment, Evidence::LookedUp, AttemptState::Success, 100, Some("pay_1"));
    hear(&mut payment, Evidence::LookedUp, AttemptState::Success, 100, Some("pay_2"));
    let went_back =
        Refund::reported(RefundState::Success, Timestamp::from_second(20).unwrap(), Paise::new(100));
    payment.hear_refund("rfnd_1".into(), went_back);
    assert_eq!(payment.state(Paise::new(100)), PaymentState::Paid);
}

#[test]
fn a_refund_reported_as_failed_and_as_done_needs_attention() {
    let at = Timestamp::from_second(20).unwrap();
    let mut payment = Payment::default();
    hear(&mut payment, Evidence::LookedUp, AttemptState::Success, 100, Some("pay_1"));
    payment.hear_refund("rfnd_1".into(), Refund::reported(RefundState::Failed, at, Paise::new(100)));
    assert!(!payment.has_contradictory_refund());
    payment.hear_refund("rfnd_1".into(), Refund::reported(RefundState::Success, at, Paise::new(100)));
    assert!(payment.has_contradictory_refund());
    assert_eq!(payment.state(Paise::new(100)), PaymentState::Refunded);
}
