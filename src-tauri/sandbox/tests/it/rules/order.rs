//! The rules of the order inside a bill: amounts, sums, items, expiry, ways to pay.

use serde_json::{Value, json};

use super::{GATEWAY, ORDER, check_all_refused, of_items, spoiled, with, without};
use crate::bills::{START_MS, bill, item, payu_bill};

#[tokio::test]
async fn amounts_are_positive_integers_of_paise() {
    let mut cases = Vec::new();
    for (place, name) in [
        ("/total_amount", "total_amount"),
        ("/order/subtotal", "subtotal"),
        ("/order/tax", "tax"),
        ("/order/shipping", "shipping"),
        ("/order/discount", "discount"),
        ("/order/items/0/amount", "items[0].amount"),
    ] {
        for wrong in [json!(-1), json!(100.0), json!(99.5), json!("123450"), json!(null), json!(1e30)] {
            cases.push((with(&format!("{place}/value"), wrong), 131_009, name));
        }
        for wrong in [json!(1), json!(1000), json!("100"), json!(100.0)] {
            cases.push((with(&format!("{place}/offset"), wrong), 131_009, name));
        }
        cases.push((with(place, json!(123)), 131_009, name));
    }
    for (place, name) in [
        ("/total_amount", "total_amount"),
        ("/order/subtotal", "subtotal"),
        ("/order/items/0/amount", "amount"),
    ] {
        cases.push((with(&format!("{place}/value"), json!(0)), 131_009, name));
    }
    check_all_refused(cases).await;
}

#[tokio::test]
async fn both_sums_must_come_out_exactly() {
    let huge = json!([item("Everything", i64::MAX, 2)]);
    check_all_refused(vec![
        (with("/total_amount/value", json!(123_451)), 131_009, "total_amount"),
        (with("/total_amount/value", json!(123_449)), 131_009, "total_amount"),
        (with("/order/tax/value", json!(6_001)), 131_009, "total_amount"),
        (with("/order/shipping/value", json!(0)), 131_009, "total_amount"),
        (without(bill("R1"), &format!("{ORDER}/discount")), 131_009, "total_amount"),
        (with("/order/subtotal/value", json!(120_001)), 131_009, "subtotal"),
        (with("/order/items/0/quantity", json!(3)), 131_009, "subtotal"),
        (with("/order/items/0/sale_amount", json!({"value": 40_000, "offset": 100})), 131_009, "subtotal"),
        (with("/order/items", huge), 131_009, "items"),
        (with("/order/discount/value", json!(i64::MAX)), 131_009, "total_amount"),
        (with("/order/tax/value", json!(i64::MAX)), 131_009, "total_amount"),
    ])
    .await;
}

#[tokio::test]
async fn items_keep_their_rules() {
    let pictured = |count: usize| {
        let mut tea = item("Tea", 100, 1);
        tea["image"] = json!({"link": "https://example.com/tea.png"});
        of_items(&vec![tea; count])
    };
    let coded_picture = {
        let mut tea = item("Tea", 100, 1);
        tea["image"] = json!({"link": "https://example.com/tea.png"});
        tea["retailer_id"] = json!("TEA");
        of_items(&[tea])
    };
    let at = |place: &str, value: Value| with(&format!("/order/items/0/{place}"), value);
    check_all_refused(vec![
        (with("/order/items", json!([])), 131_009, "items"),
        (with("/order/items", json!({})), 131_009, "items"),
        (with("/order/items", json!(["Tea"])), 131_009, "items[0]"),
        (of_items(&vec![item("Tea", 100, 1); 31]), 131_009, "items"),
        (pictured(11), 131_009, "items"),
        (coded_picture, 131_009, "image"),
        (at("name", json!("")), 131_009, "name"),
        (at("name", json!("   ")), 131_009, "name"),
        (at("name", json!("क".repeat(61))), 131_009, "name"),
        (at("name", json!("🛵".repeat(31))), 131_009, "name"),
        (at("name", json!(5)), 131_009, "name"),
        (at("quantity", json!(0)), 131_009, "quantity"),
        (at("quantity", json!(-1)), 131_009, "quantity"),
        (at("quantity", json!(2.5)), 131_009, "quantity"),
        (at("quantity", json!("2")), 131_009, "quantity"),
        (at("sale_amount", json!({"value": 50_000, "offset": 100})), 131_009, "sale_amount"),
        (at("sale_amount", json!({"value": 0, "offset": 100})), 131_009, "sale_amount"),
        (at("country_of_origin", json!("")), 131_009, "country_of_origin"),
        (at("importer_address", json!("1 Market Street")), 131_009, "importer_address"),
        (at("importer_address/postal_code", json!("57001")), 131_009, "postal_code"),
        (at("importer_address/country_code", json!("US")), 131_009, "country_code"),
    ])
    .await;
}

