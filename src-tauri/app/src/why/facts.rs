//! From the story of an order to the few facts that explain why it is not paid.

use super::{Bill, Paid, Way, WhyFacts};
use crate::evidence::refusal_code;
use crate::story::{Sent, Story, dated};
use domain::MessageState;
use domain::payment::AttemptState;
use store::{AttentionCode, Effect, OutboxState, ReferenceRow, ReferenceState, What};

/// The facts.
pub fn facts(story: &Story) -> WhyFacts {
    let (order, payment) = (&story.order, &story.payment);
    let failed = || story.tries.iter().filter(|attempt| attempt.state() == AttemptState::Failed);
    let last_failed = failed().filter_map(|attempt| Some((attempt.at()?, attempt.reason().to_owned()))).max();
    let pending = story.tries.iter().filter(|attempt| attempt.state() == AttemptState::Pending);
    WhyFacts {
        name: order.draft.buyer.name.clone(),
        state: order.state,
        payment: payment.state(order.total()),
        captured: payment.captured(),
        refunded: payment.refunded(),
        due: story.due(),
        bill: bill(story),
        way: way(story),
        paid: paid(story),
        n_failed: i64::try_from(failed().count()).unwrap_or(i64::MAX),
        last_failed,
        pending_since: pending.filter_map(|attempt| attempt.at()).max(),
        hinted_at: hinted_at(story),
        is_overdue: story.attention.iter().any(|open| open.code == AttentionCode::NotConfirmed),
        is_cash_waiting: story.lane.iter().any(|sent| {
            sent.row.effect == Effect::Cash
                && !matches!(sent.row.state, OutboxState::Done | OutboxState::Withdrawn)
        }),
        hears_everything: story.hears_everything(),
        looked_up_at: story.references.iter().filter_map(|way| way.looked_up_at).max(),
    }
}

fn bill(story: &Story) -> Bill {
    let newest = story.bills().rev().find(|sent| sent.row.state != OutboxState::Withdrawn);
    let Some(sent) = newest else { return Bill::None };
    let row = &sent.row;
    if let Some(message) = &sent.message {
        let reached = |what| story.reached_at(row.id, what).unwrap_or(message.accepted_at);
        return match message.state {
            MessageState::Accepted | MessageState::Sent => Bill::Accepted(message.accepted_at),
            MessageState::Delivered => Bill::Delivered(reached(What::MessageDelivered)),
            MessageState::Read => Bill::Read(reached(What::MessageRead)),
            MessageState::Failed => Bill::NotDelivered(refusal_code(sent).to_owned()),
        };
    }
    match row.state {
        OutboxState::Ready => Bill::Waits(waits_for(story, sent)),
        OutboxState::Asks => Bill::Asks(row.asks_why.clone().unwrap_or_default()),
        OutboxState::InFlight => Bill::Sending,
        OutboxState::Unknown if story.is_quarantined => Bill::Waits("quarantined"),
        OutboxState::Unknown => Bill::Unknown,
        OutboxState::Refused => Bill::NotDelivered(refusal_code(sent).to_owned()),
        OutboxState::Done | OutboxState::Withdrawn => Bill::None,
    }
}

/// What a bill waits for that goes by itself, in a word of `why-waiting`.
fn waits_for(story: &Story, sent: &Sent) -> &'static str {
    let is_refused = story.attention.iter().any(|open| open.code == AttentionCode::AccountRefused);
    let is_closing = story
        .references
        .iter()
        .any(|way| Some(way.reference) != sent.row.reference && way.state != ReferenceState::Closed);
    match sent.row.error_code.as_deref() {
        _ if story.is_quarantined => "quarantined",
        _ if story.is_paused => "paused",
        _ if !story.has_key => "no_key",
        _ if is_refused => "account",
        Some("unreachable") => "offline",
        _ if is_closing => "closing",
        _ => "waiting",
    }
}

fn way(story: &Story) -> Way {
    let Some(newest) = story.references.last() else { return Way::None };
    match newest.state {
        ReferenceState::Open if newest.expires_at <= story.now => Way::Expired(newest.expires_at),
        ReferenceState::Open => Way::Open,
        ReferenceState::Closing => Way::Closing,
        ReferenceState::Closed if has_expired(story, newest) => Way::Expired(newest.expires_at),
        ReferenceState::Closed => Way::Closed,
    }
}

fn has_expired(story: &Story, way: &ReferenceRow) -> bool {
    let reference = way.reference.to_string();
    let mut closed = story.happened(What::ReferenceClosed);
    closed.any(|row| row.figure("reference") == Some(&reference) && row.figure("why") == Some("expired"))
}

fn paid(story: &Story) -> Option<Paid> {
    if story.payment.captured() < story.order.total() || story.payment.captured().is_zero() {
        return None;
    }
    let tries = (1..).zip(&story.tries).filter(|(_, attempt)| attempt.attempt.confirmed().is_some());
    let by_lookup = tries.filter_map(|(nth, attempt)| Some((attempt.at()?, Some(nth)))).max();
    let by_hand = story.happened(What::CashRecorded).map(|row| (row.at, None)).max();
    let (at, nth) = [by_lookup, by_hand].into_iter().flatten().max_by_key(|(at, _)| *at)?;
    let first = story.tries.first().filter(|first| nth == Some(2) && first.state() == AttemptState::Failed);
    Some(Paid { at, nth, first_failed: first.map(|first| first.reason().to_owned()) })
}

/// Since when all that was asked has come.
pub fn paid_at(story: &Story) -> Option<jiff::Timestamp> {
    paid(story).map(|paid| paid.at)
}

fn hinted_at(story: &Story) -> Option<jiff::Timestamp> {
    let unconfirmed = story.tries.iter().filter(|attempt| attempt.attempt.confirmed().is_none());
    let hints = unconfirmed.filter_map(|attempt| attempt.attempt.hint.as_ref());
    let said =
        hints.filter(|hint| hint.state == AttemptState::Success).filter_map(|hint| dated(hint.updated_at));
    said.max().or_else(|| story.references.iter().filter_map(|way| way.confirming_at).max())
}
