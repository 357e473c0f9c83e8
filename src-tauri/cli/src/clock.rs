//! The clock of this program: the computer's, which tests may shift.

use app::clock::{Clock, SystemClock};
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;

/// The name of the variable that shifts the clock.
const OFFSET: &str = "PARCHI_NOW_OFFSET_SECONDS";

/// The computer's clock.
///
/// For the tests of whole processes, a build with debug assertions adds the seconds that
/// `PARCHI_NOW_OFFSET_SECONDS` names (negative for a clock that is behind), so that days pass between two commands.
/// Waiting takes real time all the same. A release build does not look at the variable.
pub fn clock() -> Arc<dyn Clock> {
    let offset = if cfg!(debug_assertions) { std::env::var(OFFSET).ok() } else { None };
    match offset.and_then(|seconds| seconds.trim().parse().ok()) {
        Some(seconds) => Arc::new(ShiftedClock(SignedDuration::from_secs(seconds))),
        None => Arc::new(SystemClock),
    }
}

struct ShiftedClock(SignedDuration);

impl Clock for ShiftedClock {
    fn now(&self) -> Timestamp {
        let now = SystemClock.now();
        // A shift beyond the calendar is a mistake in a test, and no reason to stop the clock.
        now.checked_add(self.0).unwrap_or(now)
    }
}
