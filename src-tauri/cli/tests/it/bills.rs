//! `bill quote` and `money`.

use crate::program::ask;
use serde_json::{Value, json};

/// A good bill, as the contract writes it.
pub fn bill() -> Value {
    json!({
        "date": "2026-11-22",
        "seller": { "state": "29", "name": "Sharma Store" },
        "customer": { "name": "Asha", "phone": "+919812345678" },
        "lines": [
            { "name": "Sugar", "quantity": "2.5", "price": "44.00", "gst_rate": "5",
              "discount": { "percent": "10" } },
            { "name": "Steel plate", "quantity": "6", "price": "210.00", "gst_rate": "5" },
        ],
    })
}

#[track_caller]
fn check_refused(change: impl FnOnce(&mut Value), code: &str, field: Option<&str>) {
    let mut changed = bill();
    change(&mut changed);
    let said = ask(["bill", "quote", "-"], changed.to_string());
    assert_eq!(said.refusal(), (code.to_owned(), field.map(String::from)));
}

#[track_caller]
fn check_money(args: &[&str], key: &str, expected: &str) {
    assert_eq!(ask(args.iter().copied(), "").document(), json!({ key: expected }));
}

#[test]
fn a_bill_is_computed_to_the_paisa() {
    let quote = ask(["bill", "quote", "-"], bill().to_string()).document();
    assert_eq!(quote["lines"][0]["taxable"], "99.00");
    assert_eq!(quote["lines"][0]["total"], "103.96");
    assert_eq!(quote["cgst"], quote["sgst"]);
    assert_eq!(quote["total"], "1426.96");
    assert_eq!(quote["supply"], "intra");
    assert_eq!(quote["sendable"], true);
    assert_eq!(quote["in_words"], "Rupees One Thousand Four Hundred Twenty Six and Ninety Six Paise Only");
}

#[test]
fn a_good_bill_may_be_one_that_whatsapp_cannot_ask_for() {
    for price in ["0.00", "500000.01"] {
        let mut bill = bill();
        bill["lines"] = json!([{ "name": "Gold", "quantity": "1", "price": price }]);
        let quote = ask(["bill", "quote", "-"], bill.to_string()).document();
        assert_eq!((&quote["sendable"], &quote["total"]), (&json!(false), &json!(price)));
    }
}

#[test]
fn every_refusal_names_code_and_field() {
    check_refused(|bill| bill["lines"] = json!([]), "empty_bill", Some("lines"));
    check_refused(
        |bill| bill["lines"][0]["quantity"] = "0".into(),
        "quantity_invalid",
        Some("lines[0].quantity"),
    );
    check_refused(
        |bill| bill["lines"][1]["quantity"] = "1e30".into(),
        "quantity_invalid",
        Some("lines[1].quantity"),
    );
    check_refused(
        |bill| bill["lines"][0]["price"] = "1.005".into(),
        "price_precision",
        Some("lines[0].price"),
    );
    check_refused(|bill| bill["lines"][0]["price"] = "-1".into(), "price_negative", Some("lines[0].price"));
    check_refused(
        |bill| bill["lines"][0]["gst_rate"] = "13".into(),
        "rate_unknown",
        Some("lines[0].gst_rate"),
    );
    check_refused(
        |bill| bill["lines"][0]["gst_rate"] = "12".into(),
        "rate_not_in_force",
        Some("lines[0].gst_rate"),
    );
    check_refused(|bill| bill["customer"]["phone"] = "12345".into(), "phone_invalid", Some("customer.phone"));
    check_refused(|bill| drop(bill["customer"]["name"].take()), "field_missing", Some("customer.name"));
    check_refused(
        |bill| bill["discount"] = json!({ "amount": "99999.00" }),
        "discount_exceeds",
        Some("discount"),
    );
    check_refused(
        |bill| {
            bill["seller"]["registration"] = "composition".into();
            bill["customer"]["state"] = "27".into();
            bill["lines"] = json!([{ "name": "Tea", "quantity": "1", "price": "10.00" }]);
        },
        "composition_inter_state",
        Some("customer.state"),
    );
    check_refused(
        |bill| {
            bill["lines"] = json!([{ "name": "Tea", "quantity": "1", "price": "0" }]);
            bill["shipping"] = "40.00".into();
        },
        "shipping_without_value",
        Some("shipping"),
    );
}

#[test]
fn amounts_are_said_and_written_in_the_persons_language() {
    check_money(
        &["money", "words", "1234.50", "--language", "hi"],
        "words",
        "रुपये एक हज़ार दो सौ चौंतीस और पचास पैसे मात्र",
    );
    check_money(&["money", "format", "1234567.5"], "text", "₹12,34,567.50");
    check_money(&["money", "format", "-0.01"], "text", "-₹0.01");
}

#[test]
fn what_is_no_amount_is_refused() {
    let refused = |text: &str| ask(["money", "format", text], "").refusal().0;
    assert_eq!(refused("1.005"), "amount_precision");
    for text in ["", "ten", "1e3", "₹5", "99999999999999999999"] {
        assert_eq!(refused(text), "amount_invalid", "{text}");
    }
}

#[test]
fn gstins_are_checked_by_form_and_last_character() {
    let answers = ask(["gstin", "check", "29aabcr1718e1zl", "27AAPFU0939F1ZX", "27AAPFU0939"], "").document();
    assert_eq!(
        answers,
        json!([
            { "gstin": "29AABCR1718E1ZL", "valid": true, "state": "29", "pan": "AABCR1718E", "reason": null },
            { "gstin": "27AAPFU0939F1ZX", "valid": false, "state": "27", "pan": "AAPFU0939F",
              "reason": "gstin_checksum" },
            { "gstin": "27AAPFU0939", "valid": false, "state": null, "pan": null, "reason": "gstin_invalid" },
        ])
    );
}
