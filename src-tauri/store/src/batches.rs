//! Many bills sent at one person's word: how far they have come, and how to stop them.

use crate::book::{Read, Write};
use crate::convert::{at, maybe_paise, required_timestamp, row_error, timestamp};
use crate::error::StoreError;
use crate::outbox::OutboxState;
use domain::{OutboxId, Paise};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

/// A batch of the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BatchId(i64);

impl BatchId {
    /// The batch with this row.
    #[must_use]
    pub const fn new(id: i64) -> BatchId {
        BatchId(id)
    }

    /// The row.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

/// A batch as the book keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchRow {
    /// Its row.
    pub id: BatchId,
    /// When a person gave the word.
    pub started_at: Timestamp,
    /// How many orders were chosen and could not be asked for.
    pub left_out: u32,
    /// Since when it rests.
    pub paused_at: Option<Timestamp>,
    /// When the rest of it was taken back.
    pub canceled_at: Option<Timestamp>,
}

/// How many rows of a batch are in one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BatchCount {
    /// The state.
    pub state: OutboxState,
    /// How many.
    pub rows: u32,
    /// What they cost together, as it was shown.
    pub cost: Paise,
}

statements! {
    hot BEGIN = "INSERT INTO batches (started_at, n_left_out) VALUES (?1, ?2)";
    hot PUT = "INSERT INTO batch_rows (outbox_id, batch_id) VALUES (?1, ?2)";
    hot BY_ID = "SELECT * FROM batches WHERE id = ?1";
    hot NEWEST = "SELECT * FROM batches WHERE id = (SELECT max(id) FROM batches)";
    hot COUNTS = "SELECT state, count(*) AS n_rows, sum(cost_paise) AS cost_paise
        FROM batch_rows JOIN outbox ON outbox.id = batch_rows.outbox_id WHERE batch_id = ?1 GROUP BY state";
    hot WAITING = "SELECT outbox.id FROM batch_rows JOIN outbox ON outbox.id = batch_rows.outbox_id
        WHERE batch_id = ?1 AND state IN ('ready', 'asks') AND tries = 0 ORDER BY outbox.id";
    hot PAUSE = "UPDATE batches SET paused_at = ?2 WHERE id = ?1 AND canceled_at IS NULL";
    hot CANCEL = "UPDATE batches SET canceled_at = ?2, paused_at = NULL WHERE id = ?1 AND canceled_at IS NULL";
}

fn parse(row: &Row<'_>) -> rusqlite::Result<BatchRow> {
    Ok(BatchRow {
        id: BatchId(row.get("id")?),
        started_at: required_timestamp(row.get("started_at")?),
        left_out: row.get("n_left_out")?,
        paused_at: timestamp(row.get("paused_at")?),
        canceled_at: timestamp(row.get("canceled_at")?),
    })
}

impl Read<'_> {
    /// One batch.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn batch(&self, id: BatchId) -> Result<Option<BatchRow>, StoreError> {
        Ok(self.connection.prepare_cached(BY_ID)?.query_row([id.0], parse).optional()?)
    }

    /// The batch that was begun last.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn newest_batch(&self) -> Result<Option<BatchRow>, StoreError> {
        Ok(self.connection.prepare_cached(NEWEST)?.query_row([], parse).optional()?)
    }

    /// How many rows of a batch are in which state.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn count_batch(&self, id: BatchId) -> Result<Vec<BatchCount>, StoreError> {
        let mut statement = self.connection.prepare_cached(COUNTS)?;
        let mut rows = statement.query([id.0])?;
        let mut counts = Vec::new();
        while let Some(row) = rows.next()? {
            let state: String = row.get("state")?;
            let state =
                OutboxState::from_name(&state).ok_or_else(|| row_error("batch_rows", id.0, "state"))?;
            let cost = maybe_paise(row, "cost_paise")?.unwrap_or(Paise::ZERO);
            counts.push(BatchCount { state, rows: row.get("n_rows")?, cost });
        }
        Ok(counts)
    }

    /// The rows of a batch for which no request was ever begun, oldest first.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn waiting_in_batch(&self, id: BatchId) -> Result<Vec<OutboxId>, StoreError> {
        let mut statement = self.connection.prepare_cached(WAITING)?;
        let rows = statement.query_map([id.0], |row| row.get(0).map(OutboxId::new))?;
        rows.map(|row| Ok(row?)).collect()
    }
}

impl Write<'_> {
    /// Begins a batch.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn begin_batch(&self, left_out: u32, now: Timestamp) -> Result<BatchId, StoreError> {
        self.connection.prepare_cached(BEGIN)?.execute(params![at(now), left_out])?;
        Ok(BatchId(self.connection.last_insert_rowid()))
    }

    /// Puts a row of the outbox into a batch.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn put_into_batch(&self, id: BatchId, row: OutboxId) -> Result<(), StoreError> {
        self.connection.prepare_cached(PUT)?.execute([row.get(), id.0])?;
        Ok(())
    }

    /// Lets a batch rest, or go on. Whether there is one that was not cancelled.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn pause_batch(&self, id: BatchId, since: Option<Timestamp>) -> Result<bool, StoreError> {
        Ok(self.connection.prepare_cached(PAUSE)?.execute(params![id.0, since.map(at)])? > 0)
    }

    /// Notes that the rest of a batch was taken back. Whether there is one that was not cancelled.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn cancel_batch(&self, id: BatchId, now: Timestamp) -> Result<bool, StoreError> {
        Ok(self.connection.prepare_cached(CANCEL)?.execute(params![id.0, at(now)])? > 0)
    }
}
