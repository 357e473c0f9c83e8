//! What a provider says of a payment, in our words: the same for a webhook, which is a hint, and for a lookup.
//! Whatever the provider did not say, or said in a way that cannot be read exactly, is absent.

use domain::Paise;
use domain::payment::{AttemptState, RefundState};
use jiff::Timestamp;

/// What is said of the payment under one reference. A webhook tells of one transaction, a lookup of all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentReport {
    /// The reference of the order details message.
    pub reference_id: Option<String>,
    /// As the provider says it, unknown words unchanged; `captured` and `pending` are the documented ones.
    pub status: Option<String>,
    /// What was asked for, not what was captured. Absent unless it is in rupees.
    pub amount: Option<Paise>,
    /// Attempts to pay.
    pub transactions: Vec<Transaction>,
    /// Every refund, wherever the provider put it; those inside a transaction stand there too.
    pub refunds: Vec<RefundReport>,
    /// When this was said; for a lookup, when anything in it last changed.
    pub at: Option<Timestamp>,
}

/// One attempt to pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// The gateway's order id.
    pub id: Option<String>,
    /// The gateway's payment id, where there is one already.
    pub gateway_payment_id: Option<String>,
    /// As the provider says it.
    pub status: Option<String>,
    /// What that means: only an explicit success or failure counts, anything else is pending.
    pub state: AttemptState,
    /// `upi`, `card`, …
    pub method: Option<String>,
    /// Why it failed.
    pub error: Option<AttemptError>,
    /// The amount of this attempt, where it is said apart from the payment's.
    pub amount: Option<Paise>,
    /// When it began.
    pub created_at: Option<Timestamp>,
    /// When it last changed.
    pub updated_at: Option<Timestamp>,
    /// Refunds that stand inside this transaction.
    pub refunds: Vec<RefundReport>,
    /// Hash of the transaction's own JSON, which decides between reports that are equal otherwise.
    pub raw_hash: [u8; 32],
}

/// Why an attempt failed, in the gateway's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptError {
    /// As `BAD_REQUEST_ERROR`.
    pub code: Option<String>,
    /// As `incorrect_pin`.
    pub reason: Option<String>,
}

/// One refund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundReport {
    /// The gateway's refund id.
    pub id: Option<String>,
    /// What goes back.
    pub amount: Option<Paise>,
    /// As the provider says it.
    pub status: Option<String>,
    /// What that means: only an explicit success or failure counts, anything else is pending.
    pub state: RefundState,
    /// As the gateway did it: `instant` or `normal`.
    pub speed: Option<String>,
    /// When it was asked for.
    pub created_at: Option<Timestamp>,
    /// When it last changed.
    pub updated_at: Option<Timestamp>,
}
