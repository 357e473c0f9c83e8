//! The ledger: what each customer received and paid, and what was asked of the services.
//!
//! A copy, free of the world's locks, that tests read instead of the app's own word. It can be compared and written
//! as JSON. Times are Unix milliseconds of the practice world's clock, money is paise.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::orders::{AttemptStatus, OrderStatus, RefundStatus};

/// The state of the practice world as its customers would tell it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// By phone number with its plus.
    pub customers: BTreeMap<String, CustomerEntry>,
    /// By reference id.
    pub references: BTreeMap<String, ReferenceEntry>,
    /// What went over the wire.
    pub traffic: Traffic,
}

/// One customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerEntry {
    /// The name in their profile.
    pub name: String,
    /// What their phone shows, oldest first.
    pub bubbles: Vec<Bubble>,
}

/// One message on a customer's phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bubble {
    /// The message's id, `wamid.…`.
    pub message_id: String,
    /// What kind of message it is.
    pub kind: BubbleKind,
    /// The reference of an order message.
    pub reference: Option<String>,
    /// The text shown.
    pub text: String,
    /// The total of an order_details message.
    pub amount_paise: Option<i64>,
    /// The status this order_status message brought; of an order_details message, the one it shows now.
    pub status: Option<OrderStatus>,
    /// How far the message has come.
    pub delivery: Delivery,
    /// When the services took it, or when the customer wrote it.
    pub at_ms: i64,
    /// The bill of an order_details message, as it came.
    pub bill: Option<ShownBill>,
}

/// A bill as the customer's phone shows it: what was received, whatever the shop meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownBill {
    /// What is sold, in order.
    pub items: Vec<ShownItem>,
    /// The sum of the items.
    pub subtotal_paise: i64,
    /// What tax adds.
    pub tax_paise: i64,
    /// What bringing it adds.
    pub shipping_paise: i64,
    /// What is taken off.
    pub discount_paise: i64,
    /// What the customer is to pay.
    pub total_paise: i64,
}

/// One item of a bill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownItem {
    /// Its name.
    pub name: String,
    /// How many.
    pub quantity: i64,
    /// What one of them costs.
    pub price_paise: i64,
}

/// The kinds of bubble.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BubbleKind {
    /// A payable order.
    OrderDetails,
    /// A change of an order's status.
    OrderStatus,
    /// A text from the shop.
    Text,
    /// A text from the customer.
    Written,
    /// A cart from the customer.
    Cart,
}

/// How far a message to a customer has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// Taken; no status was sent yet.
    Accepted,
    /// `sent` was told.
    Sent,
    /// `delivered` was told.
    Delivered,
    /// `read` was told.
    Read,
}

/// One reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferenceEntry {
    /// Whose order, with the plus.
    pub phone: String,
    /// What it asks for.
    pub amount_paise: i64,
    /// order_details messages taken under it. More than 1 means that a customer was billed twice.
    pub accepted_order_details: u32,
    /// What the bubble shows now.
    pub status: OrderStatus,
    /// Statuses applied, in order.
    pub statuses: Vec<OrderStatus>,
    /// Statuses refused later by webhook.
    pub refused_statuses: Vec<RefusedStatus>,
    /// Attempts to pay, in order.
    pub attempts: Vec<AttemptEntry>,
    /// The sum of what was captured.
    pub captured_paise: i64,
    /// Until when the customer can begin to pay.
    pub expires_at_ms: Option<i64>,
    /// Whether that has passed.
    pub is_expired: bool,
    /// Whether the customer has a button to press: received, neither paid, canceled nor expired, and the payment
    /// configuration exists.
    pub can_be_paid: bool,
}

/// A status that was accepted and then refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedStatus {
    /// What the shop wanted.
    pub status: OrderStatus,
    /// 2046 or 2047.
    pub code: u32,
}

/// One attempt to pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttemptEntry {
    /// The gateway's order id.
    pub id: String,
    /// The gateway's payment id.
    pub payment_id: String,
    /// How it went.
    pub status: AttemptStatus,
    /// Why it failed.
    pub reason: Option<String>,
    /// For how much.
    pub amount_paise: i64,
    /// What was given back of it, in order.
    pub refunds: Vec<RefundEntry>,
}

/// One refund.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundEntry {
    /// The gateway's refund id.
    pub id: String,
    /// How much.
    pub amount_paise: i64,
    /// How it went.
    pub status: RefundStatus,
}

/// Counts of what went over the wire.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traffic {
    /// Requests to send a message that reached the server, those that were then lost included.
    pub message_requests: u64,
    /// Requests to look a payment up, likewise.
    pub lookup_requests: u64,
    /// Messages taken.
    pub messages_accepted: u64,
    /// Messages refused by a rule, by Meta's code.
    pub messages_refused: BTreeMap<u32, u64>,
    /// Faults thrown, by the name of their dial.
    pub faults: BTreeMap<String, u64>,
    /// Messages taken whose answer never arrived whole and true (`lose-after`, `cut`, `500-after`, `huge`,
    /// `wrong-types`).
    pub answers_lost_after_acceptance: u64,
    /// Webhooks put on their way, each counted once.
    pub webhooks_made: u64,
    /// Webhooks that were withheld.
    pub webhooks_withheld: u64,
    /// Webhooks that were given twice.
    pub webhooks_repeated: u64,
    /// Webhooks that were held up so that others overtake them.
    pub webhooks_shuffled: u64,
}
