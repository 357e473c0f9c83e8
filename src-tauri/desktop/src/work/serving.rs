//! The loop around the worker: pass, wait until something is due or somebody has written, pass again. Where another
//! process has the lease, it waits for that process to end.

use super::Job;
use app::{AppError, Worker};
use jiff::{SignedDuration, Timestamp};
use std::time::Duration;
use store::Watch;
use vault::PassphraseSource;

/// How soon a write of another process is noticed.
const GLANCE: Duration = Duration::from_millis(200);

/// How soon the end of another process is noticed.
const BETWEEN_TRIES: Duration = Duration::from_secs(1);

/// What is due and cannot be done must not spin.
const LEAST_REST: Duration = Duration::from_millis(20);

/// When the clock goes further than this between two glances, the computer slept or its clock was set.
const JUMP: SignedDuration = SignedDuration::from_secs(30);

/// Works until it is over.
pub async fn serve(job: Job) -> Result<(), AppError> {
    let watch = job.app.store().watch()?;
    match lease(&job).await? {
        Some(worker) => Serving { job, watch, worker }.work().await,
        None => Ok(()),
    }
}

/// The worker, or nothing when it is over before the lease could be had.
async fn lease(job: &Job) -> Result<Option<Worker>, AppError> {
    while !job.signals.is_ended() {
        // A passphrase is typed in the window, which opens the vault for all of the process.
        if let Some(worker) = Worker::take_lease(&job.app, PassphraseSource::None)? {
            return Ok(Some(worker));
        }
        job.pulse.elsewhere();
        job.signals.tell();
        job.signals.ended_within(BETWEEN_TRIES).await;
    }
    Ok(None)
}

struct Serving {
    job: Job,
    watch: Watch,
    worker: Worker,
}

impl Serving {
    async fn work(mut self) -> Result<(), AppError> {
        self.note();
        self.worker.look_now()?;
        while !self.job.signals.is_ended() {
            let seen = self.drain().await?;
            self.rest(seen).await?;
        }
        Ok(())
    }

    /// Passes until one finds nothing to do; returns the version of the book that it looked at.
    async fn drain(&mut self) -> Result<i64, AppError> {
        loop {
            let seen = self.watch.version()?;
            self.hear_practice()?;
            let pass = self.worker.pass().await?;
            self.note();
            if pass.is_idle() || self.job.signals.is_ended() {
                return Ok(seen);
            }
        }
    }

    /// Waits until something is due, somebody has written, or a person looks.
    async fn rest(&mut self, seen: i64) -> Result<(), AppError> {
        let mut glanced = self.job.app.now();
        loop {
            // Each time anew: a customer of the practice world may act while we wait.
            let due = self.next_due()?;
            let left = due.map_or(GLANCE, |due| until(due, glanced)).clamp(LEAST_REST, GLANCE);
            self.job.signals.work_within(left).await;
            let now = self.job.app.now();
            let has_jumped = now.duration_since(glanced).abs() > JUMP;
            glanced = now;
            if self.job.signals.take_look() || has_jumped {
                self.worker.look_now()?;
                return Ok(());
            }
            let is_due = due.is_some_and(|due| due <= now);
            if is_due || self.job.signals.is_ended() || self.watch.version()? != seen {
                return Ok(());
            }
        }
    }

    fn next_due(&self) -> Result<Option<Timestamp>, AppError> {
        let of_practice = self.job.practice.as_ref().and_then(|practice| practice.next_event());
        Ok([self.worker.next_due()?, of_practice].into_iter().flatten().min())
    }

    /// What the practice world has to say comes in by a call.
    fn hear_practice(&self) -> Result<(), AppError> {
        match &self.job.practice {
            Some(practice) => practice.hand_over_news().map(drop),
            None => Ok(()),
        }
    }

    fn note(&self) {
        self.job.pulse.here(self.worker.connection());
        self.job.signals.tell();
    }
}

fn until(due: Timestamp, now: Timestamp) -> Duration {
    Duration::try_from(due.duration_since(now)).unwrap_or_default()
}
