//! One call: the keys are added at the last moment, and what comes back is judged by the rule of the house.
//!
//! What changes nothing is never of unknown outcome. What gives money back or makes a link is *not done* only when nothing
//! was written, or when the gateway refuses in so many words; everything else after the first byte is unknown.

use crate::digits;
use crate::keys::GatewayKeys;
use crate::loose::{field, first};
use calling::{Answer, BaseUrl, BaseUrlInvalid, CallError, Http, ProviderCode, RawAnswer, TransportError};
use domain::GatewaySettings;
use reqwest::RequestBuilder;
use serde_json::Value;

/// The way to a gateway, with the keys of one account.
#[derive(Clone, Debug)]
pub struct Client {
    pub base: BaseUrl,
    pub keys: GatewayKeys,
    pub http: Http,
}

/// The code for a key that is refused.
const KEY_REFUSED: &str = "gateway_key_refused";

impl Client {
    pub fn new(settings: &GatewaySettings, keys: GatewayKeys, http: &Http) -> Result<Client, BaseUrlInvalid> {
        Ok(Client { base: BaseUrl::parse(&settings.base_url)?, keys, http: http.clone() })
    }

    /// Asks for what changes nothing.
    pub async fn ask(&self, request: RequestBuilder) -> Result<Value, CallError> {
        let answer = self.http.exchange(request).await.map_err(CallError::no_answer_to_question)?;
        let answer = self.without_secret(answer);
        match (answer.status, json(&answer.body)) {
            (200..=299, Some(body)) => Ok(body),
            (200..=399, _) => Err(CallError::Malformed { answer: raw(&answer) }),
            (429, _) => Err(CallError::Throttled { retry_after: answer.retry_after }),
            (408 | 500.., _) => Err(CallError::Unreachable(TransportError::OutOfOrder(answer.status))),
            (status, body) => Err(refused(status, &body.unwrap_or_default())),
        }
    }

    /// Does something.
    pub async fn change(&self, request: RequestBuilder) -> Result<Value, CallError> {
        let answer = self.http.exchange(request).await.map_err(CallError::no_answer_to_change)?;
        let answer = self.without_secret(answer);
        match (answer.status, json(&answer.body)) {
            (200..=299, Some(body)) if body.is_object() => Ok(body),
            (429, _) => Err(CallError::Throttled { retry_after: answer.retry_after }),
            // The first request with this key is still under way.
            (408 | 409, _) | (..=399 | 500.., _) => Err(unknown(&answer)),
            (status, body) => Err(refused(status, &body.unwrap_or_default())),
        }
    }

    fn without_secret(&self, answer: Answer) -> Answer {
        Answer { body: self.keys.redact(answer.body), ..answer }
    }
}

/// An answer as JSON, with every digit.
pub fn json(body: &[u8]) -> Option<Value> {
    serde_json::from_slice(&digits::kept(body)).ok()
}

/// An answer to a change that says neither yes nor no.
pub fn unclear(body: &Value) -> CallError {
    CallError::OutcomeUnknown { answer: Some(RawAnswer::new(200, body.to_string().as_bytes())) }
}

/// An answer to a question that is none.
pub fn malformed(body: &Value) -> CallError {
    CallError::Malformed { answer: RawAnswer::new(200, body.to_string().as_bytes()) }
}

/// What the gateway does not know.
pub fn not_found(details: String) -> CallError {
    CallError::Refused { code: ProviderCode::reference_not_found(), details }
}

/// A refusal with a code of the gateway's.
pub fn refusal(code: &str, details: &str) -> CallError {
    let code = ProviderCode::parse(code).unwrap_or_else(|| ProviderCode::of_status(400));
    CallError::Refused { code, details: plain(details) }
}

fn refused(status: u16, body: &Value) -> CallError {
    let error = body.get("error").filter(|error| error.is_object()).unwrap_or(body);
    let details = first(error, &["description", "message", "msg"]).unwrap_or_default();
    if matches!(status, 401 | 403) {
        return refusal(KEY_REFUSED, &details);
    }
    let low = details.to_ascii_lowercase();
    if status == 404 || low.contains("does not exist") || low.contains("not a valid id") {
        return not_found(plain(&details));
    }
    let code = field(error, "reason").filter(|reason| reason != "input_validation_failed");
    let code = code.or_else(|| field(error, "code")).and_then(|code| ProviderCode::parse(&code));
    CallError::Refused {
        code: code.unwrap_or_else(|| ProviderCode::of_status(status)),
        details: plain(&details),
    }
}

fn plain(words: &str) -> String {
    words.chars().filter(|c| !c.is_control()).take(500).collect()
}

fn raw(answer: &Answer) -> RawAnswer {
    RawAnswer::new(answer.status, &answer.body)
}

fn unknown(answer: &Answer) -> CallError {
    CallError::OutcomeUnknown { answer: Some(raw(answer)) }
}
