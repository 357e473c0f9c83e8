//! Kaleyra's WhatsApp API v2: Meta's message object inside an envelope, and the payment lookup on the wrapper path.
//!
//! | route | what it is |
//! |---|---|
//! | `POST /v2/{sid}/whatsapp/{phone}/messages` | send; `{"messaging_object":{…},"extra_info":{ref,ref1,ref2,wa_source}}` |
//! | `GET /v1/{sid}/wrapper/{phone_number_id}/payments/{configuration}/{reference}` | look a payment up |
//!
//! The wrapper path serves Kaleyra's older API too. Kaleyra's own refusals are `{"code","message"}`; Meta's come through as they are. What the vendor does not
//! document is not played: there is no refund path, and the answer to a lookup of an unknown reference (404 with
//! Graph's code 100 here) is our guess.

mod lookup;
mod send;
mod webhook;

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::{Value, json};

pub(crate) use self::webhook::{payment, write as webhook};

use crate::account;
use crate::door::Door;
use crate::refusal::Refusal;

/// The routes of this channel.
pub(crate) fn routes() -> Router<Door> {
    Router::new().route("/v2/{sid}/whatsapp/{phone}/messages", post(send::send)).route(
        "/v1/{sid}/wrapper/{phone_number_id}/payments/{configuration}/{reference}",
        get(lookup::lookup),
    )
}

/// RBC001 unless account id and key are ours.
fn check_key(door: &Door, sid: &str, headers: &HeaderMap) -> Result<(), Box<Response>> {
    let key = headers.get("api-key").map_or(&[][..], |key| key.as_bytes());
    if sid == account::SID && door.keys.is_api_key(key) {
        return Ok(());
    }
    Err(Box::new(own_refusal(
        StatusCode::UNAUTHORIZED,
        "RBC001",
        "Authentication failed: wrong SID or API key",
    )))
}

/// A refusal of Kaleyra's own.
pub(crate) fn own_refusal(status: StatusCode, code: &str, message: &str) -> Response {
    answer(status, &json!({"code": code, "message": message}))
}

/// A refusal of Meta's, handed through.
pub(crate) fn meta_refusal(refusal: &Refusal) -> Response {
    let status = StatusCode::from_u16(refusal.http()).unwrap_or(StatusCode::BAD_REQUEST);
    answer(status, &refusal.envelope())
}

pub(crate) fn answer(status: StatusCode, body: &Value) -> Response {
    (status, axum::Json(body)).into_response()
}
