//! The payment of an order: a join of everything that was reported about it.
//!
//! Reports arrive twice, late and out of order, so they are merged and never applied: merging is
//! commutative, associative and idempotent, and within one attempt success absorbs. Nothing is ever
//! subtracted because a transition looked wrong; what does not fit needs a person's attention.

use crate::money::Paise;
use crate::reference::ReferenceId;
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// What a report says of an attempt to pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AttemptState {
    /// Begun, or not understood; only an explicit word ends it.
    Pending,
    /// The gateway says that it failed.
    Failed,
    /// The gateway says that the money was captured.
    Success,
}

/// How a report reached us. A webhook is a hint, the lookup is the truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// Somebody told us.
    Hint,
    /// We asked, and this was the answer.
    LookedUp,
}

/// Names one attempt to pay. A gateway's order may see several payments; a report may lack the payment's id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttemptKey {
    /// The way to pay that was used.
    pub reference: ReferenceId,
    /// The gateway's order id, `transaction.id` in WhatsApp's words.
    pub transaction_id: String,
    /// The gateway's payment id, where the report has one.
    pub gateway_payment_id: Option<String>,
}

/// One report of an attempt. The greatest of several wins: by state, then the later, then the bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AttemptReport {
    /// What it says.
    pub state: AttemptState,
    /// When the gateway last changed the attempt.
    pub updated_at: Timestamp,
    /// The amount of the attempt.
    pub amount: Paise,
    /// Hash of the report's own bytes, which decides between equals.
    pub raw: [u8; 32],
}

/// Everything known of one attempt, by how it was learned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attempt {
    /// The greatest report that somebody sent.
    pub hint: Option<AttemptReport>,
    /// The greatest report that we fetched.
    pub looked_up: Option<AttemptReport>,
}

impl Attempt {
    /// An attempt of which one report is known.
    #[must_use]
    pub fn reported(evidence: Evidence, report: AttemptReport) -> Attempt {
        match evidence {
            Evidence::Hint => Attempt { hint: Some(report), looked_up: None },
            Evidence::LookedUp => Attempt { hint: None, looked_up: Some(report) },
        }
    }

    /// Commutative, associative, idempotent.
    #[must_use]
    pub fn merge(self, other: Attempt) -> Attempt {
        Attempt { hint: self.hint.max(other.hint), looked_up: self.looked_up.max(other.looked_up) }
    }

    /// What is believed of it, from either kind of report.
    #[must_use]
    pub fn state(&self) -> AttemptState {
        let states = [&self.hint, &self.looked_up].into_iter().flatten().map(|report| report.state);
        states.max().unwrap_or(AttemptState::Pending)
    }

    /// The amount captured, as a lookup confirmed it.
    #[must_use]
    pub fn confirmed(&self) -> Option<Paise> {
        self.looked_up
            .as_ref()
            .filter(|report| report.state == AttemptState::Success)
            .map(|report| report.amount)
    }

    fn is_hinted_success(&self) -> bool {
        self.hint.as_ref().is_some_and(|report| report.state == AttemptState::Success)
    }
}

/// What a report says of a refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RefundState {
    /// Asked for, not yet settled.
    Pending,
    /// The money did not go back.
    Failed,
    /// The money went back.
    Success,
}

/// Everything known of one refund. Success and failure absorb pending; both together need attention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refund {
    /// The states that were reported, each at most once.
    pub reported: BTreeSet<RefundState>,
    /// The amount of the latest report; `(updated, amount)` so that the join has one winner.
    pub latest: (Timestamp, Paise),
}

impl Refund {
    /// A refund of which one report is known.
    #[must_use]
    pub fn reported(state: RefundState, updated_at: Timestamp, amount: Paise) -> Refund {
        Refund { reported: BTreeSet::from([state]), latest: (updated_at, amount) }
    }

    /// Commutative, associative, idempotent.
    #[must_use]
    pub fn merge(mut self, other: Refund) -> Refund {
        self.reported.extend(other.reported);
        Refund { reported: self.reported, latest: self.latest.max(other.latest) }
    }

    /// Whether one report says success and another failure.
    #[must_use]
    pub fn is_contradictory(&self) -> bool {
        self.reported.contains(&RefundState::Success) && self.reported.contains(&RefundState::Failed)
    }

