//! JSON that more than one channel writes: amounts, refunds, carts, Meta's statuses and incoming messages.

use serde_json::{Map, Value, json};

use crate::account;
use crate::clock::seconds;
use crate::news::{Addressed, CartItem, Context, Incoming, MessageStatus};
use crate::orders::{Attempt, AttemptStatus, Refund};
use crate::phone::Phone;

/// An amount as lookups and webhooks write it.
pub(crate) fn amount(paise: i64) -> Value {
    json!({"offset": 100, "value": paise})
}

/// A refund as lookups and webhooks write it.
pub(crate) fn refund(refund: &Refund) -> Value {
    json!({
        "id": refund.id,
        "amount": amount(refund.paise),
        "speed_processed": speed(refund.instant),
        "status": refund.status,
        "created_timestamp": seconds(refund.created_ms),
        "updated_timestamp": seconds(refund.updated_ms),
    })
}

/// How fast a refund is done.
pub(crate) fn speed(instant: bool) -> &'static str {
    if instant { "instant" } else { "normal" }
}

/// What Meta tells of an attempt, in a lookup and in a webhook alike.
pub(crate) fn transaction(attempt: &Attempt, gateway: &str) -> Map<String, Value> {
    let mut written = Map::new();
    written.insert("id".to_owned(), json!(attempt.id));
    // The gateway has a payment only once the attempt came to something.
    if attempt.status != AttemptStatus::Pending {
        written.insert("pg_transaction_id".to_owned(), json!(attempt.payment_id));
    }
    written.insert("type".to_owned(), json!(gateway));
    written.insert("status".to_owned(), json!(attempt.status));
    written.insert("created_timestamp".to_owned(), json!(seconds(attempt.created_ms)));
    written.insert("updated_timestamp".to_owned(), json!(seconds(attempt.updated_ms)));
    if attempt.status != AttemptStatus::Pending {
        written.insert("method".to_owned(), json!({"type": "upi"}));
    }
    if let Some(reason) = &attempt.reason {
        written.insert("error".to_owned(), json!({"code": "BAD_REQUEST_ERROR", "reason": reason}));
    }
    written
}

/// Whose number it is about.
pub(crate) fn metadata() -> Value {
    json!({
        "display_phone_number": account::PHONE_NUMBER.trim_start_matches('+'),
        "phone_number_id": account::PHONE_NUMBER_ID,
    })
}

/// The name of a message's status.
pub(crate) fn status_name(status: &MessageStatus) -> &'static str {
    match status {
        MessageStatus::Sent => "sent",
        MessageStatus::Delivered => "delivered",
        MessageStatus::Read => "read",
        MessageStatus::Failed(_) => "failed",
    }
}

/// One of Meta's `statuses`, under the id that stands there on this channel.
pub(crate) fn status(
    message: &Addressed,
    id: &str,
    status: &MessageStatus,
    at_ms: i64,
) -> Map<String, Value> {
    let mut inner = Map::new();
    inner.insert("id".to_owned(), json!(id));
    inner.insert("status".to_owned(), json!(status_name(status)));
    inner.insert("timestamp".to_owned(), json!(seconds(at_ms).to_string()));
    inner.insert("recipient_id".to_owned(), json!(message.to.as_str()));
    match status {
        MessageStatus::Sent | MessageStatus::Delivered => {
            inner.insert("pricing".to_owned(), pricing(message));
        }
        MessageStatus::Read => {}
        MessageStatus::Failed(refusal) => {
            inner.insert("errors".to_owned(), json!([refusal.in_status()]));
        }
    }
    if let Some(opaque) = &message.echo.opaque {
        inner.insert("biz_opaque_callback_data".to_owned(), json!(opaque));
    }
    inner
}

fn pricing(message: &Addressed) -> Value {
    let kind = if message.price.billable { "regular" } else { "free_customer_service" };
    json!({
        "billable": message.price.billable, "pricing_model": "PMP", "type": kind,
        "category": message.price.category,
    })
}

/// The `value` of a change that brings a customer's message.
pub(crate) fn incoming(
    id: &str,
    from: &Phone,
    name: &str,
    context: Option<&Context>,
    content: &Incoming,
    at_ms: i64,
) -> Value {
    let mut message = Map::new();
    if let Some(context) = context {
        let to = account::PHONE_NUMBER.trim_start_matches('+');
        message.insert("context".to_owned(), json!({"from": to, "id": context.id}));
    }
    message.insert("from".to_owned(), json!(from.as_str()));
    message.insert("id".to_owned(), json!(id));
    message.insert("timestamp".to_owned(), json!(seconds(at_ms).to_string()));
    message.extend(self::content(content));
    json!({
        "messaging_product": "whatsapp",
        "metadata": metadata(),
        "contacts": [{"profile": {"name": name}, "wa_id": from.as_str()}],
        "messages": [message],
    })
}

/// The `type` of a message and the object of that name.
pub(crate) fn content(content: &Incoming) -> Map<String, Value> {
    let (kind, object) = match content {
        Incoming::Text(text) => ("text", json!({"body": text})),
        Incoming::Cart { text, items } => {
            let items: Vec<Value> = items.iter().map(cart_item).collect();
            let order = json!({"catalog_id": account::CATALOG_ID, "text": text, "product_items": items});
            ("order", order)
        }
        Incoming::Address { values, body } => {
            let reply = json!({
                "name": "address_message", "body": body,
                "response_json": json!({"values": values}).to_string(),
            });
            ("interactive", json!({"type": "nfm_reply", "nfm_reply": reply}))
        }
        Incoming::Button { payload, text } => ("button", json!({"payload": payload, "text": text})),
    };
    let mut written = Map::new();
    written.insert("type".to_owned(), json!(kind));
    written.insert(kind.to_owned(), object);
    written
}

fn cart_item(item: &CartItem) -> Value {
    json!({
        "product_retailer_id": item.sku,
        "quantity": item.quantity,
        "item_price": rupees(item.price_paise),
        "currency": "INR",
    })
}

/// Rupees as a JSON number, `1600` or `7.99`, which is how carts have it, unlike everything else.
fn rupees(paise: i64) -> Value {
    let written = match (paise / 100, paise % 100) {
        (rupees, 0) => rupees.to_string(),
        (rupees, part) => format!("{rupees}.{part:02}"),
    };
    serde_json::from_str(&written).unwrap_or(Value::Null)
}
