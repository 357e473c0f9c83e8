//! How far an import is, and the wish that it should stop.

use crate::error::{AppError, Code};
use crate::views::ImportProgressView;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// So many rows are done between two looks.
const STEP: u32 = 500;

/// Shared between whoever imports and whoever looks on. Cheap to clone.
#[derive(Clone, Default)]
pub struct ImportWatch {
    inner: Arc<Inner>,
}

#[derive(Default)]
struct Inner {
    cancelled: AtomicBool,
    done: AtomicU32,
    total: AtomicU32,
    told: Option<Box<dyn Fn(ImportProgressView) + Send + Sync>>,
}

impl ImportWatch {
    /// One that is asked how far it is.
    #[must_use]
    pub fn new() -> ImportWatch {
        ImportWatch::default()
    }

    /// One that tells of its progress by itself, some hundred rows apart. What is called runs while the book is being
    /// written and must not wait for it.
    #[must_use]
    pub fn telling(tell: impl Fn(ImportProgressView) + Send + Sync + 'static) -> ImportWatch {
        ImportWatch { inner: Arc::new(Inner { told: Some(Box::new(tell)), ..Inner::default() }) }
    }

    /// Asks it to stop. Before its end an import has changed nothing; after its end this changes nothing.
    pub fn cancel(&self) {
        self.inner.cancelled.store(true, Ordering::SeqCst);
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> ImportProgressView {
        let read = |number: &AtomicU32| number.load(Ordering::SeqCst);
        ImportProgressView { done: read(&self.inner.done), total: read(&self.inner.total) }
    }

    /// Begins to count.
    pub(crate) fn begin(&self, total: usize) {
        self.inner.total.store(u32::try_from(total).unwrap_or(u32::MAX), Ordering::SeqCst);
        self.inner.done.store(0, Ordering::SeqCst);
        self.tell();
    }

    /// One more row is done.
    ///
    /// # Errors
    /// [`Code::ImportCancelled`].
    pub(crate) fn step(&self) -> Result<(), AppError> {
        let done = self.inner.done.fetch_add(1, Ordering::SeqCst) + 1;
        if done.is_multiple_of(STEP) {
            self.tell();
        }
        self.check()
    }

    /// One more of few is done, each of which is told.
    ///
    /// # Errors
    /// [`Code::ImportCancelled`].
    pub(crate) fn step_one(&self) -> Result<(), AppError> {
        self.inner.done.fetch_add(1, Ordering::SeqCst);
        self.tell();
        self.check()
    }

    /// # Errors
    /// [`Code::ImportCancelled`].
    pub(crate) fn check(&self) -> Result<(), AppError> {
        if self.inner.cancelled.load(Ordering::SeqCst) {
            return Err(AppError::new(Code::ImportCancelled));
        }
        Ok(())
    }

    fn tell(&self) {
        if let Some(tell) = &self.inner.told {
            tell(self.progress());
        }
    }
}
