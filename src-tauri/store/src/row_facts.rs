//! What a list says of an order beside the order itself: its newest bill in the chat, its last attempt, what needs
//! a person. A handful of look-ups by key for each row that is seen.

use crate::book::Read;
use crate::convert::{row_error, timestamp};
use crate::error::StoreError;
use crate::outbox::OutboxState;
use domain::{MessageState, OrderId};
use jiff::Timestamp;
use rusqlite::OptionalExtension;

/// What a list says of an order beside the order itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowFacts {
    /// Where the newest message that asks for the money stands, and how far it has come.
    pub bill: Option<(OutboxState, Option<MessageState>)>,
    /// Whether something of its lane waits for a person.
    pub asks: bool,
    /// The first thing that needs a person.
    pub attention: Option<String>,
    /// Until when its newest way to pay could be paid by.
    pub expires_at: Option<Timestamp>,
    /// Whether the newest attempt to pay failed.
    pub attempt_failed: bool,
}

statements! {
    hot LAST_BILL = "SELECT outbox.state, messages.state FROM outbox LEFT JOIN messages ON messages.outbox_id = outbox.id
        WHERE outbox.order_id = ?1 AND outbox.effect = 'order_details' AND outbox.state <> 'withdrawn'
        ORDER BY outbox.id DESC LIMIT 1";
    hot ASKS = "SELECT EXISTS (SELECT 1 FROM outbox WHERE lane = ?1
        AND state IN ('ready', 'asks', 'in_flight', 'unknown') AND state = 'asks')";
    hot FIRST_ATTENTION = "SELECT code FROM attention WHERE order_id = ?1 AND settled_at IS NULL ORDER BY id LIMIT 1";
    hot LAST_EXPIRY = "SELECT expires_at FROM order_references WHERE order_id = ?1 ORDER BY reserved_at DESC LIMIT 1";
    // An attempt of which nothing but failure was reported, and none after it.
    hot LAST_ATTEMPT_FAILED = "SELECT ifnull(hint_state, 'failed') = 'failed' AND ifnull(lookup_state, 'failed') = 'failed'
        FROM attempts WHERE order_id = ?1 ORDER BY max(ifnull(hint_at, 0), ifnull(lookup_at, 0)) DESC LIMIT 1";
}

impl Read<'_> {
    /// What a list says of an order beside the order itself.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn row_facts(&self, order: OrderId) -> Result<RowFacts, StoreError> {
        let id = [order.get()];
        let bill =
            self.connection.prepare_cached(LAST_BILL)?.query_row(id, |row| Ok((row.get(0)?, row.get(1)?)));
        let expires_at = self.connection.prepare_cached(LAST_EXPIRY)?.query_row(id, |row| row.get(0));
        Ok(RowFacts {
            bill: bill.optional()?.map(|bill| parse_bill(order, bill)).transpose()?,
            asks: self.connection.prepare_cached(ASKS)?.query_row(id, |row| row.get(0))?,
            attention: self
                .connection
                .prepare_cached(FIRST_ATTENTION)?
                .query_row(id, |row| row.get(0))
                .optional()?,
            expires_at: timestamp(expires_at.optional()?),
            attempt_failed: self
                .connection
                .prepare_cached(LAST_ATTEMPT_FAILED)?
                .query_row(id, |row| row.get(0))
                .optional()?
                .unwrap_or(false),
        })
    }
}

fn parse_bill(
    order: OrderId,
    (state, message): (String, Option<String>),
) -> Result<(OutboxState, Option<MessageState>), StoreError> {
    let bad = |table| row_error(table, order, "state");
    let state = OutboxState::from_name(&state).ok_or_else(|| bad("outbox"))?;
    let message = message.map(|name| MessageState::from_name(&name).ok_or_else(|| bad("messages")));
    Ok((state, message.transpose()?))
}
