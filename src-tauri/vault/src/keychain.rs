//! The operating system's keychain, reached through `keyring-core`'s store so that tests can bring their own.
//!
//! An entry is one credential of the service `Parchi` for the user `<book id>/<name>`. Nothing is cached: what
//! the person removes from the keychain is gone at once.

use std::sync::Arc;

use keyring_core::{CredentialStore, Entry, Error};
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use crate::{BookId, SecretName, VaultError};

/// What the keychain's own window shows as the owner of the entries.
const SERVICE: &str = "Parchi";

/// One book's entries in the keychain.
pub struct KeychainVault {
    store: Arc<CredentialStore>,
    book: BookId,
}

impl KeychainVault {
    /// `store` is `None` where the system's keychain could not be reached.
    pub(crate) fn open(store: Option<Arc<CredentialStore>>, book: BookId) -> Result<Self, VaultError> {
        let store = store.ok_or(VaultError::Locked)?;
        Ok(Self { store, book })
    }

    /// Opens it only if it keeps what it is given, found out by giving it a probe for this book and taking it
    /// away again. A keychain that cannot forget the probe is no good either.
    pub(crate) fn probed(store: Option<Arc<CredentialStore>>, book: &BookId) -> Option<Self> {
        const PROBE: &[u8] = b"probe";
        let keychain = Self::open(store, book.clone()).ok()?;
        let entry = keychain.entry("probe").ok()?;
        entry.set_secret(PROBE).ok()?;
        let kept = entry.get_secret().ok()?;
        entry.delete_credential().ok()?;
        (kept == PROBE).then_some(keychain)
    }

    pub(crate) fn put(&self, name: &SecretName, secret: &SecretString) -> Result<(), VaultError> {
        self.entry(name.as_str())
            .and_then(|entry| entry.set_secret(secret.expose_secret().as_bytes()))
            .map_err(|error| decide(&error))
    }

    pub(crate) fn get(&self, name: &SecretName) -> Result<Option<SecretString>, VaultError> {
        match self.entry(name.as_str()).and_then(|entry| entry.get_secret()).map(Zeroizing::new) {
            Ok(bytes) => match std::str::from_utf8(&bytes) {
                Ok(secret) => Ok(Some(SecretString::from(secret))),
                Err(_) => Err(VaultError::Damaged),
            },
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(decide(&error)),
        }
    }

    pub(crate) fn remove(&self, name: &SecretName) -> Result<(), VaultError> {
        match self.entry(name.as_str()).and_then(|entry| entry.delete_credential()) {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(decide(&error)),
        }
    }

    fn entry(&self, name: &str) -> Result<Entry, Error> {
        self.store.build(SERVICE, &format!("{}/{name}", self.book), None)
    }
}

/// What the caller does about a failure. Only the variant is looked at: some carry the bytes of the secret.
fn decide(error: &Error) -> VaultError {
    match error {
        Error::BadEncoding(_) | Error::BadDataFormat(..) => VaultError::Damaged,
        Error::TooLong(..) => VaultError::BadLength,
        // Also `NoEntry`, which getting and removing have dealt with: a store that cannot find what it was just
        // told to write does not work.
        _ => VaultError::Locked,
    }
}
