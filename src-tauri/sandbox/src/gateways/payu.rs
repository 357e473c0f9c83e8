//! PayU's commands: a form with a hash, an answer whose types change from field to field.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha512};
use std::collections::BTreeMap;
use subtle::ConstantTimeEq;

use super::book::Paid;
use super::razorpay::{date, day_named};
use super::settling::{self, INDIA_MS, Line, day_of};
use crate::account::Gateway;
use crate::acts::ActRefused;
use crate::door::Door;
use crate::orders::{AttemptStatus, Refund, RefundStatus};
use crate::state::State as World;

const PAYU: Gateway = Gateway::Payu;
/// PayU's words for a time that has not come.
const NEVER: &str = "0000-00-00 00:00:00";
/// The longest token of a refund.
const TOKEN_MAX: usize = 23;

pub(super) async fn command(State(door): State<Door>, body: Bytes) -> Response {
    let fields: BTreeMap<String, String> = url::form_urlencoded::parse(&body).into_owned().collect();
    let field = |name: &str| fields.get(name).map(String::as_str).unwrap_or_default();
    let (command, first) = (field("command"), field("var1"));
    if field("key") != door.keys.payu_key || !is_hashed(&door, command, first, field("hash")) {
        return Json(json!({ "status": 0, "msg": "Invalid Hash." })).into_response();
    }
    let second = field("var2");
    let answer = match command {
        "verify_payment" => door.world.look(|state, _| verified(state, first)),
        "check_payment" => door.world.look(|state, _| checked(state, first)),
        "get_Transaction_Details" => door.world.look(|state, _| listed(state, first, second)),
        "check_action_status" => door.world.look(|state, _| actions(state, first, second)),
        "get_settlement_details" => door.world.look(|state, now_ms| {
            let number = |name: &str, otherwise: usize| field(name).parse().unwrap_or(otherwise);
            settled(state, first, (number("var2", 1), number("var3", 2_000)), now_ms)
        }),
        "cancel_refund_transaction" => {
            door.world.within_request(|state, now_ms| refund(state, first, second, field("var3"), now_ms))
        }
        _ => json!({ "status": 0, "msg": "Invalid command" }),
    };
    Json(answer).into_response()
}

fn is_hashed(door: &Door, command: &str, first: &str, hash: &str) -> bool {
    let (key, salt) = (&door.keys.payu_key, &door.keys.payu_salt);
    let right = hex::encode(Sha512::digest(format!("{key}|{command}|{first}|{salt}").as_bytes()));
    right.as_bytes().ct_eq(hash.as_bytes()).into()
}

fn rupees(paise: i64) -> String {
    format!("{}.{:02}", paise / 100, paise % 100)
}

/// A moment as PayU writes it, in India.
fn at(at_ms: i64) -> String {
    let (year, month, day) = date(day_of(at_ms));
    let of_day = (at_ms + INDIA_MS).rem_euclid(settling::DAY_MS) / 1000;
    format!("{year:04}-{month:02}-{day:02} {:02}:{:02}:{:02}", of_day / 3600, of_day / 60 % 60, of_day % 60)
}

fn payment(paid: &Paid<'_>) -> Value {
    let attempt = paid.attempt;
    let (status, unmapped) = match attempt.status {
        AttemptStatus::Success => ("success", "captured"),
        AttemptStatus::Failed => ("failure", "failed"),
        AttemptStatus::Pending => ("pending", "in progress"),
    };
    json!({
        "mihpayid": attempt.payment_id, "request_id": "", "bank_ref_num": "606312345678",
        "amt": rupees(attempt.paise), "transaction_amount": rupees(attempt.paise), "txnid": attempt.id,
        "udf1": paid.receipt, "udf2": null, "error_code": if status == "failure" { "E1605" } else { "E000" },
        "error_Message": attempt.reason.as_deref().unwrap_or("NO ERROR"), "addedon": at(attempt.created_ms),
        "net_amount_debit": attempt.paise / 100, "mode": paid.method.to_uppercase(), "status": status,
        "unmappedstatus": unmapped, "Merchant_UTR": null, "Settled_At": NEVER,
    })
}

fn verified(state: &World, wanted: &str) -> Value {
    let mut details = Map::new();
    for txnid in wanted.split('|') {
        let found = state.paid(PAYU).find(|paid| paid.attempt.id == txnid);
        let none = || json!({ "mihpayid": "Not Found", "status": "Not Found" });
        details.insert(txnid.to_owned(), found.map_or_else(none, |paid| payment(&paid)));
    }
    json!({ "status": 1, "msg": format!("{} out of {} Transactions Fetched Successfully", details.len(), details.len()), "transaction_details": details })
}

fn checked(state: &World, id: &str) -> Value {
    let place = state.place_of(PAYU, id);
    match place.and_then(|place| state.paid_at(&place).map(|paid| payment(&paid))) {
        Some(found) => json!({
            "status": 1, "msg": "Transaction Fetched Successfully",
            "transaction_details": { found["txnid"].as_str().unwrap_or_default(): found },
        }),
        None => json!({ "status": 0, "msg": "Transaction not exists" }),
    }
}

