//! Razorpay's interface.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

use super::book::{Paid, fee_of};
use super::links::Link;
use super::settling::{self, DAY_MS, INDIA_MS, Line, day_of};
use crate::account::Gateway;
use crate::acts::ActRefused;
use crate::clock::seconds;
use crate::door::Door;
use crate::faults::Refunds;
use crate::orders::{AttemptStatus, Refund, RefundStatus};
use crate::state::{Event, State as World};

const RAZORPAY: Gateway = Gateway::Razorpay;
/// Six months: older payments cannot be given back.
const OLDEST_REFUND_MS: i64 = 183 * DAY_MS;

/// Why a request is refused: status, code and words.
struct No(StatusCode, &'static str, String);

type Answered = Result<Value, No>;
type Wanted = BTreeMap<String, String>;

fn bad(words: impl Into<String>) -> No {
    No(StatusCode::BAD_REQUEST, "BAD_REQUEST_ERROR", words.into())
}

fn written(answered: Answered) -> Response {
    match answered {
        Ok(body) => Json(body).into_response(),
        Err(No(status, code, words)) => {
            let error = json!({
                "code": code, "description": words, "source": "business", "step": "payment_initiation",
                "reason": "input_validation_failed", "metadata": {},
            });
            (status, Json(json!({ "error": error }))).into_response()
        }
    }
}

pub(super) async fn ask(
    State(door): State<Door>,
    Path(path): Path<String>,
    Query(query): Query<Wanted>,
    headers: HeaderMap,
) -> Response {
    let answered = check(&door, &headers).and_then(|()| {
        let segments: Vec<&str> = path.split('/').collect();
        door.world.look(|state, now_ms| found(state, &segments, &query, now_ms))
    });
    written(answered)
}

pub(super) async fn change(
    State(door): State<Door>,
    Path(path): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let answered = check(&door, &headers).and_then(|()| {
        let segments: Vec<&str> = path.split('/').collect();
        let body: Value = serde_json::from_slice(&body).map_err(|_| bad("The request is no JSON"))?;
        let body = body.as_object().cloned().ok_or_else(|| bad("The request is no object"))?;
        door.world.within_request(|state, now_ms| match segments.as_slice() {
            ["payments", id, "refund"] => {
                let key = headers.get("x-refund-idempotency").and_then(|key| key.to_str().ok());
                refund(state, id, &body, key, now_ms)
            }
            ["payment_links"] => create_link(state, &body, now_ms),
            ["payment_links", id, "cancel"] => cancel_link(state, id),
            _ => Err(no_url()),
        })
    });
    written(answered)
}

fn no_url() -> No {
    No(
        StatusCode::NOT_FOUND,
        "BAD_REQUEST_ERROR",
        "The requested URL was not found on the server.".to_owned(),
    )
}

/// The scheme is spelt as the documents spell it, and in no other way.
fn check(door: &Door, headers: &HeaderMap) -> Result<(), No> {
    let written = headers.get(header::AUTHORIZATION).map_or(&[][..], |written| written.as_bytes());
    if door.keys.is_razorpay(written) {
        return Ok(());
    }
    Err(No(StatusCode::UNAUTHORIZED, "BAD_REQUEST_ERROR", "Authentication failed".to_owned()))
}

fn found(state: &World, path: &[&str], query: &Wanted, now_ms: i64) -> Answered {
    match path {
        ["payments"] => {
            let mut all: Vec<Paid<'_>> =
                state.paid(RAZORPAY).filter(|paid| within(query, paid.attempt.created_ms)).collect();
            all.sort_by_key(|paid| std::cmp::Reverse(paid.attempt.created_ms));
            page(all.iter().map(payment), query, 100)
        }
        ["payments", id] => one(state, id).map(|paid| payment(&paid)),
        ["payments", id, "refunds"] => {
            let paid = one(state, id)?;
            page(paid.attempt.refunds.iter().map(|one| refund_entity(one, id)), query, 100)
        }
        ["orders"] => {
            let receipt = query.get("receipt");
            let mut seen = std::collections::BTreeSet::new();
            let orders =
                state.paid(RAZORPAY).filter(|paid| receipt.is_none() || paid.receipt.as_ref() == receipt);
            let orders: Vec<Value> =
                orders.filter(|paid| seen.insert(paid.attempt.id.clone())).map(|paid| order(&paid)).collect();
            page(orders.into_iter(), query, 100)
        }
        ["orders", id, "payments"] => {
            let of = state.paid(RAZORPAY).filter(|paid| paid.attempt.id == *id).map(|paid| payment(&paid));
            let of: Vec<Value> = of.collect();
            if of.is_empty() {
                return Err(bad(format!("{id} is not a valid id")));
            }
            page(of.into_iter(), query, 100)
        }
        ["refunds"] => {
            let mut all = Vec::new();
            for paid in state.paid(RAZORPAY) {
                let of = paid.attempt.refunds.iter().filter(|one| within(query, one.created_ms));
                all.extend(of.map(|one| (one.created_ms, refund_entity(one, &paid.attempt.payment_id))));
            }
            all.sort_by_key(|(at_ms, _)| std::cmp::Reverse(*at_ms));
            page(all.into_iter().map(|(_, entity)| entity), query, 100)
        }
        ["settlements"] => {
            let mut days: BTreeMap<i64, Vec<Line>> = BTreeMap::new();
            for line in settling::lines(state, RAZORPAY, now_ms) {
                days.entry(line.day).or_default().push(line);
            }
            let all = days.iter().map(|(day, lines)| settling::settlement(state, RAZORPAY, *day, lines));
            let all = all.filter(|settlement| within(query, settlement.at_ms)).map(|settlement| {
                json!({
                    "id": settlement.id, "entity": "settlement", "amount": settlement.paise, "status": "processed",
                    "fees": 0, "tax": 0, "utr": settlement.utr, "created_at": seconds(settlement.at_ms),
                })
            });
            page(all, query, 100)
        }
        ["settlements", "recon", "combined"] => recon(state, query, now_ms),
        ["payment_links"] => {
            let wanted = query.get("reference_id");
            let links =
                state.books.links.values().filter(|link| wanted.is_none_or(|one| *one == link.reference));
            Ok(json!({ "payment_links": links.map(Link::shown).collect::<Vec<_>>() }))
        }
        _ => Err(no_url()),
    }
}

fn number(query: &Wanted, name: &str) -> Option<i64> {
    query.get(name)?.parse().ok()
}

/// `from` and `to` are seconds.
fn within(query: &Wanted, at_ms: i64) -> bool {
    let at = seconds(at_ms);
    number(query, "from").is_none_or(|from| from <= at) && number(query, "to").is_none_or(|to| at <= to)
}

fn page(all: impl Iterator<Item = Value>, query: &Wanted, most: i64) -> Answered {
    let count = number(query, "count").unwrap_or(10);
    if !(1..=most).contains(&count) {
        return Err(bad(format!("The count must be between 1 and {most}.")));
    }
    let skip = usize::try_from(number(query, "skip").unwrap_or(0))
        .map_err(|_| bad("The skip must be at least 0."))?;
    let items: Vec<Value> = all.skip(skip).take(usize::try_from(count).unwrap_or(0)).collect();
    Ok(json!({ "entity": "collection", "count": items.len(), "items": items }))
}

fn one<'a>(state: &'a World, id: &str) -> Result<Paid<'a>, No> {
    let place = state.place_of(RAZORPAY, id).ok_or_else(|| bad("The id provided does not exist"))?;
    state.paid_at(&place).ok_or_else(|| bad("The id provided does not exist"))
}

