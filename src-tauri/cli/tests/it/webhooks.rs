//! `whatsapp read` and `read-lookup`: shapes of the contract, over the vendors' own examples where they are at hand.

use crate::program::{Said, ask};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const CHANNELS: [&str; 3] = ["kaleyra-v1", "kaleyra-v2", "cloud"];

fn read(body: &str) -> Said {
    read_on("kaleyra-v2", body)
}

fn read_on(channel: &str, body: &str) -> Said {
    ask(["whatsapp", "read", "--channel", channel, "-"], body)
}

fn read_lookup(body: &str) -> Said {
    read_lookup_on("kaleyra-v2", body)
}

fn read_lookup_on(channel: &str, body: &str) -> Said {
    ask(["whatsapp", "read-lookup", "--channel", channel, "-"], body)
}

/// The channels that an example can come by: Kaleyra passes on what is Meta's, and nobody passes on what is Kaleyra's.
fn channels_of(path: &Path) -> &'static [&'static str] {
    let is_kaleyras = path.file_name().unwrap().to_string_lossy().starts_with("kaleyra_");
    if is_kaleyras { &CHANNELS[..2] } else { &CHANNELS }
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
        for channel in channels_of(&path) {
            let read = read_on(channel, &body).document();
            let news = read.as_array().unwrap();
            assert!(!news.is_empty(), "{}", path.display());
            for news in news {
                check_promises(news);
                assert_ne!(news["kind"], "unknown", "{} on {channel}", path.display());
            }
        }
    }
}

#[test]
fn every_lookup_of_the_vendors_is_a_payment_or_a_refusal() {
    for (path, body) in examples("resp_payment_lookup") {
        for channel in CHANNELS {
            let said = read_lookup_on(channel, &body);
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
}

#[test]
fn json_that_is_no_known_webhook_is_one_unknown() {
    for body in ["{}", "[]", "null", "7", "\"text\"", "{\"object\":\"page\"}"] {
        for channel in CHANNELS {
            let news = read_on(channel, body).document();
            assert_eq!(news.as_array().unwrap().len(), 1, "{body}");
            assert_eq!(news[0]["kind"], "unknown", "{body}");
        }
    }
}

#[test]
fn a_query_is_a_callback_of_kaleyras_first_generation_only() {
    let news = read_on("kaleyra-v1", "?id=58f86fab:0&status=0\n").document();
    assert_eq!(
        (&news[0]["kind"], &news[0]["status"], &news[0]["message_id"]),
        (&json!("message_status"), &json!("failed"), &json!("58f86fab:0"))
    );
    let unknown = read_on("kaleyra-v1", "weather=fine").document();
    assert_eq!((unknown.as_array().unwrap().len(), &unknown[0]["kind"]), (1, &json!("unknown")));
    for (channel, body) in
        [("kaleyra-v1", "<html a=b>"), ("kaleyra-v2", "id=1&status=sent"), ("cloud", "a=b")]
    {
        assert_eq!(read_on(channel, body).refusal().0, "not_json", "{channel}");
    }
}

#[test]
fn news_of_an_account_is_printed_with_all_it_says() {
    let body = json!({"entry": [{"id": "102", "time": 1_739_321_024, "changes": [
        {"field": "message_template_status_update", "value": {"event": "PAUSED", "message_template_name": "bill_1"}},
        {"field": "phone_number_quality_update",
         "value": {"display_phone_number": "919800000001", "event": "FLAGGED", "current_limit": "TIER_10K"}},
        {"field": "account_update", "value": {"event": "VERIFIED_ACCOUNT", "ban_info": {"waba_ban_state": "REINSTATE"}}},
        {"field": "messages", "value": {"metadata": {"phone_number_id": "7"}, "messages": [{"from": "919812345678",
         "id": "wamid.1", "type": "system", "system": {"type": "user_changed_number", "wa_id": "919812300000"}}]}},
    ]}]});
    let news = read_on("cloud", &body.to_string()).document();
    let facts: Vec<_> = news.as_array().unwrap().iter().map(|news| &news["kind"]).collect();
    assert_eq!(facts, ["template", "number_quality", "account", "message"]);
    assert_eq!((&news[0]["name"], &news[0]["status"]), (&json!("bill_1"), &json!("PAUSED")));
    assert_eq!((&news[1]["limit"], &news[1]["phone_number"]), (&json!("TIER_10K"), &json!("919800000001")));
    assert_eq!(news[2]["facts"]["ban_info.waba_ban_state"], "REINSTATE");
    assert_eq!((&news[3]["type"], &news[3]["new_number"]), (&json!("system"), &json!("919812300000")));
    assert_eq!((&news[3]["phone_number_id"], &news[3]["waba_id"]), (&json!("7"), &json!("102")));
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
