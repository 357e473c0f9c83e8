//! A request as it will be sent, with its secrets redacted.

use crate::key_header::KeyHeader;
use domain::ChannelKind;
use reqwest::header::CONTENT_TYPE;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::fmt;
use thiserror::Error;
use url::Url;
use url::form_urlencoded::Serializer;

/// What stands where a secret would stand in anything that is shown or kept.
pub const REDACTED: &str = "[redacted]";

/// A request as it will be sent, with its secrets redacted. Only a channel makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rendered {
    /// `POST`.
    pub method: &'static str,
    /// Where it goes.
    pub url: Url,
    /// Its headers; in the value of the key's stands [`REDACTED`].
    pub headers: Vec<(String, String)>,
    /// Its body.
    pub body: Body,
}

/// What a request holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// JSON.
    Json(Value),
    /// The fields of a form, in order.
    Form(Vec<(&'static str, String)>),
}

impl Body {
    /// The body as JSON: a form is an object of its fields.
    #[must_use]
    pub fn document(&self) -> Value {
        match self {
            Body::Json(body) => body.clone(),
            Body::Form(fields) => {
                let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone().into()));
                Value::Object(fields.collect::<Map<_, _>>())
            }
        }
    }

    /// The bytes on the wire.
    pub(crate) fn bytes(&self) -> String {
        match self {
            Body::Json(body) => body.to_string(),
            Body::Form(fields) => Serializer::new(String::new()).extend_pairs(fields).finish(),
        }
    }

    const fn content_type(&self) -> &'static str {
        match self {
            Body::Json(_) => "application/json",
            Body::Form(_) => "application/x-www-form-urlencoded",
        }
    }
}

impl Rendered {
    /// A message that goes to an address, whose key travels in a header.
    pub(crate) fn post(url: Url, key: KeyHeader, body: Body) -> Rendered {
        let headers = vec![
            (CONTENT_TYPE.as_str().to_owned(), body.content_type().to_owned()),
            (key.name().as_str().to_owned(), key.shown()),
        ];
        Rendered { method: "POST", url, headers, body }
    }

    /// The whole request as JSON: `{"method","url","headers","body"}`.
    #[must_use]
    pub fn document(&self) -> Value {
        let headers: Map<_, _> =
            self.headers.iter().map(|(name, value)| (name.clone(), json!(value))).collect();
        json!({
            "method": self.method,
            "url": self.url.as_str(),
            "headers": headers,
            "body": self.body.document(),
        })
    }

    /// The same, to be stored before it is sent.
    #[must_use]
    pub fn redacted_bytes(&self) -> Vec<u8> {
        self.document().to_string().into_bytes()
    }
}

/// The wire types as JSON.
pub(crate) fn json_of(wire: &impl Serialize) -> Value {
    serde_json::to_value(wire).expect("the wire types have text keys only")
}

/// A channel has no documented words for a message. Another channel may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{} has no documented way to say {what}", channel.as_str())]
pub struct CannotSay {
    /// The channel.
    pub channel: ChannelKind,
    /// What it cannot say.
    pub what: Unsaid,
}

/// What a channel may be unable to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaid {
    /// Asks for an address.
    AddressRequest,
    /// Shows the whole catalogue.
    Catalog,
    /// Carries a file.
    Document,
    /// Has an image above it.
    Image,
    /// Shows some products.
    ProductList,
    /// Says an order by an approved template.
    Template,
}

impl Unsaid {
    /// Its name, for sentences and programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Unsaid::AddressRequest => "address_request",
            Unsaid::Catalog => "catalog",
            Unsaid::Document => "document",
            Unsaid::Image => "image",
            Unsaid::ProductList => "product_list",
            Unsaid::Template => "template",
        }
    }
}

impl fmt::Display for Unsaid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Why there is no request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RenderError {
    /// The account leads nowhere.
    #[error(transparent)]
    BaseUrl(#[from] crate::BaseUrlInvalid),
    /// The channel has no words for it.
    #[error(transparent)]
    CannotSay(#[from] CannotSay),
}
