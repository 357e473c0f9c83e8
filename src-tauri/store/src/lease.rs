//! The worker lease: one process at a time drains outbox and inbox.

use crate::error::StoreError;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

/// Held by the one process that sends, applies and looks up. The operating system takes it back when the
/// process dies, however it dies.
#[derive(Debug)]
pub struct Lease {
    _file: File,
}

impl Lease {
    /// Takes the lease of the book in `folder`, or `None` while another process has it.
    ///
    /// # Errors
    /// When the lock file cannot be made or locked at all.
    pub fn try_take(folder: &Path) -> Result<Option<Lease>, StoreError> {
        let file =
            OpenOptions::new().create(true).truncate(false).write(true).open(folder.join("worker.lease"))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Lease { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_holds_the_lease_until_it_lets_go() {
        let folder = tempfile::tempdir().unwrap();
        let first = Lease::try_take(folder.path()).unwrap();
        assert!(first.is_some());
        assert!(Lease::try_take(folder.path()).unwrap().is_none());
        drop(first);
        assert!(Lease::try_take(folder.path()).unwrap().is_some());
    }
}
