//! `inbox accept`: a webhook body that the person at this computer vouches for.

use super::whatsapp::channel_named;
use crate::input;
use crate::output::Answer;
use crate::refusal::Refusal;
use crate::session::Session;
use ::whatsapp::read_webhook;
use app::{Code, Worker};
use doors::{Source, vouched_by_person};
use serde_json::json;
use std::path::Path;

/// Takes it in, and applies it unless another process does that.
pub fn accept(session: &Session, channel: &str, file: &Path) -> Result<Answer, Refusal> {
    let channel = channel_named(channel)?;
    let raw = input::read(file)?;
    read_webhook(channel, &raw).map_err(|_| Refusal::new(Code::NotJson.as_str()))?;
    let app = session.open()?;
    let webhook = vouched_by_person(Source::from(channel), raw);
    let is_new = app.accept(channel, webhook.map_err(|_| Refusal::new(Code::TooLarge.as_str()))?)?;
    if let Some(worker) = Worker::take_lease(&app, session.passphrase())? {
        worker.apply_inbox()?;
    }
    Ok(Answer::of(json!({ "accepted": true, "new": is_new })))
}
