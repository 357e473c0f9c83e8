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

/// What has to be done to an empty file, step by step, to make it a book. Steps are added, never changed.
pub const STEPS: &[M<'static>] = &[
    M::up(include_str!("schema/0001_order_book.sql")),
    M::up(include_str!("schema/0002_window.sql")),
    M::up(include_str!("schema/0003_items.sql")),
    M::up(include_str!("schema/0004_documents.sql")),
    M::up(include_str!("schema/0005_papers.sql")),
    M::up(include_str!("schema/0006_channels.sql")),
    M::up(include_str!("schema/0007_chats.sql")),
    M::up(include_str!("schema/0008_templates.sql")),
    M::up(include_str!("schema/0009_batches.sql")),
    M::up(include_str!("schema/0010_documents_sent.sql")),
    M::up(include_str!("schema/0011_gateways.sql")),
];

/// Memory for pages of the file, in KiB. 64 MB is the figure at which an encrypted book costs nothing over a plain
/// one; readers need less, because there are several and lists are short.
const CACHE_KIB: i32 = 64_000;
const READER_CACHE_KIB: i32 = 16_000;

/// How much of the log stays on the disk after it was copied into the book, in bytes.
const KEPT_LOG: i64 = 16 << 20;

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
    match mode {
        Mode::Create => connection.pragma_update(None, "application_id", APPLICATION_ID)?,
        // Before anything is changed: the file may be somebody else's.
        Mode::Write => refuse_others(&connection)?,
        Mode::Read => {}
    }
    if mode == Mode::Write {
        connection.pragma_update(None, "journal_mode", "wal")?;
        connection.pragma_update(None, "journal_size_limit", KEPT_LOG)?;
    }
    if mode != Mode::Read {
        connection.pragma_update(None, "synchronous", "full")?;
        connection.pragma_update(None, "foreign_keys", true)?;
    }
    let cache = if mode == Mode::Read { READER_CACHE_KIB } else { CACHE_KIB };
    connection.pragma_update(None, "cache_size", -cache)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.pragma_update(None, "trusted_schema", false)?;
    Ok(connection)
}

fn refuse_others(connection: &Connection) -> Result<(), StoreError> {
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != APPLICATION_ID || version(connection)? == 0 {
        return Err(StoreError::Damaged("the file is no order book".into()));
    }
    let (book, program) = (version(connection)?, newest(STEPS));
    if book > program {
        return Err(StoreError::BookNewer { book, program });
    }
    // SQLite opens a file that it may not write for reading, without a word.
    if connection.is_readonly(rusqlite::MAIN_DB)? {
        return Err(StoreError::ReadOnly);
    }
    Ok(())
}

fn version(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

fn newest(steps: &[M<'_>]) -> u32 {
    u32::try_from(steps.len()).unwrap_or(u32::MAX)
}

/// Brings a book up to the last of `steps`, in one transaction, after `before` has copied an older one away. The
/// caller holds the folder's lock.
pub fn migrate(
    connection: &mut Connection,
    steps: &'static [M<'static>],
    before: impl FnOnce(&Connection, u32) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let book = version(connection)?;
    if book == newest(steps) {
        return Ok(());
    }
    if book > 0 {
        before(connection, book)?;
    }
    Migrations::from_slice(steps).to_latest(connection).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => StoreError::from(err),
        other => StoreError::Damaged(other.to_string()),
    })
}
