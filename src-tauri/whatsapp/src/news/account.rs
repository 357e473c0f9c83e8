//! What is told about the account itself: its payment configurations, templates, numbers and standing.

use super::NewsError;
use jiff::Timestamp;

/// A payment configuration has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigurationNews {
    /// Its name.
    pub name: Option<String>,
    /// The gateway behind it.
    pub provider: Option<String>,
    /// The gateway's id of the merchant.
    pub provider_mid: Option<String>,
    /// As the provider says it: `Active`, `Needs Testing`, …
    pub status: Option<String>,
    /// When it changed.
    pub at: Option<Timestamp>,
    /// See [`super::News::event_key`].
    pub event_key: String,
}

/// WhatsApp has come further with a template, or thinks otherwise of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateNews {
    /// Meta's id of it.
    pub template_id: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// WhatsApp's code of its language.
    pub language: Option<String>,
    /// What happened, in WhatsApp's word: `APPROVED`, `REJECTED`, `PAUSED`, … Absent where only its quality is told.
    pub status: Option<String>,
    /// How well customers take it: `GREEN`, `YELLOW`, `RED`, `UNKNOWN`. Absent where only its status is told.
    pub quality: Option<String>,
    /// Why, in the provider's words.
    pub reason: Option<String>,
    /// When it happened.
    pub at: Option<Timestamp>,
    /// See [`super::News::event_key`].
    pub event_key: String,
}

/// WhatsApp thinks otherwise of the shop's number, or lets it write to more or fewer people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberNews {
    /// The number, as written.
    pub number: Option<String>,
    /// What happened, in WhatsApp's word: `FLAGGED`, `UNFLAGGED`, `UPGRADE`, …
    pub event: Option<String>,
    /// How many people it may write to unasked in a day: `TIER_10K`, …
    pub limit: Option<String>,
    /// How many it could write to before.
    pub limit_before: Option<String>,
    /// When it happened.
    pub at: Option<Timestamp>,
    /// See [`super::News::event_key`].
    pub event_key: String,
}

/// Something about the account has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountNews {
    /// What it is about, in WhatsApp's word: `account_update`, `account_review_update`, …
    pub field: String,
    /// What happened, in WhatsApp's word: `DISABLED_UPDATE`, `APPROVED`, …
    pub event: Option<String>,
    /// Everything that is said of it, under WhatsApp's names; what stands inside another fact has both names with a
    /// dot between them.
    pub facts: Vec<(String, String)>,
    /// When it happened.
    pub at: Option<Timestamp>,
    /// See [`super::News::event_key`].
    pub event_key: String,
}

/// Something is wrong with the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountError {
    /// What.
    pub error: NewsError,
    /// See [`super::News::event_key`].
    pub event_key: String,
}
