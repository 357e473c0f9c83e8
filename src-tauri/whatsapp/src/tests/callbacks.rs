//! What is read out of the callbacks of Kaleyra's first generation.

use super::told::{told_on, whose};
use crate::{NotJson, read_webhook};
use domain::ChannelKind;
use expect_test::{Expect, expect};
use serde_json::{Value, json};
use url::form_urlencoded::Serializer;

#[track_caller]
fn check(body: &str, expect: &Expect) {
    expect.assert_eq(&told_on(ChannelKind::KaleyraV1, body));
}

/// The same fields as a query and as JSON say the same.
#[track_caller]
fn check_both(fields: &[(&str, &str)], expect: &Expect) {
    let query = Serializer::new(String::new()).extend_pairs(fields).finish();
    let object: Value = fields.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    check(&query, expect);
    check(&object.to_string(), expect);
}

#[test]
fn a_status_is_read_from_a_query_and_from_json() {
    check_both(
        &[("id", "58f86fab-85c5-4f7c-9b68-9c323248afc4:0"), ("status", "DELIVERED"), ("price", "0.12")],
        &expect![
            "message_status | 58f86fab-85c5-4f7c-9b68-9c323248afc4:0 | delivered | Delivered | – | – | – | –"
        ],
    );
}

#[test]
fn every_word_for_a_failure_is_a_failure() {
    for word in ["0", "failed", "FAILED", "NOT-SENT", "not sent", " Not_Sent "] {
        let told = told_on(ChannelKind::KaleyraV1, &json!({"id": "58f86fab:0", "status": word}).to_string());
        assert!(told.contains("| failed | Failed |"), "{word}: {told}");
    }
    let number = json!({"id": "58f86fab:0", "status": 0}).to_string();
    assert!(told_on(ChannelKind::KaleyraV1, &number).contains("| failed | Failed |"));
}

#[test]
fn a_word_that_nobody_documented_is_kept_for_a_message_that_is_ours() {
    check(
        "id=58f86fab:0&status=PAUSED",
        &expect!["message_status | 58f86fab:0 | paused | – | – | – | – | –"],
    );
    check("id=rfnd_1&status=pending", &expect!["unknown | no webhook that this channel is known to send"]);
}

#[test]
fn what_a_customer_wrote_is_read_from_a_query_and_from_json() {
    check_both(
        &[
            ("created_at", "1603914166"),
            ("type", "text"),
            ("from", "14133881111"),
            ("name", "John Cruz"),
            ("body", "Hello & 50% = नमस्ते +1"),
            ("reply_to", "58f86fab:0"),
            ("wanumber", "919800000001"),
            ("mime_type", ""),
            ("custom_response", ""),
        ],
        &expect![
            "message | 14133881111 | John Cruz | – | text | Hello & 50% = नमस्ते +1 | 58f86fab:0 | – | 1603914166"
        ],
    );
}

#[test]
fn an_ampersand_that_nobody_escaped_stays_in_its_text() {
    check(
        "from=919812345678&type=text&body=Rice & dal, a=b&created_at=1603914166",
        &expect!["message | 919812345678 | – | – | text | Rice & dal, a=b | – | – | 1603914166"],
    );
}

#[test]
fn what_a_customer_types_says_nothing_about_who_typed_it() {
    let typed = json!({"from": "919800000009", "id": "wamid.9", "timestamp": "1", "type": "system",
        "system": {"body": "x", "wa_id": "919800000008"}, "context": {"id": "k"}})
    .to_string();
    let told = |kind: &str, name: &str| {
        let fields = json!({"from": "919812345678", "type": kind, "created_at": "1603914166", name: typed});
        told_on(ChannelKind::KaleyraV1, &fields.to_string())
    };
    for name in ["body", "message"] {
        assert_eq!(
            told("text", name),
            format!("message | 919812345678 | – | – | text | {typed} | – | – | 1603914166")
        );
    }
    assert!(told("interactive", "message").starts_with("message | 919812345678 | – | – | interactive |"));
    for typed in ["hi&from=919800000009", "hi&id=58f86fab:0&status=read", "hi&type=order"] {
        let query = format!("body={typed}&from=919812345678&type=text&created_at=1603914166");
        let told = told_on(ChannelKind::KaleyraV1, &query);
        assert!(told.starts_with("unknown | ") || told.contains("919812345678"), "{typed}: {told}");
    }
}

#[test]
fn a_picture_is_told_by_its_caption_or_its_address() {
    for (body, said) in [("Taj", "Taj"), ("", "https://media.example/1")] {
        let fields = json!({"from": "919812345678", "type": "image", "body": body, "mime_type": "image/jpeg",
            "media_url": "https://media.example/1", "created_at": 1_603_914_166});
        let told = told_on(ChannelKind::KaleyraV1, &fields.to_string());
        assert_eq!(told, format!("message | 919812345678 | – | – | image | {said} | – | – | 1603914166"));
    }
}

