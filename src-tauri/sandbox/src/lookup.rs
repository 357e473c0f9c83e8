//! What a payment lookup answers, whichever way it was asked for.

use serde_json::{Map, Value, json};

use crate::account;
use crate::faults::{Habits, LookupShape};
use crate::orders::{Attempt, AttemptStatus, Order};
use crate::refusal::Refusal;
use crate::rules::Way;
use crate::wire::{amount, refund, transaction};
use crate::world::World;

/// Meta's answer, as it was known then. What an unknown reference is answered with is nowhere documented: 404 and
/// Graph's code 100 are our guess.
pub(crate) fn payments(
    world: &World,
    number_id: &str,
    configuration: &str,
    reference: &str,
) -> Result<Value, Refusal> {
    if number_id != account::PHONE_NUMBER_ID {
        return Err(Refusal::not_found("phone_number_id is not a number of this account"));
    }
    let found = world.look(|state, now_ms| {
        let order = state.orders.get(reference)?;
        let habits = &state.dial.faults.habits;
        let seen_ms = now_ms.saturating_sub(i64::from(habits.lookup_lag_ms));
        order.is_under(configuration).then(|| payment(reference, order, seen_ms, habits))
    });
    let payment = found
        .ok_or_else(|| Refusal::not_found("reference_id names no order of this payment configuration"))?;
    Ok(json!({"payments": [payment]}))
}

fn payment(reference: &str, order: &Order, seen_ms: i64, habits: &Habits) -> Value {
    let attempts = order.attempts_seen_at(seen_ms);
    let captured = attempts.iter().any(|attempt| attempt.status == AttemptStatus::Success);
    let mut payment = Map::new();
    payment.insert("reference_id".to_owned(), json!(reference));
    payment.insert("status".to_owned(), json!(if captured { "captured" } else { "pending" }));
    let amount_key = if habits.lookup == LookupShape::Meta2025 { "total_amount" } else { "amount" };
    payment.insert(amount_key.to_owned(), amount(order.paise));
    payment.insert("currency".to_owned(), json!("INR"));
    if let Way::Gateway { gateway, echo, .. } = &order.way {
        if !attempts.is_empty() {
            let one = |attempt| attempted(attempt, order.paise, gateway.name());
            payment.insert("transactions".to_owned(), attempts.iter().map(one).collect());
        }
        payment.extend(echo.clone());
    }
    Value::Object(payment)
}

/// Here the refunds stand inside the transaction.
fn attempted(attempt: &Attempt, order_paise: i64, gateway: &str) -> Value {
    let mut written = transaction(attempt, gateway);
    written.insert("amount".to_owned(), amount(attempt.paise));
    written.insert("order_amount".to_owned(), amount(order_paise));
    written.insert("currency".to_owned(), json!("INR"));
    if !attempt.refunds.is_empty() {
        written.insert("refunds".to_owned(), attempt.refunds.iter().map(refund).collect());
    }
    Value::Object(written)
}
