//! Kaleyra's older WhatsApp API: a form in, an id out, flat callbacks.
//!
//! | route | what it is |
//! |---|---|
//! | `POST /v1/{sid}/messages` | send: a form, urlencoded or multipart, with `channel=WhatsApp` |
//!
//! The key stands in the header `api-key` or in a field of that name. An answer is `{"id":"<uuid>:0"}`; a field that
//! is wrong is `{"error":{field: why}}`, one that is missing E13001, and what Meta refuses for other reasons than the
//! form comes through as Meta says it. The payment lookup is the one of `kaleyra_v2`. How a cart or a filled-in
//! address comes in is nowhere documented: Meta's message as a JSON text in `message` is our guess.

mod message;
mod send;
mod webhook;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::post;

pub(crate) use self::webhook::write as webhook;

use crate::door::Door;
use crate::media::DOCUMENT_MAX;

/// A document and the fields around it.
const BODY_MAX: usize = DOCUMENT_MAX + 1024 * 1024;

/// The routes of this channel.
pub(crate) fn routes() -> Router<Door> {
    let send = post(send::send).layer(DefaultBodyLimit::max(BODY_MAX));
    Router::new().route("/v1/{sid}/messages", send)
}
