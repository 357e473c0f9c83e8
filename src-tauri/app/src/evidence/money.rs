//! Money: attempts as they were told and as they were looked up, lookups that found nothing, cash, refunds.

use super::{Page, Weight};
use crate::story::{Try, dated};
use crate::views::{EvidenceGroup, Tone};
use domain::payment::AttemptState;
use domain::{Paise, ReferenceId};
use jiff::Timestamp;
use store::{Effect, OutboxState, ReferenceRow, What};
use words::Message;

const GROUP: EvidenceGroup = EvidenceGroup::Money;

/// Tells it.
pub fn tell(page: &mut Page<'_>) {
    let story = page.story;
    for (nth, attempt) in (1..).zip(&story.tries) {
        tell_try(page, nth, attempt);
    }
    for way in &story.references {
        tell_lookup(page, way);
    }
    tell_cash(page);
    tell_refunds(page);
}

fn tell_try(page: &mut Page<'_>, nth: i64, attempt: &Try) {
    let at = attempt.at().or_else(|| heard_at(page, attempt)).unwrap_or(page.story.order.created_at);
    let amount = attempt.amount();
    match attempt.state() {
        AttemptState::Pending => {
            let who = who_says(page, attempt);
            page.tell(
                at,
                "attempt-pending",
                (GROUP, Tone::Wait),
                &Message::EvidenceAttemptPending { nth },
                who,
            );
            page.with_money(amount, Weight::Told);
        }
        AttemptState::Failed => {
            let who = who_says(page, attempt);
            let reason = say_reason(page.words, attempt.reason());
            let text = Message::EvidenceAttemptFailed { nth, reason: &reason };
            page.tell(at, "attempt-failed", (GROUP, Tone::Bad), &text, who);
            page.with_money(amount, Weight::Struck);
        }
        AttemptState::Success => tell_success(page, nth, attempt, at),
    }
}

/// What somebody said, and what the lookup said, are two pieces of evidence.
fn tell_success(page: &mut Page<'_>, nth: i64, attempt: &Try, at: Timestamp) {
    let hinted = attempt.attempt.hint.as_ref().filter(|hint| hint.state == AttemptState::Success);
    if let Some(hint) = hinted {
        let who = page.say(&Message::EvidenceWhoHint);
        let told_at = dated(hint.updated_at).unwrap_or(at);
        let text = Message::EvidenceAttemptHinted { nth };
        page.tell(told_at, "attempt-hinted", (GROUP, Tone::Wait), &text, who);
        page.with_money(hint.amount, Weight::Told);
    }
    if let Some(amount) = attempt.attempt.confirmed() {
        let who = who_says(page, attempt);
        let confirmed_at = confirmed_at(page, attempt.key.reference).unwrap_or(at).max(at);
        let text = Message::EvidenceAttemptConfirmed { nth };
        page.tell(confirmed_at, "attempt-confirmed", (GROUP, Tone::Ok), &text, who);
        page.with_money(amount, Weight::Counted);
    }
}

/// The newest answer for a way to pay by which nothing came. What came is told by its attempt.
fn tell_lookup(page: &mut Page<'_>, way: &ReferenceRow) {
    let Some(at) = way.looked_up_at else { return };
    let own = page.story.tries.iter().filter(|attempt| attempt.key.reference == way.reference);
    if own.clone().any(|attempt| attempt.attempt.confirmed().is_some()) {
        return;
    }
    let looked_up = own.filter_map(|attempt| attempt.attempt.looked_up.as_ref());
    let state = match looked_up.max_by_key(|report| report.updated_at).map(|report| report.state) {
        Some(AttemptState::Pending) => "pending",
        Some(AttemptState::Failed) => "failed",
        Some(AttemptState::Success) | None => "unpaid",
    };
    let who = page.say(&Message::EvidenceWhoGateway { gateway: page.story.gateway_of(way.reference) });
    page.tell(at, "looked-up", (GROUP, Tone::Mute), &Message::EvidenceLookedUp { state }, who);
}

fn tell_cash(page: &mut Page<'_>) {
    let till = page.say(&Message::EvidenceWhoTill);
    for row in page.story.happened(What::CashRecorded) {
        page.tell(row.at, "cash-recorded", (GROUP, Tone::Ok), &Message::EvidenceCashRecorded, till.clone());
        page.with_money(row.amount("amount_paise").unwrap_or(Paise::ZERO), Weight::Counted);
    }
    let open = [OutboxState::Ready, OutboxState::Asks];
    let waiting = page.story.lane.iter().filter(|sent| sent.row.effect == Effect::Cash);
    for sent in waiting.filter(|sent| open.contains(&sent.row.state)) {
        let who = page.say(&Message::EvidenceWhoTillLater);
        page.tell(
            sent.row.queued_at,
            "cash-waiting",
            (GROUP, Tone::Wait),
            &Message::EvidenceCashWaiting,
            who,
        );
        page.with_money(sent.row.amount, Weight::Told);
    }
}

fn tell_refunds(page: &mut Page<'_>) {
    let gateway = page.story.references.last().map(|way| page.story.gateway_of(way.reference));
    for row in page.story.happened(What::RefundSeen) {
        let state = row.figure("state").unwrap_or_default();
        let (tone, weight) = match state {
            "success" => (Tone::Info, Weight::Counted),
            "failed" => (Tone::Bad, Weight::Struck),
            _ => (Tone::Wait, Weight::Told),
        };
        let payment = row.figure("refund").unwrap_or_default();
        let who = Message::EvidenceWhoGatewayPayment { gateway: gateway.unwrap_or_default(), payment };
        let who = page.say(&who);
        page.tell(row.at, "refund", (GROUP, tone), &Message::EvidenceRefund { state }, who);
        let amount = row.amount("amount_paise").unwrap_or(Paise::ZERO);
        page.with_money(Paise::new(amount.get().saturating_neg()), weight);
    }
}

/// Who says what is believed of an attempt: the gateway, when we asked it, or somebody who told us.
fn who_says(page: &Page<'_>, attempt: &Try) -> String {
    let state = attempt.state();
    let is_looked_up = attempt.attempt.looked_up.as_ref().is_some_and(|report| report.state == state);
    if !is_looked_up {
        return page.say(&Message::EvidenceWhoWhatsapp);
    }
    let gateway = page.story.gateway_of(attempt.key.reference);
    let payment = attempt.key.gateway_payment_id.as_deref().unwrap_or(&attempt.key.transaction_id);
    if payment.is_empty() {
        return page.say(&Message::EvidenceWhoGateway { gateway });
    }
    page.say(&Message::EvidenceWhoGatewayPayment { gateway, payment })
}

/// When the book heard of an attempt that no report dates.
fn heard_at(page: &Page<'_>, attempt: &Try) -> Option<Timestamp> {
    let reference = attempt.key.reference.to_string();
    let heard = page.story.happened(What::AttemptSeen);
    heard.rev().find(|row| row.figure("reference") == Some(&reference)).map(|row| row.at)
}

/// When our lookup confirmed money that came by a way to pay.
fn confirmed_at(page: &Page<'_>, reference: ReferenceId) -> Option<Timestamp> {
    let reference = reference.to_string();
    let mut confirmed = page.story.happened(What::PaymentConfirmed);
    confirmed.find(|row| row.figure("reference") == Some(&reference)).map(|row| row.at)
}

/// Why an attempt failed, in the person's words.
pub fn say_reason(words: &words::Words, reason: &str) -> String {
    words.say(&Message::EvidenceReason { reason: &reason.to_ascii_lowercase() })
}