fn payment(paid: &Paid<'_>) -> Value {
    let attempt = paid.attempt;
    let refunded: i64 = attempt.paise - attempt.refundable_paise();
    let captured = attempt.status == AttemptStatus::Success;
    let (fee, tax) = fee_of(attempt.paise);
    let status = match attempt.status {
        AttemptStatus::Pending => "created",
        AttemptStatus::Failed => "failed",
        AttemptStatus::Success if refunded == attempt.paise => "refunded",
        AttemptStatus::Success => "captured",
    };
    let refund_status = match refunded {
        0 => Value::Null,
        all if all == attempt.paise => json!("full"),
        _ => json!("partial"),
    };
    // Nothing is written as an empty list.
    let notes = paid.receipt.as_ref().map_or(json!([]), |receipt| json!({ "ref": receipt }));
    json!({
        "id": attempt.payment_id, "entity": "payment", "amount": attempt.paise, "currency": "INR", "status": status,
        "order_id": attempt.id, "invoice_id": null, "international": false, "method": paid.method,
        "amount_refunded": refunded, "refund_status": refund_status, "captured": captured, "description": null,
        "vpa": "customer@practice", "email": "void@razorpay.com", "contact": "+919812345678", "notes": notes,
        "fee": captured.then_some(fee + tax), "tax": captured.then_some(tax),
        "error_code": attempt.reason.as_ref().map(|_| "BAD_REQUEST_ERROR"), "error_reason": attempt.reason,
        "acquirer_data": { "rrn": format!("{:012}", attempt.created_ms.rem_euclid(1_000_000_000_000)) },
        "created_at": seconds(attempt.created_ms),
    })
}

