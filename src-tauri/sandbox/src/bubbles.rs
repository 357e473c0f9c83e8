//! Bubbles as they are made: from what the shop sent, and from what a customer sends.

use crate::ledger::{Bubble, BubbleKind, Delivery};
use crate::rules::Content;
use crate::shown::Shown;
use crate::state::Posted;

/// What the shop sent, as the customer's phone shows it.
pub(crate) fn of_shop(id: &str, posted: &Posted) -> Bubble {
    let frame = posted.content.frame();
    let bubble = Bubble {
        message_id: id.to_owned(),
        kind: BubbleKind::Text,
        reference: None,
        text: frame.body.clone(),
        header: frame.header.clone(),
        footer: frame.footer.clone(),
        shows: None,
        buttons: posted.buttons.clone(),
        template: posted.template.clone(),
        answers: None,
        amount_paise: None,
        status: None,
        delivery: Delivery::Accepted,
        at_ms: posted.accepted_ms,
        bill: None,
    };
    match &posted.content {
        Content::Plain(plain) => Bubble { kind: plain.kind, shows: plain.shows.clone(), ..bubble },
        Content::OrderDetails(details) => Bubble {
            kind: BubbleKind::OrderDetails,
            reference: Some(details.reference.clone()),
            amount_paise: Some(details.shown.total_paise),
            bill: Some(details.shown.clone()),
            ..bubble
        },
        Content::OrderStatus(change) => Bubble {
            kind: BubbleKind::OrderStatus,
            reference: Some(change.reference.clone()),
            status: Some(change.status),
            ..bubble
        },
    }
}

/// What a customer sends.
pub(crate) fn of_customer(
    id: &str,
    kind: BubbleKind,
    text: &str,
    shows: Option<Shown>,
    answers: Option<&str>,
    at_ms: i64,
) -> Bubble {
    Bubble {
        message_id: id.to_owned(),
        kind,
        reference: None,
        text: text.to_owned(),
        header: None,
        footer: None,
        shows,
        buttons: Vec::new(),
        template: None,
        answers: answers.map(str::to_owned),
        amount_paise: None,
        status: None,
        delivery: Delivery::Read,
        at_ms,
        bill: None,
    }
}
