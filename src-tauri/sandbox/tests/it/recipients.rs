//! Who can be reached: numbers, windows, limits, references that were used before.

use sandbox::{ASHA, BubbleKind, NOT_ON_WHATSAPP, WINDOW_CLOSED};
use serde_json::json;

use crate::bills::{bill, bill_to, status, text};
use crate::practice::{Practice, told_about};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

#[tokio::test]
async fn outside_the_window_text_bill_and_status_are_refused() {
    let practice = Practice::start("").await;
    practice.refuses(text(WINDOW_CLOSED, "Hello"), 131_047, "24 hours").await;
    practice.refuses(bill_to(WINDOW_CLOSED, "R1"), 131_047, "24 hours").await;
    practice.accepts(bill("R2")).await;
    practice.world.hold_window(ASHA, false).unwrap();
    practice.refuses(status("R2", "shipped"), 131_047, "24 hours").await;
}

#[tokio::test]
async fn a_customer_who_writes_can_be_written_to_for_a_day() {
    let practice = Practice::start("").await;
    practice.world.customer_writes(WINDOW_CLOSED, "Is it ready?").unwrap();
    practice.pass(DAY_MS - 1);
    practice.accepts(bill_to(WINDOW_CLOSED, "R1")).await;
    practice.pass(1);
    practice.refuses(text(WINDOW_CLOSED, "Hello"), 131_047, "24 hours").await;
}

#[tokio::test]
async fn a_window_refusal_can_come_later_by_webhook() {
    let practice = Practice::start("undeliverable=later").await;
    let closed = practice.accepts(bill_to(WINDOW_CLOSED, "R1")).await;
    let absent = practice.accepts(text(NOT_ON_WHATSAPP, "Hello")).await;
    let told = practice.settle();
    assert_eq!(told_about(&told, &closed), ["failed 131047"]);
    assert_eq!(told_about(&told, &absent), ["failed 131026"]);
    let ledger = practice.ledger();
    assert!(ledger.customers.values().all(|customer| customer.bubbles.is_empty()));
    assert_eq!(ledger.references["R1"].accepted_order_details, 1);
    assert_eq!(practice.world.pays("R1"), Err(sandbox::ActRefused::NotReceived));
}

#[tokio::test]
async fn somebody_not_on_whatsapp_cannot_be_reached() {
    let practice = Practice::start("").await;
    practice.refuses(bill_to(NOT_ON_WHATSAPP, "R1"), 131_026, "to").await;
}

#[tokio::test]
async fn the_shop_cannot_write_to_itself() {
    let practice = Practice::start("").await;
    practice.refuses(text(practice.sandbox.phone_number(), "Hello"), 131_021, "to").await;
}

#[tokio::test]
async fn a_number_nobody_knew_becomes_a_customer() {
    let practice = Practice::start("").await;
    practice.accepts(text("+917012345678", "Hello")).await;
    assert_eq!(practice.ledger().customers["+917012345678"].bubbles[0].kind, BubbleKind::Text);
    practice.world.set_faults("strangers=closed".parse().unwrap());
    practice.refuses(text("+917012345679", "Hello"), 131_047, "24 hours").await;
}

#[tokio::test]
async fn a_reference_is_taken_once() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    practice.refuses(bill("R1"), 131_009, "reference_id").await;
    practice.accepts(bill("r1")).await;
    let ledger = practice.ledger();
    assert_eq!(ledger.references["R1"].accepted_order_details, 1);
    assert_eq!(ledger.customers[ASHA].bubbles.len(), 2);
}

#[tokio::test]
async fn a_refused_bill_does_not_use_its_reference_up() {
    let practice = Practice::start("").await;
    let mut wrong = bill("R1");
    wrong["interactive"]["action"]["parameters"]["total_amount"]["value"] = json!(1);
    practice.refuses(wrong, 131_009, "total_amount").await;
    practice.refuses(bill_to(WINDOW_CLOSED, "R1"), 131_047, "").await;
    practice.accepts(bill("R1")).await;
}

#[tokio::test]
async fn a_second_bill_can_be_refused_later_or_let_through() {
    let practice = Practice::start("duplicates=later").await;
    practice.accepts(bill("R1")).await;
    let second = practice.accepts(bill("R1")).await;
    assert_eq!(told_about(&practice.settle(), &second), ["failed 131009"]);
    assert_eq!(practice.ledger().references["R1"].accepted_order_details, 1);
    assert_eq!(practice.ledger().customers[ASHA].bubbles.len(), 1);

    practice.world.set_faults("duplicates=accept".parse().unwrap());
    practice.accepts(bill("R1")).await;
    assert_eq!(practice.ledger().references["R1"].accepted_order_details, 2);
    assert_eq!(practice.ledger().customers[ASHA].bubbles.len(), 2);
}

#[tokio::test]
async fn one_customer_gets_forty_five_messages_at_once_and_no_more() {
    let practice = Practice::start("").await;
    for _ in 0..45 {
        practice.accepts(text(ASHA, "Hello")).await;
    }
    practice.refuses(text(ASHA, "Hello"), 131_056, "").await;
    practice.pass(6_000);
    practice.accepts(text(ASHA, "Hello")).await;
    practice.refuses(text(ASHA, "Hello"), 131_056, "").await;
    practice.world.set_faults("limits=off".parse().unwrap());
    practice.accepts(text(ASHA, "Hello")).await;
}

#[tokio::test]
async fn one_number_sends_eighty_messages_a_second_and_no_more() {
    let practice = Practice::start("").await;
    for number in 0..80 {
        practice.accepts(text(&format!("+9170000000{number:02}"), "Hello")).await;
    }
    practice.refuses(text("+917000001000", "Hello"), 130_429, "").await;
    practice.pass(1_000);
    practice.accepts(text("+917000001000", "Hello")).await;
}

#[tokio::test]
async fn of_many_at_once_under_one_reference_one_is_taken() {
    let practice = Practice::start("").await;
    let bill = bill("R1");
    let answers = futures::future::join_all((0..20).map(|_| practice.send(&bill))).await;
    let taken = answers.iter().filter(|answer| answer.http == 200).count();
    assert_eq!((taken, answers.len()), (1, 20));
    assert_eq!(practice.ledger().references["R1"].accepted_order_details, 1);
    assert_eq!(practice.ledger().traffic.messages_refused[&131_009], 19);
}

#[tokio::test]
async fn a_clock_that_goes_back_does_not_take_the_world_with_it() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    let before = practice.world.now_ms();
    practice.pass(-DAY_MS);
    assert_eq!(practice.world.now_ms(), before);
    practice.accepts(text(ASHA, "Hello")).await;
    assert_eq!(practice.ledger().customers[ASHA].bubbles.len(), 2);
}
