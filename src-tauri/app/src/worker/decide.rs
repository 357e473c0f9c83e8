//! What to do with the row at the head of a lane: one pure function, so that every rule can be tested alone.

use crate::which_message::Choice;
use domain::payment::Payment;
use domain::{OrderState, Paise};
use jiff::{SignedDuration, Timestamp};
use store::{AsksWhy, Effect, OrderRow, OutboxRow, ReferenceRow, ReferenceState};

/// Everything the decision depends on.
#[derive(Debug)]
pub struct Facts<'a> {
    /// The row.
    pub row: &'a OutboxRow,
    /// Its order as it stands now.
    pub order: &'a OrderRow,
    /// What is known of the payment.
    pub payment: &'a Payment,
    /// All ways to pay for the order.
    pub references: &'a [ReferenceRow],
    /// Whether the bubble of the row's reference is on the customer's phone, as far as known.
    pub has_bubble: bool,
    /// What may go to the customer now.
    pub choice: &'a Choice,
    /// Rows older than this ask first.
    pub oldest: SignedDuration,
    /// The present moment.
    pub now: Timestamp,
}

/// What to do with the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Send it.
    Send,
    /// Ask the person first.
    Ask(AsksWhy),
    /// It lost its sense.
    Withdraw,
    /// Look again at that time; something that ends the wait wakes the lane before.
    WaitUntil(Timestamp),
    /// Ask the provider after the payment first.
    LookUpFirst,
    /// Record the cash.
    RecordCash,
}

/// A lookup older than this is no ground for closing a way to pay.
const FRESH: SignedDuration = SignedDuration::from_secs(60);

/// Decides.
#[must_use]
pub fn decide(facts: &Facts<'_>) -> Decision {
    let since = facts.row.released_at.unwrap_or(facts.row.queued_at);
    let is_too_old = facts.now.duration_since(since) > facts.oldest && facts.row.tries == 0;
    if is_too_old && facts.row.effect != Effect::Cash {
        return Decision::Ask(AsksWhy::TooOld);
    }
    match facts.row.effect {
        Effect::OrderDetails => decide_order_details(facts),
        Effect::OrderStatus => decide_order_status(facts),
        Effect::Cancel => decide_cancel(facts),
        Effect::Text => Decision::Send,
        Effect::Reminder => decide_reminder(facts),
        Effect::Document => decide_document(facts),
        Effect::Cash => decide_cash(facts),
    }
}

fn decide_order_details(facts: &Facts<'_>) -> Decision {
    let Facts { row, order, payment, .. } = facts;
    let is_paid = !payment.kept().is_zero() || payment.has_pending_attempt();
    if order.state == OrderState::Canceled {
        return Decision::Ask(AsksWhy::OrderCanceled);
    }
    if is_paid && payment.kept() >= order.total() || payment.is_confirming() {
        return Decision::Ask(AsksWhy::OrderPaid);
    }
    if row.revision != order.revision {
        return Decision::Ask(AsksWhy::OrderRevised);
    }
    if row.amount != order.total() {
        return Decision::Ask(AsksWhy::AmountChanged);
    }
    match (wait_for_closing(facts), other_than_shown(row, facts.choice)) {
        (Some(until), _) => Decision::WaitUntil(until),
        (None, Some(why)) => Decision::Ask(why),
        (None, None) => Decision::Send,
    }
}

/// Why it could not go as it was shown. What was shown as a template may go for nothing.
fn other_than_shown(row: &OutboxRow, choice: &Choice) -> Option<AsksWhy> {
    match (row.shown_kind.as_str(), choice) {
        (_, Choice::Interactive { .. }) => None,
        (_, Choice::Neither { .. }) => Some(AsksWhy::NothingCanGo),
        ("template", Choice::Template { cost, .. }) => {
            cost.is_some_and(|cost| cost > row.cost && !row.cost.is_zero()).then_some(AsksWhy::AmountChanged)
        }
        (_, Choice::Template { .. }) => Some(AsksWhy::KindChanged),
    }
}

fn decide_order_status(facts: &Facts<'_>) -> Decision {
    if !facts.has_bubble {
        return Decision::Withdraw;
    }
    if facts.order.state == OrderState::Canceled {
        return Decision::Ask(AsksWhy::OrderCanceled);
    }
    Decision::Send
}