    /// What is believed: once any report said that the money went back, it counts as gone.
    #[must_use]
    pub fn state(&self) -> RefundState {
        self.reported.last().copied().unwrap_or(RefundState::Pending)
    }

    /// The amount.
    #[must_use]
    pub const fn amount(&self) -> Paise {
        self.latest.1
    }
}

/// Money taken by hand: cash, or a card machine of the shop's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByHand {
    /// The amount taken.
    pub amount: Paise,
}

/// All that is known of the payment of one order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Payment {
    /// Attempts, by what names them.
    pub attempts: BTreeMap<AttemptKey, Attempt>,
    /// Refunds, by the gateway's refund id.
    pub refunds: BTreeMap<String, Refund>,
    /// Money taken by hand, by the number of its record in the book.
    pub by_hand: BTreeMap<i64, ByHand>,
}

/// The payment of an order in one word, always derived and never stored as truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PaymentState {
    /// Nothing captured.
    Unpaid,
    /// Somebody says that it was paid; the lookup has not said so yet.
    Confirming,
    /// Less captured than asked.
    PartPaid {
        /// What is still owed.
        due: Paise,
    },
    /// Captured to the paisa.
    Paid,
    /// More captured than asked.
    PaidOver {
        /// What was captured too much.
        over: Paise,
        /// Whether two payments succeeded, each of its own.
        twice: bool,
    },
    /// Some of what was captured went back.
    PartRefunded,
    /// All of what was captured went back.
    Refunded,
}

impl PaymentState {
    /// The name in the book and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            PaymentState::Unpaid => "unpaid",
            PaymentState::Confirming => "confirming",
            PaymentState::PartPaid { .. } => "part_paid",
            PaymentState::Paid => "paid",
            PaymentState::PaidOver { .. } => "paid_over",
            PaymentState::PartRefunded => "part_refunded",
            PaymentState::Refunded => "refunded",
        }
    }

    /// Every name, for filters and counts.
    pub const NAMES: [&'static str; 7] =
        ["unpaid", "confirming", "part_paid", "paid", "paid_over", "part_refunded", "refunded"];
}

impl Payment {
    /// Adds a report about an attempt.
    pub fn hear_attempt(&mut self, key: AttemptKey, attempt: Attempt) {
        let known = self.attempts.remove(&key).unwrap_or_default();
        self.attempts.insert(key, known.merge(attempt));
    }

    /// Adds a report about a refund.
    pub fn hear_refund(&mut self, id: String, refund: Refund) {
        let merged = match self.refunds.remove(&id) {
            Some(known) => known.merge(refund),
            None => refund,
        };
        self.refunds.insert(id, merged);
    }

    /// Everything known to either side.
    #[must_use]
    pub fn merge(mut self, other: Payment) -> Payment {
        other.attempts.into_iter().for_each(|(key, attempt)| self.hear_attempt(key, attempt));
        other.refunds.into_iter().for_each(|(id, refund)| self.hear_refund(id, refund));
        self.by_hand.extend(other.by_hand);
        self
    }

    /// The sum of everything captured: confirmed by lookup, or taken by hand.
    ///
    /// Saturates instead of failing, because money that does not fit is still money.
    #[must_use]
    pub fn captured(&self) -> Paise {
        saturating_sum(self.successes().into_iter().chain(self.by_hand.values().map(|cash| cash.amount)))
    }

    /// The sum of all refunds that went through.
    #[must_use]
    pub fn refunded(&self) -> Paise {
        let gone = self.refunds.values().filter(|refund| refund.state() == RefundState::Success);
        saturating_sum(gone.map(Refund::amount))
    }

    /// What was captured and not given back.
    #[must_use]
    pub fn kept(&self) -> Paise {
        self.captured().minus(self.refunded()).filter(|kept| !kept.is_negative()).unwrap_or(Paise::ZERO)
    }

    /// How many payments succeeded, each of its own, cash included.
    #[must_use]
    pub fn count_successes(&self) -> usize {
        self.successes().len() + self.by_hand.len()
    }

