//! WhatsApp, spoken through a provider: what the app wants said becomes a request, and what the provider says,
//! in answers, lookups and webhooks, becomes facts in our own words.
//!
//! It decides nothing about orders, keeps nothing, repeats nothing, and believes no webhook: where a delivery
//! came from is checked before, and what it is worth is judged after. A provider's JSON never leaves this crate
//! except as raw bytes to keep.

mod api_key;
mod call;
mod channel;
mod codes;
mod event_key;
mod facts;
mod http;
mod judge;
mod kaleyra_v2;
mod limits;
mod meta;
mod news;
mod outgoing;
mod report;
mod texts;

pub use api_key::{ApiKey, ApiKeyInvalid};
pub use call::{CallError, ProviderCode, RawAnswer, TransportError};
pub use channel::{
    Accepted, BaseUrlInvalid, Channel, LookedUp, LookupError, NotJson, REDACTED, Rendered, read_lookup,
    read_webhook, render,
};
pub use http::{Http, HttpUnavailable};
pub use news::{
    AccountError, AddressReply, Cart, CartItem, ConfigurationNews, IncomingMessage, MessageStatus, News,
    NewsError, PaymentNews, Unknown,
};
pub use outgoing::{
    Occasion, OrderDetailsMessage, OrderStatusMessage, OurRef, OurRefInvalid, Outgoing, TextMessage,
};
pub use report::{AttemptError, PaymentReport, RefundReport, Transaction};
pub use texts::BillTexts;

#[cfg(test)]
mod tests;
