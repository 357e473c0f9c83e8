//! Reads Meta's webhooks: the envelope, its changes, and their values. Up to a thousand updates come in one body,
//! and one that cannot be read takes no other with it.

use super::status::{self, Wrapper};
use super::{account, written};
use crate::news::{AccountError, News, Told, Unknown, Whose};
use crate::{event_key, facts};
use jiff::Timestamp;
use serde_json::Value;

/// Everything in a body, or `None` when it has none of Meta's shapes: the envelope, a change, or a bare value.
pub(crate) fn read(body: &Value, wrapper: &Wrapper) -> Option<Vec<Told>> {
    if let Some(Value::Array(entries)) = body.get("entry") {
        let entries = entries.iter().flat_map(|entry| self::entry(entry, wrapper));
        return Some(or_unknown(entries.collect(), body, wrapper, "an envelope without entries"));
    }
    if let Some(Value::Array(_)) = body.get("changes") {
        return Some(entry(body, wrapper));
    }
    if let Some(value @ Value::Object(_)) = body.get("value") {
        return Some(change(body, value, wrapper, None));
    }
    let is_value = ["statuses", "messages"].iter().any(|key| body.get(key).is_some_and(Value::is_array));
    is_value.then(|| value(body, body, wrapper))
}

/// The one thing told by what cannot be read.
pub(crate) fn unknown(event: &Value, wrapper: &Wrapper, reason: impl Into<String>) -> Told {
    let news = News::Unknown(Unknown { reason: reason.into(), event_key: event_key::of_bytes(event) });
    Told { whose: wrapper.whose.clone(), news }
}

fn entry(entry: &Value, wrapper: &Wrapper) -> Vec<Told> {
    let time = facts::instant(entry, "time");
    let own = Whose { waba_id: facts::text(entry, "id"), ..Whose::default() };
    let wrapper = wrapper.around(own);
    let changes = facts::list(entry, "changes").iter();
    let told = changes.flat_map(|change| match change.get("value") {
        Some(value) => self::change(change, value, &wrapper, time),
        None => vec![unknown(change, &wrapper, "a change without a value")],
    });
    or_unknown(told.collect(), entry, &wrapper, "an entry without changes")
}

fn change(change: &Value, value: &Value, wrapper: &Wrapper, time: Option<Timestamp>) -> Vec<Told> {
    let wrapper = wrapper.around(whose(value));
    match facts::text(change, "field").as_deref() {
        Some("messages") | None => self::value(value, change, &wrapper),
        Some(field) => vec![match account::read(field, value, time) {
            Some(news) => Told { whose: wrapper.whose, news },
            None => unknown(change, &wrapper, format!("an update of {field:?} that is not read")),
        }],
    }
}

/// The number stands in the metadata of messages, and plainly where the news is about the number itself.
fn whose(value: &Value) -> Whose {
    let named = |holder: &Value| Whose {
        phone_number_id: facts::text(holder, "phone_number_id"),
        phone_number: facts::text(holder, "display_phone_number"),
        waba_id: None,
    };
    let inner = value.get("metadata").map(named).unwrap_or_default();
    inner.or(&named(value))
}

fn value(value: &Value, event: &Value, wrapper: &Wrapper) -> Vec<Told> {
    let wrapper = &wrapper.around(whose(value));
    let told = |read: Result<News, &str>, event| match read {
        Ok(news) => Told { whose: wrapper.whose.clone(), news },
        Err(reason) => unknown(event, wrapper, reason),
    };
    let (contacts, statuses) = (facts::list(value, "contacts"), facts::list(value, "statuses"));
    // The wrapper speaks of one message, so among several it says nothing about which.
    let unspecific = Wrapper { message_id: None, ..wrapper.clone() };
    let wrapper_of_status = if statuses.len() == 1 { wrapper } else { &unspecific };
    let statuses = statuses.iter().map(|entry| told(status::read(entry, wrapper_of_status), entry));
    let messages = facts::list(value, "messages").iter().map(|entry| {
        told(written::read(entry, contacts, wrapper).ok_or("a message without a sender"), entry)
    });
    let errors = facts::list(value, "errors").iter().map(|entry| told(Ok(account_error(entry)), entry));
    or_unknown(statuses.chain(messages).chain(errors).collect(), event, wrapper, "an update without content")
}

fn account_error(error: &Value) -> News {
    News::AccountError(AccountError { error: status::error(error), event_key: event_key::of_bytes(error) })
}

fn or_unknown(told: Vec<Told>, event: &Value, wrapper: &Wrapper, reason: &str) -> Vec<Told> {
    if told.is_empty() { vec![unknown(event, wrapper, reason)] } else { told }
}
