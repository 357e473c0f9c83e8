//! What becomes of a template when a message fills it in, or why it does not fit.

use super::review::variables;
use super::{ButtonForm, ButtonKind, HeaderForm, Template};
use crate::ledger::BubbleKind;
use crate::refusal::Refusal;
use crate::rules::{
    BODY_MAX, ButtonFill, Content, HeaderFill, OrderDetails, Plain, StatusChange, TemplateSend,
};
use crate::shown::{Frame, MediaKind, ShownButton, ShownHeader};

/// A template with everything in its place.
pub(crate) struct Filled {
    pub(crate) content: Content,
    pub(crate) buttons: Vec<ShownButton>,
}

impl Template {
    /// Fills it in. 132000 where the number of values is wrong, 132012 where they are of another kind, 132005 where
    /// the text becomes too long.
    pub(crate) fn fill(&self, send: TemplateSend) -> Result<Filled, Refusal> {
        let header = self.header(send.header)?;
        let body = filled("body", &self.form.body, &send.body)?;
        if body.encode_utf16().count() > BODY_MAX {
            return Err(Refusal::new(
                132_005,
                format!("body has more than {BODY_MAX} characters when filled in"),
            ));
        }
        let frame = Frame { header, body, footer: self.form.footer.clone() };
        let (buttons, order) = self.buttons(send.buttons)?;
        let content = match (order, send.status, self.form.is_order_status) {
            (Some(details), None, false) => Content::OrderDetails(OrderDetails { frame, ..*details }),
            (None, Some(change), true) => Content::OrderStatus(StatusChange { frame, ..change }),
            (None, None, false) => Content::Plain(Plain { kind: BubbleKind::Template, frame, shows: None }),
            (_, None, true) => return Err(misfit("order_status: the template needs this component")),
            (_, Some(_), _) => {
                return Err(misfit("order_status: the template has no place for this component"));
            }
        };
        Ok(Filled { content, buttons })
    }

    fn header(&self, fill: Option<HeaderFill>) -> Result<Option<ShownHeader>, Refusal> {
        let wanted = match &self.form.header {
            HeaderForm::None => {
                return if fill.is_none() { Ok(None) } else { Err(misfit("header: there is none")) };
            }
            HeaderForm::Text(text) => {
                let values = match fill {
                    None => Vec::new(),
                    Some(HeaderFill::Text(value)) => vec![value],
                    Some(HeaderFill::Media(_)) => return Err(misfit("header: must be text")),
                };
                return Ok(Some(ShownHeader::Text(filled("header", text, &values)?)));
            }
            HeaderForm::Image => MediaKind::Image,
            HeaderForm::Document => MediaKind::Document,
        };
        match fill {
            Some(HeaderFill::Media(ShownHeader::Media(media))) if media.kind == wanted => {
                Ok(Some(ShownHeader::Media(media)))
            }
            _ => Err(misfit("header: must be media of the template's format")),
        }
    }

    /// The buttons as they are shown, and the order one of them opens.
    fn buttons(
        &self,
        fills: Vec<(usize, ButtonFill)>,
    ) -> Result<(Vec<ShownButton>, Option<Box<OrderDetails>>), Refusal> {
        let mut shown: Vec<ShownButton> = self.form.buttons.iter().map(unfilled).collect();
        let mut open: Vec<ButtonKind> = self.form.buttons.iter().map(|button| button.kind).collect();
        let mut order = None;
        for (index, fill) in fills {
            let kind =
                open.get(index).copied().ok_or_else(|| misfit("button: there is none of this index"))?;
            match (kind, fill) {
                (ButtonKind::OrderDetails, ButtonFill::Order(details)) => order = Some(details),
                (ButtonKind::QuickReply, ButtonFill::Payload(payload)) => {
                    if let Some(button) = shown.get_mut(index) {
                        button.payload = Some(payload);
                    }
                }
                (ButtonKind::OpenUrl, ButtonFill::UrlEnd) => {}
                _ => return Err(misfit("button: must be filled by its own kind")),
            }
            // Filled, so that nothing of it is missing below.
            if let Some(kind) = open.get_mut(index) {
                *kind = ButtonKind::Url;
            }
        }
        if open.iter().any(|kind| matches!(kind, ButtonKind::OrderDetails | ButtonKind::OpenUrl)) {
            return Err(misfit("button: the template needs this component"));
        }
        Ok((shown, order))
    }
}

/// A quick reply without a payload gives its text.
fn unfilled(button: &ButtonForm) -> ShownButton {
    let payload = (button.kind == ButtonKind::QuickReply).then(|| button.text.clone());
    ShownButton { text: button.text.clone(), payload }
}

fn filled(place: &str, text: &str, values: &[String]) -> Result<String, Refusal> {
    let expected = variables(text).len();
    if expected != values.len() {
        let details = format!("{place}: {} values were sent and {expected} expected", values.len());
        return Err(Refusal::new(132_000, details));
    }
    let mut pieces = text.split("{{");
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for (piece, value) in pieces.zip(values) {
        filled.push_str(value);
        filled.push_str(piece.split_once("}}").map_or(piece, |(_, rest)| rest));
    }
    Ok(filled)
}

fn misfit(details: &str) -> Refusal {
    Refusal::new(132_012, details)
}
