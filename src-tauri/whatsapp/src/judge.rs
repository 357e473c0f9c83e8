//! What an answer means for the caller: the rule of the house about what is certain and what is not.
//!
//! A message is *not taken* only when nothing was written, or when the answer carries a code that is documented so;
//! a plain refusal (4xx) counts as one. Everything else after the first byte is unknown. A lookup changes nothing,
//! so nothing about it is unknown.

use crate::channel::LookupError;
use crate::codes::{self, Meaning, Said};
use calling::{Answer, CallError, ProviderCode, RawAnswer, TransportError};
use serde_json::Value;

/// A message that was taken.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) message_id: Option<String>,
}

/// The answer to a message; `message_id` finds the id where this provider may have put it.
pub(crate) fn message(answer: &Answer, message_id: fn(&Value) -> Option<String>) -> Result<Taken, CallError> {
    let body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    let said = weightiest(codes::found(&body));
    let meaning = said.as_ref().map(|said| said.meaning);
    let message_id = message_id(&body);
    match (answer.status, meaning) {
        (200..=299, Some(Meaning::SlowDown | Meaning::NotTaken)) if message_id.is_some() => {
            Err(unknown(answer))
        }
        (429, _) | (_, Some(Meaning::SlowDown)) => {
            Err(CallError::Throttled { retry_after: answer.retry_after })
        }
        (_, Some(Meaning::Unknown)) => Err(unknown(answer)),
        (_, Some(Meaning::NotTaken)) => Err(refused(answer.status, said, &body)),
        (200..=299, Some(Meaning::Taken)) => Ok(Taken { message_id }),
        (200..=299, Some(Meaning::Undocumented) | None) if message_id.is_some() => Ok(Taken { message_id }),
        (408, _) | (_, Some(Meaning::Taken)) => Err(unknown(answer)),
        (400..=499, Some(Meaning::Undocumented) | None) => Err(refused(answer.status, said, &body)),
        (_, Some(Meaning::Undocumented) | None) => Err(unknown(answer)),
    }
}

/// The answer to a change of the account.
pub(crate) fn change(answer: &Answer) -> Result<Value, CallError> {
    let body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    let said = weightiest(codes::found(&body));
    match (answer.status, said.as_ref().map(|said| said.meaning)) {
        (200..=299, None) if body.is_object() => Ok(body),
        (429, _) | (_, Some(Meaning::SlowDown)) => {
            Err(CallError::Throttled { retry_after: answer.retry_after })
        }
        (408, _) | (_, Some(Meaning::Unknown)) => Err(unknown(answer)),
        (400..=499, _) | (_, Some(Meaning::NotTaken)) => Err(refused(answer.status, said, &body)),
        _ => Err(unknown(answer)),
    }
}

/// The answer to a lookup as JSON, if it is worth reading as payments.
pub(crate) fn lookup(answer: &Answer) -> Result<Value, CallError> {
    let body: Result<Value, _> = serde_json::from_slice(&answer.body);
    match (answer.status, body) {
        (200..=299, Ok(body)) => Ok(body),
        (200..=399, _) => Err(malformed(answer)),
        (429, _) => Err(CallError::Throttled { retry_after: answer.retry_after }),
        (status, body) => {
            let body = body.unwrap_or_default();
            Err(refused_lookup(answer, status, weightiest(codes::found(&body)), &body))
        }
    }
}

/// What is wrong with an answer that has no payment in it.
pub(crate) fn no_payment(answer: &Answer, error: LookupError) -> CallError {
    match error {
        LookupError::NoPayment => not_found(String::new()),
        LookupError::Provider { code, details } => {
            let meaning = codes::meaning(&code);
            refused_lookup(answer, 400, Some(Said { code, meaning, details }), &Value::Null)
        }
        LookupError::NotJson | LookupError::NotUnderstood => malformed(answer),
    }
}

fn refused_lookup(answer: &Answer, status: u16, said: Option<Said>, body: &Value) -> CallError {
    let code = said.as_ref().map(|said| said.code.as_str());
    match (status, said.as_ref().map(|said| said.meaning), code) {
        (_, Some(Meaning::SlowDown), _) => CallError::Throttled { retry_after: answer.retry_after },
        (_, Some(Meaning::Unknown), _) | (_, _, Some("500")) | (408, ..) => out_of_order(answer),
        (_, _, Some("100" | "131009")) | (404, Some(Meaning::Undocumented) | None, _) => {
            not_found(details(said.as_ref(), body))
        }
        (500..=599, Some(Meaning::Taken | Meaning::Undocumented) | None, _) => out_of_order(answer),
        _ => refused(status, said, body),
    }
}

/// The code that says most: one that is documented before one that is not.
fn weightiest(found: Vec<Said>) -> Option<Said> {
    let weight = |said: &Said| match said.meaning {
        Meaning::Unknown => 4,
        Meaning::NotTaken => 3,
        Meaning::SlowDown => 2,
        Meaning::Taken => 1,
        Meaning::Undocumented => 0,
    };
    // The first of equals, where `max_by_key` gives the last.
    found.into_iter().rev().max_by_key(weight)
}

fn refused(status: u16, said: Option<Said>, body: &Value) -> CallError {
    let details = details(said.as_ref(), body);
    let code = said.map_or_else(|| ProviderCode::of_status(status), |said| said.code);
    CallError::Refused { code, details }
}

fn not_found(details: String) -> CallError {
    CallError::Refused { code: ProviderCode::reference_not_found(), details }
}

fn details(said: Option<&Said>, body: &Value) -> String {
    let words = said.map_or_else(|| codes::words(body), |said| said.details.clone());
    words.chars().filter(|c| !c.is_control()).take(500).collect()
}

fn unknown(answer: &Answer) -> CallError {
    CallError::OutcomeUnknown { answer: Some(RawAnswer::new(answer.status, &answer.body)) }
}

/// An answer that is none to what was asked.
pub(crate) fn malformed(answer: &Answer) -> CallError {
    CallError::Malformed { answer: RawAnswer::new(answer.status, &answer.body) }
}

fn out_of_order(answer: &Answer) -> CallError {
    CallError::Unreachable(TransportError::OutOfOrder(answer.status))
}
