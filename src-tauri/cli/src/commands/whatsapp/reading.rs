//! `whatsapp read` and `read-lookup`: what a provider says in the words of the contract. Absent facts are `null`, absent
//! lists `[]`; amounts are rupees, times RFC 3339.

use crate::input;
use crate::output::Answer;
use crate::refusal::Refusal;
use ::whatsapp::{
    CartItem, LookupError, News, NewsError, PaymentReport, RefundReport, Told, Transaction, Whose,
    read_lookup, read_webhook,
};
use app::Code;
use domain::{ChannelKind, Paise};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use std::path::Path;

/// Reads a webhook body.
pub fn webhook(channel: ChannelKind, file: &Path) -> Result<Answer, Refusal> {
    let told = read_webhook(channel, &input::read_text(file)?);
    let told = told.map_err(|_| Refusal::new(Code::NotJson.as_str()))?;
    Ok(Answer::of(Value::Array(told.iter().map(shown).collect())))
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

fn shown(told: &Told) -> Value {
    let Whose { phone_number_id, phone_number, waba_id } = &told.whose;
    let mut shown = news(&told.news);
    shown["phone_number_id"] = phone_number_id.clone().into();
    shown["phone_number"] = phone_number.clone().into();
    shown["waba_id"] = waba_id.clone().into();
    shown
}

fn news(news: &News) -> Value {
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
            "values": object(&reply.values),
            "at": at(reply.at),
        }),
        News::System(notice) => json!({
            "kind": "message",
            "from": notice.from,
            "message_id": notice.message_id,
            "type": "system",
            "text": notice.text,
            "at": at(notice.at),
            "event": notice.event,
            "new_number": notice.new_number,
        }),
        News::PaymentConfiguration(news) => json!({
            "kind": "payment_configuration",
            "name": news.name,
            "provider": news.provider,
            "status": news.status,
            "at": at(news.at),
            "provider_mid": news.provider_mid,
        }),
        News::Template(news) => json!({
            "kind": "template",
            "template_id": news.template_id,
            "name": news.name,
            "language": news.language,
            "status": news.status,
            "quality": news.quality,
            "reason": news.reason,
            "at": at(news.at),
        }),
        News::NumberQuality(news) => json!({
            "kind": "number_quality",
            "number": news.number,
            "event": news.event,
            "limit": news.limit,
            "limit_before": news.limit_before,
            "at": at(news.at),
        }),
        News::Account(news) => json!({
            "kind": "account",
            "field": news.field,
            "event": news.event,
            "facts": object(&news.facts),
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

fn object(facts: &[(String, String)]) -> Map<String, Value> {
    facts.iter().map(|(name, value)| (name.clone(), value.clone().into())).collect()
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
