//! What can go wrong with a vault, one variant for each thing that the caller then does.

use std::io;

/// Why a vault gave no answer. No variant carries a secret, nor an error of the libraries below.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The keychain does not answer, or the person did not unlock it. What needs secrets waits and says so; no
    /// other vault takes its place.
    #[error("the keychain is locked or does not answer")]
    Locked,
    /// What an existing book must have is not there: the vault file, or the named entry. It was lost or left
    /// behind when the book was copied, and the person is asked for it again.
    #[error("{what} is missing from the vault")]
    Missing {
        /// The name of the entry or of the file, never its content.
        what: String,
    },
    /// The vault file cannot be opened without a passphrase, and none was given.
    #[error("the vault file needs a passphrase")]
    PassphraseNeeded,
    /// The passphrase does not open the vault file. Damage to the few bytes that hold the wrapped key cannot be
    /// told from this.
    #[error("the passphrase does not open the vault file")]
    PassphraseWrong,
    /// The vault file or entry is there but is not what was written. Restore it, or enter the secrets again.
    #[error("the vault is damaged")]
    Damaged,
    /// The file is there but the system does not let it be read.
    #[error("{what} cannot be read: {kind}")]
    Unreadable {
        /// The vault file, or where the passphrase should come from.
        what: String,
        /// The system's reason.
        kind: io::ErrorKind,
    },
    /// The vault cannot be written. What it held before it still holds.
    #[error("the vault cannot be written: {0}")]
    Unwritable(WriteFailure),
    /// The secret is empty or longer than [`MAX_SECRET_BYTES`](crate::MAX_SECRET_BYTES).
    #[error("a secret has 1 to 2048 bytes")]
    BadLength,
}

/// Why a vault cannot be written, as far as the person can do something about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteFailure {
    /// The disk, or the person's share of it, is full.
    #[error("the disk is full")]
    DiskFull,
    /// The folder or disk allows no writing.
    #[error("the folder is read-only")]
    ReadOnly,
    /// Anything else that the system reported.
    #[error("{0}")]
    Other(io::ErrorKind),
}

impl VaultError {
    /// Sorts a failure to write by what the person can do.
    pub(crate) fn unwritable(error: &io::Error) -> Self {
        Self::Unwritable(match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => WriteFailure::DiskFull,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => WriteFailure::ReadOnly,
            kind => WriteFailure::Other(kind),
        })
    }

    /// Sorts a failure to read: a file that is not there is missing, any other is unreadable.
    pub(crate) fn unreadable(what: &str, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing { what: what.to_owned() },
            kind => Self::Unreadable { what: what.to_owned(), kind },
        }
    }
}
