//! Reads the answer to a message that was sent.

use crate::facts;
use serde_json::Value;

/// The message's id: `{"messages":[{"id"}]}`.
pub(super) fn message_id(answer: &Value) -> Option<String> {
    facts::list(answer, "messages").first().and_then(|message| facts::text(message, "id"))
}
