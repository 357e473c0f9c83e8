//! Small facts of the book that have no table of their own. Never a secret.

use crate::book::{Read, Write};
use crate::error::StoreError;
use rusqlite::OptionalExtension;

statements! {
    hot SETTING = "SELECT value FROM settings WHERE name = ?1";
    hot SET = "INSERT INTO settings VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value";
}

impl Read<'_> {
    /// A setting of the book that is no secret.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(SETTING)?;
        Ok(statement.query_row([name], |row| row.get(0)).optional()?)
    }
}

impl Write<'_> {
    /// Sets a setting.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn set_setting(&self, name: &str, value: &str) -> Result<(), StoreError> {
        self.connection.prepare_cached(SET)?.execute([name, value])?;
        Ok(())
    }
}
