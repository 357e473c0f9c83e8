//! The one place where a book's file is opened.

use crate::error::StoreError;
use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::{M, Migrations};
use std::path::Path;

/// The key of an encrypted book: 32 random bytes.
pub struct Key([u8; 32]);

impl Key {
    /// Takes the bytes from the vault.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Key {
        Key(bytes)
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let _ = self.0;
        f.write_str("Key([redacted])")
    }
}

/// `PRCH`: tells an order book from any other SQLite file.
const APPLICATION_ID: i32 = 0x5052_4348;

const STEPS: &[M<'static>] = &[M::up(include_str!("schema/0001_order_book.sql"))];
const MIGRATIONS: Migrations<'static> = Migrations::from_slice(STEPS);

/// The newest version of a book that this program knows.
pub const VERSION: u32 = 1;

/// How a connection will be used.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Makes the file.
    Create,
    /// Writes.
    Write,
    /// Reads only.
    Read,
}

/// Opens a connection with the settings that every connection of a book has.
pub fn open(path: &Path, key: Option<&Key>, mode: Mode) -> Result<Connection, StoreError> {
    if key.is_some() {
        return Err(StoreError::KeyUnsupported);
    }
    let flags = match mode {
        Mode::Create => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        Mode::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Mode::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(std::time::Duration::from_secs(20))?;
    connection.set_prepared_statement_cache_capacity(128);
    if mode != Mode::Read {
        connection.pragma_update(None, "journal_mode", "wal")?;
        connection.pragma_update(None, "synchronous", "full")?;
        connection.pragma_update(None, "foreign_keys", true)?;
    }
    // 64 MB: the figure at which an encrypted book costs nothing over a plain one.
    connection.pragma_update(None, "cache_size", -64_000)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.pragma_update(None, "trusted_schema", false)?;
    Ok(connection)
}

/// Brings a book to this program's version, in one transaction, after `before` has copied it away.
pub fn migrate(
    connection: &mut Connection,
    before: impl FnOnce(&Connection, u32) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let version: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if version > VERSION {
        return Err(StoreError::BookNewer { book: version, program: VERSION });
    }
    if version > 0 && application != APPLICATION_ID {
        return Err(StoreError::Damaged("the file is no order book".into()));
    }
    if version == VERSION {
        return Ok(());
    }
    if version > 0 {
        before(connection, version)?;
    }
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    MIGRATIONS.to_latest(connection).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => StoreError::from(err),
        other => StoreError::Damaged(other.to_string()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_are_valid_and_counted() {
        MIGRATIONS.validate().unwrap();
        assert_eq!(u32::try_from(STEPS.len()).unwrap(), VERSION);
    }
}
