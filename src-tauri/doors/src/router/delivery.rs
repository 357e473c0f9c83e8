//! A delivery that passed: the proved bytes, and what is worth knowing about the request around them.

use std::fmt;

use axum::http::HeaderMap;
use axum::http::request::Parts;
use jiff::Timestamp;

use crate::{ShopSlug, VerifiedWebhook};

/// Headers that are kept beside the bytes. Razorpay's id of the event stands nowhere else; it is not signed, so it
/// serves to recognise what is repeated and nothing more.
const KEPT: [&str; 1] = ["x-razorpay-event-id"];

/// The longest header value that is kept, in bytes.
const MAX_KEPT_BYTES: usize = 256;

/// A verified webhook with the facts of its request.
#[derive(Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Whose it is.
    pub shop: ShopSlug,
    /// The bytes, who they are from, and how that was proved.
    pub webhook: VerifiedWebhook,
    /// How it was sent.
    pub method: Method,
    /// What followed the question mark, as it was sent. Of a GET it is also the webhook's bytes.
    pub query: Option<String>,
    /// The content type, if it is visible ASCII of at most 256 characters.
    pub content_type: Option<String>,
    /// Other headers worth keeping, by their names in lower case.
    pub headers: Vec<(&'static str, String)>,
    /// When the last byte had come, by the clock that was given.
    pub received_at: Timestamp,
}

/// The two ways in which webhooks are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The query is the message.
    Get,
    /// The body is the message.
    Post,
}

impl Method {
    /// As HTTP writes it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

impl Delivery {
    pub(super) fn new(
        shop: ShopSlug,
        webhook: VerifiedWebhook,
        method: Method,
        head: &Parts,
        received_at: Timestamp,
    ) -> Self {
        let query = head.uri.query().map(str::to_owned);
        let content_type = kept(&head.headers, "content-type");
        let headers = KEPT.into_iter().filter_map(|name| Some((name, kept(&head.headers, name)?))).collect();
        Self { shop, webhook, method, query, content_type, headers, received_at }
    }
}

/// The only value of a header, if it is short and plain.
fn kept(headers: &HeaderMap, name: &str) -> Option<String> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    (values.next().is_none() && value.len() <= MAX_KEPT_BYTES).then(|| value.to_owned())
}

/// A GET's query is a customer's message, so it is not shown.
impl fmt::Debug for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Delivery")
            .field("shop", &self.shop)
            .field("webhook", &self.webhook)
            .field("method", &self.method)
            .field("content_type", &self.content_type)
            .field("received_at", &self.received_at)
            .finish_non_exhaustive()
    }
}
