//! How a call to a provider fails, by what the caller does next.

use crate::http::Lost;
use std::fmt;
use std::time::Duration;
use thiserror::Error;

/// A failed call. One variant per decision.
#[derive(Debug, Error)]
pub enum CallError {
    /// Not a byte of a message was written: try again. A lookup, which changes nothing, is tried again whatever
    /// went wrong on the way.
    #[error("the provider could not be reached")]
    Unreachable(#[source] TransportError),
    /// Nothing was taken: wait, then try again.
    #[error("the provider asks to slow down")]
    Throttled {
        /// How long, where the provider says so; at most a day.
        retry_after: Option<Duration>,
    },
    /// Nothing was taken: tell the person what to do.
    #[error("the provider refused: {code}")]
    Refused {
        /// The provider's code, for the sentence.
        code: ProviderCode,
        /// The provider's own words, at most 500 characters; for a person, never to be matched.
        details: String,
    },
    /// The message may have been taken: settle it, never repeat it blindly. No lookup ends so.
    #[error("no certain answer after the request was sent")]
    OutcomeUnknown {
        /// What came back, if anything did.
        answer: Option<RawAnswer>,
    },
    /// The answer to a lookup was not understood. No message ends so.
    #[error("the provider's answer was not understood")]
    Malformed {
        /// What came back.
        answer: RawAnswer,
    },
}

impl CallError {
    /// What no answer to a change, as a message is one, means. A status without its body says too little, but for 429.
    #[must_use]
    pub fn no_answer_to_change(lost: Lost) -> CallError {
        match lost {
            Lost::BeforeAnyByte(error) => CallError::Unreachable(TransportError::NoConnection(error)),
            Lost::AfterSending(_) => CallError::OutcomeUnknown { answer: None },
            Lost::BrokenOff { status: 429, .. } | Lost::TooLong { status: 429 } => {
                CallError::Throttled { retry_after: None }
            }
            Lost::BrokenOff { status, .. } | Lost::TooLong { status } => {
                CallError::OutcomeUnknown { answer: Some(RawAnswer::new(status, b"")) }
            }
        }
    }

    /// What no answer to a question means: it changed nothing.
    #[must_use]
    pub fn no_answer_to_question(lost: Lost) -> CallError {
        match lost {
            Lost::BeforeAnyByte(error) => CallError::Unreachable(TransportError::NoConnection(error)),
            Lost::AfterSending(error) | Lost::BrokenOff { error, .. } => {
                CallError::Unreachable(TransportError::NoAnswer(error))
            }
            Lost::TooLong { status } => CallError::Malformed { answer: RawAnswer::new(status, b"") },
        }
    }
}

/// What broke between us and the provider.
#[derive(Debug, Error)]
pub enum TransportError {
    /// There was no connection: name, network or certificate.
    #[error("no connection")]
    NoConnection(#[source] reqwest::Error),
    /// The connection broke, or nothing came in time.
    #[error("no answer")]
    NoAnswer(#[source] reqwest::Error),
    /// The provider itself is out of order.
    #[error("the provider answered with status {0}")]
    OutOfOrder(u16),
}

/// What came back, to be kept: no secret in it, at most 4,000 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The beginning of the body.
    pub body: String,
}

/// A provider's code for what it refuses, as it writes it: `131047`, `WAV2101`. Where it gives none, `http_403` and
/// the like.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ProviderCode(String);

impl ProviderCode {
    /// Reads a code: 1 to 32 letters, digits, `_`, `-` and `.`.
    #[must_use]
    pub fn parse(text: &str) -> Option<ProviderCode> {
        let fits = (1..=32).contains(&text.len());
        let plain =
            text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'));
        (fits && plain).then(|| ProviderCode(text.to_owned()))
    }

    /// Stands in for the code that an answer lacks.
    #[must_use]
    pub fn of_status(status: u16) -> ProviderCode {
        ProviderCode(format!("http_{status}"))
    }

    /// No payment is known under the reference that was looked up.
    #[must_use]
    pub fn reference_not_found() -> ProviderCode {
        ProviderCode(REFERENCE_NOT_FOUND.to_owned())
    }

    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a lookup said that it knows no such reference. How a provider says so is read where it is
    /// known.
    #[must_use]
    pub fn is_reference_not_found(&self) -> bool {
        self.0 == REFERENCE_NOT_FOUND
    }
}

const REFERENCE_NOT_FOUND: &str = "reference_not_found";

impl fmt::Display for ProviderCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl RawAnswer {
    /// Keeps an answer that holds no secret any more.
    #[must_use]
    pub fn new(status: u16, body: &[u8]) -> RawAnswer {
        let body = String::from_utf8_lossy(body);
        RawAnswer { status, body: body.chars().take(4000).collect() }
    }
}
