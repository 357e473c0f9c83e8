//! What the app wants said, in its own words. How a channel says it is the channel's business.

use domain::order::ToldStatus;
use domain::{OrderDetails, PhoneNumber};
use thiserror::Error;
use words::Language;

/// One message to a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outgoing {
    /// A bill to be paid.
    OrderDetails(Box<OrderDetailsMessage>),
    /// Where an order stands.
    OrderStatus(OrderStatusMessage),
    /// Plain words.
    Text(TextMessage),
}

/// A bill to be paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderDetailsMessage {
    /// The customer.
    pub to: PhoneNumber,
    /// The payable order, computed and frozen.
    pub details: OrderDetails,
    /// The shop's name, for the greeting.
    pub shop: String,
    /// The customer's name, for the greeting.
    pub customer: String,
    /// The order's number as the shop says it: `A-123`.
    pub order_number: String,
    /// Whether the customer had a bill for this order before.
    pub occasion: Occasion,
    /// The language the customer reads.
    pub language: Language,
    /// Comes back in everything said about this message.
    pub our_ref: OurRef,
}

/// Why a bill goes out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Occasion {
    /// The customer sees it for the first time.
    #[default]
    First,
    /// The same bill again, under a new reference; the earlier message is closed.
    Resent,
    /// The bill has changed; the earlier message is closed.
    Revised,
}

/// Where an order stands. It changes what the customer sees of the order itself, as no plain text can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderStatusMessage {
    /// The customer.
    pub to: PhoneNumber,
    /// The reference of the order details message that the status belongs to.
    pub reference: String,
    /// The status.
    pub status: ToldStatus,
    /// The message itself; cut to 1024 UTF-16 units.
    pub text: String,
    /// Shown on the order; cut to 120 UTF-16 units.
    pub description: Option<String>,
    /// Comes back in everything said about this message.
    pub our_ref: OurRef,
}

/// Plain words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextMessage {
    /// The customer.
    pub to: PhoneNumber,
    /// What is said; cut to 4096 UTF-16 units.
    pub body: String,
    /// Comes back in everything said about this message.
    pub our_ref: OurRef,
}

/// Our own mark on a message: 1 to 64 visible ASCII characters that mean nothing to anybody else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OurRef(String);

/// The text cannot mark a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a mark has 1 to 64 visible ASCII characters")]
pub struct OurRefInvalid;

impl OurRef {
    /// Takes a mark.
    ///
    /// # Errors
    /// [`OurRefInvalid`] when it is empty, longer than 64 characters, or has others than visible ASCII.
    pub fn parse(text: &str) -> Result<OurRef, OurRefInvalid> {
        let fits = (1..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        if fits { Ok(OurRef(text.to_owned())) } else { Err(OurRefInvalid) }
    }

    /// The mark.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Outgoing {
    /// Our mark on the message.
    #[must_use]
    pub const fn our_ref(&self) -> &OurRef {
        match self {
            Outgoing::OrderDetails(message) => &message.our_ref,
            Outgoing::OrderStatus(message) => &message.our_ref,
            Outgoing::Text(message) => &message.our_ref,
        }
    }
}
