//! `whatsapp read` and `read-lookup`: shapes of the contract, over the vendors' own examples where they are at hand.

use crate::program::{Said, ask};
use serde_json::{Value, json};
use std::path::PathBuf;

fn read(body: &str) -> Said {
    ask(["whatsapp", "read", "--channel", "kaleyra-v2", "-"], body)
}

fn read_lookup(body: &str) -> Said {
    ask(["whatsapp", "read-lookup", "--channel", "kaleyra-v2", "-"], body)
}

/// The vendors' examples whose names hold a word; none where they are not at hand.
fn examples(word: &str) -> Vec<(PathBuf, String)> {
    let Some(folder) = std::env::var_os("CONFORMANCE_FIXTURES") else { return Vec::new() };
    let files = std::fs::read_dir(PathBuf::from(folder).join("whatsapp")).unwrap();
    let files = files.map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    files
        .filter(|path| path.file_name().unwrap().to_string_lossy().contains(word))
        .map(|path| (path.clone(), std::fs::read_to_string(path).unwrap()))
        .collect()
}

/// The fields that the contract promises for a kind.
fn promised(kind: &str) -> &'static [&'static str] {
    match kind {
        "payment" => &["reference_id", "status", "amount", "refunds", "at"],
        "message_status" => &["message_id", "status", "error", "recipient", "at"],
        "order" => &["from", "message_id", "catalog_id", "text", "items", "at"],
        "message" => &["from", "message_id", "type", "text", "at"],
        "payment_configuration" => &["name", "provider", "status"],
        "account_error" => &["code", "title"],
        "unknown" => &["reason"],
        "address" => &[],
        other => panic!("no kind of the contract: {other}"),
    }
}

#[track_caller]
fn check_promises(news: &Value) {
    let kind = news["kind"].as_str().unwrap();
    for field in promised(kind) {
        assert!(news.get(field).is_some(), "{kind} has no {field}: {news}");
    }
}

#[test]
fn every_example_of_the_vendors_is_read_into_the_promised_shape() {
    for (path, body) in examples("webhook") {
        let read = read(&body).document();
        let news = read.as_array().unwrap();
        assert!(!news.is_empty(), "{}", path.display());
        for news in news {
            check_promises(news);
            assert_ne!(news["kind"], "unknown", "{}", path.display());
        }
    }
}

#[test]
fn every_lookup_of_the_vendors_is_a_payment_or_a_refusal() {
    for (path, body) in examples("resp_payment_lookup") {
        let said = read_lookup(&body);
        if said.status == 0 {
            let payment = said.document();
            check_promises(&payment);
            assert!(payment["transactions"].is_array(), "{}", path.display());
            assert_eq!(payment.get("transaction"), None);
        } else {
            assert_eq!(said.refusal().0, "refused", "{}", path.display());
        }
    }
}

#[test]
fn json_that_is_no_known_webhook_is_one_unknown() {
    for body in ["{}", "[]", "null", "7", "\"text\"", "{\"object\":\"page\"}"] {
        let news = read(body).document();
        assert_eq!(news.as_array().unwrap().len(), 1, "{body}");
        assert_eq!(news[0]["kind"], "unknown", "{body}");
    }
}

#[test]
fn a_payment_has_all_its_facts_and_null_for_the_absent() {
    let body = json!({ "entry": [{ "changes": [{ "field": "messages", "value": { "statuses": [{
        "id": "wamid.1", "from": "919800000001", "timestamp": "1772128016", "type": "payment",
        "status": "captured", "recipient_id": "919812345678",
        "payment": {
            "reference_id": "R1",
            "amount": { "value": 21000, "offset": 100 },
            "currency": "INR",
            "transaction": {
                "id": "order_1", "type": "razorpay", "status": "success",
                "created_timestamp": 1_772_128_015, "updated_timestamp": 1_772_128_016,
            },
        },
    }] } }] }] });
    let news = read(&body.to_string()).document();
    let payment = &news[0];
    assert_eq!((&payment["kind"], &payment["status"]), (&json!("payment"), &json!("captured")));
    assert_eq!((&payment["reference_id"], &payment["amount"]), (&json!("R1"), &json!("210.00")));
    assert_eq!(payment["transaction"]["id"], "order_1");
    assert_eq!(payment["transaction"]["gateway_payment_id"], Value::Null);
    assert_eq!(payment["transaction"]["error"], Value::Null);
    assert_eq!(payment["refunds"], json!([]));
    assert_eq!(payment["at"], "2026-02-26T17:46:56Z");
}

#[test]
fn a_lookup_that_tells_of_no_payment_is_refused() {
    assert_eq!(read_lookup("{\"error\":{\"code\":500,\"message\":\"x\"}}").refusal().0, "refused");
    assert_eq!(read_lookup("<html>").refusal().0, "not_json");
    assert_eq!(read_lookup("{\"weather\":\"fine\"}").refusal().0, "malformed");
}
