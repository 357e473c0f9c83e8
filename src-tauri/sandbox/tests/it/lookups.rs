//! The payment lookup's answers, to the letter.

use reqwest::Method;
use sandbox::RefundStatus;
use serde_json::{Value, json};

use crate::bills::{START_MS, bill, payu_bill, put};
use crate::practice::{Practice, answer};

const START_S: i64 = START_MS / 1000;

#[tokio::test]
async fn an_order_nobody_tried_to_pay_has_no_transactions() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    let found = practice.look_up("R1").await;
    assert_eq!(found.http, 200);
    assert_eq!(
        found.body,
        json!({"payments": [{
            "reference_id": "R1", "status": "pending", "amount": {"offset": 100, "value": 123_450},
            "currency": "INR", "receipt": "R1", "notes": {"till": "A"},
        }]})
    );
}

#[tokio::test]
async fn every_attempt_is_listed_with_its_refunds() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    practice.world.attempt_fails("R1", "incorrect_pin").unwrap();
    practice.pass(5_000);
    practice.world.attempt_starts("R1").unwrap();
    practice.pass(5_000);
    practice.world.pays("R1").unwrap();
    practice.pass(5_000);
    let refund = practice.world.refund("R1", 1_000, RefundStatus::Pending).unwrap();
    let attempts = practice.ledger().references["R1"].attempts.clone();
    let amount = json!({"offset": 100, "value": 123_450});
    let found = practice.look_up("R1").await.body;
    assert_eq!(found["payments"][0]["status"], "captured");
    assert_eq!(
        found["payments"][0]["transactions"],
        json!([
            {
                "id": attempts[0].id, "pg_transaction_id": attempts[0].payment_id, "type": "razorpay",
                "status": "failed", "created_timestamp": START_S, "updated_timestamp": START_S,
                "amount": amount, "order_amount": amount, "currency": "INR", "method": {"type": "upi"},
                "error": {"code": "BAD_REQUEST_ERROR", "reason": "incorrect_pin"},
            },
            {
                "id": attempts[1].id, "pg_transaction_id": attempts[1].payment_id, "type": "razorpay",
                "status": "success", "created_timestamp": START_S + 5, "updated_timestamp": START_S + 10,
                "amount": amount, "order_amount": amount, "currency": "INR", "method": {"type": "upi"},
                "refunds": [{
                    "id": refund, "amount": {"offset": 100, "value": 1_000}, "speed_processed": "normal",
                    "status": "pending", "created_timestamp": START_S + 15, "updated_timestamp": START_S + 15,
                }],
            },
        ])
    );
}

#[tokio::test]
async fn a_pending_attempt_has_no_payment_yet_and_leaves_the_order_pending() {
    let practice = Practice::start("").await;
    practice.accepts(payu_bill("R1")).await;
    practice.world.attempt_starts("R1").unwrap();
    let url = practice.lookup_url("practice_payu", "R1");
    let found = answer(practice.request(Method::GET, &url)).await.unwrap().body;
    let payment = &found["payments"][0];
    assert_eq!((&payment["status"], &payment["udf1"]), (&json!("pending"), &json!("R1")));
    assert_eq!(payment["transactions"][0]["status"], "pending");
    assert_eq!(payment["transactions"][0]["type"], "payu");
    assert_eq!(payment["transactions"][0].get("pg_transaction_id"), None);
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    let other_number = practice.lookup_url("practice_razorpay", "R1").replace("106540352242922", "1");
    for url in [
        practice.lookup_url("practice_razorpay", "R2"),
        practice.lookup_url("practice_payu", "R1"),
        other_number,
    ] {
        let found = answer(practice.request(Method::GET, &url)).await.unwrap();
        assert_eq!((found.http, &found.body["error"]["code"]), (404, &json!(100)), "{url}");
    }
    let found = practice.look_up("R2").await.body;
    assert!(found["error"]["error_data"]["details"].as_str().unwrap().contains("reference_id"));
}

#[tokio::test]
async fn a_lookup_needs_the_key() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    let url = practice.lookup_url("practice_razorpay", "R1");
    let found = answer(practice.client.get(url).header("api-key", "wrong")).await.unwrap();
    assert_eq!((found.http, &found.body["code"]), (401, &json!("RBC001")));
}

#[tokio::test]
async fn the_lookup_can_be_behind_the_webhook() {
    let practice = Practice::start("lookup-lag=10000").await;
    practice.accepts(bill("R1")).await;
    practice.world.attempt_starts("R1").unwrap();
    assert_eq!(seen(&practice).await, ("pending".into(), Value::Null));
    practice.pass(9_000);
    practice.world.pays("R1").unwrap();
    practice.pass(1_000);
    assert_eq!(seen(&practice).await, ("pending".into(), json!("pending")));
    practice.pass(9_000);
    assert_eq!(seen(&practice).await, ("captured".into(), json!("success")));
}

/// The order's and the first attempt's status.
async fn seen(practice: &Practice) -> (String, Value) {
    let body = practice.look_up("R1").await.body;
    let payment = &body["payments"][0];
    (payment["status"].as_str().unwrap().to_owned(), payment["transactions"][0]["status"].clone())
}

#[tokio::test]
async fn the_other_shapes_of_a_lookup_can_be_dialled() {
    let practice = Practice::start("lookup=meta-2025").await;
    practice.accepts(bill("R1")).await;
    let old = practice.look_up("R1").await.body;
    assert_eq!(old["payments"][0]["total_amount"]["value"], 123_450);
    assert_eq!(old["payments"][0].get("amount"), None);
    practice.world.set_faults("lookup=wrapped".parse().unwrap());
    assert_eq!(practice.look_up("R1").await.body["data"]["payments"][0]["reference_id"], "R1");
}

#[tokio::test]
async fn an_order_under_a_configuration_that_does_not_exist_stays_pending() {
    let practice = Practice::start("").await;
    let mut bill = bill("R1");
    let gateway = "/interactive/action/parameters/payment_settings/0/payment_gateway";
    put(&mut bill, &format!("{gateway}/configuration_name"), json!("mistyped"));
    practice.accepts(bill).await;
    let url = practice.lookup_url("mistyped", "R1");
    let found = answer(practice.request(Method::GET, &url)).await.unwrap();
    assert_eq!((found.http, &found.body["payments"][0]["status"]), (200, &json!("pending")));
    assert_eq!(practice.look_up("R1").await.http, 404);
}
