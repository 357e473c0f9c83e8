//! The system's own dialogs for files. The page never names a path; a person does.

use app::{AppError, Code};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use tauri::WebviewWindow;
use tauri_plugin_dialog::DialogExt;

/// Where a person wants a file.
pub struct Chosen {
    /// The file.
    pub path: PathBuf,
    /// The dialog asks before a file is replaced, but only for the name that was typed into it.
    pub may_replace: bool,
}

/// Asks where a file is to be kept, offering a name. `None` when the person chose no place.
///
/// # Errors
/// [`Code::ExportNotWritten`] for a place that is no file of this computer.
pub fn where_to_keep(window: &WebviewWindow, name: &str) -> Result<Option<Chosen>, AppError> {
    let ending = name.rsplit('.').next().unwrap_or_default();
    let dialog = window.dialog().file().set_parent(window).set_file_name(name);
    let dialog = dialog.add_filter(ending.to_ascii_uppercase(), &[ending]);
    let Some(file) = dialog.blocking_save_file() else { return Ok(None) };
    let path = file.into_path().map_err(|_| AppError::new(Code::ExportNotWritten).with_text("file", name))?;
    Ok(Some(with_ending(path, ending)))
}

/// Asks for a folder. `None` when the person chose none.
///
/// # Errors
/// [`Code::ExportNotWritten`] for something that is no folder of this computer.
pub fn which_folder(window: &WebviewWindow) -> Result<Option<PathBuf>, AppError> {
    let Some(folder) = window.dialog().file().set_parent(window).blocking_pick_folder() else {
        return Ok(None);
    };
    folder.into_path().map(Some).map_err(|_| AppError::new(Code::ExportNotWritten).with_text("file", ""))
}

/// Asks for a file with one of these endings. `None` when the person chose none.
///
/// # Errors
/// [`Code::FileUnreadable`] for something that is no file of this computer.
pub fn which_to_read(
    window: &WebviewWindow,
    filter: &str,
    endings: &[&str],
) -> Result<Option<PathBuf>, AppError> {
    let dialog = window.dialog().file().set_parent(window).add_filter(filter, endings);
    let Some(file) = dialog.blocking_pick_file() else { return Ok(None) };
    file.into_path().map(Some).map_err(|_| AppError::new(Code::FileUnreadable).with_text("path", ""))
}

/// Reads a file, but not more of it than a byte above `most`, by which whoever reads it knows that it is too large.
///
/// # Errors
/// [`Code::FileUnreadable`].
pub fn read_up_to(path: &Path, most: usize) -> Result<Vec<u8>, AppError> {
    let unreadable = |error: std::io::Error| {
        tracing::info!(%error, "a file could not be read");
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        AppError::new(Code::FileUnreadable).with_text("path", name)
    };
    let most = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    File::open(path).map_err(unreadable)?.take(most).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

/// A name that was typed without its ending gets it.
fn with_ending(path: PathBuf, ending: &str) -> Chosen {
    let has_it = path.extension().is_some_and(|given| given.eq_ignore_ascii_case(ending));
    if has_it {
        return Chosen { path, may_replace: true };
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(ending);
    Chosen { path: path.with_file_name(name), may_replace: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_its_ending_gets_it_and_replaces_nothing_that_nobody_asked_about() {
        let typed = |name: &str| {
            let chosen = with_ending(PathBuf::from("/home/asha").join(name), "xlsx");
            (chosen.path.file_name().unwrap().to_string_lossy().into_owned(), chosen.may_replace)
        };
        assert_eq!(typed("books.xlsx"), ("books.xlsx".to_owned(), true));
        assert_eq!(typed("books.XLSX"), ("books.XLSX".to_owned(), true));
        assert_eq!(typed("books"), ("books.xlsx".to_owned(), false));
        assert_eq!(typed("books 2026.11"), ("books 2026.11.xlsx".to_owned(), false));
    }
}
