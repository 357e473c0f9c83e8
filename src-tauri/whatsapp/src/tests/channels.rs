//! How each channel carries a message, and asks for a payment.

use super::samples::{KEY, REFERENCE, bill, details, key, settings_on, text};
use crate::{Body, CallError, Channel, Http, Outgoing, Rendered, render};
use calling::Bounds;
use calling::testing::{Act, Server, answer};
use domain::{AccountSettings, ChannelKind};
use expect_test::{Expect, expect};
use std::time::Duration;

const CAPTURED: &str = r#"{"payments":[{"reference_id":"K7Q3A0000123A","status":"captured","currency":"INR",
    "amount":{"value":9450,"offset":100}}]}"#;

fn channel(kind: ChannelKind, server: &Server) -> Channel {
    let bounds =
        Bounds { connect: Duration::from_secs(10), total: Duration::from_secs(30), most_bytes: 64 * 1024 };
    let settings = AccountSettings { base_url: server.base_url.clone(), ..settings_on(kind) };
    Channel::new(&settings, key(), &Http::bounded(None, bounds).unwrap()).unwrap()
}

/// The first line, the key's header and the body of the request that reached the server.
async fn sent(
    kind: ChannelKind,
    outgoing: &Outgoing,
    act: Act,
) -> (Result<Option<String>, CallError>, String) {
    let server = Server::start(vec![act]).await;
    let channel = channel(kind, &server);
    let outcome = channel.send(&channel.render(outgoing).unwrap()).await;
    let request = server.last_request().await;
    assert_eq!(request.matches(KEY).count(), 1, "{request}");
    (outcome.map(|accepted| accepted.message_id), request)
}

fn shown(kind: ChannelKind, outgoing: &Outgoing) -> Rendered {
    render(&settings_on(kind), outgoing).unwrap()
}

#[track_caller]
fn check_document(kind: ChannelKind, outgoing: &Outgoing, expected: &Expect) {
    expected.assert_eq(&serde_json::to_string_pretty(&shown(kind, outgoing).document()).unwrap());
}

