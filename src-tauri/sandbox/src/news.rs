//! What the services have to tell the shop. A channel writes it in its own words and shape.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::configurations::Configuration;
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
    /// A customer sent something.
    Incoming {
        id: String,
        from: Phone,
        name: String,
        /// The message it answers.
        context: Option<Context>,
        content: Incoming,
    },
    /// Meta has looked at a template.
    Template { id: String, name: String, language: String, approved: bool, reason: &'static str },
    /// A payment configuration is in another state now.
    Configuration(Configuration),
}

/// A message that is answered.
pub(crate) struct Context {
    pub(crate) id: String,
    /// The provider's own id of it.
    pub(crate) provider_id: String,
    /// What the shop attached to it.
    pub(crate) echo: Echo,
}

/// What a customer sends.
pub(crate) enum Incoming {
    Text(String),
    Cart {
        text: String,
        items: Vec<CartItem>,
    },
    /// The fields of an address, and how the phone writes it in one piece.
    Address {
        values: BTreeMap<String, String>,
        body: String,
    },
    /// A template's button.
    Button {
        payload: String,
        text: String,
    },
}

/// A message, as its statuses name it.
pub(crate) struct Addressed {
    pub(crate) id: String,
    /// The provider's own id of the same message.
    pub(crate) provider_id: String,
    pub(crate) to: Phone,
    pub(crate) echo: Echo,
    pub(crate) price: Price,
}

/// What a message costs the shop.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Price {
    pub(crate) billable: bool,
    pub(crate) category: Category,
}

/// What kind of message it is to those who charge for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Category {
    Service,
    Utility,
    Marketing,
}

pub(crate) enum MessageStatus {
    Sent,
    Delivered,
    Read,
    Failed(Refusal),
}

/// One line of a cart a customer sends from the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CartItem {
    /// The product's code in the catalogue.
    pub sku: String,
    /// How many, at least 1.
    pub quantity: u32,
    /// Unit price in paise. On the wire it is in rupees, as the real services have it.
    pub price_paise: i64,
}
