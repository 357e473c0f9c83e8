//! The open shop: its book, its vault, its clock.

use crate::clock::{Clock, Entropy};
use crate::error::{AppError, Code};
use domain::{BookTag, TillLetter};
use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use store::{Figures, NewBook, Outside, Store, What};
use vault::{BookId, PassphraseSource, SecretName, Vault, VaultKind};

/// An open shop. Cheap to clone; window, command line and worker hold one each.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    vault: Mutex<Option<Arc<Vault>>>,
    /// Why the vault could not be opened when it was last tried.
    vault_problem: Mutex<Option<AppError>>,
    /// Counts keys that were put into the vault by this process.
    keys_kept: AtomicU64,
}

/// What a book records while nobody had a secret to keep yet.
pub(crate) const NO_VAULT: &str = "none";

impl App {
    /// Opens the shop in `folder`, and begins one where there is none. Looks whether the book is the newest.
    ///
    /// # Errors
    /// Whatever keeps the book from being opened; each has a screen.
    pub fn open_or_begin(
        folder: &Path,
        practice: bool,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<App, AppError> {
        let store = match Store::open(folder, None) {
            Err(store::StoreError::Missing) => begin(folder, practice, entropy.as_ref())?,
            other => other?,
        };
        let inner = Inner {
            store,
            clock,
            entropy,
            vault: Mutex::new(None),
            vault_problem: Mutex::new(None),
            keys_kept: AtomicU64::new(0),
        };
        let app = App { inner: Arc::new(inner) };
        app.quarantine_unless_newest(None)?;
        Ok(app)
    }

    /// Opens the shop in `folder`.
    ///
    /// # Errors
    /// [`Code::BookMissing`] where there is none, and whatever else keeps it from being opened.
    pub fn open(folder: &Path, clock: Arc<dyn Clock>, entropy: Arc<dyn Entropy>) -> Result<App, AppError> {
        if !Store::exists(folder) {
            return Err(AppError::new(Code::BookMissing));
        }
        Self::open_or_begin(folder, false, clock, entropy)
    }

    /// The order book.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.inner.store
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.inner.clock.now()
    }

