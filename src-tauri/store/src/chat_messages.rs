//! Chats message by message. What the shop sent is a row of the outbox; what a customer sent came with an event, once.
//!
//! Nothing is pruned by itself. [`Write::erase_chat`] is what erasing a customer does to their chat; history never holds
//! a word of it.

use crate::book::{Read, Write};
use crate::carts::{AddressAnswer, CartLine};
use crate::convert::{at, required_timestamp, timestamp};
use crate::error::StoreError;
use domain::{CustomerId, OrderId, OutboxId};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Params, Row, params};

/// One message of a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChatMessageId(i64);

impl ChatMessageId {
    /// The message with this row.
    #[must_use]
    pub const fn new(id: i64) -> ChatMessageId {
        ChatMessageId(id)
    }

    /// The row.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

/// A message of a chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChatMessageRow {
    /// Its id.
    pub id: ChatMessageId,
    /// Whose chat it stands in.
    pub customer: CustomerId,
    /// When it was sent, as the sender says; of ours, when it was queued.
    pub said_at: Timestamp,
    /// The row that sent it, if the shop did. Its words, and how far it came, are there.
    pub outbox: Option<OutboxId>,
    /// WhatsApp's id of what a customer sent.
    pub message_id: Option<String>,
    /// WhatsApp's word for the kind of what a customer sent; empty for ours.
    pub kind: String,
    /// What can be read of what a customer sent; empty for ours.
    pub text: String,
    /// The code of why WhatsApp could not pass it on.
    pub problem: Option<String>,
    /// WhatsApp's id of the message that it answers.
    pub replies_to: Option<String>,
    /// When somebody of the shop saw it.
    pub read_at: Option<Timestamp>,
    /// The bill that was made of it, or beside it.
    pub order: Option<OrderId>,
}

/// What a customer sent.
#[derive(Clone, Debug)]
pub struct NewChatMessage<'a> {
    /// Who.
    pub customer: CustomerId,
    /// The same for the same event, however often it is delivered.
    pub event_key: &'a str,
    /// WhatsApp's id.
    pub message_id: Option<&'a str>,
    /// When it was sent.
    pub said_at: Timestamp,
    /// WhatsApp's word for its kind.
    pub kind: &'a str,
    /// What can be read of it.
    pub text: &'a str,
    /// The code of why WhatsApp could not pass it on.
    pub problem: Option<&'a str>,
    /// WhatsApp's id of the message that it answers.
    pub replies_to: Option<&'a str>,
    /// What it carries besides.
    pub payload: ChatPayload<'a>,
}

/// What a message carries besides its text.
#[derive(Clone, Copy, Debug, Default)]
pub enum ChatPayload<'a> {
    /// Nothing.
    #[default]
    None,
    /// A cart of a catalogue.
    Cart(Option<&'a str>, &'a [CartLine]),
    /// The answer to a question for an address.
    Address(&'a AddressAnswer),
}

statements! {
    hot INSERT = "INSERT INTO chat_messages (customer_id, said_at, event_key, message_id, kind, text, problem, replies_to)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING";
    hot BY_ID = "SELECT * FROM chat_messages WHERE id = ?1";
    hot BY_MESSAGE_ID = "SELECT * FROM chat_messages WHERE message_id = ?1";
    hot BY_MESSAGE_ID_OF_OURS = "SELECT chat_messages.* FROM messages
        JOIN chat_messages ON chat_messages.outbox_id = messages.outbox_id WHERE messages.message_id = ?1 LIMIT 1";
    hot BY_ORDER = "SELECT * FROM chat_messages WHERE order_id = ?1 ORDER BY id";
    // What was withdrawn before it was ever sent was never said.
    hot PAGE = "SELECT * FROM chat_messages WHERE customer_id = ?1 AND (said_at, id) < (?2, ?3)
        AND (outbox_id IS NULL OR (SELECT state <> 'withdrawn' OR tries > 0 FROM outbox WHERE outbox.id = outbox_id))
        ORDER BY said_at DESC, id DESC LIMIT ?4";
    hot MARK_READ = "UPDATE chat_messages SET read_at = ?3 WHERE customer_id = ?1 AND id <= ?2 AND read_at IS NULL";
    hot NOTE_BILL = "UPDATE chat_messages SET order_id = ?2 WHERE id = ?1";
    hot REMINDED = "SELECT EXISTS (SELECT 1 FROM chat_messages JOIN outbox ON outbox.id = outbox_id
        WHERE chat_messages.customer_id = ?1 AND said_at >= ?2 AND effect = 'reminder' AND state <> 'withdrawn')";
    hot FORGET_RAW = "UPDATE deliveries SET raw = NULL WHERE read_at IS NOT NULL AND id IN (
        SELECT delivery_id FROM events WHERE event_key IN (
          SELECT event_key FROM chat_messages WHERE customer_id = ?1 AND event_key IS NOT NULL))";
    hot FORGET_TEXTS = "UPDATE outbox SET text = NULL, request = NULL WHERE customer_id = ?1
        AND state IN ('done', 'refused', 'withdrawn')";
    hot ERASE = "DELETE FROM chat_messages WHERE customer_id = ?1";
    hot ERASE_CHAT = "DELETE FROM chats WHERE customer_id = ?1";
}

