//! What the program says to the page by itself.

use app::views::{ImportProgressView, StatusView};
use serde::Serialize;

/// Somebody wrote into the book; whoever shows something of it asks again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type, tauri_specta::Event)]
#[tauri_specta(event_name = "book_changed")]
pub struct BookChanged {
    /// Another number each time.
    pub version: u32,
}

/// How the book fares is not what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type, tauri_specta::Event)]
#[tauri_specta(event_name = "status_changed")]
pub struct StatusChanged(pub StatusView);

/// A practice customer's phone may show something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type, tauri_specta::Event)]
#[tauri_specta(event_name = "practice_changed")]
pub struct PracticeChanged;

/// The person closed the window and has to say what that means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type, tauri_specta::Event)]
#[tauri_specta(event_name = "close_asked")]
pub struct CloseAsked;

/// The tray, a link or a second start wants a place shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type, tauri_specta::Event)]
#[tauri_specta(event_name = "go_to")]
pub struct GoTo {
    /// As the page itself writes places: `/order/A-12`.
    pub place: String,
}

/// How far the import is that is under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type, tauri_specta::Event)]
#[tauri_specta(event_name = "import_progress")]
pub struct ImportProgress(pub ImportProgressView);

/// How far the papers are that are being made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type, tauri_specta::Event)]
#[tauri_specta(event_name = "papers_progress")]
pub struct PapersProgress(pub ImportProgressView);
