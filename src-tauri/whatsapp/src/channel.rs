//! The channels: a closed set, each with its own folder.

use crate::api_key::ApiKey;
use crate::call::{CallError, ProviderCode};
use crate::http::Http;
use crate::kaleyra_v2::client::{self, KaleyraV2};
use crate::kaleyra_v2::{lookup, read};
use crate::meta::webhook;
use crate::news::News;
use crate::outgoing::Outgoing;
use crate::report::PaymentReport;
use domain::{AccountSettings, ChannelKind};
use jiff::Timestamp;
use serde::de::IgnoredAny;
use serde_json::{Value, json};
use thiserror::Error;
use url::Url;

/// What stands where a secret would stand in anything that is shown or kept.
pub const REDACTED: &str = "[redacted]";

/// An account that can speak. A closed set, so an enum and not `dyn`: a new channel must not compile until every call
/// has an answer for it.
#[derive(Clone, Debug)]
pub enum Channel {
    /// Kaleyra.io, second generation.
    KaleyraV2(Box<KaleyraV2>),
}

/// A request as it will be sent, with its secrets redacted. Only a channel makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rendered {
    /// `POST`.
    pub method: &'static str,
    /// Where it goes.
    pub url: Url,
    /// Its headers; the key's value is [`REDACTED`].
    pub headers: Vec<(String, String)>,
    /// Its body.
    pub body: Value,
}

/// A message that the provider took. Whether it arrives is told later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The provider's id of it.
    pub message_id: Option<String>,
    /// The provider's clock, to notice that ours is wrong.
    pub server_time: Option<Timestamp>,
}

/// What the provider knows of the payment under a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookedUp {
    /// The answer, to be kept.
    pub raw: Vec<u8>,
    /// What it says, about the reference that was asked for.
    pub report: PaymentReport,
    /// The provider's clock, to notice that ours is wrong.
    pub server_time: Option<Timestamp>,
}

/// The bytes are no JSON, and so no webhook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not JSON")]
pub struct NotJson;

/// Why the answer to a lookup tells of no payment.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LookupError {
    /// It is no JSON.
    #[error("not JSON")]
    NotJson,
    /// The provider says that it failed.
    #[error("the provider refused: {code}")]
    Provider {
        /// Its code.
        code: ProviderCode,
        /// Its words.
        details: String,
    },
    /// It holds no payment.
    #[error("no payment is known")]
    NoPayment,
    /// It is JSON of another kind.
    #[error("not the answer to a payment lookup")]
    NotUnderstood,
}

/// The account's base URL is no http or https address, or has more than host, port and path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the base URL is no address of a service")]
pub struct BaseUrlInvalid;

impl Channel {
    /// An account with its key. Whether the host may be spoken to at all was decided when the account was made.
    ///
    /// # Errors
    /// [`BaseUrlInvalid`] when the settings have none.
    pub fn new(settings: &AccountSettings, key: ApiKey, http: &Http) -> Result<Channel, BaseUrlInvalid> {
        let base = BaseUrl::parse(&settings.base_url)?;
        Ok(match settings.channel {
            ChannelKind::KaleyraV2 => {
                Channel::KaleyraV2(Box::new(KaleyraV2::new(settings.clone(), base, key, http.clone())))
            }
        })
    }

    /// The request that says a message: the same for the same message, every time.
    #[must_use]
    pub fn render(&self, outgoing: &Outgoing) -> Rendered {
        match self {
            Channel::KaleyraV2(channel) => channel.render(outgoing),
        }
    }

    /// Sends a request once. It must have been rendered by this channel.
    ///
    /// # Errors
    /// [`CallError`]; [`CallError::OutcomeUnknown`] whenever the message may have been taken.
    pub async fn send(&self, rendered: &Rendered) -> Result<Accepted, CallError> {
        match self {
            Channel::KaleyraV2(channel) => channel.send(rendered).await,
        }
    }