fn order(paid: &Paid<'_>) -> Value {
    let is_paid = paid.attempt.status == AttemptStatus::Success;
    json!({
        "id": paid.attempt.id, "entity": "order", "amount": paid.attempt.paise, "currency": "INR",
        "receipt": paid.receipt, "status": if is_paid { "paid" } else { "attempted" },
        "created_at": seconds(paid.attempt.created_ms),
    })
}

fn refund_entity(refund: &Refund, payment_id: &str) -> Value {
    let status = match refund.status {
        RefundStatus::Pending => "pending",
        RefundStatus::Success => "processed",
        RefundStatus::Failed => "failed",
    };
    json!({
        "id": refund.id, "entity": "refund", "amount": refund.paise, "currency": "INR", "payment_id": payment_id,
        "notes": [], "receipt": refund.key, "acquirer_data": { "arn": null }, "created_at": seconds(refund.created_ms),
        "status": status, "speed_requested": if refund.instant { "optimum" } else { "normal" },
        "speed_processed": if refund.instant { "instant" } else { "normal" },
    })
}

fn recon(state: &World, query: &Wanted, now_ms: i64) -> Answered {
    let (year, month) = (number(query, "year"), number(query, "month"));
    let (Some(year), Some(month)) = (year, month) else {
        return Err(bad("The year and month fields are required."));
    };
    if !(1..=12).contains(&month) || !(1000..=9999).contains(&year) {
        return Err(bad("The month must be between 1 and 12."));
    }
    let day = number(query, "day");
    let mut lines = settling::lines(state, RAZORPAY, now_ms);
    lines.retain(|line| {
        let (y, m, d) = date(line.day);
        (y, m) == (year, month) && day.is_none_or(|day| day == d)
    });
    lines.sort_by(|a, b| (a.day, a.kind, &a.entity).cmp(&(b.day, b.kind, &b.entity)));
    page(lines.iter().map(recon_line), query, 1_000)
}

fn recon_line(line: &Line) -> Value {
    let settled = !line.on_hold;
    let is_dispute = line.kind == "dispute";
    json!({
        "entity_id": line.entity, "type": if is_dispute { "adjustment" } else { line.kind },
        "debit": line.debit, "credit": line.credit, "amount": line.paise, "currency": "INR",
        // Here the fee includes the tax.
        "fee": line.fee + line.tax, "tax": line.tax, "on_hold": line.on_hold, "settled": settled,
        "created_at": seconds(line.created_ms), "settled_at": settled.then(|| seconds(settling::paid_out_ms(line.day))),
        "settlement_id": settled.then(|| format!("setl_PRACTICE{:06}", line.day)),
        "settlement_utr": settled.then(|| format!("RZRP{:012}", line.day)),
        "payment_id": (line.kind != "payment").then_some(&line.payment), "order_id": line.order_id,
        "order_receipt": line.receipt, "method": line.method, "notes": "{}",
        "dispute_id": is_dispute.then_some(&line.entity), "posted_at": null, "credit_type": "default",
        "description": null,
    })
}

