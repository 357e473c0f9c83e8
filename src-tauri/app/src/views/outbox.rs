//! What has not reached its customer yet, and why.

use crate::views::{AskView, BulkView};
use jiff::Timestamp;
use serde::Serialize;

/// The outbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct OutboxView {
    /// Messages that wait for a person's word.
    pub asks: Vec<AskView>,
    /// How many there are.
    pub n_asks: u32,
    /// Messages that go by themselves.
    pub waiting: Vec<OutboxRowView>,
    /// How many there are.
    pub n_waiting: u32,
    /// Messages of which nobody knows whether they arrived.
    pub unknown: Vec<OutboxRowView>,
    /// How many there are.
    pub n_unknown: u32,
    /// Messages that did not reach the customer, and that nobody has settled.
    pub refused: Vec<OutboxRowView>,
    /// The bills that were last sent together.
    pub batch: Option<BulkView>,
    /// Whether a person stopped all sending.
    pub is_paused: bool,
}

/// One message of the outbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct OutboxRowView {
    /// Its number.
    #[specta(type = i32)]
    pub id: i64,
    /// Its order; empty for a text that is about none.
    pub order: String,
    /// The customer's name.
    pub customer: String,
    /// What it does: `order_details`, `order_status`, …
    pub kind: &'static str,
    /// The status it tells.
    pub told_status: Option<&'static str>,
    /// The amount it asks for, or takes.
    pub amount: String,
    /// Whether it goes as a template.
    pub is_template: bool,
    /// What that costs, where it is known.
    pub cost: Option<String>,
    /// What it waits for.
    pub waits_for: WaitsFor,
    /// When it is tried, or checked, next.
    #[specta(type = Option<String>)]
    pub next_at: Option<Timestamp>,
    /// How often a request was begun.
    pub tries: u32,
    /// When it was queued.
    #[specta(type = String)]
    pub queued_at: Timestamp,
    /// Why it was refused, and what to do.
    pub trouble: Option<String>,
}

/// What a message waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum WaitsFor {
    /// Its turn.
    Turn,
    /// The message before it.
    MessageBefore,
    /// An earlier way to pay, which is being closed.
    WayToPay,
    /// WhatsApp asked to slow down.
    SlowDown,
    /// The network.
    Network,
    /// The account is mended.
    Account,
    /// The batch it belongs to goes on.
    Batch,
    /// The answer to its request.
    Answer,
    /// A check whether it arrived.
    Check,
}
