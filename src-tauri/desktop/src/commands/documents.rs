//! Invoices, vouchers and credit notes of an order, and the series that number them.

use super::{ask, change, number, on_desk};
use crate::desk::Desk;
use crate::dialogs;
use app::views::{
    BuyerForm, CreditForm, DocumentView, DocumentsPageView, InvoiceForm, OrderDocumentsView, PaperFormView,
    SeriesFormatForm, SeriesView,
};
use app::{AppError, Code, ErrorView, PaperWish};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use tauri::{AppHandle, State, WebviewWindow};
use tauri_plugin_opener::OpenerExt;

/// The documents of an order, and what its next invoice would hold.
#[tauri::command]
#[specta::specta]
pub async fn order_documents(desk: State<'_, Desk>, number: String) -> Result<OrderDocumentsView, ErrorView> {
    ask(desk, move |app, words| app.order_documents(self::number(&number)?, words)).await
}

/// Sets who buys, as the invoice will say it.
#[tauri::command]
#[specta::specta]
pub async fn set_buyer(desk: State<'_, Desk>, number: String, form: BuyerForm) -> Result<(), ErrorView> {
    change(desk, move |app, _| app.set_buyer(self::number(&number)?, &form)).await
}

/// Makes an invoice for an order, for everything or for what left.
#[tauri::command]
#[specta::specta]
pub async fn make_invoice(
    desk: State<'_, Desk>,
    number: String,
    form: InvoiceForm,
) -> Result<DocumentView, ErrorView> {
    change(desk, move |app, _| app.make_invoice(self::number(&number)?, &form)).await
}

/// Takes a document back, in part or whole.
#[tauri::command]
#[specta::specta]
pub async fn credit_document(
    desk: State<'_, Desk>,
    document: String,
    form: CreditForm,
) -> Result<DocumentView, ErrorView> {
    change(desk, move |app, _| app.credit(&document, &form)).await
}

/// Gives back the money of a receipt voucher; all that is left without an amount.
#[tauri::command]
#[specta::specta]
pub async fn refund_voucher(
    desk: State<'_, Desk>,
    document: String,
    amount: Option<String>,
) -> Result<DocumentView, ErrorView> {
    change(desk, move |app, _| app.refund_voucher(&document, amount.as_deref())).await
}

/// Cancels the number of a document.
#[tauri::command]
#[specta::specta]
pub async fn cancel_document(
    desk: State<'_, Desk>,
    document: String,
    reason: String,
) -> Result<DocumentView, ErrorView> {
    change(desk, move |app, _| app.cancel_document(&document, &reason)).await
}

/// Opens a document as PDF in the system's viewer. The page names a document, never a file.
#[tauri::command]
#[specta::specta]
pub async fn open_paper(handle: AppHandle, desk: State<'_, Desk>, document: String) -> Result<(), ErrorView> {
    ask(desk, move |app, _| {
        let file = app.paper_to_look_at(&document, PaperWish::default())?;
        handle.opener().open_path(file.to_string_lossy(), None::<&str>).map_err(|error| {
            tracing::warn!(%error, "no program shows the paper");
            AppError::new(Code::PaperNotShown)
        })
    })
    .await
}

/// How the shop's papers look.
#[tauri::command]
#[specta::specta]
pub async fn paper_settings(desk: State<'_, Desk>) -> Result<PaperFormView, ErrorView> {
    ask(desk, |app, _| app.paper_settings()).await
}

/// Sets how the shop's papers look.
#[tauri::command]
#[specta::specta]
pub async fn set_paper_settings(
    desk: State<'_, Desk>,
    form: PaperFormView,
) -> Result<PaperFormView, ErrorView> {
    change(desk, move |app, _| app.set_paper_settings(&form)).await
}

/// The logo of the shop's papers, as a PNG in base64.
#[tauri::command]
#[specta::specta]
pub async fn logo(desk: State<'_, Desk>) -> Result<Option<String>, ErrorView> {
    ask(desk, |app, _| Ok(app.logo()?.map(|png| BASE64_STANDARD.encode(png)))).await
}

/// Asks for a picture and takes it as the logo of all papers. Nothing when the person chose none.
#[tauri::command]
#[specta::specta]
pub async fn choose_logo(window: WebviewWindow, desk: State<'_, Desk>) -> Result<Option<String>, ErrorView> {
    on_desk(desk, move |desk| {
        let app = desk.shop()?;
        let Some(path) = dialogs::which_to_read(&window, "PNG, JPEG", &["png", "jpg", "jpeg"])? else {
            return Ok(None);
        };
        let file = dialogs::read_up_to(&path, app::MOST_OF_LOGO)?;
        Ok(Some(BASE64_STANDARD.encode(app.set_logo(&file)?)))
    })
    .await
}

/// Papers show no logo any more.
#[tauri::command]
#[specta::specta]
pub async fn remove_logo(desk: State<'_, Desk>) -> Result<(), ErrorView> {
    change(desk, |app, _| app.remove_logo()).await
}

/// Makes the invoices that today's small sales share.
#[tauri::command]
#[specta::specta]
pub async fn close_day(desk: State<'_, Desk>) -> Result<Vec<DocumentView>, ErrorView> {
    change(desk, |app, _| app.close_day()).await
}

/// Documents, the newest first.
#[tauri::command]
#[specta::specta]
pub async fn documents(desk: State<'_, Desk>, after: Option<String>) -> Result<DocumentsPageView, ErrorView> {
    ask(desk, move |app, _| app.documents(after.as_deref())).await
}

/// The series of numbers.
#[tauri::command]
#[specta::specta]
pub async fn series(desk: State<'_, Desk>) -> Result<Vec<SeriesView>, ErrorView> {
    ask(desk, |app, _| app.series()).await
}

/// Sets how the numbers of a series are written.
#[tauri::command]
#[specta::specta]
pub async fn set_series_format(
    desk: State<'_, Desk>,
    form: SeriesFormatForm,
) -> Result<Vec<SeriesView>, ErrorView> {
    change(desk, move |app, _| app.set_series_format(&form)).await
}
