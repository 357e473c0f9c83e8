//! What is certain after a call, and what is not.

use crate::{CallError, Gateway, GatewayKeys, Http, RefundRequest, RefundSpeed, Refunded};
use calling::testing::{Act, Server, answer, answer_with};
use domain::{GatewayKind, GatewaySettings, Paise};
use secrecy::SecretString;

const SECRET: &str = "s3cr3t-that-nobody-sees";

fn gateway(kind: GatewayKind, base_url: &str) -> Gateway {
    let settings =
        GatewaySettings { name: "Main".into(), kind, base_url: base_url.into(), key_id: "rzp_test_1".into() };
    let keys = GatewayKeys::new("rzp_test_1", &SecretString::from(SECRET)).unwrap();
    Gateway::new(&settings, keys, &Http::new(None).unwrap()).unwrap()
}

fn request() -> RefundRequest {
    RefundRequest {
        payment_id: "pay_1".into(),
        amount: Paise::new(11_000),
        speed: RefundSpeed::Normal,
        key: "parchi-0123456789".into(),
        reference: Some("K7Q3A0000123B".into()),
    }
}

fn word<T>(outcome: &Result<T, CallError>) -> String {
    match outcome {
        Ok(_) => "taken".into(),
        Err(CallError::Unreachable(_)) => "unreachable".into(),
        Err(CallError::Throttled { retry_after }) => format!("throttled {retry_after:?}"),
        Err(CallError::Refused { code, .. }) => format!("refused {code}"),
        Err(CallError::OutcomeUnknown { .. }) => "unknown".into(),
        Err(CallError::Malformed { .. }) => "malformed".into(),
    }
}

async fn check_refund(kind: GatewayKind, act: Act, expected: &str) {
    let server = Server::start(vec![act.clone()]).await;
    let outcome = gateway(kind, &server.base_url).refund(&request()).await;
    assert_eq!(word(&outcome), expected, "{act:?}");
    assert_eq!(server.requests(), 1, "{act:?} is not tried twice");
}

const TAKEN: &str =
    r#"{"id":"rfnd_1","entity":"refund","payment_id":"pay_1","amount":11000,"status":"pending"}"#;

#[tokio::test]
async fn a_refund_is_taken_refused_or_unknown() {
    let kind = GatewayKind::Razorpay;
    check_refund(kind, answer(200, TAKEN), "taken").await;
    for body in ["", "<html>", "{}", r#"{"id":"rfnd_1","payment_id":"pay_2"}"#, &TAKEN[..30]] {
        check_refund(kind, answer(200, body), "unknown").await;
    }
    for status in [500, 502, 504, 408, 302, 409] {
        check_refund(kind, answer(status, ""), "unknown").await;
    }
    check_refund(kind, Act::CloseAfterReading, "unknown").await;
    let refused = r#"{"error":{"code":"BAD_REQUEST_ERROR","description":"The payment has been fully refunded already"}}"#;
    check_refund(kind, answer(400, refused), "refused BAD_REQUEST_ERROR").await;
    check_refund(kind, answer(401, "{}"), "refused gateway_key_refused").await;
    check_refund(kind, answer_with(429, "Retry-After: 7\r\n", ""), "throttled Some(7s)").await;
}

#[tokio::test]
async fn payu_says_no_with_status_0_and_that_it_had_the_token_before() {
    let kind = GatewayKind::PayU;
    let queued =
        r#"{"status":1,"msg":"Refund Request Queued","request_id":"131","mihpayid":403993715527186439}"#;
    check_refund(kind, answer(200, queued), "taken").await;
    check_refund(kind, answer(200, r#"{"status":0,"error_code":105,"msg":"no"}"#), "refused 105").await;
    check_refund(kind, answer(200, r#"{"status":2}"#), "unknown").await;
    let server =
        Server::start(vec![answer(200, r#"{"status":0,"error_code":227,"msg":"same token"}"#)]).await;
    let outcome = gateway(kind, &server.base_url).refund(&request()).await.unwrap();
    assert_eq!(outcome, Refunded::Before);
}

#[tokio::test]
async fn what_only_asks_is_never_unknown() {
    for (act, expected) in [
        (answer(200, "<html>"), "malformed"),
        (answer(200, r#"{"id":"pay_9"}"#), "malformed"),
        (answer(503, ""), "unreachable"),
        (Act::CloseAfterReading, "unreachable"),
        (
            answer(400, r#"{"error":{"description":"The id provided does not exist"}}"#),
            "refused reference_not_found",
        ),
    ] {
        let server = Server::start(vec![act.clone()]).await;
        let outcome = gateway(GatewayKind::Razorpay, &server.base_url).payment("pay_1").await;
        assert_eq!(word(&outcome), expected, "{act:?}");
    }
}

#[tokio::test]
async fn a_list_is_read_to_its_end() {
    let item =
        |n: usize| format!(r#"{{"entity":"payment","id":"pay_{n}","amount":100,"status":"captured"}}"#);
    let page = |from: usize, to: usize| {
        let items: Vec<String> = (from..to).map(item).collect();
        answer(
            200,
            &format!(r#"{{"entity":"collection","count":{},"items":[{}]}}"#, to - from, items.join(",")),
        )
    };
    let server = Server::start(vec![page(0, 100), page(100, 130)]).await;
    let span = ("2026-11-01T00:00:00Z".parse().unwrap(), "2026-11-02T00:00:00Z".parse().unwrap());
    let found = gateway(GatewayKind::Razorpay, &server.base_url).payments_between(span).await.unwrap();
    assert_eq!(found.len(), 130);
    assert!(server.last_request().await.contains("skip=100"));
}

#[tokio::test]
async fn the_secret_is_in_no_url_and_in_no_answer_that_is_kept() {
    let server = Server::start(vec![answer(200, &format!(r#"{{"echo":"{SECRET}"}}"#))]).await;
    let gateway = gateway(GatewayKind::Razorpay, &server.base_url);
    let outcome = gateway.refund(&request()).await;
    let Err(CallError::OutcomeUnknown { answer: Some(kept) }) = outcome else { panic!("{outcome:?}") };
    assert!(!kept.body.contains(SECRET), "{}", kept.body);
    let sent = server.last_request().await;
    assert!(!sent.lines().next().unwrap().contains(SECRET));
    assert!(sent.to_lowercase().contains("x-refund-idempotency: parchi-0123456789"), "{sent}");
    assert!(sent.contains("uthorization: Basic "), "{sent}");
    assert!(!format!("{gateway:?}").contains(SECRET));
    assert!(!String::from_utf8_lossy(&gateway.shown_refund(&request())).contains(SECRET));
}
