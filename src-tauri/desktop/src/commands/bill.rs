//! The bill on the counter.

use super::{ask, change, number};
use crate::desk::Desk;
use app::ErrorView;
use app::views::{BillForm, BillView, FinishedBillView, HeldBillView};
use tauri::State;

/// The bill on the counter, or a new one.
#[tauri::command]
#[specta::specta]
pub async fn current_bill(desk: State<'_, Desk>) -> Result<BillView, ErrorView> {
    ask(desk, |app, words| app.current_bill(words)).await
}

/// A new bill.
#[tauri::command]
#[specta::specta]
pub async fn new_bill(desk: State<'_, Desk>) -> Result<BillView, ErrorView> {
    ask(desk, |app, words| app.new_bill(words)).await
}

/// Puts a draft on the counter.
#[tauri::command]
#[specta::specta]
pub async fn open_bill(desk: State<'_, Desk>, number: String) -> Result<BillView, ErrorView> {
    ask(desk, move |app, words| app.open_bill(self::number(&number)?, words)).await
}

/// Saves what was typed, at each keystroke.
#[tauri::command]
#[specta::specta]
pub async fn save_bill(
    desk: State<'_, Desk>,
    number: String,
    form: BillForm,
    sequence: u32,
) -> Result<BillView, ErrorView> {
    ask(desk, move |app, words| app.save_bill(self::number(&number)?, &form, sequence, words)).await
}

/// Puts a bill aside.
#[tauri::command]
#[specta::specta]
pub async fn hold_bill(desk: State<'_, Desk>, number: String) -> Result<(), ErrorView> {
    change(desk, move |app, _| app.hold_bill(self::number(&number)?)).await
}

/// The bills that were put aside.
#[tauri::command]
#[specta::specta]
pub async fn held_bills(desk: State<'_, Desk>) -> Result<Vec<HeldBillView>, ErrorView> {
    ask(desk, |app, _| app.held_bills()).await
}

/// Gives a bill up.
#[tauri::command]
#[specta::specta]
pub async fn discard_bill(desk: State<'_, Desk>, number: String) -> Result<(), ErrorView> {
    change(desk, move |app, _| app.discard_bill(self::number(&number)?)).await
}

/// Makes an order of a bill, and asks for the money, takes it, or leaves it owed.
#[tauri::command]
#[specta::specta]
pub async fn finish_bill(
    desk: State<'_, Desk>,
    number: String,
    form: BillForm,
) -> Result<FinishedBillView, ErrorView> {
    change(desk, move |app, _| app.finish_bill(self::number(&number)?, form)).await
}

/// Adds the lines of the customer's last bill.
#[tauri::command]
#[specta::specta]
pub async fn repeat_last(desk: State<'_, Desk>, number: String) -> Result<BillView, ErrorView> {
    ask(desk, move |app, words| app.repeat_last(self::number(&number)?, words)).await
}

/// A new bill like an order's.
#[tauri::command]
#[specta::specta]
pub async fn duplicate_order(desk: State<'_, Desk>, number: String) -> Result<BillView, ErrorView> {
    ask(desk, move |app, words| app.duplicate_order(self::number(&number)?, words)).await
}

/// Puts the bill of an issued order on the counter, to be corrected.
#[tauri::command]
#[specta::specta]
pub async fn revise_order(desk: State<'_, Desk>, number: String) -> Result<BillView, ErrorView> {
    ask(desk, move |app, words| app.revise_order(self::number(&number)?, words)).await
}
