//! Receipts on thermal printers, and the printers.

use super::{ask, change};
use crate::desk::Desk;
use app::ErrorView;
use app::views::{PrintAnswer, PrintJobView, PrinterForm, PrinterView};
use tauri::State;

/// The shop's printers.
#[tauri::command]
#[specta::specta]
pub async fn printers(desk: State<'_, Desk>) -> Result<Vec<PrinterView>, ErrorView> {
    ask(desk, |app, _| app.printers()).await
}

/// Adds or changes a printer.
#[tauri::command]
#[specta::specta]
pub async fn save_printer(desk: State<'_, Desk>, form: PrinterForm) -> Result<Vec<PrinterView>, ErrorView> {
    change(desk, move |app, _| app.save_printer(&form)).await
}

/// Forgets a printer.
#[tauri::command]
#[specta::specta]
pub async fn remove_printer(desk: State<'_, Desk>, id: i32) -> Result<Vec<PrinterView>, ErrorView> {
    change(desk, move |app, _| app.remove_printer(id.into())).await
}

/// Makes a printer the one that prints when nobody names another.
#[tauri::command]
#[specta::specta]
pub async fn set_default_printer(desk: State<'_, Desk>, id: i32) -> Result<Vec<PrinterView>, ErrorView> {
    change(desk, move |app, _| app.set_default_printer(id.into())).await
}

/// Prints a slip that shows whether a printer is set up well.
#[tauri::command]
#[specta::specta]
pub async fn test_printer(desk: State<'_, Desk>, id: i32) -> Result<(), ErrorView> {
    ask(desk, move |app, _| app.test_printer(id.into())).await
}

/// Prints a document as a receipt.
#[tauri::command]
#[specta::specta]
pub async fn print_receipt(
    desk: State<'_, Desk>,
    document: String,
    printer: Option<i32>,
) -> Result<PrintJobView, ErrorView> {
    change(desk, move |app, words| app.print_receipt(&document, printer.map(i64::from), words)).await
}

/// Receipts that wait, print, or may be out.
#[tauri::command]
#[specta::specta]
pub async fn print_jobs(desk: State<'_, Desk>) -> Result<Vec<PrintJobView>, ErrorView> {
    ask(desk, |app, words| app.print_jobs(words)).await
}

/// Does what a person says about a receipt.
#[tauri::command]
#[specta::specta]
pub async fn answer_print(
    desk: State<'_, Desk>,
    id: i32,
    answer: PrintAnswer,
) -> Result<PrintJobView, ErrorView> {
    change(desk, move |app, words| app.answer_print(id.into(), answer, words)).await
}
