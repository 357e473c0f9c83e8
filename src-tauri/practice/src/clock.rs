//! Time in the practice shop: the clock it was given, and what its customers let pass.
//!
//! Shop and practice world share it, so that neither finds the other's clock wrong. What was let pass is kept with
//! the world, and so holds after a restart too.

use app::clock::Clock;
use jiff::{SignedDuration, Timestamp};
use sandbox::World;
use std::sync::Arc;

/// A clock that is ahead by as much as the practice world is.
pub(crate) struct PracticeClock {
    pub(crate) beneath: Arc<dyn Clock>,
    pub(crate) world: World,
}

impl Clock for PracticeClock {
    fn now(&self) -> Timestamp {
        let now = self.beneath.now();
        // Beyond the calendar there is no time to go on to.
        now.checked_add(SignedDuration::from_millis(self.world.ahead_ms())).unwrap_or(now)
    }
}
