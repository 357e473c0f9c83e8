//! Every code that the providers document: what follows from it, and what a person is told.

use crate::codes::{KNOWN, is_about_the_account, refuses_the_key};
use crate::{CallError, judge};
use calling::Answer;
use words::{Language, Message, Words};

/// Kaleyra's codes for a message, as its documents list them, and what is to be done.
const KALEYRA: [(&str, u16, &str); 8] = [
    ("WA200", 200, "accepted"),
    ("RBC001", 401, "refused"),
    ("E110", 400, "refused"),
    ("WAV2101", 400, "refused"),
    ("WA400", 400, "refused"),
    ("WA401", 401, "refused"),
    // Three more tries at 5, 10 and 15 minutes are documented, but not that nothing was taken.
    ("WA500", 500, "unknown"),
    ("E13001", 400, "refused"),
];

/// Meta's, with the statuses they come with.
const META: [(&str, u16, &str); 47] = [
    ("0", 401, "refused"),
    ("190", 401, "refused"),
    ("3", 500, "refused"),
    ("10", 403, "refused"),
    ("200", 403, "refused"),
    ("299", 403, "refused"),
    ("4", 400, "throttled"),
    ("80007", 400, "throttled"),
    ("130429", 400, "throttled"),
    ("131048", 400, "throttled"),
    ("131056", 400, "throttled"),
    ("100", 400, "refused"),
    ("33", 400, "refused"),
    ("130472", 400, "refused"),
    // Said to pass by itself; nobody says whether the message was taken before.
    ("1", 500, "unknown"),
    ("2", 503, "unknown"),
    ("131000", 500, "unknown"),
    ("131016", 500, "unknown"),
    ("133004", 503, "unknown"),
    ("131005", 403, "refused"),
    ("131008", 400, "refused"),
    ("131009", 400, "refused"),
    ("131021", 400, "refused"),
    ("131026", 400, "refused"),
    ("131042", 400, "refused"),
    ("131047", 400, "refused"),
    ("131049", 400, "refused"),
    ("131050", 400, "refused"),
    ("131051", 400, "refused"),
    ("131052", 400, "refused"),
    ("131053", 400, "refused"),
    ("131057", 500, "throttled"),
    ("132000", 400, "refused"),
    ("132001", 404, "refused"),
    ("132005", 400, "refused"),
    ("132007", 400, "refused"),
    ("132012", 400, "refused"),
    ("132015", 400, "refused"),
    ("132016", 400, "refused"),
    ("133010", 400, "refused"),
    ("134011", 400, "refused"),
    ("135000", 400, "refused"),
    ("2046", 400, "refused"),
    ("2047", 400, "refused"),
    ("1026", 400, "refused"),
    ("2500", 400, "refused"),
    ("2500", 404, "refused"),
];

fn decision(status: u16, body: &str) -> String {
    let answer = Answer { status, server_time: None, retry_after: None, body: body.as_bytes().to_vec() };
    match judge::message(&answer, |_| None) {
        Ok(_) => "accepted".to_owned(),
        Err(CallError::Unreachable(_)) => "unreachable".to_owned(),
        Err(CallError::Throttled { .. }) => "throttled".to_owned(),
        Err(CallError::Refused { code, .. }) => format!("refused {code}"),
        Err(CallError::OutcomeUnknown { .. }) => "unknown".to_owned(),
        Err(CallError::Malformed { .. }) => "malformed".to_owned(),
    }
}

#[track_caller]
fn check(code: &str, status: u16, body: &str, expected: &str) {
    let expected = if expected == "refused" { format!("refused {code}") } else { expected.to_owned() };
    assert_eq!(decision(status, body), expected, "{code} with {status}: {body}");
}

#[test]
fn every_documented_code_leads_to_its_decision() {
    for (code, status, expected) in KALEYRA {
        check(code, status, &format!(r#"{{"code":"{code}","message":"m"}}"#), expected);
    }
    for (code, status, expected) in META {
        check(code, status, &format!(r#"{{"error":{{"code":{code},"message":"m"}}}}"#), expected);
        check(code, status, &format!(r#"{{"errors":[{{"code":"{code}","title":"t"}}]}}"#), expected);
    }
}

#[test]
fn the_tables_of_the_documents_and_ours_hold_the_same_codes() {
    let documented = || KALEYRA.iter().chain(&META).map(|(code, ..)| *code);
    for (code, ..) in KNOWN.iter().filter(|(code, ..)| !code.starts_with("http_")) {
        assert!(documented().any(|documented| documented == *code), "{code} is documented nowhere");
    }
    for code in documented().filter(|code| *code != "299") {
        assert!(KNOWN.iter().any(|(known, ..)| *known == code), "{code} is in no table of ours");
    }
}

#[test]
fn every_code_is_said_in_a_sentence_of_its_own_in_every_language() {
    let ours = ["http_400", "http_404", "reference_not_found", "channel_cannot_say"];
    for language in Language::ALL {
        let words = Words::new(language);
        // Nobody is told of a message that was taken.
        let codes = KNOWN.iter().map(|(code, ..)| *code).filter(|code| *code != "WA200").chain(ours);
        for code in codes {
            let (said, general) = (words.say_provider_code(code), Message::ProviderUnknownCode { code });
            assert_ne!(said, words.say(&general), "{code} in {language}");
            assert!(said.chars().count() > 20, "{code} in {language}: {said}");
        }
    }
}

#[test]
fn what_concerns_the_whole_account_is_told_apart_from_what_concerns_a_message() {
    let refused = |status, body: &str| {
        let answer = Answer { status, server_time: None, retry_after: None, body: body.as_bytes().to_vec() };
        match judge::message(&answer, |_| None) {
            Err(CallError::Refused { code, .. }) => (is_about_the_account(&code), refuses_the_key(&code)),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(refused(401, r#"{"error":{"code":190}}"#), (true, true));
    assert_eq!(refused(403, "<html>"), (true, true));
    assert_eq!(refused(403, r#"{"error":{"code":234}}"#), (true, false));
    assert_eq!(refused(402, r#"{"code":"E110"}"#), (true, false));
    assert_eq!(refused(400, r#"{"error":{"code":131026}}"#), (false, false));
    assert_eq!(refused(400, r#"{"error":{"to":"invalid number"}}"#), (false, false));
}
