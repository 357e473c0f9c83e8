//! What is certain after sending, and what is not.

use super::samples::{KEY, key, settings, text};
use crate::{Accepted, CallError, Channel, Http, TransportError};
use calling::Bounds;
use calling::testing::{Act, Server, answer, answer_with, written};
use domain::AccountSettings;
use std::time::Duration;

const OK: &str = r#"{"code":"WA200","data":{"message_id":"wamid.1"}}"#;

const PATIENT: Bounds =
    Bounds { connect: Duration::from_secs(10), total: Duration::from_secs(30), most_bytes: 64 * 1024 };

fn channel(base_url: &str, bounds: Bounds) -> Channel {
    channel_over(base_url, &Http::bounded(None, bounds).unwrap())
}

fn channel_over(base_url: &str, http: &Http) -> Channel {
    let settings = AccountSettings { base_url: base_url.to_owned(), ..settings() };
    Channel::new(&settings, key(), http).unwrap()
}

async fn send(base_url: &str) -> Result<Accepted, CallError> {
    send_within(base_url, PATIENT).await
}

async fn send_within(base_url: &str, bounds: Bounds) -> Result<Accepted, CallError> {
    let channel = channel(base_url, bounds);
    channel.send(&channel.render(&text("Hello")).unwrap()).await
}

/// The decision in one line.
fn decision(outcome: &Result<Accepted, CallError>) -> String {
    match outcome {
        Ok(accepted) => format!("accepted {}", accepted.message_id.as_deref().unwrap_or("without id")),
        Err(CallError::Unreachable(TransportError::NoConnection(_))) => "unreachable".to_owned(),
        Err(CallError::Unreachable(other)) => format!("unreachable by {other}"),
        Err(CallError::Throttled { retry_after: Some(wait) }) => format!("throttled {}s", wait.as_secs()),
        Err(CallError::Throttled { retry_after: None }) => "throttled".to_owned(),
        Err(CallError::Refused { code, details }) => {
            format!("refused {code} {details}").trim_end().to_owned()
        }
        Err(CallError::OutcomeUnknown { .. }) => "unknown".to_owned(),
        Err(CallError::Malformed { .. }) => "malformed".to_owned(),
    }
}

async fn check(act: Act, expected: &str) {
    let server = Server::start(vec![act.clone()]).await;
    let outcome = send(&server.base_url).await;
    assert_eq!(decision(&outcome), expected, "{act:?}");
    assert_eq!(server.requests(), 1, "{act:?} is not tried twice");
}

async fn check_answer(status: u16, body: &str, expected: &str) {
    check(answer(status, body), expected).await;
}

