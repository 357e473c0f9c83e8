//! What can lie on the desk, and how it gets there.

use super::Surroundings;
use crate::speech::Speech;
use crate::work::Work;
use app::views::BookName;
use app::{App, AppError, Code};
use domain::ChannelKind;
use practice::PracticeShop;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use store::Store;
use tokio::runtime::Handle;

/// What lies on the desk.
pub enum Table {
    /// Nobody has looked yet.
    NotLaid,
    /// The shop has no book yet.
    NoBook,
    /// A book that could not be opened.
    Failed(BookName, AppError),
    /// An open shop.
    Shop(OpenShop),
}

/// A shop whose book is open, and its worker.
pub struct OpenShop {
    pub book: BookName,
    pub app: App,
    pub practice: Option<Arc<PracticeShop>>,
    pub work: Work,
}

impl Table {
    /// Which book this is about.
    pub const fn book(&self) -> BookName {
        match self {
            Table::Shop(shop) => shop.book,
            Table::Failed(book, _) => *book,
            Table::NotLaid | Table::NoBook => BookName::Real,
        }
    }
}

impl OpenShop {
    /// Ends the work on it; returns whether nothing was cut off.
    pub fn put_away(self, within: Duration, runtime: &Handle) -> bool {
        let is_done = self.work.end(within);
        if let Some(practice) = self.practice {
            runtime.block_on(practice.close());
        }
        is_done
    }
}

/// Opens a book. A shop's own book is not begun by this; the practice book is.
pub fn lay(book: BookName, surroundings: &Surroundings, speech: &Speech) -> Table {
    match book {
        BookName::Real => lay_real(surroundings, speech),
        BookName::Practice => lay_practice(surroundings, speech),
    }
}

/// Opens the shop's own book, and begins it if there is none.
pub fn begin(surroundings: &Surroundings, speech: &Speech) -> Table {
    let folder = surroundings.folders.book(BookName::Real);
    let opened = App::open_or_begin(
        &folder,
        false,
        Arc::clone(&surroundings.clock),
        Arc::clone(&surroundings.entropy),
    );
    lay_open(BookName::Real, opened.map(|app| (app, None)), surroundings, speech)
}

fn lay_real(surroundings: &Surroundings, speech: &Speech) -> Table {
    let folder = surroundings.folders.book(BookName::Real);
    if Store::exists(&folder) {
        return begin(surroundings, speech);
    }
    match closed(&folder) {
        Some(refusal) => Table::Failed(BookName::Real, refusal),
        None => Table::NoBook,
    }
}

fn lay_practice(surroundings: &Surroundings, speech: &Speech) -> Table {
    let folder = surroundings.folders.book(BookName::Practice);
    let (clock, entropy) = (Arc::clone(&surroundings.clock), Arc::clone(&surroundings.entropy));
    let opened = surroundings.runtime.block_on(PracticeShop::open(&folder, clock, entropy));
    lay_open_practice(opened, surroundings, speech)
}

/// Throws the practice book and its world away and begins others. Never the shop's own.
pub fn lay_practice_anew(channel: ChannelKind, surroundings: &Surroundings, speech: &Speech) -> Table {
    let folder = surroundings.folders.book(BookName::Practice);
    let (clock, entropy) = (Arc::clone(&surroundings.clock), Arc::clone(&surroundings.entropy));
    let begun = PracticeShop::begin_again(&folder, channel, clock, entropy);
    let opened = surroundings.runtime.block_on(begun);
    lay_open_practice(opened, surroundings, speech)
}

fn lay_open_practice(
    opened: Result<PracticeShop, AppError>,
    surroundings: &Surroundings,
    speech: &Speech,
) -> Table {
    let opened = opened.map(|practice| (practice.app().clone(), Some(Arc::new(practice))));
    lay_open(BookName::Practice, opened, surroundings, speech)
}

fn lay_open(
    book: BookName,
    opened: Result<(App, Option<Arc<PracticeShop>>), AppError>,
    surroundings: &Surroundings,
    speech: &Speech,
) -> Table {
    match opened {
        Ok((app, practice)) => {
            let outlet = Arc::clone(&surroundings.outlet);
            let work = Work::begin(app.clone(), practice.clone(), outlet, speech.clone());
            Table::Shop(OpenShop { book, app, practice, work })
        }
        Err(refusal) => {
            tracing::warn!(code = refusal.code.as_str(), "a book could not be opened");
            Table::Failed(book, refusal)
        }
    }
}

/// A folder that nobody may look into is not one without a book.
fn closed(folder: &Path) -> Option<AppError> {
    match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => Some(AppError::new(Code::BookReadOnly)),
        _ => None,
    }
}
