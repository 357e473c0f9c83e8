//! What happened, for ever: append-only, each row sealed with the hash of the one before.
//!
//! Rows hold ids and figures, never names or telephone numbers, so that forgetting a customer leaves the chain whole.

use crate::book::{Read, Write};
use crate::convert::{at, required_timestamp};
use crate::error::StoreError;
use domain::{OrderId, Paise};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

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
}

impl What {
    /// Every kind.
    pub const ALL: [What; 29] = [
        What::OrderDrafted,
        What::OrderEdited,
        What::OrderIssued,
        What::MessageQueued,
        What::MessageSent,
        What::MessageNotSent,
        What::MessageAccepted,
        What::MessageRefused,
        What::MessageOutcomeUnknown,
        What::MessageSettled,
        What::MessageAsks,
        What::MessageReleased,
        What::MessageWithdrawn,
        What::StatusChanged,
        What::OrderCanceled,
        What::CashRecorded,
        What::PaymentChanged,
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
            What::MessageSettled => "message_settled",
            What::MessageAsks => "message_asks",
            What::MessageReleased => "message_released",
            What::MessageWithdrawn => "message_withdrawn",
            What::StatusChanged => "status_changed",
            What::OrderCanceled => "order_canceled",
            What::CashRecorded => "cash_recorded",
            What::PaymentChanged => "payment_changed",
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
        }
    }
}

/// The figures of a row: `name=value` pairs whose values can only be numbers, amounts and codes of ours.
#[derive(Clone, Debug, Default)]
pub struct Figures(String);

impl Figures {
    /// No figures.
    #[must_use]
    pub fn none() -> Figures {
        Figures::default()
    }

    /// Adds a number.
    #[must_use]
    pub fn number(self, name: &'static str, value: i64) -> Figures {
        self.pair(name, &value.to_string())
    }

    /// Adds an amount, in paise.
    #[must_use]
    pub fn amount(self, name: &'static str, value: Paise) -> Figures {
        self.number(name, value.get())
    }

    /// Adds a word of ours or an id of a provider: Latin letters, digits and `_-.:=` are kept, the rest is dropped,
    /// and so is everything after 80 characters.
    #[must_use]
    pub fn code(self, name: &'static str, value: &str) -> Figures {
        let kept = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '=');
        let value: String = value.chars().filter(kept).take(80).collect();
        self.pair(name, &value)
    }

    fn pair(mut self, name: &str, value: &str) -> Figures {
        let gap = if self.0.is_empty() { "" } else { " " };
        // Writing to a string cannot fail.
        let _ = write!(self.0, "{gap}{name}={value}");
        self
    }
}

/// One row of history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryRow {
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub what: String,
    /// Its figures.
    pub figures: String,
}

statements! {
    hot LAST = "SELECT at, hash FROM history WHERE id = (SELECT max(id) FROM history)";
    hot APPEND = "INSERT INTO history (at, order_id, what, figures, hash) VALUES (?1, ?2, ?3, ?4, ?5)";
    hot OF_ORDER = "SELECT at, what, figures FROM history WHERE order_id = ?1 ORDER BY id";
    whole LAST_GIVEN = "SELECT ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'history'), 0)";
    whole CHAIN = "SELECT id, at, order_id, what, figures, hash FROM history ORDER BY id";
}

impl Write<'_> {
    /// Appends to history. A clock that went back is not believed: the row gets the time of the one before.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn record(
        &self,
        now: Timestamp,
        order: Option<OrderId>,
        what: What,
        figures: &Figures,
    ) -> Result<(), StoreError> {
        let mut last = self.connection.prepare_cached(LAST)?;
        let last: Option<(i64, Vec<u8>)> =
            last.query_row([], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let (last_at, last_hash) = last.unwrap_or((i64::MIN, Vec::new()));
        let now = at(now).max(last_at);
        let order = order.map(OrderId::get);
        let hash = seal(&last_hash, now, order, what.as_str(), &figures.0);
        self.connection.prepare_cached(APPEND)?.execute(params![
            now,
            order,
            what.as_str(),
            figures.0,
            hash
        ])?;
        Ok(())
    }
}

impl Read<'_> {
    /// The history of one order, oldest first.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn history(&self, order: OrderId) -> Result<Vec<HistoryRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(OF_ORDER)?;
        let rows = statement.query_map([order.get()], |row| {
            Ok(HistoryRow { at: required_timestamp(row.get(0)?), what: row.get(1)?, figures: row.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The number of rows, and the first that is missing or whose seal does not follow from the one before.
    pub(crate) fn check_chain(&self) -> Result<(i64, Option<i64>), StoreError> {
        let mut statement = self.connection.prepare_cached(CHAIN)?;
        let mut rows = statement.query([])?;
        let (mut before, mut count) = (Vec::new(), 0);
        while let Some(row) = rows.next()? {
            let (id, hash): (i64, Vec<u8>) = (row.get(0)?, row.get(5)?);
            let (what, figures): (String, String) = (row.get(3)?, row.get(4)?);
            // A number that was taken and not used was taken back with its transaction, so there are no gaps.
            if id != count + 1 || hash != seal(&before, row.get(1)?, row.get(2)?, &what, &figures) {
                return Ok((count, Some(count + 1)));
            }
            (before, count) = (hash, id);
        }
        let last_given: i64 = self.connection.query_row(LAST_GIVEN, [], |row| row.get(0))?;
        Ok((count, (last_given != count).then_some(count + 1)))
    }
}

/// Every part goes in with its length, so that no two rows read alike.
fn seal(before: &[u8], at: i64, order: Option<i64>, what: &str, figures: &str) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(before);
    hash.update(at.to_be_bytes());
    hash.update(order.unwrap_or(0).to_be_bytes());
    for text in [what, figures] {
        hash.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(text.as_bytes());
    }
    hash.finalize().to_vec()
}
