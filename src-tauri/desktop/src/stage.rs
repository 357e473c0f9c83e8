//! Where everything is seen: the two windows, and how news of the book gets to them, to the tray and to notifications.

use crate::closing::{Closing, OnCloseDo};
use crate::desk::Desk;
use crate::events::{BookChanged, CloseAsked, GoTo, PracticeChanged, StatusChanged};
use crate::tray::Tray;
use crate::work::{News, Outlet};
use crate::{notices, windows};
use serde::Serialize;
use std::sync::OnceLock;
use tauri::{AppHandle, Manager, WindowEvent};
use tauri_plugin_notification::NotificationExt;
use tauri_specta::Event;
use words::Message;

/// Hands news on to whatever shows it.
pub struct Stage {
    handle: AppHandle,
    tray: OnceLock<Tray>,
}

impl Stage {
    /// A stage before anything stands on it.
    #[must_use]
    pub const fn new(handle: AppHandle) -> Stage {
        Stage { handle, tray: OnceLock::new() }
    }

    /// Puts the sign beside the clock up, where there is a place for one.
    pub fn put_up_tray(&self) {
        let words = self.handle.state::<Desk>().words();
        if let Some(tray) = Tray::put_up(&self.handle, &words) {
            // There is one stage, and it is set once.
            let _ = self.tray.set(tray);
        }
    }

    /// Whether a hidden window can be brought back by the tray.
    #[must_use]
    pub fn has_tray(&self) -> bool {
        self.tray.get().is_some()
    }

    fn notify(&self, text: &str, title: &str) {
        if let Err(error) = self.handle.notification().builder().title(title).body(text).show() {
            tracing::warn!(%error, "a notification could not be shown");
        }
    }
}

impl Outlet for Stage {
    fn tell(&self, news: News) {
        let desk = self.handle.state::<Desk>();
        let words = desk.words();
        if let Some(text) = notices::text(&news, &desk.preferences(), &words) {
            self.notify(&text, &words.say(&Message::ShellName));
        }
        match news {
            News::Book(version) => emit(&self.handle, &BookChanged { version }),
            News::Practice => emit(&self.handle, &PracticeChanged),
            News::Status(status) => {
                if let Some(tray) = self.tray.get() {
                    tray.say(Some(&status), &words);
                }
                emit(&self.handle, &StatusChanged(status));
            }
            News::Paid(_) | News::NotSent(_) => {}
        }
    }
}

/// Brings the shop's window to the front.
pub fn raise(handle: &AppHandle) {
    let Some(window) = handle.get_webview_window(windows::SHOP) else { return };
    let raised = window.show().and_then(|()| window.unminimize()).and_then(|()| window.set_focus());
    if let Err(error) = raised {
        tracing::warn!(%error, "the window could not be brought to the front");
    }
}

/// Brings the shop's window to the front and shows a place in it.
pub fn show(handle: &AppHandle, place: &str) {
    raise(handle);
    emit(handle, &GoTo { place: place.to_owned() });
}

/// Ends the program.
pub fn quit(handle: &AppHandle) {
    handle.exit(0);
}

/// Hides the window while sending goes on. Where nothing could bring it back, it is only made small.
pub fn stay(handle: &AppHandle) {
    let Some(window) = handle.get_webview_window(windows::SHOP) else { return };
    let has_tray = handle.state::<std::sync::Arc<Stage>>().has_tray();
    let gone = if has_tray { window.hide() } else { window.minimize() };
    if let Err(error) = gone {
        tracing::warn!(%error, "the window could not be put away");
    }
}

/// What happens to the shop's window.
pub fn on_shop_window(handle: &AppHandle, event: &WindowEvent) {
    match event {
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            on_close(handle);
        }
        WindowEvent::Focused(true) => handle.state::<Desk>().look(),
        _ => {}
    }
}

fn on_close(handle: &AppHandle) {
    let desk = handle.state::<Desk>();
    match handle.state::<Closing>().decide(&desk.preferences(), desk.has_shop()) {
        OnCloseDo::Ask => emit(handle, &CloseAsked),
        OnCloseDo::Stay => stay(handle),
        OnCloseDo::Quit => quit(handle),
    }
}

/// Tells the shop's window.
pub fn emit<E: Event + Serialize + Clone>(handle: &AppHandle, event: &E) {
    if let Err(error) = event.emit_to(handle, windows::SHOP) {
        tracing::debug!(%error, event = E::NAME, "nobody heard");
    }
}
