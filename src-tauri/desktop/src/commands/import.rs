//! Lists of items and customers from a spreadsheet. The page names no path; the system's own dialog does.

use super::on_desk;
use crate::desk::Desk;
use crate::dialogs;
use crate::events::ImportProgress;
use crate::import_desk::{ImportDesk, ImportOpenedView, ImportRowsQuery};
use crate::stage::emit;
use app::views::{ImportForm, ImportKindName, ImportPreviewView, ImportRowView, ImportedView};
use app::{ErrorView, ImportWatch};
use tauri::{AppHandle, State, WebviewWindow};

/// As many rows as are shown at once.
const MOST_ROWS: u32 = 500;

/// Asks for a file, reads it and shows what it would do. Nothing when the person chose none.
#[tauri::command]
#[specta::specta]
pub async fn choose_import(
    window: WebviewWindow,
    desk: State<'_, Desk>,
    import: State<'_, ImportDesk>,
    kind: ImportKindName,
) -> Result<Option<ImportOpenedView>, ErrorView> {
    let import = import.inner().clone();
    on_desk(desk, move |desk| {
        let app = desk.shop()?;
        let file = dialogs::which_to_read(&window, "CSV, XLSX", &["csv", "tsv", "txt", "xlsx"])?;
        file.map(|path| import.open(&app, &path, kind)).transpose()
    })
    .await
}

/// The file that lies open, if one does.
#[tauri::command]
#[specta::specta]
pub async fn opened_import(import: State<'_, ImportDesk>) -> Result<Option<ImportOpenedView>, ErrorView> {
    Ok(import.lying_open())
}

/// What the file would do, read as the person says now.
#[tauri::command]
#[specta::specta]
pub async fn preview_import(
    desk: State<'_, Desk>,
    import: State<'_, ImportDesk>,
    form: ImportForm,
) -> Result<ImportPreviewView, ErrorView> {
    let import = import.inner().clone();
    on_desk(desk, move |desk| import.preview(&desk.shop()?, form)).await
}

/// Rows of the file as they were judged last.
#[tauri::command]
#[specta::specta]
pub async fn import_rows(
    desk: State<'_, Desk>,
    import: State<'_, ImportDesk>,
    query: ImportRowsQuery,
) -> Result<Vec<ImportRowView>, ErrorView> {
    let import = import.inner().clone();
    on_desk(desk, move |desk| {
        let most = query.most.min(MOST_ROWS);
        Ok(import.shown()?.rows(query.only, query.from, most, &desk.words()))
    })
    .await
}

/// Takes the file in, all of it or nothing, and tells how far it is.
#[tauri::command]
#[specta::specta]
pub async fn run_import(
    handle: AppHandle,
    desk: State<'_, Desk>,
    import: State<'_, ImportDesk>,
    form: ImportForm,
) -> Result<ImportedView, ErrorView> {
    let import = import.inner().clone();
    on_desk(desk, move |desk| {
        let app = desk.shop()?;
        let watch = ImportWatch::telling(move |progress| emit(&handle, &ImportProgress(progress)));
        let (file, watch) = import.begin(watch)?;
        app.import(&file, &form, &watch)
    })
    .await
}

/// Stops the import that is under way; before its end it has changed nothing.
#[tauri::command]
#[specta::specta]
pub async fn cancel_import(import: State<'_, ImportDesk>) -> Result<(), ErrorView> {
    import.cancel();
    Ok(())
}

/// Keeps the rows with errors, and what is wrong with each, where the person says. Whether they chose a place.
#[tauri::command]
#[specta::specta]
pub async fn save_wrong_rows(
    window: WebviewWindow,
    desk: State<'_, Desk>,
    import: State<'_, ImportDesk>,
) -> Result<bool, ErrorView> {
    let import = import.inner().clone();
    on_desk(desk, move |desk| {
        let wrong = import.shown()?.wrong_rows(&desk.words())?;
        let Some(chosen) = dialogs::where_to_keep(&window, &wrong.name)? else { return Ok(false) };
        wrong.keep(&chosen.path, chosen.may_replace)?;
        Ok(true)
    })
    .await
}

/// Puts the file away.
#[tauri::command]
#[specta::specta]
pub async fn close_import(import: State<'_, ImportDesk>) -> Result<(), ErrorView> {
    import.close();
    Ok(())
}
