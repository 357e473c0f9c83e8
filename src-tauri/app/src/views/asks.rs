//! What waits for a person: messages, and things about orders and the book.

use jiff::Timestamp;
use serde::Serialize;

/// One thing that needs a person, with a way out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct NeedsYouView {
    /// The order it is about; none for the book.
    pub order: Option<String>,
    /// The customer's name.
    pub customer: String,
    /// Why.
    pub code: &'static str,
    /// In a word or two.
    pub title: String,
    /// What happened.
    pub what: String,
    /// What settles it.
    pub do_text: String,
    /// The amount in question.
    pub amount: String,
    /// Since when.
    #[specta(type = String)]
    pub at: Timestamp,
}

/// A message that waits for a person's word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct AskView {
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
    /// Why it waits.
    pub why: String,
    /// Why it waits, said.
    pub why_text: String,
    /// When it was queued.
    #[specta(type = String)]
    pub queued_at: Timestamp,
}

/// A book that sends nothing until a person has seen what happened meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct QuarantineView {
    /// Since when.
    #[specta(type = String)]
    pub since: Timestamp,
    /// Ways to pay that were not yet asked after.
    pub still_sweeping: u32,
    /// What was found that the book did not know.
    pub found: Vec<FoundView>,
    /// Messages that wait.
    pub waiting: Vec<AskView>,
}

/// One thing that happened while the book was not looking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct FoundView {
    /// The order it is about, if this book has it.
    pub order: Option<String>,
    /// The customer's name.
    pub customer: String,
    /// What happened, said.
    pub what: String,
    /// The money it is about.
    pub amount: String,
    /// When it was found.
    #[specta(type = Option<String>)]
    pub at: Option<Timestamp>,
}

/// What became of messages that waited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ReleasedView {
    /// They go now.
    pub released: u32,
    /// They will not be sent.
    pub withdrawn: u32,
}

impl From<crate::Released> for ReleasedView {
    fn from(released: crate::Released) -> ReleasedView {
        ReleasedView { released: released.released, withdrawn: released.withdrawn }
    }
}

/// A payment that was confirmed, for a notification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct PaymentNews {
    /// The order it paid for.
    pub order: String,
    /// The customer's name.
    pub customer: String,
    /// What was paid.
    pub amount: String,
}
