//! Meta's own webhooks: changes of one business account in their envelope.

use serde_json::{Map, Value, json};

use crate::account;
use crate::channel::Channel;
use crate::clock::seconds;
use crate::configurations::{Configuration, Provider};
use crate::news::{News, What};
use crate::outgoing::Parcel;
use crate::wire::{self, amount, refund};

/// One webhook. Meta does not know what it is never given, so it has no word for *not sent*.
pub(crate) fn write(news: &News) -> Option<Parcel> {
    let at_s = seconds(news.at_ms);
    let body = match &news.what {
        What::Status { message, status } => {
            let status = wire::status(message, &message.id, status, news.at_ms);
            messages(&statuses(&Value::Object(status)))
        }
        What::Payment { .. } => messages(&statuses(&payment(&news.what, at_s)?)),
        What::Incoming { id, from, name, context, content } => {
            messages(&wire::incoming(id, from, name, context.as_ref(), content, news.at_ms))
        }
        What::Template { id, name, language, approved, reason } => {
            let value = json!({
                "event": if *approved { "APPROVED" } else { "REJECTED" },
                // A number here, where the path that made it gives a string.
                "message_template_id": id.parse::<u64>().ok(),
                "message_template_name": name,
                "message_template_language": language,
                "reason": reason,
            });
            account_change("message_template_status_update", &value, at_s)
        }
        What::Configuration(configuration) => {
            account_change("payment_configuration_update", &self::configuration(configuration), at_s)
        }
        What::NotSent { .. } => return None,
    };
    Some(Parcel::json(Channel::Cloud, &body))
}

fn statuses(status: &Value) -> Value {
    json!({"messaging_product": "whatsapp", "metadata": wire::metadata(), "statuses": [status]})
}

fn messages(value: &Value) -> Value {
    let changes = [json!({"value": value, "field": "messages"})];
    json!({"object": "whatsapp_business_account", "entry": [{"id": account::WABA_ID, "changes": changes}]})
}

/// What is about the account and not about a number says when.
fn account_change(field: &str, value: &Value, at_s: i64) -> Value {
    let entry = json!({
        "id": account::WABA_ID, "time": at_s, "changes": [{"field": field, "value": value}],
    });
    json!({"object": "whatsapp_business_account", "entry": [entry]})
}

/// A payment among the statuses. Here the refunds stand beside the transaction.
fn payment(what: &What, at_s: i64) -> Option<Value> {
    let What::Payment { message_id, phone, reference, captured, paise, gateway, echo, attempt } = what else {
        return None;
    };
    let mut payment = Map::new();
    payment.insert("reference_id".to_owned(), json!(reference));
    payment.insert("amount".to_owned(), amount(*paise));
    payment.insert("currency".to_owned(), json!("INR"));
    payment.insert("transaction".to_owned(), Value::Object(wire::transaction(attempt, gateway)));
    if !attempt.refunds.is_empty() {
        payment.insert("refunds".to_owned(), attempt.refunds.iter().map(refund).collect());
    }
    payment.extend(echo.clone());
    Some(json!({
        "id": message_id,
        "recipient_id": phone.as_str(),
        "type": "payment",
        "status": if *captured { "captured" } else { "pending" },
        "payment": payment,
        "timestamp": at_s.to_string(),
    }))
}

fn configuration(configuration: &Configuration) -> Value {
    let provider = match &configuration.provider {
        Provider::Gateway(gateway) => gateway.name(),
        Provider::UpiVpa(_) => "upi_vpa",
    };
    json!({
        "configuration_name": configuration.name,
        "provider_name": provider,
        "provider_mid": configuration.provider_mid,
        "status": configuration.status.name(),
        "created_timestamp": configuration.created_s,
        "updated_timestamp": configuration.updated_s,
    })
}
