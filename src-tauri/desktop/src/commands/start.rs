//! Which book is open, what the person likes, and what the shop says of itself.

use super::{ask, change, on_desk};
use crate::desk::{Desk, OpeningView};
use app::preferences::Preferences;
use app::views::{BookName, ShopView, StateOfIndia};
use app::{AppError, Code, ErrorView};
use domain::ChannelKind;
use tauri::State;

/// What the page shows first.
#[tauri::command]
#[specta::specta]
pub async fn opening(desk: State<'_, Desk>) -> Result<OpeningView, ErrorView> {
    on_desk(desk, |desk| Ok(desk.opening())).await
}

/// Tries again to open the book.
#[tauri::command]
#[specta::specta]
pub async fn retry_opening(desk: State<'_, Desk>) -> Result<OpeningView, ErrorView> {
    on_desk(desk, |desk| Ok(desk.retry())).await
}

/// Opens the practice book.
#[tauri::command]
#[specta::specta]
pub async fn open_practice(desk: State<'_, Desk>) -> Result<OpeningView, ErrorView> {
    on_desk(desk, |desk| Ok(desk.turn_to(BookName::Practice))).await
}

/// Goes back to the shop's own book.
#[tauri::command]
#[specta::specta]
pub async fn leave_practice(desk: State<'_, Desk>) -> Result<OpeningView, ErrorView> {
    on_desk(desk, |desk| Ok(desk.turn_to(BookName::Real))).await
}

/// Begins the shop's own book.
#[tauri::command]
#[specta::specta]
pub async fn begin_book(desk: State<'_, Desk>) -> Result<OpeningView, ErrorView> {
    on_desk(desk, |desk| Ok(desk.begin_book())).await
}

/// Begins the practice day again, with an account that speaks a channel.
#[tauri::command]
#[specta::specta]
pub async fn restart_practice(desk: State<'_, Desk>, channel: String) -> Result<OpeningView, ErrorView> {
    on_desk(desk, move |desk| {
        let channel = ChannelKind::from_name(&channel).ok_or_else(|| AppError::new(Code::ChannelUnknown))?;
        Ok(desk.restart_practice(channel))
    })
    .await
}

/// Keeps what the person likes.
#[tauri::command]
#[specta::specta]
pub async fn set_preferences(
    desk: State<'_, Desk>,
    preferences: Preferences,
) -> Result<Preferences, ErrorView> {
    on_desk(desk, move |desk| desk.set_preferences(&preferences)).await
}

/// Keeps where the window is.
#[tauri::command]
#[specta::specta]
pub async fn remember_place(desk: State<'_, Desk>, place: String) -> Result<(), ErrorView> {
    ask(desk, move |app, _| app.remember_place(place)).await
}

/// The states that a shop or a customer can be in.
#[tauri::command]
#[specta::specta]
pub async fn states_of_india(desk: State<'_, Desk>) -> Result<Vec<StateOfIndia>, ErrorView> {
    on_desk(desk, |_| Ok(app::states_of_india())).await
}

/// What the shop says of itself.
#[tauri::command]
#[specta::specta]
pub async fn shop(desk: State<'_, Desk>) -> Result<ShopView, ErrorView> {
    ask(desk, |app, _| app.shop()).await
}

/// Keeps what the shop says of itself.
#[tauri::command]
#[specta::specta]
pub async fn set_shop(desk: State<'_, Desk>, shop: ShopView) -> Result<ShopView, ErrorView> {
    change(desk, move |app, _| app.set_shop(&shop)).await
}
