//! How the work goes: what only the process that does it knows.

use app::views::{StatusView, WorkerPlace};
use app::{AppError, Connection, ErrorView};
use std::sync::{Mutex, MutexGuard, PoisonError};
use words::{Message, Words};

/// The code of a fault of the program itself.
const FAULT: &str = "worker_stopped";

/// How the work goes.
#[derive(Default)]
pub struct Pulse {
    now: Mutex<Beat>,
}

#[derive(Clone, Default)]
struct Beat {
    place: WorkerPlace,
    connection: Connection,
    problem: Option<Problem>,
}

/// What keeps the work from going on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The book or what lies around it.
    Refused(AppError),
    /// A fault of the program; it is begun again.
    Fault,
}

impl Problem {
    fn view(&self, words: &Words) -> ErrorView {
        match self {
            Problem::Refused(refusal) => refusal.view(words),
            Problem::Fault => ErrorView {
                code: FAULT.to_owned(),
                field: None,
                message: words.say(&Message::ShellWorkerStopped),
            },
        }
    }
}

impl Pulse {
    /// The book's status with the work's part.
    #[must_use]
    pub fn complete(&self, status: StatusView, words: &Words) -> StatusView {
        let beat = self.now().clone();
        status.with_worker(beat.place, beat.connection, beat.problem.map(|problem| problem.view(words)))
    }

    /// This process does the work.
    pub fn here(&self, connection: Connection) {
        *self.now() = Beat { place: WorkerPlace::Here, connection, problem: None };
    }

    /// Another process does the work.
    pub fn elsewhere(&self) {
        *self.now() = Beat { place: WorkerPlace::Elsewhere, connection: Connection::Unknown, problem: None };
    }

    /// The work could not go on.
    pub fn refuse(&self, refusal: AppError) {
        self.stop(Problem::Refused(refusal));
    }

    /// The program has a fault.
    pub fn fault(&self) {
        self.stop(Problem::Fault);
    }

    fn stop(&self, problem: Problem) {
        let mut now = self.now();
        now.place = WorkerPlace::Stopped;
        now.problem = Some(problem);
    }

    fn now(&self) -> MutexGuard<'_, Beat> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
