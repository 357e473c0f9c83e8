//! A lock on the data folder, held for moments: while a book is made or migrated, and around the file beside it.
//!
//! It is a file of its own, because on Windows a locked file cannot be read through another handle.

use crate::error::StoreError;
use std::fs::{File, OpenOptions};
use std::path::Path;

/// The file that is locked. Two of one process exclude each other as two processes do.
#[derive(Debug)]
pub struct FolderLock {
    file: File,
}

/// Holds the folder against everybody else until it is dropped.
#[derive(Debug)]
pub struct Held<'l> {
    lock: &'l FolderLock,
}

impl FolderLock {
    /// Opens the lock, and makes it where there is none.
    pub fn open(folder: &Path) -> Result<FolderLock, StoreError> {
        let path = folder.join("book.lock");
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
        Ok(FolderLock { file })
    }

    /// Waits until nobody else holds it.
    pub fn hold(&self) -> Result<Held<'_>, StoreError> {
        self.file.lock()?;
        Ok(Held { lock: self })
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        // What cannot be unlocked is unlocked with its file.
        let _ = self.lock.file.unlock();
    }
}