fn decide_cancel(facts: &Facts<'_>) -> Decision {
    let Some(reference) = own_reference(facts) else { return Decision::Withdraw };
    if reference.state == ReferenceState::Closed || !facts.has_bubble {
        return Decision::Withdraw;
    }
    if !captured_by(facts.payment, reference).is_zero() {
        return Decision::Withdraw;
    }
    if facts.payment.has_pending_attempt() {
        return Decision::WaitUntil(facts.now + SignedDuration::from_secs(60));
    }
    let is_fresh = reference.looked_up_at.is_some_and(|at| facts.now.duration_since(at) <= FRESH);
    if is_fresh { Decision::Send } else { Decision::LookUpFirst }
}

/// Nobody is reminded of what was paid, cancelled or changed, or may be paid at this moment: a lookup comes first.
fn decide_reminder(facts: &Facts<'_>) -> Decision {
    let Facts { row, order, payment, .. } = facts;
    let Some(way) = own_reference(facts) else { return Decision::Withdraw };
    let is_payable = way.state == ReferenceState::Open && way.expires_at > facts.now;
    let is_settled = payment.is_confirming()
        || payment.has_pending_attempt()
        || payment.kept() >= order.total()
        || order.state == OrderState::Canceled;
    if !is_payable || is_settled || row.revision != order.revision {
        return Decision::Withdraw;
    }
    let is_welcome = facts.choice.kind() == "template" || facts.choice.is_surely_free();
    if let Some(why) = other_than_shown(row, facts.choice).or((!is_welcome).then_some(AsksWhy::NothingCanGo))
    {
        return Decision::Ask(why);
    }
    let is_fresh = way.looked_up_at.is_some_and(|at| facts.now.duration_since(at) <= FRESH);
    if is_fresh { Decision::Send } else { Decision::LookUpFirst }
}

/// A document goes while it is free, or not at all: the shop can still hand it over, and nobody is charged for it unasked.
fn decide_document(facts: &Facts<'_>) -> Decision {
    match facts.choice {
        Choice::Interactive { .. } => Decision::Send,
        Choice::Template { .. } | Choice::Neither { .. } => Decision::Withdraw,
    }
}

/// Why a text that is about no order waits for a person; nothing keeps it otherwise.
#[must_use]
pub fn decide_text(
    row: &OutboxRow,
    window_open: bool,
    oldest: SignedDuration,
    now: Timestamp,
) -> Option<AsksWhy> {
    let since = row.released_at.unwrap_or(row.queued_at);
    if !window_open {
        return Some(AsksWhy::NothingCanGo);
    }
    (now.duration_since(since) > oldest && row.tries == 0).then_some(AsksWhy::TooOld)
}

fn decide_cash(facts: &Facts<'_>) -> Decision {
    if facts.order.state == OrderState::Canceled || facts.payment.kept() >= facts.order.total() {
        return Decision::Withdraw;
    }
    match wait_for_closing(facts) {
        Some(until) => Decision::WaitUntil(until),
        None => Decision::RecordCash,
    }
}

/// One open way to pay per order: until when to wait if another one is not closed yet.
fn wait_for_closing(facts: &Facts<'_>) -> Option<Timestamp> {
    let others = facts.references.iter().filter(|row| Some(row.reference) != facts.row.reference);
    others
        .filter(|row| row.state != ReferenceState::Closed)
        .map(|row| row.expires_at + super::schedule::GRACE)
        .max()
        .map(|closes| closes.max(facts.now + SignedDuration::from_secs(60)))
}

fn own_reference<'a>(facts: &Facts<'a>) -> Option<&'a ReferenceRow> {
    facts.references.iter().find(|row| Some(row.reference) == facts.row.reference)
}

/// What was captured by one way to pay, as lookups confirmed it.
fn captured_by(payment: &Payment, reference: &ReferenceRow) -> Paise {
    let own = payment.attempts.iter().filter(|(key, _)| key.reference == reference.reference);
    Paise::sum(own.filter_map(|(_, attempt)| attempt.confirmed())).unwrap_or(reference.amount)
}
