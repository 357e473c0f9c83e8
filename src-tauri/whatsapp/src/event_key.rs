//! What makes an event the same event when it is delivered again.

use crate::facts;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// The key of an event that its own facts identify, of bounded length whatever the facts are.
pub(crate) fn of_facts(kind: &str, facts: impl IntoIterator<Item = Option<String>>) -> String {
    // As JSON, so that no two lists of facts can be written alike.
    let facts: Value = facts.into_iter().collect();
    format!("{kind}:{}", hex::encode(Sha256::digest(facts.to_string())))
}

/// The key of an event that only its own bytes identify.
pub(crate) fn of_bytes(event: &Value) -> String {
    format!("bytes:{}", hex::encode(facts::own_hash(event)))
}
