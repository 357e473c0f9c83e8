//! Secrets: API keys, app secrets, and the copy of a book's generation that is kept outside the book.
//!
//! A book has one [`Vault`], of one [`VaultKind`]: the operating system's keychain; where none answers, a file
//! `vault.age` in the data folder that a passphrase opens; for a practice book, memory. The kind is chosen once
//! ([`Vault::choose`]), recorded by the caller, and from then on only that kind is opened ([`Vault::open`]).
//!
//! Deliberately absent:
//! - **Falling back.** A keychain that stops answering is [`VaultError::Locked`], never a file instead.
//! - **Making up secrets.** A missing entry is `None`; nothing here creates a key or a passphrase.
//! - **The environment.** Where the passphrase comes from is an argument, a [`PassphraseSource`].
//! - **Showing.** No secret stands in a `Debug`, a message or an error, and no error of the libraries below is
//!   passed on, since some of those carry the bytes that they could not read.
//!
//! Every call may block, on the disk, on a third of a second of key derivation, or on the system's own question
//! to the person: from asynchronous code call it on a blocking thread. A `Vault` may be shared between threads.

mod entries;
mod error;
mod file;
mod keychain;
mod kind;
mod memory;
mod name;
mod passphrase;
mod platform;
mod sealed;

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use keyring_core::CredentialStore;
use secrecy::{ExposeSecret, SecretString};

pub use error::{VaultError, WriteFailure};
pub use file::{FileVault, VAULT_FILE};
pub use keychain::KeychainVault;
pub use kind::{UnknownVaultKind, VaultKind};
pub use memory::MemoryVault;
pub use name::{BookId, NotAName, SecretName};
pub use passphrase::{MAX_PASSPHRASE_BYTES, PassphraseSource};

/// The longest secret that can be put, in bytes of UTF-8. Windows keeps at most 2,560 bytes per credential; one
/// bound for all kinds means that a book behaves the same on every system.
pub const MAX_SECRET_BYTES: usize = 2_048;

/// The secrets of one book. A closed set of kinds, because a fourth must say what its failures mean.
pub enum Vault {
    /// Entries in the operating system's keychain.
    Keychain(KeychainVault),
    /// An encrypted file in the data folder, opened by a passphrase.
    File(FileVault),
    /// Entries that end with the process, for a practice book.
    Memory(MemoryVault),
}

impl Vault {
    /// Chooses the vault of a **new** book: the keychain if it keeps and returns a probe entry, else the file
    /// in `dir`. The caller records [`Vault::kind`] and hands it to [`Vault::open`] ever after.
    ///
    /// The passphrase is asked for only if the keychain does not answer.
    ///
    /// # Errors
    /// Those of [`Vault::create`] for [`VaultKind::File`].
    pub fn choose(dir: &Path, book: &BookId, passphrase: &PassphraseSource) -> Result<Self, VaultError> {
        Self::choose_on(platform::keychain, dir, book, passphrase)
    }

    /// Sets up the vault of a **new** book as a kind that the person or the program asked for.
    ///
    /// A vault file that `dir` already has is opened and kept, never overwritten.
    ///
    /// # Errors
    /// As [`Vault::open`], and [`VaultError::Unwritable`] if the file cannot be made.
    pub fn create(
        kind: VaultKind,
        dir: &Path,
        book: &BookId,
        passphrase: &PassphraseSource,
    ) -> Result<Self, VaultError> {
        match kind {
            VaultKind::File => FileVault::create(dir, book.clone(), passphrase).map(Self::File),
            VaultKind::Keychain | VaultKind::Memory => Self::open(kind, dir, book, passphrase),
        }
    }

    /// Opens the vault of an existing book, as the kind that was recorded when the book was new. A memory vault
    /// is empty each time.
    ///
    /// # Errors
    /// [`VaultError::Locked`] if the keychain does not answer; for a file [`VaultError::Missing`],
    /// [`VaultError::PassphraseNeeded`], [`VaultError::PassphraseWrong`], [`VaultError::Damaged`] or
    /// [`VaultError::Unreadable`].
    pub fn open(
        kind: VaultKind,
        dir: &Path,
        book: &BookId,
        passphrase: &PassphraseSource,
    ) -> Result<Self, VaultError> {
        Self::open_on(platform::keychain, kind, dir, book, passphrase)
    }

