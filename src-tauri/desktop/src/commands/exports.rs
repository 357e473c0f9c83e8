//! Returns, books and lists: seen, and kept where the person says. The page names no path; the system's own dialog does.

use super::{ask, on_desk};
use crate::desk::Desk;
use app::views::{ExportFormat, ExportPreviewView, ExportQuery, ExportedView, PeriodView};
use app::{AppError, Code, ErrorView};
use std::path::PathBuf;
use tauri::{State, WebviewWindow};
use tauri_plugin_dialog::DialogExt;

/// Periods that a person may choose by name.
#[tauri::command]
#[specta::specta]
pub async fn export_periods(desk: State<'_, Desk>) -> Result<Vec<PeriodView>, ErrorView> {
    ask(desk, |app, _| Ok(app.export_periods())).await
}

/// What a file would hold.
#[tauri::command]
#[specta::specta]
pub async fn preview_export(
    desk: State<'_, Desk>,
    query: ExportQuery,
) -> Result<ExportPreviewView, ErrorView> {
    ask(desk, move |app, words| app.preview_export(&query, words)).await
}

/// Asks where a file is to be kept, and keeps it there. Nothing when the person chose no place.
#[tauri::command]
#[specta::specta]
pub async fn save_export(
    window: WebviewWindow,
    desk: State<'_, Desk>,
    query: ExportQuery,
    format: ExportFormat,
) -> Result<Option<ExportedView>, ErrorView> {
    on_desk(desk, move |desk| {
        let (app, words) = (desk.shop()?, desk.words());
        let name = app.export_name(&query, format)?;
        let Some(chosen) = chosen(&window, &name)? else { return Ok(None) };
        app.export_to(&query, format, &chosen.path, chosen.may_replace, &words).map(Some)
    })
    .await
}

/// Where a person wants a file.
struct Chosen {
    path: PathBuf,
    /// The dialog asks before a file is replaced, but only for the name that was typed into it.
    may_replace: bool,
}

fn chosen(window: &WebviewWindow, name: &str) -> Result<Option<Chosen>, AppError> {
    let ending = name.rsplit('.').next().unwrap_or_default();
    let dialog = window.dialog().file().set_parent(window).set_file_name(name);
    let dialog = dialog.add_filter(ending.to_ascii_uppercase(), &[ending]);
    let Some(file) = dialog.blocking_save_file() else { return Ok(None) };
    let path = file.into_path().map_err(|_| AppError::new(Code::ExportNotWritten).with_text("file", name))?;
    Ok(Some(with_ending(path, ending)))
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
