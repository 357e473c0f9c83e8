//! Reads webhook bodies. A callback profile is a template that the shop configured, so the same news comes in
//! several shapes: Kaleyra's wrapper around Meta's change, a flat payment, a flat status, and, where Kaleyra only
//! passes on, Meta's own envelope.

use crate::meta::status::{self, Wrapper};
use crate::meta::webhook::{self, unknown};
use crate::news::{MessageStatus, News, NewsError};
use crate::{event_key, facts};
use serde_json::Value;
use std::borrow::Cow;

/// Everything in a body, at least one [`News::Unknown`].
pub(crate) fn read(body: &Value) -> Vec<News> {
    match body {
        Value::Array(bodies) if !bodies.is_empty() => bodies.iter().flat_map(one).collect(),
        _ => one(body),
    }
}

fn one(body: &Value) -> Vec<News> {
    let wrapper = wrapper(body);
    let inner = body.get("meta_object").map(object_or_text);
    if let Some(news) = inner.and_then(|inner| webhook::read(&inner, &wrapper)) {
        return news;
    }
    if let Some(news) = webhook::read(body, &wrapper) {
        return news;
    }
    let flat = flat_payment(body, &wrapper).or_else(|| flat_status(body, &wrapper));
    vec![flat.unwrap_or_else(|| unknown(body, "no webhook that this channel is known to send"))]
}

fn wrapper(body: &Value) -> Wrapper {
    let extra = body.get("extra_info");
    let extra = |key| extra.and_then(|extra| facts::text(extra, key));
    Wrapper {
        our_ref: extra("ref"),
        message_id: facts::text(body, "message_id").or_else(|| extra("message_id")),
    }
}

/// `{"id","type":"payment","status","phone_number","payment":{…}}`. The documented template puts the payment into
/// quotes, so it may also come as JSON in a string.
fn flat_payment(body: &Value, wrapper: &Wrapper) -> Option<News> {
    let payment = object_or_text(body.get("payment")?);
    payment.is_object().then(|| status::payment(body, &payment, wrapper))
}

/// `{"code","status":"not sent","reason","message_id"}`, and the payment template filled for a plain message. Other
/// JSON has `id` and `status` too, so one of Kaleyra's own names has to be there.
fn flat_status(body: &Value, wrapper: &Wrapper) -> Option<News> {
    let word = status::normal(&facts::text(body, "status")?);
    let id =
        facts::text(body, "id").filter(|id| id.starts_with("wamid.") || body.get("phone_number").is_some());
    let message_id = wrapper.message_id.clone().or(id)?;
    let state = status::state(&word);
    Some(News::MessageStatus(MessageStatus {
        event_key: event_key::of_facts("status", [Some(message_id.clone()), Some(word.clone())]),
        message_id: Some(message_id),
        state,
        status: word,
        error: flat_error(body),
        recipient: facts::text(body, "recipient_id").or_else(|| facts::text(body, "phone_number")),
        our_ref: wrapper.our_ref.clone(),
        at: facts::instant(body, "timestamp"),
    }))
}

fn flat_error(body: &Value) -> Option<NewsError> {
    let code = facts::text(body, "code").filter(|code| code != "WA200");
    let title = facts::text(body, "reason");
    (code.is_some() || title.is_some()).then_some(NewsError { code, title, details: None })
}

fn object_or_text(value: &Value) -> Cow<'_, Value> {
    match value {
        Value::String(text) => Cow::Owned(serde_json::from_str(text).unwrap_or_default()),
        other => Cow::Borrowed(other),
    }
}
