//! Tells what changed: in the book, whoever wrote it, and in how it fares. Writes that come close together are told once.

use super::Job;
use app::AppError;
use app::views::{PaymentNews, StatusView};
use std::time::Duration;
use store::Watch;

/// How soon a write of another process is noticed.
const GLANCE: Duration = Duration::from_millis(200);

/// What changes within this time of being told is told together.
const TOGETHER: Duration = Duration::from_millis(50);

/// Something that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// Somebody wrote into the book; another number each time.
    Book(u32),
    /// How the book fares.
    Status(StatusView),
    /// What the practice customers' phones show may be something else.
    Practice,
    /// Payments were confirmed.
    Paid(Vec<PaymentNews>),
    /// So many more bills did not reach their customers.
    NotSent(u32),
}

/// Who hears of it.
pub trait Outlet: Send + Sync {
    /// Takes the news; it must not wait for anything.
    fn tell(&self, news: News);
}

/// Tells what changes.
pub struct Herald {
    job: Job,
    n_told: u32,
    status: Option<StatusView>,
    practice: Option<u64>,
    ear: u64,
}

/// Up to where the book was read.
struct Place {
    watch: Watch,
    version: i64,
    history: i64,
}

impl Herald {
    /// Tells of a job.
    pub const fn new(job: Job) -> Herald {
        Herald { job, n_told: 0, status: None, practice: None, ear: 0 }
    }

    /// Tells until it is over. What keeps the book from being read for a while keeps it from being told, no more.
    pub async fn tell_until_end(mut self) {
        let mut place = None;
        while !self.job.signals.is_ended() {
            if let Err(refusal) = self.look(&mut place) {
                tracing::debug!(code = refusal.code.as_str(), "what changed could not be read");
            }
            self.job.signals.ended_within(TOGETHER).await;
            self.job.signals.tell_within(GLANCE).await;
        }
    }

    fn look(&mut self, place: &mut Option<Place>) -> Result<(), AppError> {
        self.tell_practice();
        self.tell_ear();
        match place {
            None => {
                let watch = self.job.app.store().watch()?;
                let version = watch.version()?;
                let (_, history) = self.job.app.payments_since(i64::MAX)?;
                *place = Some(Place { watch, version, history });
                self.tell_status()
            }
            Some(place) => {
                let version = place.watch.version()?;
                if version != place.version {
                    place.version = version;
                    self.tell_book();
                    place.history = self.tell_payments(place.history)?;
                }
                self.tell_status()
            }
        }
    }

    fn tell_book(&mut self) {
        self.n_told = self.n_told.wrapping_add(1);
        self.job.outlet.tell(News::Book(self.n_told));
    }

    fn tell_practice(&mut self) {
        let version = self.job.practice.as_ref().map(|practice| practice.version());
        if self.practice != version {
            self.practice = version;
            self.job.outlet.tell(News::Practice);
        }
    }

    /// How the listener fares is shown beside its settings, which are the book's.
    fn tell_ear(&mut self) {
        let version = self.job.ear.version();
        if self.ear != version {
            self.ear = version;
            self.tell_book();
        }
    }

    fn tell_payments(&self, since: i64) -> Result<i64, AppError> {
        let (payments, newest) = self.job.app.payments_since(since)?;
        if !payments.is_empty() {
            self.job.outlet.tell(News::Paid(payments));
        }
        Ok(newest)
    }

    fn tell_status(&mut self) -> Result<(), AppError> {
        let status = self.job.pulse.complete(self.job.app.status()?, &self.job.speech.words());
        if let Some(before) = &self.status
            && status.refused > before.refused
        {
            self.job.outlet.tell(News::NotSent(status.refused - before.refused));
        }
        if self.status.as_ref() != Some(&status) {
            self.job.outlet.tell(News::Status(status.clone()));
            self.status = Some(status);
        }
        Ok(())
    }
}
