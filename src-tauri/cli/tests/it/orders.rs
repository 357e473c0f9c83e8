//! `order …` on a book: what each command answers.

use crate::bills::bill;
use crate::practice::Shop;
use crate::program::{Said, on};
use serde_json::json;
use std::path::Path;

fn new_order(data: &Path, change: impl FnOnce(&mut serde_json::Value)) -> Said {
    let mut bill = bill();
    change(&mut bill);
    let file = data.with_extension("bill.json");
    std::fs::write(&file, bill.to_string()).unwrap();
    on(data, ["order", "new", file.to_str().unwrap()])
}

#[test]
fn an_order_is_begun_under_a_number_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    assert_eq!(
        new_order(&data, |_| {}).document(),
        json!({ "id": "1", "number": "A-1", "total": "1426.96" })
    );
    assert_eq!(new_order(&data, |_| {}).document()["number"], "A-2");
    let order = on(&data, ["order", "show", "a2"]).document();
    assert_eq!((&order["number"], &order["status"]), (&json!("A-2"), &json!("draft")));
    assert_eq!(order["bubble"], json!(null));
    assert_eq!(order["messages"], json!([]));
    assert_eq!(order["payment"]["status"], "unpaid");
    assert_eq!(order["history"][0]["what"], "order_drafted");
}

#[test]
fn a_bill_that_cannot_be_finished_begins_no_book() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let said = new_order(&data, |bill| bill["lines"] = json!([]));
    assert_eq!(said.refusal(), ("empty_bill".into(), Some("lines".into())));
    assert!(!data.exists());
}

#[test]
fn names_of_any_length_and_script_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    for name in ["नमस्ते ".repeat(700), "👩‍👩‍👧‍👦".repeat(50), "\u{202e}مرحبا".to_owned()]
    {
        let number = new_order(&data, |bill| bill["customer"]["name"] = name.clone().into()).document();
        let order = on(&data, ["order", "show", number["number"].as_str().unwrap()]).document();
        assert_eq!(order["customer"].as_str().unwrap().trim(), name.trim());
    }
    assert_eq!(on(&data, ["verify"]).document()["ok"], true);
}

#[test]
fn orders_are_listed_in_pages_and_found_by_words() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    for name in ["Asha Rao", "Ravi Khan", "Asha Iyer"] {
        assert_eq!(new_order(&data, |bill| bill["customer"]["name"] = name.into()).status, 0);
    }
    let numbers = |args: &[&str]| -> (Vec<String>, serde_json::Value) {
        let list = on(&data, [&["order", "list"][..], args].concat()).document();
        let numbers =
            list["orders"].as_array().unwrap().iter().map(|row| row["number"].as_str().unwrap().to_owned());
        (numbers.collect(), list["next"].clone())
    };
    let (first, next) = numbers(&["--limit", "2"]);
    assert_eq!(first, ["A-3", "A-2"]);
    assert_eq!(numbers(&["--limit", "2", "--after", next.as_str().unwrap()]).0, ["A-1"]);
    assert_eq!(numbers(&["--search", "asha"]).0, ["A-3", "A-1"]);
    assert_eq!(numbers(&["--status", "draft"]).0.len(), 3);
    assert_eq!(numbers(&["--status", "paid"]).0.len(), 0);
    assert_eq!(on(&data, ["order", "list", "--status", "lost"]).refusal().0, "status_unknown");
    assert_eq!(
        on(&data, ["order", "list", "--after", "x"]).refusal(),
        ("field_invalid".into(), Some("--after".into()))
    );
}

#[test]
fn what_cannot_be_done_to_an_order_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    new_order(&data, |_| {}).document();
    let refused = |args: &[&str]| on(&data, args.iter().copied()).refusal().0;
    assert_eq!(refused(&["order", "show", "A-9"]), "order_not_found");
    assert_eq!(refused(&["order", "show", "bill of Asha"]), "number_invalid");
    assert_eq!(refused(&["order", "send", "A-1"]), "no_account");
    assert_eq!(refused(&["order", "status", "A-1", "processing"]), "status_not_allowed");
    assert_eq!(refused(&["order", "status", "A-1", "lost"]), "status_unknown");
    assert_eq!(refused(&["order", "release", "A-1"]), "nothing_to_release");
}

#[test]
fn cash_pays_an_order_that_was_never_sent() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    new_order(&data, |_| {}).document();
    let order = on(&data, ["order", "cash", "A-1"]).document();
    assert_eq!(order["payment"]["status"], "paid");
    assert_eq!(on(&data, ["order", "cash", "A-1", "--now"]).refusal().0, "already_paid");
    assert_eq!(on(&data, ["order", "cancel", "A-1"]).refusal().0, "refund_first");
}

#[test]
fn a_message_that_waited_for_two_days_asks_once_and_goes_when_released() {
    let shop = Shop::open(&[]);
    let numbers: Vec<String> = (0..3).map(|_| shop.sent_order().0).collect();
    let later = |args: &[&str]| {
        let mut command = shop.command(args);
        Said::of(command.env("PARCHI_NOW_OFFSET_SECONDS", "172800").output().unwrap()).document()
    };
    assert_eq!(later(&["sync"])["asks"], 3);
    assert_eq!(shop.order(&numbers[0])["messages"][0]["state"], "asks");
    assert_eq!(later(&["order", "release", &numbers[0], "--drop"]), json!({ "released": 0, "withdrawn": 1 }));
    assert_eq!(later(&["order", "release", "--all"]), json!({ "released": 2, "withdrawn": 0 }));
    assert_eq!(later(&["sync"])["sent"], 2);
    let ledger = shop.world.ledger();
    let accepted =
        ledger["references"].as_object().unwrap().values().map(|way| way["accepted_order_details"].clone());
    assert_eq!(accepted.collect::<Vec<_>>(), [1, 1]);
}