fn parse(row: &Row<'_>) -> rusqlite::Result<ChatMessageRow> {
    Ok(ChatMessageRow {
        id: ChatMessageId(row.get("id")?),
        customer: CustomerId::new(row.get("customer_id")?),
        said_at: required_timestamp(row.get("said_at")?),
        outbox: row.get::<_, Option<i64>>("outbox_id")?.map(OutboxId::new),
        message_id: row.get("message_id")?,
        kind: row.get("kind")?,
        text: row.get("text")?,
        problem: row.get("problem")?,
        replies_to: row.get("replies_to")?,
        read_at: timestamp(row.get("read_at")?),
        order: row.get::<_, Option<i64>>("order_id")?.map(OrderId::new),
    })
}

impl Read<'_> {
    /// The message with this id.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn chat_message(&self, id: ChatMessageId) -> Result<Option<ChatMessageRow>, StoreError> {
        self.one_chat_message(BY_ID, [id.get()])
    }

    /// The message with WhatsApp's id, whoever sent it.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn chat_message_by_message_id(&self, id: &str) -> Result<Option<ChatMessageRow>, StoreError> {
        match self.one_chat_message(BY_MESSAGE_ID, [id])? {
            Some(theirs) => Ok(Some(theirs)),
            None => self.one_chat_message(BY_MESSAGE_ID_OF_OURS, [id]),
        }
    }

    /// The messages that an order was made of, or beside, the first first.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn chat_messages_of_order(&self, order: OrderId) -> Result<Vec<ChatMessageRow>, StoreError> {
        self.many_chat_messages(BY_ORDER, [order.get()])
    }

    /// Messages of a chat before one of them, the newest first.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn chat_messages(
        &self,
        customer: CustomerId,
        before: Option<ChatMessageId>,
        limit: u32,
    ) -> Result<Vec<ChatMessageRow>, StoreError> {
        let before = before.map(|id| self.chat_message(id)).transpose()?.flatten();
        let (said_at, id) = before.map_or((i64::MAX, i64::MAX), |row| (at(row.said_at), row.id.get()));
        self.many_chat_messages(PAGE, params![customer.get(), said_at, id, limit])
    }

    /// Whether a customer was reminded of anything since then, or will be by what is queued.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn was_reminded(&self, customer: CustomerId, since: Timestamp) -> Result<bool, StoreError> {
        let mut statement = self.connection.prepare_cached(REMINDED)?;
        Ok(statement.query_row(params![customer.get(), at(since)], |row| row.get(0))?)
    }

    fn one_chat_message(
        &self,
        sql: &str,
        parameters: impl Params,
    ) -> Result<Option<ChatMessageRow>, StoreError> {
        Ok(self.connection.prepare_cached(sql)?.query_row(parameters, parse).optional()?)
    }

    fn many_chat_messages(
        &self,
        sql: &str,
        parameters: impl Params,
    ) -> Result<Vec<ChatMessageRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_map(parameters, parse)?.collect::<Result<_, _>>()?)
    }
}

impl Write<'_> {
    /// Keeps what a customer sent, unread. `None` when it was kept before.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn keep_chat_message(&self, new: &NewChatMessage<'_>) -> Result<Option<ChatMessageId>, StoreError> {
        let kept = self.connection.prepare_cached(INSERT)?.execute(params![
            new.customer.get(),
            at(new.said_at),
            new.event_key,
            new.message_id,
            new.kind,
            new.text,
            new.problem,
            new.replies_to
        ])?;
        if kept == 0 {
            return Ok(None);
        }
        let id = ChatMessageId(self.connection.last_insert_rowid());
        match new.payload {
            ChatPayload::None => {}
            ChatPayload::Cart(catalog, lines) => self.keep_cart(id, catalog, lines)?,
            ChatPayload::Address(answer) => self.keep_address_answer(id, answer)?,
        }
        Ok(Some(id))
    }

    /// Somebody of the shop saw the messages of a chat up to one of them. Returns how many were unread.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn mark_chat_read(
        &self,
        customer: CustomerId,
        up_to: ChatMessageId,
        now: Timestamp,
    ) -> Result<usize, StoreError> {
        let mut statement = self.connection.prepare_cached(MARK_READ)?;
        Ok(statement.execute(params![customer.get(), up_to.get(), at(now)])?)
    }

    /// A bill was made of a message, or beside it.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn note_bill_of_message(&self, id: ChatMessageId, order: OrderId) -> Result<(), StoreError> {
        self.connection.prepare_cached(NOTE_BILL)?.execute([id.get(), order.get()])?;
        Ok(())
    }

    /// Erases everything that was said in a chat, also the bytes it came in and the texts that left. Orders, and
    /// whether the customer agreed to messages, stay. What still waits to be sent keeps its words until it ended.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn erase_chat(&self, customer: CustomerId) -> Result<(), StoreError> {
        for statement in [FORGET_RAW, FORGET_TEXTS, ERASE, ERASE_CHAT] {
            self.connection.prepare_cached(statement)?.execute([customer.get()])?;
        }
        Ok(())
    }
}
