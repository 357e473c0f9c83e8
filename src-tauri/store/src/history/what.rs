//! What can happen, by name.

/// What can happen. A closed set: the name is part of the sealed row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// A draft was begun.
    OrderDrafted,
    /// A draft was changed.
    OrderEdited,
    /// A draft became an order.
    OrderIssued,
    /// A message was put into the outbox.
    MessageQueued,
    /// A request was begun.
    MessageSent,
    /// The provider could not be reached; nothing left.
    MessageNotSent,
    /// WhatsApp took it.
    MessageAccepted,
    /// WhatsApp refused it.
    MessageRefused,
    /// Nobody knows whether it arrived.
    MessageOutcomeUnknown,
    /// It reached the customer's phone.
    MessageDelivered,
    /// The customer has seen it.
    MessageRead,
    /// It was found out that it had arrived, or had not.
    MessageSettled,
    /// It waits for a person.
    MessageAsks,
    /// A person let it go.
    MessageReleased,
    /// It will not be sent.
    MessageWithdrawn,
    /// The shop moved the order along.
    StatusChanged,
    /// The shop cancelled the order.
    OrderCanceled,
    /// Money was taken by hand.
    CashRecorded,
    /// The payment is another one now.
    PaymentChanged,
    /// A lookup confirmed that money was captured.
    PaymentConfirmed,
    /// A way to pay was reserved.
    ReferenceOpened,
    /// A way to pay is being closed.
    ReferenceClosing,
    /// A way to pay is closed.
    ReferenceClosed,
    /// An attempt to pay was reported.
    AttemptSeen,
    /// A refund was reported.
    RefundSeen,
    /// Something needs a person.
    AttentionRaised,
    /// A person, or the course of things, settled it.
    AttentionSettled,
    /// The book turned out not to be the newest.
    BookQuarantined,
    /// A person let the book send again.
    BookReleased,
    /// A payment was found that belongs to no order of this book.
    StrayFound,
    /// An order was asked after.
    LookedUp,
    /// The worker took over from one that died.
    WorkTakenOver,
    /// A document got its number.
    DocumentMade,
    /// The number of a document was cancelled.
    DocumentCancelled,
    /// The match of money found something that needs a person.
    ExceptionFound,
    /// A person settled it, and said how.
    ExceptionResolved,
    /// Who buys was said more fully, for the invoice.
    BuyerChanged,
}

impl What {
    /// Every kind.
    pub const ALL: [What; 37] = [
        What::OrderDrafted,
        What::OrderEdited,
        What::OrderIssued,
        What::MessageQueued,
        What::MessageSent,
        What::MessageNotSent,
        What::MessageAccepted,
        What::MessageRefused,
        What::MessageOutcomeUnknown,
        What::MessageDelivered,
        What::MessageRead,
        What::MessageSettled,
        What::MessageAsks,
        What::MessageReleased,
        What::MessageWithdrawn,
        What::StatusChanged,
        What::OrderCanceled,
        What::CashRecorded,
        What::PaymentChanged,
        What::PaymentConfirmed,
        What::ReferenceOpened,
        What::ReferenceClosing,
        What::ReferenceClosed,
        What::AttemptSeen,
        What::RefundSeen,
        What::AttentionRaised,
        What::AttentionSettled,
        What::BookQuarantined,
        What::BookReleased,
        What::StrayFound,
        What::LookedUp,
        What::WorkTakenOver,
        What::DocumentMade,
        What::DocumentCancelled,
        What::ExceptionFound,
        What::ExceptionResolved,
        What::BuyerChanged,
    ];

    /// The name in the book and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            What::OrderDrafted => "order_drafted",
            What::OrderEdited => "order_edited",
            What::OrderIssued => "order_issued",
            What::MessageQueued => "message_queued",
            What::MessageSent => "message_sent",
            What::MessageNotSent => "message_not_sent",
            What::MessageAccepted => "message_accepted",
            What::MessageRefused => "message_refused",
            What::MessageOutcomeUnknown => "message_outcome_unknown",
            What::MessageDelivered => "message_delivered",
            What::MessageRead => "message_read",
            What::MessageSettled => "message_settled",
            What::MessageAsks => "message_asks",
            What::MessageReleased => "message_released",
            What::MessageWithdrawn => "message_withdrawn",
            What::StatusChanged => "status_changed",
            What::OrderCanceled => "order_canceled",
            What::CashRecorded => "cash_recorded",
            What::PaymentChanged => "payment_changed",
            What::PaymentConfirmed => "payment_confirmed",
            What::ReferenceOpened => "reference_opened",
            What::ReferenceClosing => "reference_closing",
            What::ReferenceClosed => "reference_closed",
            What::AttemptSeen => "attempt_seen",
            What::RefundSeen => "refund_seen",
            What::AttentionRaised => "attention_raised",
            What::AttentionSettled => "attention_settled",
            What::BookQuarantined => "book_quarantined",
            What::BookReleased => "book_released",
            What::StrayFound => "stray_found",
            What::LookedUp => "looked_up",
            What::WorkTakenOver => "work_taken_over",
            What::DocumentMade => "document_made",
            What::DocumentCancelled => "document_cancelled",
            What::ExceptionFound => "exception_found",
            What::ExceptionResolved => "exception_resolved",
            What::BuyerChanged => "buyer_changed",
        }
    }
}
