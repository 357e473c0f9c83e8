//! Kaleyra v2's webhook bodies: Meta's change object in an envelope, payments flat, *not sent* in a shape of its own.

use serde_json::{Map, Value, json};

use super::lookup::{amount, refund};
use crate::account;
use crate::clock::seconds;
use crate::news::{Addressed, CartItem, MessageStatus, News, What};
use crate::orders::Attempt;
use crate::phone::Phone;

/// The body of one webhook.
pub(crate) fn write(news: &News) -> String {
    let body = match &news.what {
        What::Status { message, status } => self::status(news, message, status),
        What::NotSent { message, code, reason } => json!({
            "code": code,
            "status": "not sent",
            "reason": reason,
            "message_id": message.id,
            "extra_info": about_message(news, message),
        }),
        What::Payment { message_id, phone, reference, captured, paise, gateway, echo, attempt } => json!({
            "id": message_id,
            "type": "payment",
            "status": if *captured { "captured" } else { "pending" },
            "phone_number": phone.as_str(),
            "payment": payment(reference, *paise, gateway, echo, attempt),
        }),
        What::Written { id, from, name, text } => {
            let content = json!({"type": "text", "text": {"body": text}});
            incoming(news, id, from, name, content)
        }
        What::Cart { id, from, name, text, items } => {
            let items: Vec<Value> = items.iter().map(cart_item).collect();
            let order = json!({"catalog_id": account::CATALOG_ID, "text": text, "product_items": items});
            incoming(news, id, from, name, json!({"type": "order", "order": order}))
        }
    };
    body.to_string()
}

fn status(news: &News, message: &Addressed, status: &MessageStatus) -> Value {
    let name = match status {
        MessageStatus::Sent => "sent",
        MessageStatus::Delivered => "delivered",
        MessageStatus::Read => "read",
        MessageStatus::Failed(_) => "failed",
    };
    let mut inner = Map::new();
    // Kaleyra's own id stands here, not Meta's; Meta's is at the top and in extra_info.
    inner.insert("id".to_owned(), json!(message.provider_id));
    inner.insert("status".to_owned(), json!(name));
    inner.insert("timestamp".to_owned(), json!(seconds(news.at_ms).to_string()));
    inner.insert("recipient_id".to_owned(), json!(message.to.as_str()));
    match status {
        MessageStatus::Sent | MessageStatus::Delivered => pricing(&mut inner, news, message),
        MessageStatus::Read => {}
        MessageStatus::Failed(refusal) => {
            inner.insert("errors".to_owned(), json!([refusal.in_status()]));
        }
    }
    if let Some(opaque) = &message.echo.opaque {
        inner.insert("biz_opaque_callback_data".to_owned(), json!(opaque));
    }
    json!({
        "meta_object": {
            "value": {"messaging_product": "whatsapp", "metadata": metadata(), "statuses": [inner]},
            "field": "messages",
        },
        "extra_info": about_message(news, message),
        "status": name,
        "message_id": message.id,
    })
}

fn pricing(inner: &mut Map<String, Value>, news: &News, message: &Addressed) {
    let expires = seconds(news.at_ms).saturating_add(24 * 60 * 60).to_string();
    let conversation =
        json!({"id": message.provider_id, "expiration_timestamp": expires, "origin": {"type": "service"}});
    let pricing = json!({"billable": false, "pricing_model": "PMP", "type": "free_customer_service", "category": "service"});
    inner.insert("conversation".to_owned(), conversation);
    inner.insert("pricing".to_owned(), pricing);
}

fn about_message(news: &News, message: &Addressed) -> Value {
    json!({
        "trace_id": news.trace,
        "message_id": message.id,
        "waba_id": account::WABA_ID,
        "ref": message.echo.reference,
        "ref1": message.echo.reference_1,
        "ref2": message.echo.reference_2,
        "enable_url_tracking_body": false,
        "enable_url_tracking_button": false,
    })
}

fn payment(
    reference: &str,
    paise: i64,
    gateway: &str,
    echo: &Map<String, Value>,
    attempt: &Attempt,
) -> Map<String, Value> {
    let mut payment = Map::new();
    payment.insert("reference_id".to_owned(), json!(reference));
    payment.insert("currency".to_owned(), json!("INR"));
    payment.insert("receipt".to_owned(), json!(""));
    payment.insert("amount".to_owned(), amount(paise));
    payment.insert("transaction".to_owned(), transaction(gateway, attempt));
    payment.extend(echo.clone());
    payment
}

/// Without `pg_transaction_id` and `method`, which Kaleyra's sample lacks.
fn transaction(gateway: &str, attempt: &Attempt) -> Value {
    let refunds: Vec<Value> = attempt.refunds.iter().map(refund).collect();
    let mut transaction = Map::new();
    transaction.insert("id".to_owned(), json!(attempt.id));
    transaction.insert("type".to_owned(), json!(gateway));
    transaction.insert("status".to_owned(), json!(attempt.status));
    transaction.insert("currency".to_owned(), json!("INR"));
    transaction.insert("amount".to_owned(), amount(attempt.paise));
    transaction.insert("created_timestamp".to_owned(), json!(seconds(attempt.created_ms)));
    transaction.insert("updated_timestamp".to_owned(), json!(seconds(attempt.updated_ms)));
    if let Some(reason) = &attempt.reason {
        transaction.insert("error".to_owned(), json!({"code": "BAD_REQUEST_ERROR", "reason": reason}));
    }
    let refunds = if refunds.is_empty() { Value::Null } else { Value::Array(refunds) };
    transaction.insert("refunds".to_owned(), refunds);
    Value::Object(transaction)
}

fn incoming(news: &News, id: &str, from: &Phone, name: &str, content: Value) -> Value {
    let mut message = Map::new();
    message.insert("from".to_owned(), json!(from.as_str()));
    message.insert("id".to_owned(), json!(id));
    message.insert("timestamp".to_owned(), json!(seconds(news.at_ms).to_string()));
    if let Value::Object(content) = content {
        message.extend(content);
    }
    json!({
        "meta_object": {
            "value": {
                "messaging_product": "whatsapp",
                "metadata": metadata(),
                "contacts": [{"profile": {"name": name}, "wa_id": from.as_str()}],
                "messages": [message],
            },
            "field": "messages",
        },
        "extra_info": {
            "media_url": "", "ref": "", "ref1": "", "ref2": "", "reply_to": "",
            "trace_id": news.trace,
            "waba_id": account::WABA_ID,
        },
    })
}

fn metadata() -> Value {
    json!({
        "display_phone_number": account::PHONE_NUMBER.trim_start_matches('+'),
        "phone_number_id": account::PHONE_NUMBER_ID,
    })
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
