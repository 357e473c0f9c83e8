//! What the services say when they refuse: Meta's codes in Meta's envelope, Kaleyra's codes in Kaleyra's.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A refusal in Meta's words. `details` names the field that is wrong and says what would be right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Refusal {
    pub(crate) code: u32,
    pub(crate) details: String,
}

impl Refusal {
    pub(crate) fn new(code: u32, details: impl Into<String>) -> Refusal {
        Refusal { code, details: details.into() }
    }

    /// A required field is not there.
    pub(crate) fn missing(path: &str) -> Refusal {
        Refusal::new(131_008, format!("{path} is required"))
    }

    /// A field is there and wrong; `why` says what would be right.
    pub(crate) fn invalid(path: &str, why: impl AsRef<str>) -> Refusal {
        Refusal::new(131_009, format!("{path} {}", why.as_ref()))
    }

    /// What Meta calls this code.
    pub(crate) fn title(&self) -> &'static str {
        match self.code {
            100 => "Invalid parameter",
            2046 => "New order status was not correctly transitioned",
            2047 => "Could not change order status to 'canceled'",
            130_429 => "Rate limit hit",
            131_008 => "Required parameter is missing",
            131_009 => "Parameter value is not valid",
            131_021 => "Recipient cannot be sender",
            131_026 => "Message undeliverable",
            131_047 => "Re-engagement message",
            131_051 => "Unsupported message type",
            131_056 => "(Business Account, Consumer Account) pair rate limit hit",
            _ => "Something went wrong",
        }
    }

    /// The Graph error object, as Kaleyra forwards it.
    pub(crate) fn envelope(&self) -> Value {
        json!({"error": {
            "message": format!("(#{}) {}", self.code, self.title()),
            "type": "OAuthException",
            "code": self.code,
            "error_data": {"messaging_product": "whatsapp", "details": self.details},
            "fbtrace_id": "Practice0000000000000000",
        }})
    }

    /// The same as an entry of a failed status's `errors`.
    pub(crate) fn in_status(&self) -> Value {
        json!({
            "code": self.code,
            "title": self.title(),
            "message": self.title(),
            "error_data": {"details": self.details},
            "href": "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
        })
    }
}
