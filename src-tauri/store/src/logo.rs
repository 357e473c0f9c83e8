//! The shop's logo as papers show it.

use crate::book::{Read, Write};
use crate::error::StoreError;
use rusqlite::OptionalExtension;

statements! {
    hot LOGO = "SELECT png FROM logo WHERE id = 1";
    hot KEEP = "INSERT INTO logo VALUES (1, ?1) ON CONFLICT DO UPDATE SET png = excluded.png";
    hot REMOVE = "DELETE FROM logo WHERE id = 1";
}

impl Read<'_> {
    /// The logo as a PNG, if the shop has one.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn logo(&self) -> Result<Option<Vec<u8>>, StoreError> {
        let mut statement = self.connection.prepare_cached(LOGO)?;
        Ok(statement.query_row([], |row| row.get(0)).optional()?)
    }
}

impl Write<'_> {
    /// Keeps a logo in place of the one before.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn keep_logo(&self, png: &[u8]) -> Result<(), StoreError> {
        self.connection.prepare_cached(KEEP)?.execute([png])?;
        Ok(())
    }

    /// Forgets the logo.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn remove_logo(&self) -> Result<(), StoreError> {
        self.connection.prepare_cached(REMOVE)?.execute([])?;
        Ok(())
    }
}
