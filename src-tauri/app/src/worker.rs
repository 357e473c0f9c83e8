//! The worker: drains outbox and inbox and asks after payments, in the one process that holds the lease.
//!
//! It never waits by itself. [`Worker::pass`] does what is due now and says when something is due again, so the
//! caller sleeps and a test sets its clock.

mod decide;
mod giving;
mod lookups;
mod outgoing;
pub(crate) mod schedule;
mod sending;
mod settling;
mod sweep;
mod throttle;

pub use sweep::Swept;

use crate::clock::Clock;
use crate::error::{AppError, Code};
use crate::shop::App;
use domain::{Account, AccountId};
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use store::{Figures, Lease, What};
use throttle::Throttle;
use vault::{PassphraseSource, SecretName};
use whatsapp::{ApiKey, Channel, Http};

/// Requests under way at once; lanes beyond that wait their turn.
const MOST_AT_ONCE: u32 = 8;

/// The holder of the lease.
pub struct Worker {
    app: App,
    passphrase: PassphraseSource,
    http: Http,
    channels: HashMap<AccountId, Arc<Channel>>,
    /// Of which keys the channels were made.
    keys_kept: u64,
    /// When to look next whether somebody is to be reminded by itself, where the shop wants that.
    remind_at: Option<Timestamp>,
    shared: Mutex<Shared>,
    _lease: Lease,
}

/// What the requests under way share.
#[derive(Default)]
struct Shared {
    throttle: Throttle,
    /// Providers that could not be reached, how often in a row, and until when they are left alone.
    offline: HashMap<AccountId, (u32, Timestamp)>,
    /// Whether any provider has answered since the work began.
    has_answered: bool,
}

/// A provider that cannot be asked now: until when, and why as a row of the outbox keeps it.
#[derive(Clone, Copy, Debug)]
struct Away {
    until: Timestamp,
    code: &'static str,
}

/// Whether the providers can be reached, as far as the worker's own requests tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Connection {
    /// The last request was answered.
    Online,
    /// The last request did not get through.
    Offline,
    /// Nothing was asked yet.
    #[default]
    Unknown,
}

/// What a pass did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pass {
    /// Requests that were begun.
    pub requests: u32,
    /// Lookups that were answered.
    pub looked_up: u32,
    /// Events that were read from the inbox.
    pub events: u32,
    /// Other rows that moved without a request.
    pub moved: u32,
}

impl Pass {
    /// Whether nothing was due.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        *self == Pass::default()
    }
}

impl Worker {
    /// Takes the lease, or `None` while another process has it. What a dead holder had begun becomes unknown, and
    /// what waited for the network or a quieter hour may go now: a person is here.
    ///
    /// # Errors
    /// What keeps lease, book or network from being used at all. A locked vault is no error here: the outbox waits.
    pub fn take_lease(app: &App, passphrase: PassphraseSource) -> Result<Option<Worker>, AppError> {
        let Some(lease) = Lease::try_take(app.store().folder())? else { return Ok(None) };
        let http = Http::new(None).map_err(|_| AppError::new(Code::Internal))?;
        let now = app.now();
        app.store().write("take-over", move |book| {
            let n_taken = book.take_over(now)?;
            book.wake_all(now)?;
            if n_taken > 0 {
                let figures = Figures::none().number("rows", i64::try_from(n_taken).unwrap_or(i64::MAX));
                book.record(now, None, What::WorkTakenOver, &figures)?;
            }
            Ok::<_, AppError>(())
        })?;
        Ok(Some(Worker {
            app: app.clone(),
            passphrase,
            http,
            channels: HashMap::new(),
            keys_kept: app.keys_kept(),
            remind_at: None,
            shared: Mutex::new(Shared::default()),
            _lease: lease,
        }))
    }

    /// Does everything that is due now, once: inbox, unknown outcomes, ready rows, lookups. In a quarantined book
    /// nothing is sent, and neither while sending is paused; it only asks.
    ///
    /// # Errors
    /// What keeps the book from being read or written. What a provider answers is never an error here.
    pub async fn pass(&mut self) -> Result<Pass, AppError> {
        let mut pass = Pass { events: crate::inbox::apply_unread(&self.app)?, ..Pass::default() };
        self.open_channels()?;
        let (is_quarantined, is_paused) = self.app.store().read(held_back)?;
        if !is_quarantined {
            crate::documents::close_past_days(&self.app)?;
        }
        if is_quarantined {
            self.sweep(&mut pass).await?;
        }
        self.settle_unknown(is_quarantined, &mut pass).await?;
        if !is_quarantined && !is_paused {
            self.remind(&mut pass)?;
            self.send_ready(&mut pass).await?;
        }
        self.look_up_due(&mut pass).await?;
        pass.events += crate::inbox::apply_unread(&self.app)?;
        Ok(pass)
    }

    /// Queues reminders that are due by themselves.
    fn remind(&mut self, pass: &mut Pass) -> Result<(), AppError> {
        if self.remind_at.is_none_or(|at| at <= self.app.now()) {
            let (n_queued, next) = crate::reminders::remind_before_expiry(&self.app)?;
            pass.moved += n_queued;
            self.remind_at = next;
        }
        Ok(())
    }

