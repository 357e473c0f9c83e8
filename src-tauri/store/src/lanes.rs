//! The outbox at work: rows of one order, or texts to one customer, form a lane, strictly in sequence, and only the
//! first that has not ended may be taken.

use crate::book::{Read, Write};
use crate::convert::{at, timestamp};
use crate::error::StoreError;
use crate::outbox::{AsksWhy, Lane, NewOutboxRow, OutboxRow, OutboxState, parse};
use domain::order::ToldStatus;
use domain::{AccountId, CustomerId, OrderId, OutboxId, Paise};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

statements! {
    hot INSERT = "INSERT INTO outbox (order_id, account_id, effect, reference, told_status, text, revision, amount_paise,
          shown_kind, cost_paise, our_ref, customer_id, state, ready_at, queued_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 'ready', ?13, ?13)";
    hot BY_ID = "SELECT * FROM outbox WHERE id = ?1";
    hot BY_OUR_REF = "SELECT * FROM outbox WHERE our_ref = ?1";
    hot OF_ORDER = "SELECT * FROM outbox WHERE order_id = ?1 ORDER BY id";
    hot OF_CUSTOMER = "SELECT * FROM outbox WHERE customer_id = ?1 ORDER BY id";
    hot READY = "SELECT * FROM outbox WHERE state = 'ready' AND ready_at <= ?1 AND NOT EXISTS (
          SELECT 1 FROM outbox AS earlier WHERE earlier.lane = outbox.lane AND earlier.id < outbox.id
            AND earlier.state IN ('ready', 'asks', 'in_flight', 'unknown'))
          AND NOT EXISTS (SELECT 1 FROM batch_rows JOIN batches ON batches.id = batch_id
            WHERE outbox_id = outbox.id AND paused_at IS NOT NULL)
        ORDER BY ready_at, id LIMIT ?2";
    hot UNKNOWN = "SELECT * FROM outbox WHERE state = 'unknown' AND ready_at <= ?1 ORDER BY ready_at, id LIMIT ?2";
    hot OPEN = "SELECT * FROM outbox WHERE state = 'in_flight' AND id > 0
        UNION ALL SELECT * FROM outbox WHERE state = 'unknown' AND ready_at > 0
        UNION ALL SELECT * FROM outbox WHERE state = 'ready' AND ready_at > 0 LIMIT ?1";
    hot RESTS = "SELECT EXISTS (SELECT 1 FROM batch_rows JOIN batches ON batches.id = batch_id
        WHERE outbox_id = ?1 AND paused_at IS NOT NULL)";
    hot ASKS = "SELECT * FROM outbox WHERE state = 'asks' ORDER BY id LIMIT ?1";
    hot IS_HEAD = "SELECT NOT EXISTS (SELECT 1 FROM outbox WHERE lane = ?1 AND id < ?2
          AND state IN ('ready', 'asks', 'in_flight', 'unknown'))";
    hot NEXT_READY = "SELECT ready_at FROM outbox WHERE state = 'ready' AND NOT EXISTS (
          SELECT 1 FROM outbox AS earlier WHERE earlier.lane = outbox.lane AND earlier.id < outbox.id
            AND earlier.state IN ('ready', 'asks', 'in_flight', 'unknown'))
          AND NOT EXISTS (SELECT 1 FROM batch_rows JOIN batches ON batches.id = batch_id
            WHERE outbox_id = outbox.id AND paused_at IS NOT NULL)
        ORDER BY ready_at, id LIMIT 1";
    hot NEXT_UNKNOWN = "SELECT min(ready_at) FROM outbox WHERE state = 'unknown'";
    hot COUNT_OPEN = "SELECT (SELECT count(*) FROM outbox WHERE state = 'ready') + (SELECT count(*) FROM outbox WHERE state = 'unknown')
          + (SELECT count(*) FROM outbox WHERE state = 'in_flight')";
    hot COUNT_UNKNOWN = "SELECT count(*) FROM outbox WHERE state = 'unknown'";
    hot COUNT_ASKS = "SELECT count(*) FROM outbox WHERE state = 'asks'";
    hot COUNT_DONE_SINCE = "SELECT count(*) FROM outbox WHERE ended_at >= ?1 AND state = 'done' AND effect <> 'cash'";
    hot TAKE = "UPDATE outbox SET state = 'in_flight', tries = tries + 1, taken_at = ?2, request = ?3 WHERE id = ?1";
    hot END = "UPDATE outbox SET state = ?2, ended_at = ?3, error_code = ?4, error_details = ?5, asks_why = NULL
        WHERE id = ?1";
    hot WAIT = "UPDATE outbox SET state = ?2, ready_at = ?3, error_code = ?4 WHERE id = ?1";
    hot GIVE_BACK = "UPDATE outbox SET state = 'ready', tries = tries - 1, ready_at = ?2, error_code = ?3 WHERE id = ?1";
    hot WAKE_READY = "UPDATE outbox SET ready_at = ?1 WHERE id IN (
          SELECT id FROM outbox WHERE state = 'ready' AND ready_at > ?1)";
    hot WAKE_UNKNOWN = "UPDATE outbox SET ready_at = ?1 WHERE id IN (
          SELECT id FROM outbox WHERE state = 'unknown' AND ready_at > ?1)";
    hot ASK = "UPDATE outbox SET state = 'asks', asks_why = ?2 WHERE id = ?1";
    hot LET_GO = "UPDATE outbox SET state = 'ready', asks_why = NULL, ready_at = ?2, released_at = ?2, revision = ?3,
        amount_paise = ?4 WHERE id = ?1";
    hot SHOW_AS = "UPDATE outbox SET shown_kind = ?2, cost_paise = ?3 WHERE id = ?1";
    hot KEEP_MEDIA = "UPDATE outbox SET media_id = ?2 WHERE id = ?1";
    hot TAKE_OVER = "UPDATE outbox SET state = 'unknown', ready_at = ?1 WHERE state = 'in_flight'";
    hot WAKE_LANE = "UPDATE outbox SET ready_at = ?2 WHERE id IN (
          SELECT id FROM outbox WHERE lane = ?1 AND state = 'ready' AND ready_at > ?2)";
    hot SETTLE_SOON = "UPDATE outbox SET ready_at = ?2 WHERE id IN (
          SELECT id FROM outbox WHERE lane = ?1 AND state = 'unknown' AND ready_at > ?2)";
}

