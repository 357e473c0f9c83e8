//! The practice book's vault: nothing is written anywhere, and nothing outlives the process.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use secrecy::SecretString;

use crate::SecretName;

/// Secrets in memory, wiped when they are replaced or the vault is dropped.
#[derive(Default)]
pub struct MemoryVault {
    entries: Mutex<BTreeMap<SecretName, SecretString>>,
}

impl MemoryVault {
    pub(crate) fn put(&self, name: &SecretName, secret: &SecretString) {
        self.entries().insert(name.clone(), secret.clone());
    }

    pub(crate) fn get(&self, name: &SecretName) -> Option<SecretString> {
        self.entries().get(name).cloned()
    }

    pub(crate) fn remove(&self, name: &SecretName) {
        self.entries().remove(name);
    }

    /// A thread that panicked cannot have left a map half changed: every change is one call.
    fn entries(&self) -> MutexGuard<'_, BTreeMap<SecretName, SecretString>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