fn listed(state: &World, from: &str, to: &str) -> Value {
    let (Some(from), Some(to)) = (day_named(from), day_named(to)) else {
        return json!({ "status": 0, "msg": "Invalid date" });
    };
    let within = |paid: &Paid<'_>| (from..=to).contains(&day_of(paid.attempt.created_ms));
    let all: Vec<Value> = state.paid(PAYU).filter(within).map(|paid| payment(&paid)).collect();
    json!({ "status": 1, "msg": "Transaction Fetched Successfully", "Transaction_details": all })
}

fn action(refund: &Refund, paid: &Paid<'_>) -> Value {
    let status = match refund.status {
        RefundStatus::Pending => "queued",
        RefundStatus::Success => "success",
        RefundStatus::Failed => "failure",
    };
    json!({
        "mihpayid": paid.attempt.payment_id, "bank_ref_num": "308239782136", "request_id": refund.id,
        "amt": rupees(refund.paise), "mode": "UPI", "action": "refund", "token": refund.key, "status": status,
        "bank_arn": null, "settlement_id": null, "UTR_no": null, "value_date": at(refund.updated_ms),
        "refund_mode": "Back to Source", "txnid": paid.attempt.id,
    })
}

/// By request, or with `payuid` by payment.
fn actions(state: &World, wanted: &str, by: &str) -> Value {
    let mut found = Map::new();
    for paid in state.paid(PAYU) {
        let is_payment = by == "payuid" && paid.attempt.payment_id == wanted;
        for one in paid.attempt.refunds.iter().filter(|one| is_payment || by != "payuid" && one.id == wanted)
        {
            found.insert(one.id.clone(), action(one, &paid));
        }
    }
    if found.is_empty() {
        return json!({
            "status": 0, "msg": "0 out of 1 Transactions Fetched Successfully",
            "transaction_details": { wanted: "No action status found" },
        });
    }
    json!({ "status": 1, "msg": "1 out of 1 Transactions Fetched Successfully", "transaction_details": { wanted: found } })
}

fn refused(code: u32, words: &str, id: &str) -> Value {
    json!({ "status": 0, "error_code": code, "msg": format!("Refund FAILURE - {words}"), "mihpayid": id })
}

fn refund(state: &mut World, id: &str, token: &str, amount: &str, now_ms: i64) -> Value {
    let Some(place) = state.place_of(PAYU, id) else { return refused(102, "Invalid payuid", id) };
    if token.is_empty() || token.len() > TOKEN_MAX {
        return refused(103, "Invalid token", id);
    }
    let paise = amount
        .split_once('.')
        .filter(|(_, places)| places.len() == 2)
        .and_then(|(whole, places)| format!("{whole}{places}").parse::<i64>().ok())
        .filter(|paise| *paise > 0);
    let Some(paise) = paise else { return refused(104, "Invalid amount", id) };
    if state.books.keys.contains_key(token) {
        return refused(227, "Transactions with same amount and same token not allowed", id);
    }
    match state.add_refund(PAYU, &place, paise, Some(token), now_ms) {
        Ok(refund) => {
            state.books.keys.insert(token.to_owned(), (id.to_owned(), paise, refund.clone()));
            state.begin_refund(&place, &refund, false, now_ms);
            // The id comes back as a number here, which programs with floats round.
            let number = serde_json::from_str::<Value>(id).unwrap_or_else(|_| json!(id));
            json!({ "status": 1, "msg": "Refund Request Queued", "request_id": refund, "bank_ref_num": "527013524405", "mihpayid": number })
        }
        Err(ActRefused::RefundExceeds) => refused(105, "Refund amount more than the amount left", id),
        Err(_) => refused(106, "Transaction is not captured", id),
    }
}

fn settled(state: &World, wanted: &str, (page, size): (usize, usize), now_ms: i64) -> Value {
    let day = day_named(wanted);
    let mut lines = settling::lines(state, PAYU, now_ms);
    lines.retain(|line| !line.on_hold && Some(line.day) == day);
    lines.sort_by(|a, b| (a.kind, &a.entity).cmp(&(b.kind, &b.entity)));
    let total = lines.len();
    let shown = lines.iter().skip(page.saturating_sub(1) * size).take(size).map(line).collect::<Vec<_>>();
    json!({ "status": "1", "msg": format!("{total} transactions settled on {wanted}"), "Txn_details": shown })
}

fn line(line: &Line) -> Value {
    let action = match line.kind {
        "payment" => "capture",
        "dispute" => "chargeback",
        other => other,
    };
    let net = line.credit - line.debit;
    let signed = |paise: i64| if paise < 0 { format!("-{}", rupees(-paise)) } else { rupees(paise) };
    json!({
        "payuid": line.payment, "txnid": line.order_id, "txndate": at(line.created_ms), "mode": line.method.to_uppercase(),
        "amount": rupees(line.paise), "requestid": line.entity, "requestdate": at(settling::paid_out_ms(line.day)),
        "requestaction": action, "requestamount": rupees(line.paise), "mer_utr": format!("PAYU{:012}", line.day),
        "mer_service_fee": rupees(line.fee), "mer_service_tax": rupees(line.tax), "mer_net_amount": signed(net),
        "bank_name": "UPI", "issuing_bank": "UNKNOWN", "cgst": "0.00", "igst": "0.00", "sgst": "0.00",
    })
}
