//! The open book: one writing thread, a few reading connections.

use crate::connection::{self, Key, Mode};
use crate::error::StoreError;
use crate::failpoint;
use crate::generation::{NewBook, Outside};
use crate::platform;
use rusqlite::{Connection, TransactionBehavior};
use std::cell::Cell;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

/// The file's name in the data folder.
const FILE: &str = "book.sqlite3";

/// Reading connections kept open; more are opened when all are in use.
const N_READERS: usize = 3;

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

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
    pub fn create(folder: &Path, key: Option<Key>, new: NewBook) -> Result<Store, StoreError> {
        std::fs::create_dir_all(folder)?;
        refuse_unfit(folder)?;
        // Made under another name and renamed when it is whole, so that a crash leaves no half of a book.
        let fresh = folder.join(format!("{FILE}.new"));
        if Self::exists(folder) {
            return Err(StoreError::Exists);
        }
        remove_file_and_journal(&fresh)?;
        let mut connection = connection::open(&fresh, key.as_ref(), Mode::Create)?;
        connection::migrate(&mut connection, |_, _| Ok(()))?;
        let outside = Outside::begin(&new);
        crate::generation::insert(&connection, &new)?;
        connection.pragma_update(None, "wal_checkpoint", "truncate").ok();
        connection.pragma_update(None, "journal_mode", "delete")?;
        connection.close().map_err(|(_, error)| error)?;
        outside.write(folder)?;
        std::fs::rename(&fresh, folder.join(FILE))?;
        Self::open(folder, key)
    }

    /// Opens the book in `folder`, bringing it to this program's version after a backup copy.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::BookNewer`], [`StoreError::Damaged`], and what keeps it from being written.
    pub fn open(folder: &Path, key: Option<Key>) -> Result<Store, StoreError> {
        let path = folder.join(FILE);
        if !path.exists() {
            return Err(StoreError::Missing);
        }
        refuse_unfit(folder)?;
        let mut connection = connection::open(&path, key.as_ref(), Mode::Write)?;
        connection::migrate(&mut connection, |connection, version| {
            crate::backup::copy(connection, &folder.join(format!("book.before-{version}.sqlite3")))
        })?;
        let (sender, jobs) = channel::<Job>();
        let thread = std::thread::Builder::new().name("book-writer".into()).spawn(move || {
            for job in jobs {
                job(&mut connection);
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

    /// Changes the book, in one transaction that is on the disk when this returns `Ok`, and undone otherwise.
    /// `label` names the commit for the tests that kill the process around it.
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
        let folder = self.inner.folder.clone();
        let job: Job = Box::new(move |connection| {
            // A receiver that is gone is a caller that panicked; its transaction stands all the same.
            let _ = answer.send(commit(connection, &folder, label, work));
        });
        let sender = self.inner.writer.lock().unwrap_or_else(PoisonError::into_inner).clone();
        sender.ok_or(StoreError::Closed)?.send(job).map_err(|_| StoreError::Closed)?;
        wait.recv().map_err(|_| StoreError::Closed)?
    }

    fn lock_readers(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        self.inner.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn commit<T, E: From<StoreError>>(
    connection: &mut Connection,
    folder: &Path,
    label: &'static str,
    work: impl FnOnce(&Write<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let begun =
        connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
    let write = Write { read: Read { connection: &begun }, advanced: Cell::new(false) };
    let value = work(&write)?;
    let outside = if write.advanced.get() { Some(write.outside()?) } else { None };
    failpoint::reached(label, "before-commit");
    begun.commit().map_err(StoreError::from)?;
    failpoint::reached(label, "after-commit");
    if let Some(outside) = outside {
        outside.write(folder)?;
    }
    Ok(value)
}

fn refuse_unfit(folder: &Path) -> Result<(), StoreError> {
    platform::unfit(folder).map_or(Ok(()), |why| Err(StoreError::NetworkFolder(why)))
}

fn remove_file_and_journal(path: &Path) -> Result<(), StoreError> {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        match std::fs::remove_file(&name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

impl Drop for Inner {
    /// Waits for what is queued, so that the file is closed when the last clone is gone.
    fn drop(&mut self) {
        self.writer.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = self.thread.get_mut().unwrap_or_else(PoisonError::into_inner).take() {
            let _ = thread.join();
        }
    }
}

statements! {
    hot DATA_VERSION = "PRAGMA data_version";
}

impl Store {
    /// A number that changes when another process has written to the book.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn watch(&self) -> Result<Watch, StoreError> {
        Ok(Watch { connection: connection::open(&self.inner.path, None, Mode::Read)? })
    }
}

/// Notices what other connections write, for a few microseconds a look.
pub struct Watch {
    connection: Connection,
}

impl Watch {
    /// The present number.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn version(&self) -> Result<i64, StoreError> {
        Ok(self.connection.query_row(DATA_VERSION, [], |row| row.get(0))?)
    }
}
