//! What a webhook tells, in our words. A webhook is a hint: none of this is believed before it is looked up.

mod account;
mod whose;

pub use account::{AccountError, AccountNews, ConfigurationNews, NumberNews, TemplateNews};
pub use whose::Whose;

use crate::outgoing::OurRef;
use crate::report::PaymentReport;
use domain::{MessageState, Paise, Quantity};
use jiff::Timestamp;

/// One thing told, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The shop's number and account.
    pub whose: Whose,
    /// What.
    pub news: News,
}

/// What is told. What is not told is absent, an absent list is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// A customer pays, has paid or failed to; a refund moves.
    Payment(PaymentNews),
    /// How far a message of ours has come.
    MessageStatus(MessageStatus),
    /// A customer filled a cart from the catalogue.
    Order(Cart),
    /// A customer wrote.
    Message(IncomingMessage),
    /// A customer answered the question for an address.
    Address(AddressReply),
    /// WhatsApp itself says something about a customer: the number is another one now, or the phone.
    System(SystemNotice),
    /// A payment configuration has changed.
    PaymentConfiguration(ConfigurationNews),
    /// WhatsApp has come further with a template, or thinks otherwise of it.
    Template(TemplateNews),
    /// WhatsApp thinks otherwise of the shop's number, or lets it write to more or fewer people.
    NumberQuality(NumberNews),
    /// Something about the account has changed.
    Account(AccountNews),
    /// Something is wrong with the account.
    AccountError(AccountError),
    /// JSON that this program cannot read yet; it is kept, and read by a later one.
    Unknown(Unknown),
}

impl News {
    /// The same for every delivery of the same event, at most 80 characters long.
    #[must_use]
    pub fn event_key(&self) -> &str {
        match self {
            News::Payment(news) => &news.event_key,
            News::MessageStatus(news) => &news.event_key,
            News::Order(news) => &news.event_key,
            News::Message(news) => &news.event_key,
            News::Address(news) => &news.event_key,
            News::System(news) => &news.event_key,
            News::PaymentConfiguration(news) => &news.event_key,
            News::Template(news) => &news.event_key,
            News::NumberQuality(news) => &news.event_key,
            News::Account(news) => &news.event_key,
            News::AccountError(news) => &news.event_key,
            News::Unknown(news) => &news.event_key,
        }
    }

    /// When it happened, where that is told.
    #[must_use]
    pub const fn at(&self) -> Option<Timestamp> {
        match self {
            News::Payment(news) => news.report.at,
            News::MessageStatus(news) => news.at,
            News::Order(news) => news.at,
            News::Message(news) => news.at,
            News::Address(news) => news.at,
            News::System(news) => news.at,
            News::PaymentConfiguration(news) => news.at,
            News::Template(news) => news.at,
            News::NumberQuality(news) => news.at,
            News::Account(news) => news.at,
            News::AccountError(_) | News::Unknown(_) => None,
        }
    }

    /// The mark we put on the message that this is about, where the provider repeats it.
    #[must_use]
    pub fn our_ref(&self) -> Option<OurRef> {
        let echoed = match self {
            News::Payment(news) => &news.our_ref,
            News::MessageStatus(news) => &news.our_ref,
            News::Message(news) => &news.our_ref,
            News::Order(_)
            | News::Address(_)
            | News::System(_)
            | News::PaymentConfiguration(_)
            | News::Template(_)
            | News::NumberQuality(_)
            | News::Account(_)
            | News::AccountError(_)
            | News::Unknown(_) => return None,
        };
        echoed.as_deref().and_then(|text| OurRef::parse(text).ok())
    }
}

/// A customer pays, has paid or failed to; a refund moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentNews {
    /// What is said, with at most one transaction.
    pub report: PaymentReport,
    /// The order details message it belongs to.
    pub message_id: Option<String>,
    /// The customer's number, as written.
    pub recipient: Option<String>,
    /// Our mark on the message, as it came back.
    pub our_ref: Option<String>,
    /// See [`News::event_key`].
    pub event_key: String,
}

/// How far a message of ours has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageStatus {
    /// The message.
    pub message_id: Option<String>,
    /// The provider's word in lower case; every way to say *not sent* is `failed`.
    pub status: String,
    /// What the word means; absent for words that nobody documented.
    pub state: Option<MessageState>,
    /// Why it failed.
    pub error: Option<NewsError>,
    /// The customer's number, as written.
    pub recipient: Option<String>,
    /// Our mark on the message, as it came back.
    pub our_ref: Option<String>,
    /// When it got so far.
    pub at: Option<Timestamp>,
    /// See [`News::event_key`].
    pub event_key: String,
}

/// A reason in the provider's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsError {
    /// As `131047` or `WAV2101`.
    pub code: Option<String>,
    /// A few words.
    pub title: Option<String>,
    /// A sentence.
    pub details: Option<String>,
}

/// A cart from the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cart {
    /// The customer's number, as written.
    pub from: Option<String>,
    /// The name the customer gave to WhatsApp.
    pub name: Option<String>,
    /// The message that carried it.
    pub message_id: Option<String>,
    /// The catalogue.
    pub catalog_id: Option<String>,
    /// What the customer wrote beside it.
    pub text: Option<String>,
    /// What is in it.
    pub items: Vec<CartItem>,
    /// When it was sent.
    pub at: Option<Timestamp>,
    /// See [`News::event_key`].
    pub event_key: String,
}

/// One item of a cart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CartItem {
    /// Its code in the catalogue.
    pub sku: Option<String>,
    /// How many.
    pub quantity: Option<Quantity>,
    /// Of one, as the customer saw it. Absent unless it is in rupees and exact to the paisa.
    pub price: Option<Paise>,
}

/// What a customer wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingMessage {
    /// The customer's number, as written.
    pub from: Option<String>,
    /// The name the customer gave to WhatsApp.
    pub name: Option<String>,
    /// The message.
    pub message_id: Option<String>,
    /// WhatsApp's word for its kind: `text`, `image`, `button`, …
    pub kind: Option<String>,
    /// What can be read of it: the text, a caption, a button's title.
    pub text: Option<String>,
    /// The message it answers.
    pub replies_to: Option<String>,
    /// Our mark on the message it answers.
    pub our_ref: Option<String>,
    /// Why WhatsApp could not pass it on.
    pub error: Option<NewsError>,
    /// When it was sent.
    pub at: Option<Timestamp>,
    /// See [`News::event_key`].
    pub event_key: String,
}

/// The answer to a question for an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressReply {
    /// The customer's number, as written.
    pub from: Option<String>,
    /// The message.
    pub message_id: Option<String>,
    /// The fields of the form under WhatsApp's names, as filled in: `in_pin_code`, `city`, `name`, …
    pub values: Vec<(String, String)>,
    /// When it was sent.
    pub at: Option<Timestamp>,
    /// See [`News::event_key`].
    pub event_key: String,
}

/// What WhatsApp itself says in a customer's chat; the customer wrote nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SystemNotice {
    /// The customer's number until now, as written.
    pub from: Option<String>,
    /// The message.
    pub message_id: Option<String>,
    /// WhatsApp's word for it: `user_changed_number`, `customer_identity_changed`, …
    pub event: Option<String>,
    /// WhatsApp's sentence.
    pub text: Option<String>,
    /// The customer's number from now on, as written.
    pub new_number: Option<String>,
    /// When it happened.
    pub at: Option<Timestamp>,
    /// See [`News::event_key`].
    pub event_key: String,
}

/// JSON that this program cannot read yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// What is strange about it, for a person.
    pub reason: String,
    /// See [`News::event_key`].
    pub event_key: String,
}
