//! Each fault of the dial, as a client meets it.

use reqwest::Method;
use sandbox::ASHA;
use serde_json::json;

use crate::bills::{bill, text};
use crate::practice::Practice;

fn envelope(reference: &str) -> serde_json::Value {
    json!({"messaging_object": bill(reference)})
}

#[tokio::test]
async fn lost_before_the_work_nothing_was_done() {
    let practice = Practice::start("lose-before=1").await;
    let lost = practice.try_send(&bill("R1")).await.unwrap_err();
    assert!(!lost.is_connect(), "bytes had been written: {lost:?}");
    let ledger = practice.ledger();
    assert!(ledger.references.is_empty());
    assert_eq!((ledger.traffic.message_requests, ledger.traffic.messages_accepted), (1, 0));
    assert_eq!(ledger.traffic.answers_lost_after_acceptance, 0);
    practice.accepts(bill("R1")).await;
}

#[tokio::test]
async fn lost_after_the_work_everything_was_done() {
    let practice = Practice::start("lose-after=1").await;
    let lost = practice.try_send(&bill("R1")).await.unwrap_err();
    assert!(!lost.is_connect() && !lost.is_body(), "{lost:?}");
    let ledger = practice.ledger();
    assert_eq!(ledger.references["R1"].accepted_order_details, 1);
    assert_eq!(ledger.traffic.answers_lost_after_acceptance, 1);
    assert_eq!(ledger.traffic.faults["lose-after"], 1);
    practice.refuses(bill("R1"), 131_009, "reference_id").await;
    let told = practice.settle();
    assert_eq!(told[0]["extra_info"]["ref"], "my ref");
}

#[tokio::test]
async fn a_lost_refusal_is_not_counted_as_a_lost_acceptance() {
    let practice = Practice::start("lose-after=1").await;
    practice.try_send(&text(ASHA, "")).await.unwrap_err();
    assert_eq!(practice.ledger().traffic.answers_lost_after_acceptance, 0);
}

#[tokio::test]
async fn throttled_with_and_without_a_time_to_wait() {
    let practice = Practice::start("429=1,429-retry-after=3").await;
    let request = practice.request(Method::POST, &practice.messages_url()).json(&envelope("R1"));
    let response = request.send().await.unwrap();
    assert_eq!((response.status().as_u16(), response.headers()["retry-after"].to_str().unwrap()), (429, "3"));
    practice.world.set_faults("429=1".parse().unwrap());
    let request = practice.request(Method::POST, &practice.messages_url()).json(&envelope("R1"));
    let response = request.send().await.unwrap();
    assert_eq!((response.status().as_u16(), response.headers().get("retry-after")), (429, None));
    assert!(practice.ledger().references.is_empty());
}

#[tokio::test]
async fn an_internal_error_comes_before_or_after_the_work() {
    let practice = Practice::start("500=1").await;
    let before = practice.send(&bill("R1")).await;
    assert_eq!((before.http, &before.body["code"]), (500, &json!("WA500")));
    assert!(practice.ledger().references.is_empty());
    practice.world.set_faults("500-after=1".parse().unwrap());
    assert_eq!(practice.send(&bill("R1")).await.http, 500);
    assert_eq!(practice.ledger().references["R1"].accepted_order_details, 1);
    assert_eq!(practice.ledger().traffic.answers_lost_after_acceptance, 1);
}

#[tokio::test]
async fn a_web_page_in_place_of_an_answer() {
    let practice = Practice::start("html=1").await;
    let request = practice.request(Method::POST, &practice.messages_url()).json(&envelope("R1"));
    let response = request.send().await.unwrap();
    assert_eq!(response.status().as_u16(), 200);
    assert!(response.headers()["content-type"].to_str().unwrap().starts_with("text/html"));
    assert!(response.text().await.unwrap().starts_with("<!DOCTYPE html>"));
    assert!(practice.ledger().references.is_empty());
}

#[tokio::test]
async fn a_redirect_to_another_port_of_this_machine() {
    let practice = Practice::start("redirect=1,redirect-to=8123").await;
    let request = practice.request(Method::POST, &practice.messages_url()).json(&envelope("R1"));
    let response = request.send().await.unwrap();
    assert_eq!(response.status().as_u16(), 307);
    assert_eq!(response.headers()["location"], "http://127.0.0.1:8123/");
    assert!(practice.ledger().references.is_empty());
}

#[tokio::test]
async fn an_answer_that_is_cut_short() {
    let practice = Practice::start("cut=1").await;
    let request = practice.request(Method::POST, &practice.messages_url()).json(&envelope("R1"));
    let mut response = request.send().await.unwrap();
    assert_eq!(response.status().as_u16(), 200);
    let announced = response.content_length().unwrap();
    let first = response.chunk().await.unwrap().unwrap();
    assert!(first.starts_with(b"{\"code\":\"WA200\"") && (first.len() as u64) < announced);
    assert!(response.chunk().await.is_err(), "the rest must not come");
    assert_eq!(practice.ledger().references["R1"].accepted_order_details, 1);
}

#[tokio::test]
async fn an_answer_of_ten_megabytes() {
    let practice = Practice::start("huge=1").await;
    let request = practice.request(Method::POST, &practice.messages_url()).json(&envelope("R1"));
    let body = request.send().await.unwrap().bytes().await.unwrap();
    assert!(body.len() > 10 * 1024 * 1024);
    let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(body["code"], "WA200");
}

#[tokio::test]
async fn an_answer_whose_values_are_of_other_types() {
    let practice = Practice::start("wrong-types=1@lookup").await;
    practice.accepts(bill("R1")).await;
    let found = practice.look_up("R1").await;
    assert_eq!(found.http, 200);
    let payment = &found.body["payments"][0];
    assert_eq!(payment["amount"], json!({"offset": "100", "value": "123450"}));
    assert_eq!(payment["status"], json!("pending".len()));
    assert_eq!(practice.look_up("R1").await.body["payments"][0]["status"], "pending");
}

#[tokio::test]
async fn faults_of_one_route_leave_the_other_alone() {
    let practice = Practice::start("500=100%@lookup").await;
    practice.accepts(bill("R1")).await;
    assert_eq!(practice.look_up("R1").await.http, 500);
    assert_eq!(practice.look_up("R1").await.http, 500);
    practice.accepts(bill("R2")).await;
    assert_eq!(practice.ledger().traffic.lookup_requests, 2);
}

#[tokio::test]
async fn latency_holds_every_answer_back() {
    let practice = Practice::start("latency=80..90").await;
    let started = tokio::time::Instant::now();
    practice.accepts(bill("R1")).await;
    assert!(started.elapsed() >= std::time::Duration::from_millis(80));
}

#[tokio::test]
async fn a_dropped_connection_harms_no_other() {
    let practice = Practice::start("lose-after=50%,limits=off").await;
    let mut lost = 0;
    for number in 0..60 {
        lost += u64::from(practice.try_send(&bill(&format!("R{number}"))).await.is_err());
    }
    let ledger = practice.ledger();
    assert_eq!(ledger.references.len(), 60);
    assert_eq!(ledger.traffic.answers_lost_after_acceptance, lost);
    assert!((15..45).contains(&lost), "{lost}");
}
