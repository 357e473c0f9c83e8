//! Small facts of the book that have no table of their own. Never a secret.

use crate::book::Write;
use crate::error::StoreError;

statements! {
    hot SETTING = "SELECT value FROM settings WHERE name = ?1";
    hot SET = "INSERT INTO settings VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value";
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
