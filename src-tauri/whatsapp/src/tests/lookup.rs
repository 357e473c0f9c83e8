//! What a lookup tells, and how it fails.

use super::samples::{REFERENCE, key, settings};
use crate::{CallError, Channel, Http, LookedUp, LookupError, PaymentReport, read_lookup};
use calling::Bounds;
use calling::testing::{Act, Server, answer, answer_with};
use domain::payment::{AttemptState, RefundState};
use domain::{AccountSettings, ChannelKind, Paise};
use std::time::Duration;

const CAPTURED: &str = r#"{"payments":[{"reference_id":"K7Q3A0000123A","status":"captured","currency":"INR",
    "amount":{"value":9450,"offset":100},"transactions":[
    {"id":"order_1","pg_transaction_id":"pay_0","status":"failed","updated_timestamp":1772129000,
     "error":{"code":"BAD_REQUEST_ERROR","reason":"incorrect_pin"}},
    {"id":"order_1","pg_transaction_id":"pay_1","status":"success","updated_timestamp":1772129216,
     "amount":{"value":"9450","offset":"100"},"method":{"type":"upi"},
     "refunds":[{"id":"rfnd_1","amount":{"value":450,"offset":100},"status":"success","speed_processed":"instant",
                 "updated_timestamp":1772130000}]}]}]}"#;

async fn look_up(act: Act) -> (Result<LookedUp, CallError>, Server) {
    let server = Server::start(vec![act]).await;
    let settings = AccountSettings { base_url: server.base_url.clone(), ..settings() };
    let bounds =
        Bounds { connect: Duration::from_secs(10), total: Duration::from_secs(30), most_bytes: 64 * 1024 };
    let channel = Channel::new(&settings, key(), &Http::bounded(None, bounds).unwrap()).unwrap();
    (channel.look_up(REFERENCE, "shop payments").await, server)
}

async fn check(act: Act, expected: &str) {
    let (outcome, _) = look_up(act.clone()).await;
    let decision = match outcome {
        Ok(looked_up) => format!("found {}", looked_up.report.status.unwrap_or_default()),
        Err(CallError::Unreachable(_)) => "unreachable".to_owned(),
        Err(CallError::Throttled { .. }) => "throttled".to_owned(),
        Err(CallError::Refused { code, .. }) => format!("refused {code}"),
        Err(CallError::OutcomeUnknown { .. }) => "unknown".to_owned(),
        Err(CallError::Malformed { .. }) => "malformed".to_owned(),
    };
    assert_eq!(decision, expected, "{act:?}");
}

async fn check_answer(status: u16, body: &str, expected: &str) {
    check(answer(status, body), expected).await;
}

#[tokio::test]
async fn a_payment_is_looked_up_by_reference_and_told_whole() {
    let (outcome, server) =
        look_up(answer_with(200, "Date: Sun, 22 Nov 2026 10:00:00 GMT\r\n", CAPTURED)).await;
    let LookedUp { raw, report, server_time } = outcome.unwrap();
    assert_eq!(raw, CAPTURED.as_bytes());
    assert_eq!(server_time.unwrap().to_string(), "2026-11-22T10:00:00Z");
    assert_eq!(report.amount, Some(Paise::new(9450)));
    let states: Vec<AttemptState> = report.transactions.iter().map(|attempt| attempt.state).collect();
    assert_eq!(states, [AttemptState::Failed, AttemptState::Success]);
    assert_eq!(report.transactions[0].error.as_ref().unwrap().reason.as_deref(), Some("incorrect_pin"));
    assert_ne!(report.transactions[0].raw_hash, report.transactions[1].raw_hash);
    assert_eq!(report.refunds, report.transactions[1].refunds);
    assert_eq!(
        (report.refunds[0].amount, report.refunds[0].state),
        (Some(Paise::new(450)), RefundState::Success)
    );
    assert_eq!(report.at.unwrap().as_second(), 1_772_130_000);
    let path =
        "GET /v1/HXAP1600000001IN/wrapper/106540352242922/payments/shop%20payments/K7Q3A0000123A HTTP/1.1";
    assert!(server.last_request().await.starts_with(path));
}

