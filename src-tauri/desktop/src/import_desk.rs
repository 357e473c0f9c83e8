//! The spreadsheet that a person is taking in: read once, looked at as often as they change how it is read.

use crate::dialogs;
use app::views::{ImportForm, ImportKindName, ImportOutcome, ImportPreviewView};
use app::{App, AppError, Code, ImportFile, ImportPreview, ImportWatch};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A file that a person chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ImportOpenedView {
    /// Its name, without its folder.
    pub file: String,
    /// How it is read.
    pub form: ImportForm,
    /// What it would do.
    pub preview: ImportPreviewView,
}

/// Which rows of the preview are wanted.
#[derive(Clone, Copy, Debug, Deserialize, specta::Type)]
pub struct ImportRowsQuery {
    /// Only those with this outcome; all without.
    pub only: Option<ImportOutcome>,
    /// Where the page begins among them, from 0.
    pub from: u32,
    /// At most so many.
    pub most: u32,
}

/// What lies on the desk.
#[derive(Clone, Default)]
pub struct ImportDesk {
    open: Arc<Mutex<Option<Open>>>,
    watch: Arc<Mutex<ImportWatch>>,
}

#[derive(Clone)]
struct Open {
    name: String,
    file: Arc<ImportFile>,
    form: ImportForm,
    preview: Arc<ImportPreview>,
}

impl ImportDesk {
    /// Reads a file in place of the one before, and shows what it would do.
    ///
    /// # Errors
    /// [`Code::FileUnreadable`], what makes it no table, and what keeps the book from being read.
    pub fn open(&self, app: &App, path: &Path, kind: ImportKindName) -> Result<ImportOpenedView, AppError> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = dialogs::read_up_to(path, app::MOST_OF_LIST)?;
        let file = Arc::new(ImportFile::read(&bytes)?);
        let form = ImportForm {
            kind,
            columns: None,
            corrections: Vec::new(),
            left_out: Vec::new(),
            without_wrong: false,
        };
        let preview = self.look(app, name.clone(), file, form.clone())?;
        Ok(ImportOpenedView { file: name, form, preview })
    }

    /// What lies open, as it was shown last; a page that was loaded again goes on with it.
    #[must_use]
    pub fn lying_open(&self) -> Option<ImportOpenedView> {
        let open = lock(&self.open).clone()?;
        Some(ImportOpenedView { file: open.name, form: open.form, preview: open.preview.view() })
    }

    /// Shows what the file would do, read as the person says now.
    ///
    /// # Errors
    /// [`Code::ImportNotOpen`], and as [`App::preview_import`].
    pub fn preview(&self, app: &App, form: ImportForm) -> Result<ImportPreviewView, AppError> {
        let Open { name, file, .. } = self.opened()?;
        self.look(app, name, file, form)
    }

    /// What was shown last.
    ///
    /// # Errors
    /// [`Code::ImportNotOpen`].
    pub fn shown(&self) -> Result<Arc<ImportPreview>, AppError> {
        Ok(self.opened()?.preview)
    }

    /// The file, for taking it in, with the watch by which it is stopped.
    ///
    /// # Errors
    /// [`Code::ImportNotOpen`].
    pub fn begin(&self, watch: ImportWatch) -> Result<(Arc<ImportFile>, ImportWatch), AppError> {
        let file = self.opened()?.file;
        *lock(&self.watch) = watch.clone();
        Ok((file, watch))
    }

    /// Stops what is under way, if anything is.
    pub fn cancel(&self) {
        lock(&self.watch).cancel();
    }

    /// Puts the file away.
    pub fn close(&self) {
        self.cancel();
        *lock(&self.open) = None;
    }

    fn look(
        &self,
        app: &App,
        name: String,
        file: Arc<ImportFile>,
        form: ImportForm,
    ) -> Result<ImportPreviewView, AppError> {
        let watch = ImportWatch::new();
        *lock(&self.watch) = watch.clone();
        let preview = Arc::new(app.preview_import(&file, &form, &watch)?);
        let view = preview.view();
        *lock(&self.open) = Some(Open { name, file, form, preview });
        Ok(view)
    }

    fn opened(&self) -> Result<Open, AppError> {
        lock(&self.open).clone().ok_or_else(|| AppError::new(Code::ImportNotOpen))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
