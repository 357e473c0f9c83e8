//! Reads the answer to a message that was sent.

use crate::facts;
use serde_json::Value;

/// The message's id. Its place is not documented; these three are what clients in use read.
pub(crate) fn message_id(answer: &Value) -> Option<String> {
    let in_data = answer.get("data").and_then(|data| facts::text(data, "message_id"));
    let first = facts::list(answer, "messages").first().and_then(|message| facts::text(message, "id"));
    in_data.or_else(|| facts::text(answer, "id")).or(first)
}
