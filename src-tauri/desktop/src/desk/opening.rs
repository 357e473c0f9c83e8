//! What the page shows first.

use super::table::Table;
use app::preferences::Preferences;
use app::views::BookName;
use app::{App, ErrorView};
use serde::Serialize;
use words::Words;

/// What the page shows first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct OpeningView {
    /// Whether there is a shop to show.
    pub state: OpeningState,
    /// Which book it is about.
    pub book: BookName,
    /// Why the book could not be opened.
    pub failure: Option<ErrorView>,
    /// What the person likes.
    pub preferences: Preferences,
    /// Where the window was last, in this book.
    pub place: Option<String>,
    /// The program's version.
    pub version: String,
}

/// Whether there is a shop to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum OpeningState {
    /// The first start, which was not gone through yet.
    Setup,
    /// An open shop.
    Shop,
    /// A book that could not be opened.
    Failed,
}

/// What the page shows first; `wanted` goes before the place where it was last.
pub fn view(table: &Table, preferences: Preferences, wanted: Option<String>, words: &Words) -> OpeningView {
    let (state, failure, place) = match table {
        Table::NotLaid | Table::NoBook => (OpeningState::Setup, None, None),
        Table::Failed(_, refusal) => (OpeningState::Failed, Some(refusal.view(words)), None),
        Table::Shop(shop) if is_new(shop.book, &shop.app, &preferences) => (OpeningState::Setup, None, None),
        Table::Shop(shop) => match shop.app.place() {
            Ok(place) => (OpeningState::Shop, None, wanted.or(place)),
            Err(refusal) => (OpeningState::Failed, Some(refusal.view(words)), None),
        },
    };
    let version = env!("CARGO_PKG_VERSION").to_owned();
    OpeningView { state, book: table.book(), failure, preferences, place, version }
}

/// Whether the shop's own book was begun and the first start not gone through. A shop that has a name or an account was
/// set up, be it by another program.
fn is_new(book: BookName, app: &App, preferences: &Preferences) -> bool {
    let was_set_up = || {
        app.shop().is_ok_and(|shop| !shop.name.is_empty())
            || app.accounts().is_ok_and(|accounts| !accounts.is_empty())
    };
    book == BookName::Real && !preferences.setup_done && !was_set_up()
}
