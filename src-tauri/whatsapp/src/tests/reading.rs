//! What is read out of webhooks, in shapes of our own making.

use super::told::{read, told};
use crate::{News, NotJson, read_webhook};
use domain::ChannelKind;
use expect_test::{Expect, expect};
use serde_json::{Value, json};

#[track_caller]
fn check(body: &Value, expect: &Expect) {
    expect.assert_eq(&told(&body.to_string()));
}

fn value(inside: &Value) -> Value {
    json!({"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages", "value": inside}]}]})
}

fn status(status: &Value) -> Value {
    value(&json!({ "statuses": [status] }))
}

fn message(message: &Value) -> Value {
    value(
        &json!({"contacts": [{"wa_id": "919812345678", "profile": {"name": "Ravi"}}], "messages": [message]}),
    )
}

/// A payment as Kaleyra's flat template sends it.
fn payment(transaction: &Value) -> Value {
    json!({"id": "wamid.1", "type": "payment", "status": "captured", "payment": {
        "reference_id": "K7Q3A0000123A", "amount": {"value": 9450, "offset": 100}, "transaction": transaction}})
}

fn key(body: &Value) -> String {
    let told = read(ChannelKind::KaleyraV2, &body.to_string());
    assert_eq!(told.len(), 1);
    told[0].news.event_key().to_owned()
}

#[test]
fn only_an_explicit_success_or_failure_ends_an_attempt() {
    for (word, expected) in [
        ("success", "Success"),
        ("failed", "Failed"),
        ("pending", "Pending"),
        ("SUCCESS", "Pending"),
        ("captured", "Pending"),
        ("", "Pending"),
    ] {
        let told = told(&payment(&json!({"id": "o", "status": word})).to_string());
        assert!(told.contains(&format!(" {expected} ")), "{word}: {told}");
    }
}

#[test]
fn a_payment_is_told_by_its_type_even_when_its_status_is_a_messages_word() {
    let payment = json!({"id": "x", "type": "payment", "status": "failed", "timestamp": "1772129216",
        "payment": {"reference_id": "R", "amount": {"value": "21", "offset": 1}}});
    check(&status(&payment), &expect!["payment | R | failed | 21.00 |  | refunds[] | – | 1772129216"]);
}

#[test]
fn a_payment_inside_a_string_is_read_as_well() {
    let inner = json!({"reference_id": "R", "total_amount": {"value": 100, "offset": 1000}}).to_string();
    check(
        &json!({"id": "wamid.1", "type": "payment", "status": "pending", "payment": inner}),
        &expect!["payment | R | pending | 0.10 |  | refunds[] | – | –"],
    );
}

#[test]
fn refunds_are_read_inside_the_transaction_beside_it_and_as_nothing() {
    let refund = json!({"id": "rfnd_1", "amount": {"value": 5, "offset": 100}, "status": "pending", "speed_processed": "normal"});
    let mut both = payment(&json!({"id": "o", "status": "success", "refunds": [refund]}));
    both["payment"]["refunds"] = json!([refund, {"id": "rfnd_2", "status": "success"}]);
    check(
        &both,
        &expect![
            "payment | K7Q3A0000123A | captured | 94.50 | o – success Success – – | refunds[rfnd_1 0.05 Pending normal,rfnd_2 – Success –] | – | –"
        ],
    );
    check(
        &payment(&json!({"id": "o", "status": "success", "refunds": null})),
        &expect!["payment | K7Q3A0000123A | captured | 94.50 | o – success Success – – | refunds[] | – | –"],
    );
}

#[test]
fn a_message_that_kaleyra_never_handed_over_has_failed() {
    let not_sent = |word: &str| {
        json!({"code": "WAV2101", "status": word, "reason": "Account daily limit reached", "message_id": "wamid.1",
               "extra_info": {"ref": "b1-42"}})
    };
    for word in ["not sent", "NOT-SENT", "not_sent"] {
        check(
            &not_sent(word),
            &expect![
                "message_status | wamid.1 | failed | Failed | WAV2101:Account daily limit reached | – | b1-42 | –"
            ],
        );
    }
}

