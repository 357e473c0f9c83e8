//! Meta's Cloud API, on the Graph paths of the number and of the business account.
//!
//! | route | what it is |
//! |---|---|
//! | `POST /{version}/{number}/messages` | send Meta's message object |
//! | `GET /{version}/{number}/payments/{configuration}/{reference}` | look a payment up |
//! | `POST /{version}/{number}/payments_refund` | give money back |
//! | `POST /{version}/{number}/media` | upload a picture or document (multipart) |
//! | `GET`, `POST`, `DELETE /{version}/{account}/message_templates` | templates |
//! | `GET /{version}/{account}/payment_configurations` | all payment configurations |
//! | `GET`, `POST /{version}/{account}/payment_configuration/{name}` | one; its data endpoint |
//! | `POST`, `DELETE /{version}/{account}/payment_configuration` | make one; take one away |
//! | `POST /{version}/{account}/generate_payment_configuration_oauth_link` | its link anew |
//!
//! With `Authorization: Bearer`. Every version `vNN.0` is answered alike. Refusals are the Graph error object. What is
//! not documented is our guess: the refusal of a refund that is too large (131009), of a configuration that is there
//! or is not (131009), and that a UPI address needs no connecting.

mod configurations;
mod media;
mod refunds;
mod send;
mod templates;
mod webhook;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use axum::routing::{get, post};
use serde_json::Value;

pub(crate) use self::webhook::write as webhook;

use crate::account;
use crate::door::Door;
use crate::kaleyra_v2::{answer, meta_refusal};
use crate::lookup;
use crate::media::DOCUMENT_MAX;
use crate::refusal::Refusal;

/// The routes of this channel.
pub(crate) fn routes() -> Router<Door> {
    let upload = post(media::upload).layer(DefaultBodyLimit::max(DOCUMENT_MAX + 1024 * 1024));
    let templates = get(templates::list).post(templates::create).delete(templates::delete);
    Router::new()
        .route("/{version}/{id}/messages", post(send::send))
        .route("/{version}/{id}/payments/{configuration}/{reference}", get(look_up))
        .route("/{version}/{id}/payments_refund", post(refunds::refund))
        .route("/{version}/{id}/media", upload)
        .route("/{version}/{id}/message_templates", templates)
        .merge(configurations::routes())
}

/// What every answer here is: a body, or a refusal of Meta's.
type Answered = Result<Value, Refusal>;

fn written(answered: Answered) -> Response {
    match answered {
        Ok(body) => answer(StatusCode::OK, &body),
        Err(refusal) => meta_refusal(&refusal),
    }
}

async fn look_up(
    State(door): State<Door>,
    Path((version, number_id, configuration, reference)): Path<(String, String, String, String)>,
    headers: HeaderMap,
) -> Response {
    let found = check_number(&door, &version, &number_id, &headers)
        .and_then(|()| lookup::payments(&door.world, &number_id, &configuration, &reference));
    written(found)
}

/// Whether a path begins like one of Meta's: `v24.0`.
pub(crate) fn is_version(segment: &str) -> bool {
    let number = segment.strip_prefix('v').and_then(|rest| rest.strip_suffix(".0"));
    number.is_some_and(|number| {
        matches!(number.len(), 1 | 2) && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// The version, the token, and the number's id.
fn check_number(door: &Door, version: &str, id: &str, headers: &HeaderMap) -> Result<(), Refusal> {
    check(door, version, headers)?;
    if id == account::PHONE_NUMBER_ID { Ok(()) } else { Err(Refusal::no_object(id)) }
}

/// The version, the token, and the business account's id.
fn check_account(door: &Door, version: &str, id: &str, headers: &HeaderMap) -> Result<(), Refusal> {
    check(door, version, headers)?;
    if id == account::WABA_ID { Ok(()) } else { Err(Refusal::no_object(id)) }
}

fn check(door: &Door, version: &str, headers: &HeaderMap) -> Result<(), Refusal> {
    if !is_version(version) {
        return Err(Refusal::new(2500, format!("Unknown path components: /{version}")));
    }
    let authorization = headers.get(header::AUTHORIZATION).map_or(&[][..], |written| written.as_bytes());
    if door.keys.is_access(authorization) {
        return Ok(());
    }
    Err(Refusal::new(190, "Invalid OAuth access token - Cannot parse access token"))
}

/// The JSON object of a request.
fn object(headers: &HeaderMap, body: &[u8]) -> Result<Value, Refusal> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.split(';').next().map(str::trim) != Some("application/json") {
        return Err(Refusal::new(100, "Content-Type must be application/json"));
    }
    let parsed = serde_json::from_slice(body).ok().filter(Value::is_object);
    parsed.ok_or_else(|| Refusal::new(100, "the body must be a JSON object"))
}
