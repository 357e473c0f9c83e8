//! What is known of one message to a customer.

/// How far a message has come, as far as anybody told us. Reports arrive late and out of order, so they
/// are merged: the later state wins, and proof that it reached the customer beats a report that it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MessageState {
    /// WhatsApp took it; whether it arrived is not known.
    Accepted,
    /// It left WhatsApp's servers.
    Sent,
    /// WhatsApp could not deliver it.
    Failed,
    /// It is on the customer's phone.
    Delivered,
    /// The customer has seen it.
    Read,
}

impl MessageState {
    /// The state after both reports, in whichever order they came.
    #[must_use]
    pub fn merge(self, other: MessageState) -> MessageState {
        self.max(other)
    }

    /// The name in the book and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            MessageState::Accepted => "accepted",
            MessageState::Sent => "sent",
            MessageState::Failed => "failed",
            MessageState::Delivered => "delivered",
            MessageState::Read => "read",
        }
    }

    /// Reads the name in the book.
    #[must_use]
    pub fn from_name(name: &str) -> Option<MessageState> {
        use MessageState::{Accepted, Delivered, Failed, Read, Sent};
        [Accepted, Sent, Failed, Delivered, Read].into_iter().find(|state| state.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::MessageState::{Accepted, Delivered, Failed, Read, Sent};

    #[test]
    fn a_late_report_never_takes_a_message_back() {
        assert_eq!(Read.merge(Sent), Read);
        assert_eq!(Sent.merge(Read), Read);
        assert_eq!(Accepted.merge(Failed), Failed);
    }

    #[test]
    fn proof_of_delivery_beats_a_report_of_failure() {
        assert_eq!(Failed.merge(Delivered), Delivered);
    }
}
