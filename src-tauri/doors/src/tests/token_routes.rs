//! Kaleyra fetches a token and shows it.

use expect_test::expect;
use secrecy::SecretString;
use serde_json::Value;

use super::shelf::{Bench, all_checks};
use crate::{Checks, KaleyraCheck, Proof, TokenClient};

const TOKEN: &str = "/s/asha/kaleyra/token";
const HOOK: &str = "/s/asha/kaleyra";
const QUESTION: &str = "client_id=k&client_secret=s";

fn checks(pair: &str) -> Checks {
    let client = TokenClient::new(SecretString::from(pair)).unwrap();
    Checks { kaleyra: Some(KaleyraCheck::Token(client)), ..all_checks() }
}

/// `Bearer …`, as the next request shows it.
async fn fetched(bench: &Bench) -> String {
    let answer = bench.ask("POST", TOKEN, &[], QUESTION).await;
    let answer: Value = serde_json::from_str(&answer.body).unwrap();
    format!("Bearer {}", answer["access_token"].as_str().unwrap())
}

#[tokio::test]
async fn a_token_is_given_as_kaleyra_expects_it() {
    let bench = Bench::new(checks("k:s"));
    let answer = bench.ask("POST", TOKEN, &[], QUESTION).await;
    expect![[r#"{"token_type":"Bearer","expires_in":"3599","access_token":"0101010101010101010101010101010101010101010101010101010101010101"}"#]].assert_eq(&answer.body);
    assert_eq!(answer.headers["content-type"], "application/json");
    assert_eq!(answer.headers["cache-control"], "no-store");
}

#[tokio::test]
async fn it_opens_the_door_until_it_expires() {
    let bench = Bench::new(checks("k:s"));
    assert_eq!(bench.status("POST", HOOK, &[("authorization", "Bearer 01")], "{}").await, 401);
    let token = fetched(&bench).await;
    let shown = [("authorization", token.as_str())];
    assert_eq!(bench.status("POST", HOOK, &shown, "{}").await, 200);
    assert_eq!(bench.status("GET", &format!("{HOOK}?status=sent"), &shown, "").await, 200);
    assert_eq!(bench.take().iter().map(|d| d.webhook.proof()).collect::<Vec<_>>(), [Proof::Bearer; 2]);
    bench.pass(3598);
    assert_eq!(bench.status("POST", HOOK, &shown, "{}").await, 200);
    bench.pass(1);
    let answer = bench.ask("POST", HOOK, &shown, "{}").await;
    assert_eq!(
        (answer.status.as_u16(), &answer.headers["www-authenticate"]),
        (401, &"Bearer".parse().unwrap())
    );
}

#[tokio::test]
async fn every_question_gets_another_token() {
    let bench = Bench::new(checks("k:s"));
    assert_ne!(fetched(&bench).await, fetched(&bench).await);
}

#[tokio::test]
async fn a_changed_client_secret_ends_its_tokens() {
    let bench = Bench::new(checks("k:s"));
    let token = fetched(&bench).await;
    bench.change(checks("k:other"));
    assert_eq!(bench.status("POST", HOOK, &[("authorization", &token)], "{}").await, 401);
}

#[tokio::test]
async fn strangers_are_given_none() {
    let bench = Bench::new(checks("k:s"));
    for (method, body, expected) in [
        ("POST", "", 401),
        ("POST", "client_id=k&client_secret=t", 401),
        ("POST", "{", 401),
        ("GET", QUESTION, 405),
        ("PUT", QUESTION, 405),
    ] {
        assert_eq!(bench.status(method, TOKEN, &[], body).await, expected, "{method} {body}");
    }
    assert_eq!(bench.status("GET", &format!("{TOKEN}?{QUESTION}"), &[], "").await, 405);
    assert_eq!(bench.status("POST", TOKEN, &[("content-encoding", "gzip")], QUESTION).await, 415);
    assert_eq!(bench.status("POST", TOKEN, &[], vec![b'a'; 16 * 1024 + 1]).await, 413);
    assert_eq!(bench.status("POST", "/s/bina/kaleyra/token", &[], QUESTION).await, 404);
    bench.change(all_checks());
    assert_eq!(bench.status("POST", TOKEN, &[], QUESTION).await, 404);
}

#[tokio::test]
async fn without_randomness_there_are_no_tokens() {
    let bench = Bench::new(checks("k:s"));
    bench.take_chance_away();
    assert_eq!(bench.status("POST", TOKEN, &[], QUESTION).await, 503);
}
