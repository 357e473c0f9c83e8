//! Kaleyra's envelope around Meta's message object. Mirrors their JSON and nothing else.

use crate::meta::message::Message;
use serde::Serialize;

/// The body of a request to send.
#[derive(Debug, Serialize)]
pub(super) struct Envelope<'a> {
    pub(super) messaging_object: Message,
    pub(super) extra_info: ExtraInfo<'a>,
}

/// What comes back in webhooks about the message.
#[derive(Debug, Serialize)]
pub(super) struct ExtraInfo<'a> {
    #[serde(rename = "ref")]
    pub(super) our_ref: &'a str,
}