/// Year, month and day of a day counted from 1970.
pub(super) fn date(day: i64) -> (i64, i64, i64) {
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let part = (5 * of_year + 2) / 153;
    let month = if part < 10 { part + 3 } else { part - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, of_year - (153 * part + 2) / 5 + 1)
}

fn refund(
    state: &mut World,
    id: &str,
    body: &Map<String, Value>,
    key: Option<&str>,
    now_ms: i64,
) -> Answered {
    if let Some(unknown) =
        body.keys().find(|key| !["amount", "speed", "receipt", "notes"].contains(&key.as_str()))
    {
        return Err(bad(format!("{unknown} is/are not required and should not be sent")));
    }
    let place = state.place_of(RAZORPAY, id).ok_or_else(|| bad("The id provided does not exist"))?;
    let Some(paid) = state.paid_at(&place) else { return Err(bad("The id provided does not exist")) };
    let (left, begun_ms) = (paid.attempt.refundable_paise(), paid.attempt.created_ms);
    let is_captured = paid.attempt.status == AttemptStatus::Success;
    let paise = match body.get("amount") {
        None => left,
        Some(amount) => amount.as_i64().ok_or_else(|| bad("The amount must be an integer."))?,
    };
    if let Some(key) = key {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        if key.len() < 10 || !key.bytes().all(is_plain) {
            return Err(bad("The idempotency key must have at least 10 characters."));
        }
        if state.books.conflicts > 0 {
            state.books.conflicts -= 1;
            return Err(No(
                StatusCode::CONFLICT,
                "BAD_REQUEST_ERROR",
                "Request with the same idempotency key is still in progress".to_owned(),
            ));
        }
        if let Some((payment, before, refund)) = state.books.keys.get(key) {
            if payment != id || *before != paise {
                return Err(bad("Different request body sent with the same idempotency key"));
            }
            let made = paid_refund(state, id, refund);
            return made.ok_or_else(|| bad("The id provided does not exist"));
        }
    }
    let instant = match body.get("speed").and_then(Value::as_str) {
        None | Some("normal") => false,
        Some("optimum") => true,
        Some(_) => return Err(bad("The selected speed is invalid.")),
    };
    if !is_captured {
        return Err(bad("The payment status should be captured for action to be taken"));
    }
    if left == 0 {
        return Err(bad("The payment has been fully refunded already"));
    }
    if paise < 100 {
        return Err(bad("The amount must be atleast INR 1.00"));
    }
    if !instant && now_ms - begun_ms > OLDEST_REFUND_MS {
        return Err(bad("Payment is older than 6 months, refund not supported"));
    }
    let receipt = body.get("receipt").and_then(Value::as_str);
    let made =
        state.add_refund(RAZORPAY, &place, paise, receipt, now_ms).map_err(|refused| match refused {
            ActRefused::RefundExceeds => bad("The refund amount provided is greater than amount captured"),
            _ => bad("The payment cannot be refunded"),
        })?;
    if let Some(refund) = state.attempt_at(&place).and_then(|attempt| attempt.refunds.last_mut()) {
        refund.instant = instant;
    }
    if let Some(key) = key {
        state.books.keys.insert(key.to_owned(), (id.to_owned(), paise, made.clone()));
    }
    state.begin_refund(&place, &made, instant, now_ms);
    paid_refund(state, id, &made).ok_or_else(|| bad("The id provided does not exist"))
}

