//! The listener: begun, moved and ended as the book's settings say, for as long as the book is open.
//!
//! A port that is taken is no reason to end anything: it is said, and tried again.

use super::Job;
use app::{ListenerPlan, ListenerState, Listening};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;

/// How soon settings that another process changed are noticed.
const GLANCE: Duration = Duration::from_secs(1);

/// How soon a listener that could not begin is begun again.
const BETWEEN_TRIES: Duration = Duration::from_secs(5);

/// How the listener fares, for whoever asks.
#[derive(Default)]
pub struct Ear {
    now: Mutex<Now>,
    changed: Condvar,
    look: Notify,
}

#[derive(Default)]
struct Now {
    plan: Option<ListenerPlan>,
    state: ListenerState,
    version: u64,
}

impl Ear {
    /// How the listener fares.
    #[must_use]
    pub fn state(&self) -> ListenerState {
        self.now().state.clone()
    }

    /// Another number each time that this changes.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.now().version
    }

    /// The settings were changed to this: waits until the listener goes by them, or cannot, for as long as `within`.
    pub fn go_by(&self, plan: Option<&ListenerPlan>, within: Duration) {
        self.look.notify_one();
        let is_on_the_way = |now: &mut Now| now.plan.as_ref() != plan || now.state == ListenerState::Starting;
        // What is not done by then is shown as it is, and told when it is done.
        drop(self.changed.wait_timeout_while(self.now(), within, is_on_the_way));
    }

    fn note(&self, plan: Option<ListenerPlan>, state: ListenerState) {
        let mut now = self.now();
        if now.plan != plan || now.state != state {
            *now = Now { plan, state, version: now.version.wrapping_add(1) };
            self.changed.notify_all();
        }
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Listens as the settings say until it is over.
pub async fn hear_until_end(job: Job) {
    let mut hearing = Hearing { job, plan: None, listening: None };
    while !hearing.job.signals.is_ended() {
        hearing.go_by_settings().await;
        hearing.rest().await;
    }
    hearing.stop().await;
}

struct Hearing {
    job: Job,
    plan: Option<ListenerPlan>,
    listening: Option<Listening>,
}

impl Hearing {
    async fn go_by_settings(&mut self) {
        let plan = match self.job.app.listener_plan() {
            Ok(plan) => plan,
            Err(refusal) => {
                tracing::debug!(code = refusal.code.as_str(), "the listener's settings could not be read");
                return;
            }
        };
        if plan == self.plan && plan.is_some() == self.listening.is_some() {
            return;
        }
        self.stop().await;
        self.plan = plan;
        self.begin().await;
    }

    async fn begin(&mut self) {
        let Some(plan) = self.plan.clone() else { return self.job.ear.note(None, ListenerState::Off) };
        if !matches!(self.job.ear.state(), ListenerState::Failed(_)) {
            self.job.ear.note(Some(plan.clone()), ListenerState::Starting);
        }
        let signals = Arc::clone(&self.job.signals);
        let state = match self.job.app.listen(&plan, Arc::new(move || signals.nudge())).await {
            Ok(listening) => {
                self.listening = Some(listening);
                ListenerState::Listening
            }
            Err(refusal) => ListenerState::Failed(refusal),
        };
        self.job.ear.note(Some(plan), state);
        self.job.signals.tell();
    }

    async fn stop(&mut self) {
        if let Some(listening) = self.listening.take() {
            listening.stop().await;
        }
    }

    async fn rest(&self) {
        let has_failed = self.plan.is_some() && self.listening.is_none();
        let time = if has_failed { BETWEEN_TRIES } else { GLANCE };
        // Somebody changed the settings, it is over, or the time is up: each is a reason to look again.
        tokio::select! {
            () = self.job.ear.look.notified() => {}
            () = self.job.signals.ended_within(time) => {}
        }
    }
}
