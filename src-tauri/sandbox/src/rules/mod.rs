//! Meta's rules for a message, as strict as they are known: what is missing is 131008, what is wrong 131009, a key
//! nobody knows 100, and the details name the field.
//!
//! Reads raw JSON, and nothing here knows who sends or who receives: windows, limits and references that are already
//! taken are the world's business. What the practice world does not play (media, templates, UPI links) is refused
//! honestly.

mod amounts;
mod field;
mod order_details;
mod order_status;
mod payment_settings;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(crate) use self::order_details::OrderDetails;
pub(crate) use self::order_status::StatusChange;

use self::field::Field;
use crate::phone::Phone;
use crate::refusal::Refusal;

/// A message that keeps all the rules.
pub(crate) struct Message {
    pub(crate) to: Phone,
    pub(crate) content: Content,
    /// `biz_opaque_callback_data`: comes back in every status of this message.
    pub(crate) opaque: Option<String>,
}

/// The kinds of message the practice world takes.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) enum Content {
    Text { body: String },
    OrderDetails(OrderDetails),
    OrderStatus(StatusChange),
}

/// The longest text message.
const TEXT_MAX: usize = 4096;
/// The longest body of an interactive message.
const BODY_MAX: usize = 1024;
/// The longest footer.
const FOOTER_MAX: usize = 60;

const MESSAGE_KEYS: [&str; 8] = [
    "messaging_product",
    "recipient_type",
    "to",
    "type",
    "text",
    "interactive",
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
    let content = match message.required("type")?.string()? {
        "text" => text(&message.required("text")?)?,
        "interactive" => interactive(&message.required("interactive")?, now_s)?,
        other => {
            return Err(Refusal::new(
                131_051,
                format!("type \"{other}\" is not played by the practice world: send text or interactive"),
            ));
        }
    };
    // Only now, so that a kind we do not play is refused as such and not for its keys.
    message.only(&MESSAGE_KEYS)?;
    if let Some(context) = message.optional("context")? {
        context.only(&["message_id"])?;
        context.required("message_id")?.text(200)?;
    }
    let opaque = match message.optional("biz_opaque_callback_data")? {
        Some(data) => Some(data.text(512)?.to_owned()),
        None => None,
    };
    Ok(Message { to, content, opaque })
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
    Ok(Content::Text { body: text.required("body")?.text(TEXT_MAX)?.to_owned() })
}

fn interactive(interactive: &Field, now_s: i64) -> Result<Content, Refusal> {
    let kind = interactive.required("type")?;
    match kind.string()? {
        "order_details" => order_details::read(interactive, now_s).map(Content::OrderDetails),
        "order_status" => order_status::read(interactive).map(Content::OrderStatus),
        _ => Err(kind.invalid("must be order_details or order_status: the practice world plays no other")),
    }
}

/// `body` and, where there is one, `footer`, which both interactive kinds have; the body's text comes back.
fn body_and_footer(interactive: &Field) -> Result<String, Refusal> {
    let body = interactive.required("body")?;
    body.only(&["text"])?;
    let text = body.required("text")?.text(BODY_MAX)?.to_owned();
    if let Some(footer) = interactive.optional("footer")? {
        footer.only(&["text"])?;
        footer.required("text")?.text(FOOTER_MAX)?;
    }
    Ok(text)
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
