//! Sending: Meta's message object as it is, and Meta's answer.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value, json};

use super::{Answered, check_number, object, written};
use crate::channel::Channel;
use crate::door::Door;
use crate::news::Echo;
use crate::sending;

pub(super) async fn send(
    State(door): State<Door>,
    Path((version, id)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let message = check_number(&door, &version, &id, &headers).and_then(|()| object(&headers, &body));
    written(message.and_then(|message| accept(&door, &message)))
}

fn accept(door: &Door, message: &Value) -> Answered {
    let id = sending::receive(&door.world, Channel::Cloud, message, Echo::default())?;
    let to = message.get("to").and_then(Value::as_str).unwrap_or_default();
    Ok(json!({
        "messaging_product": "whatsapp",
        "contacts": [{"input": to, "wa_id": to.trim_start_matches('+')}],
        "messages": [{"id": id}],
    }))
}
