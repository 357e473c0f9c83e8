//! Pictures and documents, as messages of their own and above other messages: by link, or by the id of an upload.

use super::field::Field;
use super::{BODY_MAX, Content, Plain};
use crate::ledger::BubbleKind;
use crate::refusal::Refusal;
use crate::shown::{Frame, MediaKind, MediaSource, ShownHeader, ShownMedia};

/// A message of type `image` or `document`.
pub(super) fn read(media: &Field, kind: &str) -> Result<Content, Refusal> {
    let (kind, bubble, keys): (_, _, &[&str]) = match kind {
        "image" => (MediaKind::Image, BubbleKind::Image, &["id", "link", "caption"]),
        _ => (MediaKind::Document, BubbleKind::Document, &["id", "link", "caption", "filename"]),
    };
    media.only(keys)?;
    let body = media.optional_text("caption", BODY_MAX)?.unwrap_or_default();
    let header = Some(ShownHeader::Media(shown(media, kind)?));
    let frame = Frame { header, body, footer: None };
    Ok(Content::Plain(Plain { kind: bubble, frame, shows: None }))
}

/// The picture above an order.
pub(super) fn image_header(header: &Field) -> Result<ShownHeader, Refusal> {
    header.only(&["type", "image"])?;
    header.required("type")?.one_of(&["image"])?;
    image(&header.required("image")?)
}

/// A picture in a header or a template's parameter.
pub(super) fn image(image: &Field) -> Result<ShownHeader, Refusal> {
    image.only(&["link", "id", "provider"])?;
    if let Some(provider) = image.optional("provider")? {
        provider.only(&["name"])?;
        provider.required("name")?.text(200)?;
    }
    shown(image, MediaKind::Image).map(ShownHeader::Media)
}

/// A document in a template's parameter.
pub(super) fn document(document: &Field) -> Result<ShownHeader, Refusal> {
    document.only(&["link", "id", "filename"])?;
    shown(document, MediaKind::Document).map(ShownHeader::Media)
}

fn shown(media: &Field, kind: MediaKind) -> Result<ShownMedia, Refusal> {
    let source = match (media.optional("link")?, media.optional("id")?) {
        (Some(link), None) => MediaSource::Link(link.web_address()?.to_owned()),
        (None, Some(id)) => MediaSource::Id(id.text(200)?.to_owned()),
        _ => return Err(media.invalid("must have either link or id")),
    };
    let filename = match kind {
        MediaKind::Image => None,
        MediaKind::Document => media.optional_text("filename", 240)?,
    };
    Ok(ShownMedia { kind, source, filename })
}
