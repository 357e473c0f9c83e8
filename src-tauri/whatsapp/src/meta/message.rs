//! Meta's message object as it stands on the wire. Mirrors their JSON and nothing else.

use super::interactive::Interactive;
use super::template::Template;
use crate::limits;
use crate::outgoing::{DocumentMessage, Form, Media, OurRef, Outgoing};
use serde::Serialize;

/// One message.
#[derive(Debug, Serialize)]
pub(crate) struct Message {
    messaging_product: &'static str,
    recipient_type: &'static str,
    to: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(flatten)]
    content: Content,
    #[serde(skip_serializing_if = "Option::is_none")]
    biz_opaque_callback_data: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum Content {
    Text(Text),
    Interactive(Box<Interactive>),
    Template(Box<Template>),
    Document(Document),
}

#[derive(Debug, Serialize)]
struct Text {
    body: String,
}

#[derive(Debug, Serialize)]
struct Document {
    #[serde(flatten)]
    media: WireMedia,
    #[serde(skip_serializing_if = "Option::is_none")]
    caption: Option<String>,
    filename: String,
}

/// `{"id"}` or `{"link"}`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum WireMedia {
    Id(String),
    Link(String),
}

impl Message {
    /// Writes a message.
    pub(crate) fn new(outgoing: &Outgoing) -> Message {
        let content = content(outgoing);
        Message {
            messaging_product: "whatsapp",
            recipient_type: "individual",
            to: outgoing.to().as_str().to_owned(),
            kind: content.kind(),
            content,
            biz_opaque_callback_data: None,
        }
    }

    /// With our mark in Meta's own place for it.
    pub(crate) fn marked(self, our_ref: &OurRef) -> Message {
        Message { biz_opaque_callback_data: Some(our_ref.as_str().to_owned()), ..self }
    }
}

impl Content {
    const fn kind(&self) -> &'static str {
        match self {
            Content::Text(_) => "text",
            Content::Interactive(_) => "interactive",
            Content::Template(_) => "template",
            Content::Document(_) => "document",
        }
    }
}

fn content(outgoing: &Outgoing) -> Content {
    let interactive = |interactive| Content::Interactive(Box::new(interactive));
    match outgoing {
        Outgoing::OrderDetails(message) => match &message.form {
            Form::Interactive => interactive(Interactive::bill(message)),
            Form::Template(template) => Content::Template(Box::new(Template::bill(template, message))),
        },
        Outgoing::OrderStatus(message) => match &message.form {
            Form::Interactive => interactive(Interactive::status(message)),
            Form::Template(template) => Content::Template(Box::new(Template::status(template, message))),
        },
        Outgoing::Product(message) => interactive(Interactive::product(message)),
        Outgoing::ProductList(message) => interactive(Interactive::product_list(message)),
        Outgoing::Catalog(message) => interactive(Interactive::catalog(message)),
        Outgoing::AddressRequest(message) => interactive(Interactive::address_request(message)),
        Outgoing::Text(message) => match &message.form {
            Form::Interactive => Content::Text(Text { body: limits::cut(&message.body, limits::TEXT) }),
            Form::Template(template) => Content::Template(Box::new(Template::text(template))),
        },
        Outgoing::Document(message) => Content::Document(document(message)),
    }
}

fn document(message: &DocumentMessage) -> Document {
    Document {
        media: WireMedia::new(&message.media),
        caption: message.caption.as_deref().map(|text| limits::cut(text, limits::BODY)),
        filename: limits::line(&message.file_name, limits::FILE_NAME),
    }
}

impl WireMedia {
    pub(super) fn new(media: &Media) -> WireMedia {
        match media {
            Media::Id(id) => WireMedia::Id(id.clone()),
            Media::Link(link) => WireMedia::Link(link.as_str().to_owned()),
        }
    }
}
