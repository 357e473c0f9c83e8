//! Every text of every language can be said, and the short ones stay short.

use domain::Paise;

use crate::message::arguments;
use crate::{Kind, Language, Value, Words, keys};

fn samples(key: &str) -> Vec<(&'static str, Value<'static>)> {
    let sample = |kind: Kind| match kind {
        Kind::Money => Value::Money(Paise::new(12_345_650)),
        Kind::Number => Value::Number(2),
        Kind::Text => Value::Text("ABC"),
    };
    arguments(key).unwrap_or_default().iter().map(|(name, kind)| (*name, sample(*kind))).collect()
}

#[track_caller]
fn check_every_text(checked: impl Fn(&str, &str)) {
    for language in Language::ALL {
        let words = Words::new(language);
        for key in keys() {
            let text = words.say_key(key, &samples(key)).expect("a listed key can be said");
            checked(key, &text);
        }
    }
}

#[test]
fn no_text_shows_the_machinery() {
    check_every_text(|key, text| {
        assert!(!text.is_empty(), "{key} says nothing");
        for mark in ["{", "}", "$", "MONEY", "NUMBER", "  "] {
            assert!(!text.contains(mark), "{key} shows {mark:?}: {text}");
        }
    });
}

#[test]
fn errors_say_what_to_do_in_whole_sentences() {
    check_every_text(|key, text| {
        let subject = key.split('-').next().unwrap();
        if matches!(subject, "error" | "provider") {
            assert!(text.ends_with(['.', '।']), "{key}: {text}");
        }
    });
}

#[test]
fn words_for_a_chip_have_at_most_17_characters() {
    check_every_text(|key, text| {
        let chip = (key.starts_with("attention-") && key.ends_with("-title"))
            || [
                "order-state-",
                "message-state-",
                "bubble-state-",
                "payment-word-",
                "refund-state-",
                "attempt-state-",
            ]
            .iter()
            .any(|start| key.starts_with(start));
        // Marks that sit on a letter take no room of their own; counting them keeps us on the safe side.
        if chip {
            assert!(text.chars().count() <= 17, "{key}: {text}");
        }
    });
}

#[test]
fn messages_to_the_customer_stay_far_below_whatsapps_limit() {
    check_every_text(|key, text| {
        if key.starts_with("customer-") {
            assert!(text.encode_utf16().count() <= 250, "{key}: {text}");
        }
    });
}

#[test]
fn hindi_is_written_in_devanagari() {
    const SAME_IN_EVERY_LANGUAGE: [&str; 9] =
        ["CGST", "SGST", "IGST", "GSTIN", "GST", "HSN", "UPI", "WhatsApp", "English"];
    let words = Words::new(Language::Hindi);
    for key in keys() {
        let text = words.say_key(key, &samples(key)).unwrap();
        let translated =
            SAME_IN_EVERY_LANGUAGE.iter().fold(text.clone(), |text, name| text.replace(name, ""));
        assert!(
            translated.chars().any(|letter| ('\u{900}'..='\u{97f}').contains(&letter))
                || !translated.chars().any(char::is_alphabetic),
            "{key}: {text}"
        );
    }
}

#[test]
fn every_refusal_of_a_bill_has_its_own_sentence() {
    for code in domain::bill::RefusalCode::ALL {
        check_own_sentence(code.as_str());
    }
}

#[test]
fn every_refusal_of_a_document_has_its_own_sentence() {
    use domain::document::{DocumentCode, FormatInvalid, SeriesRefusal};
    for code in DocumentCode::ALL {
        check_own_sentence(code.as_str());
    }
    for code in FormatInvalid::ALL {
        check_own_sentence(code.as_str());
    }
    for code in SeriesRefusal::NAMES {
        check_own_sentence(code);
    }
}

#[test]
fn every_warning_has_its_own_sentence() {
    for name in domain::document::Warning::NAMES.into_iter().chain(domain::identity::Doubt::NAMES) {
        let key = format!("warning-{}", name.replace('_', "-"));
        assert!(arguments(&key).is_some(), "{name} has no sentence");
    }
}

#[test]
fn every_kind_of_document_has_its_name_in_books() {
    for kind in domain::document::Kind::ALL {
        let key = format!("book-kind-{}", kind.as_str().replace('_', "-"));
        assert!(arguments(&key).is_some(), "{key} is missing");
    }
}

#[test]
fn every_code_of_the_contract_has_its_own_sentence() {
    for code in [
        "address_needed",
        "already_open",
        "asks_waiting",
        "attempt_pending",
        "book_newer",
        "clock_behind",
        "composition_inter_state",
        "customer_phone_missing",
        "discount_exceeds",
        "empty_bill",
        "gstin_invalid",
        "host_not_allowed",
        "importer_needed",
        "malformed",
        "no_account",
        "not_json",
        "not_sendable",
        "order_not_found",
        "outcome_unknown",
        "price_precision",
        "quantity_invalid",
        "quarantined",
        "throttled",
        "unreachable",
        "usage",
        "vault_locked",
    ] {
        check_own_sentence(code);
    }
}

#[track_caller]
fn check_own_sentence(code: &str) {
    let key = format!("error-{}", code.replace('_', "-"));
    assert!(arguments(&key).is_some(), "{code} has no sentence");
}
