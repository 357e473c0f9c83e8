//! Meta's message object as it stands on the wire. Mirrors their JSON and nothing else.

use crate::limits;
use crate::outgoing::{OrderDetailsMessage, OrderStatusMessage, Outgoing, TextMessage};
use crate::texts::BillTexts;
use domain::{AccountSettings, PhoneNumber};
use serde::Serialize;

use super::bill::Bill;

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
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum Content {
    Text(Text),
    Interactive(Interactive),
}

#[derive(Debug, Serialize)]
struct Text {
    body: String,
}

#[derive(Debug, Serialize)]
struct Interactive {
    #[serde(rename = "type")]
    kind: &'static str,
    body: Line,
    #[serde(skip_serializing_if = "Option::is_none")]
    footer: Option<Line>,
    action: Action,
}

#[derive(Debug, Serialize)]
struct Line {
    text: String,
}

#[derive(Debug, Serialize)]
struct Action {
    name: &'static str,
    parameters: Parameters,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Parameters {
    Bill(Box<Bill>),
    Status(Status),
}

#[derive(Debug, Serialize)]
struct Status {
    reference_id: String,
    order: OrderStatus,
}

#[derive(Debug, Serialize)]
struct OrderStatus {
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
}

impl Message {
    /// Writes a message for an account.
    pub(crate) fn new(settings: &AccountSettings, outgoing: &Outgoing) -> Message {
        match outgoing {
            Outgoing::OrderDetails(message) => Message::interactive(&message.to, bill(settings, message)),
            Outgoing::OrderStatus(message) => Message::interactive(&message.to, status(message)),
            Outgoing::Text(message) => Message::text(message),
        }
    }

    fn text(message: &TextMessage) -> Message {
        let text = Text { body: limits::cut(&message.body, limits::TEXT) };
        Message::with(&message.to, "text", Content::Text(text))
    }

    fn interactive(to: &PhoneNumber, interactive: Interactive) -> Message {
        Message::with(to, "interactive", Content::Interactive(interactive))
    }

    fn with(to: &PhoneNumber, kind: &'static str, content: Content) -> Message {
        let to = to.as_str().to_owned();
        Message { messaging_product: "whatsapp", recipient_type: "individual", to, kind, content }
    }
}

fn bill(settings: &AccountSettings, message: &OrderDetailsMessage) -> Interactive {
    let texts = BillTexts::new(message);
    Interactive {
        kind: "order_details",
        body: Line { text: texts.body() },
        footer: Some(Line { text: texts.footer() }),
        action: Action {
            name: "review_and_pay",
            parameters: Parameters::Bill(Box::new(Bill::new(settings, &message.details, &texts))),
        },
    }
}

fn status(message: &OrderStatusMessage) -> Interactive {
    let description = message.description.as_deref();
    let order = OrderStatus {
        status: message.status.as_str(),
        description: description.map(|text| limits::cut(text, limits::STATUS_DESCRIPTION)),
    };
    Interactive {
        kind: "order_status",
        body: Line { text: limits::cut(&message.text, limits::BODY) },
        footer: None,
        action: Action {
            name: "review_order",
            parameters: Parameters::Status(Status { reference_id: message.reference.clone(), order }),
        },
    }
}
