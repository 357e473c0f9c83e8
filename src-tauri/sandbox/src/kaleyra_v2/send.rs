//! Sending: Kaleyra's envelope, then Meta's rules, then the world.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use serde_json::{Map, Value, json};

use super::{answer, check_key, meta_refusal, own_refusal};
use crate::account;
use crate::channel::Channel;
use crate::door::Door;
use crate::faults::MessageIdPlace;
use crate::news::Echo;
use crate::phone::Phone;
use crate::sending;
use crate::world::World;

pub(super) async fn send(
    State(door): State<Door>,
    Path((sid, phone)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if let Err(refused) = check_key(&door, &sid, &headers) {
        return *refused;
    }
    if Phone::parse(&phone) != Phone::parse(account::PHONE_NUMBER) {
        return own_refusal(StatusCode::UNAUTHORIZED, "WA401", "The sender's number is not approved");
    }
    let (message, echo) = match envelope(&headers, &body) {
        Ok(parts) => parts,
        Err(why) => return own_refusal(StatusCode::BAD_REQUEST, "WA400", why),
    };
    match sending::receive(&door.world, Channel::KaleyraV2, &message, echo) {
        Ok(id) => accepted(&door.world, &message, &id),
        Err(refusal) => meta_refusal(&refusal),
    }
}

/// The parts of the envelope, or what is wrong with it.
fn envelope(headers: &HeaderMap, body: &[u8]) -> Result<(Value, Echo), &'static str> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.split(';').next().map(str::trim) != Some("application/json") {
        return Err("Content-Type must be application/json");
    }
    let Ok(Value::Object(mut envelope)) = serde_json::from_slice(body) else {
        return Err("The payload must be a JSON object");
    };
    let Some(message @ Value::Object(_)) = envelope.remove("messaging_object") else {
        return Err("messaging_object must be an object");
    };
    let echo = match envelope.remove("extra_info") {
        None => Echo::default(),
        Some(Value::Object(extra)) => echo(extra)?,
        Some(_) => return Err("extra_info must be an object"),
    };
    if !envelope.is_empty() {
        return Err("The payload may hold messaging_object and extra_info only");
    }
    Ok((message, echo))
}

fn echo(mut extra: Map<String, Value>) -> Result<Echo, &'static str> {
    let mut take = |key| match extra.remove(key) {
        None => Ok(String::new()),
        Some(Value::String(text)) => Ok(text),
        Some(_) => Err("the fields of extra_info must be strings"),
    };
    let echo = Echo {
        reference: take("ref")?,
        reference_1: take("ref1")?,
        reference_2: take("ref2")?,
        opaque: None,
    };
    take("wa_source")?;
    if extra.is_empty() { Ok(echo) } else { Err("extra_info may hold ref, ref1, ref2 and wa_source only") }
}

fn accepted(world: &World, message: &Value, id: &str) -> Response {
    let place = world.look(|state, _| state.dial.faults.habits.message_id);
    let to = message.get("to").cloned().unwrap_or_default();
    let digits = to.as_str().map(|to| to.trim_start_matches('+').to_owned());
    let body = match place {
        MessageIdPlace::Data => json!({
            "code": "WA200", "message": "Message accepted successfully", "data": {"message_id": id}}),
        MessageIdPlace::Id => json!({"code": "WA200", "message": "Message accepted successfully", "id": id}),
        MessageIdPlace::Messages => json!({
            "code": "WA200",
            "messaging_product": "whatsapp",
            "contacts": [{"input": to, "wa_id": digits}],
            "messages": [{"id": id}],
        }),
    };
    answer(StatusCode::OK, &body)
}
