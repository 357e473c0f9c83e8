//! Reads callbacks. A profile is a template of fields that the shop filled in, so names may be missing and others may
//! be there; the documented ones are read, wherever the profile also writes what the second generation does.

use super::query;
use crate::facts;
use crate::kaleyra_v2::{flat, read as second};
use crate::meta::status::{self, Wrapper};
use crate::meta::written;
use crate::news::{News, Told};
use serde_json::{Map, Value, json};

/// Everything in a body, at least one [`News::Unknown`].
pub(crate) fn read(body: &Value) -> Vec<Told> {
    second::each(body, one)
}

/// The same for a body that is no JSON; `None` when it is no query either.
pub(crate) fn read_query(body: &[u8]) -> Option<Vec<Told>> {
    query::parse(body).map(|fields| one(&fields))
}

fn one(body: &Value) -> Vec<Told> {
    let wrapper = second::wrapper(body);
    if let Some(told) = second::meta(body, &wrapper) {
        return told;
    }
    let own = flat::payment(body, &wrapper).or_else(|| status(body, &wrapper));
    match own.or_else(|| incoming(body, &wrapper)) {
        Some(news) => vec![Told { whose: wrapper.whose, news }],
        None => second::one(body),
    }
}

/// `id=<uuid>:0&status=SENT`. Other JSON has `id` and `status` too, so one of them has to be as Kaleyra writes it.
fn status(body: &Value, wrapper: &Wrapper) -> Option<News> {
    let word = match facts::text(body, "status")?.trim() {
        // How this generation says that it failed.
        "0" => "failed".to_owned(),
        word => status::normal(word),
    };
    let id = wrapper.message_id.clone().or_else(|| facts::text(body, "id"))?;
    let is_known = status::state(&word).is_some() || is_own_id(&id);
    let is_refund = body.get("speed_processed").is_some();
    let is_written = facts::text(body, "body").is_some();
    let is_ours = is_known && !is_refund && !is_written && !status::is_payment(body);
    is_ours.then(|| flat::message_status(body, wrapper, id, word))
}

/// A long name, a colon, and which of the recipients.
fn is_own_id(id: &str) -> bool {
    let part = id.rsplit_once(':').map(|(_, part)| part);
    part.is_some_and(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What a customer wrote, as Meta would have said it.
fn incoming(body: &Value, wrapper: &Wrapper) -> Option<News> {
    let from = ["from", "mobile"].iter().find_map(|key| facts::text(body, key))?;
    let says = ["type", "body", "media_url", "custom_response", "message", "contacts", "location"];
    let is_status = facts::text(body, "status").is_some();
    // What the shop itself says has these two, and no callback does.
    let is_request = ["to", "channel"].iter().all(|key| body.get(key).is_some());
    if is_status || is_request || !says.iter().any(|key| body.get(key).is_some_and(is_said)) {
        return None;
    }
    let contact = json!({"wa_id": from, "profile": {"name": body.get("name")}});
    written::read(&message(body, from), &[contact], wrapper)
}

/// How carts and filled-in forms arrive is not documented; they are looked for where the profile has room for them,
/// and found by Meta's own names. Who wrote, and when, is only what Kaleyra says: what a customer types may look like
/// JSON too.
fn message(body: &Value, from: String) -> Value {
    let kind = facts::text(body, "type").unwrap_or_else(|| "text".to_owned());
    let written = object(body, "message").filter(|_| kind != "text");
    let mut message = written.unwrap_or_default();
    for (name, value) in [
        ("from", Some(from)),
        ("id", ["message_id", "id"].iter().find_map(|key| facts::text(body, key))),
        ("timestamp", facts::text(body, "created_at")),
        ("type", Some(kind.clone())),
        // Without an id, this too tells it from the same words to another shop.
        ("wanumber", facts::text(body, "wanumber")),
    ] {
        message.insert(name.to_owned(), value.into());
    }
    if let (Some(answered), false) = (facts::text(body, "reply_to"), message.contains_key("context")) {
        message.insert("context".to_owned(), json!({ "id": answered }));
    }
    let response = object(body, "custom_response");
    match response.as_ref().and_then(|response| form(response, &kind)) {
        Some((name, content)) if !message.contains_key(name) => {
            message.insert(name.to_owned(), content);
        }
        _ => {}
    }
    if !message.contains_key(&kind) {
        message.insert(kind.clone(), content(body, &kind));
    }
    Value::Object(message)
}

/// A cart or an address in what a customer chose.
fn form(response: &Map<String, Value>, kind: &str) -> Option<(&'static str, Value)> {
    if kind == "order" {
        let order = response.get("order").filter(|order| order.is_object()).cloned();
        return Some(("order", order.unwrap_or_else(|| Value::Object(response.clone()))));
    }
    response.get("values")?.get("in_pin_code")?;
    let reply = json!({"name": "address_message", "response_json": Value::Object(response.clone())});
    Some(("interactive", json!({"type": "nfm_reply", "nfm_reply": reply})))
}

/// What is said under the kind's own name: a place, a card, or the text.
fn content(body: &Value, kind: &str) -> Value {
    let own = body.get(kind).map(facts::unpacked).filter(|own| own.is_object() || own.is_array());
    let words = ["body", "message", "media_url"].iter().find_map(|key| facts::text(body, key));
    own.map_or_else(|| json!({ "body": words }), std::borrow::Cow::into_owned)
}

fn object(body: &Value, key: &str) -> Option<Map<String, Value>> {
    match facts::unpacked(body.get(key)?).into_owned() {
        Value::Object(members) => Some(members),
        _ => None,
    }
}

fn is_said(value: &Value) -> bool {
    facts::plain(value).is_some() || value.is_object() || value.is_array()
}
