//! Whom and what a bill is about: customers, products, and lines from a spreadsheet.

use super::{ask, change};
use crate::desk::Desk;
use app::ErrorView;
use app::views::{
    CustomerView, LineForm, PriceRuleView, ProductForm, ProductView, ProductsPageView, ProductsQuery,
};
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

/// A page of the items.
#[tauri::command]
#[specta::specta]
pub async fn list_products(
    desk: State<'_, Desk>,
    query: ProductsQuery,
) -> Result<ProductsPageView, ErrorView> {
    ask(desk, move |app, _| app.list_products(&query)).await
}

/// Takes an item off the list.
#[tauri::command]
#[specta::specta]
pub async fn remove_product(desk: State<'_, Desk>, id: i32) -> Result<ProductView, ErrorView> {
    change(desk, move |app, _| app.remove_product(id.into())).await
}

/// Puts an item back on the list.
#[tauri::command]
#[specta::specta]
pub async fn bring_back_product(desk: State<'_, Desk>, id: i32) -> Result<ProductView, ErrorView> {
    change(desk, move |app, _| app.bring_back_product(id.into())).await
}

/// The rules by which a rate follows from the price, as they stand today; which one goods of a tariff code follow.
#[tauri::command]
#[specta::specta]
pub async fn price_rules(desk: State<'_, Desk>, hsn: String) -> Result<Vec<PriceRuleView>, ErrorView> {
    ask(desk, move |app, _| Ok(app.price_rules(&hsn))).await
}

/// Lines of a bill from cells of a spreadsheet.
#[tauri::command]
#[specta::specta]
pub async fn read_pasted(desk: State<'_, Desk>, text: String) -> Result<Vec<LineForm>, ErrorView> {
    ask(desk, move |app, _| app.read_pasted(&text)).await
}
