//! What the services say when they refuse: Meta's codes in Meta's envelope.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// A refusal in Meta's words. `details` names the field that is wrong and says what would be right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Refusal {
    pub(crate) code: u32,
    pub(crate) details: String,
    /// Only where it is not the code's own.
    http: Option<u16>,
    subcode: Option<u32>,
}

impl Refusal {
    pub(crate) fn new(code: u32, details: impl Into<String>) -> Refusal {
        Refusal { code, details: details.into(), http: None, subcode: None }
    }

    /// A required field is not there.
    pub(crate) fn missing(path: &str) -> Refusal {
        Refusal::new(131_008, format!("{path} is required"))
    }

    /// A field is there and wrong; `why` says what would be right.
    pub(crate) fn invalid(path: &str, why: impl AsRef<str>) -> Refusal {
        Refusal::new(131_009, format!("{path} {}", why.as_ref()))
    }

    /// Nothing is there, which is said with 404.
    pub(crate) fn not_found(details: &str) -> Refusal {
        Refusal { http: Some(404), ..Refusal::new(100, details) }
    }

    /// The object in the path is none of this account's.
    pub(crate) fn no_object(id: &str) -> Refusal {
        let details = format!(
            "Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, \
             or does not support this operation"
        );
        Refusal { subcode: Some(33), ..Refusal::new(100, details) }
    }

    /// What Meta calls this code.
    pub(crate) fn title(&self) -> &'static str {
        match self.code {
            100 => "Invalid parameter",
            190 => "Invalid OAuth access token",
            1026 => "Receiver Incapable",
            2046 => "New order status was not correctly transitioned",
            2047 => "Could not change order status to 'canceled'",
            2500 => "Unknown path components",
            130_429 => "Rate limit hit",
            131_000 => "Something went wrong",
            131_005 => "Access denied",
            131_008 => "Required parameter is missing",
            131_009 => "Parameter value is not valid",
            131_021 => "Recipient cannot be sender",
            131_026 => "Message undeliverable",
            131_047 => "Re-engagement message",
            131_051 => "Unsupported message type",
            131_053 => "Media upload error",
            131_056 => "(Business Account, Consumer Account) pair rate limit hit",
            132_000 => "Number of parameters does not match the expected number of params",
            132_001 => "Template name does not exist in the translation",
            132_005 => "Translated text too long",
            132_012 => "Parameter format does not match format in the created template",
            134_011 => "WhatsApp Payments terms of service has not been accepted",
            _ => "Something went wrong",
        }
    }

    /// The HTTP status it comes with.
    pub(crate) fn http(&self) -> u16 {
        self.http.unwrap_or(match self.code {
            190 => 401,
            131_005 => 403,
            132_001 => 404,
            131_000 => 500,
            _ => 400,
        })
    }

    /// The Graph error object; Kaleyra forwards it.
    pub(crate) fn envelope(&self) -> Value {
        let mut error = Map::new();
        error.insert("message".to_owned(), json!(format!("(#{}) {}", self.code, self.title())));
        error.insert("type".to_owned(), json!("OAuthException"));
        error.insert("code".to_owned(), json!(self.code));
        if let Some(subcode) = self.subcode {
            error.insert("error_subcode".to_owned(), json!(subcode));
        }
        let data = json!({"messaging_product": "whatsapp", "details": self.details});
        error.insert("error_data".to_owned(), data);
        error.insert("fbtrace_id".to_owned(), json!("Practice0000000000000000"));
        json!({"error": error})
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
