//! The vault file: one sealed file in the data folder, for machines without a keychain.
//!
//! Several processes may use it. A write holds the lock on `vault.lock` from reading to renaming, so none is
//! lost; a reader sees the old file or the new one, never half of one. Each process derives the key when it
//! opens the file, again when it writes, and again when another process wrote in between.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use secrecy::SecretString;

use crate::entries::Entries;
use crate::{BookId, PassphraseSource, SecretName, VaultError, platform, sealed};

/// The vault file's name in the data folder.
pub const VAULT_FILE: &str = "vault.age";
const LOCK_FILE: &str = "vault.lock";
const NEXT_FILE: &str = "vault.age.next";

/// A vault file holds a few keys; what is larger than this (bytes) is something else.
const MAX_FILE_BYTES: u64 = 1024 * 1024;

/// One book's entries in the vault file of its data folder.
pub struct FileVault {
    dir: PathBuf,
    book: BookId,
    passphrase: SecretString,
    opened: Mutex<Opened>,
}

/// The entries, and the very bytes they were read from: if the file has others by now, they are read again.
struct Opened {
    sealed: Vec<u8>,
    entries: Entries,
}

impl FileVault {
    pub(crate) fn open(dir: &Path, book: BookId, source: &PassphraseSource) -> Result<Self, VaultError> {
        // First, so that nobody is asked for the passphrase to a file that is not there.
        let sealed = read_locked(dir)?;
        Self::unseal(dir, book, source.read()?, sealed)
    }

    /// Opens the file if it is there, else makes an empty one, which fixes the passphrase.
    pub(crate) fn create(dir: &Path, book: BookId, source: &PassphraseSource) -> Result<Self, VaultError> {
        let passphrase = source.read()?;
        let lock = lock_for_writing(dir)?;
        let sealed = match read(dir) {
            Err(VaultError::Missing { .. }) => {
                let sealed = sealed::seal(&Entries::default().to_text(), &passphrase);
                replace(dir, &sealed)?;
                sealed
            }
            other => other?,
        };
        drop(lock);
        Self::unseal(dir, book, passphrase, sealed)
    }

    pub(crate) fn get(&self, name: &SecretName) -> Result<Option<SecretString>, VaultError> {
        let mut opened = self.opened();
        opened.refresh(read_locked(&self.dir)?, &self.passphrase)?;
        Ok(opened.entries.get(&self.book, name))
    }

    pub(crate) fn put(&self, name: &SecretName, secret: &SecretString) -> Result<(), VaultError> {
        self.change(|entries| {
            entries.put(&self.book, name, secret.clone());
            true
        })
    }

    pub(crate) fn remove(&self, name: &SecretName) -> Result<(), VaultError> {
        self.change(|entries| entries.remove(&self.book, name))
    }

    /// Reads, changes and replaces the file under the lock. `edit` says whether it changed anything.
    fn change(&self, edit: impl FnOnce(&mut Entries) -> bool) -> Result<(), VaultError> {
        let mut opened = self.opened();
        let _lock = lock_for_writing(&self.dir)?;
        let before = read(&self.dir)?;
        opened.refresh(before, &self.passphrase)?;
        if !edit(&mut opened.entries) {
            return Ok(());
        }
        let sealed = sealed::seal(&opened.entries.to_text(), &self.passphrase);
        // Should the file not be replaced, what is in memory is of no file: forget where it came from, and the
        // next call reads again.
        opened.sealed.clear();
        replace(&self.dir, &sealed)?;
        opened.sealed = sealed;
        Ok(())
    }

    fn unseal(
        dir: &Path,
        book: BookId,
        passphrase: SecretString,
        sealed: Vec<u8>,
    ) -> Result<Self, VaultError> {
        let mut opened = Opened { sealed: Vec::new(), entries: Entries::default() };
        opened.refresh(sealed, &passphrase)?;
        Ok(Self { dir: dir.to_owned(), book, passphrase, opened: Mutex::new(opened) })
    }

    /// A thread that panicked while it held this left at worst bytes that match no file; they are read again.
    fn opened(&self) -> MutexGuard<'_, Opened> {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Opened {
    /// Takes over the file's present bytes. Deriving the key is dear, so unchanged bytes are not opened again.
    fn refresh(&mut self, sealed: Vec<u8>, passphrase: &SecretString) -> Result<(), VaultError> {
        if sealed.is_empty() {
            return Err(VaultError::Damaged);
        }
        if self.sealed != sealed {
            self.entries = Entries::from_text(&sealed::unseal(&sealed, passphrase)?)?;
            self.sealed = sealed;
        }
        Ok(())
    }
}

/// Reads the file while nobody replaces it. On Windows a file that is open cannot always be replaced, so readers
/// hold the lock too; where not even the lock can be had (a read-only disk), nobody can be writing.
fn read_locked(dir: &Path) -> Result<Vec<u8>, VaultError> {
    let lock = File::open(dir.join(LOCK_FILE)).ok();
    let _held = lock.as_ref().map(File::lock_shared);
    read(dir)
}

fn read(dir: &Path) -> Result<Vec<u8>, VaultError> {
    let unreadable = |error: io::Error| VaultError::unreadable(VAULT_FILE, &error);
    let file = File::open(dir.join(VAULT_FILE)).map_err(unreadable)?;
    let mut sealed = Vec::new();
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut sealed).map_err(unreadable)?;
    if sealed.len() as u64 > MAX_FILE_BYTES { Err(VaultError::Damaged) } else { Ok(sealed) }
}

/// Waits for the lock; it ends when the file is dropped, or with the process.
fn lock_for_writing(dir: &Path) -> Result<File, VaultError> {
    let mut options = OpenOptions::new();
    let options = platform::for_owner_only(options.create(true).write(true).truncate(false));
    let file = options.open(dir.join(LOCK_FILE)).map_err(|error| VaultError::unwritable(&error))?;
    file.lock().map_err(|error| VaultError::unwritable(&error))?;
    Ok(file)
}

/// Puts the bytes in the file's place such that after a power cut it holds the old ones or the new ones.
fn replace(dir: &Path, sealed: &[u8]) -> Result<(), VaultError> {
    let next = dir.join(NEXT_FILE);
    write_durably(&next, sealed)
        .and_then(|()| fs::rename(&next, dir.join(VAULT_FILE)))
        .and_then(|()| platform::sync_folder(dir))
        .map_err(|error| VaultError::unwritable(&error))
}

fn write_durably(path: &Path, sealed: &[u8]) -> io::Result<()> {
    // A process that died here may have left one behind; what a name from outside points to is not followed.
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = OpenOptions::new();
    let mut file = platform::for_owner_only(options.write(true).create_new(true)).open(path)?;
    file.write_all(sealed)?;
    file.sync_all()
}
