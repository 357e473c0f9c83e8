//! The network that goes and comes back, and webhooks posted over it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use sandbox::{ASHA, Sandbox, Settings};
use serde_json::Value;
use tokio::sync::Notify;

use crate::bills::{bill, text};
use crate::practice::{Practice, told_about};

#[tokio::test]
async fn the_network_goes_and_comes_back_on_the_same_port_with_everyone_as_they_were() {
    let mut practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    let (address, before) = (practice.sandbox.address(), practice.ledger());

    practice.sandbox.stop().await;
    let gone = practice.try_send(&bill("R2")).await.unwrap_err();
    assert!(gone.is_connect(), "{gone:?}");
    practice.world.pays("R1").unwrap();

    practice.sandbox.restart().await.unwrap();
    assert_eq!(practice.sandbox.address(), address);
    let after = practice.ledger();
    assert_eq!(after.customers, before.customers);
    assert_eq!(after.references["R1"].captured_paise, 123_450);
    practice.refuses(bill("R1"), 131_009, "reference_id").await;
    practice.accepts(bill("R2")).await;
}

#[tokio::test]
async fn stopping_and_starting_twice_is_stopping_and_starting_once() {
    let mut practice = Practice::start("").await;
    practice.sandbox.restart().await.unwrap();
    practice.accepts(bill("R1")).await;
    practice.sandbox.stop().await;
    practice.sandbox.stop().await;
    practice.sandbox.restart().await.unwrap();
    practice.accepts(bill("R2")).await;
}

#[tokio::test]
async fn stopping_breaks_what_is_on_its_way() {
    let mut practice = Practice::start("latency=60000").await;
    let url = practice.messages_url();
    let request = practice.request(reqwest::Method::POST, &url).json(&serde_json::json!({
        "messaging_object": bill("R1"),
    }));
    let waiting = tokio::spawn(request.send());
    while practice.ledger().traffic.message_requests == 0 {
        tokio::task::yield_now().await;
    }
    practice.sandbox.stop().await;
    assert!(waiting.await.unwrap().is_err());
}

#[tokio::test]
async fn a_port_can_be_asked_for_and_a_taken_one_is_an_error() {
    let first = Practice::start("").await;
    let port = first.sandbox.address().port();
    let mut settings = Settings::new(1, [0; 32], Arc::new(|| 0));
    settings.port = Some(port);
    assert!(Sandbox::start(settings).await.is_err());
    drop(first);
}

/// Somebody who takes webhooks, and fails as often as told before each is taken.
struct Receiver {
    got: Mutex<Vec<Value>>,
    fails: AtomicUsize,
    changed: Notify,
}

async fn receive(State(receiver): State<Arc<Receiver>>, body: Bytes) -> StatusCode {
    let fails =
        receiver.fails.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok();
    if fails {
        receiver.changed.notify_one();
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    receiver.got.lock().unwrap().push(serde_json::from_slice(&body).unwrap());
    receiver.changed.notify_one();
    StatusCode::OK
}

async fn receiver(fails: usize) -> (Arc<Receiver>, String) {
    let receiver = Arc::new(Receiver { got: Mutex::default(), fails: fails.into(), changed: Notify::new() });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    let router = Router::new().route("/hook", post(receive)).with_state(Arc::clone(&receiver));
    tokio::spawn(async move { axum::serve(listener, router).await });
    (receiver, url)
}

async fn posting_to(url: &str) -> Practice {
    let url = url.parse().unwrap();
    Practice::start_with(|settings| settings.webhooks = Some(url)).await
}

#[tokio::test]
async fn webhooks_are_posted_to_the_url_and_tried_again() {
    let (receiver, url) = receiver(2).await;
    let practice = posting_to(&url).await;
    let id = practice.accepts(text(ASHA, "Hello")).await;
    practice.world.advance(5_000);
    while receiver.got.lock().unwrap().len() < 2 {
        tokio::time::timeout(Duration::from_secs(20), receiver.changed.notified()).await.unwrap();
    }
    assert_eq!(told_about(&receiver.got.lock().unwrap(), &id), ["sent", "delivered"]);
    assert!(practice.world.take_webhooks().is_empty(), "what was delivered is not there to take");
}

#[tokio::test]
async fn a_webhook_nobody_takes_is_left_to_be_taken() {
    let (receiver, url) = receiver(usize::MAX).await;
    let practice = posting_to(&url).await;
    practice.world.customer_writes(ASHA, "Hello").unwrap();
    practice.world.advance(5_000);
    for _ in 0..4 {
        tokio::time::timeout(Duration::from_secs(20), receiver.changed.notified()).await.unwrap();
    }
    // The fourth refusal has been sent; the poster hears it within the next few turns.
    loop {
        let taken = practice.world.take_webhooks();
        if !taken.is_empty() {
            assert_eq!(taken.len(), 1);
            break;
        }
        tokio::task::yield_now().await;
    }
}
