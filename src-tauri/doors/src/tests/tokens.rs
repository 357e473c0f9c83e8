//! Tokens: who is given one, and how long it holds.

use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretString};

use crate::tokens::{Client, TOKEN_SECONDS, Tokens};
use crate::{Rejected, ShopSlug, TokenClient, UnusableCheck};

fn client(pair: &str) -> TokenClient {
    TokenClient::new(SecretString::from(pair)).unwrap()
}

fn shop(name: &str) -> ShopSlug {
    ShopSlug::parse(name).unwrap()
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000).unwrap() + SignedDuration::from_secs(seconds)
}

fn asked(check: &TokenClient) -> Client {
    check.asked_by([], b"client_id=k&client_secret=s").unwrap()
}

fn shown(tokens: &Tokens, shop: &ShopSlug, check: &TokenClient, token: &str, now: Timestamp) -> bool {
    let value = format!("Bearer {token}");
    tokens.shown(shop, check, [("Authorization", value.as_bytes())], now).is_ok()
}

#[track_caller]
fn check_question(headers: &[(&str, &str)], body: &str, expected: Result<(), Rejected>) {
    let headers = headers.iter().map(|(name, value)| (*name, value.as_bytes()));
    assert_eq!(client("k:s").asked_by(headers, body.as_bytes()).map(drop), expected, "{body}");
}

#[test]
fn id_and_secret_may_come_in_each_of_the_usual_ways() {
    check_question(&[], "grant_type=client_credentials&client_id=k&client_secret=s", Ok(()));
    check_question(&[], r#" {"client_id":"k","client_secret":"s","scope":null}"#, Ok(()));
    check_question(&[("authorization", "Basic azpz")], "grant_type=client_credentials", Ok(()));
}

#[test]
fn nobody_else_is_given_a_token() {
    for body in [
        "",
        "client_id=k",
        "client_secret=s",
        "{}",
        "[]",
        r#"{"client_id":"k"}"#,
        r#"{"client_id":1,"client_secret":"s"}"#,
    ] {
        check_question(&[], body, Err(Rejected::ProofMissing));
    }
    for body in ["client_id=k&client_secret=", "client_id=&client_secret=", "client_id=s&client_secret=k"] {
        check_question(&[], body, Err(Rejected::ProofWrong));
    }
    check_question(&[], "client_id=k&client_id=k&client_secret=s", Err(Rejected::ProofMissing));
    check_question(
        &[],
        r#"{"client_id":"k","client_id":"k","client_secret":"s"}"#,
        Err(Rejected::ProofMissing),
    );
    let right = "client_id=k&client_secret=s";
    check_question(&[("Authorization", "Basic azpy")], right, Err(Rejected::ProofWrong));
    check_question(&[("Authorization", "Bearer azpz")], right, Err(Rejected::ProofWrong));
}

#[test]
fn a_colon_in_the_id_does_not_move_the_cut() {
    let answer = client("a:b:c").asked_by([], b"client_id=a%3Ab&client_secret=c");
    assert_eq!(answer.map(drop), Err(Rejected::ProofMissing));
    assert!(client("a:b:c").asked_by([], b"client_id=a&client_secret=b%3Ac").is_ok());
}

#[test]
fn a_token_holds_for_its_shop_and_its_time() {
    let (mut tokens, check) = (Tokens::default(), client("k:s"));
    let token = tokens.give(&shop("asha"), asked(&check), [7; 32], at(0));
    let token = token.expose_secret();
    assert_eq!(token.len(), 64);
    assert!(shown(&tokens, &shop("asha"), &check, token, at(0)));
    assert!(shown(&tokens, &shop("asha"), &check, token, at(TOKEN_SECONDS - 1)));
    assert!(!shown(&tokens, &shop("asha"), &check, token, at(TOKEN_SECONDS)));
    assert!(!shown(&tokens, &shop("bina"), &check, token, at(0)));
    assert!(!shown(&tokens, &shop("asha"), &check, &token.replace('7', "8"), at(0)));
    assert!(!shown(&tokens, &shop("asha"), &check, &token[1..], at(0)));
    assert!(!shown(&tokens, &shop("asha"), &check, "", at(0)));
}

#[test]
fn a_token_ends_with_the_secret_it_was_given_for() {
    let (mut tokens, check) = (Tokens::default(), client("k:s"));
    let token = tokens.give(&shop("asha"), asked(&check), [7; 32], at(0));
    let token = token.expose_secret();
    let changed = client("k:new").with_previous(SecretString::from("k:s")).unwrap();
    assert!(shown(&tokens, &shop("asha"), &changed, token, at(1)));
    assert!(!shown(&tokens, &shop("asha"), &client("k:new"), token, at(1)));
}

#[test]
fn one_shop_that_asks_for_many_tokens_ends_its_own_oldest() {
    let (mut tokens, check) = (Tokens::default(), client("k:s"));
    let bina = tokens.give(&shop("bina"), asked(&check), [255; 32], at(0));
    let given: Vec<SecretString> =
        (0..33).map(|n| tokens.give(&shop("asha"), asked(&check), [n; 32], at(0))).collect();
    let holds = |n: usize| shown(&tokens, &shop("asha"), &check, given[n].expose_secret(), at(1));
    assert_eq!((holds(0), holds(1), holds(32)), (false, true, true));
    assert!(shown(&tokens, &shop("bina"), &check, bina.expose_secret(), at(1)));
}

#[test]
fn id_and_secret_must_both_be_there() {
    assert_eq!(TokenClient::new(SecretString::from("id:")).err(), Some(UnusableCheck::Pair));
    assert_eq!(TokenClient::new(SecretString::from("id")).err(), Some(UnusableCheck::Pair));
}
