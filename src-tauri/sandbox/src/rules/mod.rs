//! Meta's rules for a message, as strict as they are known: what is missing is 131008, what is wrong 131009, a key
//! nobody knows 100, and the details name the field.
//!
//! Reads raw JSON, and nothing here knows who sends or who receives: windows, limits, templates, uploads and
//! references that are already taken are the world's business. What the practice world does not play is refused
//! honestly.

mod addresses;
mod amounts;
mod field;
mod gateway;
mod media;
mod order;
mod order_details;
mod order_status;
mod payment_settings;
mod products;
mod template;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(crate) use self::addresses::check_given as check_address;
pub(crate) use self::field::Field;
pub(crate) use self::order_details::OrderDetails;
pub(crate) use self::order_status::StatusChange;
pub(crate) use self::payment_settings::Way;
pub(crate) use self::template::{ButtonFill, HeaderFill, TemplateSend};

use crate::ledger::BubbleKind;
use crate::phone::Phone;
use crate::refusal::Refusal;
use crate::shown::{Frame, MediaKind, MediaSource, Shown, ShownHeader};

/// A message that keeps all the rules.
pub(crate) struct Message {
    pub(crate) to: Phone,
    pub(crate) sent: Sent,
    /// `biz_opaque_callback_data`: comes back in every status of this message.
    pub(crate) opaque: Option<String>,
}

/// What is to be sent.
pub(crate) enum Sent {
    Content(Content),
    /// What it says stands in a template, which the world has.
    Template(TemplateSend),
}

/// The kinds of message the practice world takes.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) enum Content {
    OrderDetails(OrderDetails),
    OrderStatus(StatusChange),
    Plain(Plain),
}

/// A message that is shown and changes nothing else.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Plain {
    pub(crate) kind: BubbleKind,
    pub(crate) frame: Frame,
    pub(crate) shows: Option<Shown>,
}

impl Content {
    pub(crate) fn frame(&self) -> &Frame {
        match self {
            Content::OrderDetails(details) => &details.frame,
            Content::OrderStatus(change) => &change.frame,
            Content::Plain(plain) => &plain.frame,
        }
    }

    /// The upload it shows, if it shows one: its id, and what it is to be.
    pub(crate) fn upload(&self) -> Option<(&str, MediaKind)> {
        match &self.frame().header {
            Some(ShownHeader::Media(media)) => match &media.source {
                MediaSource::Id(id) => Some((id, media.kind)),
                MediaSource::Link(_) => None,
            },
            Some(ShownHeader::Text(_)) | None => None,
        }
    }

    /// Whether WhatsApp Payments takes part in it.
    pub(crate) fn is_order_details(&self) -> bool {
        matches!(self, Content::OrderDetails(_))
    }
}

/// The longest text message.
const TEXT_MAX: usize = 4096;
/// The longest body of an interactive message, and the longest caption.
pub(crate) const BODY_MAX: usize = 1024;
/// The longest footer, and the longest header of text.
pub(crate) const FOOTER_MAX: usize = 60;

const MESSAGE_KEYS: [&str; 11] = [
    "messaging_product",
    "recipient_type",
    "to",
    "type",
    "text",
    "interactive",
    "template",
    "image",
    "document",
    "context",
    "biz_opaque_callback_data",
];

/// Reads Meta's message object. `now_s` is needed because an expiry must lie ahead.
pub(crate) fn read(object: &Value, now_s: i64) -> Result<Message, Refusal> {
    let message = Field::root(object);
    message.required("messaging_product")?.one_of(&["whatsapp"])?;
    if let Some(kind) = message.optional("recipient_type")? {
        kind.one_of(&["individual"])?;
    }
    let to = recipient(&message.required("to")?)?;
    let kind = message.required("type")?.string()?;
    let sent = match kind {
        "text" => Sent::Content(text(&message.required("text")?)?),
        "interactive" => Sent::Content(interactive(&message.required("interactive")?, now_s)?),
        "image" | "document" => Sent::Content(media::read(&message.required(kind)?, kind)?),
        "template" => Sent::Template(template::read(&message.required("template")?, now_s)?),
        other => {
            let played = "send text, interactive, template, image or document";
            let details = format!("type \"{other}\" is not played by the practice world: {played}");
            return Err(Refusal::new(131_051, details));
        }
    };
    // Only now, so that a kind we do not play is refused as such and not for its keys.
    message.only(&MESSAGE_KEYS)?;
    only_of_kind(&message, kind)?;
    if let Some(context) = message.optional("context")? {
        context.only(&["message_id"])?;
        context.required("message_id")?.text(200)?;
    }
    let opaque = message.optional_text("biz_opaque_callback_data", 512)?;
    Ok(Message { to, sent, opaque })
}

/// A message says one thing: what belongs to another type has no place in it.
fn only_of_kind(message: &Field, kind: &str) -> Result<(), Refusal> {
    for other in ["text", "interactive", "template", "image", "document"] {
        if other != kind && message.optional(other)?.is_some() {
            return Err(Refusal::new(100, format!("Unexpected key {other}: type is {kind}")));
        }
    }
    Ok(())
}

fn recipient(to: &Field) -> Result<Phone, Refusal> {
    Phone::parse(to.string()?)
        .ok_or_else(|| to.invalid("must be an Indian mobile number, +91 and ten digits"))
}

fn text(text: &Field) -> Result<Content, Refusal> {
    text.only(&["body", "preview_url"])?;
    if let Some(preview) = text.optional("preview_url")? {
        preview.boolean()?;
    }
    let body = text.required("body")?.text(TEXT_MAX)?.to_owned();
    let frame = Frame { header: None, body, footer: None };
    Ok(Content::Plain(Plain { kind: BubbleKind::Text, frame, shows: None }))
}

fn interactive(interactive: &Field, now_s: i64) -> Result<Content, Refusal> {
    let kind = interactive.required("type")?;
    match kind.string()? {
        "order_details" => order_details::read(interactive, now_s).map(Content::OrderDetails),
        "order_status" => order_status::read(interactive).map(Content::OrderStatus),
        "product" => products::product(interactive).map(Content::Plain),
        "product_list" => products::product_list(interactive).map(Content::Plain),
        "catalog_message" => products::catalogue(interactive).map(Content::Plain),
        "address_message" => addresses::asked(interactive).map(Content::Plain),
        _ => Err(kind.invalid(
            "must be order_details, order_status, product, product_list, catalog_message or address_message: \
             the practice world plays no other",
        )),
    }
}

/// `body` and, where there is one, `footer`, which nearly all interactive kinds have.
fn body_and_footer(interactive: &Field) -> Result<Frame, Refusal> {
    let body = interactive.required("body")?;
    body.only(&["text"])?;
    let body = body.required("text")?.text(BODY_MAX)?.to_owned();
    Ok(Frame { header: None, body, footer: footer(interactive)? })
}

fn footer(interactive: &Field) -> Result<Option<String>, Refusal> {
    let Some(footer) = interactive.optional("footer")? else { return Ok(None) };
    footer.only(&["text"])?;
    Ok(Some(footer.required("text")?.text(FOOTER_MAX)?.to_owned()))
}

/// The alphabet and length of a reference id.
fn reference(field: &Field) -> Result<String, Refusal> {
    let written = field.text(35)?;
    let known = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    if !written.bytes().all(known) {
        return Err(field.invalid("may hold only English letters, digits, underscore, dash and dot"));
    }
    Ok(written.to_owned())
}
