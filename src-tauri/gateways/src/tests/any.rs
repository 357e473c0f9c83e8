//! Whatever arrives: an answer or a refusal, never a panic, and never an amount that was not written.

use crate::{Told, columns, read};
use domain::GatewayKind;
use proptest::prelude::*;
use serde_json::{Value, json};

/// JSON of the gateways' words and of others.
fn any_json() -> impl Strategy<Value = Value> {
    let word = proptest::sample::select(vec![
        "payment",
        "refund",
        "event",
        "collection",
        "entity",
        "items",
        "payload",
        "contains",
        "mihpayid",
        "txnid",
        "status",
        "amount",
        "Txn_details",
        "transaction_details",
        "action",
        "result",
        "guid",
        "entity_id",
        "type",
        "credit",
        "debit",
        "error",
        "notes",
        "created_at",
        "captured",
        "NA",
        "success",
        "requestaction",
        "capture",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        word.clone().prop_map(Value::from),
        "[\\PC]{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 60, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((word.clone(), inner), 0..8)
                .prop_map(|pairs| pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_tells_something(body in any_json()) {
        for kind in [GatewayKind::Razorpay, GatewayKind::PayU] {
            let told = read(kind, body.to_string().as_bytes()).unwrap();
            prop_assert!(!told.is_empty());
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(body in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(GatewayKind::Razorpay, &body);
        let _ = read(GatewayKind::PayU, &body);
    }

    #[test]
    fn any_table_is_read_or_refused(
        header in prop::collection::vec("[a-z_ ()]{0,14}", 0..12),
        cells in prop::collection::vec("[\\PC]{0,12}", 0..14),
    ) {
        let mut header = header;
        header.extend(["entity_id", "type", "amount", "credit", "debit", "fee", "settled_at"].map(String::from));
        let columns = columns(&header).unwrap();
        let _ = columns.row(&cells);
    }

    #[test]
    fn an_id_keeps_every_digit(id in "[1-9][0-9]{9,29}") {
        let body = format!(r#"{{"mihpayid":{id},"txnid":"T1","status":"success","amount":"1.00"}}"#);
        let told = read(GatewayKind::PayU, body.as_bytes()).unwrap();
        let Told::Payment(payment) = &told[0] else { panic!("{told:?}") };
        prop_assert_eq!(payment.id.as_deref(), Some(id.as_str()));
    }
}

#[test]
fn deep_and_long_bodies_are_refused_in_time() {
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(read(GatewayKind::Razorpay, deep.as_bytes()).is_err());
    let items: Vec<Value> =
        (0..50_000).map(|n| json!({ "entity": "payment", "id": format!("pay_{n}") })).collect();
    let long = json!({ "entity": "collection", "items": items }).to_string();
    assert_eq!(read(GatewayKind::Razorpay, long.as_bytes()).unwrap().len(), 50_000);
}
