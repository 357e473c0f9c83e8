//! The worker's thread: it sends, hears and asks while the window is used, and tells what changed.
//!
//! The thread has a runtime of its own, so that nothing the window does can hold it up, and nothing it does can hold up
//! the window. What is to be done is decided in `app`; here is only when. The listener runs in it too, beside the worker.

mod ear;
mod herald;
mod pulse;
mod serving;
mod signals;

pub use ear::Ear;
pub use herald::{News, Outlet};
pub use pulse::{Problem, Pulse};

use crate::speech::Speech;
use app::App;
use herald::Herald;
use practice::PracticeShop;
use serving::serve;
use signals::Signals;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};

/// How long the worker stays away after something went wrong.
const PAUSE_AFTER_TROUBLE: Duration = Duration::from_secs(5);

/// The worker of an open book.
pub struct Work {
    signals: Arc<Signals>,
    pulse: Arc<Pulse>,
    ear: Arc<Ear>,
    ended: Receiver<()>,
}

/// What the thread works on.
#[derive(Clone)]
pub struct Job {
    /// The open shop.
    pub app: App,
    /// The practice world, if this is the practice book.
    pub practice: Option<Arc<PracticeShop>>,
    /// Who hears what changed.
    pub outlet: Arc<dyn Outlet>,
    /// In which language.
    pub speech: Speech,
    /// How the work goes.
    pulse: Arc<Pulse>,
    /// How the listener fares.
    ear: Arc<Ear>,
    /// What the thread is asked for.
    signals: Arc<Signals>,
}

impl Work {
    /// Begins to work on a book.
    #[must_use]
    pub fn begin(
        app: App,
        practice: Option<Arc<PracticeShop>>,
        outlet: Arc<dyn Outlet>,
        speech: Speech,
    ) -> Work {
        let (signals, pulse) = (Arc::new(Signals::default()), Arc::new(Pulse::default()));
        let ear = Arc::new(Ear::default());
        let (tell_end, ended) = channel();
        let job = Job {
            app,
            practice,
            outlet,
            speech,
            pulse: Arc::clone(&pulse),
            ear: Arc::clone(&ear),
            signals: Arc::clone(&signals),
        };
        let begun = std::thread::Builder::new().name("worker".into()).spawn(move || {
            run(&job);
            // Nobody may be waiting for it.
            let _ = tell_end.send(());
        });
        if let Err(error) = begun {
            tracing::error!(%error, "the worker's thread could not be begun");
            pulse.fault();
        }
        Work { signals, pulse, ear, ended }
    }

    /// How the work goes.
    #[must_use]
    pub fn pulse(&self) -> &Pulse {
        &self.pulse
    }

    /// How the listener fares.
    #[must_use]
    pub const fn ear(&self) -> &Arc<Ear> {
        &self.ear
    }

    /// There may be something to do, or to tell.
    pub fn nudge(&self) {
        self.signals.nudge();
    }

    /// A person looks: payments are asked after now.
    pub fn look(&self) {
        self.signals.look();
    }

    /// Ends the work: what is under way is finished first, for as long as `within`. Returns whether it was; what was
    /// not counts as unknown when the next process takes over, which is made for that.
    pub fn end(self, within: Duration) -> bool {
        self.signals.end();
        self.ended.recv_timeout(within).is_ok()
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.signals.end();
    }
}

fn run(job: &Job) {
    let runtime = Builder::new_multi_thread().worker_threads(2).thread_name("work").enable_all().build();
    match runtime {
        Ok(runtime) => {
            runtime.block_on(work(job, &runtime));
            runtime.shutdown_timeout(Duration::from_secs(1));
        }
        Err(error) => {
            tracing::error!(%error, "the worker has no runtime");
            job.pulse.fault();
        }
    }
}

/// Works until it is asked to end, whatever happens to the work meanwhile.
async fn work(job: &Job, runtime: &Runtime) {
    let herald = runtime.spawn(Herald::new(job.clone()).tell_until_end());
    let hearing = runtime.spawn(ear::hear_until_end(job.clone()));
    while !job.signals.is_ended() {
        // A task of its own: a fault in it ends the task and not the thread.
        match runtime.spawn(serve(job.clone())).await {
            Ok(Ok(())) => {}
            Ok(Err(refusal)) => {
                tracing::warn!(code = refusal.code.as_str(), "the worker could not go on");
                job.pulse.refuse(refusal);
            }
            Err(error) => {
                tracing::error!(%error, "the worker failed and is begun again");
                job.pulse.fault();
            }
        }
        job.signals.tell();
        job.signals.ended_within(PAUSE_AFTER_TROUBLE).await;
    }
    if let Err(error) = hearing.await {
        tracing::error!(%error, "the listener failed");
    }
    if let Err(error) = herald.await {
        tracing::error!(%error, "what changed was not told to its end");
    }
}
