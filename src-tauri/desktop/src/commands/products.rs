//! Whom and what a bill is about: customers, products, and lines from a spreadsheet.

use super::ask;
use crate::desk::Desk;
use app::ErrorView;
use app::views::{CustomerView, LineForm, ProductForm, ProductView};
use tauri::State;

/// Customers by number or name.
#[tauri::command]
#[specta::specta]
pub async fn find_customers(desk: State<'_, Desk>, text: String) -> Result<Vec<CustomerView>, ErrorView> {
    ask(desk, move |app, _| app.find_customers(&text)).await
}

/// Products by code or name.
#[tauri::command]
#[specta::specta]
pub async fn find_products(desk: State<'_, Desk>, text: String) -> Result<Vec<ProductView>, ErrorView> {
    ask(desk, move |app, _| app.find_products(&text)).await
}

/// Keeps a product.
#[tauri::command]
#[specta::specta]
pub async fn save_product(desk: State<'_, Desk>, form: ProductForm) -> Result<ProductView, ErrorView> {
    ask(desk, move |app, _| app.save_product(&form)).await
}

/// Lines of a bill from cells of a spreadsheet.
#[tauri::command]
#[specta::specta]
pub async fn read_pasted(desk: State<'_, Desk>, text: String) -> Result<Vec<LineForm>, ErrorView> {
    ask(desk, move |app, _| app.read_pasted(&text)).await
}
