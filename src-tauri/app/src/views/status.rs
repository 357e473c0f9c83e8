//! What is going on in the book as a whole.

use crate::error::{AppError, ErrorView};
use crate::shop::App;
use crate::worker::Connection;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use store::OrderFilter;

/// What the worker did and what remains.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SyncView {
    /// Messages that had their effect.
    pub sent: u32,
    /// Events that were applied.
    pub applied: u32,
    /// Payments that were asked after.
    pub looked_up: u32,
    /// Messages that wait and go by themselves.
    pub waiting: u32,
    /// Messages that wait for a person: one question for all of them.
    pub asks: u32,
    /// Orders, and things of the book, that need a person.
    pub attention: u32,
    /// Whether the book is not the newest and sends nothing until it is released.
    pub quarantined: bool,
}

/// One check of the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckView {
    /// Its name.
    pub check: &'static str,
    /// Whether the book passed.
    pub ok: bool,
    /// What was counted, or the first thing that is wrong.
    pub detail: String,
}

impl App {
    /// What remains to be done; `since` and `newest_event` were noted when the work began.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn sync_view(
        &self,
        since: Timestamp,
        newest_event: i64,
        looked_up: u32,
    ) -> Result<SyncView, AppError> {
        self.store().read(|book| {
            let of_orders = book.count_orders("attention", "open")?;
            let of_book = book.attention_of_book()?.len();
            Ok(SyncView {
                // A message that ended within the millisecond in which the work began was not ours.
                sent: book.count_sent_since(since + SignedDuration::from_millis(1))?,
                applied: u32::try_from(book.newest_event()? - newest_event).unwrap_or(0),
                looked_up,
                waiting: book.count_waiting()?,
                asks: book.count_asking()?,
                attention: u32::try_from(of_orders).unwrap_or(0) + u32::try_from(of_book).unwrap_or(0),
                quarantined: book.generation()?.quarantined_at.is_some(),
            })
        })
    }

    /// Checks the whole book.
    ///
    /// # Errors
    /// What keeps the book from being read; an unsound book is an answer.
    pub fn verify(&self) -> Result<Vec<CheckView>, AppError> {
        let checks = self.store().read(|book| book.verify())?;
        Ok(checks
            .into_iter()
            .map(|store::Check { check, ok, detail }| CheckView { check, ok, detail })
            .collect())
    }
}

/// Which book is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum BookName {
    /// The shop's own.
    Real,
    /// The one in which nothing is real.
    Practice,
}

/// Who sends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum WorkerPlace {
    /// This process.
    Here,
    /// Another process on this computer.
    Elsewhere,
    /// Nobody.
    #[default]
    Stopped,
}

/// Whether the vault can be read without asking anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum VaultState {
    /// The book has none yet.
    None,
    /// This process has it open.
    Open,
    /// It has to be opened first.
    Locked,
}

/// What is going on: the book, and who works on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct StatusView {
    /// Which book is open.
    pub book: BookName,
    /// Whether the providers can be reached.
    pub connection: Connection,
    /// Who sends.
    pub worker: WorkerPlace,
    /// Whether a person stopped sending.
    pub paused: bool,
    /// Whether the book sends nothing until it is released.
    pub quarantined: bool,
    /// Whether the vault can be read.
    pub vault: VaultState,
    /// Messages that go by themselves.
    pub waiting: u32,
    /// Messages that wait for a person.
    pub asks: u32,
    /// Messages of which nobody knows whether they went.
    pub unknown: u32,
    /// Orders whose bill did not reach the customer.
    pub refused: u32,
    /// Orders, and things of the book, that need a person.
    pub attention: u32,
    /// Bills that were put aside.
    pub held: u32,
    /// What keeps everything from working: a full disk, a wrong clock.
    pub problem: Option<ErrorView>,
}

impl StatusView {
    /// The book's part, with what only the process itself knows: who sends, whether the providers can be reached, and
    /// what keeps it from working.
    #[must_use]
    pub fn with_worker(
        self,
        worker: WorkerPlace,
        connection: Connection,
        problem: Option<ErrorView>,
    ) -> StatusView {
        StatusView { worker, connection, problem, ..self }
    }
}

impl App {
    /// What is going on in the book. Who sends is not its to know: see [`StatusView::with_worker`].
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn status(&self) -> Result<StatusView, AppError> {
        let vault = self.vault_state()?;
        self.store().read(|book| {
            let generation = book.generation()?;
            let of_orders = book.count_filter(&OrderFilter::Attention)?;
            let of_book = u32::try_from(book.attention_of_book()?.len()).unwrap_or(u32::MAX);
            Ok(StatusView {
                book: if generation.practice { BookName::Practice } else { BookName::Real },
                connection: Connection::Unknown,
                worker: WorkerPlace::Stopped,
                paused: crate::pausing::is_paused(book)?,
                quarantined: generation.quarantined_at.is_some(),
                vault,
                waiting: book.count_waiting()?,
                asks: book.count_asking()?,
                unknown: book.count_unknown()?,
                refused: book.count_filter(&OrderFilter::SendFailed)?,
                attention: of_orders.saturating_add(of_book),
                held: book.count_held()?,
                problem: None,
            })
        })
    }
}
