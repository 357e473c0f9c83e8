//! What needs a person.

use crate::book::{Read, Write};
use crate::convert::{at, required_timestamp, row_error};
use crate::error::StoreError;
use domain::{OrderId, Paise};
use jiff::Timestamp;
use rusqlite::{Row, params};

/// Why a person is needed; each has a sentence and a way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AttentionCode {
    /// Two payments succeeded.
    PaidTwice,
    /// More was captured than asked.
    PaidOver,
    /// Less was captured than asked.
    AmountDiffers,
    /// It was paid after the expiry.
    LateCapture,
    /// It was paid after it was cancelled.
    CapturedAfterCancel,
    /// Somebody says it was paid, and no lookup has confirmed it for 15 minutes.
    NotConfirmed,
    /// A payment belongs to no order of this book.
    PaidNoOrder,
    /// WhatsApp refused or could not deliver a message.
    MessageFailed,
    /// WhatsApp refused to show a status.
    BubbleRefused,
    /// One report says that money went back, another that it did not.
    RefundConflict,
    /// Nobody knows whether a message arrived.
    OutcomeUnknown,
    /// The provider refuses the account itself: its key, its balance, its standing.
    AccountRefused,
    /// This PC's clock differs from the provider's.
    ClockWrong,
    /// An invoice, or what takes one back, is due and could not be made.
    DocumentNotMade,
    /// A rate changed between the bill and its invoice; the total stayed.
    RateChanged,
    /// What was written to a customer, or a reminder, did not arrive.
    TextFailed,
    /// News arrives of a WhatsApp number that is none of this book's.
    AnotherNumber,
}

impl AttentionCode {
    /// Every code.
    pub const ALL: [AttentionCode; 17] = [
        AttentionCode::PaidTwice,
        AttentionCode::PaidOver,
        AttentionCode::AmountDiffers,
        AttentionCode::LateCapture,
        AttentionCode::CapturedAfterCancel,
        AttentionCode::NotConfirmed,
        AttentionCode::PaidNoOrder,
        AttentionCode::MessageFailed,
        AttentionCode::BubbleRefused,
        AttentionCode::RefundConflict,
        AttentionCode::OutcomeUnknown,
        AttentionCode::AccountRefused,
        AttentionCode::ClockWrong,
        AttentionCode::DocumentNotMade,
        AttentionCode::RateChanged,
        AttentionCode::TextFailed,
        AttentionCode::AnotherNumber,
    ];

    /// The name in the book and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            AttentionCode::PaidTwice => "paid_twice",
            AttentionCode::PaidOver => "paid_over",
            AttentionCode::AmountDiffers => "amount_differs",
            AttentionCode::LateCapture => "late_capture",
            AttentionCode::CapturedAfterCancel => "captured_after_cancel",
            AttentionCode::NotConfirmed => "not_confirmed",
            AttentionCode::PaidNoOrder => "paid_no_order",
            AttentionCode::MessageFailed => "message_failed",
            AttentionCode::BubbleRefused => "bubble_refused",
            AttentionCode::RefundConflict => "refund_conflict",
            AttentionCode::OutcomeUnknown => "outcome_unknown",
            AttentionCode::AccountRefused => "account_refused",
            AttentionCode::ClockWrong => "clock_wrong",
            AttentionCode::DocumentNotMade => "document_not_made",
            AttentionCode::RateChanged => "rate_changed",
            AttentionCode::TextFailed => "text_failed",
            AttentionCode::AnotherNumber => "another_number",
        }
    }

    fn from_name(name: &str) -> Option<AttentionCode> {
        Self::ALL.into_iter().find(|code| code.as_str() == name)
    }
}

/// One thing that needs a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attention {
    /// The order it is about; none for the book.
    pub order: Option<OrderId>,
    /// Why.
    pub code: AttentionCode,
    /// What of the order or book: a reference, a message's number, …
    pub about: String,
    /// The amount in question.
    pub amount: Paise,
    /// Since when.
    pub raised_at: Timestamp,
}