    /// Asks what is known of the payment under a reference, which was sent with a configuration of this name.
    ///
    /// # Errors
    /// [`CallError`], never [`CallError::OutcomeUnknown`]. An unknown reference is [`CallError::Refused`], with a
    /// code that [`ProviderCode::is_reference_not_found`].
    pub async fn look_up(&self, reference: &str, configuration_name: &str) -> Result<LookedUp, CallError> {
        match self {
            Channel::KaleyraV2(channel) => channel.look_up(reference, configuration_name).await,
        }
    }
}

/// As [`Channel::render`], for an account whose key is not at hand.
///
/// # Errors
/// [`BaseUrlInvalid`] when the settings have none.
pub fn render(settings: &AccountSettings, outgoing: &Outgoing) -> Result<Rendered, BaseUrlInvalid> {
    let base = BaseUrl::parse(&settings.base_url)?;
    Ok(match settings.channel {
        ChannelKind::KaleyraV2 => client::render(settings, &base, outgoing),
    })
}

/// Reads a webhook body: at least one news, [`News::Unknown`] for JSON that is no known webhook.
///
/// # Errors
/// [`NotJson`].
pub fn read_webhook(kind: ChannelKind, body: &[u8]) -> Result<Vec<News>, NotJson> {
    let body: Value = match serde_json::from_slice(body) {
        Ok(body) => body,
        Err(_) => return unreadable(body),
    };
    Ok(match kind {
        ChannelKind::KaleyraV2 => read::read(&body),
    })
}

/// Reads the answer to a payment lookup; the first payment, should there be several.
///
/// # Errors
/// [`LookupError`] when it tells of no payment.
pub fn read_lookup(kind: ChannelKind, answer: &[u8]) -> Result<PaymentReport, LookupError> {
    let answer: Value = serde_json::from_slice(answer).map_err(|_| LookupError::NotJson)?;
    let payments = match kind {
        ChannelKind::KaleyraV2 => lookup::read(&answer)?,
    };
    payments.into_iter().next().ok_or(LookupError::NoPayment)
}

/// JSON that is nested too deeply, or has numbers that no computer holds, is JSON all the same.
fn unreadable(body: &[u8]) -> Result<Vec<News>, NotJson> {
    serde_json::from_slice::<IgnoredAny>(body).map_err(|_| NotJson)?;
    let text = Value::String(String::from_utf8_lossy(body).into_owned());
    Ok(vec![webhook::unknown(&text, "nested too deeply, or a number too large")])
}

impl Rendered {
    /// The whole request as JSON, to be stored before it is sent: `{"method","url","headers","body"}`.
    #[must_use]
    pub fn redacted_bytes(&self) -> Vec<u8> {
        let headers: serde_json::Map<_, _> =
            self.headers.iter().map(|(name, value)| (name.clone(), json!(value))).collect();
        json!({"method": self.method, "url": self.url.as_str(), "headers": headers, "body": self.body})
            .to_string()
            .into_bytes()
    }
}

/// Where an interface is, without credentials, query or fragment.
#[derive(Clone, Debug)]
pub(crate) struct BaseUrl(Url);

impl BaseUrl {
    fn parse(text: &str) -> Result<BaseUrl, BaseUrlInvalid> {
        let url = Url::parse(text.trim()).map_err(|_| BaseUrlInvalid)?;
        let bare = url.username().is_empty() && url.password().is_none() && url.query().is_none();
        let web = matches!(url.scheme(), "http" | "https") && url.has_host() && url.fragment().is_none();
        if bare && web { Ok(BaseUrl(url)) } else { Err(BaseUrlInvalid) }
    }

    /// The address of a path below it; every segment is percent-encoded as needed.
    pub(crate) fn join(&self, segments: &[&str]) -> Url {
        let mut url = self.0.clone();
        let path = url.path_segments_mut();
        path.expect("an http address has a path").pop_if_empty().extend(segments);
        url
    }
}
