//! `sync` and `inbox accept` against a practice world in another process.

use crate::practice::Shop;
use crate::program::Said;
use serde_json::json;
use std::process::Stdio;

#[test]
fn an_order_is_sent_paid_and_moved_along() {
    let shop = Shop::open(&[]);
    let (number, reference) = shop.sent_order();
    assert_eq!(shop.order(&number)["messages"][0]["state"], "queued");
    let report = shop.run(&["sync", "--until-idle"]).document();
    assert_eq!((&report["sent"], &report["waiting"], &report["asks"]), (&json!(1), &json!(0), &json!(0)));
    assert_eq!(shop.world.ledger()["references"][&reference]["accepted_order_details"], 1);

    shop.world.act(&format!("pay/{reference}"), &json!({}));
    later(&shop, &["sync", "--until-idle"]);
    let order = shop.order(&number);
    assert_eq!(order["payment"]["status"], "paid");
    assert_eq!(order["payment"]["captured"], order["total"]);

    let order = shop.run(&["order", "status", &number, "shipped", "--note", "With Ravi at six"]).document();
    assert_eq!(order["status"], "shipped");
    assert_eq!(shop.run(&["sync"]).document()["sent"], 1);
    let order = shop.order(&number);
    assert_eq!((&order["bubble"], &order["bubble_state"]), (&json!("shipped"), &json!("accepted")));
    assert_eq!(shop.world.ledger()["references"][&reference]["statuses"], json!(["shipped"]));
    assert_eq!(shop.run(&["verify"]).document()["ok"], true);
}

/// A payment that was asked after a moment ago is left alone for three seconds; the clock goes on instead of us.
fn later(shop: &Shop, args: &[&str]) -> serde_json::Value {
    let mut command = shop.command(args);
    Said::of(command.env("PARCHI_NOW_OFFSET_SECONDS", "10").output().unwrap()).document()
}

#[test]
fn what_waits_for_a_key_that_cannot_be_had_is_said_and_not_waited_for() {
    let shop = Shop::open(&[]);
    if !shop.data().join("vault.age").exists() {
        // This computer has a keychain, which needs no passphrase.
        return;
    }
    shop.sent_order();
    let without = |name: &str| {
        let mut command = shop.command(&["sync", "--until-idle"]);
        Said::of(command.env("PARCHI_PASSPHRASE_FILE", name).output().unwrap()).refusal().0
    };
    assert_eq!(without(""), "passphrase_needed");
    let wrong = shop.data().with_file_name("wrong");
    std::fs::write(&wrong, "ten green buffaloes").unwrap();
    assert_eq!(without(wrong.to_str().unwrap()), "passphrase_wrong");
    assert_eq!(shop.run(&["sync"]).document()["sent"], 1);
}

#[test]
fn a_provider_that_is_away_leaves_the_message_waiting() {
    let mut shop = Shop::open(&[]);
    let (number, _) = shop.sent_order();
    shop.world = crate::practice::World::start(&[]);
    let report = shop.run(&["sync"]).document();
    assert_eq!((&report["sent"], &report["waiting"]), (&json!(0), &json!(1)));
    assert_eq!(shop.order(&number)["messages"][0]["state"], "queued");
}

#[test]
fn many_at_once_send_each_order_once_and_all_come_to_an_end() {
    let shop = Shop::open(&["--faults", "latency=100..200"]);
    let orders: Vec<_> = (0..4).map(|_| shop.sent_order()).collect();
    let start = |_| {
        let mut command = shop.command(&["sync", "--until-idle", "--max-seconds", "60"]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let at_once: Vec<_> = (0..5).map(start).collect();
    for process in at_once {
        let report = Said::of(process.wait_with_output().unwrap()).document();
        assert_eq!((&report["waiting"], &report["asks"]), (&json!(0), &json!(0)));
    }
    let ledger = shop.world.ledger();
    for (number, reference) in orders {
        assert_eq!(ledger["references"][&reference]["accepted_order_details"], 1);
        assert_eq!(shop.order(&number)["messages"][0]["tries"], 1);
    }
}

#[test]
fn twenty_sends_and_syncs_at_once_beside_the_holder_of_the_lease_send_each_order_once() {
    let shop = Shop::open(&["--faults", "latency=50..100"]);
    let numbers: Vec<String> = (0..20).map(|_| shop.new_order()).collect();
    let (_, first) = shop.sent_order();
    let start = |args: &[&str]| {
        let mut command = shop.command(args);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let sync = ["sync", "--until-idle", "--max-seconds", "90"];
    let holder = start(&sync);
    let sends: Vec<_> = numbers.iter().map(|number| start(&["order", "send", number])).collect();
    let syncs: Vec<_> = (0..20).map(|_| start(&sync)).collect();
    let sent = sends.into_iter().map(|process| Said::of(process.wait_with_output().unwrap()).document());
    let mut references: Vec<String> =
        sent.map(|sent| sent["reference_id"].as_str().unwrap().to_owned()).collect();
    for process in syncs.into_iter().chain([holder]) {
        let report = Said::of(process.wait_with_output().unwrap()).document();
        assert_eq!((&report["waiting"], &report["asks"]), (&json!(0), &json!(0)));
    }
    references.push(first);
    let ledger = shop.world.ledger();
    for reference in references {
        assert_eq!(ledger["references"][&reference]["accepted_order_details"], 1, "{reference}");
    }
    assert_eq!(shop.run(&["verify"]).document()["ok"], true);
}

#[test]
fn a_webhook_that_a_person_vouches_for_is_taken_in_once() {
    let shop = Shop::open(&[]);
    let (number, _) = shop.sent_order();
    shop.run(&["sync"]).document();
    shop.world.act("advance", &json!({ "ms": 10_000 }));
    let told = shop.world.webhooks();
    assert!(!told.is_empty());
    let file = shop.data().with_file_name("webhook.json");
    for body in &told {
        std::fs::write(&file, body).unwrap();
        let accept = ["inbox", "accept", "--channel", "kaleyra-v2", file.to_str().unwrap()];
        assert_eq!(shop.run(&accept).document(), json!({ "accepted": true, "new": true }));
        assert_eq!(shop.run(&accept).document(), json!({ "accepted": true, "new": false }));
    }
    assert_eq!(shop.order(&number)["messages"][0]["state"], "delivered");
}

#[test]
fn what_is_no_webhook_does_not_get_into_the_inbox() {
    let shop = Shop::open(&[]);
    let file = shop.data().with_file_name("page.html");
    let accept = |content: &[u8]| {
        std::fs::write(&file, content).unwrap();
        shop.run(&["inbox", "accept", "--channel", "kaleyra-v2", file.to_str().unwrap()]).refusal().0
    };
    assert_eq!(accept(b"<html>"), "not_json");
    assert_eq!(accept(format!("\"{}\"", "x".repeat(5 << 20)).as_bytes()), "too_large");
    let other = ["inbox", "accept", "--channel", "pigeon", file.to_str().unwrap()];
    assert_eq!(shop.run(&other).refusal().0, "channel_unknown");
}

#[test]
fn the_report_comes_when_the_time_is_over() {
    let shop = Shop::open(&["--faults", "429=100%,429-retry-after=3"]);
    shop.sent_order();
    let report = shop.run(&["sync", "--until-idle", "--max-seconds", "1"]).document();
    assert_eq!((&report["sent"], &report["waiting"]), (&json!(0), &json!(1)));
}
