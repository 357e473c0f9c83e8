//! HTTP Basic, as Kaleyra's callback profiles offer it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use secrecy::SecretString;

use crate::{BasicAuth, Proof, Rejected, Source, UnusableCheck, VerifiedWebhook};

const PAIR: &str = "kaleyra:blue lotus: 42";

#[track_caller]
fn check(values: &[&str], expected: Result<Proof, Rejected>) {
    let check = BasicAuth::new(SecretString::from(PAIR)).unwrap();
    let check = check.with_previous(SecretString::from("kaleyra:old")).unwrap();
    let headers = values.iter().map(|value| ("Authorization", value.as_bytes()));
    let answer = check.verify(headers, b"{}".to_vec());
    assert_eq!(answer.as_ref().map(VerifiedWebhook::proof).map_err(|e| *e), expected, "{values:?}");
    if let Ok(webhook) = answer {
        assert_eq!(webhook.source(), Source::Kaleyra);
    }
}

#[test]
fn the_agreed_name_and_password_are_a_proof() {
    for pair in [PAIR, "kaleyra:old"] {
        let encoded = STANDARD.encode(pair);
        check(&[&format!("Basic {encoded}")], Ok(Proof::Basic));
        check(&[&format!("basic  {encoded}")], Ok(Proof::Basic));
    }
}

#[test]
fn nothing_else_is() {
    let encoded = STANDARD.encode(PAIR);
    check(&[], Err(Rejected::ProofMissing));
    for value in [
        "",
        "Basic",
        "Basic ",
        PAIR,
        &encoded,
        &format!("Basic{encoded}"),
        &format!("Bearer {encoded}"),
        &format!("Basic {PAIR}"),
        &format!("Basic {}", encoded.trim_end_matches('=')),
        &format!("Basic {}", STANDARD.encode("kaleyra:blue lotus: 43")),
        &format!("Basic {}", STANDARD.encode("kaleyra")),
        &format!("Basic {}", STANDARD.encode(":")),
        "बेसिक",
    ] {
        check(&[value], Err(Rejected::ProofWrong));
    }
    let right = format!("Basic {encoded}");
    check(&[&right, &right], Err(Rejected::ProofWrong));
}

#[test]
fn no_bit_of_it_can_be_changed() {
    let encoded = STANDARD.encode(PAIR);
    let check = BasicAuth::new(SecretString::from(PAIR)).unwrap();
    for bit in 0..encoded.len() * 8 {
        let mut changed = encoded.clone().into_bytes();
        changed[bit / 8] ^= 1 << (bit % 8);
        let value = [b"Basic ", changed.as_slice()].concat();
        assert!(check.verify([("authorization", value.as_slice())], Vec::new()).is_err(), "{bit}");
    }
}

#[test]
fn a_pair_needs_both_its_halves() {
    for pair in ["kaleyra", ":", "kaleyra:", ":secret"] {
        assert_eq!(BasicAuth::new(SecretString::from(pair)).err(), Some(UnusableCheck::Pair), "{pair}");
    }
    assert_eq!(BasicAuth::new(SecretString::from("")).err(), Some(UnusableCheck::Blank));
    assert_eq!(BasicAuth::new(SecretString::from("kaleyra:secret ")).err(), Some(UnusableCheck::Blank));
}