#[tokio::test]
async fn an_accepted_message_is_known_by_any_of_the_places_an_id_may_stand_in() {
    check_answer(200, OK, "accepted wamid.1").await;
    check_answer(202, r#"{"id":"wamid.2"}"#, "accepted wamid.2").await;
    check_answer(200, r#"{"messages":[{"id":"wamid.3"}]}"#, "accepted wamid.3").await;
    check_answer(200, r#"{"code":200,"data":{"message_id":"wamid.4"}}"#, "accepted wamid.4").await;
    check_answer(200, r#"{"code":"WA200"}"#, "accepted without id").await;
}

#[tokio::test]
async fn an_answer_that_says_neither_yes_nor_no_leaves_the_outcome_unknown() {
    for body in ["", "{}", "null", "OK", "<html>", "[]", r#"{"status":"queued"}"#, r#"{"code":"WA2"#] {
        check_answer(200, body, "unknown").await;
    }
    check_answer(200, r#"{"code":"WA400","id":"wamid.1"}"#, "unknown").await;
    check_answer(400, r#"{"code":"WA200"}"#, "unknown").await;
}

#[tokio::test]
async fn a_server_error_leaves_the_outcome_unknown() {
    for status in [500, 502, 503, 504, 408, 300, 304] {
        check_answer(status, "", "unknown").await;
    }
    check_answer(500, OK, "unknown").await;
    check_answer(500, r#"{"error":{"code":99999}}"#, "unknown").await;
    check_answer(504, r#"{"code":4,"message":"deadline exceeded"}"#, "unknown").await;
    check_answer(500, r#"{"code":3,"message":"bad"}"#, "unknown").await;
}

#[tokio::test]
async fn a_code_that_may_follow_acceptance_leaves_the_outcome_unknown_whatever_the_status() {
    for code in ["131000", "131016", "2", "1", "133004"] {
        for status in [200, 400, 500, 503] {
            check_answer(status, &format!(r#"{{"error":{{"code":{code}}}}}"#), "unknown").await;
        }
    }
    check_answer(400, r#"{"code":"WA500","message":"internal"}"#, "unknown").await;
}

#[tokio::test]
async fn a_documented_refusal_is_certain_even_beside_a_server_error() {
    check_answer(500, r#"{"error":{"code":3}}"#, "refused 3").await;
    check_answer(500, r#"{"error":{"code":131047,"message":"m"}}"#, "refused 131047 m").await;
    check_answer(
        200,
        r#"{"code":"E110","message":"Insufficient balance"}"#,
        "refused E110 Insufficient balance",
    )
    .await;
    for code in ["RBC001", "WAV2101", "WA400", "WA401"] {
        check_answer(503, &format!(r#"{{"code":"{code}"}}"#), &format!("refused {code}")).await;
    }
}

#[tokio::test]
async fn a_plain_refusal_keeps_its_code_or_gets_one_of_its_status() {
    let meta = r#"{"error":{"code":131009,"message":"m","error_data":{"details":"total_amount is wrong"}}}"#;
    check_answer(400, meta, "refused 131009 total_amount is wrong").await;
    check_answer(400, r#"{"error":{"code":99999}}"#, "refused 99999").await;
    check_answer(400, r#"{"error":{"to":"invalid number"}}"#, "refused http_400 to: invalid number").await;
    check_answer(401, r#"{"code":190}"#, "refused 190").await;
    check_answer(403, "<html>", "refused http_403").await;
    check_answer(401, r#"{"error":{"code":190}}"#, "refused 190").await;
}

#[tokio::test]
async fn throttling_is_told_by_status_or_by_code() {
    check(answer_with(429, "Retry-After: 7\r\n", ""), "throttled 7s").await;
    check_answer(429, OK, "throttled").await;
    for code in ["4", "80007", "130429", "131048", "131056", "131057"] {
        for status in [400, 500] {
            check_answer(status, &format!(r#"{{"error":{{"code":{code}}}}}"#), "throttled").await;
        }
    }
}

#[tokio::test]
async fn without_a_connection_nothing_was_sent() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    assert_eq!(decision(&send(&format!("http://{free}")).await), "unreachable");
}

#[tokio::test]
async fn without_a_finished_handshake_nothing_was_sent() {
    let impatient = Bounds { connect: Duration::from_millis(300), ..PATIENT };
    for act in [Act::CloseAtOnce, Act::KeepSilent] {
        let server = Server::start(vec![act]).await;
        let outcome = send_within(&server.base_url.replace("http://", "https://"), impatient).await;
        assert_eq!(decision(&outcome), "unreachable");
    }
}

#[tokio::test]
async fn silence_after_the_request_leaves_the_outcome_unknown() {
    let server = Server::start(vec![Act::KeepSilent]).await;
    let impatient = Bounds { total: Duration::from_millis(500), ..PATIENT };
    assert_eq!(decision(&send_within(&server.base_url, impatient).await), "unknown");
}

#[tokio::test]
async fn a_connection_that_breaks_leaves_the_outcome_unknown() {
    check(Act::CloseAfterReading, "unknown").await;
    check(Act::CloseAtOnce, "unknown").await;
    check(Act::Say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"code\"".to_owned()), "unknown").await;
    check(Act::Say("HTTP/1.1 400 X\r\nContent-Length: 100\r\n\r\n{\"code\"".to_owned()), "unknown").await;
    check(Act::Say("HTTP/1.1 429 X\r\nContent-Length: 100\r\n\r\n{".to_owned()), "throttled").await;
    check(Act::Say("no http at all\r\n\r\n".to_owned()), "unknown").await;
}

#[tokio::test]
async fn an_endless_answer_is_not_read_to_its_end() {
    check_answer(200, &"x".repeat(70 * 1024), "unknown").await;
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let elsewhere = Server::start(vec![answer(200, OK)]).await;
    for status in [301, 302, 303, 307, 308] {
        let location = format!("Location: {}/v2\r\n", elsewhere.base_url);
        check(answer_with(status, &location, ""), "unknown").await;
    }
    assert_eq!(elsewhere.requests(), 0);
}

#[tokio::test]
async fn a_kept_connection_that_closes_under_the_next_message_leaves_its_outcome_unknown() {
    let server =
        Server::start(vec![Act::SayAndStay(written(200, "", OK)), Act::CloseAfterReading, answer(200, OK)])
            .await;
    let channel = channel(&server.base_url, PATIENT);
    let rendered = channel.render(&text("Hello")).unwrap();
    assert_eq!(decision(&channel.send(&rendered).await), "accepted wamid.1");
    assert_eq!(decision(&channel.send(&rendered).await), "unknown");
    assert_eq!(server.requests(), 2);
}

#[tokio::test]
async fn the_key_travels_in_its_header_and_nowhere_else() {
    let server = Server::start(vec![answer(200, OK)]).await;
    let channel = channel(&server.base_url, PATIENT);
    let rendered = channel.render(&text("Hello")).unwrap();
    channel.send(&rendered).await.unwrap();
    let request = server.last_request().await;
    assert_eq!(request.matches(KEY).count(), 1);
    assert!(request.contains(&format!("api-key: {KEY}\r\n")));
    assert!(request.starts_with("POST /v2/HXAP1600000001IN/whatsapp/+919800000001/messages HTTP/1.1\r\n"));
    assert!(request.to_lowercase().contains("\r\nuser-agent: parchi/"));
    assert!(request.ends_with(&rendered.body.document().to_string()));
    for shown in [format!("{channel:?}"), format!("{rendered:?}")] {
        assert!(!shown.contains(KEY));
    }
}

#[tokio::test]
async fn a_provider_that_repeats_the_key_does_not_get_it_into_our_books() {
    for status in [400, 500] {
        let body = format!(r#"{{"message":"bad key {KEY}"}}"#);
        let server = Server::start(vec![answer(status, &body)]).await;
        let error = send(&server.base_url).await.unwrap_err();
        let shown = format!("{error:?}");
        assert!(shown.contains("bad key [redacted]"), "{shown}");
        assert!(!shown.contains(KEY));
    }
}

#[tokio::test]
async fn the_servers_clock_is_told() {
    let date = "Date: Sun, 22 Nov 2026 10:00:00 GMT\r\n";
    let server = Server::start(vec![answer_with(200, date, OK)]).await;
    let accepted = send(&server.base_url).await.unwrap();
    assert_eq!(accepted.server_time.unwrap().to_string(), "2026-11-22T10:00:00Z");
}

#[tokio::test]
async fn a_proxy_does_not_carry_what_stays_on_this_machine() {
    let proxy = Server::start(vec![answer(200, OK)]).await;
    let server = Server::start(vec![answer(200, OK)]).await;
    let http = Http::new(Some(&proxy.base_url.parse().unwrap())).unwrap();
    let channel = channel_over(&server.base_url, &http);
    channel.send(&channel.render(&text("Hello")).unwrap()).await.unwrap();
    assert_eq!((proxy.requests(), server.requests()), (0, 1));
}
