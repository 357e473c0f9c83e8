//! A message that fills a template in. Whether there is such a template, and whether it has these places, is the
//! world's business.

use super::field::Field;
use super::order_details::{self, OrderDetails, Place};
use super::order_status::{self, StatusChange};
use super::{BODY_MAX, media};
use crate::refusal::Refusal;
use crate::shown::ShownHeader;

/// What is to be filled into which template.
pub(crate) struct TemplateSend {
    pub(crate) name: String,
    pub(crate) language: String,
    pub(crate) header: Option<HeaderFill>,
    pub(crate) body: Vec<String>,
    pub(crate) buttons: Vec<(usize, ButtonFill)>,
    pub(crate) status: Option<StatusChange>,
}

/// What goes into a header.
pub(crate) enum HeaderFill {
    Text(String),
    Media(ShownHeader),
}

/// What goes into a button.
pub(crate) enum ButtonFill {
    Order(Box<OrderDetails>),
    Payload(String),
    /// The end of a URL, which nobody here follows.
    UrlEnd,
}

pub(super) fn read(template: &Field, now_s: i64) -> Result<TemplateSend, Refusal> {
    template.only(&["name", "language", "components"])?;
    let language = template.required("language")?;
    language.only(&["policy", "code"])?;
    if let Some(policy) = language.optional("policy")? {
        policy.one_of(&["deterministic"])?;
    }
    let mut send = TemplateSend {
        name: template.required("name")?.text(512)?.to_owned(),
        language: language.required("code")?.text(20)?.to_owned(),
        header: None,
        body: Vec::new(),
        buttons: Vec::new(),
        status: None,
    };
    if let Some(components) = template.optional("components")? {
        for component in components.members()? {
            self::component(&component, &mut send, now_s)?;
        }
    }
    Ok(send)
}

fn component(component: &Field, send: &mut TemplateSend, now_s: i64) -> Result<(), Refusal> {
    let kind = component.required("type")?;
    let name = kind.one_of(&["header", "body", "button", "order_status"])?;
    match name {
        "button" => component.only(&["type", "sub_type", "index", "parameters"])?,
        _ => component.only(&["type", "parameters"])?,
    }
    let again = match name {
        "header" => send.header.is_some(),
        "body" => !send.body.is_empty(),
        "order_status" => send.status.is_some(),
        _ => false,
    };
    if again {
        return Err(kind.invalid("stands there twice"));
    }
    let parameters = component.required("parameters")?;
    match name {
        "header" => send.header = Some(header(&only_one(&parameters)?)?),
        "body" => send.body = body(&parameters)?,
        "order_status" => send.status = Some(status(&only_one(&parameters)?)?),
        _ => {
            let filled = button(component, &only_one(&parameters)?, now_s)?;
            if send.buttons.iter().any(|(index, _)| *index == filled.0) {
                return Err(component.invalid("fills the same button twice"));
            }
            send.buttons.push(filled);
        }
    }
    Ok(())
}

fn only_one<'a>(parameters: &Field<'a>) -> Result<Field<'a>, Refusal> {
    let mut members = parameters.members()?;
    match (members.pop(), members.is_empty()) {
        (Some(member), true) => Ok(member),
        _ => Err(parameters.invalid("must hold exactly one parameter")),
    }
}

fn header(parameter: &Field) -> Result<HeaderFill, Refusal> {
    let kind = parameter.required("type")?.one_of(&["text", "image", "document"])?;
    parameter.only(&["type", kind])?;
    let value = parameter.required(kind)?;
    match kind {
        "text" => Ok(HeaderFill::Text(value.text(60)?.to_owned())),
        "image" => media::image(&value).map(HeaderFill::Media),
        _ => media::document(&value).map(HeaderFill::Media),
    }
}

fn body(parameters: &Field) -> Result<Vec<String>, Refusal> {
    let text = |parameter: &Field| {
        parameter.only(&["type", "text"])?;
        parameter.required("type")?.one_of(&["text"])?;
        let text = parameter.required("text")?;
        let written = text.text(BODY_MAX)?;
        if written.contains(['\n', '\t']) || written.contains("     ") {
            return Err(text.invalid("must hold no line break, no tab and no more than four spaces in a row"));
        }
        Ok(written.to_owned())
    };
    parameters.members()?.iter().map(text).collect()
}

fn status(parameter: &Field) -> Result<StatusChange, Refusal> {
    parameter.only(&["type", "order_status"])?;
    parameter.required("type")?.one_of(&["order_status"])?;
    order_status::change(&parameter.required("order_status")?)
}

fn button(component: &Field, parameter: &Field, now_s: i64) -> Result<(usize, ButtonFill), Refusal> {
    let index = index(&component.required("index")?)?;
    let kind = component.required("sub_type")?.one_of(&["order_details", "quick_reply", "url"])?;
    let expected = match kind {
        "order_details" => "action",
        "quick_reply" => "payload",
        _ => "text",
    };
    parameter.required("type")?.one_of(&[expected])?;
    parameter.only(&["type", expected])?;
    let value = parameter.required(expected)?;
    let fill = match kind {
        "order_details" => {
            value.only(&["order_details"])?;
            let details = value.required("order_details")?;
            let details = order_details::parameters(&details, Place::TemplateButton, now_s)?;
            ButtonFill::Order(Box::new(details))
        }
        "quick_reply" => ButtonFill::Payload(value.text(128)?.to_owned()),
        _ => {
            value.text(2000)?;
            ButtonFill::UrlEnd
        }
    };
    Ok((index, fill))
}

/// A number below ten, which samples write both as a number and as a string.
fn index(index: &Field) -> Result<usize, Refusal> {
    let number = match index.string() {
        Ok(written) => written.parse().ok(),
        Err(_) => usize::try_from(index.integer()?).ok(),
    };
    number.filter(|number| *number < 10).ok_or_else(|| index.invalid("must be the number of a button"))
}
