//! WhatsApp, spoken through a provider: what the app wants said becomes a request, and what the provider says,
//! in answers, lookups and webhooks, becomes facts in our own words.
//!
//! It decides nothing about orders, keeps nothing, repeats nothing, and believes no webhook: where a delivery
//! came from is checked before, and what it is worth is judged after. A provider's JSON never leaves this crate
//! except as raw bytes to keep.

mod api_key;
mod caller;
mod channel;
mod cloud;
mod codes;
mod event_key;
mod facts;
mod judge;
mod kaleyra_v1;
mod kaleyra_v2;
mod key_header;
mod limits;
mod managing;
mod meta;
mod news;
mod outgoing;
mod rendered;
mod report;
mod texts;

pub use api_key::{ApiKey, ApiKeyInvalid};
pub use calling::{
    BaseUrlInvalid, CallError, Http, HttpUnavailable, ProviderCode, RawAnswer, TransportError,
};
pub use channel::{Accepted, Channel, LookedUp, LookupError, NotJson, read_lookup, read_webhook, render};
pub use codes::{is_about_the_account, refuses_the_key};
pub use managing::{ConfigurationInfo, Manager, NewTemplate, OnboardingLink, TemplateInfo, TemplateKind};
pub use news::{
    AccountError, AccountNews, AddressReply, Cart, CartItem, ConfigurationNews, IncomingMessage,
    MessageStatus, News, NewsError, NumberNews, PaymentNews, SystemNotice, TemplateNews, Told, Unknown,
    Whose,
};
pub use outgoing::{
    AddressRequest, CatalogMessage, CatalogProduct, CustomerBill, DocumentMessage, Form, Media, MediaInvalid,
    Occasion, OrderDetailsMessage, OrderStatusMessage, OurRef, OurRefInvalid, Outgoing, ProductListMessage,
    ProductMessage, Section, Sections, SectionsInvalid, Template, TemplateInvalid, TextMessage,
};
pub use rendered::{Body, CannotSay, REDACTED, RenderError, Rendered, Unsaid};
pub use report::{AttemptError, PaymentReport, RefundReport, Transaction};
pub use texts::BillTexts;

#[cfg(test)]
mod tests;
