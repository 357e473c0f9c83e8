//! The desk: which book is open on this computer, or why none is.
//!
//! Opening never ends the program: a book that is damaged, newer, locked away or on a full disk is a screen. One book is
//! open at a time, and another one is opened by putting this one away.

mod opening;
mod table;

pub use opening::{OpeningState, OpeningView};

use crate::folders::Folders;
use crate::speech::Speech;
use crate::work::{Ear, Outlet};
use app::clock::{Clock, Entropy};
use app::preferences::{self, Preferences};
use app::views::{BookName, ListenerForm, ListenerView, StatusView};
use app::{App, AppError, Code, ErrorView};
use domain::{ChannelKind, OrderNumber};
use practice::{FaultsView, PracticeShop};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;
use table::Table;
use tokio::runtime::Handle;
use words::Words;

/// How long a book that is put away may take for what is under way.
const PUT_AWAY_WITHIN: Duration = Duration::from_secs(4);

/// How long a person waits to see whether the listener began.
const LISTENER_WITHIN: Duration = Duration::from_secs(3);

/// The desk. Cheap to clone; every command has one.
#[derive(Clone)]
pub struct Desk {
    inner: Arc<Inner>,
}

struct Inner {
    surroundings: Surroundings,
    speech: Speech,
    preferences: RwLock<Preferences>,
    table: Mutex<Table>,
    /// Where the page is to go first, if somebody outside asked for a place.
    wanted: Mutex<Option<String>>,
}

/// What the desk stands in.
#[derive(Clone)]
pub struct Surroundings {
    /// Where everything lies.
    pub folders: Folders,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// Who hears what changes.
    pub outlet: Arc<dyn Outlet>,
    /// Where the practice world's server runs.
    pub runtime: Handle,
}

impl Desk {
    /// A desk with nothing on it yet.
    #[must_use]
    pub fn new(surroundings: Surroundings) -> Desk {
        let preferences = preferences::read(surroundings.folders.root());
        let speech = Speech::new(preferences.language.into());
        let inner = Inner {
            surroundings,
            speech,
            preferences: RwLock::new(preferences),
            table: Mutex::new(Table::NotLaid),
            wanted: Mutex::new(None),
        };
        Desk { inner: Arc::new(inner) }
    }

    /// Opens the book that was open last, unless somebody did already.
    pub fn open(&self) {
        self.lay_once(&mut self.table());
    }

    /// What lies on the desk.
    #[must_use]
    pub fn opening(&self) -> OpeningView {
        let mut table = self.table();
        self.lay_once(&mut table);
        self.view(&table)
    }

    /// Tries again to open the book that could not be opened.
    #[must_use]
    pub fn retry(&self) -> OpeningView {
        let mut table = self.table();
        if !matches!(*table, Table::Shop(_)) {
            let book = table.book();
            *table = self.lay(book);
        }
        self.view(&table)
    }

    /// Puts this book away and opens another one; one that is open stays so.
    #[must_use]
    pub fn turn_to(&self, book: BookName) -> OpeningView {
        let mut table = self.table();
        let is_open = matches!(&*table, Table::Shop(shop) if shop.book == book);
        if !is_open {
            self.put_away(&mut table);
            *table = self.lay(book);
            self.inner.surroundings.folders.note_book(table.book());
        }
        self.view(&table)
    }

    /// Opens the shop's own book, and begins it if there is none.
    #[must_use]
    pub fn begin_book(&self) -> OpeningView {
        let mut table = self.table();
        let is_open = matches!(&*table, Table::Shop(shop) if shop.book == BookName::Real);
        if !is_open {
            self.put_away(&mut table);
            *table = table::begin(&self.inner.surroundings, &self.inner.speech);
            self.inner.surroundings.folders.note_book(BookName::Real);
        }
        self.view(&table)
    }

    /// Begins the practice day again: the practice book and its world are thrown away. Never the shop's own.
    #[must_use]
    pub fn restart_practice(&self, channel: ChannelKind) -> OpeningView {
        let mut table = self.table();
        self.put_away(&mut table);
        *table = table::lay_practice_anew(channel, &self.inner.surroundings, &self.inner.speech);
        self.inner.surroundings.folders.note_book(BookName::Practice);
        self.view(&table)
    }

    /// Puts the book away, for the end of the program.
    pub fn close(&self) {
        self.put_away(&mut self.table());
    }

    /// The open shop.
    ///
    /// # Errors
    /// Why none is open.
    pub fn shop(&self) -> Result<App, AppError> {
        match &*self.table() {
            Table::Shop(shop) => Ok(shop.app.clone()),
            Table::Failed(_, refusal) => Err(refusal.clone()),
            Table::NotLaid | Table::NoBook => Err(AppError::new(Code::BookMissing)),
        }
    }

    /// Whether a shop is open, as far as can be told without waiting.
    #[must_use]
    pub fn has_shop(&self) -> bool {
        self.inner.table.try_lock().is_ok_and(|table| matches!(&*table, Table::Shop(_)))
    }

