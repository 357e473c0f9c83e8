//! Counts of orders that are kept, so that no list has to count.

use crate::book::Read;
use crate::error::StoreError;
use rusqlite::OptionalExtension;

/// How many orders share a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusCount {
    /// `state`, `payment`, `attention` or `filter`.
    pub dimension: String,
    /// The state's name.
    pub name: String,
    /// How many.
    pub n_orders: i64,
}

statements! {
    hot COUNT = "SELECT n_orders FROM order_counts WHERE dimension = ?1 AND name = ?2";
    hot COUNTS = "SELECT dimension, name, n_orders FROM order_counts
        WHERE dimension IN ('attention', 'filter', 'payment', 'state') ORDER BY dimension, name";
}

impl Read<'_> {
    /// How many orders are in a state, from the count that is kept.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn count_orders(&self, dimension: &str, name: &str) -> Result<i64, StoreError> {
        let mut statement = self.connection.prepare_cached(COUNT)?;
        Ok(statement.query_row([dimension, name], |row| row.get(0)).optional()?.unwrap_or(0))
    }

    /// All counts that are kept.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn order_counts(&self) -> Result<Vec<StatusCount>, StoreError> {
        let mut statement = self.connection.prepare_cached(COUNTS)?;
        let counts = statement.query_map([], |row| {
            Ok(StatusCount { dimension: row.get(0)?, name: row.get(1)?, n_orders: row.get(2)? })
        })?;
        Ok(counts.collect::<Result<_, _>>()?)
    }
}
