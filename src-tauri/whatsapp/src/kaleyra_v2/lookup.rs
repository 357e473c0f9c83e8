//! Reads the answer to a payment lookup: Meta's, with or without Kaleyra's `data` around it.

use crate::channel::LookupError;
use crate::codes;
use crate::facts;
use crate::meta::payment;
use crate::report::PaymentReport;
use serde_json::Value;

/// Every payment in the answer, at least one.
pub(crate) fn read(answer: &Value) -> Result<Vec<PaymentReport>, LookupError> {
    let holder = answer.get("data").filter(|data| data.is_object()).unwrap_or(answer);
    let payments = match (holder.get("payments"), answer.get("data")) {
        (Some(_), _) => facts::list(holder, "payments"),
        (None, Some(Value::Array(payments))) => payments,
        _ if holder.get("reference_id").is_some() => std::slice::from_ref(holder),
        _ => return Err(error(answer)),
    };
    let payments: Vec<PaymentReport> =
        payments.iter().filter(|payment| payment.is_object()).map(payment::report).collect();
    if payments.is_empty() { Err(LookupError::NoPayment) } else { Ok(payments) }
}

fn error(answer: &Value) -> LookupError {
    match codes::found(answer).into_iter().next() {
        Some(said) => LookupError::Provider { code: said.code, details: said.details },
        None => LookupError::NotUnderstood,
    }
}
