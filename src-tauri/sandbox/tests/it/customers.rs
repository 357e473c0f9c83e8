//! What customers can do, and what they cannot.

use sandbox::{
    ABANDONS, ASHA, ActRefused, AttemptStatus, CartItem, FAILS_FIRST, NOT_ON_WHATSAPP, RefundStatus,
};
use serde_json::json;

use crate::bills::{PARAMETERS, START_MS, bill, bill_to, payu_bill, put, status};
use crate::practice::Practice;

const GATEWAY: &str = "/interactive/action/parameters/payment_settings/0/payment_gateway";

#[tokio::test]
async fn paying_is_in_the_ledger() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    practice.world.attempt_fails("R1", "incorrect_pin").unwrap();
    practice.world.pays("R1").unwrap();
    let order = &practice.ledger().references["R1"];
    let attempts: Vec<_> =
        order.attempts.iter().map(|attempt| (attempt.status, attempt.reason.as_deref())).collect();
    assert_eq!(attempts, [(AttemptStatus::Failed, Some("incorrect_pin")), (AttemptStatus::Success, None)]);
    assert_ne!(order.attempts[0].id, order.attempts[1].id);
    assert_eq!((order.amount_paise, order.captured_paise), (123_450, 123_450));
}

#[tokio::test]
async fn gateways_name_their_payments_in_their_own_way() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    practice.accepts(payu_bill("R2")).await;
    practice.world.pays("R1").unwrap();
    practice.world.pays("R2").unwrap();
    let ledger = practice.ledger();
    let (razorpay, payu) = (&ledger.references["R1"].attempts[0], &ledger.references["R2"].attempts[0]);
    assert!(razorpay.id.starts_with("order_") && razorpay.payment_id.starts_with("pay_"));
    assert!(payu.payment_id.bytes().all(|byte| byte.is_ascii_digit()));
}

#[tokio::test]
async fn a_pending_attempt_is_the_one_that_ends() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    practice.world.attempt_starts("R1").unwrap();
    assert_eq!(practice.world.attempt_starts("R1"), Err(ActRefused::AttemptPending));
    practice.world.pays("R1").unwrap();
    assert_eq!(practice.ledger().references["R1"].attempts.len(), 1);
    assert_eq!(practice.world.pays("R1"), Err(ActRefused::AlreadyPaid));
}

#[tokio::test]
async fn nobody_pays_under_a_configuration_that_does_not_exist_or_is_anothers() {
    let practice = Practice::start("").await;
    for (reference, name) in [("R1", "no_such_configuration"), ("R2", "practice_payu")] {
        let mut bill = bill(reference);
        put(&mut bill, &format!("{GATEWAY}/configuration_name"), json!(name));
        practice.accepts(bill).await;
        assert_eq!(practice.world.pays(reference), Err(ActRefused::NoWayToPay));
        assert_eq!(practice.world.attempt_starts(reference), Err(ActRefused::NoWayToPay));
    }
}

#[tokio::test]
async fn after_expiry_nobody_begins_to_pay_but_what_was_begun_can_end() {
    let practice = Practice::start("").await;
    for reference in ["R1", "R2"] {
        let mut bill = bill(reference);
        let soon = (START_MS / 1000 + 300).to_string();
        put(&mut bill, &format!("{PARAMETERS}/order/expiration/timestamp"), json!(soon));
        practice.accepts(bill).await;
    }
    practice.world.attempt_starts("R1").unwrap();
    practice.pass(299_999);
    practice.world.attempt_starts("R2").unwrap();
    practice.world.attempt_fails("R2", "timed_out").unwrap();
    practice.pass(1);
    assert_eq!(practice.world.pays("R2"), Err(ActRefused::Expired));
    practice.world.pays("R1").unwrap();
}

#[tokio::test]
async fn after_cancelling_nobody_pays_unless_the_gateway_captures_all_the_same() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    practice.accepts(status("R1", "canceled")).await;
    assert_eq!(practice.world.pays("R1"), Err(ActRefused::Canceled));
    practice.world.captures("R1", 100_000).unwrap();
    assert_eq!(practice.ledger().references["R1"].captured_paise, 100_000);
}

