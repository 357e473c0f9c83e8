//! The commands of the window in which a key or a passphrase is typed, or a drawn secret shown. No other window may call
//! them, and none of their answers holds what was typed.

use super::on_desk;
use crate::desk::Desk;
use crate::key_desk::{DrawnSecretView, KeyDesk, KeyWantedView, Next, TypedSecret};
use crate::windows;
use app::{AppError, Code, ErrorView};
use tauri::{AppHandle, Manager, State};

/// What is to be typed.
#[tauri::command]
#[specta::specta]
pub async fn key_wanted(desk: State<'_, Desk>, keys: State<'_, KeyDesk>) -> Result<KeyWantedView, ErrorView> {
    let wanted = keys.view(&desk.preferences());
    wanted.ok_or_else(|| desk.refuse(&AppError::new(Code::SecretMissing)))
}

/// Keeps what was typed. The window closes; where something else must be typed first, it begins anew.
#[tauri::command]
#[specta::specta]
pub async fn keep_key(handle: AppHandle, desk: State<'_, Desk>, secret: String) -> Result<(), ErrorView> {
    let secret = TypedSecret::from(secret);
    on_desk(desk, move |desk| {
        let next = handle.state::<KeyDesk>().keep(&desk.shop()?, secret, &desk.words())?;
        desk.nudge();
        match next {
            Next::Done => windows::close_key(&handle),
            Next::AskAgain => windows::begin_key_anew(&handle),
        }
        Ok(())
    })
    .await
}

/// Gives it up.
#[tauri::command]
#[specta::specta]
pub async fn cancel_key(handle: AppHandle, keys: State<'_, KeyDesk>) -> Result<(), ErrorView> {
    keys.forget();
    windows::close_key(&handle);
    Ok(())
}

/// The secret that was drawn, for a person to paste at the provider's. It is gone with the window.
#[tauri::command]
#[specta::specta]
pub async fn drawn_secret(
    desk: State<'_, Desk>,
    keys: State<'_, KeyDesk>,
) -> Result<DrawnSecretView, ErrorView> {
    keys.drawn().ok_or_else(|| desk.refuse(&AppError::new(Code::SecretMissing)))
}
