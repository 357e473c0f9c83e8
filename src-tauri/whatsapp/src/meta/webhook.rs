//! Reads Meta's webhooks: the envelope, its changes, and their values. Up to a thousand updates come in one body,
//! and one that cannot be read takes no other with it.

use super::status::{self, Wrapper};
use super::written;
use crate::news::{AccountError, ConfigurationNews, News, Unknown};
use crate::{event_key, facts};
use serde_json::Value;

/// Everything in a body, or `None` when it has none of Meta's shapes: the envelope, a change, or a bare value.
pub(crate) fn read(body: &Value, wrapper: &Wrapper) -> Option<Vec<News>> {
    if let Some(Value::Array(entries)) = body.get("entry") {
        let entries = entries.iter().flat_map(|entry| self::entry(entry, wrapper));
        return Some(or_unknown(entries.collect(), body, "an envelope without entries"));
    }
    if let Some(Value::Array(_)) = body.get("changes") {
        return Some(entry(body, wrapper));
    }
    if let Some(value @ Value::Object(_)) = body.get("value") {
        return Some(change(body, value, wrapper));
    }
    let is_value = ["statuses", "messages"].iter().any(|key| body.get(key).is_some_and(Value::is_array));
    is_value.then(|| or_unknown(value(body, wrapper), body, "an update without content"))
}

/// The one news for what cannot be read.
pub(crate) fn unknown(event: &Value, reason: impl Into<String>) -> News {
    News::Unknown(Unknown { reason: reason.into(), event_key: event_key::of_bytes(event) })
}

fn entry(entry: &Value, wrapper: &Wrapper) -> Vec<News> {
    let changes = facts::list(entry, "changes").iter();
    let news = changes.flat_map(|change| match change.get("value") {
        Some(value) => self::change(change, value, wrapper),
        None => vec![unknown(change, "a change without a value")],
    });
    or_unknown(news.collect(), entry, "an entry without changes")
}

fn change(change: &Value, value: &Value, wrapper: &Wrapper) -> Vec<News> {
    match facts::text(change, "field").as_deref() {
        Some("messages") | None => {
            or_unknown(self::value(value, wrapper), change, "an update without content")
        }
        Some("payment_configuration_update") => vec![configuration(value)],
        Some(field) => vec![unknown(change, format!("updates of {field:?} are not read"))],
    }
}

fn value(value: &Value, wrapper: &Wrapper) -> Vec<News> {
    let (contacts, statuses) = (facts::list(value, "contacts"), facts::list(value, "statuses"));
    // The wrapper speaks of one message, so among several it says nothing about which.
    let unspecific = Wrapper { message_id: None, ..wrapper.clone() };
    let wrapper_of_status = if statuses.len() == 1 { wrapper } else { &unspecific };
    let statuses = statuses.iter().map(|entry| {
        status::read(entry, wrapper_of_status).unwrap_or_else(|| unknown(entry, "a status without a word"))
    });
    let messages = facts::list(value, "messages").iter().map(|entry| {
        written::read(entry, contacts, wrapper)
            .unwrap_or_else(|| unknown(entry, "a message without a sender"))
    });
    statuses.chain(messages).chain(facts::list(value, "errors").iter().map(account_error)).collect()
}

fn account_error(error: &Value) -> News {
    News::AccountError(AccountError { error: status::error(error), event_key: event_key::of_bytes(error) })
}

fn configuration(value: &Value) -> News {
    News::PaymentConfiguration(ConfigurationNews {
        name: facts::text(value, "configuration_name"),
        provider: facts::text(value, "provider_name"),
        status: facts::text(value, "status"),
        at: facts::instant(value, "updated_timestamp"),
        event_key: event_key::of_bytes(value),
    })
}

fn or_unknown(news: Vec<News>, event: &Value, reason: &str) -> Vec<News> {
    if news.is_empty() { vec![unknown(event, reason)] } else { news }
}
