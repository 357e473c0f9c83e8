//! Uploads: a multipart form with the file, and the id it can be sent by for thirty days.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use serde_json::json;

use super::{Answered, check_number, written};
use crate::door::Door;
use crate::form::{Part, multipart};
use crate::media::Upload;
use crate::refusal::Refusal;

pub(super) async fn upload(
    State(door): State<Door>,
    Path((version, id)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    written(check_number(&door, &version, &id, &headers).and_then(|()| take(&door, &headers, &body)))
}

fn take(door: &Door, headers: &HeaderMap, body: &[u8]) -> Answered {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.split(';').next().map(str::trim) != Some("multipart/form-data") {
        return Err(Refusal::new(100, "Content-Type must be multipart/form-data"));
    }
    let parts = multipart(kind, body).map_err(|why| Refusal::new(100, why))?;
    let unknown = |part: &&Part| !matches!(part.name.as_str(), "messaging_product" | "file" | "type");
    if let Some(part) = parts.iter().find(unknown) {
        return Err(Refusal::new(100, format!("Unexpected key {}", part.name)));
    }
    let one = |name: &str| {
        let mut found = parts.iter().filter(|part| part.name == name);
        match (found.next(), found.next()) {
            (Some(part), None) => Ok(part),
            _ => Err(Refusal::new(100, format!("(#100) The parameter {name} is required, once"))),
        }
    };
    if one("messaging_product")?.text() != Some("whatsapp") {
        return Err(Refusal::new(100, "messaging_product must be one of whatsapp"));
    }
    let (file, mime_type) = (one("file")?, one("type")?.text().unwrap_or_default());
    if file.content_type.as_deref().is_some_and(|said| said != mime_type) {
        return Err(Refusal::new(100, "file has another Content-Type than type says"));
    }
    let filename = file.filename.as_deref().ok_or_else(|| Refusal::new(100, "file must be a file"))?;
    let id = door.world.within_request(|state, now_ms| {
        let upload = Upload::read(mime_type, filename, &file.value, now_ms)?;
        let id = state.ids.number(15);
        state.uploads.insert(id.clone(), upload);
        Ok(id)
    })?;
    Ok(json!({"id": id}))
}
