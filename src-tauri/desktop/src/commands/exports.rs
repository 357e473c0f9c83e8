//! Returns, books and lists: seen, and kept where the person says. The page names no path; the system's own dialog does.

use super::{ask, on_desk};
use crate::desk::Desk;
use crate::dialogs;
use crate::events::PapersProgress;
use crate::stage::emit;
use app::views::{ExportFormat, ExportPreviewView, ExportQuery, ExportedView, PapersSavedView, PeriodView};
use app::{ErrorView, ImportWatch};
use std::sync::{Arc, Mutex, PoisonError};
use tauri::{Manager, State, WebviewWindow};

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

/// Asks for a folder and keeps the papers of a period in it, telling how far it is. Nothing when the person chose none.
#[tauri::command]
#[specta::specta]
pub async fn save_papers(
    window: WebviewWindow,
    desk: State<'_, Desk>,
    papers: State<'_, PapersDesk>,
    query: ExportQuery,
) -> Result<Option<PapersSavedView>, ErrorView> {
    let papers = papers.inner().clone();
    on_desk(desk, move |desk| {
        let app = desk.shop()?;
        let Some(folder) = dialogs::which_folder(&window)? else { return Ok(None) };
        let handle = window.app_handle().clone();
        let watch = ImportWatch::telling(move |progress| emit(&handle, &PapersProgress(progress)));
        papers.begin(watch.clone());
        app.save_papers(&query, &folder, &watch).map(Some)
    })
    .await
}

/// Stops the papers that are being made; none is kept then.
#[tauri::command]
#[specta::specta]
pub async fn cancel_papers(papers: State<'_, PapersDesk>) -> Result<(), ErrorView> {
    papers.cancel();
    Ok(())
}

/// The making of papers that is under way.
#[derive(Clone, Default)]
pub struct PapersDesk(Arc<Mutex<ImportWatch>>);

impl PapersDesk {
    fn begin(&self, watch: ImportWatch) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = watch;
    }

    fn cancel(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).cancel();
    }
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
        let Some(chosen) = dialogs::where_to_keep(&window, &name)? else { return Ok(None) };
        app.export_to(&query, format, &chosen.path, chosen.may_replace, &words).map(Some)
    })
    .await
}
