//! The recorded documents, where the environment says they are: our webhooks and lookups have every field that the
//! vendors' samples have, and the vendors' mistakes are refused.

use std::path::PathBuf;

use sandbox::{ASHA, CartItem, RefundStatus};
use serde_json::{Value, json};

use crate::bills::bill;
use crate::practice::Practice;

/// A recorded document; `None` when this machine has none.
fn recorded(name: &str) -> Option<Value> {
    let folder = PathBuf::from(std::env::var_os("CONFORMANCE_FIXTURES")?).join("whatsapp");
    let written = std::fs::read(folder.join(name)).unwrap();
    Some(serde_json::from_slice(&written).unwrap())
}

/// Every key of `sample` is in `ours` with a value of the same type, unless either is null.
#[track_caller]
fn check_same_shape(sample: &Value, ours: &Value, path: &str) {
    match (sample, ours) {
        (Value::Null, _) | (_, Value::Null) => {}
        (Value::Object(sample), Value::Object(ours)) => {
            for (key, value) in sample {
                let below = format!("{path}.{key}");
                check_same_shape(value, ours.get(key).unwrap_or_else(|| panic!("no {below}")), &below);
            }
        }
        (Value::Array(sample), Value::Array(ours)) => {
            let (sample, ours) = (&sample[0], ours.first().unwrap_or_else(|| panic!("{path} is empty")));
            check_same_shape(sample, ours, &format!("{path}[0]"));
        }
        (sample, ours) => {
            assert_eq!(
                std::mem::discriminant(sample),
                std::mem::discriminant(ours),
                "{path}: {sample} and {ours}"
            );
        }
    }
}

#[track_caller]
fn check(name: &str, ours: &Value) {
    if let Some(sample) = recorded(name) {
        check_same_shape(&sample, ours, name);
    }
}

#[tokio::test]
async fn webhooks_have_the_shape_of_the_recorded_ones() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    check("kaleyra_webhook_status_sent.json", &practice.settle()[0]);
    practice.world.pays("R1").unwrap();
    check("kaleyra_webhook_payment_captured.json", &practice.settle()[0]);
    let item = CartItem { sku: "shirt1122".into(), quantity: 1, price_paise: 160_000 };
    practice.world.orders_from_catalogue(ASHA, &[item], "message").unwrap();
    check("kaleyra_webhook_incoming_order.json", &practice.settle()[0]);
}

#[tokio::test]
async fn lookups_have_the_shape_of_the_recorded_ones() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    check("resp_payment_lookup_pending_no_attempt.json", &practice.look_up("R1").await.body);
    practice.world.pays("R1").unwrap();
    practice.world.refund("R1", 100, RefundStatus::Success).unwrap();
    check("resp_payment_lookup_captured.json", &practice.look_up("R1").await.body);
}

#[tokio::test]
async fn refusals_have_the_shape_of_the_recorded_one() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    check("err_134011_payments_tos.json", &practice.send(&bill("R1")).await.body);
}

#[tokio::test]
async fn the_recorded_status_request_is_taken_once_its_blanks_are_filled() {
    let Some(mut request) = recorded("kaleyra_req_v2_order_status.json") else { return };
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    let message = &mut request["messaging_object"];
    message["to"] = json!(ASHA);
    message["interactive"]["action"]["parameters"]["reference_id"] = json!("R1");
    message["interactive"]["action"]["parameters"]["order"]["status"] = json!("shipped");
    practice.accepts(message.clone()).await;
}

#[tokio::test]
async fn the_recorded_bill_whose_sums_are_wrong_is_refused() {
    let Some(recorded) = recorded("exotel_req_order_details_bad_arithmetic.json") else { return };
    let practice = Practice::start("").await;
    let mut message = bill("R1");
    let parameters = &mut message["interactive"]["action"]["parameters"];
    for key in ["subtotal", "tax", "discount", "shipping"] {
        let amount = find(&recorded, key).unwrap_or_else(|| panic!("the document has no {key}"));
        parameters["order"][key] = amount.clone();
    }
    parameters["total_amount"] = find(&recorded, "total_amount").unwrap().clone();
    practice.refuses(message, 131_009, "").await;
}

/// The first value under a key, however deep.
fn find<'a>(value: &'a Value, wanted: &str) -> Option<&'a Value> {
    match value {
        Value::Object(object) => {
            object.get(wanted).or_else(|| object.values().find_map(|below| find(below, wanted)))
        }
        Value::Array(members) => members.iter().find_map(|below| find(below, wanted)),
        _ => None,
    }
}
