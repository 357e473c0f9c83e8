//! What each system does in its own way: whether the window can be drawn at all, telling so without one, and keys that
//! the web view would take for itself.

#[cfg(not(windows))]
mod elsewhere;
#[cfg(windows)]
mod windows;

#[cfg(not(windows))]
use elsewhere as system;
#[cfg(windows)]
use windows as system;

use words::{Message, Words};

/// The way in which the program ends where nothing can draw its window.
pub const NO_WEB_VIEW: u8 = 3;

/// Whether the window can be drawn; where it cannot, the person was told so without one.
#[must_use]
pub fn can_draw(words: &Words) -> bool {
    let missing = missing(tauri::webview_version().ok().as_deref());
    if let Some(said) = &missing {
        tell_without_window(&words.say(&Message::ShellName), &words.say(said));
    }
    missing.is_none()
}

/// Leaves the person's keys to the page: the web view would search, reload and print with some of them.
pub fn leave_keys_to_page<R: tauri::Runtime>(window: &tauri::WebviewWindow<R>) {
    system::leave_keys_to_page(window);
}

fn tell_without_window(title: &str, text: &str) {
    tracing::error!(text, "the window cannot be drawn");
    system::show_message(title, text);
}

/// What is missing to draw the window, given the version of the web view that was found.
fn missing(found: Option<&str>) -> Option<Message<'static>> {
    match found {
        Some(version) if !version.trim().is_empty() => None,
        _ => Some(Message::ShellWebViewMissing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::Language;

    #[test]
    fn a_computer_without_web_view_is_told_where_to_get_it() {
        assert!(missing(Some("2.50.6")).is_none());
        for found in [None, Some(""), Some("  ")] {
            let said = missing(found).map(|message| Words::new(Language::English).say(&message));
            let said = said.unwrap();
            assert!(said.contains("WebView2") && said.contains("microsoft.com"), "{said}");
        }
    }

    #[test]
    fn this_computer_can_draw() {
        assert!(can_draw(&Words::new(Language::Hindi)));
    }
}
