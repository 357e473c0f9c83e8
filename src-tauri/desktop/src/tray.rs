//! The sign beside the clock, for a shop that goes on sending without a window.
//!
//! A desktop without such a place gets no sign, and the program works all the same.

use crate::desk::Desk;
use crate::stage;
use app::views::StatusView;
use std::panic::{AssertUnwindSafe, catch_unwind};
use tauri::menu::{CheckMenuItem, Menu, MenuEvent, MenuItem};
use tauri::tray::TrayIconBuilder;
use tauri::{AppHandle, Manager, Wry};
use words::{Message, Words};

const OPEN: &str = "open";
const NEW_BILL: &str = "new-bill";
const OUTBOX: &str = "outbox";
const PAUSE: &str = "pause";
const QUIT: &str = "quit";

/// The sign's menu.
pub struct Tray {
    open: MenuItem<Wry>,
    new_bill: MenuItem<Wry>,
    outbox: MenuItem<Wry>,
    pause: CheckMenuItem<Wry>,
    quit: MenuItem<Wry>,
}

impl Tray {
    /// Puts the sign up; `None` where there is no place for one.
    #[must_use]
    pub fn put_up(handle: &AppHandle, words: &Words) -> Option<Tray> {
        // The library of the desktop is looked for when it is first used, and its binding panics without it.
        match catch_unwind(AssertUnwindSafe(|| build(handle, words))) {
            Ok(Ok(tray)) => Some(tray),
            Ok(Err(error)) => {
                tracing::warn!(%error, "there is no sign beside the clock");
                None
            }
            Err(_) => {
                tracing::warn!("this desktop has no place for a sign beside the clock");
                None
            }
        }
    }

    /// Says how the book fares, in the person's language.
    pub fn say(&self, status: Option<&StatusView>, words: &Words) {
        let is_paused = status.is_some_and(|status| status.paused);
        let said = self
            .open
            .set_text(words.say(&Message::ShellTrayOpen))
            .and_then(|()| self.new_bill.set_text(words.say(&Message::ShellTrayNewBill)))
            .and_then(|()| self.outbox.set_text(outbox(status, words)))
            .and_then(|()| self.pause.set_text(words.say(&Message::ShellTrayPause)))
            .and_then(|()| self.pause.set_checked(is_paused))
            .and_then(|()| self.quit.set_text(words.say(&Message::ShellTrayQuit)));
        if let Err(error) = said {
            tracing::debug!(%error, "the sign beside the clock could not be changed");
        }
    }
}

fn build(handle: &AppHandle, words: &Words) -> tauri::Result<Tray> {
    let item = |id, text: String| MenuItem::with_id(handle, id, text, true, None::<&str>);
    let open = item(OPEN, words.say(&Message::ShellTrayOpen))?;
    let new_bill = item(NEW_BILL, words.say(&Message::ShellTrayNewBill))?;
    let outbox = item(OUTBOX, outbox(None, words))?;
    let pause_text = words.say(&Message::ShellTrayPause);
    let pause = CheckMenuItem::with_id(handle, PAUSE, pause_text, true, false, None::<&str>)?;
    let quit = item(QUIT, words.say(&Message::ShellTrayQuit))?;
    let menu = Menu::with_items(handle, &[&open, &new_bill, &outbox, &pause, &quit])?;
    let mut sign = TrayIconBuilder::with_id("sign").menu(&menu).on_menu_event(chosen);
    if let Some(icon) = handle.default_window_icon() {
        sign = sign.icon(icon.clone());
    }
    sign.build(handle)?;
    Ok(Tray { open, new_bill, outbox, pause, quit })
}

fn outbox(status: Option<&StatusView>, words: &Words) -> String {
    let count = status.map_or(0, |status| status.waiting + status.asks + status.unknown);
    words.say(&Message::ShellTrayOutbox { count: &count.to_string() })
}

#[expect(clippy::needless_pass_by_value, reason = "the handler's form is Tauri's")]
fn chosen(handle: &AppHandle, event: MenuEvent) {
    match event.id().as_ref() {
        OPEN => stage::raise(handle),
        NEW_BILL => on_desk(handle, |handle, desk| {
            if let Err(refusal) = desk.shop().and_then(|app| app.new_bill(&desk.words()).map(drop)) {
                tracing::warn!(code = refusal.code.as_str(), "no new bill from the tray");
            }
            stage::show(handle, "/bill");
        }),
        OUTBOX => stage::show(handle, "/orders"),
        PAUSE => on_desk(handle, |_, desk| {
            let turned = desk.shop().and_then(|app| app.set_paused(!app.is_paused()?));
            if let Err(refusal) = turned {
                tracing::warn!(code = refusal.code.as_str(), "sending could not be paused or let go on");
            }
            desk.nudge();
        }),
        QUIT => stage::quit(handle),
        _ => {}
    }
}

/// The book may be busy, and menus belong to the thread that draws.
fn on_desk(handle: &AppHandle, act: impl FnOnce(&AppHandle, &Desk) + Send + 'static) {
    let (handle, desk) = (handle.clone(), handle.state::<Desk>().inner().clone());
    tauri::async_runtime::spawn_blocking(move || act(&handle, &desk));
}