#[test]
fn kaleyras_first_generation_takes_the_fields_of_a_form() {
    check_document(
        ChannelKind::KaleyraV1,
        &text("Hello"),
        &expect![[r#"
        {
          "method": "POST",
          "url": "https://api.in.kaleyra.io/v1/HXAP1600000001IN/messages",
          "headers": {
            "content-type": "application/x-www-form-urlencoded",
            "api-key": "[redacted]"
          },
          "body": {
            "to": "+919812345678",
            "type": "text",
            "channel": "WhatsApp",
            "from": "+919800000001",
            "body": "Hello",
            "ref": "b1-42"
          }
        }"#]],
    );
}

#[test]
fn the_button_of_a_bill_is_json_in_a_field_and_named_as_that_generation_names_it() {
    let rendered = shown(ChannelKind::KaleyraV1, &Outgoing::OrderDetails(Box::new(bill(details()))));
    let Body::Form(fields) = rendered.body else { panic!("a form") };
    let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["to", "type", "channel", "from", "body", "footer", "action", "ref"]);
    let action = &fields.iter().find(|(name, _)| *name == "action").unwrap().1;
    let start =
        r#"{"name":"Review_and_Pay","parameters":{"reference_id":"K7Q3A0000123A","type":"physical-goods""#;
    assert!(action.starts_with(start), "{action}");
    serde_json::from_str::<serde_json::Value>(action).unwrap();
}

#[test]
fn a_callback_profile_is_named_with_every_message_of_the_first_generation_only() {
    for kind in ChannelKind::ALL {
        let profile = Some("CBP1".to_owned());
        let settings = AccountSettings { callback_profile_id: profile, ..settings_on(kind) };
        let document = render(&settings, &text("Hello")).unwrap().document();
        let named = document["body"].get("callback_profile_id");
        assert_eq!(named.is_some(), kind == ChannelKind::KaleyraV1, "{kind:?}");
    }
}

#[test]
fn meta_takes_its_own_object_with_our_mark_in_it() {
    check_document(
        ChannelKind::Cloud,
        &text("Hello"),
        &expect![[r#"
        {
          "method": "POST",
          "url": "https://graph.facebook.com/v24.0/106540352242922/messages",
          "headers": {
            "content-type": "application/json",
            "authorization": "Bearer [redacted]"
          },
          "body": {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            "to": "+919812345678",
            "type": "text",
            "text": {
              "body": "Hello"
            },
            "biz_opaque_callback_data": "b1-42"
          }
        }"#]],
    );
}

#[test]
fn metas_object_is_the_same_whoever_passes_it_on() {
    let outgoing = Outgoing::OrderDetails(Box::new(bill(details())));
    let passed_on = shown(ChannelKind::KaleyraV2, &outgoing).document()["body"]["messaging_object"].take();
    let mut own = shown(ChannelKind::Cloud, &outgoing).document()["body"].take();
    own.as_object_mut().unwrap().shift_remove("biz_opaque_callback_data");
    assert_eq!(passed_on, own);
}

#[tokio::test]
async fn a_form_is_sent_encoded_with_the_key_beside_it() {
    let ok = answer(202, r#"{"id":"58f86fab-85c5-4f7c-9b68-9c323248afc4:0"}"#);
    let (id, request) = sent(ChannelKind::KaleyraV1, &text("नमस्ते & ok"), ok).await;
    assert_eq!(id.unwrap().as_deref(), Some("58f86fab-85c5-4f7c-9b68-9c323248afc4:0"));
    assert!(request.starts_with("POST /v1/HXAP1600000001IN/messages HTTP/1.1\r\n"), "{request}");
    assert!(request.contains(&format!("api-key: {KEY}\r\n")));
    assert!(request.contains("content-type: application/x-www-form-urlencoded\r\n"));
    let body = request.split("\r\n\r\n").nth(1).unwrap();
    assert!(body.starts_with("to=%2B919812345678&type=text&channel=WhatsApp&from=%2B919800000001"), "{body}");
    assert!(body.ends_with("+%26+ok&ref=b1-42"), "{body}");
}

#[tokio::test]
async fn a_token_travels_as_a_bearers() {
    let ok = answer(200, r#"{"messaging_product":"whatsapp","messages":[{"id":"wamid.1"}]}"#);
    let (id, request) = sent(ChannelKind::Cloud, &text("Hello"), ok).await;
    assert_eq!(id.unwrap().as_deref(), Some("wamid.1"));
    assert!(request.starts_with("POST /v24.0/106540352242922/messages HTTP/1.1\r\n"), "{request}");
    assert!(request.contains(&format!("authorization: Bearer {KEY}\r\n")), "{request}");
}

#[tokio::test]
async fn a_field_that_is_wrong_is_refused_in_the_first_generations_words() {
    let refused = answer(400, r#"{"error":{"to":"invalid number"}}"#);
    let (outcome, _) = sent(ChannelKind::KaleyraV1, &text("Hello"), refused).await;
    let Err(CallError::Refused { code, details }) = outcome else { panic!("{outcome:?}") };
    assert_eq!((code.as_str(), details.as_str()), ("http_400", "to: invalid number"));
    let refused = answer(400, r#"{"code":"E13001","message":"The WhatsApp Number is mandatory."}"#);
    let (outcome, _) = sent(ChannelKind::KaleyraV1, &text("Hello"), refused).await;
    assert!(matches!(outcome, Err(CallError::Refused { code, .. }) if code.as_str() == "E13001"));
}

#[tokio::test]
async fn what_is_not_certain_is_unknown_on_every_channel() {
    for kind in ChannelKind::ALL {
        for (status, body) in [(500, ""), (408, ""), (200, "<html>"), (200, "{}"), (503, r#"{"id":"x"}"#)] {
            let (outcome, _) = sent(kind, &text("Hello"), answer(status, body)).await;
            assert!(matches!(outcome, Err(CallError::OutcomeUnknown { .. })), "{kind:?} {status} {body}");
        }
    }
}

#[tokio::test]
async fn each_channel_asks_for_a_payment_at_its_own_address() {
    let kaleyra = "GET /v1/HXAP1600000001IN/wrapper/106540352242922/payments/shop%20payments/K7Q3A0000123A ";
    let meta = "GET /v24.0/106540352242922/payments/shop%20payments/K7Q3A0000123A ";
    for kind in ChannelKind::ALL {
        let server = Server::start(vec![answer(200, CAPTURED)]).await;
        let found = channel(kind, &server).look_up(REFERENCE, "shop payments").await.unwrap();
        assert_eq!(found.report.status.as_deref(), Some("captured"));
        let path = if kind.is_kaleyra() { kaleyra } else { meta };
        let request = server.last_request().await;
        assert!(request.starts_with(path), "{request}");
        assert_eq!(request.matches(KEY).count(), 1, "{request}");
    }
}