    /// Whether somebody says that money was captured which no lookup has confirmed yet.
    #[must_use]
    pub fn is_confirming(&self) -> bool {
        self.transactions().values().any(|attempts| {
            let hinted = attempts.iter().filter(|(_, attempt)| attempt.is_hinted_success());
            hinted.clone().any(|(key, attempt)| attempt.confirmed().is_none() && !is_covered(key, attempts))
        })
    }

    /// Whether the customer may be paying at this moment.
    #[must_use]
    pub fn has_pending_attempt(&self) -> bool {
        self.is_confirming()
            || self.transactions().values().any(|attempts| {
                attempts.iter().any(|(key, attempt)| {
                    attempt.state() == AttemptState::Pending && !is_superseded(key, attempts)
                })
            })
    }

    /// Whether two reports of one refund contradict each other.
    #[must_use]
    pub fn has_contradictory_refund(&self) -> bool {
        self.refunds.values().any(Refund::is_contradictory)
    }

    /// The payment in one word, against what was asked.
    #[must_use]
    pub fn state(&self, total: Paise) -> PaymentState {
        let (captured, refunded) = (self.captured(), self.refunded());
        let over = captured.minus(total).unwrap_or(Paise::ZERO);
        let twice = self.count_successes() > 1 && over > Paise::ZERO;
        if captured.is_zero() {
            return if self.is_confirming() { PaymentState::Confirming } else { PaymentState::Unpaid };
        }
        if !refunded.is_zero() {
            return if refunded >= captured {
                PaymentState::Refunded
            } else {
                self.state_after_refund(total)
            };
        }
        if over > Paise::ZERO {
            return PaymentState::PaidOver { over, twice };
        }
        if over.is_zero() {
            return PaymentState::Paid;
        }
        if self.is_confirming() {
            PaymentState::Confirming
        } else {
            PaymentState::PartPaid { due: negate(over) }
        }
    }

    /// Giving back exactly what was paid too much leaves the order paid.
    fn state_after_refund(&self, total: Paise) -> PaymentState {
        let over = self.kept().minus(total).unwrap_or(Paise::ZERO);
        let was_over = self.captured() > total;
        if over > Paise::ZERO {
            PaymentState::PaidOver { over, twice: self.count_successes() > 1 }
        } else if over.is_zero() && was_over {
            PaymentState::Paid
        } else {
            PaymentState::PartRefunded
        }
    }

    /// The amount of each payment that a lookup confirmed.
    fn successes(&self) -> Vec<Paise> {
        let mut amounts = Vec::new();
        for attempts in self.transactions().into_values() {
            let named = attempts.iter().filter(|(key, _)| key.gateway_payment_id.is_some());
            let named: Vec<Paise> = named.filter_map(|(_, attempt)| attempt.confirmed()).collect();
            if named.is_empty() {
                amounts.extend(attempts.iter().find_map(|(_, attempt)| attempt.confirmed()));
            }
            amounts.extend(named);
        }
        amounts
    }

    /// Attempts of one gateway order together: a report without a payment id may speak of any of them.
    fn transactions(&self) -> BTreeMap<(ReferenceId, &str), Vec<(&AttemptKey, &Attempt)>> {
        let mut groups: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (key, attempt) in &self.attempts {
            groups.entry((key.reference, key.transaction_id.as_str())).or_default().push((key, attempt));
        }
        groups
    }
}

/// A hint without a payment id is covered by a confirmed payment of the same gateway order, and the other way round.
fn is_covered(key: &AttemptKey, attempts: &[(&AttemptKey, &Attempt)]) -> bool {
    attempts.iter().any(|(other, attempt)| {
        attempt.confirmed().is_some()
            && (key.gateway_payment_id.is_none() || other.gateway_payment_id.is_none())
    })
}

/// A pending report without a payment id says nothing once the gateway named a payment of that order.
fn is_superseded(key: &AttemptKey, attempts: &[(&AttemptKey, &Attempt)]) -> bool {
    key.gateway_payment_id.is_none() && attempts.iter().any(|(other, _)| other.gateway_payment_id.is_some())
}

fn saturating_sum(amounts: impl Iterator<Item = Paise>) -> Paise {
    Paise::new(amounts.fold(0, |sum: i64, amount| sum.saturating_add(amount.get())))
}

fn negate(amount: Paise) -> Paise {
    Paise::new(amount.get().saturating_neg())
}

#[cfg(test)]
mod tests;
