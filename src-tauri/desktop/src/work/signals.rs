//! What the worker's thread is asked for from outside.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::{Notify, watch};
use tokio::time::timeout;

/// Asked for by anybody, heard by the worker's thread.
pub struct Signals {
    work: Notify,
    tell: Notify,
    look: AtomicBool,
    end: watch::Sender<bool>,
}

impl Default for Signals {
    fn default() -> Signals {
        let end = watch::Sender::new(false);
        Signals { work: Notify::new(), tell: Notify::new(), look: AtomicBool::new(false), end }
    }
}

impl Signals {
    /// There may be something to do, and to tell.
    pub fn nudge(&self) {
        self.work.notify_one();
        self.tell.notify_one();
    }

    /// There may be something to tell.
    pub fn tell(&self) {
        self.tell.notify_one();
    }

    /// A person looks.
    pub fn look(&self) {
        self.look.store(true, Ordering::SeqCst);
        self.nudge();
    }

    /// Whether a person looked since this was asked last.
    pub fn take_look(&self) -> bool {
        self.look.swap(false, Ordering::SeqCst)
    }

    /// It is over.
    pub fn end(&self) {
        self.end.send_replace(true);
    }

    /// Whether it is over.
    pub fn is_ended(&self) -> bool {
        *self.end.borrow()
    }

    /// Waits until there may be something to do, it is over, or the time is up.
    pub async fn work_within(&self, time: Duration) {
        // The time being up is as good a reason to go on as the others.
        let _ = timeout(time, async {
            tokio::select! {
                () = self.work.notified() => {}
                () = self.ended() => {}
            }
        })
        .await;
    }

    /// Waits until there may be something to tell, it is over, or the time is up.
    pub async fn tell_within(&self, time: Duration) {
        let _ = timeout(time, async {
            tokio::select! {
                () = self.tell.notified() => {}
                () = self.ended() => {}
            }
        })
        .await;
    }

    /// Waits until it is over or the time is up.
    pub async fn ended_within(&self, time: Duration) {
        let _ = timeout(time, self.ended()).await;
    }

    async fn ended(&self) {
        // The sender is this struct's own, so it is there as long as anybody waits.
        let _ = self.end.subscribe().wait_for(|ended| *ended).await;
    }
}