    /// Whether this is the practice shop.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn is_practice(&self) -> Result<bool, AppError> {
        Ok(self.store().read(|book| book.generation())?.practice)
    }

    /// Random bytes.
    pub(crate) fn random<const N: usize>(&self) -> Result<[u8; N], AppError> {
        random(self.inner.entropy.as_ref())
    }

    /// Fills a slice with random bytes.
    pub(crate) fn fill(&self, bytes: &mut [u8]) -> std::io::Result<()> {
        self.inner.entropy.fill(bytes)
    }

    /// The vault of this book, opened once a process. A practice book's is in memory and empty at each start.
    ///
    /// # Errors
    /// [`Code::SecretMissing`] while the book has no vault yet, and whatever keeps it from being opened: it is
    /// never replaced by another kind.
    pub fn vault(&self, passphrase: &PassphraseSource) -> Result<Arc<Vault>, AppError> {
        let opened = self.open_vault(passphrase);
        let problem = opened.as_ref().err().filter(|problem| problem.code != Code::SecretMissing).cloned();
        *self.inner.vault_problem.lock().unwrap_or_else(PoisonError::into_inner) = problem;
        opened
    }

    /// The vault if this process has it open, without asking anybody for anything.
    pub(crate) fn open_vault_now(&self) -> Option<Arc<Vault>> {
        // While it is being opened, which may take as long as a person takes to answer, it is not open.
        self.inner.vault.try_lock().ok().and_then(|slot| slot.clone())
    }

    /// Why the vault could not be opened when it was last tried.
    pub(crate) fn vault_problem(&self) -> Option<AppError> {
        self.inner.vault_problem.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A number that is another one after every key that this process put into the vault.
    pub(crate) fn keys_kept(&self) -> u64 {
        self.inner.keys_kept.load(Ordering::SeqCst)
    }

    pub(crate) fn note_key_kept(&self) {
        self.inner.keys_kept.fetch_add(1, Ordering::SeqCst);
    }

    fn open_vault(&self, passphrase: &PassphraseSource) -> Result<Arc<Vault>, AppError> {
        let mut slot = self.inner.vault.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(vault) = slot.as_ref() {
            return Ok(Arc::clone(vault));
        }
        let generation = self.store().read(|book| book.generation())?;
        if generation.vault == NO_VAULT {
            return Err(AppError::new(Code::SecretMissing));
        }
        let kind: VaultKind = generation.vault.parse().map_err(|_| AppError::new(Code::VaultDamaged))?;
        let vault = Vault::open(kind, self.store().folder(), &book_id(&generation.book_id)?, passphrase)?;
        if kind != VaultKind::Memory {
            let known = vault.require(&SecretName::generation())?;
            self.quarantine_unless_newest(Some(known.expose_secret()))?;
            let newest = self.store().read(|book| book.generation())?.generation;
            if newest != known.expose_secret() {
                self.note_generation_in(&vault)?;
            }
        }
        Ok(Arc::clone(slot.insert(Arc::new(vault))))
    }

    /// The vault, chosen and recorded now if the book has none: the keychain where one answers, else the file.
    ///
    /// # Errors
    /// As [`App::vault`].
    pub(crate) fn vault_for_writing(&self, passphrase: &PassphraseSource) -> Result<Arc<Vault>, AppError> {
        let generation = self.store().read(|book| book.generation())?;
        if generation.vault != NO_VAULT {
            return self.vault(passphrase);
        }
        let vault = if generation.practice {
            Vault::memory()
        } else {
            Vault::choose(self.store().folder(), &book_id(&generation.book_id)?, passphrase)?
        };
        // The secret first: a book that names a vault without its generation would count as a copy.
        self.note_generation_in(&vault)?;
        let kind = vault.kind().to_string();
        self.store().write("vault-chosen", move |book| {
            book.note_vault(&kind)?;
            Ok::<_, AppError>(())
        })?;
        let mut slot = self.inner.vault.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(Arc::clone(slot.insert(Arc::new(vault))))
    }

    fn note_generation_in(&self, vault: &Vault) -> Result<(), AppError> {
        let generation = self.store().read(|book| book.generation())?.generation;
        Ok(vault.put(&SecretName::generation(), &SecretString::from(generation))?)
    }

    /// A book that is behind what lies outside it begins a new generation and sends nothing until a person has
    /// seen what happened meanwhile.
    fn quarantine_unless_newest(&self, in_vault: Option<&str>) -> Result<(), AppError> {
        if self.store().is_newest(in_vault)? {
            return Ok(());
        }
        let tag = BookTag::from_entropy(self.random()?);
        let generation = hex::encode(self.random::<8>()?);
        let outside = Outside::read(self.store().folder());
        let now = self.now();
        self.store().write("quarantine", move |book| {
            book.begin_generation(&generation, tag, outside.as_ref(), now)?;
            book.record(now, None, What::BookQuarantined, &Figures::none().code("generation", &generation))?;
            Ok::<_, AppError>(())
        })
    }
}

fn begin(folder: &Path, practice: bool, entropy: &dyn Entropy) -> Result<Store, AppError> {
    let new = NewBook {
        book_id: hex::encode(random::<16>(entropy)?),
        generation: hex::encode(random::<8>(entropy)?),
        tag: BookTag::from_entropy(random(entropy)?),
        till: TillLetter::A,
        practice,
        vault: NO_VAULT.into(),
    };
    match Store::create(folder, None, new) {
        // Two programs began at once; the other one's book is as good.
        Err(store::StoreError::Exists) => Ok(Store::open(folder, None)?),
        other => Ok(other?),
    }
}

fn random<const N: usize>(entropy: &dyn Entropy) -> Result<[u8; N], AppError> {
    let mut bytes = [0; N];
    entropy.fill(&mut bytes).map_err(|_| AppError::new(Code::Internal))?;
    Ok(bytes)
}

fn book_id(text: &str) -> Result<BookId, AppError> {
    BookId::parse(text).map_err(|_| AppError::new(Code::BookDamaged))
}
