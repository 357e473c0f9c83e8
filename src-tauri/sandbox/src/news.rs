//! What the services have to tell the shop. A channel writes it in its own words and shape.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::orders::Attempt;
use crate::phone::Phone;
use crate::refusal::Refusal;

/// What the sender attached to a message and gets back in its statuses.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Echo {
    pub(crate) reference: String,
    pub(crate) reference_1: String,
    pub(crate) reference_2: String,
    /// Meta's `biz_opaque_callback_data`.
    pub(crate) opaque: Option<String>,
}

/// One piece of news.
pub(crate) struct News {
    pub(crate) at_ms: i64,
    pub(crate) trace: String,
    pub(crate) what: What,
}

pub(crate) enum What {
    /// A message's state.
    Status { message: Addressed, status: MessageStatus },
    /// The provider never handed the message on: code and reason are its own.
    NotSent { message: Addressed, code: &'static str, reason: &'static str },
    /// A payment changed; only the attempt that changed is told.
    Payment {
        message_id: String,
        phone: Phone,
        reference: String,
        captured: bool,
        paise: i64,
        gateway: &'static str,
        echo: Map<String, Value>,
        attempt: Attempt,
    },
    /// A customer wrote.
    Written { id: String, from: Phone, name: String, text: String },
    /// A customer sent a cart.
    Cart { id: String, from: Phone, name: String, text: String, items: Vec<CartItem> },
}

/// A message, as its statuses name it.
pub(crate) struct Addressed {
    pub(crate) id: String,
    /// The provider's own id of the same message.
    pub(crate) provider_id: String,
    pub(crate) to: Phone,
    pub(crate) echo: Echo,
}

pub(crate) enum MessageStatus {
    Sent,
    Delivered,
    Read,
    Failed(Refusal),
}

/// One line of a cart a customer sends from the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CartItem {
    /// The product's code in the catalogue.
    pub sku: String,
    /// How many, at least 1.
    pub quantity: u32,
    /// Unit price in paise. On the wire it is in rupees, as the real services have it.
    pub price_paise: i64,
}
