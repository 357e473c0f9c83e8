//! The payment lookup: Meta's answer through Kaleyra's wrapper path, which both of its APIs share.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde_json::json;

use super::{answer, check_key, meta_refusal};
use crate::door::Door;
use crate::faults::LookupShape;
use crate::lookup;

pub(super) async fn lookup(
    State(door): State<Door>,
    Path((sid, number_id, configuration, reference)): Path<(String, String, String, String)>,
    headers: HeaderMap,
) -> Response {
    if let Err(refused) = check_key(&door, &sid, &headers) {
        return *refused;
    }
    let wrapped = door.world.look(|state, _| state.dial.faults.habits.lookup == LookupShape::Wrapped);
    match lookup::payments(&door.world, &number_id, &configuration, &reference) {
        Ok(body) if wrapped => answer(StatusCode::OK, &json!({"data": body})),
        Ok(body) => answer(StatusCode::OK, &body),
        Err(refusal) => meta_refusal(&refusal),
    }
}
