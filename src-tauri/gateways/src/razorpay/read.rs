//! Razorpay's JSON: events, lists, single entities and refusals.

use super::line;
use crate::facts::{
    DisputeFacts, Failure, GatewayPayment, GatewayRefund, LinkFacts, Notice, PaymentStatus, RefundStatus,
    SettlementFacts, Told,
};
use crate::loose::{field, first, is_yes, paise, seconds};
use serde_json::Value;

/// Our keys under which a reference may be among the notes, the likeliest first.
const NOTES: [&str; 4] = ["ref", "reference", "reference_id", "order"];

/// Reads a webhook body or an answer: at least one thing.
pub fn read(body: &Value) -> Vec<Told> {
    let told = match field(body, "entity").as_deref() {
        Some("event") => of_event(body),
        Some("collection") => body
            .get("items")
            .and_then(Value::as_array)
            .map(|items| items.iter().map(|item| of_entity(item, None)).collect())
            .unwrap_or_default(),
        _ => match (body.get("error"), body.get("payment_links").and_then(Value::as_array)) {
            (Some(error), _) if error.is_object() => vec![refusal(error)],
            (_, Some(links)) => links.iter().map(|item| Told::Link(link(item, None))).collect(),
            _ => vec![of_entity(body, None)],
        },
    };
    if told.is_empty() { vec![unknown("nothing in it")] } else { told }
}

fn of_event(body: &Value) -> Vec<Told> {
    let event = field(body, "event");
    let Some(payload) = body.get("payload").and_then(Value::as_object) else {
        return vec![unknown("an event without payload")];
    };
    // The order in which Razorpay names them, then whatever it did not name.
    let named = body.get("contains").and_then(Value::as_array).cloned().unwrap_or_default();
    let mut names: Vec<&str> = named.iter().filter_map(Value::as_str).collect();
    names.extend(payload.keys().map(String::as_str).filter(|key| !named.iter().any(|name| name == key)));
    let mut seen = Vec::new();
    names.retain(|name| {
        let is_new = !seen.contains(name);
        seen.push(*name);
        is_new
    });
    let entity = |name: &str| payload.get(name).and_then(|part| part.get("entity"));
    // The hidden order of a link has our reference as its receipt, and the payment beside it has none.
    let reference = entity("payment_link")
        .and_then(|link| field(link, "reference_id"))
        .or_else(|| entity("order").and_then(|order| field(order, "receipt")));
    let parts = names.iter().filter_map(|name| Some((*name, entity(name)?)));
    parts
        .map(|(name, part)| match of_named(name, part, event.clone()) {
            Told::Payment(payment) if payment.reference.is_none() => {
                Told::Payment(Box::new(GatewayPayment { reference: reference.clone(), ..*payment }))
            }
            other => other,
        })
        .collect()
}

fn of_entity(entity: &Value, event: Option<String>) -> Told {
    if entity.get("entity_id").is_some() && entity.get("type").is_some() {
        return line::read(entity)
            .map_or_else(|| unknown("a settlement line without figures"), |line| Told::Line(Box::new(line)));
    }
    let name = field(entity, "entity").or_else(|| of_id(&field(entity, "id")?).map(str::to_owned));
    of_named(name.as_deref().unwrap_or_default(), entity, event)
}

/// What an id is of, by its beginning; some answers do not say it otherwise.
fn of_id(id: &str) -> Option<&'static str> {
    Some(match id.split_once('_')?.0 {
        "pay" => "payment",
        "rfnd" => "refund",
        "plink" => "payment_link",
        "order" => "order",
        "setl" => "settlement",
        "disp" => "dispute",
        "down" => "downtime",
        "qr" => "qr_code",
        _ => return None,
    })
}

fn of_named(name: &str, entity: &Value, event: Option<String>) -> Told {
    match name {
        "payment" => Told::Payment(Box::new(payment(entity, event))),
        "refund" => Told::Refund(refund(entity, event)),
        "payment_link" => Told::Link(link(entity, event)),
        "order" => Told::Order(order(entity, event)),
        "settlement" => Told::Settlement(settlement(entity, event)),
        "dispute" | "payment.dispute" => Told::Dispute(dispute(entity, event)),
        "downtime" | "payment.downtime" => Told::Downtime(downtime(entity, event)),
        "qr_code" => Told::Qr(qr(entity, event)),
        "" => unknown("no entity of Razorpay's"),
        other => unknown(&format!("an entity that is not read: {other}")),
    }
}

pub fn unknown(reason: &str) -> Told {
    Told::Unknown { reason: reason.chars().filter(|c| !c.is_control()).take(300).collect() }
}

fn refusal(error: &Value) -> Told {
    let code = field(error, "code").unwrap_or_default();
    unknown(&format!("refused, {code}: {}", field(error, "description").unwrap_or_default()))
}

