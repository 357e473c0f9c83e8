//! What gets in, and what does not.

mod bounds;
mod handshake;
mod kaleyra;
mod listener;
mod payu;
mod routes;
mod shelf;
mod signatures;
mod token_routes;
mod tokens;
mod vectors;

use secrecy::SecretString;

use crate::{
    MAX_WEBHOOK_BYTES, Proof, Rejected, Source, StaticHeader, UnusableCheck, VerifiedWebhook, from_practice,
    vouched_by_person,
};

const BODY: &[u8] = br#"{"status":"sent"}"#;

fn kaleyra_check() -> StaticHeader {
    StaticHeader::new("X-Parchi-Proof", SecretString::from("blue lotus 42")).unwrap()
}

/// Shows the headers to the check; the answer is the proof or the refusal.
#[track_caller]
fn check_headers(headers: &[(&str, &str)], expected: Result<Proof, Rejected>) {
    let headers = headers.iter().map(|(name, value)| (*name, value.as_bytes()));
    let answer = kaleyra_check().verify(headers, BODY.to_vec());
    assert_eq!(answer.as_ref().map(VerifiedWebhook::proof).map_err(|e| *e), expected);
    if let Ok(webhook) = answer {
        assert_eq!((webhook.source(), webhook.raw()), (Source::Kaleyra, BODY));
    }
}

#[track_caller]
fn check_setup(name: &str, secret: &str, expected: Option<UnusableCheck>) {
    assert_eq!(StaticHeader::new(name, SecretString::from(secret)).err(), expected);
}

#[test]
fn the_agreed_header_is_a_proof_among_others() {
    check_headers(&[("X-Parchi-Proof", "blue lotus 42")], Ok(Proof::StaticHeader));
    check_headers(
        &[("Host", "shop.example"), ("X-Parchi-Proof", "blue lotus 42"), ("Accept", "*/*")],
        Ok(Proof::StaticHeader),
    );
}

#[test]
fn a_header_name_is_found_in_any_case() {
    check_headers(&[("x-parchi-proof", "blue lotus 42")], Ok(Proof::StaticHeader));
    check_headers(&[("X-PARCHI-PROOF", "blue lotus 42")], Ok(Proof::StaticHeader));
}

#[test]
fn without_the_header_nothing_gets_in() {
    check_headers(&[], Err(Rejected::ProofMissing));
    check_headers(&[("X-Parchi-Proof2", "blue lotus 42")], Err(Rejected::ProofMissing));
    check_headers(&[("Parchi-Proof", "blue lotus 42")], Err(Rejected::ProofMissing));
}

#[test]
fn a_near_miss_is_a_miss() {
    for value in [
        "",
        "blue lotus 4",
        "blue lotus 42 ",
        "blue lotus 43",
        "clue lotus 42",
        "Blue lotus 42",
        "blue lotus 421",
    ] {
        check_headers(&[("X-Parchi-Proof", value)], Err(Rejected::ProofWrong));
    }
}

#[test]
fn a_repeated_header_proves_nothing() {
    check_headers(
        &[("X-Parchi-Proof", "blue lotus 42"), ("x-parchi-proof", "blue lotus 42")],
        Err(Rejected::ProofWrong),
    );
    check_headers(
        &[("X-Parchi-Proof", "guess"), ("X-Parchi-Proof", "blue lotus 42")],
        Err(Rejected::ProofWrong),
    );
}

#[test]
fn the_secret_of_before_is_a_proof_too_and_a_third_is_none() {
    let check = kaleyra_check().with_previous(SecretString::from("old mango 6")).unwrap();
    for (value, is_right) in [("blue lotus 42", true), ("old mango 6", true), ("old mango 7", false)] {
        let answer = check.verify([("X-Parchi-Proof", value.as_bytes())], BODY.to_vec());
        assert_eq!(answer.is_ok(), is_right, "{value}");
    }
    assert_eq!(kaleyra_check().with_previous(SecretString::from("")).err(), Some(UnusableCheck::Secret));
}

