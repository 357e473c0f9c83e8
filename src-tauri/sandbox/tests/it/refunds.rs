//! Money given back by the Graph path.

use sandbox::RefundStatus;
use serde_json::{Value, json};

use crate::bills::{bill, payu_bill};
use crate::practice::Practice;

fn asked(reference: &str, paise: &str) -> Value {
    json!({
        "reference_id": reference, "speed": "normal", "payment_config_id": "practice_razorpay",
        "amount": {"currency": "INR", "value": paise, "offset": "100"},
    })
}

async fn paid(dial: &str) -> Practice {
    let practice = Practice::start(dial).await;
    practice.cloud_accepts(&bill("R1")).await;
    practice.world.pays("R1").unwrap();
    practice.settle();
    practice
}

fn refunds(told: &[Value]) -> Vec<(String, i64)> {
    let last = told.last().unwrap()["entry"][0]["changes"][0]["value"]["statuses"][0]["payment"].clone();
    let refunds = last["refunds"].as_array().unwrap();
    let refund = |refund: &Value| {
        (refund["status"].as_str().unwrap().to_owned(), refund["amount"]["value"].as_i64().unwrap())
    };
    refunds.iter().map(refund).collect()
}

#[tokio::test]
async fn a_refund_is_pending_and_done_later() {
    let practice = paid("").await;
    let answer = practice.number("payments_refund", &asked("R1", "10000")).await;
    let id = answer.body["id"].as_str().unwrap().to_owned();
    assert_eq!(
        (answer.http, answer.body),
        (200, json!({"id": id, "status": "pending", "speed_processed": "normal"}))
    );
    let told = practice.settle();
    assert_eq!(told.len(), 2, "pending, then done");
    assert_eq!(refunds(&told[..1]), [("pending".to_owned(), 10_000)]);
    assert_eq!(refunds(&told), [("success".to_owned(), 10_000)]);
    let found = practice.look_up("R1").await.body;
    assert_eq!(found["payments"][0]["transactions"][0]["refunds"][0]["id"], id.as_str());
    assert_eq!(practice.ledger().traffic.refund_requests, 1);
}

#[tokio::test]
async fn there_may_be_many_refunds_up_to_what_was_captured() {
    let practice = paid("").await;
    for paise in ["23450", "50000"] {
        assert_eq!(practice.number("payments_refund", &asked("R1", paise)).await.http, 200);
    }
    let over = practice.number("payments_refund", &asked("R1", "50001")).await;
    assert_eq!((over.http, &over.body["error"]["code"]), (400, &json!(131_009)), "{}", over.body);
    assert_eq!(practice.number("payments_refund", &asked("R1", "50000")).await.http, 200);
    practice.settle();
    let attempt = practice.ledger().references["R1"].attempts[0].clone();
    assert!(attempt.refunds.iter().all(|refund| refund.status == RefundStatus::Success));
    assert_eq!(attempt.refunds.iter().map(|refund| refund.amount_paise).sum::<i64>(), 123_450);
}

#[tokio::test]
async fn a_refund_asked_for_twice_is_two_refunds() {
    let practice = paid("lose-after=1@refund").await;
    let below = format!("/{}/payments_refund", practice.sandbox.phone_number_id());
    let lost = practice.graph(reqwest::Method::POST, &below).json(&asked("R1", "500")).send().await;
    assert!(lost.is_err());
    assert_eq!(practice.number("payments_refund", &asked("R1", "500")).await.http, 200);
    assert_eq!(practice.ledger().references["R1"].attempts[0].refunds.len(), 2);
    assert_eq!(practice.ledger().traffic.answers_lost_after_acceptance, 0, "that counts messages");
}

#[tokio::test]
async fn the_gateway_may_do_it_at_once_or_fail() {
    let practice = paid("refunds=at-once").await;
    let mut instant = asked("R1", "500");
    instant["speed"] = json!("instant");
    let answer = practice.number("payments_refund", &instant).await.body;
    assert_eq!((&answer["status"], &answer["speed_processed"]), (&json!("completed"), &json!("instant")));
    assert_eq!(refunds(&practice.settle()), [("success".to_owned(), 500)]);
    practice.world.set_faults("refunds=fail".parse().unwrap());
    practice.number("payments_refund", &asked("R1", "123450")).await;
    practice.number("payments_refund", &asked("R1", "122950")).await;
    let told = practice.settle();
    assert_eq!(refunds(&told).last().unwrap(), &("failed".to_owned(), 122_950));
    assert_eq!(
        practice.number("payments_refund", &asked("R1", "122950")).await.http,
        200,
        "a failed one is free again"
    );
}

#[tokio::test]
async fn what_is_no_refund_is_refused() {
    let practice = paid("").await;
    practice.accepts(payu_bill("R2")).await;
    let with = |place: &str, value: Value| {
        let mut asked = asked("R1", "100");
        *asked.pointer_mut(place).unwrap() = value;
        asked
    };
    for (wrong, code, named) in [
        (with("/amount/value", json!(100)), 131_009, "amount.value"),
        (with("/amount/value", json!("0")), 131_009, "amount.value"),
        (with("/amount/value", json!("1.00")), 131_009, "amount.value"),
        (with("/amount/value", json!("-1")), 131_009, "amount.value"),
        (with("/amount/offset", json!(100)), 131_009, "amount.offset"),
        (with("/amount/currency", json!("USD")), 131_009, "amount.currency"),
        (with("/speed", json!("fast")), 131_009, "speed"),
        (with("/payment_config_id", json!("practice_payu")), 131_009, "reference_id"),
        (with("/reference_id", json!("NONE")), 131_009, "reference_id"),
        (json!({"reference_id": "R1", "payment_config_id": "practice_razorpay"}), 131_008, "amount"),
        (
            json!({"reference_id": "R1", "configuration_name": "practice_razorpay", "amount": {}}),
            100,
            "configuration_name",
        ),
    ] {
        let answer = practice.number("payments_refund", &wrong).await;
        let details = answer.body["error"]["error_data"]["details"].as_str().unwrap_or_default();
        assert_eq!((answer.http, &answer.body["error"]["code"]), (400, &json!(code)), "{}", answer.body);
        assert!(details.contains(named), "{details} does not name {named}");
    }
    let mut unpaid = asked("R2", "100");
    unpaid["payment_config_id"] = json!("practice_payu");
    assert_eq!(practice.number("payments_refund", &unpaid).await.http, 400);
    assert!(practice.ledger().references["R1"].attempts[0].refunds.is_empty());
}
