//! The listener. Its secrets are typed, or shown once, in the window for keys; here is only asked for that.

use super::accounts::open_window;
use super::on_desk;
use crate::desk::Desk;
use crate::key_desk::KeyDesk;
use app::ErrorView;
use app::views::{ListenerForm, ListenerView, RouteSecret};
use tauri::{AppHandle, Manager, State};
use vault::PassphraseSource;

/// The listener, how it fares, and what it hears for whom.
#[tauri::command]
#[specta::specta]
pub async fn listener(desk: State<'_, Desk>) -> Result<ListenerView, ErrorView> {
    on_desk(desk, Desk::listener).await
}

/// Turns the listener on or off, or moves it.
#[tauri::command]
#[specta::specta]
pub async fn set_listener(desk: State<'_, Desk>, form: ListenerForm) -> Result<ListenerView, ErrorView> {
    on_desk(desk, move |desk| desk.set_listener(&form)).await
}

/// Agrees on another secret for an account's route: one that the provider gave is asked for, any other is drawn and
/// shown, both in the window for keys.
#[tauri::command]
#[specta::specta]
pub async fn agree_secret(
    handle: AppHandle,
    desk: State<'_, Desk>,
    name: String,
    secret: RouteSecret,
) -> Result<(), ErrorView> {
    on_desk(desk, move |desk| {
        let (app, keys) = (desk.shop()?, handle.state::<KeyDesk>());
        match secret {
            RouteSecret::AppSecret => keys.want_app_secret(&app.find_account(&name)?.settings.name),
            drawn => keys.draw(&app, &name, drawn, &desk.words())?,
        }
        open_window(&handle, desk)
    })
    .await
}

/// Closes an account's route and forgets its secrets.
#[tauri::command]
#[specta::specta]
pub async fn close_route(desk: State<'_, Desk>, name: String) -> Result<ListenerView, ErrorView> {
    on_desk(desk, move |desk| {
        desk.shop()?.close_route(&name, &PassphraseSource::None)?;
        desk.listener()
    })
    .await
}