/// A payment.
pub fn payment(entity: &Value, event: Option<String>) -> GatewayPayment {
    let status_word = field(entity, "status").unwrap_or_default();
    let acquirer = entity.get("acquirer_data").cloned().unwrap_or_default();
    let failure = Failure {
        code: field(entity, "error_code"),
        reason: first(entity, &["error_reason", "error_description"]),
    };
    let has_failed = failure.code.is_some() || failure.reason.is_some();
    GatewayPayment {
        event,
        id: field(entity, "id"),
        order_id: field(entity, "order_id"),
        reference: entity.get("notes").and_then(|notes| first(notes, &NOTES)),
        status: match status_word.as_str() {
            "authorized" => PaymentStatus::Authorized,
            "captured" => PaymentStatus::Captured,
            "refunded" => PaymentStatus::Refunded,
            "failed" => PaymentStatus::Failed,
            _ if is_yes(entity, "captured") => PaymentStatus::Captured,
            _ => PaymentStatus::Pending,
        },
        status_word,
        amount: paise(entity, "amount"),
        refunded: paise(entity, "amount_refunded"),
        fee: paise(entity, "fee"),
        tax: paise(entity, "tax"),
        method: field(entity, "method"),
        rrn: field(&acquirer, "rrn"),
        failure: has_failed.then_some(failure),
        at: seconds(entity, "created_at"),
        settled_utr: None,
    }
}

/// A refund.
pub fn refund(entity: &Value, event: Option<String>) -> GatewayRefund {
    let status_word = field(entity, "status").unwrap_or_default();
    let acquirer = entity.get("acquirer_data").cloned().unwrap_or_default();
    GatewayRefund {
        event,
        id: field(entity, "id"),
        payment_id: field(entity, "payment_id"),
        order_id: None,
        key: field(entity, "receipt"),
        status: match status_word.as_str() {
            "processed" => RefundStatus::Processed,
            "failed" => RefundStatus::Failed,
            _ => RefundStatus::Pending,
        },
        status_word,
        amount: paise(entity, "amount"),
        speed: first(entity, &["speed_processed", "speed_requested", "speed"]),
        arn: first(&acquirer, &["arn", "rrn", "utr"]),
        at: seconds(entity, "created_at"),
    }
}

/// A payment link.
pub fn link(entity: &Value, event: Option<String>) -> LinkFacts {
    LinkFacts {
        event,
        id: field(entity, "id"),
        reference: field(entity, "reference_id"),
        url: field(entity, "short_url"),
        status_word: field(entity, "status").unwrap_or_default(),
        amount: paise(entity, "amount"),
        paid: paise(entity, "amount_paid"),
        order_id: field(entity, "order_id"),
        at: seconds(entity, "created_at"),
    }
}

fn order(entity: &Value, event: Option<String>) -> Notice {
    // Inside events of payment links the id comes without its prefix.
    let id = field(entity, "id").map(|id| if id.starts_with("order_") { id } else { format!("order_{id}") });
    Notice {
        event,
        id,
        reference: field(entity, "receipt"),
        status_word: field(entity, "status").unwrap_or_default(),
        amount: paise(entity, "amount"),
        at: seconds(entity, "created_at"),
    }
}

/// A settlement.
pub fn settlement(entity: &Value, event: Option<String>) -> SettlementFacts {
    SettlementFacts {
        event,
        id: field(entity, "id"),
        status_word: field(entity, "status").unwrap_or_default(),
        amount: paise(entity, "amount"),
        utr: field(entity, "utr"),
        at: seconds(entity, "created_at"),
    }
}

fn dispute(entity: &Value, event: Option<String>) -> DisputeFacts {
    DisputeFacts {
        event,
        id: field(entity, "id"),
        payment_id: field(entity, "payment_id"),
        status_word: field(entity, "status").unwrap_or_default(),
        amount: paise(entity, "amount"),
        reason: field(entity, "reason_code"),
        respond_by: seconds(entity, "respond_by"),
        at: seconds(entity, "created_at"),
    }
}

fn downtime(entity: &Value, event: Option<String>) -> Notice {
    Notice {
        event,
        id: field(entity, "id"),
        reference: None,
        status_word: field(entity, "status").unwrap_or_default(),
        amount: None,
        at: seconds(entity, "begin"),
    }
}

fn qr(entity: &Value, event: Option<String>) -> Notice {
    Notice {
        event,
        id: field(entity, "id"),
        reference: entity.get("notes").and_then(|notes| first(notes, &NOTES)),
        status_word: field(entity, "status").unwrap_or_default(),
        amount: paise(entity, "payment_amount"),
        at: seconds(entity, "created_at"),
    }
}