statements! {
    hot RAISE = "INSERT INTO attention (order_id, code, about, amount_paise, raised_at) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT DO UPDATE SET settled_at = NULL, amount_paise = excluded.amount_paise, raised_at = excluded.raised_at
        WHERE settled_at IS NOT NULL OR amount_paise <> excluded.amount_paise";
    hot SETTLE = "UPDATE attention SET settled_at = ?4 WHERE ifnull(order_id, 0) = ?1 AND code = ?2 AND about = ?3
        AND settled_at IS NULL";
    hot OPEN_OF_ORDER = "SELECT * FROM attention WHERE order_id = ?1 AND settled_at IS NULL ORDER BY id";
    hot OPEN_OF_BOOK = "SELECT * FROM attention WHERE order_id IS NULL AND settled_at IS NULL ORDER BY id LIMIT 500";
    hot OPEN_NEWEST = "SELECT * FROM attention WHERE settled_at IS NULL ORDER BY raised_at DESC, id DESC LIMIT ?1";
    hot COUNT_OF_ORDER = "UPDATE orders SET n_attention = (
          SELECT count(*) FROM attention WHERE order_id = ?1 AND settled_at IS NULL) WHERE id = ?1";
}

fn parse(row: &Row<'_>) -> Result<Attention, StoreError> {
    let id: i64 = row.get("id")?;
    let code: String = row.get("code")?;
    Ok(Attention {
        order: row.get::<_, Option<i64>>("order_id")?.map(OrderId::new),
        code: AttentionCode::from_name(&code).ok_or_else(|| row_error("attention", id, "code"))?,
        about: row.get("about")?,
        amount: Paise::new(row.get("amount_paise")?),
        raised_at: required_timestamp(row.get("raised_at")?),
    })
}

impl Read<'_> {
    /// What is open about an order, oldest first.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn attention_of(&self, order: OrderId) -> Result<Vec<Attention>, StoreError> {
        let mut statement = self.connection.prepare_cached(OPEN_OF_ORDER)?;
        let rows = statement.query_map([order.get()], |row| Ok(parse(row)))?;
        rows.map(|row| row?).collect()
    }

    /// What is open about the book itself, oldest first.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn attention_of_book(&self) -> Result<Vec<Attention>, StoreError> {
        let mut statement = self.connection.prepare_cached(OPEN_OF_BOOK)?;
        let rows = statement.query_map([], |row| Ok(parse(row)))?;
        rows.map(|row| row?).collect()
    }
}

impl Read<'_> {
    /// What is open about orders and book, newest first.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn newest_attention(&self, limit: u32) -> Result<Vec<Attention>, StoreError> {
        let mut statement = self.connection.prepare_cached(OPEN_NEWEST)?;
        let rows = statement.query_map([limit], |row| Ok(parse(row)))?;
        rows.map(|row| row?).collect()
    }
}

impl Write<'_> {
    /// Raises something, once; returns whether it was not open before in this form.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn raise(
        &self,
        order: Option<OrderId>,
        code: AttentionCode,
        about: &str,
        amount: Paise,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let id = order.map(OrderId::get);
        let mut statement = self.connection.prepare_cached(RAISE)?;
        let is_new = statement.execute(params![id, code.as_str(), about, amount.get(), at(now)])? == 1;
        self.recount_attention(order)?;
        Ok(is_new)
    }

    /// Settles something; returns whether it was open.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn settle(
        &self,
        order: Option<OrderId>,
        code: AttentionCode,
        about: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let id = order.map_or(0, OrderId::get);
        let was_open =
            self.connection.prepare_cached(SETTLE)?.execute(params![id, code.as_str(), about, at(now)])? == 1;
        if was_open {
            self.recount_attention(order)?;
        }
        Ok(was_open)
    }

    fn recount_attention(&self, order: Option<OrderId>) -> Result<(), StoreError> {
        if let Some(order) = order {
            self.connection.prepare_cached(COUNT_OF_ORDER)?.execute([order.get()])?;
        }
        Ok(())
    }
}
