//! Reminders: who would get one, what it costs, who gets none and why.

use jiff::Timestamp;
use serde::Serialize;

/// What a reminder costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ReminderCost {
    /// Nothing: the customer wrote within the last 24 hours.
    Free,
    /// What WhatsApp takes for a template.
    Template,
}

/// Why somebody is not reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ReminderExclusion {
    /// It is still a draft.
    NotSent,
    /// It was cancelled.
    Canceled,
    /// Nothing is due.
    Paid,
    /// The customer is paying, or says to have paid.
    Confirming,
    /// There is no open way to pay that reached the customer.
    NoWayToPay,
    /// The time to pay is over.
    Expired,
    /// Something of the order waits to be sent, or for a person.
    MessageWaiting,
    /// Nobody knows where WhatsApp reaches the customer.
    NoPhone,
    /// The customer never agreed to such messages.
    NoConsent,
    /// The customer took it back.
    ConsentWithdrawn,
    /// The customer was reminded today, or is by another bill of this list.
    RemindedToday,
    /// The customer's 24 hours are over, and there is no template.
    NeedsTemplate,
}

impl ReminderExclusion {
    /// The end of its sentence's key.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            ReminderExclusion::NotSent => "not-sent",
            ReminderExclusion::Canceled => "canceled",
            ReminderExclusion::Paid => "paid",
            ReminderExclusion::Confirming => "confirming",
            ReminderExclusion::NoWayToPay => "no-way-to-pay",
            ReminderExclusion::Expired => "expired",
            ReminderExclusion::MessageWaiting => "message-waiting",
            ReminderExclusion::NoPhone => "no-phone",
            ReminderExclusion::NoConsent => "no-consent",
            ReminderExclusion::ConsentWithdrawn => "consent-withdrawn",
            ReminderExclusion::RemindedToday => "reminded-today",
            ReminderExclusion::NeedsTemplate => "needs-template",
        }
    }

    /// Every reason.
    pub const ALL: [ReminderExclusion; 12] = [
        ReminderExclusion::NotSent,
        ReminderExclusion::Canceled,
        ReminderExclusion::Paid,
        ReminderExclusion::Confirming,
        ReminderExclusion::NoWayToPay,
        ReminderExclusion::Expired,
        ReminderExclusion::MessageWaiting,
        ReminderExclusion::NoPhone,
        ReminderExclusion::NoConsent,
        ReminderExclusion::ConsentWithdrawn,
        ReminderExclusion::RemindedToday,
        ReminderExclusion::NeedsTemplate,
    ];
}

/// What would be sent, seen before anything is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct RemindersView {
    /// Who would be reminded, the way to pay that ends first first.
    pub reminders: Vec<ReminderView>,
    /// Who would not.
    pub excluded: Vec<ReminderExcludedView>,
    /// How many cost nothing.
    pub free: u32,
    /// How many cost what WhatsApp takes for a template.
    pub template: u32,
}

/// One reminder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ReminderView {
    /// The order.
    pub order: String,
    /// The customer's name.
    pub customer: String,
    /// What is due.
    pub due: String,
    /// Until when the customer can pay.
    #[specta(type = String)]
    pub expires_at: Timestamp,
    /// What it costs.
    pub cost: ReminderCost,
    /// What the customer reads.
    pub text: String,
}

/// Somebody who is not reminded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ReminderExcludedView {
    /// The order.
    pub order: String,
    /// The customer's name.
    pub customer: String,
    /// Why.
    pub why: ReminderExclusion,
    /// Why, said.
    pub why_text: String,
}