#[test]
fn a_wrapper_names_the_message_only_when_it_speaks_of_one() {
    let wrapped = |statuses: Value| {
        json!({"meta_object": {"field": "messages", "value": {"statuses": statuses}}, "message_id": "wamid.1",
               "status": "sent", "extra_info": {"ref": "b1-42"}})
    };
    check(
        &wrapped(json!([{"id": "k1", "status": "sent"}])),
        &expect!["message_status | wamid.1 | sent | Sent | – | – | b1-42 | –"],
    );
    check(
        &wrapped(json!([{"id": "k1", "status": "sent"}, {"id": "k2", "status": "READ"}])),
        &expect![[r#"
        message_status | k1 | sent | Sent | – | – | b1-42 | –
        message_status | k2 | read | Read | – | – | b1-42 | –"#]],
    );
}

#[test]
fn our_mark_comes_back_from_meta_and_from_kaleyra() {
    let statuses = [
        status(&json!({"id": "wamid.1", "status": "sent", "biz_opaque_callback_data": "b1-42"})),
        json!({"message_id": "wamid.1", "status": "sent", "extra_info": {"ref": "b1-42"}}),
    ];
    for body in statuses {
        let told = read(ChannelKind::KaleyraV2, &body.to_string());
        assert_eq!(told[0].news.our_ref().unwrap().as_str(), "b1-42");
    }
    let foreign =
        json!({"message_id": "wamid.1", "status": "sent", "extra_info": {"ref": "Hello This is no mark"}});
    let told = read(ChannelKind::KaleyraV2, &foreign.to_string());
    assert_eq!(told[0].news.our_ref(), None);
}

#[test]
fn a_cart_is_read_to_the_paisa() {
    let cart = serde_json::from_str(
        r#"{"from":"919812345678","id":"wamid.1","timestamp":"1750016800","type":"order","order":{"catalog_id":"1",
            "product_items":[{"product_retailer_id":"A","quantity":2,"item_price":7.99,"currency":"INR"},
            {"product_retailer_id":"B","quantity":"3","item_price":"1600"},
            {"product_retailer_id":"C","quantity":0,"item_price":1.005},
            {"product_retailer_id":"D","quantity":1,"item_price":5,"currency":"USD"}]}}"#,
    );
    check(
        &message(&cart.unwrap()),
        &expect![
            "order | 919812345678 | Ravi | wamid.1 | 1 | – | A×2@7.99,B×3@1600.00,C×–@–,D×1@– | 1750016800"
        ],
    );
}

#[test]
fn an_address_is_read_out_of_the_string_it_is_written_into() {
    let form = json!({"values": {"in_pin_code": "560001", "name": "Ravi", "city": "Bengaluru", "floor": 2, "saved": null}});
    let reply = json!({"from": "919812345678", "id": "wamid.1", "timestamp": "1750016800", "type": "interactive",
        "interactive": {"type": "nfm_reply", "nfm_reply": {"name": "address_message", "response_json": form.to_string()}}});
    check(
        &message(&reply),
        &expect![
            "address | 919812345678 | wamid.1 | in_pin_code=560001,name=Ravi,city=Bengaluru,floor=2 | 1750016800"
        ],
    );
}

