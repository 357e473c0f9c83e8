//! A lock on the data folder, held for moments: while a book is made or migrated, and around the file beside it.
//!
//! It is a file of its own, because on Windows a locked file cannot be read through another handle.

use crate::error::StoreError;
use std::fs::{File, OpenOptions};
use std::path::Path;

/// Holds the folder against other processes until it is dropped.
#[derive(Debug)]
pub struct FolderLock {
    _file: File,
}

impl FolderLock {
    /// Waits for the lock.
    pub fn take(folder: &Path) -> Result<FolderLock, StoreError> {
        let path = folder.join("book.lock");
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
        file.lock()?;
        Ok(FolderLock { _file: file })
    }
}
