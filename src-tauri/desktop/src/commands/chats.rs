//! What customers write, what they agreed to, and reminders of what they owe.

use super::{ask, change, number};
use crate::desk::Desk;
use app::views::{
    Address, ChatBillView, ChatView, ChatsPageView, ChatsQuery, ConsentForm, ConsentView, RemindersView,
};
use app::{AppError, ErrorView};
use domain::OrderNumber;
use tauri::State;

/// A page of the list of chats.
#[tauri::command]
#[specta::specta]
pub async fn chats(desk: State<'_, Desk>, query: ChatsQuery) -> Result<ChatsPageView, ErrorView> {
    ask(desk, move |app, _| app.chats(&query)).await
}

/// A page of one chat, before one of its messages.
#[tauri::command]
#[specta::specta]
pub async fn chat(
    desk: State<'_, Desk>,
    customer_id: i32,
    before: Option<i32>,
    limit: u32,
) -> Result<ChatView, ErrorView> {
    ask(desk, move |app, words| app.chat(customer_id.into(), before.map(i64::from), limit, words)).await
}

/// Somebody of the shop has seen a chat up to this message.
#[tauri::command]
#[specta::specta]
pub async fn mark_chat_read(desk: State<'_, Desk>, customer_id: i32, up_to: i32) -> Result<u32, ErrorView> {
    change(desk, move |app, _| app.mark_chat_read(customer_id.into(), up_to.into())).await
}

/// Answers a customer within the 24 hours.
#[tauri::command]
#[specta::specta]
pub async fn reply(desk: State<'_, Desk>, customer_id: i32, text: String) -> Result<(), ErrorView> {
    change(desk, move |app, _| app.reply(customer_id.into(), &text)).await
}

/// Makes a bill of a cart, or begins one beside words.
#[tauri::command]
#[specta::specta]
pub async fn bill_of_message(desk: State<'_, Desk>, message: i32) -> Result<ChatBillView, ErrorView> {
    change(desk, move |app, _| app.bill_of_message(message.into())).await
}

/// Takes over an address that a customer sent, onto a draft where one is named.
#[tauri::command]
#[specta::specta]
pub async fn accept_address(
    desk: State<'_, Desk>,
    message: i32,
    address: Address,
    order: Option<String>,
) -> Result<(), ErrorView> {
    change(desk, move |app, _| {
        let order = order.as_deref().map(number).transpose()?;
        app.accept_address(message.into(), &address, order)
    })
    .await
}

/// Writes down what a customer said about messages of the shop's own accord.
#[tauri::command]
#[specta::specta]
pub async fn record_consent(
    desk: State<'_, Desk>,
    customer_id: i32,
    form: ConsentForm,
) -> Result<ConsentView, ErrorView> {
    change(desk, move |app, _| app.record_consent(customer_id.into(), form)).await
}

/// Forgets what a customer wrote and was written.
#[tauri::command]
#[specta::specta]
pub async fn erase_chat(desk: State<'_, Desk>, customer_id: i32) -> Result<(), ErrorView> {
    change(desk, move |app, _| app.erase_chat(customer_id.into())).await
}

/// Who would be reminded, and who not; without orders named, all that can still be paid.
#[tauri::command]
#[specta::specta]
pub async fn preview_reminders(
    desk: State<'_, Desk>,
    orders: Option<Vec<String>>,
) -> Result<RemindersView, ErrorView> {
    ask(desk, move |app, words| {
        let orders = orders.as_deref().map(numbers).transpose()?;
        app.preview_reminders(orders.as_deref(), words)
    })
    .await
}

/// Reminds these customers.
#[tauri::command]
#[specta::specta]
pub async fn remind(desk: State<'_, Desk>, orders: Vec<String>) -> Result<RemindersView, ErrorView> {
    change(desk, move |app, words| app.queue_reminders(&numbers(&orders)?, words)).await
}

/// Whether customers are reminded by themselves before their way to pay ends.
#[tauri::command]
#[specta::specta]
pub async fn reminds_by_itself(desk: State<'_, Desk>) -> Result<bool, ErrorView> {
    ask(desk, |app, _| app.reminds_before_expiry()).await
}

/// Switches that on or off.
#[tauri::command]
#[specta::specta]
pub async fn set_reminds_by_itself(desk: State<'_, Desk>, on: bool) -> Result<(), ErrorView> {
    change(desk, move |app, _| app.set_reminds_before_expiry(on)).await
}

fn numbers(typed: &[String]) -> Result<Vec<OrderNumber>, AppError> {
    typed.iter().map(|typed| number(typed)).collect()
}
