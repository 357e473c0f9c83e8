//! How the book fares.

use super::on_desk;
use crate::desk::Desk;
use app::ErrorView;
use app::views::StatusView;
use tauri::State;

/// How the book fares.
#[tauri::command]
#[specta::specta]
pub async fn status(desk: State<'_, Desk>) -> Result<StatusView, ErrorView> {
    on_desk(desk, Desk::status).await
}

/// Stops sending, or lets it go on.
#[tauri::command]
#[specta::specta]
pub async fn set_paused(desk: State<'_, Desk>, paused: bool) -> Result<StatusView, ErrorView> {
    on_desk(desk, move |desk| {
        desk.shop()?.set_paused(paused)?;
        desk.nudge();
        desk.status()
    })
    .await
}

/// Asks after all payments that may be asked after.
#[tauri::command]
#[specta::specta]
pub async fn look_up_all(desk: State<'_, Desk>) -> Result<(), ErrorView> {
    on_desk(desk, |desk| {
        desk.shop()?;
        desk.look();
        Ok(())
    })
    .await
}
