//! Reads the answer to a payment lookup: Meta's, with or without Kaleyra's `data` around it.

use crate::channel::LookupError;
use crate::codes;
use crate::facts;
use crate::meta::payment;
use crate::report::PaymentReport;
use serde_json::Value;

/// Every payment in the answer, at least one. Where the key of the list is missing, the list or the payment itself
/// stands in its place.
pub(crate) fn read(answer: &Value) -> Result<Vec<PaymentReport>, LookupError> {
    let data = answer.get("data").map(facts::unpacked).unwrap_or_default();
    let holder = if data.is_object() { &*data } else { answer };
    let payments = match (holder.get("payments"), &*data) {
        (Some(_), _) => facts::list(holder, "payments"),
        (None, Value::Array(payments)) => payments,
        _ if holder.get("reference_id").is_some() => std::slice::from_ref(holder),
        _ => return Err(error(answer)),
    };
    let payments: Vec<PaymentReport> =
        payments.iter().filter(|payment| payment.is_object()).map(payment::report).collect();
    if payments.is_empty() { Err(none(answer)) } else { Ok(payments) }
}

/// An empty list beside an error says that the lookup failed, and not that there is no payment.
fn none(answer: &Value) -> LookupError {
    let has_error = ["error", "errors"].iter().any(|key| !facts::list(answer, key).is_empty());
    if has_error { error(answer) } else { LookupError::NoPayment }
}

fn error(answer: &Value) -> LookupError {
    match codes::found(answer).into_iter().next() {
        Some(said) => LookupError::Provider { code: said.code, details: said.details },
        None => LookupError::NotUnderstood,
    }
}
