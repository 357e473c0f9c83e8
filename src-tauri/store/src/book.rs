//! The open book: one writing thread, a few reading connections.

use crate::connection::{self, Key, Mode, STEPS};
use crate::error::StoreError;
use crate::failpoint;
use crate::generation::NewBook;
use crate::lock::FolderLock;
use crate::outside::OutsideFile;
use crate::platform;
use rusqlite::{Connection, TransactionBehavior};
use std::cell::Cell;
use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

/// The file's name in the data folder.
const FILE: &str = "book.sqlite3";

/// Reading connections kept open; more are opened when all are in use.
const N_READERS: usize = 3;

type Job = Box<dyn FnOnce(&mut Writer) + Send>;

/// An open order book. Cheap to clone; the file closes with the last clone.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    folder: PathBuf,
    path: PathBuf,
    writer: Mutex<Option<Sender<Job>>>,
    thread: Mutex<Option<std::thread::JoinHandle<()>>>,
    readers: Mutex<Vec<Connection>>,
}

/// What the writing thread owns.
struct Writer {
    connection: Connection,
    lock: FolderLock,
    outside: OutsideFile,
}

/// What can be asked of the book.
pub struct Read<'c> {
    pub(crate) connection: &'c Connection,
}

/// What can be done to the book, within one transaction.
pub struct Write<'c> {
    read: Read<'c>,
    pub(crate) advanced: Cell<bool>,
}

impl<'c> Deref for Write<'c> {
    type Target = Read<'c>;

    fn deref(&self) -> &Read<'c> {
        &self.read
    }
}

impl Store {
    /// Whether a folder holds a book.
    #[must_use]
    pub fn exists(folder: &Path) -> bool {
        folder.join(FILE).exists()
    }

