//! Reads one entry of Meta's `messages`: a cart, an address, anything else a customer wrote, or what WhatsApp itself
//! says in the customer's chat.

use super::status::{self, Wrapper};
use crate::news::{AddressReply, Cart, CartItem, IncomingMessage, News, SystemNotice};
use crate::{event_key, facts};
use domain::Quantity;
use jiff::Timestamp;
use serde_json::Value;

/// What a customer wrote, or `None` for what nobody sent and has no kind.
pub(crate) fn read(message: &Value, contacts: &[Value], wrapper: &Wrapper) -> Option<News> {
    let known = ["from", "type", "interactive"].iter().any(|key| message.get(key).is_some());
    if !known {
        return None;
    }
    let kind = facts::text(message, "type");
    if let (Some("order"), Some(order @ Value::Object(_))) = (kind.as_deref(), message.get("order")) {
        return Some(cart(message, order, contacts));
    }
    if let (Some("system"), Some(notice @ Value::Object(_))) = (kind.as_deref(), message.get("system")) {
        return Some(system(message, notice, contacts));
    }
    Some(match address_form(message) {
        Some(form) => address(message, form, contacts),
        None => words(message, kind, contacts, wrapper),
    })
}

fn cart(message: &Value, order: &Value, contacts: &[Value]) -> News {
    News::Order(Cart {
        from: from(message, contacts),
        name: name(message, contacts),
        message_id: facts::text(message, "id"),
        catalog_id: facts::text(order, "catalog_id"),
        text: facts::text(order, "text"),
        items: facts::list(order, "product_items").iter().map(cart_item).collect(),
        at: instant(message),
        event_key: key(message),
    })
}

/// A cart's prices are in rupees and may have decimals, unlike every other amount.
fn cart_item(item: &Value) -> CartItem {
    let quantity = facts::text(item, "quantity");
    CartItem {
        sku: facts::text(item, "product_retailer_id"),
        quantity: quantity.and_then(|quantity| Quantity::parse(quantity.trim()).ok()),
        price: if facts::is_in_rupees(item) { facts::rupees(item, "item_price") } else { None },
    }
}

/// The answer to a question for an address, whatever the message calls itself.
fn address_form(message: &Value) -> Option<&Value> {
    let reply = message.get("interactive")?.get("nfm_reply")?;
    (facts::text(reply, "name")? == "address_message").then_some(reply)
}

fn address(message: &Value, form: &Value, contacts: &[Value]) -> News {
    News::Address(AddressReply {
        from: from(message, contacts),
        message_id: facts::text(message, "id"),
        values: filled_in(form),
        at: instant(message),
        event_key: key(message),
    })
}

/// The customer's new number has had several names in Meta's interface.
fn system(message: &Value, notice: &Value, contacts: &[Value]) -> News {
    let from = from(message, contacts);
    let new_number = ["wa_id", "new_wa_id"].into_iter().find_map(|key| facts::text(notice, key));
    News::System(SystemNotice {
        new_number: new_number.filter(|number| Some(number) != from.as_ref()),
        from,
        message_id: facts::text(message, "id"),
        event: facts::text(notice, "type"),
        text: facts::text(notice, "body"),
        at: instant(message),
        event_key: key(message),
    })
}

/// The form is JSON written into a string; its fields stand in `values`.
fn filled_in(form: &Value) -> Vec<(String, String)> {
    let form = form.get("response_json").map(facts::unpacked).unwrap_or_default();
    let fields = form.get("values").unwrap_or(&form).as_object();
    let fields = fields.into_iter().flatten();
    fields.filter_map(|(name, value)| Some((name.clone(), facts::plain(value)?))).collect()
}

fn words(message: &Value, kind: Option<String>, contacts: &[Value], wrapper: &Wrapper) -> News {
    News::Message(IncomingMessage {
        from: from(message, contacts),
        name: name(message, contacts),
        message_id: facts::text(message, "id"),
        text: readable(message, kind.as_deref()),
        kind,
        replies_to: message.get("context").and_then(|context| facts::text(context, "id")),
        our_ref: wrapper.our_ref.clone(),
        error: facts::list(message, "errors").first().map(status::error),
        at: instant(message),
        event_key: key(message),
    })
}

/// What a person can read of a message: under the name of its kind stands its content.
fn readable(message: &Value, kind: Option<&str>) -> Option<String> {
    let content = message.get(kind?)?;
    let content = content.get(0).unwrap_or(content);
    let chosen = ["button_reply", "list_reply", "nfm_reply"].iter().find_map(|key| content.get(key));
    let said = ["body", "text", "caption", "title", "emoji", "name", "address", "filename"];
    let said = said.iter().find_map(|key| facts::text(chosen.unwrap_or(content), key));
    said.or_else(|| facts::text(content.get("name")?, "formatted_name")).or_else(|| place(content))
}

/// A place on the map that has no name.
fn place(content: &Value) -> Option<String> {
    let part = |key| facts::text(content, key);
    Some(format!("{}, {}", part("latitude")?, part("longitude")?))
}

/// The sender. WhatsApp may leave the number out of the message; a lone contact is the sender.
fn from(message: &Value, contacts: &[Value]) -> Option<String> {
    let lone = || match contacts {
        [lone] => facts::text(lone, "wa_id"),
        _ => None,
    };
    facts::text(message, "from").or_else(lone)
}

/// The sender's name; a lone contact is the sender, even if WhatsApp writes the number differently there.
fn name(message: &Value, contacts: &[Value]) -> Option<String> {
    let contact = match contacts {
        [lone] => lone,
        several => {
            let from = facts::text(message, "from")?;
            several.iter().find(|contact| facts::text(contact, "wa_id").as_ref() == Some(&from))?
        }
    };
    facts::text(contact.get("profile")?, "name")
}

/// Meta's sample of an address reply has its time inside `interactive`.
fn instant(message: &Value) -> Option<Timestamp> {
    let inner = || facts::instant(message.get("interactive")?, "timestamp");
    facts::instant(message, "timestamp").or_else(inner)
}

fn key(message: &Value) -> String {
    match facts::text(message, "id") {
        Some(id) => event_key::of_facts("message", [Some(id)]),
        None => event_key::of_bytes(message),
    }
}
