//! Reads one entry of Meta's `statuses`: a payment, or how far a message has come.

use super::payment;
use crate::news::{MessageStatus, News, NewsError, PaymentNews, Whose};
use crate::report::{PaymentReport, RefundReport, Transaction};
use crate::{event_key, facts};
use domain::MessageState;
use serde_json::Value;

/// What a channel's own wrapper says of the one event inside it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wrapper {
    /// Our mark on the message.
    pub(crate) our_ref: Option<String>,
    /// The message under the id that the answer to its sending had.
    pub(crate) message_id: Option<String>,
    /// The shop's number and account.
    pub(crate) whose: Whose,
}

impl Wrapper {
    /// The same, with whose number and account is said inside it.
    pub(crate) fn around(&self, whose: Whose) -> Wrapper {
        Wrapper { whose: whose.or(&self.whose), ..self.clone() }
    }
}

/// What a status says, or why it says nothing. A payment is told by its type and not by its status, whose words it
/// shares with messages.
pub(crate) fn read(status: &Value, wrapper: &Wrapper) -> Result<News, &'static str> {
    let content = status.get("payment").map(facts::unpacked).filter(|payment| payment.is_object());
    match (content, is_payment(status)) {
        (Some(content), _) => Ok(payment(status, &content, wrapper)),
        (None, true) => Err("a payment without content"),
        (None, false) => message(status, wrapper).ok_or("a status without a word"),
    }
}

/// Whether it calls itself a payment.
pub(crate) fn is_payment(status: &Value) -> bool {
    facts::text(status, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("payment"))
}

/// A payment, with what stands around it.
pub(crate) fn payment(outer: &Value, payment: &Value, wrapper: &Wrapper) -> News {
    let inner = payment::report(payment);
    let report = PaymentReport {
        status: facts::text(outer, "status").or(inner.status),
        at: facts::instant(outer, "timestamp").or(inner.at),
        ..inner
    };
    News::Payment(PaymentNews {
        message_id: message_id(outer, wrapper),
        recipient: facts::text(outer, "recipient_id").or_else(|| facts::text(outer, "phone_number")),
        our_ref: our_ref(outer, wrapper),
        event_key: payment_key(&report).unwrap_or_else(|| event_key::of_bytes(outer)),
        report,
    })
}

fn message(status: &Value, wrapper: &Wrapper) -> Option<News> {
    let word = normal(&facts::text(status, "status")?);
    let message_id = message_id(status, wrapper);
    let event_key = match &message_id {
        Some(id) => event_key::of_facts("status", [Some(id.clone()), Some(word.clone())]),
        None => event_key::of_bytes(status),
    };
    Some(News::MessageStatus(MessageStatus {
        message_id,
        state: state(&word),
        status: word,
        error: facts::list(status, "errors").first().map(error),
        recipient: facts::text(status, "recipient_id").or_else(|| facts::text(status, "phone_number")),
        our_ref: our_ref(status, wrapper),
        at: facts::instant(status, "timestamp"),
        event_key,
    }))
}

/// An entry of `errors`.
pub(crate) fn error(error: &Value) -> NewsError {
    let details = error.get("error_data").and_then(|data| facts::text(data, "details"));
    NewsError {
        code: facts::text(error, "code"),
        title: facts::text(error, "title").or_else(|| facts::text(error, "message")),
        details: details.or_else(|| facts::text(error, "details")),
    }
}

/// The word in lower case; what never left the provider has failed.
pub(crate) fn normal(status: &str) -> String {
    let word = status.trim().to_lowercase();
    if ["not sent", "not-sent", "not_sent"].contains(&word.as_str()) { "failed".to_owned() } else { word }
}

/// What a normal word means.
pub(crate) fn state(word: &str) -> Option<MessageState> {
    match word {
        "sent" => Some(MessageState::Sent),
        "delivered" => Some(MessageState::Delivered),
        "read" => Some(MessageState::Read),
        "failed" => Some(MessageState::Failed),
        _ => None,
    }
}

/// Inside Kaleyra's wrapper the status has an id of Kaleyra's own; the wrapper's is the one we know.
fn message_id(status: &Value, wrapper: &Wrapper) -> Option<String> {
    wrapper.message_id.clone().or_else(|| facts::text(status, "id"))
}

fn our_ref(status: &Value, wrapper: &Wrapper) -> Option<String> {
    wrapper.our_ref.clone().or_else(|| facts::text(status, "biz_opaque_callback_data"))
}

/// None when the facts name no attempt of a reference, so that two different payments cannot share a key.
fn payment_key(report: &PaymentReport) -> Option<String> {
    let reference = report.reference_id.clone()?;
    let mut facts = vec![Some(reference), report.status.clone()];
    for Transaction { id, gateway_payment_id, status, updated_at, .. } in &report.transactions {
        let updated_at = updated_at.map(|at| at.to_string());
        facts.extend([id.clone(), gateway_payment_id.clone(), status.clone(), updated_at]);
    }
    for RefundReport { id, status, .. } in &report.refunds {
        facts.extend([id.clone(), status.clone()]);
    }
    Some(event_key::of_facts("payment", facts))
}
