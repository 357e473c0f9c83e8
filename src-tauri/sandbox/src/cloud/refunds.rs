//! Giving money back. No key protects from asking twice: every request that is taken is a refund of its own.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value, json};

use super::{Answered, check_number, object, written};
use crate::acts::ActRefused;
use crate::door::Door;
use crate::orders::RefundStatus;
use crate::refusal::Refusal;
use crate::rules::Field;
use crate::wire;

pub(super) async fn refund(
    State(door): State<Door>,
    Path((version, id)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let asked = check_number(&door, &version, &id, &headers).and_then(|()| object(&headers, &body));
    written(asked.and_then(|asked| ask(&door, &asked)))
}

fn ask(door: &Door, body: &Value) -> Answered {
    let asked = Field::root(body);
    asked.only(&["reference_id", "speed", "payment_config_id", "amount"])?;
    let reference_field = asked.required("reference_id")?;
    let reference = reference_field.text(35)?;
    let configuration = asked.required("payment_config_id")?.text(60)?;
    let instant = match asked.optional("speed")? {
        Some(speed) => speed.one_of(&["normal", "instant"])? == "instant",
        None => false,
    };
    let amount_field = asked.required("amount")?;
    let paise = amount(&amount_field)?;
    let asked = door.world.within_request(|state, now_ms| {
        if !state.orders.get(reference).is_some_and(|order| order.is_under(configuration)) {
            return Err(reference_field.invalid("names no order of this payment configuration"));
        }
        state.ask_refund(reference, paise, instant, now_ms).map_err(|refused| match refused {
            ActRefused::RefundExceeds => amount_field.invalid("is more than is left to give back"),
            _ => reference_field.invalid("names an order of which nothing was captured"),
        })
    });
    let (id, status) = asked?;
    // Here it is called completed what webhook and lookup call success.
    let status = match status {
        RefundStatus::Pending => "pending",
        RefundStatus::Success => "completed",
        RefundStatus::Failed => "failed",
    };
    Ok(json!({"id": id, "status": status, "speed_processed": wire::speed(instant)}))
}

/// Paise. Here, and only here, the figures are strings.
fn amount(amount: &Field) -> Result<i64, Refusal> {
    amount.only(&["currency", "value", "offset"])?;
    amount.required("currency")?.one_of(&["INR"])?;
    amount.required("offset")?.one_of(&["100"])?;
    let value = amount.required("value")?;
    let written = value.string()?;
    let is_number = !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit());
    let paise = written.parse::<i64>().ok().filter(|paise| is_number && *paise > 0);
    paise.ok_or_else(|| value.invalid("must be paise above 0, written as a string"))
}
