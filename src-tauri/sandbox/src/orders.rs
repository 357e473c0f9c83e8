//! What WhatsApp keeps of one reference: the order the customer sees, the attempts to pay it, the refunds.
//!
//! Knows the rules of moving an order and of paying it; knows no messages and no webhooks.

use serde::{Deserialize, Serialize};

use crate::account::Gateway;
use crate::channel::Channel;
use crate::phone::Phone;
use crate::refusal::Refusal;
use crate::rules::Way;

/// The status of an order as its bubble shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderStatus {
    /// Nothing was said yet.
    Pending,
    /// The shop is at it.
    Processing,
    /// A part has left.
    PartiallyShipped,
    /// All has left.
    Shipped,
    /// Done, for good.
    Completed,
    /// Called off, for good; nobody can pay any more.
    Canceled,
}

impl OrderStatus {
    /// What an order_status message may say.
    pub(crate) const SENDABLE: [OrderStatus; 5] = [
        OrderStatus::Processing,
        OrderStatus::PartiallyShipped,
        OrderStatus::Shipped,
        OrderStatus::Completed,
        OrderStatus::Canceled,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            OrderStatus::Pending => "pending",
            OrderStatus::Processing => "processing",
            OrderStatus::PartiallyShipped => "partially_shipped",
            OrderStatus::Shipped => "shipped",
            OrderStatus::Completed => "completed",
            OrderStatus::Canceled => "canceled",
        }
    }

    fn may_become(self, next: OrderStatus) -> bool {
        match self {
            OrderStatus::Completed | OrderStatus::Canceled => false,
            OrderStatus::Pending
            | OrderStatus::Processing
            | OrderStatus::PartiallyShipped
            | OrderStatus::Shipped => next != self && next != OrderStatus::Pending,
        }
    }
}

/// How far an attempt to pay has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttemptStatus {
    /// The customer has begun; nobody knows yet.
    Pending,
    /// Money was captured.
    Success,
    /// It came to nothing.
    Failed,
}

/// How far a refund has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundStatus {
    /// The gateway has it.
    Pending,
    /// The customer has the money back.
    Success,
    /// The gateway could not give it back.
    Failed,
}

/// One attempt to pay.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Attempt {
    pub(crate) id: String,
    pub(crate) payment_id: String,
    pub(crate) status: AttemptStatus,
    pub(crate) reason: Option<String>,
    pub(crate) paise: i64,
    pub(crate) created_ms: i64,
    pub(crate) updated_ms: i64,
    pub(crate) refunds: Vec<Refund>,
}

/// One refund of one attempt.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Refund {
    pub(crate) id: String,
    pub(crate) paise: i64,
    pub(crate) status: RefundStatus,
    /// Whether the gateway does it at once.
    pub(crate) instant: bool,
    /// What the shop called it, where it did.
    #[serde(default)]
    pub(crate) key: Option<String>,
    pub(crate) created_ms: i64,
    pub(crate) updated_ms: i64,
}

/// Everything under one reference.
#[derive(Serialize, Deserialize)]
pub(crate) struct Order {
    pub(crate) phone: Phone,
    /// The order_details message, whose id payments carry.
    pub(crate) message_id: String,
    /// How that message came, and so how payments are told.
    pub(crate) channel: Channel,
    pub(crate) paise: i64,
    pub(crate) way: Way,
    pub(crate) expires_at_s: Option<i64>,
    pub(crate) status: OrderStatus,
    /// order_details messages taken for it: more than one is a bill sent twice.
    pub(crate) accepted: u32,
    /// Whether the customer has the bubble.
    pub(crate) received: bool,
    /// Statuses the customer was shown, in order.
    pub(crate) applied: Vec<OrderStatus>,
    /// Statuses refused later by webhook, with the code.
    pub(crate) refused: Vec<(OrderStatus, u32)>,
    pub(crate) attempts: Vec<Attempt>,
}

impl Order {
    /// Moves the order, or says 2046 or 2047 as WhatsApp says it later by webhook.
    pub(crate) fn move_to(&mut self, next: OrderStatus) -> Result<(), Refusal> {
        let moved = self.check_move(next);
        match &moved {
            Ok(()) => {
                self.status = next;
                self.applied.push(next);
            }
            Err(refusal) => self.refused.push((next, refusal.code)),
        }
        moved
    }

    fn check_move(&self, next: OrderStatus) -> Result<(), Refusal> {
        if !self.status.may_become(next) {
            let details = format!("order.status cannot go from {} to {}", self.status.name(), next.name());
            return Err(Refusal::new(2046, details));
        }
        if next == OrderStatus::Canceled && (self.is_paid() || self.pending_attempt().is_some()) {
            return Err(Refusal::new(
                2047,
                "order.status cannot be canceled: a payment is successful or pending",
            ));
        }
        Ok(())
    }

    /// Whether at least one attempt succeeded.
    pub(crate) fn is_paid(&self) -> bool {
        self.attempts.iter().any(|attempt| attempt.status == AttemptStatus::Success)
    }

    pub(crate) fn is_expired(&self, now_ms: i64) -> bool {
        self.expires_at_s.is_some_and(|at_s| crate::clock::seconds(now_ms) >= at_s)
    }

    /// The gateway, where there is one: of payments by other ways WhatsApp knows nothing.
    pub(crate) fn gateway(&self) -> Option<Gateway> {
        match &self.way {
            Way::Gateway { gateway, .. } => Some(*gateway),
            Way::UpiConfiguration { .. } | Way::UpiLink { .. } | Way::PaymentLink { .. } => None,
        }
    }

    /// Whether payments under this configuration can be looked up and given back.
    pub(crate) fn is_under(&self, wanted: &str) -> bool {
        matches!(&self.way, Way::Gateway { configuration, .. } if configuration == wanted)
    }

    pub(crate) fn pending_attempt(&self) -> Option<usize> {
        self.attempts.iter().position(|attempt| attempt.status == AttemptStatus::Pending)
    }

    /// What was captured, over all attempts.
    pub(crate) fn captured_paise(&self) -> i64 {
        let success = self.attempts.iter().filter(|attempt| attempt.status == AttemptStatus::Success);
        success.fold(0, |sum, attempt| sum.saturating_add(attempt.paise))
    }

    /// The order as a lookup shows it that is `lag_ms` behind.
    pub(crate) fn attempts_seen_at(&self, at_ms: i64) -> Vec<Attempt> {
        self.attempts.iter().filter_map(|attempt| attempt.as_of(at_ms)).collect()
    }
}

impl Refund {
    pub(crate) fn is_pending(&self) -> bool {
        self.status == RefundStatus::Pending
    }
}

impl Attempt {
    /// What can still be given back: refunds that did not fail are spoken for.
    pub(crate) fn refundable_paise(&self) -> i64 {
        let spoken_for = self.refunds.iter().filter(|refund| refund.status != RefundStatus::Failed);
        spoken_for.fold(self.paise, |left, refund| left.saturating_sub(refund.paise))
    }

    fn as_of(&self, at_ms: i64) -> Option<Attempt> {
        if self.created_ms > at_ms {
            return None;
        }
        let mut seen = self.clone();
        if self.updated_ms > at_ms {
            seen.status = AttemptStatus::Pending;
            seen.reason = None;
            seen.updated_ms = self.created_ms;
        }
        seen.refunds.retain(|refund| refund.created_ms <= at_ms);
        for refund in seen.refunds.iter_mut().filter(|refund| refund.updated_ms > at_ms) {
            refund.status = RefundStatus::Pending;
            refund.updated_ms = refund.created_ms;
        }
        Some(seen)
    }
}