fn paid_refund(state: &World, payment: &str, refund: &str) -> Option<Value> {
    let place = state.place_of(RAZORPAY, payment)?;
    let paid = state.paid_at(&place)?;
    let found = paid.attempt.refunds.iter().find(|one| one.id == refund)?;
    Some(refund_entity(found, payment))
}

impl World {
    /// A refund is done at once, later or never, as the dial says; an instant one at once unless refunds fail.
    pub(super) fn begin_refund(&mut self, place: &super::book::Place, id: &str, instant: bool, now_ms: i64) {
        match self.dial.faults.habits.refunds {
            Refunds::AtOnce => self.end_refund(place, id, RefundStatus::Success, now_ms),
            Refunds::Later if instant => self.end_refund(place, id, RefundStatus::Success, now_ms),
            Refunds::Later | Refunds::Fail => {
                let reference = match place {
                    super::book::Place::Order(reference, _) => reference.clone(),
                    super::book::Place::Other(_) => String::new(),
                };
                let at_ms = now_ms.saturating_add(self.delays.millis(2_000, 6_000));
                self.plan(at_ms, Event::Refunds { reference, id: id.to_owned() });
            }
        }
    }

    /// The gateway comes back to a refund of a payment that came past WhatsApp.
    pub(crate) fn other_refund_comes(&mut self, id: &str, at_ms: i64) {
        let failed = self.dial.faults.habits.refunds == Refunds::Fail;
        let refunds = self.books.others.iter_mut().flat_map(|other| other.attempt.refunds.iter_mut());
        if let Some(refund) = refunds.into_iter().find(|refund| refund.id == id && refund.is_pending()) {
            refund.status = if failed { RefundStatus::Failed } else { RefundStatus::Success };
            refund.updated_ms = at_ms;
        }
    }
}

fn create_link(state: &mut World, body: &Map<String, Value>, now_ms: i64) -> Answered {
    let reference = body.get("reference_id").and_then(Value::as_str).unwrap_or_default().to_owned();
    if reference.len() > 40 {
        return Err(bad("The reference id may not be greater than 40 characters."));
    }
    if state.books.links.contains_key(&reference) {
        return Err(bad(format!("payment link creation with reference ID already attempted ({reference})")));
    }
    let paise = body.get("amount").and_then(Value::as_i64).filter(|paise| *paise >= 100);
    let paise = paise.ok_or_else(|| bad("amount: Order amount less than minimum amount allowed"))?;
    let expires_s = body.get("expire_by").and_then(Value::as_i64).unwrap_or(0);
    let left_s = expires_s - seconds(now_ms);
    if expires_s != 0 && !(15 * 60..=183 * 86_400).contains(&left_s) {
        return Err(bad("timestamp must be atleast 15 minutes in future, at most 6 months"));
    }
    if body.get("upi_link").and_then(Value::as_bool) == Some(true) {
        return Err(bad("UPI Payment Links is not supported in Test Mode"));
    }
    let link = Link {
        id: state.ids.gateway("plink_", now_ms),
        reference: reference.clone(),
        description: body.get("description").and_then(Value::as_str).unwrap_or_default().to_owned(),
        paise,
        paid_paise: 0,
        status: "created".to_owned(),
        expires_s,
        created_ms: now_ms,
    };
    let shown = link.shown();
    state.books.links.insert(reference, link);
    Ok(shown)
}

fn cancel_link(state: &mut World, id: &str) -> Answered {
    let link = state.books.links.values_mut().find(|link| link.id == id);
    let link = link.ok_or_else(|| bad("The id provided does not exist"))?;
    if link.status != "created" {
        return Err(bad(format!("Payment link cannot be cancelled as it is {}", link.status)));
    }
    link.status = "cancelled".to_owned();
    Ok(link.shown())
}

/// The day of a date written `2026-11-22`, in India.
pub(super) fn day_named(text: &str) -> Option<i64> {
    let mut parts = text.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let near = day_of((year - 1970) * 365 * DAY_MS - INDIA_MS);
    (near..near + 800).find(|one| date(*one) == (year, month, day))
}
