//! The loop around the worker: pass, wait until something is due or somebody has written, pass again. Where another
//! process has the lease, it watches the book instead, and takes over when that process ends.

use crate::refusal::Refusal;
use crate::secrets;
use crate::session::Session;
use crate::stop::Stop;
use app::{App, Worker};
use jiff::{SignedDuration, Timestamp};
use std::pin::Pin;
use std::time::Duration;
use store::Watch;
use tokio::time::{Sleep, sleep};
use vault::{PassphraseSource, SecretName};
use words::Message;

/// How far ahead *nothing is due* looks.
const SOON: SignedDuration = SignedDuration::from_secs(20);

/// How soon a write of another process is noticed.
const GLANCE: Duration = Duration::from_millis(200);

/// How many glances lie between two tries for the lease.
const GLANCES_PER_TRY: u32 = 5;

/// How long to go on.
pub struct Bounds {
    /// Until nothing is due within 20 seconds; otherwise until nothing is due at this moment.
    pub until_idle: bool,
    /// At most this long, not counting a request that is under way.
    pub most: Duration,
    /// Or until asked to stop.
    pub stop: Stop,
}

/// Follows the book until its work is done; returns how many payments this process looked up.
pub async fn follow(session: &Session, app: &App, bounds: Bounds) -> Result<u32, Refusal> {
    let Bounds { until_idle, most, stop } = bounds;
    let passphrase = secrets::passphrase_for(session, app);
    let over = Box::pin(sleep(most));
    let mut follower =
        Follower { session, app, passphrase, until_idle, over, stop, watch: app.store().watch()? };
    match follower.lease().await? {
        Some(worker) => follower.work(worker).await,
        None => Ok(0),
    }
}

struct Follower<'a> {
    session: &'a Session,
    app: &'a App,
    passphrase: PassphraseSource,
    until_idle: bool,
    over: Pin<Box<Sleep>>,
    stop: Stop,
    watch: Watch,
}

impl Follower<'_> {
    /// The lease, or nothing once its holder has done all the work.
    async fn lease(&mut self) -> Result<Option<Worker>, Refusal> {
        let mut glances = 0;
        loop {
            if glances % GLANCES_PER_TRY == 0
                && let Some(worker) = Worker::take_lease(self.app, self.passphrase.clone())?
            {
                return Ok(Some(worker));
            }
            if glances == 0 {
                self.session.note(&self.session.words().say(&Message::SyncWaitsForHolder));
            }
            if self.is_over() || !self.has_work()? {
                return Ok(None);
            }
            self.glance(GLANCE).await;
            glances += 1;
        }
    }

    async fn work(&mut self, mut worker: Worker) -> Result<u32, Refusal> {
        worker.look_now()?;
        let mut looked_up = 0;
        let mut seen = self.drain(&mut worker, &mut looked_up).await?;
        self.refuse_without_keys()?;
        while self.until_idle && !self.is_over() && self.is_soon(worker.next_due()?) {
            self.rest(seen, worker.next_due()?).await?;
            seen = self.drain(&mut worker, &mut looked_up).await?;
        }
        Ok(looked_up)
    }

    /// Passes until one finds nothing to do; returns the version of the book that it looked at.
    async fn drain(&mut self, worker: &mut Worker, looked_up: &mut u32) -> Result<i64, Refusal> {
        loop {
            let seen = self.watch.version()?;
            let pass = worker.pass().await?;
            *looked_up += pass.looked_up;
            if pass.is_idle() || self.is_over() {
                return Ok(seen);
            }
        }
    }

    /// What waits for a key that cannot be had would wait for ever: the person is told instead.
    fn refuse_without_keys(&self) -> Result<(), Refusal> {
        let (n_waiting, accounts) =
            self.app.store().read(|book| Ok::<_, Refusal>((book.count_waiting()?, book.accounts()?)))?;
        if n_waiting == 0 || accounts.is_empty() {
            return Ok(());
        }
        let vault = self.app.vault(&self.passphrase)?;
        for account in accounts {
            vault.require(&SecretName::api_key(account.id)).map_err(app::AppError::from)?;
        }
        Ok(())
    }

    /// Waits until something is due, somebody has written, or it is over.
    async fn rest(&mut self, seen: i64, due: Option<Timestamp>) -> Result<(), Refusal> {
        loop {
            let left = due.map(|due| due.duration_since(self.app.now())).unwrap_or(SOON);
            // At least a moment, so that what is due and cannot be done does not spin.
            let left = Duration::try_from(left).unwrap_or_default().max(Duration::from_millis(20));
            self.glance(left.min(GLANCE)).await;
            if left <= GLANCE || self.is_over() || self.watch.version()? != seen {
                return Ok(());
            }
        }
    }

    async fn glance(&mut self, wait: Duration) {
        tokio::select! {
            () = sleep(wait) => {}
            () = &mut self.over => {}
            () = self.stop.asked() => {}
        }
    }

    fn is_over(&self) -> bool {
        self.over.is_elapsed() || self.stop.is_asked()
    }

    /// Whether the holder of the lease still has something to do that this command waits for.
    fn has_work(&self) -> Result<bool, Refusal> {
        let (has_unread, outbox, lookup, n_waiting, is_quarantined) = self.app.store().read(|book| {
            Ok::<_, Refusal>((
                book.has_unread()?,
                book.next_outbox_at()?,
                book.next_lookup_at()?,
                book.count_waiting()?,
                book.generation()?.quarantined_at.is_some(),
            ))
        })?;
        // What waits and is never due is on its way at this moment.
        let is_in_flight = n_waiting > 0 && outbox.is_none();
        let outbox = outbox.filter(|_| !is_quarantined);
        Ok(has_unread || is_in_flight || self.is_soon([outbox, lookup].into_iter().flatten().min()))
    }

    fn is_soon(&self, due: Option<Timestamp>) -> bool {
        let horizon = if self.until_idle { SOON } else { SignedDuration::ZERO };
        due.is_some_and(|due| due.duration_since(self.app.now()) <= horizon)
    }
}
