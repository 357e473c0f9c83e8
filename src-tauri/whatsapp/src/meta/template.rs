//! Meta's template object: an approved text with its blanks filled in, which may go outside the 24-hour window.

use super::bill::Bill;
use super::interactive::{Header, StatusParameters};
use crate::limits;
use crate::outgoing::{self, OrderDetailsMessage, OrderStatusMessage};
use crate::texts::BillTexts;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct Template {
    name: String,
    language: Language,
    components: Vec<Component>,
}

#[derive(Debug, Serialize)]
struct Language {
    policy: &'static str,
    code: String,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Component {
    Header { parameters: [Header; 1] },
    Body { parameters: Vec<Blank> },
    Button { sub_type: &'static str, index: u8, parameters: [ButtonParameter; 1] },
    OrderStatus { parameters: [StatusParameter; 1] },
}

#[derive(Debug, Serialize)]
struct Blank {
    #[serde(rename = "type")]
    kind: &'static str,
    text: String,
}

#[derive(Debug, Serialize)]
struct ButtonParameter {
    #[serde(rename = "type")]
    kind: &'static str,
    action: ButtonAction,
}

#[derive(Debug, Serialize)]
struct ButtonAction {
    order_details: Box<Bill>,
}

#[derive(Debug, Serialize)]
struct StatusParameter {
    #[serde(rename = "type")]
    kind: &'static str,
    order_status: StatusParameters,
}

impl Template {
    /// A bill behind the template's button.
    pub(super) fn bill(template: &outgoing::Template, message: &OrderDetailsMessage) -> Template {
        let bill = Bill::new(message, &BillTexts::new(&message.bill));
        let action = ButtonAction { order_details: Box::new(bill) };
        let button = Component::Button {
            sub_type: "order_details",
            index: 0,
            parameters: [ButtonParameter { kind: "action", action }],
        };
        let header = message.image.as_ref().map(Header::image);
        let header = header.map(|header| Component::Header { parameters: [header] });
        Template::filled(template, header, button)
    }

    /// A status with the template's text.
    pub(super) fn status(template: &outgoing::Template, message: &OrderStatusMessage) -> Template {
        let order_status = StatusParameters::new(message);
        let status =
            Component::OrderStatus { parameters: [StatusParameter { kind: "order_status", order_status }] };
        Template::filled(template, None, status)
    }

    /// The template's text alone.
    pub(super) fn text(template: &outgoing::Template) -> Template {
        Template::of(template, None, None)
    }

    fn filled(template: &outgoing::Template, header: Option<Component>, last: Component) -> Template {
        Template::of(template, header, Some(last))
    }

    fn of(template: &outgoing::Template, header: Option<Component>, last: Option<Component>) -> Template {
        let blanks: Vec<Blank> = template.blanks().iter().map(|text| Blank::new(text)).collect();
        let body = (!blanks.is_empty()).then_some(Component::Body { parameters: blanks });
        Template {
            name: template.name().to_owned(),
            language: Language { policy: "deterministic", code: template.language().to_owned() },
            components: header.into_iter().chain(body).chain(last).collect(),
        }
    }
}

impl Blank {
    /// A blank takes no line breaks.
    fn new(text: &str) -> Blank {
        Blank { kind: "text", text: limits::line(text, limits::BODY) }
    }
}
