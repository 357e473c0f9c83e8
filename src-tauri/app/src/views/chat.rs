//! Chats: the list of them, and one with its messages.

use super::{Address, ConsentView, CustomerView};
use crate::error::ErrorView;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Which chats come first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ChatsOrderName {
    /// Those with something unread; among equals the newest.
    #[default]
    UnreadFirst,
    /// Those with the newest message.
    Newest,
}

/// A page of the list of chats that is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, specta::Type)]
pub struct ChatsQuery {
    /// Which come first; a search has an order of its own.
    pub order: ChatsOrderName,
    /// A name or a telephone number, or parts of them; empty for all.
    pub search: String,
    /// Where the page begins; the first where nothing is said.
    pub after: Option<ChatsCursor>,
    /// 1 to 200.
    pub limit: u32,
}

/// Where a page of the list begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ChatsCursor {
    /// The customer of the last row.
    #[specta(type = i32)]
    pub customer_id: i64,
    /// When its newest message was sent.
    #[specta(type = String)]
    pub newest_at: Timestamp,
    /// How many of its messages were unread.
    pub unread: u32,
}

/// A page of the list of chats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ChatsPageView {
    /// The chats.
    pub chats: Vec<ChatListRow>,
    /// Where the next page begins; `null` on the last.
    pub next: Option<ChatsCursor>,
    /// How many chats of all have something unread.
    pub unread: u32,
}

/// One chat in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ChatListRow {
    /// The customer.
    #[specta(type = i32)]
    pub customer_id: i64,
    /// Their name.
    pub name: String,
    /// Their number, with the country.
    pub phone: String,
    /// How many of their messages nobody of the shop has seen.
    pub unread: u32,
    /// When the newest message was sent.
    #[specta(type = String)]
    pub newest_at: Timestamp,
    /// The newest message.
    pub newest: Option<ChatQuoteView>,
    /// Whether they wrote within the last 24 hours.
    pub window_open: bool,
}

/// A message in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ChatQuoteView {
    /// The message.
    #[specta(type = i32)]
    pub id: i64,
    /// Whether the customer sent it.
    pub from_customer: bool,
    /// What it is: WhatsApp's word for theirs, `order_details`, `text`, … for ours.
    pub kind: String,
    /// What can be read of it.
    pub text: String,
    /// The order that ours is about.
    pub order: Option<String>,
}

/// A page of one chat, with what the shop must know to answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ChatView {
    /// The customer.
    pub customer: CustomerView,
    /// Until when the shop may write freely, while it may.
    #[specta(type = Option<String>)]
    pub window_open_until: Option<Timestamp>,
    /// Why nothing can be written now; `null` while it can.
    pub why_not: Option<ErrorView>,
    /// How many messages nobody of the shop has seen.
    pub unread: u32,
    /// What the customer said last about messages of the shop's own accord.
    pub consent: Option<ConsentView>,
    /// Everything they said about it, the newest first.
    pub consents: Vec<ConsentView>,
    /// The newest address they sent, until a person took it over.
    pub address: Option<AddressAnswerView>,
    /// The messages, the newest first.
    pub messages: Vec<ChatMessageView>,
    /// The message after which the next page begins; `null` on the last.
    #[specta(type = Option<i32>)]
    pub next: Option<i64>,
}

/// One message of a chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ChatMessageView {
    /// Its id.
    #[specta(type = i32)]
    pub id: i64,
    /// Whether the customer sent it.
    pub from_customer: bool,
    /// What it is: WhatsApp's word for theirs, or `cart`, `address`; `order_details`, `text`, … for ours.
    pub kind: String,
    /// What can be read of it; empty where there are no words.
    pub text: String,
    /// When it was sent; of ours, when it was queued.
    #[specta(type = String)]
    pub at: Timestamp,
    /// Whether somebody of the shop saw it.
    pub read: bool,
    /// The message that it answers, where it is in the book.
    pub replies_to: Option<ChatQuoteView>,
    /// How far ours came: `queued`, `asks`, `in_flight`, `accepted`, `sent`, `delivered`, `read`, `failed`, `refused`,
    /// `unknown`, `withdrawn`.
    pub state: Option<&'static str>,
    /// Why ours waits or did not arrive, or theirs could not be passed on, said.
    pub trouble: Option<String>,
    /// The order that ours is about.
    pub order: Option<String>,
    /// The amount that ours asks for.
    pub amount: Option<String>,
    /// The status that ours tells.
    pub told_status: Option<&'static str>,
    /// The cart in it.
    pub cart: Option<CartView>,
    /// The address in it.
    pub address: Option<AddressAnswerView>,
    /// The bill that was made of it, or beside it.
    pub bill: Option<ChatBillView>,
    /// Whether the customer may want to hear nothing more, which nobody has written down yet.
    pub suggests_stop: bool,
}

/// A bill that was made of a message, or beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ChatBillView {
    /// Its order number.
    pub number: String,
    /// Where the order stands.
    pub status: &'static str,
    /// Whether it was made by this very call.
    pub is_new: bool,
}

/// A cart as the customer saw it, beside the shop's list of today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct CartView {
    /// What is in it.
    pub lines: Vec<CartLineView>,
    /// What it comes to as the customer saw it, where every price and quantity is known.
    pub total: Option<String>,
    /// What it comes to by the list of today, where every item is on it.
    pub total_today: Option<String>,
}

/// One item of a cart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct CartLineView {
    /// Its code in the catalogue.
    pub sku: String,
    /// The product with that code, on the list or off it.
    #[specta(type = Option<i32>)]
    pub product_id: Option<i64>,
    /// Its name, where the code is known.
    pub name: String,
    /// How many; empty where WhatsApp did not say.
    pub quantity: String,
    /// Of one, as the customer saw it.
    pub price: Option<String>,
    /// Of one, by the list of today.
    pub price_today: Option<String>,
    /// What the list of today says to it.
    pub fits: CartFit,
    /// Whether the shop's list says that the catalogue has it.
    pub in_catalogue: bool,
}

/// What the list of today says to an item of a cart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum CartFit {
    /// It is sold at the price that the customer saw.
    Same,
    /// It is sold at another price, or nobody knows which one the customer saw.
    OtherPrice,
    /// It was taken off the list; its price is asked for.
    OffList,
    /// Nobody knows the code; item and price are asked for.
    Unknown,
}

/// An address that a customer sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct AddressAnswerView {
    /// The message with it.
    #[specta(type = i32)]
    pub id: i64,
    /// Who receives the goods.
    pub name: String,
    /// Their number, as it was filled in.
    pub phone: String,
    /// The address.
    pub address: Address,
    /// When a person took it over.
    #[specta(type = Option<String>)]
    pub accepted_at: Option<Timestamp>,
}
