//! The papers of a period, in a folder: all of them, or no folder.

use super::PaperWish;
use crate::error::{AppError, Code};
use crate::exports::{period, write_file};
use crate::import::ImportWatch;
use crate::shop::App;
use crate::views::{ExportQuery, PapersSavedView};
use documents::Press;
use domain::document::Entry;
use std::fs;
use std::path::{Path, PathBuf};

impl App {
    /// Makes the papers of every document of a period and keeps them in a new folder inside `place`. Stopped half-way,
    /// or refused, it leaves nothing behind.
    ///
    /// # Errors
    /// [`Code::PeriodInvalid`]; [`Code::NoDocuments`]; [`Code::ExportExists`] where there is such a folder already;
    /// [`Code::PapersCancelled`]; what keeps a paper from being made or a file from being written.
    pub fn save_papers(
        &self,
        query: &ExportQuery,
        place: &Path,
        watch: &ImportWatch,
    ) -> Result<PapersSavedView, AppError> {
        let period = period::parse(query)?;
        let register = self.store().read(|book| book.register(period.first_day(), period.last_day()))?;
        let numbers: Vec<String> = register
            .iter()
            .filter_map(Entry::document)
            .map(|document| document.number().text.clone())
            .collect();
        if numbers.is_empty() {
            return Err(AppError::new(Code::NoDocuments));
        }
        let name = format!("papers-{}", period::short(period));
        let folder = place.join(&name);
        if folder.exists() {
            return Err(AppError::new(Code::ExportExists).at("file").with_text("file", name));
        }
        let unfinished = Unfinished(place.join(format!(".{name}.part")));
        // A folder that an earlier run could not clear away.
        unfinished.clear();
        fs::create_dir(&unfinished.0).map_err(|error| not_written(&name, &error))?;
        watch.begin(numbers.len());
        let mut press = Press::new();
        for number in &numbers {
            watch.step_one().map_err(|_| AppError::new(Code::PapersCancelled))?;
            let made = self.paper_by(&mut press, number, PaperWish::default())?;
            write_file(&unfinished.0.join(&made.name), &made.pdf, false)?;
        }
        fs::rename(&unfinished.0, &folder).map_err(|error| not_written(&name, &error))?;
        Ok(PapersSavedView {
            folder: folder.display().to_string(),
            papers: u32::try_from(numbers.len()).unwrap_or(u32::MAX),
        })
    }
}

/// A folder that goes again unless it was given its name.
struct Unfinished(PathBuf);

impl Unfinished {
    fn clear(&self) {
        // What is not there needs no clearing, and what cannot be cleared is refused when it is made again.
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        self.clear();
    }
}

fn not_written(name: &str, error: &std::io::Error) -> AppError {
    tracing::warn!(%error, "a folder of papers could not be written");
    AppError::new(Code::ExportNotWritten).at("file").with_text("file", name)
}
