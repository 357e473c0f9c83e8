//! Kaleyra v2's webhook bodies: Meta's change object in an envelope, payments flat, *not sent* in a shape of its own.

use serde_json::{Map, Value, json};

use crate::account;
use crate::channel::Channel;
use crate::clock::seconds;
use crate::news::{Addressed, Context, MessageStatus, News, What};
use crate::orders::Attempt;
use crate::outgoing::Parcel;
use crate::wire::{self, amount, refund};

/// One webhook. Of the account itself this channel tells nothing.
pub(crate) fn write(news: &News) -> Option<Parcel> {
    let body = match &news.what {
        What::Status { message, status } => self::status(news, message, status),
        What::NotSent { message, code, reason } => json!({
            "code": code,
            "status": "not sent",
            "reason": reason,
            "message_id": message.id,
            "extra_info": about_message(news, message),
        }),
        What::Payment { .. } => payment(&news.what)?,
        What::Incoming { id, from, name, context, content } => {
            let value = wire::incoming(id, from, name, context.as_ref(), content, news.at_ms);
            json!({
                "meta_object": {"value": value, "field": "messages"},
                "extra_info": about_incoming(news, context.as_ref()),
            })
        }
        What::Template { .. } | What::Configuration(_) => return None,
    };
    Some(Parcel::json(Channel::KaleyraV2, &body))
}

fn status(news: &News, message: &Addressed, status: &MessageStatus) -> Value {
    // Kaleyra's own id stands here, not Meta's; Meta's is at the top and in extra_info.
    let mut inner = wire::status(message, &message.provider_id, status, news.at_ms);
    if matches!(status, MessageStatus::Sent | MessageStatus::Delivered) {
        let expires = seconds(news.at_ms).saturating_add(24 * 60 * 60).to_string();
        let conversation = json!({
            "id": message.provider_id, "expiration_timestamp": expires,
            "origin": {"type": message.price.category},
        });
        inner.insert("conversation".to_owned(), conversation);
    }
    json!({
        "meta_object": {
            "value": {"messaging_product": "whatsapp", "metadata": wire::metadata(), "statuses": [inner]},
            "field": "messages",
        },
        "extra_info": about_message(news, message),
        "status": wire::status_name(status),
        "message_id": message.id,
    })
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

/// What was attached to the message that is answered comes back, and Kaleyra's id of it.
fn about_incoming(news: &News, context: Option<&Context>) -> Value {
    let of = |part: fn(&Context) -> &str| context.map(part).unwrap_or_default();
    json!({
        "media_url": "",
        "ref": of(|context| &context.echo.reference),
        "ref1": of(|context| &context.echo.reference_1),
        "ref2": of(|context| &context.echo.reference_2),
        "reply_to": of(|context| &context.provider_id),
        "trace_id": news.trace,
        "waba_id": account::WABA_ID,
    })
}

/// A payment, flat, as Kaleyra tells it; `None` for any other news.
pub(crate) fn payment(what: &What) -> Option<Value> {
    let What::Payment { message_id, phone, reference, captured, paise, gateway, echo, attempt } = what else {
        return None;
    };
    let mut payment = Map::new();
    payment.insert("reference_id".to_owned(), json!(reference));
    payment.insert("currency".to_owned(), json!("INR"));
    payment.insert("receipt".to_owned(), json!(""));
    payment.insert("amount".to_owned(), amount(*paise));
    payment.insert("transaction".to_owned(), transaction(gateway, attempt));
    payment.extend(echo.clone());
    Some(json!({
        "id": message_id,
        "type": "payment",
        "status": if *captured { "captured" } else { "pending" },
        "phone_number": phone.as_str(),
        "payment": payment,
    }))
}

/// Without `pg_transaction_id` and `method`, which Kaleyra's sample lacks.
fn transaction(gateway: &str, attempt: &Attempt) -> Value {
    let mut transaction = wire::transaction(attempt, gateway);
    transaction.shift_remove("pg_transaction_id");
    transaction.shift_remove("method");
    transaction.insert("currency".to_owned(), json!("INR"));
    transaction.insert("amount".to_owned(), amount(attempt.paise));
    let refunds: Vec<Value> = attempt.refunds.iter().map(refund).collect();
    let refunds = if refunds.is_empty() { Value::Null } else { Value::Array(refunds) };
    transaction.insert("refunds".to_owned(), refunds);
    Value::Object(transaction)
}
