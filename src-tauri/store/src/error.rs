//! What can go wrong with a book, by what a caller does about it.

use domain::document::SeriesRefusal;
use thiserror::Error;

/// A book that cannot be opened, read or written.
#[derive(Debug, Error)]
pub enum StoreError {
    /// Made by a newer program; this one would not know what it destroys.
    #[error("the book has version {book}, this program knows up to {program}")]
    BookNewer {
        /// The book's version.
        book: u32,
        /// The newest version that this program knows.
        program: u32,
    },
    /// There is no book at this place.
    #[error("there is no book at this place")]
    Missing,
    /// There is a book already where a new one was to be made.
    #[error("there is a book at this place already")]
    Exists,
    /// The file is no order book, or its content is torn.
    #[error("the book is damaged: {0}")]
    Damaged(String),
    /// The folder or the file cannot be written.
    #[error("the book cannot be written")]
    ReadOnly,
    /// No room left.
    #[error("the disk is full")]
    DiskFull,
    /// The folder is on a network or synchronised between machines, where locks do not hold.
    #[error("the folder is not on this machine's own disk: {0}")]
    NetworkFolder(String),
    /// Another program holds the book for longer than a person should wait.
    #[error("the book is in use by another program")]
    Busy,
    /// A row does not hold what it must.
    #[error("row {id} of {table} has no valid {what}")]
    Row {
        /// The table.
        table: &'static str,
        /// The row's key.
        id: String,
        /// The column or fact.
        what: &'static str,
    },
    /// Till letters and sequences are used up.
    #[error("the till has no order numbers left")]
    NumbersUsedUp,
    /// A series gives no number.
    #[error(transparent)]
    Series(#[from] SeriesRefusal),
    /// This build cannot open encrypted books.
    #[error("this program was built without encryption of the book")]
    KeyUnsupported,
    /// The writing thread has ended, which it does only with the program.
    #[error("the book is closed")]
    Closed,
    /// The operating system refused something beside the book.
    #[error("a file beside the book cannot be used")]
    File(#[source] std::io::Error),
    /// SQLite refused for a reason that no caller can act on.
    #[error("the book refused a statement")]
    Sql(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> StoreError {
        use rusqlite::ErrorCode;
        // The file that readers and writers share cannot grow: a full disk by another name.
        if error
            .sqlite_error()
            .is_some_and(|error| error.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE)
        {
            return StoreError::DiskFull;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => StoreError::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                StoreError::ReadOnly
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                StoreError::Damaged(error.to_string())
            }
            _ => StoreError::Sql(error),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> StoreError {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::DiskFull,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly,
            _ => StoreError::File(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::ffi;

    #[test]
    fn what_sqlite_says_becomes_what_a_caller_can_do() {
        for (code, expected) in [
            (ffi::SQLITE_FULL, "the disk is full"),
            (ffi::SQLITE_IOERR_SHMSIZE, "the disk is full"),
            (ffi::SQLITE_READONLY, "the book cannot be written"),
            (ffi::SQLITE_READONLY_DIRECTORY, "the book cannot be written"),
            (ffi::SQLITE_CANTOPEN, "the book cannot be written"),
            (ffi::SQLITE_BUSY, "the book is in use by another program"),
            (ffi::SQLITE_BUSY_SNAPSHOT, "the book is in use by another program"),
            (ffi::SQLITE_IOERR_READ, "the book refused a statement"),
            (ffi::SQLITE_CONSTRAINT_UNIQUE, "the book refused a statement"),
        ] {
            let error = rusqlite::Error::SqliteFailure(ffi::Error::new(code), None);
            assert_eq!(StoreError::from(error).to_string(), expected, "{code}");
        }
    }

    #[test]
    fn what_the_system_says_becomes_what_a_caller_can_do() {
        use std::io::{Error, ErrorKind};
        for (kind, expected) in [
            (ErrorKind::StorageFull, "the disk is full"),
            (ErrorKind::QuotaExceeded, "the disk is full"),
            (ErrorKind::PermissionDenied, "the book cannot be written"),
            (ErrorKind::ReadOnlyFilesystem, "the book cannot be written"),
            (ErrorKind::NotADirectory, "a file beside the book cannot be used"),
        ] {
            assert_eq!(StoreError::from(Error::from(kind)).to_string(), expected, "{kind}");
        }
    }
}
