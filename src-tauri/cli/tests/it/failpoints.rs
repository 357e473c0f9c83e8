//! A process that dies in the middle of a command, and what the next one finds.

use crate::practice::Shop;
use serde_json::json;

/// Runs a command that dies at a named place.
#[track_caller]
fn die_at(shop: &Shop, place: &str, args: &[&str]) {
    let mut command = shop.command(args);
    let output = command.env("PARCHI_FAILPOINT", place).output().unwrap();
    assert!(!output.status.success(), "{place} was not reached");
    assert!(output.stdout.is_empty(), "{place}");
}

#[test]
fn a_death_before_the_commit_undoes_and_one_after_it_keeps() {
    let shop = Shop::open(&[]);
    let number = shop.new_order();
    die_at(&shop, "send.before-commit", &["order", "send", &number]);
    assert_eq!(shop.order(&number)["status"], "draft");
    die_at(&shop, "send.after-commit", &["order", "send", &number]);
    assert_eq!(shop.order(&number)["messages"][0]["state"], "queued");
    assert_eq!(shop.run(&["verify"]).document()["ok"], true);
}

#[test]
fn a_death_around_the_request_sends_the_bill_once() {
    let shop = Shop::open(&[]);
    let (_, before) = shop.sent_order();
    die_at(&shop, "send-order_details.before", &["sync"]);
    let (_, after) = shop.sent_order();
    // The first send of this run is the settlement of the one before.
    die_at(&shop, "send-order_details.after#2", &["sync", "--until-idle"]);
    let report = shop.run(&["sync", "--until-idle"]).document();
    assert_eq!((&report["waiting"], &report["asks"]), (&json!(0), &json!(0)));
    for reference in [before, after] {
        assert_eq!(shop.world.ledger()["references"][&reference]["accepted_order_details"], 1);
    }
}

#[test]
fn every_place_that_is_reached_can_be_noted() {
    let shop = Shop::open(&[]);
    let number = shop.new_order();
    let log = shop.data().with_file_name("places");
    let mut command = shop.command(&["order", "send", &number]);
    assert!(command.env("PARCHI_FAILPOINT_LOG", &log).output().unwrap().status.success());
    let places = std::fs::read_to_string(log).unwrap();
    let places: Vec<&str> = places.lines().filter(|place| place.starts_with("send.")).collect();
    assert_eq!(places, ["send.before-commit", "send.after-commit"]);
}
