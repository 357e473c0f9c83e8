//! Signatures over the body: Meta's and Razorpay's.

use secrecy::SecretString;

use crate::{
    MAX_WEBHOOK_BYTES, MetaHmac, Proof, RazorpayHmac, Rejected, Source, UnusableCheck, VerifiedWebhook,
};

/// Signed with [`META_SECRET`].
pub(super) const META_BODY: &str =
    r#"{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[]}],"note":"चाय"}"#;
pub(super) const META_SECRET: &str = "blue lotus 42";
pub(super) const META_SIGNATURE: &str =
    "sha256=89299462d6c49cdeed920902561a8a8eb3676bfbfc3b4d388251ad9bebd4db1b";

pub(super) const RAZORPAY_BODY: &str = r#"{"event":"payment.captured","amount":450}"#;
pub(super) const RAZORPAY_SECRET: &str = "green mango 7";
pub(super) const RAZORPAY_SIGNATURE: &str =
    "0f374c7e9019b5770f1e9d54452e4bf9444495719c9dad36160c08c35362485a";
/// Of the same body, with [`RAZORPAY_OLD_SECRET`].
pub(super) const RAZORPAY_OLD_SIGNATURE: &str =
    "95cc5baba812a651d09e8dcad119dd92ffd8dea93c3f2c3704c6baed56163e33";
pub(super) const RAZORPAY_OLD_SECRET: &str = "old mango 6";

fn meta() -> MetaHmac {
    MetaHmac::new(SecretString::from(META_SECRET)).unwrap()
}

fn razorpay() -> RazorpayHmac {
    RazorpayHmac::new(SecretString::from(RAZORPAY_SECRET)).unwrap()
}

#[track_caller]
fn check_meta(headers: &[(&str, &str)], body: &[u8], expected: Result<Proof, Rejected>) {
    let headers = headers.iter().map(|(name, value)| (*name, value.as_bytes()));
    let answer = meta().verify(headers, body.to_vec());
    assert_eq!(answer.as_ref().map(VerifiedWebhook::proof).map_err(|e| *e), expected);
    if let Ok(webhook) = answer {
        assert_eq!((webhook.source(), webhook.raw()), (Source::Meta, body));
    }
}

#[track_caller]
fn check_razorpay(check: &RazorpayHmac, signature: &str, expected: Result<Proof, Rejected>) {
    let headers = [("X-Razorpay-Signature", signature.as_bytes())];
    let answer = check.verify(headers, RAZORPAY_BODY.as_bytes().to_vec());
    assert_eq!(answer.as_ref().map(VerifiedWebhook::proof).map_err(|e| *e), expected);
}

#[test]
fn metas_signature_is_of_the_bytes_as_they_were_sent() {
    let signed = [("X-Hub-Signature-256", META_SIGNATURE)];
    check_meta(&signed, META_BODY.as_bytes(), Ok(Proof::MetaHmac));
    check_meta(&signed, META_BODY.replace(":[", ": [").as_bytes(), Err(Rejected::ProofWrong));
    check_meta(&signed, format!("{META_BODY}\n").as_bytes(), Err(Rejected::ProofWrong));
    check_meta(&signed, b"", Err(Rejected::ProofWrong));
}

#[test]
fn a_signature_is_shown_once_and_in_its_one_spelling() {
    let hex = META_SIGNATURE.trim_start_matches("sha256=");
    let body = META_BODY.as_bytes();
    check_meta(&[], body, Err(Rejected::ProofMissing));
    check_meta(&[("X-Hub-Signature", META_SIGNATURE)], body, Err(Rejected::ProofMissing));
    for value in [
        "",
        "sha256=",
        hex,
        &format!("sha1={hex}"),
        &format!("SHA256={hex}"),
        &format!("sha256={}", hex.to_uppercase()),
        &format!("sha256= {hex}"),
        &format!("{META_SIGNATURE}00"),
        &format!("{META_SIGNATURE} "),
        &META_SIGNATURE[..META_SIGNATURE.len() - 2],
        "sha256=zz299462d6c49cdeed920902561a8a8eb3676bfbfc3b4d388251ad9bebd4db1b",
    ] {
        check_meta(&[("X-Hub-Signature-256", value)], body, Err(Rejected::ProofWrong));
    }
    let twice = [("X-Hub-Signature-256", META_SIGNATURE), ("x-hub-signature-256", META_SIGNATURE)];
    check_meta(&twice, body, Err(Rejected::ProofWrong));
}

#[test]
fn no_bit_of_body_or_signature_can_be_changed() {
    for bit in 0..META_BODY.len() * 8 {
        let mut body = META_BODY.as_bytes().to_vec();
        body[bit / 8] ^= 1 << (bit % 8);
        assert!(meta().verify([("X-Hub-Signature-256", META_SIGNATURE.as_bytes())], body).is_err(), "{bit}");
    }
    for bit in 0..META_SIGNATURE.len() * 8 {
        let mut signature = META_SIGNATURE.as_bytes().to_vec();
        signature[bit / 8] ^= 1 << (bit % 8);
        let headers = [("X-Hub-Signature-256", signature.as_slice())];
        assert!(meta().verify(headers, META_BODY.as_bytes().to_vec()).is_err(), "{bit}");
    }
}

#[test]
fn razorpays_old_secret_counts_while_it_is_kept() {
    let both = razorpay().with_previous(SecretString::from(RAZORPAY_OLD_SECRET)).unwrap();
    check_razorpay(&razorpay(), RAZORPAY_SIGNATURE, Ok(Proof::RazorpayHmac));
    check_razorpay(&razorpay(), RAZORPAY_OLD_SIGNATURE, Err(Rejected::ProofWrong));
    check_razorpay(&both, RAZORPAY_SIGNATURE, Ok(Proof::RazorpayHmac));
    check_razorpay(&both, RAZORPAY_OLD_SIGNATURE, Ok(Proof::RazorpayHmac));
}

#[test]
fn one_providers_signature_is_nothing_to_the_other() {
    let headers = [("X-Hub-Signature-256", META_SIGNATURE.as_bytes())];
    assert_eq!(razorpay().verify(headers, META_BODY.as_bytes().to_vec()), Err(Rejected::ProofMissing));
    check_razorpay(&razorpay(), &format!("sha256={RAZORPAY_SIGNATURE}"), Err(Rejected::ProofWrong));
}

#[test]
fn a_stranger_learns_nothing_from_signing_too_much() {
    let body = vec![b' '; MAX_WEBHOOK_BYTES + 1];
    check_meta(&[("X-Hub-Signature-256", META_SIGNATURE)], &body, Err(Rejected::ProofWrong));
}

#[test]
fn a_secret_that_was_copied_badly_is_refused_when_it_is_set_up() {
    for secret in ["", " ", "secret ", "\tsecret", "secret\n"] {
        let secret = || SecretString::from(secret);
        assert_eq!(MetaHmac::new(secret()).err(), Some(UnusableCheck::Blank));
        assert_eq!(razorpay().with_previous(secret()).err(), Some(UnusableCheck::Blank));
    }
    assert!(RazorpayHmac::new(SecretString::from("गुप्त शब्द")).is_ok());
}

#[test]
fn a_secret_that_signs_is_not_shown_when_debugging() {
    let shown = format!("{:?} {:?}", meta(), razorpay());
    assert!(!shown.contains("lotus") && !shown.contains("mango"), "{shown}");
}
