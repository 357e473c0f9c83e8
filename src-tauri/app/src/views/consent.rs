//! Whether a customer agreed that the shop writes of its own accord.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How the shop heard of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ConsentHowName {
    /// Said at the counter, or on the telephone.
    Counter,
    /// The customer wrote first.
    WroteFirst,
    /// On a form.
    Form,
    /// Written in the chat.
    Chat,
    /// WhatsApp says so.
    Whatsapp,
}

/// One word of a customer about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ConsentView {
    /// Whether they agreed; otherwise they took it back.
    pub agreed: bool,
    /// How the shop heard of it.
    pub how: ConsentHowName,
    /// When they said so.
    #[specta(type = String)]
    pub said_at: Timestamp,
    /// When it was written down.
    #[specta(type = String)]
    pub recorded_at: Timestamp,
}

/// A word of a customer about it, to be written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, specta::Type)]
pub struct ConsentForm {
    /// Whether they agreed; otherwise they took it back.
    pub agreed: bool,
    /// How the shop heard of it.
    pub how: ConsentHowName,
    /// When they said so; now, where nothing is said.
    #[specta(type = Option<String>)]
    pub said_at: Option<Timestamp>,
}
