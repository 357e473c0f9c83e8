//! The order itself: begun, made, changed, moved along, cancelled, and how the customer was told.

use super::{Page, Weight};
use crate::story::Sent;
use crate::views::{EvidenceGroup, Tone};
use domain::{MessageState, OutboxId, Paise};
use store::{Effect, HistoryRow, OutboxState, What};
use words::Message;

const GROUP: EvidenceGroup = EvidenceGroup::Order;

/// Tells it.
pub fn tell(page: &mut Page<'_>) {
    let story = page.story;
    let till = page.say(&Message::EvidenceWhoTill);
    let mute = (GROUP, Tone::Mute);
    for row in story.happened(What::OrderDrafted) {
        page.tell(row.at, "order-drafted", mute, &Message::EvidenceOrderDrafted, till.clone());
    }
    for row in story.happened(What::OrderIssued) {
        page.tell(row.at, "order-issued", mute, &Message::EvidenceOrderIssued, till.clone());
        page.with_money(row.amount("total_paise").unwrap_or(Paise::ZERO), Weight::Told);
    }
    for (revision, row) in revisions(&story.history).into_iter().skip(1) {
        let number = revision.to_string();
        let text = Message::EvidenceOrderRevised { revision: &number };
        page.tell(row.at, "order-revised", (GROUP, Tone::Info), &text, till.clone());
        page.with_money(row.amount("total_paise").unwrap_or(Paise::ZERO), Weight::Told);
    }
    for row in story.happened(What::OrderCanceled) {
        page.tell(
            row.at,
            "order-canceled",
            (GROUP, Tone::Info),
            &Message::EvidenceOrderCanceled,
            till.clone(),
        );
    }
    tell_statuses(page);
    tell_documents(page);
}

/// The bills an order had, with their number: the one it was issued with, and each that came after.
pub fn revisions(history: &[HistoryRow]) -> Vec<(u32, &HistoryRow)> {
    let is = |row: &HistoryRow, what: What| row.what == what.as_str();
    let issued = history.iter().position(|row| is(row, What::OrderIssued)).unwrap_or(history.len());
    let bills = history[issued..].iter().enumerate();
    let bills = bills.filter(|(place, row)| *place == 0 || is(row, What::OrderEdited)).map(|(_, row)| row);
    (1..).zip(bills).collect()
}

fn tell_documents(page: &mut Page<'_>) {
    let till = page.say(&Message::EvidenceWhoTill);
    let story = page.story;
    for row in &story.documents {
        let (number, kind) = (&row.document.number().text, row.document.content().kind.as_str());
        let made = Message::EvidenceDocumentMade { kind, number };
        page.tell(row.made_at, "document-made", (GROUP, Tone::Info), &made, till.clone());
        page.with_money(row.document.content().total, Weight::Told);
        if let Some((at, why)) = &row.cancelled {
            let text = Message::EvidenceDocumentCancelled { number, why: why.as_str() };
            page.tell(*at, "document-cancelled", (GROUP, Tone::Info), &text, till.clone());
        }
    }
}

fn tell_statuses(page: &mut Page<'_>) {
    let mut told: Vec<OutboxId> = Vec::new();
    for row in page.story.happened(What::StatusChanged) {
        let to = row.figure("to").unwrap_or_default();
        let news = page.story.lane.iter().find(|sent| {
            sent.row.effect == Effect::OrderStatus
                && sent.row.told_status.is_some_and(|status| status.as_str() == to)
                // History never goes back in time, where the computer's clock may.
                && sent.row.queued_at <= row.at
                && !told.contains(&sent.row.id)
        });
        told.extend(news.map(|sent| sent.row.id));
        let who = how_told(page, news);
        page.tell(row.at, "status", (GROUP, Tone::Info), &Message::EvidenceStatus { to }, who);
    }
}

/// How the customer was told of a status.
fn how_told(page: &Page<'_>, news: Option<&Sent>) -> String {
    let Some(Sent { row, message }) = news else { return page.say(&Message::EvidenceWhoToldNot) };
    let has_failed = message.as_ref().is_some_and(|message| message.state == MessageState::Failed);
    match (row.state, message) {
        (OutboxState::Refused, _) => page.say(&Message::EvidenceWhoToldRefused),
        (_, Some(_)) if has_failed => page.say(&Message::EvidenceWhoToldRefused),
        (_, Some(message)) => {
            let time = page.when(message.accepted_at);
            page.say(&Message::EvidenceWhoTold { time: &time })
        }
        (OutboxState::Withdrawn, None) => page.say(&Message::EvidenceWhoToldNot),
        (_, None) => page.say(&Message::EvidenceWhoToldSoon),
    }
}
