//! What the app wants said, in its own words. How a channel says it is the channel's business.

mod document;
mod form;
mod our_ref;
mod products;

pub use document::{DocumentMessage, Media, MediaInvalid};
pub use form::{Form, Template, TemplateInvalid};
pub use our_ref::{OurRef, OurRefInvalid};
pub use products::{
    CatalogMessage, CatalogProduct, ProductListMessage, ProductMessage, Section, Sections, SectionsInvalid,
};

use domain::order::ToldStatus;
use domain::{OrderDetails, PaymentSetting, PhoneNumber};
use words::Language;

/// One message to a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outgoing {
    /// A bill to be paid.
    OrderDetails(Box<OrderDetailsMessage>),
    /// Where an order stands.
    OrderStatus(Box<OrderStatusMessage>),
    /// One product of the catalogue.
    Product(ProductMessage),
    /// Some products of the catalogue.
    ProductList(Box<ProductListMessage>),
    /// The whole catalogue.
    Catalog(CatalogMessage),
    /// The customer is asked for an address in India.
    AddressRequest(AddressRequest),
    /// Plain words.
    Text(TextMessage),
    /// A file, as an invoice.
    Document(DocumentMessage),
}

/// A bill to be paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderDetailsMessage {
    /// The customer.
    pub to: PhoneNumber,
    /// The bill.
    pub bill: CustomerBill,
    /// How the customer pays.
    pub payment: PaymentSetting,
    /// How it is said: a template says its own body and footer.
    pub form: Form,
    /// An image above it; without one WhatsApp shows the first item's of the catalogue.
    pub image: Option<Media>,
    /// Comes back in everything said about this message.
    pub our_ref: OurRef,
}

/// A bill as one customer reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerBill {
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
    /// How it is said: a template says its own text.
    pub form: Form,
    /// The message itself; cut to 1024 UTF-16 units.
    pub text: String,
    /// Shown on the order; cut to 120 UTF-16 units.
    pub description: Option<String>,
    /// Comes back in everything said about this message.
    pub our_ref: OurRef,
}

/// Asks for an address with India's form, which older apps do not have: they answer with code 1026.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressRequest {
    /// The customer.
    pub to: PhoneNumber,
    /// The question; cut to 1024 UTF-16 units.
    pub body: String,
    /// Comes back in everything said about this message.
    pub our_ref: OurRef,
}

/// Plain words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextMessage {
    /// The customer.
    pub to: PhoneNumber,
    /// How it is said: a template says its own text.
    pub form: Form,
    /// What is said; cut to 4096 UTF-16 units.
    pub body: String,
    /// Comes back in everything said about this message.
    pub our_ref: OurRef,
}

impl Outgoing {
    /// Our mark on the message.
    #[must_use]
    pub const fn our_ref(&self) -> &OurRef {
        match self {
            Outgoing::OrderDetails(message) => &message.our_ref,
            Outgoing::OrderStatus(message) => &message.our_ref,
            Outgoing::Product(message) => &message.our_ref,
            Outgoing::ProductList(message) => &message.our_ref,
            Outgoing::Catalog(message) => &message.our_ref,
            Outgoing::AddressRequest(message) => &message.our_ref,
            Outgoing::Text(message) => &message.our_ref,
            Outgoing::Document(message) => &message.our_ref,
        }
    }

    /// The customer.
    #[must_use]
    pub const fn to(&self) -> &PhoneNumber {
        match self {
            Outgoing::OrderDetails(message) => &message.to,
            Outgoing::OrderStatus(message) => &message.to,
            Outgoing::Product(message) => &message.to,
            Outgoing::ProductList(message) => &message.to,
            Outgoing::Catalog(message) => &message.to,
            Outgoing::AddressRequest(message) => &message.to,
            Outgoing::Text(message) => &message.to,
            Outgoing::Document(message) => &message.to,
        }
    }
}
