//! Meta's question whose address this is.

use secrecy::SecretString;

use crate::{Rejected, UnusableCheck, VerifyToken};

#[track_caller]
fn check(query: &str, expected: Result<&str, Rejected>) {
    let token = VerifyToken::new(SecretString::from("paper & boat")).unwrap();
    let token = token.with_previous(SecretString::from("old boat")).unwrap();
    assert_eq!(token.challenge(query).as_deref().map_err(|e| *e), expected, "{query}");
}

#[test]
fn the_challenge_is_repeated_to_whoever_knows_the_token() {
    check("hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=paper+%26+boat", Ok("1158201444"));
    check("hub.verify_token=paper%20%26%20boat&x=1&hub.challenge=a-b_c&hub.mode=subscribe", Ok("a-b_c"));
    check("hub.mode=subscribe&hub.challenge=1&hub.verify_token=old+boat", Ok("1"));
}

#[test]
fn another_token_is_told_nothing() {
    check("", Err(Rejected::ProofMissing));
    check("hub.mode=subscribe&hub.challenge=1", Err(Rejected::ProofMissing));
    for token in ["", "paper", "paper+%26+boat+", "Paper+%26+boat", "%00", "%ff", "paper & boat"] {
        let query = format!("hub.mode=subscribe&hub.challenge=1&hub.verify_token={token}");
        check(&query, Err(Rejected::ProofWrong));
    }
}

#[test]
fn what_is_not_metas_question_is_not_answered() {
    for query in [
        "hub.challenge=1",
        "hub.mode=subscribe",
        "hub.mode=unsubscribe&hub.challenge=1",
        "hub.mode=SUBSCRIBE&hub.challenge=1",
        "hub.mode=subscribe&hub.challenge=",
        "hub.mode=subscribe&hub.challenge=1&hub.challenge=2",
        "hub.mode=subscribe&hub.mode=subscribe&hub.challenge=1",
        "hub.mode=subscribe&hub.challenge=a%0d%0aSet-Cookie:b",
        "hub.mode=subscribe&hub.challenge=%3Cb%3E+x",
        "hub.mode=subscribe&hub.challenge=%ff",
        "hub.mode=subscribe&hub.challenge=%E0%A4%9A",
        "hub_mode=subscribe&hub_challenge=1",
    ] {
        check(&format!("{query}&hub.verify_token=paper+%26+boat"), Err(Rejected::ProofWrong));
    }
    let long = "1".repeat(257);
    check(
        &format!("hub.mode=subscribe&hub.challenge={long}&hub.verify_token=old+boat"),
        Err(Rejected::ProofWrong),
    );
    let two = "hub.verify_token=x&hub.verify_token=old+boat&hub.mode=subscribe&hub.challenge=1";
    check(two, Err(Rejected::ProofMissing));
}

#[test]
fn a_token_that_was_copied_badly_is_refused_when_it_is_set_up() {
    assert_eq!(VerifyToken::new(SecretString::from("")).err(), Some(UnusableCheck::Blank));
    assert_eq!(VerifyToken::new(SecretString::from("token\n")).err(), Some(UnusableCheck::Blank));
}
