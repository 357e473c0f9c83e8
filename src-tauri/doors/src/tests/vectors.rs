//! Other people's signatures and hashes, read where they lie when `CONFORMANCE_FIXTURES` says where. Each holds as
//! it is said to, and none holds any more with one bit changed.

use std::path::{Path, PathBuf};

use secrecy::SecretString;
use serde_json::Value;

use crate::{PayuHash, RazorpayHmac};

fn folder() -> Option<PathBuf> {
    std::env::var_os("CONFORMANCE_FIXTURES").map(PathBuf::from)
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn text<'a>(of: &'a Value, name: &str) -> &'a str {
    of[name].as_str().unwrap_or_else(|| panic!("{name} in {of}"))
}

/// Each place where a bit can be changed, at most a few thousand of them, spread evenly.
fn with_one_bit_changed(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    let step = (bytes.len() * 8 / 2000).max(1);
    (0..bytes.len() * 8).step_by(step).map(|bit| {
        let mut changed = bytes.to_vec();
        changed[bit / 8] ^= 1 << (bit % 8);
        changed
    })
}

fn is_razorpays(secret: &str, signature: &[u8], body: &[u8]) -> bool {
    let check = RazorpayHmac::new(SecretString::from(secret)).unwrap();
    check.verify([("X-Razorpay-Signature", signature)], body.to_vec()).is_ok()
}

#[test]
fn razorpays_signatures_hold_as_they_are_said_to() {
    let Some(folder) = folder().map(|folder| folder.join("vectors")) else { return };
    let vectors = json(&folder.join("razorpay-signature-vectors.json"));
    for vector in vectors.as_array().unwrap() {
        let (name, secret, signature) =
            (text(vector, "name"), text(vector, "secret"), text(vector, "signature").as_bytes());
        let body = match vector["message_file"].as_str() {
            Some(file) => std::fs::read(folder.join(file)).unwrap(),
            None => text(vector, "message").as_bytes().to_vec(),
        };
        assert_eq!(is_razorpays(secret, signature, &body), vector["computed_ok"] == true, "{name}");
        for changed in with_one_bit_changed(&body) {
            assert!(!is_razorpays(secret, signature, &changed), "{name}: body");
        }
        for changed in with_one_bit_changed(signature) {
            assert!(!is_razorpays(secret, &changed, &body), "{name}: signature");
        }
        assert!(!is_razorpays(&format!("{secret}x"), signature, &body), "{name}: secret");
    }
}

fn form(fields: &[(String, Vec<u8>)]) -> Vec<u8> {
    let escaped = |bytes: &[u8]| {
        percent_encoding::percent_encode(bytes, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
    pairs.join("&").into_bytes()
}

fn is_payus(salt: &str, body: Vec<u8>) -> bool {
    PayuHash::new(SecretString::from(salt)).unwrap().verify(body).is_ok()
}

#[test]
fn payus_reverse_hashes_hold_and_cover_each_field() {
    let Some(folder) = folder() else { return };
    let vectors = &json(&folder.join("vectors/payu-hash-vectors.json"))["synthetic"];
    let (key, salt) = (text(vectors, "key"), text(vectors, "salt"));
    for vector in vectors["reverse"].as_array().unwrap() {
        let name = text(vector, "name");
        let params = vector["params"].as_object().unwrap().iter();
        let mut fields: Vec<(String, Vec<u8>)> =
            params.map(|(name, value)| (name.clone(), value.as_str().unwrap().as_bytes().to_vec())).collect();
        fields.push(("key".to_owned(), key.as_bytes().to_vec()));
        fields.push(("hash".to_owned(), text(vector, "reverse_hash").as_bytes().to_vec()));
        assert!(is_payus(salt, form(&fields)), "{name}");
        assert!(!is_payus(&salt[1..], form(&fields)), "{name}: salt");
        for field in 0..fields.len() {
            for changed in with_one_bit_changed(&fields[field].1.clone()) {
                let mut fields = fields.clone();
                fields[field].1 = changed;
                assert!(!is_payus(salt, form(&fields)), "{name}: {}", fields[field].0);
            }
        }
    }
}

#[test]
fn a_shops_own_hash_does_not_come_back_as_payus() {
    let Some(folder) = folder() else { return };
    let vectors = &json(&folder.join("vectors/payu-hash-vectors.json"))["official_java_sdk"];
    for case in vectors["cases"].as_array().unwrap() {
        let mut fields: Vec<(String, Vec<u8>)> =
            ["txnid", "amount", "productinfo", "firstname", "email", "udf1"]
                .iter()
                .map(|name| ((*name).to_owned(), text(case, name).as_bytes().to_vec()))
                .collect();
        fields.push(("key".to_owned(), text(vectors, "key").as_bytes().to_vec()));
        fields.push(("status".to_owned(), b"success".to_vec()));
        fields.push(("hash".to_owned(), text(case, "payment_hash").as_bytes().to_vec()));
        assert!(!is_payus(text(vectors, "salt"), form(&fields)));
    }
}

#[test]
fn payus_webhooks_are_proved_as_they_are_and_those_without_a_hash_are_not() {
    let Some(folder) = folder() else { return };
    let salt = json(&folder.join("vectors/payu-hash-vectors.json"));
    let salt = text(&salt["synthetic"], "salt");
    for (file, expected) in [
        ("webhook-payment-success-synthetic.form", true),
        ("webhook-payment-failure-synthetic.form", true),
        ("webhook-refund-success.json", false),
        ("webhook-refund-failure.json", false),
    ] {
        let body = std::fs::read(folder.join("payu").join(file)).unwrap();
        assert_eq!(is_payus(salt, body), expected, "{file}");
    }
}