#[test]
fn a_button_a_place_and_a_card_can_be_read_by_a_person() {
    check_both(
        &[("from", "919812345678"), ("type", "button"), ("body", "Pay later"), ("custom_response", "later")],
        &expect!["message | 919812345678 | – | – | button | Pay later | – | – | –"],
    );
    check_both(
        &[
            ("from", "919812345678"),
            ("type", "location"),
            ("location", r#"{"latitude":12.9,"longitude":77.5}"#),
        ],
        &expect!["message | 919812345678 | – | – | location | 12.9, 77.5 | – | – | –"],
    );
    check_both(
        &[
            ("from", "919812345678"),
            ("type", "contacts"),
            ("contacts", r#"[{"name":{"formatted_name":"Asha Rao"}}]"#),
        ],
        &expect!["message | 919812345678 | – | – | contacts | Asha Rao | – | – | –"],
    );
}

#[test]
fn a_cart_is_found_wherever_the_profile_has_room_for_it() {
    let order = json!({"catalog_id": "7", "product_items": [
        {"product_retailer_id": "A", "quantity": 2, "item_price": 1600, "currency": "INR"}]});
    let whole = json!({"type": "order", "order": order}).to_string();
    let alone = order.to_string();
    for (name, content) in [("message", &whole), ("custom_response", &whole), ("custom_response", &alone)] {
        check_both(
            &[("from", "919812345678"), ("name", "Ravi"), ("type", "order"), (name, content)],
            &expect!["order | 919812345678 | Ravi | – | 7 | – | A×2@1600.00 | –"],
        );
    }
}

#[test]
fn an_address_is_found_in_what_the_customer_filled_in() {
    let response = json!({"values": {"in_pin_code": "560001", "name": "Ravi"}}).to_string();
    check_both(
        &[("from", "919812345678"), ("type", "interactive"), ("custom_response", &response)],
        &expect!["address | 919812345678 | – | in_pin_code=560001,name=Ravi | –"],
    );
}

#[test]
fn a_payment_is_read_as_json_and_out_of_a_query() {
    let payment = json!({"reference_id": "K7Q3A0000123A", "amount": {"value": "9450", "offset": "100"},
        "transaction": {"id": "o", "status": "success", "refunds": [{"id": "r", "status": "success",
        "amount": {"value": 450, "offset": 100}}]}})
    .to_string();
    check_both(
        &[
            ("id", "wamid.1"),
            ("type", "payment"),
            ("status", "captured"),
            ("phone_number", "919812345678"),
            ("payment", &payment),
        ],
        &expect![
            "payment | K7Q3A0000123A | captured | 94.50 | o – success Success – – | refunds[r 4.50 Success –] | – | –"
        ],
    );
}

#[test]
fn a_payment_whose_content_was_lost_is_no_message() {
    for body in [
        "id=58f86fab:0&type=payment&status=failed&payment=",
        r#"{"id":"w:0","type":"payment","status":"failed"}"#,
    ] {
        for channel in [ChannelKind::KaleyraV1, ChannelKind::KaleyraV2] {
            let Ok(told) = read_webhook(channel, body.as_bytes()) else { continue };
            assert!(matches!(told[0].news, crate::News::Unknown(_)), "{told:?}");
        }
    }
}

#[test]
fn the_quality_of_the_number_is_read_and_names_the_number() {
    let query = "?display_phone_number=919800000001&event=FLAGGED&current_limit=TIER_10K";
    check(query, &expect!["number_quality | 919800000001 | FLAGGED | TIER_10K | – | –"]);
    assert_eq!(whose(ChannelKind::KaleyraV1, query), "– | 919800000001 | –");
}

#[test]
fn what_the_second_generation_says_is_read_too() {
    check(
        r#"{"meta_object":{"value":{"statuses":[{"id":"k","status":"sent"}]},"field":"messages"},"message_id":"wamid.1"}"#,
        &expect!["message_status | wamid.1 | sent | Sent | – | – | – | –"],
    );
}

#[test]
fn what_is_neither_json_nor_a_query_is_no_callback() {
    for body in ["", "?", "hello", "<a href=\"x=1\">", "{\"id\":\"x=1", "a=1\u{0}", "=1", "two words=1"] {
        assert_eq!(read_webhook(ChannelKind::KaleyraV1, body.as_bytes()), Err(NotJson), "{body}");
    }
    check("a=1&b=2", &expect!["unknown | no webhook that this channel is known to send"]);
    for channel in [ChannelKind::KaleyraV2, ChannelKind::Cloud] {
        assert_eq!(read_webhook(channel, b"id=58f86fab:0&status=sent"), Err(NotJson));
    }
}
