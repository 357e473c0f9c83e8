//! The two windows, and the walls around their pages.

use crate::key_desk::KeyDesk;
use crate::platform;
use tauri::webview::{DownloadEvent, NewWindowResponse};
use tauri::{
    AppHandle, Manager, PhysicalPosition, PhysicalSize, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    WindowEvent,
};
use words::{Message, Words};

/// The label of the shop's window.
pub const SHOP: &str = "main";

/// The label of the window in which a key is typed.
pub const KEY: &str = "key";

/// The size before anybody chose another, and the least, in logical pixels: those of the smallest screens in shops.
const USUAL: (f64, f64) = (1366.0, 768.0);
const LEAST: (f64, f64) = (1024.0, 600.0);

/// The size of the window in which a key is typed.
const KEY_SIZE: (f64, f64) = (560.0, 420.0);

/// Makes the shop's window and, unless it is to stay hidden, shows it where it was last.
///
/// # Errors
/// What keeps the system from making a window.
pub fn open_shop(handle: &AppHandle, words: &Words, hidden: bool) -> tauri::Result<WebviewWindow> {
    let window = walled(handle, SHOP, "index.html")
        .title(words.say(&Message::ShellName))
        .inner_size(USUAL.0, USUAL.1)
        .min_inner_size(LEAST.0, LEAST.1)
        .visible(false)
        .build()?;
    platform::leave_keys_to_page(&window);
    bring_within_screen(&window)?;
    if !hidden {
        window.show()?;
    }
    Ok(window)
}

/// Makes the window in which a key is typed. One that is open already begins anew: something else may be wanted.
///
/// # Errors
/// What keeps the system from making a window.
pub fn open_key(handle: &AppHandle, words: &Words) -> tauri::Result<()> {
    if handle.get_webview_window(KEY).is_some() {
        begin_key_anew(handle);
        return Ok(());
    }
    let window = walled(handle, KEY, "key.html")
        .title(words.say(&Message::ShellKeyTitle))
        .inner_size(KEY_SIZE.0, KEY_SIZE.1)
        .resizable(false)
        .maximizable(false)
        .minimizable(false)
        .always_on_top(true)
        .center()
        .build()?;
    platform::leave_keys_to_page(&window);
    let of_window = handle.clone();
    window.on_window_event(move |event| {
        if matches!(event, WindowEvent::Destroyed) {
            of_window.state::<KeyDesk>().forget();
        }
    });
    Ok(())
}

/// Closes the window in which a key is typed.
pub fn close_key(handle: &AppHandle) {
    let closed = handle.get_webview_window(KEY).map(|window| window.close());
    if let Some(Err(error)) = closed {
        tracing::warn!(%error, "the window for a key could not be closed");
    }
}

/// Has the window in which a key is typed ask again what is wanted.
pub fn begin_key_anew(handle: &AppHandle) {
    let Some(window) = handle.get_webview_window(KEY) else { return };
    if let Err(error) = window.reload().and_then(|()| window.set_focus()) {
        tracing::warn!(%error, "the window for a key could not be begun anew");
    }
}

/// A page that goes nowhere, opens nothing and loads nothing down.
fn walled<'a>(
    handle: &'a AppHandle,
    label: &str,
    page: &str,
) -> WebviewWindowBuilder<'a, tauri::Wry, AppHandle> {
    WebviewWindowBuilder::new(handle, label, WebviewUrl::App(page.into()))
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, event| !matches!(event, DownloadEvent::Requested { .. }))
        .devtools(cfg!(debug_assertions))
}

/// Whether an address is one of the program's own pages, or the frame that isolates them.
fn is_ours(address: &Url) -> bool {
    match address.scheme() {
        "tauri" | "isolation" => address.host_str() == Some("localhost"),
        // What the same two are called on Windows.
        "http" | "https" => matches!(address.host_str(), Some("tauri.localhost" | "isolation.localhost")),
        _ => false,
    }
}

/// A window that was on a screen which is gone, or on a larger one, comes onto this one whole.
fn bring_within_screen(window: &WebviewWindow) -> tauri::Result<()> {
    let monitor = match window.current_monitor()? {
        Some(monitor) => Some(monitor),
        None => window.primary_monitor()?,
    };
    let Some(monitor) = monitor else { return Ok(()) };
    if window.is_maximized()? {
        return Ok(());
    }
    let (position, size) = (window.outer_position()?, window.outer_size()?);
    let area = monitor.work_area();
    let frame = Frame::new(position, size);
    let fitted = frame.within(Frame::new(area.position, area.size));
    if (fitted.width, fitted.height) != (frame.width, frame.height) {
        window.set_size(PhysicalSize::new(fitted.width, fitted.height))?;
    }
    if (fitted.x, fitted.y) != (frame.x, frame.y) {
        window.set_position(PhysicalPosition::new(fitted.x, fitted.y))?;
    }
    Ok(())
}

/// A place on the screen, in physical pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Frame {
    x: i32,
    y: i32,
    width: u32,
    height: u32,
}

impl Frame {
    const fn new(position: PhysicalPosition<i32>, size: PhysicalSize<u32>) -> Frame {
        Frame { x: position.x, y: position.y, width: size.width, height: size.height }
    }

    /// The same, made smaller and moved as far as it must be to lie within `area`.
    fn within(self, area: Frame) -> Frame {
        let (width, height) = (self.width.min(area.width), self.height.min(area.height));
        Frame {
            x: along(self.x, width, area.x, area.width),
            y: along(self.y, height, area.y, area.height),
            width,
            height,
        }
    }
}

fn along(start: i32, length: u32, area_start: i32, area_length: u32) -> i32 {
    let last = area_start.saturating_add_unsigned(area_length).saturating_sub_unsigned(length);
    start.clamp(area_start, last.max(area_start))
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn frame(x: i32, y: i32, width: u32, height: u32) -> Frame {
        Frame { x, y, width, height }
    }

    #[test]
    fn a_window_comes_onto_the_screen_whole() {
        let screen = frame(0, 0, 1366, 768);
        let check = |given: Frame, expected| assert_eq!(given.within(screen), expected);
        check(frame(10, 20, 1024, 600), frame(10, 20, 1024, 600));
        check(frame(1900, 20, 1024, 600), frame(342, 20, 1024, 600));
        check(frame(-500, -10, 1024, 600), frame(0, 0, 1024, 600));
        check(frame(5, 5, 1920, 1080), frame(0, 0, 1366, 768));
        let second = frame(1366, 0, 1920, 1080);
        assert_eq!(frame(1400, 30, 1366, 768).within(second), frame(1400, 30, 1366, 768));
    }

    #[test]
    fn a_page_goes_nowhere_but_to_our_own() {
        let check =
            |address: &str, expected| assert_eq!(is_ours(&address.parse().unwrap()), expected, "{address}");
        check("tauri://localhost/index.html", true);
        check("isolation://localhost", true);
        check("http://tauri.localhost/key.html", true);
        for address in [
            "https://example.com/",
            "http://localhost/",
            "http://tauri.localhost.example.com/",
            "tauri://example.com/",
            "file:///etc/passwd",
            "data:text/html,x",
            "javascript:alert(1)",
            "about:blank",
            "parchi://order/A-1",
        ] {
            check(address, false);
        }
    }
}
