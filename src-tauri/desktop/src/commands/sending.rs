//! The outbox, bills that are sent together, and what to do where no message can go.

use super::{ask, change, number};
use crate::desk::Desk;
use app::ErrorView;
use app::views::{BulkPlanView, BulkQuery, BulkShown, BulkView, OutboxView, PayQrView};
use tauri::State;

/// The outbox.
#[tauri::command]
#[specta::specta]
pub async fn outbox(desk: State<'_, Desk>) -> Result<OutboxView, ErrorView> {
    ask(desk, |app, words| app.outbox(words)).await
}

/// What would go, and what cannot, if these bills were sent together.
#[tauri::command]
#[specta::specta]
pub async fn plan_bulk(desk: State<'_, Desk>, query: BulkQuery) -> Result<BulkPlanView, ErrorView> {
    ask(desk, move |app, words| app.plan_bulk(&query, words)).await
}

/// Sends these bills together, if they are what was shown.
#[tauri::command]
#[specta::specta]
pub async fn send_bulk(
    desk: State<'_, Desk>,
    query: BulkQuery,
    shown: BulkShown,
) -> Result<BulkView, ErrorView> {
    change(desk, move |app, _| app.send_bulk(&query, &shown)).await
}

/// Lets bills that are sent together rest, or go on.
#[tauri::command]
#[specta::specta]
pub async fn pause_bulk(desk: State<'_, Desk>, id: i32, paused: bool) -> Result<BulkView, ErrorView> {
    change(desk, move |app, _| app.pause_bulk(id.into(), paused)).await
}

/// Takes back what of them has not left.
#[tauri::command]
#[specta::specta]
pub async fn cancel_bulk(desk: State<'_, Desk>, id: i32) -> Result<BulkView, ErrorView> {
    change(desk, move |app, _| app.cancel_bulk(id.into())).await
}

/// How an order is paid, or a chat begun, where no message can go.
#[tauri::command]
#[specta::specta]
pub async fn pay_qr(desk: State<'_, Desk>, order: String) -> Result<PayQrView, ErrorView> {
    change(desk, move |app, _| app.pay_qr(number(&order)?)).await
}

/// The shop says that a customer has just written.
#[tauri::command]
#[specta::specta]
pub async fn say_customer_wrote(desk: State<'_, Desk>, phone: String, name: String) -> Result<(), ErrorView> {
    change(desk, move |app, _| app.say_customer_wrote(&phone, &name)).await
}

/// What WhatsApp takes for a template, in rupees, where the shop said so.
#[tauri::command]
#[specta::specta]
pub async fn template_cost(desk: State<'_, Desk>) -> Result<Option<String>, ErrorView> {
    ask(desk, |app, _| app.template_cost()).await
}

/// Sets what WhatsApp takes for a template.
#[tauri::command]
#[specta::specta]
pub async fn set_template_cost(desk: State<'_, Desk>, rupees: String) -> Result<(), ErrorView> {
    change(desk, move |app, _| app.set_template_cost(&rupees)).await
}

/// Asks a customer for the address.
#[tauri::command]
#[specta::specta]
pub async fn ask_for_address(desk: State<'_, Desk>, customer_id: i32) -> Result<(), ErrorView> {
    change(desk, move |app, _| app.ask_for_address(customer_id.into())).await
}

/// Shows a customer the catalogue.
#[tauri::command]
#[specta::specta]
pub async fn offer_catalogue(desk: State<'_, Desk>, customer_id: i32) -> Result<(), ErrorView> {
    change(desk, move |app, _| app.offer_catalogue(customer_id.into())).await
}

/// Shows a customer some products of the catalogue.
#[tauri::command]
#[specta::specta]
pub async fn offer_products(
    desk: State<'_, Desk>,
    customer_id: i32,
    products: Vec<i32>,
) -> Result<(), ErrorView> {
    let products: Vec<i64> = products.into_iter().map(i64::from).collect();
    change(desk, move |app, _| app.offer_products(customer_id.into(), &products)).await
}
