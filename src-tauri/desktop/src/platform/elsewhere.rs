//! Linux and macOS: the web view is part of the system or of the package's dependencies.

use std::io::Write;

/// There is no window to say it in, and whoever started the program from a terminal reads it there.
pub fn show_message(title: &str, text: &str) {
    let _ = writeln!(std::io::stderr(), "{title}: {text}");
}

/// These web views take no keys for themselves.
pub fn leave_keys_to_page<R: tauri::Runtime>(_: &tauri::WebviewWindow<R>) {}
