//! The window itself: pages outside, and what closing means.

use super::on_desk;
use crate::closing::{CloseAnswer, Closing};
use crate::desk::Desk;
use crate::links::LinkName;
use crate::stage;
use app::preferences::Preferences;
use app::{AppError, Code, ErrorView};
use tauri::{AppHandle, State};
use tauri_plugin_opener::OpenerExt;

/// Opens one of a few pages in the person's browser.
#[tauri::command]
#[specta::specta]
pub async fn open_link(handle: AppHandle, desk: State<'_, Desk>, name: LinkName) -> Result<(), ErrorView> {
    on_desk(desk, move |_| {
        handle.opener().open_url(name.address(), None::<&str>).map_err(|error| {
            tracing::warn!(%error, "a page could not be opened");
            AppError::new(Code::Internal)
        })
    })
    .await
}

/// What the person said to closing.
#[tauri::command]
#[specta::specta]
pub async fn answer_close(
    handle: AppHandle,
    desk: State<'_, Desk>,
    closing: State<'_, Closing>,
    answer: CloseAnswer,
    remember: bool,
) -> Result<(), ErrorView> {
    closing.settle();
    on_desk(desk, move |desk| {
        if remember {
            let on_close = answer.as_preference();
            desk.set_preferences(&Preferences { on_close, ..desk.preferences() })?;
        }
        match answer {
            CloseAnswer::Stay => stage::stay(&handle),
            CloseAnswer::Quit => stage::quit(&handle),
        }
        Ok(())
    })
    .await
}
