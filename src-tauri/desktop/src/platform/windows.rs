//! Windows: WebView2 may be missing, and takes keys of the browser that it is.

use std::io::Write;
use std::ptr::null_mut;
use webview2_com::Microsoft::Web::WebView2::Win32::{ICoreWebView2Controller, ICoreWebView2Settings3};
use windows_core::Interface;
use windows_sys::Win32::UI::WindowsAndMessaging::{MB_ICONERROR, MB_OK, MB_SETFOREGROUND, MessageBoxW};

/// A plain message of the system's own, which needs nothing of ours, and a line for whoever reads along.
pub fn show_message(title: &str, text: &str) {
    let _ = writeln!(std::io::stderr(), "{title}: {text}");
    let wide = |text: &str| text.encode_utf16().chain([0]).collect::<Vec<u16>>();
    let (title, text) = (wide(title), wide(text));
    #[expect(
        unsafe_code,
        reason = "the system's message box takes pointers to texts that end in 0, as these do"
    )]
    // SAFETY: both texts live until the call returns, and each ends with a zero.
    unsafe {
        MessageBoxW(null_mut(), text.as_ptr(), title.as_ptr(), MB_OK | MB_ICONERROR | MB_SETFOREGROUND);
    }
}

/// Turns the browser's own keys off in what shops get; whoever builds it wants to reload and inspect.
pub fn leave_keys_to_page<R: tauri::Runtime>(window: &tauri::WebviewWindow<R>) {
    if cfg!(debug_assertions) {
        return;
    }
    let asked = window.with_webview(|view| {
        if let Err(error) = turn_keys_off(&view.controller()) {
            tracing::warn!(%error, "the web view keeps its own keys");
        }
    });
    if let Err(error) = asked {
        tracing::warn!(%error, "the web view could not be asked to leave keys alone");
    }
}

fn turn_keys_off(controller: &ICoreWebView2Controller) -> windows_core::Result<()> {
    #[expect(
        unsafe_code,
        reason = "calls of the web view's own interface, whose binding marks all of them so"
    )]
    // SAFETY: the controller is alive, as the closure that hands it in runs on the window's own thread.
    unsafe {
        let settings = controller.CoreWebView2()?.Settings()?;
        settings.cast::<ICoreWebView2Settings3>()?.SetAreBrowserAcceleratorKeysEnabled(false)
    }
}