    /// Reads and applies what waits in the inbox, and nothing else. Returns how many events were new.
    ///
    /// # Errors
    /// What keeps the book from being read or written.
    pub fn apply_inbox(&self) -> Result<u32, AppError> {
        crate::inbox::apply_unread(&self.app)
    }

    /// Passes until nothing is due at this moment; `clock` only bounds how long.
    ///
    /// # Errors
    /// As [`Worker::pass`].
    pub async fn pass_until_idle(
        &mut self,
        clock: &dyn Clock,
        most: SignedDuration,
    ) -> Result<Pass, AppError> {
        let (start, mut sum) = (clock.now(), Pass::default());
        loop {
            let pass = self.pass().await?;
            if pass.is_idle() || clock.now().duration_since(start) > most {
                return Ok(sum);
            }
            sum.requests += pass.requests;
            sum.looked_up += pass.looked_up;
            sum.events += pass.events;
            sum.moved += pass.moved;
        }
    }

    /// When something is due next, if anything is; a moment that has passed means at once.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn next_due(&self) -> Result<Option<Timestamp>, AppError> {
        let (outbox, lookups, has_unread) = self.app.store().read(|book| {
            // What is held back is not due.
            let outbox = match held_back(book)? {
                (true, _) => None,
                (false, true) => book.next_unknown_at()?,
                (false, false) => book.next_outbox_at()?.into_iter().chain(self.remind_at).min(),
            };
            Ok::<_, AppError>((outbox, book.next_lookup_at()?, book.has_unread()?))
        })?;
        if has_unread {
            return Ok(Some(self.app.now()));
        }
        Ok([outbox, lookups].into_iter().flatten().min())
    }

    /// Whether the providers can be reached, as far as this worker's own requests tell.
    #[must_use]
    pub fn connection(&self) -> Connection {
        let shared = self.shared();
        match (shared.offline.is_empty(), shared.has_answered) {
            (false, _) => Connection::Offline,
            (true, true) => Connection::Online,
            (true, false) => Connection::Unknown,
        }
    }

    /// A person looks: payments that were not asked after for a few seconds are asked after now.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn look_now(&self) -> Result<usize, AppError> {
        const MOST: u32 = 500;
        let now = self.app.now();
        let unless_after = now - SignedDuration::from_secs(3);
        self.app
            .store()
            .write("look-now", move |book| Ok::<_, AppError>(book.look_up_now(now, unless_after, MOST)?))
    }

    /// Channels of accounts whose key can be had. An account without one waits, as does a locked vault.
    fn open_channels(&mut self) -> Result<(), AppError> {
        let keys_kept = self.app.keys_kept();
        if keys_kept != self.keys_kept {
            // A channel holds the key it was made with.
            self.channels.clear();
            self.keys_kept = keys_kept;
        }
        let wanted = self.app.store().read(|book| book.accounts())?;
        for account in wanted {
            if !self.channels.contains_key(&account.id)
                && let Ok(channel) = self.open_channel(&account)
            {
                self.channels.insert(account.id, Arc::new(channel));
            }
        }
        Ok(())
    }

    fn open_channel(&self, account: &Account) -> Result<Channel, AppError> {
        let vault = self.app.vault(&self.passphrase)?;
        let secret = vault.require(&SecretName::api_key(account.id))?;
        let key = ApiKey::new(&secret).map_err(|_| AppError::new(Code::SecretMissing))?;
        Channel::new(&account.settings, key, &self.http).map_err(|_| AppError::new(Code::UrlInvalid))
    }

    /// The channel of an account, unless it has no key or its provider is left alone for now.
    fn channel(&self, account: Option<AccountId>, now: Timestamp) -> Result<Arc<Channel>, Away> {
        let no_key = Away { until: now + SignedDuration::from_mins(5), code: "secret_missing" };
        let account = account.ok_or(no_key)?;
        if let Some((_, until)) = self.shared().offline.get(&account).filter(|(_, until)| *until > now) {
            return Err(Away { until: *until, code: "unreachable" });
        }
        self.channels.get(&account).map(Arc::clone).ok_or(no_key)
    }

    fn shared(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The provider could not be reached: nothing else is tried for a while. Returns until when.
    fn note_offline(&self, account: AccountId, now: Timestamp) -> Timestamp {
        let mut shared = self.shared();
        let (failures, until) = shared.offline.entry(account).or_insert((0, now));
        // Several requests that were under way together are one failure.
        if *until <= now {
            *failures += 1;
            *until = now + schedule::offline_pause(*failures);
        }
        *until
    }

    fn note_online(&self, account: AccountId) {
        let mut shared = self.shared();
        shared.offline.remove(&account);
        shared.has_answered = true;
    }
}

/// Whether a quarantine, and whether a person's word, keeps messages from being sent.
fn held_back(book: &store::Read<'_>) -> Result<(bool, bool), AppError> {
    Ok((book.generation()?.quarantined_at.is_some(), crate::pausing::is_paused(book)?))
}
