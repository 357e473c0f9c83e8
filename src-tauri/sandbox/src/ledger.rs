//! The ledger: what each customer received and paid, and what was asked of the services.
//!
//! A copy, free of the world's locks, that tests read instead of the app's own word. It can be compared and written
//! as JSON. Times are Unix milliseconds of the practice world's clock, money is paise.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::orders::{AttemptStatus, OrderStatus, RefundStatus};
use crate::shown::{Shown, ShownButton, ShownHeader};
use crate::templates::TemplateStatus;

/// The state of the practice world as its customers would tell it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// By phone number with its plus.
    pub customers: BTreeMap<String, CustomerEntry>,
    /// By reference id.
    pub references: BTreeMap<String, ReferenceEntry>,
    /// Templates, by name and language, as `name/language`.
    pub templates: BTreeMap<String, TemplateStatus>,
    /// Payment configurations, by name: the word for their state on the wire.
    pub configurations: BTreeMap<String, String>,
    /// What was uploaded, by id.
    pub uploads: BTreeMap<String, UploadEntry>,
    /// What went over the wire.
    pub traffic: Traffic,
}

/// One upload. Its bytes are not kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UploadEntry {
    /// What it is, as `image/png`.
    pub mime_type: String,
    /// How large it is.
    pub n_bytes: u64,
    /// The file's name.
    pub filename: String,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
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
    /// The message's id, as the shop knows it: `wamid.…`, or Kaleyra's own for what came through its older API.
    pub message_id: String,
    /// What kind of message it is.
    pub kind: BubbleKind,
    /// The reference of an order message.
    pub reference: Option<String>,
    /// The text shown; of a picture or document, its caption.
    pub text: String,
    /// What stands above the text.
    pub header: Option<ShownHeader>,
    /// What stands below it.
    pub footer: Option<String>,
    /// What the message is about, where it is not an order.
    pub shows: Option<Shown>,
    /// The buttons below it.
    pub buttons: Vec<ShownButton>,
    /// The name of the template it was made from.
    pub template: Option<String>,
    /// The message it answers, of a message from the customer.
    pub answers: Option<String>,
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
    /// A picture from the shop.
    Image,
    /// A document from the shop.
    Document,
    /// A template that is no order.
    Template,
    /// One product.
    Product,
    /// A list of products.
    ProductList,
    /// The catalogue.
    Catalogue,
    /// A request for an address.
    AddressAsked,
    /// The customer's address.
    Address,
    /// A button of a template that the customer pressed.
    Pressed,
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
    /// How it is to be paid.
    pub pays_by: PaysBy,
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

/// How an order is to be paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaysBy {
    /// Through a payment gateway: WhatsApp reports payments, answers lookups and gives back.
    Gateway,
    /// To the UPI address of a payment configuration. Of this and the following WhatsApp reports nothing.
    UpiConfiguration,
    /// To the UPI address of a link.
    UpiLink,
    /// On a page of a gateway's.
    PaymentLink,
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
    /// Requests to give money back, likewise.
    pub refund_requests: u64,
    /// Requests about the account (media, templates, payment configurations), likewise.
    pub account_requests: u64,
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