impl Read<'_> {
    /// The row with this id.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn outbox_row(&self, id: OutboxId) -> Result<Option<OutboxRow>, StoreError> {
        Ok(self.find_outbox(BY_ID, params![id.get()])?.into_iter().next())
    }

    /// The row whose message carries this reference of ours.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn outbox_row_by_our_ref(&self, our_ref: &str) -> Result<Option<OutboxRow>, StoreError> {
        Ok(self.find_outbox(BY_OUR_REF, params![our_ref])?.into_iter().next())
    }

    /// A lane, oldest first, with what has ended.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn lane(&self, lane: impl Into<Lane>) -> Result<Vec<OutboxRow>, StoreError> {
        match lane.into() {
            Lane::Order(order) => self.find_outbox(OF_ORDER, params![order.get()]),
            Lane::Customer(customer) => self.find_outbox(OF_CUSTOMER, params![customer.get()]),
        }
    }

    /// Rows that are first in their lane and may be taken now.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn ready_rows(&self, now: Timestamp, limit: u32) -> Result<Vec<OutboxRow>, StoreError> {
        self.find_outbox(READY, params![at(now), limit])
    }

    /// Rows of unknown outcome that may be settled now.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn unknown_rows(&self, now: Timestamp, limit: u32) -> Result<Vec<OutboxRow>, StoreError> {
        self.find_outbox(UNKNOWN, params![at(now), limit])
    }

    /// Rows that have not ended and wait for no person: those under way first, then those of unknown outcome.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn open_rows(&self, limit: u32) -> Result<Vec<OutboxRow>, StoreError> {
        self.find_outbox(OPEN, params![limit])
    }

    /// Whether a row belongs to a batch that rests.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn rests_in_batch(&self, id: OutboxId) -> Result<bool, StoreError> {
        Ok(self.connection.prepare_cached(RESTS)?.query_row([id.get()], |row| row.get(0))?)
    }

    /// Rows that wait for a person.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn asking_rows(&self, limit: u32) -> Result<Vec<OutboxRow>, StoreError> {
        self.find_outbox(ASKS, params![limit])
    }

    /// Whether nothing of its lane comes before it.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn is_first_in_lane(&self, lane: impl Into<Lane>, id: OutboxId) -> Result<bool, StoreError> {
        let key = lane.into().key();
        Ok(self.connection.prepare_cached(IS_HEAD)?.query_row([key, id.get()], |row| row.get(0))?)
    }

    /// When the outbox next has something to do.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn next_outbox_at(&self) -> Result<Option<Timestamp>, StoreError> {
        let next = [self.next_of(NEXT_READY)?, self.next_of(NEXT_UNKNOWN)?];
        Ok(next.into_iter().flatten().min())
    }

    /// When a row of unknown outcome is next settled.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn next_unknown_at(&self) -> Result<Option<Timestamp>, StoreError> {
        self.next_of(NEXT_UNKNOWN)
    }

    fn next_of(&self, statement: &str) -> Result<Option<Timestamp>, StoreError> {
        let mut statement = self.connection.prepare_cached(statement)?;
        let next: Option<i64> = statement.query_row([], |row| row.get(0)).optional()?.flatten();
        Ok(timestamp(next))
    }

    /// How many rows have an outcome that nobody knows.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn count_unknown(&self) -> Result<u32, StoreError> {
        Ok(self.connection.prepare_cached(COUNT_UNKNOWN)?.query_row([], |row| row.get(0))?)
    }

    /// How many rows have not ended and wait for no person.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn count_waiting(&self) -> Result<u32, StoreError> {
        Ok(self.connection.prepare_cached(COUNT_OPEN)?.query_row([], |row| row.get(0))?)
    }

    /// How many rows wait for a person.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn count_asking(&self) -> Result<u32, StoreError> {
        Ok(self.connection.prepare_cached(COUNT_ASKS)?.query_row([], |row| row.get(0))?)
    }

    /// How many messages had their effect since then.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn count_sent_since(&self, since: Timestamp) -> Result<u32, StoreError> {
        Ok(self.connection.prepare_cached(COUNT_DONE_SINCE)?.query_row([at(since)], |row| row.get(0))?)
    }

    fn find_outbox(
        &self,
        sql: &str,
        parameters: &[&dyn rusqlite::ToSql],
    ) -> Result<Vec<OutboxRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(parameters)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(parse(row)?);
        }
        Ok(found)
    }
}