#[test]
fn a_person_can_read_what_a_customer_wrote() {
    let messages = [
        json!({"type": "text", "text": {"body": "Is it open?"}}),
        json!({"type": "interactive", "interactive": {"type": "list_reply", "list_reply": {"id": "1", "title": "Rice"}}}),
        json!({"type": "reaction", "reaction": {"message_id": "wamid.0", "emoji": "👍"}}),
        json!({"type": "hologram"}),
    ];
    let lines: Vec<String> =
        messages.map(|message| told(&value(&json!({"messages": [message]})).to_string())).into();
    expect![[r#"
        message | – | – | – | text | Is it open? | – | – | –
        message | – | – | – | interactive | Rice | – | – | –
        message | – | – | – | reaction | 👍 | – | – | –
        message | – | – | – | hologram | – | – | – | –"#]]
    .assert_eq(&lines.join("\n"));
}

#[test]
fn one_unreadable_update_takes_no_other_with_it() {
    let batch = json!({"statuses": [{"id": "wamid.1", "status": "sent"}, 7, {"id": "wamid.2"}, {"id": "wamid.3", "status": "read"}],
        "messages": [{"id": "wamid.4"}], "errors": [{"code": 131_042, "title": "Billing"}]});
    check(
        &value(&batch),
        &expect![[r#"
        message_status | wamid.1 | sent | Sent | – | – | – | –
        unknown | a status without a word
        unknown | a status without a word
        message_status | wamid.3 | read | Read | – | – | – | –
        unknown | a message without a sender
        account_error | 131042:Billing"#]],
    );
}

#[test]
fn a_batch_of_a_thousand_is_read_whole() {
    let statuses: Vec<Value> =
        (0..1000).map(|n| json!({"id": format!("wamid.{n}"), "status": "sent"})).collect();
    let body = value(&json!({ "statuses": statuses })).to_string();
    let told = read(ChannelKind::KaleyraV2, &body);
    let keys: std::collections::BTreeSet<&str> = told.iter().map(|told| told.news.event_key()).collect();
    assert_eq!(keys.len(), 1000);
}

#[test]
fn json_that_is_no_known_webhook_is_one_unknown() {
    for body in [
        "{}",
        "[]",
        "null",
        "7",
        "\"text\"",
        r#"{"entry":[]}"#,
        r#"{"entry":[{"changes":[]}]}"#,
        r#"{"meta_object":{}}"#,
        r#"{"id":"rfnd_1","status":"pending"}"#,
        r#"{"entry":[{"changes":[{"field":"account_update","value":{}}]}]}"#,
    ] {
        let told = told(body);
        assert!(told.starts_with("unknown | ") && !told.contains('\n'), "{body}: {told}");
    }
}

#[test]
fn what_is_no_json_is_no_webhook_and_deep_json_is_an_unknown_one() {
    for body in ["", "hello", "{", "a=1&b=2", "\u{0}"] {
        assert_eq!(read_webhook(ChannelKind::KaleyraV2, body.as_bytes()), Err(NotJson), "{body}");
    }
    assert_eq!(read_webhook(ChannelKind::KaleyraV2, b"\xff\xfe"), Err(NotJson));
    let broken_letter = b"{\"message_id\":\"w\",\"status\":\"sent\",\"reason\":\"\xff\"}";
    let repaired = read_webhook(ChannelKind::KaleyraV2, broken_letter).unwrap();
    assert!(matches!(repaired[0].news, News::MessageStatus(_)), "one broken letter hides nothing else");
    assert!(told(&format!("{}{}", "[".repeat(100_000), "]".repeat(100_000))).starts_with("unknown"));
    assert!(told(r#"{"statuses":[1e999]}"#).starts_with("unknown"));
}

#[test]
fn an_event_has_the_same_key_however_it_comes() {
    let plain = status(&json!({"id": "wamid.1", "status": "sent", "timestamp": "1"}));
    let late = status(&json!({"id": "wamid.1", "status": "sent", "timestamp": "2", "pricing": {}}));
    let wrapped = json!({"meta_object": {"value": {"statuses": [{"id": "k1", "status": "sent"}]}}, "message_id": "wamid.1"});
    let flat = json!({"message_id": "wamid.1", "status": "SENT"});
    for same in [&late, &wrapped, &flat] {
        assert_eq!(key(&plain), key(same), "{same}");
    }
    let written = message(&json!({"id": "wamid.1", "type": "text", "from": "1"}));
    let read = status(&json!({"id": "wamid.1", "status": "read"}));
    for other in [written, read] {
        assert_ne!(key(&plain), key(&other), "{other}");
    }
}

#[test]
fn a_payment_has_a_new_key_whenever_something_about_it_moves() {
    let mut payments = vec![
        payment(&json!({"id": "o", "status": "pending", "updated_timestamp": 1})),
        payment(&json!({"id": "o", "status": "success", "updated_timestamp": 1})),
        payment(&json!({"id": "o", "status": "success", "updated_timestamp": 2})),
        payment(&json!({"id": "o", "pg_transaction_id": "p", "status": "success", "updated_timestamp": 2})),
    ];
    for state in ["pending", "success"] {
        payments.push(payment(&json!({"id": "o", "status": "success", "updated_timestamp": 2, "refunds": [{"id": "r", "status": state}]})));
    }
    let keys: std::collections::BTreeSet<String> = payments.iter().map(key).collect();
    assert_eq!(keys.len(), payments.len());
    let repeated = payment(&json!({"status": "pending", "updated_timestamp": "1", "id": "o"}));
    assert_eq!(key(&payments[0]), key(&repeated));
}

#[test]
fn a_key_is_short_however_long_the_facts_are() {
    for body in
        [status(&json!({"id": "x".repeat(9000), "status": "sent"})), json!({"hello": "x".repeat(9000)})]
    {
        assert!(key(&body).len() <= 80);
    }
}
