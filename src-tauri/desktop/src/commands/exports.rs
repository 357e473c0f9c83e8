//! Returns, books and lists: seen, and kept where the person says. The page names no path; the system's own dialog does.

use super::{ask, on_desk};
use crate::desk::Desk;
use crate::dialogs;
use app::ErrorView;
use app::views::{ExportFormat, ExportPreviewView, ExportQuery, ExportedView, PeriodView};
use tauri::{State, WebviewWindow};

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
        let Some(chosen) = dialogs::where_to_keep(&window, &name)? else { return Ok(None) };
        app.export_to(&query, format, &chosen.path, chosen.may_replace, &words).map(Some)
    })
    .await
}
