//! Whatever arrives, nothing panics and something is told.

use super::fixtures;
use crate::{LookupError, NotJson, read_lookup, read_webhook};
use domain::ChannelKind;
use proptest::prelude::*;
use serde_json::Value;

/// Bodies of the shapes that are read, to be damaged.
fn seeds() -> Vec<String> {
    let ours = [
        r#"{"entry":[{"changes":[{"field":"messages","value":{"statuses":[{"id":"w","type":"payment","status":"captured",
            "timestamp":"1","payment":{"reference_id":"R","amount":{"value":1,"offset":100},"transaction":{"id":"o",
            "status":"success","updated_timestamp":2,"refunds":[{"id":"r","amount":{"value":"1","offset":"1"}}]}}}],
            "messages":[{"from":"1","id":"m","type":"order","order":{"product_items":[{"quantity":1,"item_price":7.99}]}}],
            "errors":[{"code":1}]}}]}]}"#,
        r#"{"meta_object":{"value":{"statuses":[{"id":"k","status":"sent"}]},"field":"messages"},"message_id":"w",
            "extra_info":{"ref":"b1-42"}}"#,
        r#"{"code":"WAV2101","status":"not sent","reason":"x","message_id":"w","payment":"{\"reference_id\":\"R\"}"}"#,
        r#"{"id":"58f86fab:0","status":"0","from":"91","type":"order","name":"n","body":"b","created_at":"1","reply_to":"k",
            "custom_response":"{\"values\":{\"in_pin_code\":\"1\"}}","message":{"order":{"product_items":[{"quantity":1}]}},
            "contacts":"[{}]","location":{"latitude":1,"longitude":2},"wanumber":"91","payment":""}"#,
        r#"{"entry":[{"id":"w","time":1,"changes":[{"field":"message_template_status_update","value":{"event":"APPROVED",
            "message_template_name":"t","other_info":{"title":"t"}}},{"field":"account_update","value":{"event":"e","ban_info":{"a":[1]}}},
            {"field":"phone_number_quality_update","value":{"display_phone_number":"91","event":"FLAGGED"}},
            {"field":"payment_configuration_update","value":{"configuration_name":"c","status":"Active"}},
            {"field":"messages","value":{"metadata":{"phone_number_id":"1"},"messages":[{"type":"system","system":{"wa_id":"1"}}]}}]}]}"#,
        r#"{"data":{"payments":[{"status":"captured","transactions":[{"amount":{"value":1,"offset":100}}]}]}}"#,
        r#"{"errors":[{"code":500,"title":"t"}],"error":{"code":190,"error_data":{"details":"d"}}}"#,
    ];
    ours.into_iter().map(str::to_owned).chain(fixtures::all().into_iter().map(|(_, body)| body)).collect()
}

fn read_everything(body: &[u8]) {
    for channel in ChannelKind::ALL {
        let told = read_webhook(channel, body);
        let lookup = read_lookup(channel, body);
        match told {
            Ok(told) => {
                assert!(!told.is_empty());
                for told in told {
                    assert!((1..=80).contains(&told.news.event_key().len()));
                    let _ = (told.news.our_ref(), told.news.at());
                }
            }
            Err(NotJson) => assert_eq!(lookup, Err(LookupError::NotJson)),
        }
    }
}

/// JSON of the names that are read, in places where nobody expects them.
fn json() -> impl Strategy<Value = Value> {
    const NAMES: [&str; 48] = [
        "entry",
        "changes",
        "value",
        "field",
        "messages",
        "statuses",
        "errors",
        "metadata",
        "contacts",
        "meta_object",
        "extra_info",
        "payment",
        "payments",
        "data",
        "transaction",
        "transactions",
        "refunds",
        "amount",
        "total_amount",
        "offset",
        "currency",
        "reference_id",
        "id",
        "type",
        "status",
        "from",
        "body",
        "message",
        "custom_response",
        "order",
        "product_items",
        "quantity",
        "item_price",
        "interactive",
        "nfm_reply",
        "response_json",
        "values",
        "system",
        "wa_id",
        "created_at",
        "timestamp",
        "event",
        "display_phone_number",
        "phone_number_id",
        "message_template_name",
        "configuration_name",
        "location",
        "text",
    ];
    const WORDS: [&str; 16] = [
        "payment",
        "captured",
        "success",
        "failed",
        "0",
        "order",
        "interactive",
        "address_message",
        "messages",
        "sent",
        "58f86fab:0",
        "wamid.1",
        "919812345678",
        "{\"values\":{\"in_pin_code\":1}}",
        "1e9",
        "",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        prop::sample::select(WORDS.to_vec()).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(8, 96, 6, |inner| {
        let name = prop::sample::select(NAMES.to_vec()).prop_map(str::to_owned);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((name, inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Puts another value in place of every value of a body, one after the other.
fn with_each_value_replaced(value: &Value, by: &Value, see: &mut dyn FnMut(&Value)) {
    fn paths(value: &Value, at: &str, found: &mut Vec<String>) {
        found.push(at.to_owned());
        match value {
            Value::Object(members) => {
                members.iter().for_each(|(key, member)| paths(member, &format!("{at}/{key}"), found));
            }
            Value::Array(members) => {
                members
                    .iter()
                    .enumerate()
                    .for_each(|(index, member)| paths(member, &format!("{at}/{index}"), found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    paths(value, "", &mut found);
    for path in found {
        let mut changed = value.clone();
        if let Some(place) = changed.pointer_mut(&path) {
            *place = by.clone();
        }
        see(&changed);
    }
}

#[test]
fn a_value_of_another_type_anywhere_is_survived() {
    let others = [
        "null",
        "true",
        "-1",
        "1e300",
        "9223372036854775807",
        "\"\"",
        "\"{\"",
        "[]",
        "[[]]",
        "{}",
        "[{\"id\":1}]",
    ];
    for seed in seeds() {
        let seed = serde_json::from_str(&seed).unwrap();
        for other in others {
            let other = serde_json::from_str(other).unwrap();
            with_each_value_replaced(&seed, &other, &mut |body| read_everything(body.to_string().as_bytes()));
        }
    }
}

proptest! {
    #[test]
    fn damaged_bytes_are_survived(
        which in any::<prop::sample::Index>(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in any::<prop::sample::Index>(),
    ) {
        let seeds = seeds();
        let mut bytes = which.get(&seeds).clone().into_bytes();
        for (place, byte) in damage {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        read_everything(&bytes);
        read_everything(&bytes[..cut.index(bytes.len())]);
    }

    #[test]
    fn json_of_any_shape_is_survived(body in json(), channel in prop::sample::select(ChannelKind::ALL.to_vec())) {
        read_everything(body.to_string().as_bytes());
        // What is JSON is a webhook, if an unknown one.
        prop_assert!(read_webhook(channel, body.to_string().as_bytes()).is_ok());
    }

    #[test]
    fn queries_of_any_kind_are_survived(query in "([a-z_]{0,9}[=&%+?]{0,2}(%[0-9a-fA-F]{2}|[ -~अ-ह]){0,6}){0,6}") {
        read_everything(query.as_bytes());
    }

    #[test]
    fn bytes_of_any_kind_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read_everything(&bytes);
    }
}
