//! Copies of the book.

use crate::book::Store;
use crate::error::StoreError;
use rusqlite::Connection;
use std::path::Path;

statements! {
    whole COPY = "VACUUM INTO ?1";
}

/// Writes a whole, compact copy of an open book. An older copy of the same name is replaced only when the new one stands.
pub fn copy(connection: &Connection, to: &Path) -> Result<(), StoreError> {
    let fresh = to.with_extension("copying");
    let Some(name) = fresh.to_str() else {
        return Err(std::io::Error::from(std::io::ErrorKind::InvalidFilename).into());
    };
    match std::fs::remove_file(&fresh) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    connection.execute(COPY, [name])?;
    std::fs::File::options().write(true).open(&fresh)?.sync_all()?;
    std::fs::rename(&fresh, to)?;
    if let Some(folder) = to.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        crate::platform::sync_folder(folder)?;
    }
    Ok(())
}

impl Store {
    /// Writes a whole copy of the book to another file, while it goes on being used.
    ///
    /// # Errors
    /// What keeps the copy from being written.
    pub fn copy_to(&self, to: &Path) -> Result<(), StoreError> {
        // A plain connection: VACUUM does not run inside the snapshot that a read has.
        let connection = crate::connection::open(
            &self.folder().join("book.sqlite3"),
            None,
            crate::connection::Mode::Write,
        )?;
        copy(&connection, to)
    }
}
