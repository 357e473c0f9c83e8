//! The window: Tauri around the use cases.
//!
//! Here are windows, tray, notifications, logs and the thread that sends; what a bill is, what may happen to an order
//! and what is said about it is decided in `app`. Nothing but this crate knows Tauri.

mod arguments;
mod closing;
pub mod commands;
pub mod desk;
mod dialogs;
mod events;
pub mod folders;
pub mod import_desk;
mod key_desk;
mod links;
mod log;
mod notices;
mod platform;
mod speech;
mod stage;
mod tray;
mod windows;
pub mod work;

use app::clock::{SystemClock, SystemEntropy};
use app::preferences;
use arguments::Arguments;
use closing::Closing;
use commands::exports::PapersDesk;
use desk::{Desk, Surroundings};
use folders::Folders;
use import_desk::ImportDesk;
use key_desk::KeyDesk;
use stage::Stage;
use std::error::Error;
use std::process::ExitCode;
use std::sync::Arc;
use tauri::{App, AppHandle, Manager, RunEvent};
use tauri_plugin_deep_link::DeepLinkExt;
use tauri_plugin_window_state::StateFlags;
use words::Words;

/// What is remembered of the shop's window. Whether it was shown is not: a start without `--hidden` shows it.
const REMEMBERED: StateFlags = StateFlags::SIZE.union(StateFlags::POSITION).union(StateFlags::MAXIMIZED);

/// Starts the program and stays in it until it ends.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::of_process();
    let Some(folders) = Folders::of_user(arguments.data.clone()) else {
        tracing::error!("this system names no folder for a user's data; name one with --data");
        return ExitCode::from(2);
    };
    log::begin(&folders.logs());
    log::record_panics();
    let words = Words::new(preferences::read(folders.root()).language.into());
    if !platform::can_draw(&words) {
        return ExitCode::from(platform::NO_WEB_VIEW);
    }
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "begun");
    match program(arguments, folders) {
        Ok(program) => {
            program.run(on_event);
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!(%error, "the program could not be begun");
            ExitCode::FAILURE
        }
    }
}

fn program(arguments: Arguments, folders: Folders) -> tauri::Result<App> {
    let builder = commands::builder();
    let invoke = builder.invoke_handler();
    // First of all, so that a second start ends before it has opened anything.
    tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|handle, given, _| on_second_start(handle, &given)))
        .plugin(tauri_plugin_deep_link::init())
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(REMEMBERED)
                .with_denylist(&[windows::KEY])
                .build(),
        )
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build())
        .manage(Closing::default())
        .manage(KeyDesk::default())
        .manage(ImportDesk::default())
        .manage(PapersDesk::default())
        .invoke_handler(invoke)
        .setup(move |app| {
            builder.mount_events(app);
            set_up(app.handle(), &arguments, folders)
        })
        .build(tauri::generate_context!())
}

fn set_up(handle: &AppHandle, arguments: &Arguments, folders: Folders) -> Result<(), Box<dyn Error>> {
    let stage = Arc::new(Stage::new(handle.clone()));
    if arguments.practice {
        folders.note_book(app::views::BookName::Practice);
    }
    let desk = Desk::new(Surroundings {
        folders,
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
        outlet: Arc::clone(&stage) as _,
        runtime: tauri::async_runtime::handle().inner().clone(),
    });
    if let Some(order) = arguments.order {
        desk.want(order);
    }
    handle.manage(desk.clone());
    handle.manage(Arc::clone(&stage));
    // The book opens while the page loads; whichever asks first waits for the other.
    let opening = desk.clone();
    tauri::async_runtime::spawn_blocking(move || opening.open());
    stage.put_up_tray();
    let window = windows::open_shop(handle, &desk.words(), arguments.hidden)?;
    let of_window = handle.clone();
    window.on_window_event(move |event| stage::on_shop_window(&of_window, event));
    let of_links = handle.clone();
    handle.deep_link().on_open_url(move |event| {
        for order in event.urls().iter().filter_map(|url| links::order_in(url.as_str())) {
            stage::show(&of_links, &links::place_of(order));
        }
    });
    Ok(())
}

/// Somebody started the program again: its window comes to the front, and shows the order that was asked for.
fn on_second_start(handle: &AppHandle, given: &[String]) {
    let arguments = Arguments::read(given.iter().skip(1).map(Into::into));
    match arguments.order {
        Some(order) => stage::show(handle, &links::place_of(order)),
        None if arguments.hidden => {}
        None => stage::raise(handle),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the handler's form is Tauri's")]
fn on_event(handle: &AppHandle, event: RunEvent) {
    if matches!(event, RunEvent::Exit) {
        handle.state::<Desk>().close();
        tracing::info!("ended");
    }
}
