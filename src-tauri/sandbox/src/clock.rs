//! Time for the practice world: always an argument, never read from the machine.
//!
//! It does not wait for anything; whoever runs the world decides how time passes.

use std::sync::Arc;

/// Tells the time in Unix milliseconds. A test hands in a counter and so lives through days in an instant.
pub type Now = Arc<dyn Fn() -> i64 + Send + Sync>;

/// Whole Unix seconds, as the services write them; a time before 1970 rounds down.
pub(crate) fn seconds(at_ms: i64) -> i64 {
    at_ms.div_euclid(1000)
}
