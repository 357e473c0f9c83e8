//! Time in the practice shop: the computer's, with the waits skipped. Shop and practice world share it, so that
//! neither finds the other's clock wrong.

use app::clock::Clock;
use jiff::{SignedDuration, Timestamp};
use std::sync::{Arc, Mutex, PoisonError};

/// How far behind it begins: longer than all waits that are skipped, a settlement's among them, so that the book it
/// leaves holds no time that has yet to come.
const HEAD_START: SignedDuration = SignedDuration::from_hours(8 * 24);

/// A clock that can be put forward.
pub struct SkippingClock {
    beneath: Arc<dyn Clock>,
    skipped: Mutex<SignedDuration>,
}

impl SkippingClock {
    /// Begins eight days ago.
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
