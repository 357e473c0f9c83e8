//! Callbacks by GET: the query of the address, or a form, as an object of texts.

use serde_json::{Map, Value};
use std::borrow::Cow;
use url::form_urlencoded;

/// The longest name of a field that anybody would map.
const MOST_OF_NAME: usize = 64;

/// Names and values; `None` for what is no query. A name that comes twice with two values says nothing: one of them may
/// have been typed by a customer.
pub(super) fn parse(body: &[u8]) -> Option<Value> {
    let text = String::from_utf8_lossy(body);
    let text = text.trim();
    let text = text.strip_prefix('?').unwrap_or(text);
    if text.chars().any(char::is_control) {
        return None;
    }
    let mut fields: Vec<(&str, Cow<'_, str>)> = Vec::new();
    for part in text.split('&').filter(|part| !part.is_empty()) {
        match (part.split_once('='), fields.last_mut()) {
            (Some((name, value)), _) if is_name(name) => fields.push((name, Cow::Borrowed(value))),
            // An `&` that nobody escaped belongs to the value before it.
            (_, Some((_, value))) => value.to_mut().extend(["%26", part]),
            (_, None) => return None,
        }
    }
    let mut object = Map::new();
    for (name, value) in &fields {
        let value = Value::from(decoded(value));
        let said = object.get(*name).filter(|said| **said != value).map_or(value, |_| Value::Null);
        object.insert((*name).to_owned(), said);
    }
    (!object.is_empty()).then_some(Value::Object(object))
}

fn is_name(name: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    (1..=MOST_OF_NAME).contains(&name.len()) && name.bytes().all(is_plain)
}

/// A `+` is a blank, `%` and two digits a byte. The value's own `=` stays.
fn decoded(value: &str) -> String {
    let escaped = value.replace('=', "%3D");
    let mut pairs = form_urlencoded::parse(escaped.as_bytes());
    pairs.next().map(|(only, _)| only.into_owned()).unwrap_or_default()
}
