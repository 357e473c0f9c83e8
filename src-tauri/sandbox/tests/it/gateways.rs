//! The gateways' own doors: keys spelt exactly, keys of refunds, hashes, and the words of their refusals.

use reqwest::header::AUTHORIZATION;
use sandbox::{PaymentSpec, RefundStatus};
use serde_json::{Value, json};
use sha2::{Digest, Sha512};

use crate::bills::bill;
use crate::practice::{Answer, Practice};

fn basic(practice: &Practice, scheme: &str) -> String {
    let (id, secret) = practice.sandbox.razorpay_keys();
    let request = practice.client.get("http://h").basic_auth(id, Some(secret)).build().unwrap();
    let header = request.headers()[AUTHORIZATION].to_str().unwrap().to_owned();
    header.replacen("Basic", scheme, 1)
}

async fn razorpay(practice: &Practice, path: &str, scheme: &str) -> Answer {
    let url = format!("{}/{path}", practice.sandbox.razorpay_base_url());
    let answer =
        practice.client.get(url).header(AUTHORIZATION, basic(practice, scheme)).send().await.unwrap();
    Answer { http: answer.status().as_u16(), body: answer.json().await.unwrap_or_default() }
}

async fn refund(practice: &Practice, id: &str, key: &str, body: &Value) -> Answer {
    let url = format!("{}/payments/{id}/refund", practice.sandbox.razorpay_base_url());
    let call = practice.client.post(url).header(AUTHORIZATION, basic(practice, "Basic"));
    let answer = call.header("X-Refund-Idempotency", key).body(body.to_string()).send().await.unwrap();
    Answer { http: answer.status().as_u16(), body: answer.json().await.unwrap_or_default() }
}

async fn payu(practice: &Practice, command: &str, values: &[&str], salt: &str) -> Value {
    let (key, _) = practice.sandbox.payu_keys();
    let hash = hex::encode(Sha512::digest(format!("{key}|{command}|{}|{salt}", values[0]).as_bytes()));
    let mut form = url::form_urlencoded::Serializer::new(String::new());
    form.append_pair("key", key).append_pair("command", command).append_pair("hash", &hash);
    for (place, value) in values.iter().enumerate() {
        form.append_pair(&format!("var{}", place + 1), value);
    }
    let url = format!("{}/merchant/postservice.php?form=2", practice.sandbox.payu_base_url());
    let answer = practice.client.post(url).body(form.finish()).send().await.unwrap();
    answer.json().await.unwrap()
}

fn paid(practice: &Practice, gateway: &'static str) -> String {
    let at_ms = practice.world.now_ms();
    let spec = PaymentSpec { gateway, reference: None, paise: 10_000, method: "upi", at_ms, fails: false };
    practice.world.gateway_payment(&spec).unwrap()
}

#[tokio::test]
async fn razorpay_takes_its_key_under_one_spelling_only() {
    let practice = Practice::start("").await;
    assert_eq!(razorpay(&practice, "payments?count=10", "Basic").await.http, 200);
    for scheme in ["basic", "BASIC", "Bearer"] {
        assert_eq!(razorpay(&practice, "payments?count=10", scheme).await.http, 401, "{scheme}");
    }
}

#[tokio::test]
async fn a_key_of_a_refund_stands_for_one_request() {
    let practice = Practice::start("").await;
    let id = paid(&practice, "razorpay");
    let body = json!({ "amount": 4_000, "speed": "normal" });
    assert_eq!(refund(&practice, &id, "short", &body).await.http, 400);
    let first = refund(&practice, &id, "parchi-000001", &body).await;
    assert_eq!((first.http, &first.body["amount"]), (200, &json!(4_000)));
    let again = refund(&practice, &id, "parchi-000001", &body).await;
    assert_eq!(again.body["id"], first.body["id"]);
    let other = refund(&practice, &id, "parchi-000001", &json!({ "amount": 5_000 })).await;
    assert_eq!(other.http, 400);
    practice.world.refunds_conflict(1);
    assert_eq!(refund(&practice, &id, "parchi-000002", &body).await.http, 409);
    let over = refund(&practice, &id, "parchi-000002", &json!({ "amount": 6_001 })).await;
    assert_eq!(
        over.body["error"]["description"],
        "The refund amount provided is greater than amount captured"
    );
    assert_eq!(refund(&practice, &id, "parchi-000003", &json!({ "amount": 99 })).await.http, 400);
    assert_eq!(refund(&practice, "pay_nobody", "parchi-000004", &body).await.http, 400);
}

#[tokio::test]
async fn payu_wants_its_hash_and_each_token_once() {
    let practice = Practice::start("").await;
    let id = paid(&practice, "payu");
    let salt = practice.sandbox.payu_keys().1.to_owned();
    let wrong = payu(&practice, "check_payment", &[&id], "another salt").await;
    assert_eq!((&wrong["status"], &wrong["msg"]), (&json!(0), &json!("Invalid Hash.")));
    let refund = ["cancel_refund_transaction", &id, "parchi-000001", "40.00"];
    let first = payu(&practice, refund[0], &refund[1..], &salt).await;
    assert_eq!((&first["status"], &first["msg"]), (&json!(1), &json!("Refund Request Queued")));
    assert!(first["mihpayid"].is_number(), "which programs with floats round: {first}");
    let again = payu(&practice, refund[0], &refund[1..], &salt).await;
    assert_eq!((&again["status"], &again["error_code"]), (&json!(0), &json!(227)));
    practice.settle();
    let told = payu(&practice, "check_action_status", &[&id, "payuid"], &salt).await;
    let request = first["request_id"].as_str().unwrap();
    assert_eq!(told["transaction_details"][&id][request]["status"], "success", "{told}");
}

#[tokio::test]
async fn a_payment_by_whatsapp_is_one_of_the_gateways_and_so_is_its_refund() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    practice.world.pays("R1").unwrap();
    let order = practice.ledger().references["R1"].attempts[0].clone();
    let found = razorpay(&practice, &format!("orders/{}/payments?count=10", order.id), "Basic").await;
    assert_eq!(found.body["items"][0]["id"], order.payment_id.as_str());
    assert_eq!(found.body["items"][0]["status"], "captured");
    practice.settle();
    let given = refund(&practice, &order.payment_id, "parchi-000001", &json!({ "amount": 10_000 })).await;
    assert_eq!(given.http, 200);
    let told = practice.settle();
    assert!(told.last().unwrap().to_string().contains("refund"), "WhatsApp tells it: {told:?}");
    let entry = &practice.ledger().references["R1"].attempts[0].refunds[0];
    assert_eq!((entry.status, entry.amount_paise), (RefundStatus::Success, 10_000));
}

#[tokio::test]
async fn a_list_is_given_in_pages_and_no_larger_ones() {
    let practice = Practice::start("").await;
    for _ in 0..3 {
        paid(&practice, "razorpay");
    }
    let page = razorpay(&practice, "payments?count=2&skip=2", "Basic").await;
    assert_eq!((&page.body["count"], page.body["items"].as_array().unwrap().len()), (&json!(1), 1));
    assert_eq!(razorpay(&practice, "payments?count=101", "Basic").await.http, 400);
    let lines = razorpay(&practice, "settlements/recon/combined?year=26&month=13", "Basic").await;
    assert_eq!(lines.http, 400);
}