    /// Makes a new, empty book in `folder`.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when there is one, and whatever keeps the folder from holding one.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a key is given away, and what is new makes one book only"
    )]
    pub fn create(folder: &Path, key: Option<Key>, new: NewBook) -> Result<Store, StoreError> {
        platform::create_private_folder(folder)?;
        refuse_unfit(folder)?;
        let lock = FolderLock::open(folder)?;
        let held = lock.hold()?;
        if folder.join(FILE).try_exists()? {
            return Err(StoreError::Exists);
        }
        // Made under another name and renamed when it is whole, so that a crash leaves no half of a book.
        let fresh = folder.join(format!("{FILE}.new"));
        for journal in with_journals(&fresh) {
            ignore_missing(std::fs::remove_file(journal))?;
        }
        let mut connection = connection::open(&fresh, key.as_ref(), Mode::Create)?;
        connection::migrate(&mut connection, STEPS, |_, _| Ok(()))?;
        crate::generation::insert(&connection, &new)?;
        let (book_id, reached) = Read { connection: &connection }.reached()?;
        connection.close().map_err(|(_, error)| error)?;
        for stray in with_journals(&folder.join(FILE)) {
            // The log of a book that is gone would be read into this one. It is somebody's data all the same.
            ignore_missing(std::fs::rename(&stray, suffixed(&stray, ".left-behind")))?;
        }
        OutsideFile::open(folder)?.note(&held, &book_id, reached)?;
        std::fs::rename(&fresh, folder.join(FILE))?;
        platform::sync_folder(folder)?;
        drop(held);
        Self::open(folder, key)
    }

    /// Opens the book in `folder`, bringing it to this program's version after a backup copy.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::BookNewer`], [`StoreError::Damaged`], and what keeps it from being written.
    #[expect(clippy::needless_pass_by_value, reason = "a key is given away")]
    pub fn open(folder: &Path, key: Option<Key>) -> Result<Store, StoreError> {
        let path = folder.join(FILE);
        if !path.try_exists()? {
            return Err(StoreError::Missing);
        }
        refuse_unfit(folder)?;
        let lock = FolderLock::open(folder)?;
        let held = lock.hold()?;
        let mut connection = connection::open(&path, key.as_ref(), Mode::Write)?;
        connection::migrate(&mut connection, STEPS, |connection, version| {
            crate::backup::copy(connection, &folder.join(format!("book.before-{version}.sqlite3")))
        })?;
        let (book_id, reached) = Read { connection: &connection }.reached()?;
        let mut outside = OutsideFile::open(folder)?;
        outside.catch_up(&held, &book_id, reached)?;
        drop(held);
        Self::start(folder, path, Writer { connection, lock, outside })
    }

    fn start(folder: &Path, path: PathBuf, mut writer: Writer) -> Result<Store, StoreError> {
        let (sender, jobs) = channel::<Job>();
        let thread = std::thread::Builder::new().name("book-writer".into()).spawn(move || {
            for job in jobs {
                job(&mut writer);
            }
        })?;
        let inner = Inner {
            folder: folder.to_path_buf(),
            path,
            writer: Mutex::new(Some(sender)),
            thread: Mutex::new(Some(thread)),
            readers: Mutex::new(Vec::new()),
        };
        Ok(Store { inner: Arc::new(inner) })
    }

    /// The folder that the book lies in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.inner.folder
    }

    /// Asks the book. Sees everything that was written before the call.
    ///
    /// # Errors
    /// Whatever `work` returns, and what keeps the book from being read.
    pub fn read<T, E: From<StoreError>>(&self, work: impl FnOnce(&Read<'_>) -> Result<T, E>) -> Result<T, E> {
        let reader = self.lock_readers().pop();
        let reader = match reader {
            Some(reader) => reader,
            None => connection::open(&self.inner.path, None, Mode::Read)?,
        };
        let answer = {
            // One snapshot for the whole answer, so that its parts agree.
            let snapshot = reader.unchecked_transaction().map_err(StoreError::from)?;
            work(&Read { connection: &snapshot })
        };
        let mut readers = self.lock_readers();
        if readers.len() < N_READERS {
            readers.push(reader);
        }
        answer
    }

    /// Changes the book, in one transaction that is on the disk when this returns `Ok`, and undone otherwise, also
    /// when `work` panics. `label` names the commit for the tests that kill the process around it.
    ///
    /// Not to be called from within `work`: writes wait for each other.
    ///
    /// # Errors
    /// Whatever `work` returns, and what keeps the book from being written.
    pub fn write<T, E>(
        &self,
        label: &'static str,
        work: impl FnOnce(&Write<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (answer, wait) = channel();
        let job: Job = Box::new(move |writer| {
            let done = catch_unwind(AssertUnwindSafe(|| commit(writer, label, work)));
            // A receiver that is gone is a caller that panicked; its transaction stands all the same.
            let _ = answer.send(done);
        });
        let sender = self.inner.writer.lock().unwrap_or_else(PoisonError::into_inner).clone();
        sender.ok_or(StoreError::Closed)?.send(job).map_err(|_| StoreError::Closed)?;
        // A panic belongs to the caller; the thread goes on for the others.
        wait.recv().map_err(|_| StoreError::Closed)?.unwrap_or_else(|panic| resume_unwind(panic))
    }

    fn lock_readers(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        self.inner.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn commit<T, E: From<StoreError>>(
    writer: &mut Writer,
    label: &'static str,
    work: impl FnOnce(&Write<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let Writer { connection, lock, outside } = writer;
    let begun =
        connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
    let write = Write { read: Read { connection: &begun }, advanced: Cell::new(false) };
    let value = work(&write)?;
    let reached = if write.advanced.get() { Some(write.reached()?) } else { None };
    failpoint::reached(label, "before-commit");
    begun.commit().map_err(StoreError::from)?;
    failpoint::reached(label, "after-commit");
    if let Some((book_id, reached)) = reached
        && let Err(error) = lock.hold().and_then(|held| outside.note(&held, &book_id, reached))
    {
        // The change stands, so the caller must not believe it undone. The next note says more than this one.
        tracing::warn!(%error, "how far the book has come could not be noted beside it");
    }
    Ok(value)
}

fn refuse_unfit(folder: &Path) -> Result<(), StoreError> {
    platform::unfit(folder).map_or(Ok(()), |why| Err(StoreError::NetworkFolder(why)))
}

fn suffixed(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// The file and those that SQLite keeps beside it.
fn with_journals(path: &Path) -> [PathBuf; 4] {
    ["", "-wal", "-shm", "-journal"].map(|suffix| suffixed(path, suffix))
}

fn ignore_missing(done: std::io::Result<()>) -> std::io::Result<()> {
    done.or_else(|error| if error.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(error) })
}

impl Drop for Inner {
    /// Waits for what is queued, so that the file is closed when the last clone is gone.
    fn drop(&mut self) {
        self.writer.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        let thread = self.thread.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        // A write may have held the last clone: the thread does not wait for itself.
        if let Some(thread) = thread.filter(|thread| thread.thread().id() != std::thread::current().id()) {
            let _ = thread.join();
        }
    }
}

statements! {
    hot DATA_VERSION = "PRAGMA data_version";
}

impl Store {
    /// Tells when the book was written to, by this process or another.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn watch(&self) -> Result<Watch, StoreError> {
        Ok(Watch { connection: connection::open(&self.inner.path, None, Mode::Read)? })
    }
}

/// Notices that the book was written to, for a few microseconds a look.
pub struct Watch {
    connection: Connection,
}

impl Watch {
    /// A number that is another one after every write of anybody, and the same while nobody writes.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn version(&self) -> Result<i64, StoreError> {
        Ok(self.connection.prepare_cached(DATA_VERSION)?.query_row([], |row| row.get(0))?)
    }
}