#[test]
fn a_check_that_everyone_or_no_one_passes_cannot_be_set_up() {
    check_setup("X-Proof", "", Some(UnusableCheck::Secret));
    check_setup("X-Proof", " padded", Some(UnusableCheck::Secret));
    check_setup("X-Proof", "padded ", Some(UnusableCheck::Secret));
    check_setup("X-Proof", "two\r\nlines", Some(UnusableCheck::Secret));
    check_setup("X-Proof", "पर्ची", Some(UnusableCheck::Secret));
    check_setup("", "secret", Some(UnusableCheck::Name));
    check_setup("X Proof", "secret", Some(UnusableCheck::Name));
    check_setup("X-Proof:", "secret", Some(UnusableCheck::Name));
    check_setup("X-Proof", "secret", None);
}

#[test]
fn an_oversized_body_is_refused_whatever_proves_it() {
    let body = vec![b' '; MAX_WEBHOOK_BYTES + 1];
    let headers = [("X-Parchi-Proof", b"blue lotus 42".as_slice())];
    assert_eq!(vouched_by_person(Source::Kaleyra, body.clone()), Err(Rejected::TooLarge));
    assert_eq!(from_practice(Source::Kaleyra, body.clone()), Err(Rejected::TooLarge));
    assert_eq!(kaleyra_check().verify(headers, body), Err(Rejected::TooLarge));
}

#[test]
fn a_body_of_the_largest_size_is_accepted() {
    let body = vec![b' '; MAX_WEBHOOK_BYTES];
    assert_eq!(vouched_by_person(Source::Kaleyra, body).map(|w| w.into_raw().len()), Ok(MAX_WEBHOOK_BYTES));
}

#[test]
fn a_stranger_learns_nothing_from_sending_too_much() {
    let answer = kaleyra_check().verify([], vec![b' '; MAX_WEBHOOK_BYTES + 1]);
    assert_eq!(answer, Err(Rejected::ProofMissing));
}

#[test]
fn each_local_proof_says_which_it_is() {
    let by_person = vouched_by_person(Source::Kaleyra, BODY.to_vec()).unwrap();
    let by_practice = from_practice(Source::Kaleyra, BODY.to_vec()).unwrap();
    assert_eq!((by_person.proof(), by_person.raw()), (Proof::Person, BODY));
    assert_eq!((by_practice.proof(), by_practice.raw()), (Proof::Practice, BODY));
}

#[test]
fn stored_names_are_read_back_and_others_are_not() {
    for (proof, name) in [
        (Proof::Person, "person"),
        (Proof::Practice, "practice"),
        (Proof::StaticHeader, "static-header"),
        (Proof::MetaHmac, "meta-hmac"),
        (Proof::RazorpayHmac, "razorpay-hmac"),
        (Proof::PayuHash, "payu-hash"),
        (Proof::Basic, "basic"),
        (Proof::Bearer, "bearer"),
    ] {
        assert_eq!((proof.as_str(), name.parse()), (name, Ok(proof)));
    }
    for (source, name) in Source::ALL.into_iter().zip(["kaleyra", "meta", "razorpay", "payu"]) {
        assert_eq!((source.as_str(), name.parse()), (name, Ok(source)));
    }
    assert!("Person".parse::<Proof>().is_err());
    assert!("none".parse::<Proof>().is_err());
    assert!("Meta".parse::<Source>().is_err());
    assert!("cloud".parse::<Source>().is_err());
    assert!("nobody".parse::<Source>().is_err());
}

#[test]
fn a_channel_is_heard_under_its_providers_name() {
    assert_eq!(Source::from(domain::ChannelKind::KaleyraV2), Source::Kaleyra);
}

#[test]
fn neither_secret_nor_message_is_shown_when_debugging() {
    let check = kaleyra_check();
    let webhook = vouched_by_person(Source::Kaleyra, b"Asha owes 500".to_vec()).unwrap();
    let shown = format!("{check:?} {webhook:?}");
    assert!(!shown.contains("lotus") && !shown.contains("Asha"), "{shown}");
}
