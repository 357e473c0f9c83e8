//! Messages that WhatsApp took, and what became of them.

use crate::book::{Read, Write};
use crate::convert::{at, required_timestamp, row_error};
use crate::error::StoreError;
use domain::{MessageState, OrderId, OutboxId};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

/// A message that WhatsApp took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageRow {
    /// The outbox row that sent it.
    pub outbox: OutboxId,
    /// Its order, if it is about one.
    pub order: Option<OrderId>,
    /// WhatsApp's id, where the answer was not lost.
    pub message_id: Option<String>,
    /// How far it has come.
    pub state: MessageState,
    /// Why it failed.
    pub error_code: Option<String>,
    /// When WhatsApp took it.
    pub accepted_at: Timestamp,
}

statements! {
    hot ACCEPT = "INSERT INTO messages (outbox_id, order_id, message_id, state, accepted_at, changed_at)
        VALUES (?1, ?2, ?3, 'accepted', ?4, ?4)
        ON CONFLICT DO UPDATE SET message_id = ifnull(message_id, excluded.message_id)";
    hot BY_OUTBOX = "SELECT * FROM messages WHERE outbox_id = ?1";
    hot BY_MESSAGE_ID = "SELECT * FROM messages WHERE message_id = ?1";
    hot OF_ORDER = "SELECT * FROM messages WHERE order_id = ?1";
    hot SET_STATE = "UPDATE messages SET state = ?2, changed_at = ?3 WHERE outbox_id = ?1";
    hot SET_ERROR = "UPDATE messages SET error_code = ?2, error_title = ?3 WHERE outbox_id = ?1";
}

fn parse(row: &Row<'_>) -> Result<MessageRow, StoreError> {
    let id: i64 = row.get("outbox_id")?;
    let state: String = row.get("state")?;
    Ok(MessageRow {
        outbox: OutboxId::new(id),
        order: row.get::<_, Option<i64>>("order_id")?.map(OrderId::new),
        message_id: row.get("message_id")?,
        state: MessageState::from_name(&state).ok_or_else(|| row_error("messages", id, "state"))?,
        error_code: row.get("error_code")?,
        accepted_at: required_timestamp(row.get("accepted_at")?),
    })
}

impl Read<'_> {
    /// The message of an outbox row.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn message(&self, outbox: OutboxId) -> Result<Option<MessageRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(BY_OUTBOX)?;
        statement.query_row([outbox.get()], |row| Ok(parse(row))).optional()?.transpose()
    }

    /// The message with WhatsApp's id.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn message_by_id(&self, message_id: &str) -> Result<Option<MessageRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(BY_MESSAGE_ID)?;
        statement.query_row([message_id], |row| Ok(parse(row))).optional()?.transpose()
    }

    /// All messages about an order.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn messages_of(&self, order: OrderId) -> Result<Vec<MessageRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(OF_ORDER)?;
        let rows = statement.query_map([order.get()], |row| Ok(parse(row)))?;
        rows.map(|row| row?).collect()
    }
}

impl Write<'_> {
    /// WhatsApp took the message of a row. Its id is kept when it becomes known.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn accept_message(
        &self,
        outbox: OutboxId,
        order: Option<OrderId>,
        message_id: Option<&str>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.connection.prepare_cached(ACCEPT)?.execute(params![
            outbox.get(),
            order.map(OrderId::get),
            message_id,
            at(now)
        ])?;
        Ok(())
    }

    /// Sets the state that `domain` merged.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn set_message_state(
        &self,
        outbox: OutboxId,
        state: MessageState,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.connection.prepare_cached(SET_STATE)?.execute(params![outbox.get(), state.as_str(), at(now)])?;
        Ok(())
    }

    /// Keeps why a message failed, for ever.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn set_message_error(&self, outbox: OutboxId, code: &str, title: &str) -> Result<(), StoreError> {
        self.connection.prepare_cached(SET_ERROR)?.execute(params![outbox.get(), code, title])?;
        Ok(())
    }
}
