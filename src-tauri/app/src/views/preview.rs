//! What WhatsApp will show the customer of a bill.

use crate::error::ErrorView;
use serde::Serialize;

/// What WhatsApp will show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct PreviewView {
    /// The language that the customer reads.
    pub language: String,
    /// `interactive` or `template`; `none` where neither can go.
    pub kind: &'static str,
    /// Why it goes so: `window_open`, `said_to_have_written`, `window_closed`, `never_wrote`, `payments_only`,
    /// `no_account`.
    pub why: &'static str,
    /// What it costs, where that is known.
    pub cost: Option<String>,
    /// The first sentence of the message.
    pub greeting: String,
    /// What follows it; may be empty.
    pub body: String,
    /// What stands below.
    pub footer: String,
    /// The first items.
    pub items: Vec<PreviewItem>,
    /// How many more there are.
    pub more_items: u32,
    /// What those come to.
    pub more_amount: String,
    /// All items.
    pub subtotal: String,
    /// What is taken off.
    pub discount: String,
    /// What tax adds; nothing where prices contain it.
    pub tax: String,
    /// What the tax holds.
    pub tax_note: String,
    /// For bringing it.
    pub shipping: String,
    /// What the customer pays.
    pub total: String,
    /// How many days the customer has to pay.
    pub expires_days: u32,
    /// Why WhatsApp cannot ask for it.
    pub refusal: Option<ErrorView>,
}

/// One item as the customer sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct PreviewItem {
    /// Its name, cut and cleaned.
    pub name: String,
    /// Pieces.
    pub quantity: String,
    /// What they come to.
    pub amount: String,
}
