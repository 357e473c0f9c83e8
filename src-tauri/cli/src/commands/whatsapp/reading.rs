//! `whatsapp read` and `read-lookup`: a provider's JSON in the words of the contract. Absent facts are `null`, absent
//! lists `[]`; amounts are rupees, times RFC 3339.

use crate::input;
use crate::output::Answer;
use crate::refusal::Refusal;
use ::whatsapp::{
    CartItem, LookupError, News, NewsError, PaymentReport, RefundReport, Transaction, read_lookup,
    read_webhook,
};
use app::Code;
use domain::{ChannelKind, Paise};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use std::path::Path;

/// Reads a webhook body.
pub fn webhook(channel: ChannelKind, file: &Path) -> Result<Answer, Refusal> {
    let news = read_webhook(channel, &input::read_text(file)?);
    let news = news.map_err(|_| Refusal::new(Code::NotJson.as_str()))?;
    Ok(Answer::of(Value::Array(news.iter().map(told).collect())))
}

/// Reads the answer to a payment lookup.
pub fn lookup(channel: ChannelKind, file: &Path) -> Result<Answer, Refusal> {
    let report = read_lookup(channel, &input::read_text(file)?).map_err(|error| match error {
        LookupError::NotJson => Refusal::new(Code::NotJson.as_str()),
        LookupError::Provider { code, .. } => {
            Refusal::new(Code::Refused.as_str()).with_text("code", code.as_str())
        }
        LookupError::NoPayment => {
            Refusal::new(Code::Refused.as_str()).with_text("code", "reference_not_found")
        }
        LookupError::NotUnderstood => Refusal::new(Code::Malformed.as_str()),
    })?;
    let transactions = report.transactions.iter().map(transaction).collect();
    Ok(Answer::of(payment(&report, ("transactions", transactions))))
}

fn told(news: &News) -> Value {
    match news {
        News::Payment(news) => {
            let only = news.report.transactions.first().map_or(Value::Null, transaction);
            let mut told = payment(&news.report, ("transaction", only));
            told["message_id"] = news.message_id.clone().into();
            told["recipient"] = news.recipient.clone().into();
            told
        }
        News::MessageStatus(news) => json!({
            "kind": "message_status",
            "message_id": news.message_id,
            "status": news.status,
            "error": news.error.as_ref().map(error),
            "recipient": news.recipient,
            "at": at(news.at),
        }),
        News::Order(cart) => json!({
            "kind": "order",
            "from": cart.from,
            "message_id": cart.message_id,
            "catalog_id": cart.catalog_id,
            "text": cart.text,
            "items": cart.items.iter().map(item).collect::<Vec<_>>(),
            "at": at(cart.at),
            "name": cart.name,
        }),
        News::Message(message) => json!({
            "kind": "message",
            "from": message.from,
            "message_id": message.message_id,
            "type": message.kind,
            "text": message.text,
            "at": at(message.at),
            "name": message.name,
            "replies_to": message.replies_to,
            "error": message.error.as_ref().map(error),
        }),
        News::Address(reply) => json!({
            "kind": "address",
            "from": reply.from,
            "message_id": reply.message_id,
            "values": reply.values.iter().map(|(name, value)| (name.clone(), value.clone().into()))
                .collect::<Map<String, Value>>(),
            "at": at(reply.at),
        }),
        News::PaymentConfiguration(news) => json!({
            "kind": "payment_configuration",
            "name": news.name,
            "provider": news.provider,
            "status": news.status,
            "at": at(news.at),
        }),
        News::AccountError(news) => json!({
            "kind": "account_error",
            "code": news.error.code,
            "title": news.error.title,
            "details": news.error.details,
        }),
        News::Unknown(news) => json!({ "kind": "unknown", "reason": news.reason }),
    }
}

/// The shape that webhook and lookup share; `transactions` is the part in which they differ.
fn payment(report: &PaymentReport, (name, transactions): (&str, Value)) -> Value {
    let mut told = json!({
        "kind": "payment",
        "reference_id": report.reference_id,
        "status": report.status,
        "amount": amount(report.amount),
    });
    told[name] = transactions;
    told["refunds"] = report.refunds.iter().map(refund).collect();
    told["at"] = at(report.at);
    told
}

fn transaction(transaction: &Transaction) -> Value {
    let error = transaction.error.as_ref();
    json!({
        "id": transaction.id,
        "gateway_payment_id": transaction.gateway_payment_id,
        "status": transaction.status,
        "method": transaction.method,
        "error": error.map(|error| json!({ "code": error.code, "reason": error.reason })),
        "amount": amount(transaction.amount),
        "created_at": at(transaction.created_at),
        "updated_at": at(transaction.updated_at),
        "refunds": transaction.refunds.iter().map(refund).collect::<Vec<_>>(),
    })
}

fn refund(refund: &RefundReport) -> Value {
    json!({
        "id": refund.id,
        "amount": amount(refund.amount),
        "status": refund.status,
        "speed": refund.speed,
        "created_at": at(refund.created_at),
        "updated_at": at(refund.updated_at),
    })
}

fn item(item: &CartItem) -> Value {
    json!({
        "sku": item.sku,
        "quantity": item.quantity.map(|quantity| quantity.to_string()),
        "price": amount(item.price),
    })
}

fn error(error: &NewsError) -> Value {
    json!({ "code": error.code, "title": error.title, "details": error.details })
}

fn amount(amount: Option<Paise>) -> Value {
    amount.map(Paise::to_rupees).into()
}

fn at(at: Option<Timestamp>) -> Value {
    at.map(|at| at.to_string()).into()
}