impl Write<'_> {
    /// Puts a row at the end of its lane.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn enqueue(&self, row: &NewOutboxRow, now: Timestamp) -> Result<OutboxId, StoreError> {
        self.connection.prepare_cached(INSERT)?.execute(params![
            row.lane.order().map(OrderId::get),
            row.account.map(AccountId::get),
            row.effect.as_str(),
            row.reference.map(|reference| reference.to_string()),
            row.told_status.map(ToldStatus::as_str),
            row.text,
            row.revision,
            row.amount.get(),
            row.shown_kind,
            row.cost.get(),
            row.our_ref,
            row.lane.customer().map(CustomerId::get),
            at(now),
        ])?;
        Ok(OutboxId::new(self.connection.last_insert_rowid()))
    }

    /// A request is about to begin: stores its redacted bytes before one of them leaves.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn take_row(&self, id: OutboxId, request: &[u8], now: Timestamp) -> Result<(), StoreError> {
        self.connection.prepare_cached(TAKE)?.execute(params![id.get(), at(now), request])?;
        self.advance()
    }

    /// The row has come to its end.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn end_row(
        &self,
        id: OutboxId,
        state: OutboxState,
        error: Option<(&str, &str)>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (code, details) = error.unzip();
        self.connection.prepare_cached(END)?.execute(params![
            id.get(),
            state.as_str(),
            at(now),
            code,
            details
        ])?;
        Ok(())
    }

    /// The row is taken (`Ready`) or settled (`Unknown`) again, not before `ready_at`.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn postpone_row(
        &self,
        id: OutboxId,
        state: OutboxState,
        ready_at: Timestamp,
        error_code: Option<&str>,
    ) -> Result<(), StoreError> {
        self.connection.prepare_cached(WAIT)?.execute(params![
            id.get(),
            state.as_str(),
            at(ready_at),
            error_code
        ])?;
        Ok(())
    }

    /// The request did not leave, or the provider certainly has nothing of it: the row is as it was before.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn give_back_row(
        &self,
        id: OutboxId,
        ready_at: Timestamp,
        error_code: &str,
    ) -> Result<(), StoreError> {
        self.connection.prepare_cached(GIVE_BACK)?.execute(params![id.get(), at(ready_at), error_code])?;
        Ok(())
    }

    /// What waits for a quieter hour may be taken now.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn wake_all(&self, now: Timestamp) -> Result<(), StoreError> {
        self.connection.prepare_cached(WAKE_READY)?.execute([at(now)])?;
        self.connection.prepare_cached(WAKE_UNKNOWN)?.execute([at(now)])?;
        Ok(())
    }

    /// The row waits for a person.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn ask_about(&self, id: OutboxId, why: AsksWhy) -> Result<(), StoreError> {
        self.connection.prepare_cached(ASK)?.execute(params![id.get(), why.as_str()])?;
        Ok(())
    }

    /// A person let the row go, as the order stands now.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn let_go(
        &self,
        id: OutboxId,
        revision: u32,
        amount: Paise,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.connection.prepare_cached(LET_GO)?.execute(params![
            id.get(),
            at(now),
            revision,
            amount.get()
        ])?;
        Ok(())
    }

    /// The row goes as another kind of message, at another cost, than it was queued as.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn set_shown_kind(&self, id: OutboxId, kind: &str, cost: Paise) -> Result<(), StoreError> {
        self.connection.prepare_cached(SHOW_AS)?.execute(params![id.get(), kind, cost.get()])?;
        Ok(())
    }

    /// WhatsApp has the bytes of the row's document, under this id.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn keep_media(&self, id: OutboxId, media_id: &str) -> Result<(), StoreError> {
        self.connection.prepare_cached(KEEP_MEDIA)?.execute(params![id.get(), media_id])?;
        Ok(())
    }

    /// The holder of the lease begins: what a dead holder had begun has an unknown outcome.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn take_over(&self, now: Timestamp) -> Result<usize, StoreError> {
        Ok(self.connection.prepare_cached(TAKE_OVER)?.execute([at(now)])?)
    }

    /// Something a lane waited for has happened: its rows may be taken now.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn wake_lane(&self, lane: impl Into<Lane>, now: Timestamp) -> Result<(), StoreError> {
        let key = lane.into().key();
        self.connection.prepare_cached(WAKE_LANE)?.execute([key, at(now)])?;
        self.connection.prepare_cached(SETTLE_SOON)?.execute([key, at(now)])?;
        Ok(())
    }
}
