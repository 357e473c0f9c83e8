//! Messages: the bill on its way to the customer's phone, ways to pay that were taken back, news that did not arrive.

use super::Page;
use crate::story::Sent;
use crate::views::{EvidenceGroup, Tone};
use domain::MessageState;
use jiff::Timestamp;
use store::{Effect, HistoryRow, OutboxState, What};
use words::Message;

const GROUP: EvidenceGroup = EvidenceGroup::Message;

/// Tells it.
pub fn tell(page: &mut Page<'_>) {
    let story = page.story;
    for sent in &story.lane {
        match sent.row.effect {
            Effect::OrderDetails => tell_bill(page, sent),
            Effect::OrderStatus => tell_status(page, sent),
            Effect::Cancel => tell_cancel(page, sent),
            Effect::Text | Effect::Reminder | Effect::Document | Effect::Cash => {}
        }
    }
    for row in story.happened(What::ReferenceClosed) {
        tell_closed(page, row);
    }
}

fn tell_bill(page: &mut Page<'_>, sent: &Sent) {
    let row = &sent.row;
    if let Some(message) = &sent.message {
        let reference = row.reference.map(|reference| reference.to_string()).unwrap_or_default();
        let who = page.say(&Message::EvidenceWhoAccepted { reference: &reference });
        page.tell(
            message.accepted_at,
            "bill-accepted",
            (GROUP, Tone::Info),
            &Message::EvidenceBillAccepted,
            who,
        );
        tell_reached(page, sent);
        return;
    }
    let (wait, mute) = ((GROUP, Tone::Wait), (GROUP, Tone::Mute));
    let at = row.taken_at.unwrap_or(row.queued_at);
    match row.state {
        OutboxState::Ready => {
            let who = page.say(&Message::EvidenceWhoTillLater);
            page.tell(row.queued_at, "bill-queued", wait, &Message::EvidenceBillQueued, who);
        }
        OutboxState::Asks => {
            let who = crate::needs::say_asks_reason(row.asks_why.as_deref(), page.words);
            page.tell(row.queued_at, "bill-asks", wait, &Message::EvidenceBillAsks, who);
        }
        OutboxState::InFlight => {
            let who = page.say(&Message::EvidenceWhoTill);
            page.tell(at, "bill-sending", wait, &Message::EvidenceBillSending, who);
        }
        OutboxState::Unknown => {
            let who = page.say(&Message::EvidenceWhoTill);
            page.tell(at, "bill-unknown", wait, &Message::EvidenceBillUnknown, who);
        }
        OutboxState::Refused => {
            let (at, who) = refused(page, sent);
            page.tell(at, "bill-refused", (GROUP, Tone::Bad), &Message::EvidenceBillRefused, who);
        }
        OutboxState::Withdrawn => {
            let who = page.say(&Message::EvidenceWhoTill);
            page.tell(row.queued_at, "bill-withdrawn", mute, &Message::EvidenceBillWithdrawn, who);
        }
        // A message that had its effect was taken, so there is one.
        OutboxState::Done => {}
    }
}

fn tell_reached(page: &mut Page<'_>, sent: &Sent) {
    let info = (GROUP, Tone::Info);
    if let Some(at) = page.story.reached_at(sent.row.id, What::MessageDelivered) {
        let who = page.say(&Message::EvidenceWhoWhatsapp);
        page.tell(at, "bill-delivered", info, &Message::EvidenceBillDelivered, who);
    }
    if let Some(at) = page.story.reached_at(sent.row.id, What::MessageRead) {
        let who = page.say(&Message::EvidenceWhoRead);
        page.tell(at, "bill-read", info, &Message::EvidenceBillRead, who);
    }
    if has_failed(sent) {
        let (at, who) = refused(page, sent);
        page.tell(at, "bill-failed", (GROUP, Tone::Bad), &Message::EvidenceBillFailed, who);
    }
}

/// The status itself is told by the order; here is what kept the customer from seeing it.
fn tell_status(page: &mut Page<'_>, sent: &Sent) {
    if sent.row.state == OutboxState::Asks {
        let who = crate::needs::say_asks_reason(sent.row.asks_why.as_deref(), page.words);
        page.tell(sent.row.queued_at, "status-asks", (GROUP, Tone::Wait), &Message::EvidenceStatusAsks, who);
    } else if sent.row.state == OutboxState::Refused || has_failed(sent) {
        let (at, who) = refused(page, sent);
        page.tell(at, "status-refused", (GROUP, Tone::Bad), &Message::EvidenceStatusRefused, who);
    }
}

fn tell_cancel(page: &mut Page<'_>, sent: &Sent) {
    let row = &sent.row;
    if row.state == OutboxState::Refused || has_failed(sent) {
        let (at, who) = refused(page, sent);
        page.tell(at, "cancel-failed", (GROUP, Tone::Bad), &Message::EvidenceCancelFailed, who);
    } else if !matches!(row.state, OutboxState::Done | OutboxState::Withdrawn) {
        let who = page.say(&Message::EvidenceWhoTillLater);
        page.tell(row.queued_at, "cancel-queued", (GROUP, Tone::Wait), &Message::EvidenceCancelQueued, who);
    }
}

/// Why a way to pay that was paid, or never went out, is closed is told by what happened to it.
fn tell_closed(page: &mut Page<'_>, row: &HistoryRow) {
    let (Some(reference), Some(why)) = (row.figure("reference"), row.figure("why")) else { return };
    let who = match why {
        "canceled" => page.say(&Message::EvidenceWhoWhatsapp),
        "expired" => page.say(&Message::EvidenceWhoTill),
        _ => return,
    };
    page.tell(row.at, "way-closed", (GROUP, Tone::Mute), &Message::EvidenceWayClosed { why, reference }, who);
}

fn has_failed(sent: &Sent) -> bool {
    sent.message.as_ref().is_some_and(|message| message.state == MessageState::Failed)
}

/// When a message was refused, and the provider's reason in the person's words.
fn refused(page: &Page<'_>, sent: &Sent) -> (Timestamp, String) {
    let id = sent.row.id.get();
    let told = page.story.happened(What::MessageRefused).find(|row| row.number("row") == Some(id));
    let at = told.map_or(sent.row.queued_at, |row| row.at);
    (at, page.words.say_provider_code(refusal_code(sent)))
}

/// The provider's code of a message that did not arrive.
pub fn refusal_code(sent: &Sent) -> &str {
    let late = sent.message.as_ref().and_then(|message| message.error_code.as_deref());
    late.or(sent.row.error_code.as_deref()).unwrap_or_default()
}
