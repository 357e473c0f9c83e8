//! `whatsapp preview`.

use crate::bills::bill;
use crate::program::ask;
use serde_json::{Value, json};

const DETAILS: [&str; 8] =
    ["whatsapp", "preview", "--channel", "kaleyra-v2", "--kind", "order-details", "--bill", "-"];

fn preview(bill: &Value, more: &[&str]) -> crate::program::Said {
    ask(DETAILS.into_iter().chain(more.iter().copied()), bill.to_string())
}

#[track_caller]
fn check_refused(bill: &Value, more: &[&str], code: &str, field: &str) {
    assert_eq!(preview(bill, more).refusal(), (code.to_owned(), Some(field.to_owned())));
}

#[test]
fn a_bill_is_shown_as_the_request_that_would_be_sent() {
    let request = preview(&bill(), &["--settings", "payment-gateway", "--as", "interactive"]).document();
    assert_eq!(request["method"], "POST");
    assert_eq!(request["headers"]["api-key"], "[redacted]");
    let message = &request["body"]["messaging_object"];
    let parameters = &message["interactive"]["action"]["parameters"];
    assert_eq!(message["to"], "+919812345678");
    assert_eq!(parameters["reference_id"], "PREVIEW1");
    assert_eq!(parameters["total_amount"], json!({ "value": 142_696, "offset": 100 }));
}

#[test]
fn the_bills_own_reference_is_used() {
    let mut bill = bill();
    bill["reference"] = "K7Q3A0000123B".into();
    let request = preview(&bill, &[]).document();
    let interactive = &request["body"]["messaging_object"]["interactive"];
    assert_eq!(interactive["action"]["parameters"]["reference_id"], "K7Q3A0000123B");
    assert!(interactive["body"]["text"].as_str().unwrap().contains("A-123"));
    bill["reference"] = "two words".into();
    check_refused(&bill, &[], "reference_invalid", "reference");
}

#[test]
fn a_bill_that_cannot_be_asked_for_is_refused() {
    let mut large = bill();
    large["lines"][0]["price"] = "500000".into();
    check_refused(&large, &[], "not_sendable", "total");
    let mut shipped = bill();
    shipped["delivery"] = "ship".into();
    assert_eq!(preview(&shipped, &[]).refusal().0, "address_needed");
    let mut foreign = bill();
    foreign["customer"]["phone"] = "+14155550100".into();
    check_refused(&foreign, &[], "customer_phone_missing", "customer.phone");
}

#[test]
fn what_does_not_fit_names_its_flag() {
    check_refused(&bill(), &["--settings", "barter"], "field_invalid", "--settings");
    check_refused(&bill(), &["--as", "song"], "field_invalid", "--as");
    check_refused(&bill(), &["--template", "bill"], "field_invalid", "--template");
    let template = ["--as", "template", "--template"];
    check_refused(&bill(), &[&template[..], &["Bill!"]].concat(), "template_invalid", "--template");
    let language = [&template[..], &["bill", "--language", "english"]].concat();
    check_refused(&bill(), &language, "template_language_invalid", "--language");
    check_refused(&bill(), &["--language", "ta"], "language_unknown", "--language");
    assert_eq!(preview(&bill(), &["--as", "template"]).status, 2);
    let said =
        ask(["whatsapp", "preview", "--channel", "pigeon", "--kind", "order-details", "--bill", "-"], "");
    assert_eq!(said.refusal(), ("channel_unknown".into(), Some("--channel".into())));
    let said = ask(["whatsapp", "preview", "--channel", "kaleyra-v2", "--kind", "sticker"], "");
    assert_eq!(said.refusal(), ("field_invalid".into(), Some("--kind".into())));
    let catalog = ["whatsapp", "preview", "--channel", "cloud", "--kind", "catalog"];
    let said = ask(catalog.into_iter().chain(["--as", "template", "--template", "t"]), "");
    assert_eq!(said.refusal(), ("field_invalid".into(), Some("--as".into())));
}

#[test]
fn a_way_to_pay_that_the_account_does_not_have_is_named() {
    let mut account = tempfile::NamedTempFile::new().unwrap();
    let own = json!({
        "name": "own", "channel": "kaleyra-v2", "sid": "HXOWN", "phone_number": "+919800000002",
        "phone_number_id": "1", "payment": { "gateway": "payu", "configuration_name": "mine" },
        "importer": { "name": "Own", "address": { "line1": "1", "city": "Hubli", "state": "Karnataka", "pin": "580001" } },
    });
    std::io::Write::write_all(&mut account, own.to_string().as_bytes()).unwrap();
    let path = account.path().to_str().unwrap();
    for (setting, field) in [("upi-intent", "upi"), ("payment-link", "payment_link")] {
        check_refused(&bill(), &["--account", path, "--settings", setting], "payment_setting_missing", field);
    }
}

#[test]
fn a_status_is_shown_with_its_own_words_or_the_shops() {
    let status = ["whatsapp", "preview", "--channel", "kaleyra-v2", "--kind", "order-status"];
    let named = ["--reference", "K7Q3A0000123B", "--status", "shipped"];
    let show =
        |more: &[&str]| ask(status.into_iter().chain(named).chain(more.iter().copied()), "").document();
    let interactive = |request: &Value| request["body"]["messaging_object"]["interactive"].clone();
    let usual = interactive(&show(&[]));
    assert_eq!(usual["action"]["parameters"]["order"]["status"], "shipped");
    assert!(usual["body"]["text"].as_str().unwrap().contains("A-123"));
    let own = interactive(&show(&["--description", "With Ravi at six"]));
    assert_eq!(own["action"]["parameters"]["order"]["description"], "With Ravi at six");
    let said = ask(status.into_iter().chain(["--reference", "A", "--status", "lost"]), "");
    assert_eq!(said.refusal(), ("status_unknown".into(), Some("--status".into())));
}

#[test]
fn an_account_of_ones_own_takes_the_samples_place() {
    let mut account = tempfile::NamedTempFile::new().unwrap();
    let own = json!({
        "name": "own", "channel": "kaleyra-v2", "region": "sg", "sid": "HXOWN",
        "phone_number": "+919800000002", "phone_number_id": "1",
        "payment": { "gateway": "payu", "configuration_name": "mine" },
    });
    std::io::Write::write_all(&mut account, own.to_string().as_bytes()).unwrap();
    let path = account.path().to_str().unwrap();
    // Its goods are in no catalogue and nobody is named who packed them.
    check_refused(&bill(), &["--account", path], "importer_needed", "importer");
    let status = ["whatsapp", "preview", "--channel", "kaleyra-v2", "--kind", "order-status"];
    let named = ["--reference", "R1", "--status", "completed", "--account", path];
    let request = ask(status.into_iter().chain(named), "").document();
    assert_eq!(request["url"], "https://api.ap.kaleyra.io/v2/HXOWN/whatsapp/+919800000002/messages");
}
