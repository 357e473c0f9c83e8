//! Sending: the form, the key, then Meta's rules for what the form says, then the world.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde_json::{Value, json};

use super::message::{Fields, Wrong, message};
use crate::account;
use crate::channel::Channel;
use crate::door::Door;
use crate::form;
use crate::kaleyra_v2::{answer, meta_refusal, own_refusal};
use crate::media::Upload;
use crate::phone::Phone;
use crate::refusal::Refusal;
use crate::sending;
use crate::shown::MediaKind;

pub(super) async fn send(
    State(door): State<Door>,
    Path(sid): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let form = form::read(&headers, &body).and_then(Fields::read);
    let in_header = headers.get("api-key").map(|key| key.as_bytes().to_vec());
    let in_form = form.as_ref().ok().and_then(|form| form.text("api-key")).map(|key| key.as_bytes().to_vec());
    let key = in_header.or(in_form).unwrap_or_default();
    if sid != account::SID || !door.keys.is_api_key(&key) {
        return own_refusal(
            StatusCode::UNAUTHORIZED,
            "RBC001",
            "Authentication failed: wrong SID or API key",
        );
    }
    let accepted = form.map_err(|why| Wrong::Form(why.to_owned())).and_then(|form| accept(&door, &form));
    match accepted {
        Ok(id) => answer(StatusCode::OK, &json!({"id": id})),
        Err(Wrong::Missing(what)) => {
            let message = format!("The {what} is mandatory.");
            answer(StatusCode::BAD_REQUEST, &json!({"code": "E13001", "message": message}))
        }
        Err(Wrong::Form(why)) => answer(StatusCode::BAD_REQUEST, &json!({"code": "E13001", "message": why})),
        Err(Wrong::Field(field, why)) => answer(StatusCode::BAD_REQUEST, &json!({"error": {(field): why}})),
        Err(Wrong::Meta(refusal)) => meta_refusal(&refusal),
    }
}

fn accept(door: &Door, form: &Fields) -> Result<String, Wrong> {
    check_sender(form)?;
    let mut message = message(form)?;
    if form.kind()? == "media" {
        attach(door, form, &mut message)?;
    }
    let taken = sending::receive(&door.world, Channel::KaleyraV1, &message, form.echo());
    taken.map_err(|refusal| Wrong::of_rule(form, refusal))
}

fn check_sender(form: &Fields) -> Result<(), Wrong> {
    let from = form.required("from", "Sender Number")?;
    if Phone::parse(from) != Phone::parse(account::PHONE_NUMBER) {
        return Err(Wrong::Field("from", "is not a WhatsApp number of this account".to_owned()));
    }
    let channel = form.required("channel", "Channel")?;
    if !channel.eq_ignore_ascii_case("whatsapp") {
        return Err(Wrong::Field("channel", "must be WhatsApp".to_owned()));
    }
    Ok(())
}

/// Puts the file of the form among the uploads and its id into the message.
fn attach(door: &Door, form: &Fields, message: &mut Value) -> Result<(), Wrong> {
    let file = form.file.as_ref().ok_or(Wrong::Missing("Media"))?;
    let name = file.filename.clone().unwrap_or_default();
    let mime_type = file.content_type.clone().unwrap_or_default();
    let uploaded = door.world.within_request(|state, now_ms| {
        let upload = Upload::read(&mime_type, &name, &file.value, now_ms)?;
        let (id, kind) = (state.ids.number(15), upload.kind);
        state.uploads.insert(id.clone(), upload);
        Ok((id, kind))
    });
    let (id, kind) = uploaded.map_err(|refusal: Refusal| Wrong::Field("media", refusal.details))?;
    let mut media = json!({"id": id});
    if let Some(caption) = form.text("caption") {
        media["caption"] = json!(caption);
    }
    let kind = match kind {
        MediaKind::Image => "image",
        MediaKind::Document => {
            media["filename"] = json!(name);
            "document"
        }
    };
    message["type"] = json!(kind);
    message[kind] = media;
    Ok(())
}
