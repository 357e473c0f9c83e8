//! What happened, for ever: append-only, each row sealed with the hash of the one before.
//!
//! Rows hold ids and figures, never names or telephone numbers, so that forgetting a customer leaves the chain whole.

mod what;

pub use what::What;

use crate::book::{Read, Write};
use crate::convert::{at, required_timestamp};
use crate::error::StoreError;
use domain::{OrderId, Paise};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

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
    /// Its place, from 1.
    pub id: i64,
    /// The order it is about, if it is about one.
    pub order: Option<OrderId>,
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub what: String,
    /// Its figures.
    pub figures: String,
}

impl HistoryRow {
    /// One of its figures.
    #[must_use]
    pub fn figure(&self, name: &str) -> Option<&str> {
        let mut pairs = self.figures.split(' ').filter_map(|pair| pair.split_once('='));
        pairs.find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// One of its figures that is a number.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<i64> {
        self.figure(name)?.parse().ok()
    }

    /// One of its figures that is an amount in paise.
    #[must_use]
    pub fn amount(&self, name: &str) -> Option<Paise> {
        self.number(name).map(Paise::new)
    }
}

fn parse(row: &Row<'_>) -> rusqlite::Result<HistoryRow> {
    Ok(HistoryRow {
        id: row.get(0)?,
        order: row.get::<_, Option<i64>>(1)?.map(OrderId::new),
        at: required_timestamp(row.get(2)?),
        what: row.get(3)?,
        figures: row.get(4)?,
    })
}

statements! {
    hot LAST = "SELECT at, hash FROM history WHERE id = (SELECT max(id) FROM history)";
    hot APPEND = "INSERT INTO history (at, order_id, what, figures, hash) VALUES (?1, ?2, ?3, ?4, ?5)";
    hot OF_ORDER = "SELECT id, order_id, at, what, figures FROM history WHERE order_id = ?1 ORDER BY id";
    hot SINCE = "SELECT id, order_id, at, what, figures FROM history WHERE id > ?1 AND what = ?2 ORDER BY id LIMIT ?3";
    hot NEWEST = "SELECT ifnull(max(id), 0) FROM history";
    hot LAST_QUARANTINE = "SELECT ifnull(max(id), 0) FROM history INDEXED BY history_quarantines
        WHERE what = 'book_quarantined'";
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
        let rows = statement.query_map([order.get()], parse)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What happened of one kind after a place in history, oldest first.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn history_since(&self, id: i64, what: What, limit: u32) -> Result<Vec<HistoryRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(SINCE)?;
        let rows = statement.query_map(params![id, what.as_str(), limit], parse)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The newest place in history; two of these tell what came between.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn newest_history(&self) -> Result<i64, StoreError> {
        Ok(self.connection.prepare_cached(NEWEST)?.query_row([], |row| row.get(0))?)
    }

    /// Where in history the newest quarantine began; 0 where there never was one.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn last_quarantine(&self) -> Result<i64, StoreError> {
        Ok(self.connection.prepare_cached(LAST_QUARANTINE)?.query_row([], |row| row.get(0))?)
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
