//! The network that goes and comes back, and webhooks posted over it.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post};
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
    /// The signature and the type that came with each.
    headers: Mutex<Vec<(Option<String>, String)>>,
    fails: AtomicUsize,
    changed: Notify,
}

async fn receive(State(receiver): State<Arc<Receiver>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let fails =
        receiver.fails.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok();
    if fails {
        receiver.changed.notify_one();
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    let header = |name: &str| headers.get(name).map(|value| value.to_str().unwrap().to_owned());
    let came_with = (header("x-hub-signature-256"), header("content-type").unwrap());
    receiver.headers.lock().unwrap().push(came_with);
    receiver.got.lock().unwrap().push(serde_json::from_slice(&body).unwrap_or_default());
    receiver.changed.notify_one();
    StatusCode::OK
}

async fn receiver(fails: usize) -> (Arc<Receiver>, String) {
    let receiver = Arc::new(Receiver {
        got: Mutex::default(),
        headers: Mutex::default(),
        fails: fails.into(),
        changed: Notify::new(),
    });
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

#[tokio::test]
async fn only_metas_own_webhooks_are_signed_with_the_app_secret() {
    let (receiver, url) = receiver(0).await;
    let practice = posting_to(&url).await;
    practice.cloud_accepts(&text(ASHA, "Hello")).await;
    practice.world.advance(5_000);
    practice.form(&[("type", "text"), ("body", "Hello")]).await;
    practice.world.advance(5_000);
    while receiver.got.lock().unwrap().len() < 4 {
        tokio::time::timeout(Duration::from_secs(20), receiver.changed.notified()).await.unwrap();
    }
    let headers = receiver.headers.lock().unwrap().clone();
    let (signature, kind) = &headers[0];
    assert!(signature.as_ref().unwrap().starts_with("sha256=") && signature.as_ref().unwrap().len() == 71);
    assert_ne!(signature, &headers[1].0);
    assert_eq!((kind.as_str(), headers[1].1.as_str()), ("application/json", "application/json"));
    let form = (None, "application/x-www-form-urlencoded".to_owned());
    assert_eq!(headers[2..], [form.clone(), form]);
}

#[tokio::test]
async fn an_address_is_verified_by_the_challenge_it_gives_back() {
    async fn knows(Query(asked): Query<HashMap<String, String>>) -> String {
        let known = asked["hub.mode"] == "subscribe" && asked["hub.verify_token"].len() == 64;
        if known { asked["hub.challenge"].clone() } else { String::new() }
    }
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let router = Router::new().route("/knows", get(knows)).route("/not", get(|| async { "yes" }));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let practice = Practice::start("").await;
    for (path, verified) in [("/knows", true), ("/not", false), ("/none", false)] {
        let url = format!("{base}{path}").parse().unwrap();
        assert_eq!(practice.sandbox.verifies(&url).await.unwrap(), verified, "{path}");
    }
}
