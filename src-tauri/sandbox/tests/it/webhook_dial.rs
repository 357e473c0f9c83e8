//! What the dial does to webhooks on their way.

use std::collections::BTreeSet;

use sandbox::ASHA;
use serde_json::Value;

use crate::bills::bill;
use crate::practice::Practice;

/// A hundred payments: what was told, in order, by reference.
async fn hundred_payments(dial: &str) -> (Practice, Vec<String>) {
    let practice = Practice::start(&format!("limits=off,{dial}")).await;
    for number in 0..100 {
        practice.accepts(bill(&format!("R{number}"))).await;
        practice.world.pays(&format!("R{number}")).unwrap();
    }
    let told = practice.settle();
    let payments = told.iter().filter(|body| body["type"] == "payment");
    let told = payments.map(|body| body["payment"]["reference_id"].as_str().unwrap().to_owned()).collect();
    (practice, told)
}

fn in_order() -> Vec<String> {
    (0..100).map(|number| format!("R{number}")).collect()
}

#[tokio::test]
async fn without_the_dial_webhooks_come_in_order_and_once() {
    let (practice, told) = hundred_payments("").await;
    assert_eq!(told, in_order());
    assert_eq!(practice.ledger().traffic.webhooks_made, 300);
}

#[tokio::test]
async fn webhooks_can_be_repeated_to_the_byte() {
    let (practice, told) = hundred_payments("duplicate-webhooks=20%").await;
    let repeated = practice.ledger().traffic.webhooks_repeated;
    assert!((30..90).contains(&repeated), "{repeated}");
    assert!(told.len() > 100);
    assert_eq!(told.iter().cloned().collect::<BTreeSet<_>>(), in_order().into_iter().collect());
    let practice = Practice::start("duplicate-webhooks=1").await;
    practice.world.customer_writes(ASHA, "Hello").unwrap();
    let bodies = practice.take_bytes();
    assert_eq!(bodies.len(), 2);
    assert_eq!(bodies[0], bodies[1]);
}

#[tokio::test]
async fn webhooks_can_overtake_each_other() {
    let (practice, told) = hundred_payments("shuffle-webhooks=20%").await;
    assert_ne!(told, in_order());
    assert_eq!(told.iter().cloned().collect::<BTreeSet<_>>(), in_order().into_iter().collect());
    assert!(practice.ledger().traffic.webhooks_shuffled > 30);
}

#[tokio::test]
async fn webhooks_can_be_withheld_and_the_world_knows_which() {
    let (practice, told) = hundred_payments("withhold-webhooks=10%").await;
    let withheld = practice.world.withheld_webhooks();
    assert_eq!(withheld.len() as u64, practice.ledger().traffic.webhooks_withheld);
    assert!((10..60).contains(&withheld.len()), "{}", withheld.len());
    let never_told = withheld.iter().map(|body| serde_json::from_slice::<Value>(body).unwrap());
    let never_told = never_told.filter(|body| body["type"] == "payment").count();
    assert_eq!(told.len() + never_told, 100);
    assert_eq!(practice.ledger().references.values().filter(|order| order.captured_paise > 0).count(), 100);
}
