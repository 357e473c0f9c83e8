//! The payment lookup: Meta's answer through Kaleyra's wrapper path.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde_json::{Map, Value, json};

use super::{answer, check_key, meta_refusal};
use crate::account;
use crate::clock::seconds;
use crate::door::Door;
use crate::faults::{Habits, LookupShape};
use crate::orders::{Attempt, AttemptStatus, Order, Refund};
use crate::refusal::Refusal;

pub(super) async fn lookup(
    State(door): State<Door>,
    Path((sid, number_id, configuration, reference)): Path<(String, String, String, String)>,
    headers: HeaderMap,
) -> Response {
    if let Err(refused) = check_key(&door, &sid, &headers) {
        return *refused;
    }
    if number_id != account::PHONE_NUMBER_ID {
        return unknown("phone_number_id is not a number of this account");
    }
    let found = door.world.look(|state, now_ms| {
        let order = state.orders.get(&reference)?;
        let habits = &state.dial.faults.habits;
        let seen_ms = now_ms.saturating_sub(i64::from(habits.lookup_lag_ms));
        (order.configuration == configuration).then(|| payments(&reference, order, seen_ms, habits))
    });
    match found {
        Some(body) => answer(StatusCode::OK, &body),
        None => unknown("reference_id names no order of this payment configuration"),
    }
}

fn unknown(details: &str) -> Response {
    meta_refusal(StatusCode::NOT_FOUND, &Refusal::new(100, details))
}

fn payments(reference: &str, order: &Order, seen_ms: i64, habits: &Habits) -> Value {
    let attempts = order.attempts_seen_at(seen_ms);
    let captured = attempts.iter().any(|attempt| attempt.status == AttemptStatus::Success);
    let mut payment = Map::new();
    payment.insert("reference_id".to_owned(), json!(reference));
    payment.insert("status".to_owned(), json!(if captured { "captured" } else { "pending" }));
    let amount = if habits.lookup == LookupShape::Meta2025 { "total_amount" } else { "amount" };
    payment.insert(amount.to_owned(), self::amount(order.paise));
    payment.insert("currency".to_owned(), json!("INR"));
    if !attempts.is_empty() {
        let gateway = order.gateway.name();
        let transactions: Vec<Value> =
            attempts.iter().map(|attempt| transaction(attempt, order.paise, gateway)).collect();
        payment.insert("transactions".to_owned(), json!(transactions));
    }
    payment.extend(order.echo.clone());
    let body = json!({"payments": [payment]});
    if habits.lookup == LookupShape::Wrapped { json!({"data": body}) } else { body }
}

fn transaction(attempt: &Attempt, order_paise: i64, gateway: &str) -> Value {
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
    written.insert("amount".to_owned(), amount(attempt.paise));
    written.insert("order_amount".to_owned(), amount(order_paise));
    written.insert("currency".to_owned(), json!("INR"));
    if attempt.status != AttemptStatus::Pending {
        written.insert("method".to_owned(), json!({"type": "upi"}));
    }
    if let Some(reason) = &attempt.reason {
        written.insert("error".to_owned(), json!({"code": "BAD_REQUEST_ERROR", "reason": reason}));
    }
    if !attempt.refunds.is_empty() {
        written.insert("refunds".to_owned(), attempt.refunds.iter().map(refund).collect());
    }
    Value::Object(written)
}

/// A refund as both lookup and webhook write it.
pub(super) fn refund(refund: &Refund) -> Value {
    json!({
        "id": refund.id,
        "amount": amount(refund.paise),
        "speed_processed": "normal",
        "status": refund.status,
        "created_timestamp": seconds(refund.created_ms),
        "updated_timestamp": seconds(refund.updated_ms),
    })
}

/// An amount as both lookup and webhook write it.
pub(super) fn amount(paise: i64) -> Value {
    json!({"offset": 100, "value": paise})
}