    /// The practice world.
    ///
    /// # Errors
    /// [`Code::PracticeOnly`] while another book is open.
    pub fn practice(&self) -> Result<Arc<PracticeShop>, AppError> {
        let practice = match &*self.table() {
            Table::Shop(shop) => shop.practice.clone(),
            Table::NotLaid | Table::NoBook | Table::Failed(..) => None,
        };
        practice.ok_or_else(|| AppError::new(Code::PracticeOnly))
    }

    /// Sets what goes wrong in the practice world. A person who brings the network back looks what happened meanwhile.
    ///
    /// # Errors
    /// [`Code::PracticeOnly`] while another book is open; [`Code::Unreachable`] when the network does not come back.
    pub fn set_faults(&self, faults: FaultsView) -> Result<FaultsView, AppError> {
        let practice = self.practice()?;
        let set = self.inner.surroundings.runtime.block_on(practice.set_faults(faults));
        self.look();
        set
    }

    /// How the open book fares.
    ///
    /// # Errors
    /// Why none is open, or what keeps it from being read.
    pub fn status(&self) -> Result<StatusView, AppError> {
        let status = self.shop()?.status()?;
        Ok(match &*self.table() {
            Table::Shop(shop) => shop.work.pulse().complete(status, &self.words()),
            _ => status,
        })
    }

    /// The listener of the open book, how it fares, and what it hears for whom.
    ///
    /// # Errors
    /// Why none is open, or what keeps it from being read.
    pub fn listener(&self) -> Result<ListenerView, AppError> {
        let state = self.ear().map(|ear| ear.state()).unwrap_or_default();
        self.shop()?.listener_view(&state, &self.words())
    }

    /// Changes the listener's settings, and waits a little for it to go by them.
    ///
    /// # Errors
    /// Why no book is open, and what is wrong with the settings, at its field.
    pub fn set_listener(&self, form: &ListenerForm) -> Result<ListenerView, AppError> {
        let app = self.shop()?;
        app.set_listener(form)?;
        let plan = app.listener_plan()?;
        if let Some(ear) = self.ear() {
            ear.go_by(plan.as_ref(), LISTENER_WITHIN);
        }
        self.listener()
    }

    /// There may be something to do, or to tell.
    pub fn nudge(&self) {
        // Whoever opens or closes a book just now makes its worker look anyway.
        if let Ok(table) = self.inner.table.try_lock()
            && let Table::Shop(shop) = &*table
        {
            shop.work.nudge();
        }
    }

    /// A person looks at the window: payments are asked after now.
    pub fn look(&self) {
        if let Ok(table) = self.inner.table.try_lock()
            && let Table::Shop(shop) = &*table
        {
            shop.work.look();
        }
    }

    /// What the person likes.
    #[must_use]
    pub fn preferences(&self) -> Preferences {
        *self.inner.preferences.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps what the person likes.
    ///
    /// # Errors
    /// [`Code::DiskFull`], [`Code::PreferencesNotKept`].
    pub fn set_preferences(&self, preferences: &Preferences) -> Result<Preferences, AppError> {
        let kept = preferences::write(self.inner.surroundings.folders.root(), preferences)?;
        *self.inner.preferences.write().unwrap_or_else(PoisonError::into_inner) = kept;
        self.inner.speech.change(kept.language.into());
        self.nudge();
        Ok(kept)
    }

    /// The texts in the person's language.
    #[must_use]
    pub fn words(&self) -> Arc<Words> {
        self.inner.speech.words()
    }

    /// A refusal as the window shows it.
    #[must_use]
    pub fn refuse(&self, refusal: &AppError) -> ErrorView {
        refusal.view(&self.words())
    }

    /// The page, which may not be there yet, is to show this order first.
    pub fn want(&self, order: OrderNumber) {
        *self.wanted() = Some(crate::links::place_of(order));
    }

    fn ear(&self) -> Option<Arc<Ear>> {
        match &*self.table() {
            Table::Shop(shop) => Some(Arc::clone(shop.work.ear())),
            Table::NotLaid | Table::NoBook | Table::Failed(..) => None,
        }
    }

    fn lay_once(&self, table: &mut Table) {
        if matches!(table, Table::NotLaid) {
            *table = self.lay(self.inner.surroundings.folders.last_book());
        }
    }

    fn lay(&self, book: BookName) -> Table {
        table::lay(book, &self.inner.surroundings, &self.inner.speech)
    }

    fn put_away(&self, table: &mut Table) {
        let before = std::mem::replace(table, Table::NotLaid);
        if let Table::Shop(shop) = before
            && !shop.put_away(PUT_AWAY_WITHIN, &self.inner.surroundings.runtime)
        {
            tracing::warn!("a request was still under way when its book was put away");
        }
    }

    fn view(&self, table: &Table) -> OpeningView {
        let wanted = self.wanted().take();
        opening::view(table, self.preferences(), wanted, &self.words())
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        // A panic while a book was being opened leaves the table as it was before.
        self.inner.table.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wanted(&self) -> MutexGuard<'_, Option<String>> {
        self.inner.wanted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