#[tokio::test]
async fn the_order_keeps_its_rules() {
    let at_s = |after: i64| json!((START_MS / 1000 + after).to_string());
    let beneficiary = |place: &str, value: Value| with(&format!("/beneficiaries/0/{place}"), value);
    check_all_refused(vec![
        (with("/type", json!("services")), 131_009, "type"),
        (with("/currency", json!("USD")), 131_009, "currency"),
        (with("/currency", json!("inr")), 131_009, "currency"),
        (with("/order/status", json!("processing")), 131_009, "order.status"),
        (with("/order/type", json!("slow_pay")), 131_009, "order.type"),
        (with("/order/tax/description", json!("x".repeat(61))), 131_009, "tax.description"),
        (
            with("/order/discount/discount_program_name", json!("x".repeat(61))),
            131_009,
            "discount_program_name",
        ),
        (with("/order/expiration/timestamp", at_s(299)), 131_009, "expiration.timestamp"),
        (with("/order/expiration/timestamp", at_s(-1)), 131_009, "expiration.timestamp"),
        (with("/order/expiration/timestamp", json!(START_MS / 1000 + 3600)), 131_009, "expiration.timestamp"),
        (with("/order/expiration/timestamp", json!("tomorrow")), 131_009, "expiration.timestamp"),
        (with("/order/expiration/timestamp", json!("+9999999999")), 131_009, "expiration.timestamp"),
        (with("/order/expiration/description", json!("x".repeat(121))), 131_009, "expiration.description"),
        (with("/beneficiaries", json!([])), 131_009, "beneficiaries"),
        (beneficiary("postal_code", json!("57000")), 131_009, "postal_code"),
        (beneficiary("postal_code", json!("057000")), 131_009, "postal_code"),
        (beneficiary("postal_code", json!("57000A")), 131_009, "postal_code"),
        (beneficiary("postal_code", json!(570_001)), 131_009, "postal_code"),
        (beneficiary("country", json!("IN")), 131_009, "country"),
        (beneficiary("name", json!("x".repeat(201))), 131_009, "name"),
        (beneficiary("address_line1", json!("x".repeat(101))), 131_009, "address_line1"),
        (beneficiary("address_line2", json!("x".repeat(101))), 131_009, "address_line2"),
    ])
    .await;
}

#[tokio::test]
async fn ways_to_pay_keep_their_rules() {
    let at = |place: &str, value: Value| spoiled(bill("R1"), &format!("{GATEWAY}/{place}"), value);
    let notes = |count: usize| {
        let notes: serde_json::Map<String, Value> =
            (0..count).map(|key| (format!("k{key}"), json!("v"))).collect();
        json!(notes)
    };
    let udf = spoiled(payu_bill("R1"), &format!("{GATEWAY}/payu/udf4"), json!("x".repeat(256)));
    let udf5 = spoiled(payu_bill("R1"), &format!("{GATEWAY}/payu/udf5"), json!("x"));
    let above_upi = of_items(&[item("Gold", 50_000_001 - 3_450, 1)]);
    let above_upi_by_upi =
        spoiled(above_upi.clone(), &format!("{GATEWAY}/enabled_payment_options"), json!(["upi"]));
    check_all_refused(vec![
        (with("/payment_settings", json!([])), 131_009, "payment_settings"),
        (with("/payment_settings/0/type", json!("razorpay")), 131_009, "payment_settings[0].type"),
        (with("/payment_settings/0/type", json!("upi_intent_link")), 100, "payment_gateway"),
        (at("type", json!("upi")), 131_009, "payment_gateway.type"),
        (at("type", json!("billdesk")), 100, "payment_gateway.razorpay"),
        (at("configuration_name", json!("")), 131_009, "configuration_name"),
        (at("configuration_name", json!("x".repeat(61))), 131_009, "configuration_name"),
        (at("payu", json!({"udf1": "x"})), 100, "payu"),
        (at("razorpay/receipt", json!("x".repeat(41))), 131_009, "receipt"),
        (at("razorpay/receipt", json!("")), 131_009, "receipt"),
        (at("razorpay/notes", notes(16)), 131_009, "notes"),
        (at("razorpay/notes/till", json!("x".repeat(257))), 131_009, "notes.till"),
        (udf, 131_009, "udf4"),
        (udf5, 100, "udf5"),
        (
            at("preferred_payment_methods", json!([{"method": "gpay"}, {"method": "bhim"}])),
            131_009,
            "preferred_payment_methods",
        ),
        (at("preferred_payment_methods", json!([{"method": "cash"}])), 131_009, "method"),
        (at("enabled_payment_options", json!(["cash"])), 131_009, "enabled_payment_options"),
        (at("enabled_payment_options", json!([])), 131_009, "enabled_payment_options"),
        (above_upi, 131_009, "total_amount"),
        (above_upi_by_upi, 131_009, "total_amount"),
    ])
    .await;
}
