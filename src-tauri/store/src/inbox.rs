//! Everything that arrives: raw first, meaning later.

use crate::book::{Read, Write};
use crate::convert::{at, count, required_timestamp};
use crate::error::StoreError;
use domain::OrderId;
use domain::ids::DeliveryId;
use jiff::Timestamp;
use rusqlite::params;
use sha2::{Digest, Sha256};

/// A delivery as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryRow {
    /// Its id, in the order of arrival.
    pub id: DeliveryId,
    /// Who sent it.
    pub source: String,
    /// In whose shape it is.
    pub channel: String,
    /// How its origin was proved; a lookup was asked for by ourselves.
    pub proof: String,
    /// Its bytes.
    pub raw: Vec<u8>,
    /// When it arrived.
    pub received_at: Timestamp,
}

/// What became of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventOutcome {
    /// It was merged into an order.
    Applied,
    /// It is about nothing in this book, or not yet.
    Unmatched,
    /// This program does not know what it says; a later one may.
    NotUnderstood,
}

impl EventOutcome {
    /// The name in the book.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            EventOutcome::Applied => "applied",
            EventOutcome::Unmatched => "unmatched",
            EventOutcome::NotUnderstood => "not_understood",
        }
    }
}

/// An event that was read from a delivery.
#[derive(Clone, Debug)]
pub struct NewEvent<'a> {
    /// The delivery that held it.
    pub delivery: DeliveryId,
    /// Its place in it, from 0.
    pub place: usize,
    /// The same for the same event, however often it is delivered.
    pub key: &'a str,
    /// What kind it is.
    pub kind: &'a str,
    /// When it happened, as the sender says.
    pub happened_at: Option<Timestamp>,
}

statements! {
    hot KEEP = "INSERT INTO deliveries (source, channel, proof, raw, hash, received_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT DO NOTHING";
    hot KEEP_ANSWER = "INSERT INTO deliveries (source, channel, proof, raw, hash, received_at, read_at)
        VALUES (?1, '', 'asked', ?2, ?3, ?4, ?4) ON CONFLICT DO NOTHING";
    hot UNREAD = "SELECT id, source, channel, proof, raw, received_at FROM deliveries WHERE read_at IS NULL
        ORDER BY id LIMIT ?1";
    hot IS_UNREAD = "SELECT EXISTS (SELECT 1 FROM deliveries WHERE read_at IS NULL)";
    hot READ = "UPDATE deliveries SET read_at = ?2, problem = ?3 WHERE id = ?1";
    hot EVENT = "INSERT INTO events (delivery_id, place, event_key, kind, outcome, happened_at, applied_at)
        VALUES (?1, ?2, ?3, ?4, 'unmatched', ?5, ?6) ON CONFLICT DO NOTHING";
    hot EVENT_OUTCOME = "UPDATE events SET order_id = ?2, outcome = ?3 WHERE event_key = ?1";
    hot NEWEST_EVENT = "SELECT ifnull(max(id), 0) FROM events";
    hot PRUNE = "UPDATE deliveries SET raw = NULL WHERE id IN (
          SELECT id FROM deliveries WHERE raw IS NOT NULL AND read_at < ?1 LIMIT 1000)";
}

impl Read<'_> {
    /// Deliveries that were not read yet, oldest first.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn unread_deliveries(&self, limit: u32) -> Result<Vec<DeliveryRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(UNREAD)?;
        let rows = statement.query_map([limit], |row| {
            Ok(DeliveryRow {
                id: DeliveryId::new(row.get(0)?),
                source: row.get(1)?,
                channel: row.get(2)?,
                proof: row.get(3)?,
                raw: row.get::<_, Option<Vec<u8>>>(4)?.unwrap_or_default(),
                received_at: required_timestamp(row.get(5)?),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether something waits to be read.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn has_unread(&self) -> Result<bool, StoreError> {
        Ok(self.connection.prepare_cached(IS_UNREAD)?.query_row([], |row| row.get(0))?)
    }

    /// The number of the newest event: two of these tell how many came between.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn newest_event(&self) -> Result<i64, StoreError> {
        Ok(self.connection.prepare_cached(NEWEST_EVENT)?.query_row([], |row| row.get(0))?)
    }
}

impl Write<'_> {
    /// Keeps a delivery before anything is understood of it. The same bytes from the same source are kept once;
    /// returns whether these are new.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn keep_delivery(
        &self,
        source: &str,
        channel: &str,
        proof: &str,
        raw: &[u8],
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let hash = Sha256::digest(raw).to_vec();
        let kept = self.connection.prepare_cached(KEEP)?.execute(params![
            source,
            channel,
            proof,
            raw,
            hash,
            at(now)
        ])?;
        Ok(kept == 1)
    }

    /// Keeps an answer that we asked for, already read. The same answer to the same question is kept once.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn keep_answer(&self, source: &str, raw: &[u8], now: Timestamp) -> Result<(), StoreError> {
        let hash = Sha256::digest(raw).to_vec();
        self.connection.prepare_cached(KEEP_ANSWER)?.execute(params![source, raw, hash, at(now)])?;
        Ok(())
    }

    /// Keeps an event; `false` when it came before and must not act again.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn keep_event(&self, event: &NewEvent<'_>, now: Timestamp) -> Result<bool, StoreError> {
        let NewEvent { delivery, place, key, kind, happened_at } = event;
        let mut statement = self.connection.prepare_cached(EVENT)?;
        let kept = statement.execute(params![
            delivery.get(),
            count(*place),
            key,
            kind,
            happened_at.map(at),
            at(now)
        ])?;
        Ok(kept == 1)
    }

    /// Notes what became of an event.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn note_event(
        &self,
        key: &str,
        order: Option<OrderId>,
        outcome: EventOutcome,
    ) -> Result<(), StoreError> {
        let order = order.map(OrderId::get);
        self.connection.prepare_cached(EVENT_OUTCOME)?.execute(params![key, order, outcome.as_str()])?;
        Ok(())
    }

    /// A delivery was read, with what kept it from being understood, if anything did.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn note_read(
        &self,
        delivery: DeliveryId,
        problem: Option<&str>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.connection.prepare_cached(READ)?.execute(params![delivery.get(), at(now), problem])?;
        Ok(())
    }

    /// Forgets the bytes of deliveries that were read before then.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn prune_deliveries(&self, before: Timestamp) -> Result<usize, StoreError> {
        Ok(self.connection.prepare_cached(PRUNE)?.execute([at(before)])?)
    }
}