#[tokio::test]
async fn paying_twice_is_two_captures() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    practice.world.pays_twice("R1").unwrap();
    let order = &practice.ledger().references["R1"];
    assert_eq!(order.captured_paise, 246_900);
    assert!(order.attempts.iter().all(|attempt| attempt.status == AttemptStatus::Success));
    assert_ne!(order.attempts[0].payment_id, order.attempts[1].payment_id);
}

#[tokio::test]
async fn money_is_given_back_in_parts_and_never_more_than_there_is() {
    let practice = Practice::start("").await;
    let world = &practice.world;
    practice.accepts(bill("R1")).await;
    assert_eq!(world.refund("R1", 100, RefundStatus::Success), Err(ActRefused::NotPaid));
    world.pays("R1").unwrap();
    assert_eq!(world.refund("R1", 0, RefundStatus::Success), Err(ActRefused::NoAmount));
    assert_eq!(world.refund("R1", 123_451, RefundStatus::Success), Err(ActRefused::RefundExceeds));
    let first = world.refund("R1", 23_450, RefundStatus::Pending).unwrap();
    assert_eq!(world.refund("R1", 100_001, RefundStatus::Pending), Err(ActRefused::RefundExceeds));
    assert_eq!(world.refund("R1", 23_450, RefundStatus::Failed).unwrap(), first);
    let second = world.refund("R1", 123_450, RefundStatus::Success).unwrap();
    assert_ne!(first, second);
    let refunds = practice.ledger().references["R1"].attempts[0].refunds.clone();
    let refunds: Vec<_> = refunds.iter().map(|refund| (refund.amount_paise, refund.status)).collect();
    assert_eq!(refunds, [(23_450, RefundStatus::Failed), (123_450, RefundStatus::Success)]);
}

#[tokio::test]
async fn two_refunds_of_the_same_amount_are_two_unless_the_first_is_pending() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    practice.world.pays("R1").unwrap();
    let first = practice.world.refund("R1", 500, RefundStatus::Success).unwrap();
    let second = practice.world.refund("R1", 500, RefundStatus::Success).unwrap();
    assert_ne!(first, second);
}

#[tokio::test]
async fn acts_that_name_nobody_and_nothing_are_refused() {
    let practice = Practice::start("").await;
    let world = &practice.world;
    assert_eq!(world.pays("NONE"), Err(ActRefused::UnknownReference));
    assert_eq!(world.reads("NONE"), Err(ActRefused::UnknownReference));
    assert_eq!(world.customer_writes("12345", "Hello"), Err(ActRefused::NoSuchNumber));
    assert_eq!(world.customer_writes(NOT_ON_WHATSAPP, "Hello"), Err(ActRefused::NotOnWhatsApp));
    assert_eq!(world.customer_writes(ASHA, "  "), Err(ActRefused::Empty));
    assert_eq!(world.orders_from_catalogue(ASHA, &[], ""), Err(ActRefused::Empty));
    let nothing = CartItem { sku: "TEA".into(), quantity: 0, price_paise: 100 };
    assert_eq!(world.orders_from_catalogue(ASHA, &[nothing], ""), Err(ActRefused::Empty));
    assert!(practice.settle().is_empty());
}

#[tokio::test]
async fn lively_customers_act_by_their_nature() {
    let practice = Practice::start("customers=lively").await;
    for (phone, reference) in [(ASHA, "R1"), (FAILS_FIRST, "R2"), (ABANDONS, "R3")] {
        practice.accepts(bill_to(phone, reference)).await;
    }
    practice.settle();
    let ledger = practice.ledger();
    let attempts = |reference: &str| -> Vec<AttemptStatus> {
        ledger.references[reference].attempts.iter().map(|attempt| attempt.status).collect()
    };
    assert_eq!(attempts("R1"), [AttemptStatus::Success]);
    assert_eq!(attempts("R2"), [AttemptStatus::Failed, AttemptStatus::Success]);
    assert_eq!(attempts("R3"), [AttemptStatus::Pending]);
}

#[tokio::test]
async fn quiet_customers_do_nothing_by_themselves() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    practice.settle();
    assert!(practice.ledger().references["R1"].attempts.is_empty());
}
