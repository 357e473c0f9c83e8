//! Whatever arrives, nothing panics and something is told.

use super::fixtures;
use crate::{LookupError, NotJson, read_lookup, read_webhook};
use domain::ChannelKind;
use proptest::prelude::*;

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
        r#"{"data":{"payments":[{"status":"captured","transactions":[{"amount":{"value":1,"offset":100}}]}]}}"#,
        r#"{"errors":[{"code":500,"title":"t"}],"error":{"code":190,"error_data":{"details":"d"}}}"#,
    ];
    ours.into_iter().map(str::to_owned).chain(fixtures::all().into_iter().map(|(_, body)| body)).collect()
}

fn read_everything(body: &[u8]) {
    let news = read_webhook(ChannelKind::KaleyraV2, body);
    let lookup = read_lookup(ChannelKind::KaleyraV2, body);
    match news {
        Ok(news) => assert!(!news.is_empty() && news.iter().all(|news| !news.event_key().is_empty())),
        Err(NotJson) => assert_eq!(lookup, Err(LookupError::NotJson)),
    }
}

/// Puts another value in place of every value of a body, one after the other.
fn with_each_value_replaced(
    value: &serde_json::Value,
    by: &serde_json::Value,
    see: &mut dyn FnMut(&serde_json::Value),
) {
    fn paths(value: &serde_json::Value, at: &str, found: &mut Vec<String>) {
        found.push(at.to_owned());
        match value {
            serde_json::Value::Object(members) => {
                members.iter().for_each(|(key, member)| paths(member, &format!("{at}/{key}"), found));
            }
            serde_json::Value::Array(members) => {
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
    fn bytes_of_any_kind_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read_everything(&bytes);
    }
}