    /// An empty vault that ends with the process.
    #[must_use]
    pub fn memory() -> Self {
        Self::Memory(MemoryVault::default())
    }

    /// What the caller records beside the book.
    #[must_use]
    pub const fn kind(&self) -> VaultKind {
        match self {
            Self::Keychain(_) => VaultKind::Keychain,
            Self::File(_) => VaultKind::File,
            Self::Memory(_) => VaultKind::Memory,
        }
    }

    /// Keeps a secret durably under a name, in place of what was there.
    ///
    /// # Errors
    /// [`VaultError::BadLength`] for an empty secret or one above [`MAX_SECRET_BYTES`]; [`VaultError::Locked`];
    /// [`VaultError::Unwritable`]; for a file that another process changed meanwhile, those of reading it.
    pub fn put(&self, name: &SecretName, secret: &SecretString) -> Result<(), VaultError> {
        if !(1..=MAX_SECRET_BYTES).contains(&secret.expose_secret().len()) {
            return Err(VaultError::BadLength);
        }
        match self {
            Self::Keychain(vault) => vault.put(name, secret),
            Self::File(vault) => vault.put(name, secret),
            Self::Memory(vault) => {
                vault.put(name, secret);
                Ok(())
            }
        }
    }

    /// The secret of that name. `None` means that there is none, which for an existing book is no reason to
    /// make a new one: see [`Vault::require`].
    ///
    /// # Errors
    /// [`VaultError::Locked`], [`VaultError::Damaged`], and what reading a changed file may give.
    pub fn get(&self, name: &SecretName) -> Result<Option<SecretString>, VaultError> {
        match self {
            Self::Keychain(vault) => vault.get(name),
            Self::File(vault) => vault.get(name),
            Self::Memory(vault) => Ok(vault.get(name)),
        }
    }

    /// The secret of that name, where the book cannot do without it.
    ///
    /// # Errors
    /// As [`Vault::get`], and [`VaultError::Missing`] with the entry's name if there is none.
    pub fn require(&self, name: &SecretName) -> Result<SecretString, VaultError> {
        self.get(name)?.ok_or_else(|| VaultError::Missing { what: name.as_str().to_owned() })
    }

    /// Forgets the secret of that name; done as well if there was none.
    ///
    /// # Errors
    /// As [`Vault::put`], but for the length.
    pub fn remove(&self, name: &SecretName) -> Result<(), VaultError> {
        match self {
            Self::Keychain(vault) => vault.remove(name),
            Self::File(vault) => vault.remove(name),
            Self::Memory(vault) => {
                vault.remove(name);
                Ok(())
            }
        }
    }

    fn choose_on(
        system: impl FnOnce() -> Option<Arc<CredentialStore>>,
        dir: &Path,
        book: &BookId,
        passphrase: &PassphraseSource,
    ) -> Result<Self, VaultError> {
        match KeychainVault::probed(system(), book) {
            Some(keychain) => Ok(Self::Keychain(keychain)),
            None => Self::create(VaultKind::File, dir, book, passphrase),
        }
    }

    /// The kind decides, and nothing else: there is no second arm to try when one fails.
    fn open_on(
        system: impl FnOnce() -> Option<Arc<CredentialStore>>,
        kind: VaultKind,
        dir: &Path,
        book: &BookId,
        passphrase: &PassphraseSource,
    ) -> Result<Self, VaultError> {
        match kind {
            VaultKind::Keychain => KeychainVault::open(system(), book.clone()).map(Self::Keychain),
            VaultKind::File => FileVault::open(dir, book.clone(), passphrase).map(Self::File),
            VaultKind::Memory => Ok(Self::memory()),
        }
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vault").field("kind", &self.kind()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
