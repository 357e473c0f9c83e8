//! A practice shop that works by itself, with all waits skipped: real HTTP between shop and world, and no waiting.

use crate::shop::{Beginner, PracticeShop};
use app::clock::{Clock, Entropy};
use app::{App, AppError, Code, Worker};
use jiff::{SignedDuration, Timestamp};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use vault::PassphraseSource;

/// Rounds after which nothing more is expected. A step needs about five.
const MOST_ROUNDS: u32 = 200;

/// How far behind the clock begins: longer than all waits that are skipped, so that the book it leaves holds no time
/// that has yet to come.
const HEAD_START: SignedDuration = SignedDuration::from_mins(10);

/// An open practice shop with its worker.
pub struct Rehearsal {
    shop: PracticeShop,
    worker: Worker,
    clock: Arc<SkippingClock>,
}

impl Rehearsal {
    /// Opens the practice shop in a folder, or begins one. Its time begins ten minutes before that of `clock`.
    ///
    /// # Errors
    /// As [`PracticeShop::open`]; [`Code::BookBusy`] while somebody else works on it.
    pub async fn open(
        folder: &Path,
        beginner: Beginner,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Rehearsal, AppError> {
        let clock = Arc::new(SkippingClock::new(clock));
        let shop =
            PracticeShop::open_as(folder, beginner, Arc::<SkippingClock>::clone(&clock), entropy).await?;
        let worker = Worker::take_lease(shop.app(), PassphraseSource::None)?;
        let worker = worker.ok_or_else(|| AppError::new(Code::BookBusy))?;
        Ok(Rehearsal { shop, worker, clock })
    }

    /// The practice shop.
    #[must_use]
    pub const fn shop(&self) -> &PracticeShop {
        &self.shop
    }

    /// The shop's use cases.
    #[must_use]
    pub const fn app(&self) -> &App {
        self.shop.app()
    }

    /// Does once what is due now.
    ///
    /// # Errors
    /// What keeps the book from being read or written.
    pub async fn pass(&mut self) -> Result<(), AppError> {
        self.shop.hand_over_news()?;
        self.worker.pass().await.map(drop)
    }

    /// Works until the order book shows what is looked for, skipping the waits between; `None` if it never does.
    ///
    /// # Errors
    /// What keeps the book from being read or written.
    pub async fn until<T>(
        &mut self,
        look: impl Fn(&App) -> Result<Option<T>, AppError>,
    ) -> Result<Option<T>, AppError> {
        for _ in 0..MOST_ROUNDS {
            self.pass().await?;
            if let Some(found) = look(self.app())? {
                return Ok(Some(found));
            }
            let next = [self.shop.next_event(), self.worker.next_due()?];
            match next.into_iter().flatten().min() {
                Some(moment) => self.clock.skip_to(moment - self.ahead()),
                None => break,
            }
        }
        Ok(None)
    }

    /// What customers let pass, which is on top of what is skipped.
    fn ahead(&self) -> SignedDuration {
        self.app().now().duration_since(self.clock.now())
    }
}

/// A clock that can be put forward.
pub struct SkippingClock {
    beneath: Arc<dyn Clock>,
    skipped: Mutex<SignedDuration>,
}

impl SkippingClock {
    /// Begins ten minutes ago.
    pub fn new(beneath: Arc<dyn Clock>) -> SkippingClock {
        SkippingClock { beneath, skipped: Mutex::new(-HEAD_START) }
    }

    /// Goes to a moment, unless it has passed.
    pub fn skip_to(&self, moment: Timestamp) {
        let wait = moment.duration_since(self.now());
        if wait > SignedDuration::ZERO {
            *self.skipped.lock().unwrap_or_else(PoisonError::into_inner) += wait;
        }
    }
}

impl Clock for SkippingClock {
    fn now(&self) -> Timestamp {
        self.beneath.now() + *self.skipped.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
