//! Many bills sent at one person's word.

use crate::error::ErrorView;
use crate::views::OrderFilterName;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Which orders: those that are named, or where none is, all that a list shows.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, specta::Type)]
pub struct BulkQuery {
    /// Numbers of orders.
    pub numbers: Vec<String>,
    /// The list's filter.
    pub filter: OrderFilterName,
    /// The list's search.
    pub search: String,
}

/// What a person was shown before the word: it is checked again when the word comes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct BulkShown {
    /// How many bills go.
    pub bills: u32,
    /// What they ask for together.
    pub amount: String,
    /// How many go as a template, which costs something.
    pub templates: u32,
}

/// What would go, and what cannot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct BulkPlanView {
    /// What the person agrees to.
    pub shown: BulkShown,
    /// What the templates cost together, where that is known.
    pub cost: Option<String>,
    /// The first bills that go.
    pub bills: Vec<BulkBillView>,
    /// How many orders cannot be asked for.
    pub left_out: u32,
    /// The first of them, with the reason.
    pub reasons: Vec<BulkLeftOutView>,
}

/// A bill that would go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct BulkBillView {
    /// Its number.
    pub number: String,
    /// The customer's name.
    pub customer: String,
    /// What it asks for.
    pub amount: String,
    /// `interactive` or `template`.
    pub kind: &'static str,
}

/// An order that cannot be asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct BulkLeftOutView {
    /// Its number.
    pub number: String,
    /// The customer's name.
    pub customer: String,
    /// Why.
    pub reason: ErrorView,
}

/// How far a batch has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct BulkView {
    /// The batch.
    #[specta(type = i32)]
    pub id: i64,
    /// When the word was given.
    #[specta(type = String)]
    pub started_at: Timestamp,
    /// All its bills.
    pub bills: u32,
    /// Taken by WhatsApp.
    pub accepted: u32,
    /// Refused by WhatsApp.
    pub refused: u32,
    /// On their way, or nobody knows yet.
    pub under_way: u32,
    /// They wait for their turn.
    pub waiting: u32,
    /// They wait for a person.
    pub asking: u32,
    /// They will not be sent.
    pub withdrawn: u32,
    /// Orders that were chosen and could not be asked for.
    pub left_out: u32,
    /// What was spent so far on those that went, where that is known.
    pub spent: String,
    /// Whether it rests.
    pub is_paused: bool,
    /// Whether the rest of it was taken back.
    pub is_canceled: bool,
}