#[tokio::test]
async fn nothing_about_a_lookup_is_unknown() {
    for status in [500, 502, 503, 408] {
        check_answer(status, "", "unreachable").await;
    }
    let half = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"payments\"".to_owned();
    for act in [Act::CloseAfterReading, Act::CloseAtOnce, Act::Say(half)] {
        check(act, "unreachable").await;
    }
    check_answer(200, r#"{"errors":[{"code":500,"title":"Generic error"}]}"#, "unreachable").await;
    check_answer(400, r#"{"error":{"code":131000}}"#, "unreachable").await;
}

#[tokio::test]
async fn an_answer_that_is_none_to_the_question_is_malformed() {
    for body in ["", "{}", "<html>", "[]", r#"{"payments":"none"}"#.replace("payments", "payment").as_str()] {
        check_answer(200, body, "malformed").await;
    }
    check_answer(307, "", "malformed").await;
    check_answer(200, &"x".repeat(70 * 1024), "malformed").await;
    check_answer(200, r#"{"payments":[{"reference_id":"K7Q3A0000999A","status":"captured"}]}"#, "malformed")
        .await;
}

#[tokio::test]
async fn a_reference_that_nobody_knows_is_told_apart_from_other_refusals() {
    check_answer(404, r#"{"error":{"code":100}}"#, "refused reference_not_found").await;
    check_answer(400, r#"{"error":{"code":131009}}"#, "refused reference_not_found").await;
    check_answer(404, "", "refused reference_not_found").await;
    check_answer(200, r#"{"payments":[]}"#, "refused reference_not_found").await;
    check_answer(401, r#"{"code":"RBC001"}"#, "refused RBC001").await;
    check_answer(404, r#"{"error":{"code":190}}"#, "refused 190").await;
    check_answer(403, "", "refused http_403").await;
}

#[tokio::test]
async fn throttling_is_honoured_for_lookups_too() {
    check_answer(429, "", "throttled").await;
    check_answer(400, r#"{"error":{"code":4}}"#, "throttled").await;
    check_answer(200, r#"{"error":{"code":80007}}"#, "throttled").await;
}

#[tokio::test]
async fn a_payment_among_several_is_found_by_its_reference() {
    let payments = r#"{"data":{"payments":[{"reference_id":"x","status":"captured"},
        {"reference_id":"K7Q3A0000123A","status":"pending"}]}}"#;
    check_answer(200, payments, "found pending").await;
    check_answer(200, r#"{"payments":[{"status":"captured"}]}"#, "found captured").await;
    check_answer(200, r#"{"payments":[{"status":"captured"},{"status":"pending"}]}"#, "malformed").await;
}

#[track_caller]
fn check_read(answer: &str, expected: Result<(&str, Option<i64>), &str>) {
    let read = read_lookup(ChannelKind::KaleyraV2, answer.as_bytes());
    let facts = |report: &PaymentReport| (report.status.clone().unwrap_or_default(), report.amount);
    let read = read.as_ref().map(facts).map_err(LookupError::to_string);
    let expected = expected.map(|(status, amount)| (status.to_owned(), amount.map(Paise::new)));
    assert_eq!(read, expected.map_err(str::to_owned), "{answer}");
}

#[test]
fn a_lookup_answer_is_read_in_every_documented_shape() {
    check_read(CAPTURED, Ok(("captured", Some(9450))));
    check_read(
        r#"{"payments":[{"status":"pending","total_amount":{"value":5,"offset":100}}]}"#,
        Ok(("pending", Some(5))),
    );
    check_read(r#"{"data":{"payments":[{"status":"pending"}]}}"#, Ok(("pending", None)));
    check_read(r#"{"data":[{"status":"pending"}]}"#, Ok(("pending", None)));
    check_read(r#"{"data":{"reference_id":"r","status":"pending"}}"#, Ok(("pending", None)));
    check_read(r#"{"errors":[{"code":500,"title":"Generic error"}]}"#, Err("the provider refused: 500"));
    check_read(r#"{"error":{"code":190}}"#, Err("the provider refused: 190"));
    check_read(r#"{"payments":[]}"#, Err("no payment is known"));
    check_read(r#"{"hello":1}"#, Err("not the answer to a payment lookup"));
    check_read("hello", Err("not JSON"));
}

#[test]
fn an_amount_in_another_currency_is_no_amount_of_paise() {
    let dollars =
        r#"{"payments":[{"status":"captured","currency":"USD","amount":{"value":5,"offset":100}}]}"#;
    check_read(dollars, Ok(("captured", None)));
}
