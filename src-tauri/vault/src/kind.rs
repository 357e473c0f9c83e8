//! Which of the three vaults a book has: what is recorded when the book is new.

use std::fmt;
use std::str::FromStr;

/// The kind of a book's vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VaultKind {
    /// The operating system's keychain.
    Keychain,
    /// A file opened by a passphrase.
    File,
    /// Memory; a practice book's.
    Memory,
}

impl VaultKind {
    /// The name under which the choice is recorded. It never changes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Keychain => "keychain",
            Self::File => "file",
            Self::Memory => "memory",
        }
    }
}

impl fmt::Display for VaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for VaultKind {
    type Err = UnknownVaultKind;

    /// Reads the recorded name, exactly.
    fn from_str(name: &str) -> Result<Self, UnknownVaultKind> {
        match name {
            "keychain" => Ok(Self::Keychain),
            "file" => Ok(Self::File),
            "memory" => Ok(Self::Memory),
            _ => Err(UnknownVaultKind),
        }
    }
}

/// The name is none of the kinds this program knows, as when a newer program wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a known kind of vault")]
pub struct UnknownVaultKind;
