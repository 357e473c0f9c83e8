//! The channels: a closed set, each with its own folder.

use crate::api_key::ApiKey;
use crate::cloud::client::Cloud;
use crate::kaleyra_v1::client::KaleyraV1;
use crate::kaleyra_v2::client::KaleyraV2;
use crate::kaleyra_v2::{lookup, read};
use crate::meta::status::Wrapper;
use crate::meta::webhook;
use crate::news::Told;
use crate::outgoing::Outgoing;
use crate::rendered::{CannotSay, RenderError, Rendered};
use crate::report::PaymentReport;
use crate::{cloud, kaleyra_v1, kaleyra_v2};
use calling::Http;
use calling::{BaseUrl, BaseUrlInvalid};
use calling::{CallError, ProviderCode};
use domain::{AccountSettings, ChannelKind};
use jiff::Timestamp;
use serde::de::IgnoredAny;
use serde_json::Value;
use thiserror::Error;

/// An account that can speak. A closed set, so an enum and not `dyn`: a new channel must not compile until every call
/// has an answer for it.
#[derive(Clone, Debug)]
pub enum Channel {
    /// Kaleyra.io, first generation.
    KaleyraV1(Box<KaleyraV1>),
    /// Kaleyra.io, second generation.
    KaleyraV2(Box<KaleyraV2>),
    /// Meta itself.
    Cloud(Box<Cloud>),
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

/// The bytes are no JSON, nor, for Kaleyra's first generation, a query, and so no webhook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("neither JSON nor a query")]
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

impl Channel {
    /// An account with its key. Whether the host may be spoken to at all was decided when the account was made.
    ///
    /// # Errors
    /// [`BaseUrlInvalid`] when the settings have none.
    pub fn new(settings: &AccountSettings, key: ApiKey, http: &Http) -> Result<Channel, BaseUrlInvalid> {
        let base = BaseUrl::parse(&settings.base_url)?;
        let (settings, http) = (settings.clone(), http.clone());
        Ok(match settings.channel {
            ChannelKind::KaleyraV1 => Channel::KaleyraV1(Box::new(KaleyraV1::new(settings, base, key, http))),
            ChannelKind::KaleyraV2 => Channel::KaleyraV2(Box::new(KaleyraV2::new(settings, base, key, http))),
            ChannelKind::Cloud => Channel::Cloud(Box::new(Cloud::new(settings, base, key, http))),
        })
    }

    /// The request that says a message: the same for the same message, every time.
    ///
    /// # Errors
    /// [`CannotSay`] when this channel has no documented words for it.
    pub fn render(&self, outgoing: &Outgoing) -> Result<Rendered, CannotSay> {
        match self {
            Channel::KaleyraV1(channel) => channel.render(outgoing),
            Channel::KaleyraV2(channel) => Ok(channel.render(outgoing)),
            Channel::Cloud(channel) => Ok(channel.render(outgoing)),
        }
    }

    /// Sends a request once. It must have been rendered by this channel.
    ///
    /// # Errors
    /// [`CallError`]; [`CallError::OutcomeUnknown`] whenever the message may have been taken.
    pub async fn send(&self, rendered: &Rendered) -> Result<Accepted, CallError> {
        match self {
            Channel::KaleyraV1(channel) => channel.send(rendered).await,
            Channel::KaleyraV2(channel) => channel.send(rendered).await,
            Channel::Cloud(channel) => channel.send(rendered).await,
        }
    }

    /// Asks what is known of the payment under a reference, which was sent with a configuration of this name.
    ///
    /// # Errors
    /// [`CallError`], never [`CallError::OutcomeUnknown`]. An unknown reference is [`CallError::Refused`], with a
    /// code that [`ProviderCode::is_reference_not_found`].
    pub async fn look_up(&self, reference: &str, configuration_name: &str) -> Result<LookedUp, CallError> {
        match self {
            Channel::KaleyraV1(channel) => channel.look_up(reference, configuration_name).await,
            Channel::KaleyraV2(channel) => channel.look_up(reference, configuration_name).await,
            Channel::Cloud(channel) => channel.look_up(reference, configuration_name).await,
        }
    }
}

/// As [`Channel::render`], for an account whose key is not at hand.
///
/// # Errors
/// [`RenderError`] when the settings have no base URL, or the channel no words for it.
pub fn render(settings: &AccountSettings, outgoing: &Outgoing) -> Result<Rendered, RenderError> {
    let base = BaseUrl::parse(&settings.base_url)?;
    Ok(match settings.channel {
        ChannelKind::KaleyraV1 => kaleyra_v1::client::render(settings, &base, outgoing)?,
        ChannelKind::KaleyraV2 => kaleyra_v2::client::render(settings, &base, outgoing),
        ChannelKind::Cloud => cloud::client::render(settings, &base, outgoing),
    })
}

/// Reads a webhook body, for Kaleyra's first generation also the query of a callback by GET: at least one thing told,
/// [`News::Unknown`](crate::News::Unknown) for JSON or a query that is no known webhook.
///
/// # Errors
/// [`NotJson`].
pub fn read_webhook(kind: ChannelKind, body: &[u8]) -> Result<Vec<Told>, NotJson> {
    let body = body.strip_prefix(BYTE_ORDER_MARK).unwrap_or(body);
    match serde_json::from_slice(body) {
        Ok(json) => Ok(read_json(kind, &json)),
        Err(_) => unreadable(kind, body),
    }
}

/// Reads the answer to a payment lookup; the first payment, should there be several.
///
/// # Errors
/// [`LookupError`] when it tells of no payment.
pub fn read_lookup(kind: ChannelKind, answer: &[u8]) -> Result<PaymentReport, LookupError> {
    let answer = answer.strip_prefix(BYTE_ORDER_MARK).unwrap_or(answer);
    let answer: Value = serde_json::from_slice(answer).map_err(|_| LookupError::NotJson)?;
    let payments = match kind {
        ChannelKind::KaleyraV1 | ChannelKind::KaleyraV2 | ChannelKind::Cloud => lookup::read(&answer)?,
    };
    payments.into_iter().next().ok_or(LookupError::NoPayment)
}

fn read_json(kind: ChannelKind, body: &Value) -> Vec<Told> {
    match kind {
        ChannelKind::KaleyraV1 => kaleyra_v1::read::read(body),
        ChannelKind::KaleyraV2 => read::read(body),
        ChannelKind::Cloud => webhook::read(body, &Wrapper::default())
            .unwrap_or_else(|| vec![unknown(body, "no webhook that this channel is known to send")]),
    }
}

/// What some programs write before the first letter of a file.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// JSON that is nested too deeply, has numbers that no computer holds, or letters that are none, is JSON all the same.
fn unreadable(kind: ChannelKind, body: &[u8]) -> Result<Vec<Told>, NotJson> {
    if let (Err(_), repaired) = (std::str::from_utf8(body), String::from_utf8_lossy(body))
        && let Ok(json) = serde_json::from_str(&repaired)
    {
        return Ok(read_json(kind, &json));
    }
    if serde_json::from_slice::<IgnoredAny>(body).is_ok() {
        let text = Value::String(String::from_utf8_lossy(body).into_owned());
        return Ok(vec![unknown(&text, "nested too deeply, or a number too large")]);
    }
    match kind {
        ChannelKind::KaleyraV1 => kaleyra_v1::read::read_query(body).ok_or(NotJson),
        ChannelKind::KaleyraV2 | ChannelKind::Cloud => Err(NotJson),
    }
}

fn unknown(body: &Value, reason: &str) -> Told {
    webhook::unknown(body, &Wrapper::default(), reason)
}
