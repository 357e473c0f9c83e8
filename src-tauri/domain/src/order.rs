//! The life of an order, moved by the shop alone.

use crate::money::Paise;
use crate::payment::Payment;
use thiserror::Error;

/// Where an order stands. It is the shop's own fact, always recorded, whatever WhatsApp says of its bubble.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OrderState {
    /// Being written; `held` clears the counter for the next customer.
    Draft {
        /// Put aside to be recalled.
        held: bool,
    },
    /// Issued, not yet worked on.
    Pending,
    /// Being packed or made.
    Processing,
    /// Some of it has left.
    PartiallyShipped,
    /// All of it has left.
    Shipped,
    /// Done; final.
    Completed,
    /// Will not be done; final.
    Canceled,
}

/// A status that the shop can tell the customer, in WhatsApp's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ToldStatus {
    /// Being packed or made.
    Processing,
    /// Some of it has left.
    PartiallyShipped,
    /// All of it has left.
    Shipped,
    /// Done.
    Completed,
    /// Will not be done.
    Canceled,
}

/// Why an order cannot be moved to a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CannotMove {
    /// Completed and canceled are final.
    #[error("the order is completed or canceled")]
    Final,
    /// A draft has to be issued first.
    #[error("the order is still a draft")]
    Draft,
    /// It stands there already.
    #[error("the order has this status already")]
    Same,
}

/// Why an order cannot be cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CannotCancel {
    /// Completed and canceled are final.
    #[error("the order is completed or canceled")]
    Final,
    /// Money was taken: refund it, then close the order.
    #[error("{} rupees were captured", captured.to_rupees())]
    RefundFirst {
        /// What was captured and not given back.
        captured: Paise,
    },
    /// The customer is paying at this moment.
    #[error("an attempt to pay is pending")]
    AttemptPending,
}

impl OrderState {
    /// Moves an order along. Cancelling is [`OrderState::cancel`], because it depends on the payment.
    ///
    /// # Errors
    /// [`CannotMove`] from a draft, from a final state, and to the state it has.
    pub fn move_to(self, status: Progress) -> Result<OrderState, CannotMove> {
        let next = OrderState::from(status);
        match self {
            OrderState::Draft { .. } => Err(CannotMove::Draft),
            OrderState::Completed | OrderState::Canceled => Err(CannotMove::Final),
            OrderState::Pending
            | OrderState::Processing
            | OrderState::PartiallyShipped
            | OrderState::Shipped => {
                if self == next {
                    Err(CannotMove::Same)
                } else {
                    Ok(next)
                }
            }
        }
    }

    /// Cancels an order for which nothing was captured and no attempt is pending.
    ///
    /// # Errors
    /// [`CannotCancel`], with the way out in it.
    pub fn cancel(self, payment: &Payment) -> Result<OrderState, CannotCancel> {
        let kept = payment.kept();
        match (self, kept.is_zero(), payment.has_pending_attempt()) {
            (OrderState::Completed | OrderState::Canceled, _, _) => Err(CannotCancel::Final),
            (_, false, _) => Err(CannotCancel::RefundFirst { captured: kept }),
            (_, true, true) => Err(CannotCancel::AttemptPending),
            (
                OrderState::Draft { .. }
                | OrderState::Pending
                | OrderState::Processing
                | OrderState::PartiallyShipped
                | OrderState::Shipped,
                true,
                false,
            ) => Ok(OrderState::Canceled),
        }
    }

    /// Whether it was never issued.
    #[must_use]
    pub const fn is_draft(self) -> bool {
        matches!(self, OrderState::Draft { .. })
    }

    /// Whether nothing can change any more.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(self, OrderState::Completed | OrderState::Canceled)
    }

    /// The name in the book and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            OrderState::Draft { held: false } => "draft",
            OrderState::Draft { held: true } => "held",
            OrderState::Pending => "pending",
            OrderState::Processing => "processing",
            OrderState::PartiallyShipped => "partially_shipped",
            OrderState::Shipped => "shipped",
            OrderState::Completed => "completed",
            OrderState::Canceled => "canceled",
        }
    }

    /// Reads the name in the book.
    #[must_use]
    pub fn from_name(name: &str) -> Option<OrderState> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }

    /// Every state, in the order of a life.
    pub const ALL: [OrderState; 8] = [
        OrderState::Draft { held: false },
        OrderState::Draft { held: true },
        OrderState::Pending,
        OrderState::Processing,
        OrderState::PartiallyShipped,
        OrderState::Shipped,
        OrderState::Completed,
        OrderState::Canceled,
    ];
}

/// A step forward that the shop may choose freely.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Progress {
    /// Being packed or made.
    Processing,
    /// Some of it has left.
    PartiallyShipped,
    /// All of it has left.
    Shipped,
    /// Done.
    Completed,
}

impl Progress {
    /// Reads the status as the command line and WhatsApp write it.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Progress> {
        match name {
            "processing" => Some(Progress::Processing),
            "partially_shipped" => Some(Progress::PartiallyShipped),
            "shipped" => Some(Progress::Shipped),
            "completed" => Some(Progress::Completed),
            _ => None,
        }
    }
}

impl From<Progress> for OrderState {
    fn from(progress: Progress) -> OrderState {
        match progress {
            Progress::Processing => OrderState::Processing,
            Progress::PartiallyShipped => OrderState::PartiallyShipped,
            Progress::Shipped => OrderState::Shipped,
            Progress::Completed => OrderState::Completed,
        }
    }
}

impl From<Progress> for ToldStatus {
    fn from(progress: Progress) -> ToldStatus {
        match progress {
            Progress::Processing => ToldStatus::Processing,
            Progress::PartiallyShipped => ToldStatus::PartiallyShipped,
            Progress::Shipped => ToldStatus::Shipped,
            Progress::Completed => ToldStatus::Completed,
        }
    }
}

impl ToldStatus {
    /// The word on the wire, the same for every channel; canceled has one l.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            ToldStatus::Processing => "processing",
            ToldStatus::PartiallyShipped => "partially_shipped",
            ToldStatus::Shipped => "shipped",
            ToldStatus::Completed => "completed",
            ToldStatus::Canceled => "canceled",
        }
    }

    /// Reads the word on the wire.
    #[must_use]
    pub fn from_name(name: &str) -> Option<ToldStatus> {
        if name == "canceled" {
            Some(ToldStatus::Canceled)
        } else {
            Progress::from_name(name).map(ToldStatus::from)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_and_processing_lead_to_one_another_and_to_the_end() {
        assert_eq!(OrderState::Shipped.move_to(Progress::Processing), Ok(OrderState::Processing));
        assert_eq!(OrderState::PartiallyShipped.move_to(Progress::Shipped), Ok(OrderState::Shipped));
        assert_eq!(OrderState::Pending.move_to(Progress::Completed), Ok(OrderState::Completed));
    }

    #[test]
    fn the_end_is_final_and_a_draft_is_issued_first() {
        assert_eq!(OrderState::Completed.move_to(Progress::Shipped), Err(CannotMove::Final));
        assert_eq!(OrderState::Canceled.move_to(Progress::Completed), Err(CannotMove::Final));
        assert_eq!(OrderState::Draft { held: true }.move_to(Progress::Shipped), Err(CannotMove::Draft));
        assert_eq!(OrderState::Shipped.move_to(Progress::Shipped), Err(CannotMove::Same));
    }

    #[test]
    fn names_read_back() {
        for state in OrderState::ALL {
            assert_eq!(OrderState::from_name(state.as_str()), Some(state));
        }
    }
}
