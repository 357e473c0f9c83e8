//! Named places at which a test can kill the process, before and after every commit and every send.
//!
//! They exist in builds with debug assertions only; in a release build [`reached`] is empty.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

struct Armed {
    name: String,
    nth: u32,
    times: AtomicU32,
    log: Option<std::path::PathBuf>,
}

static ARMED: OnceLock<Armed> = OnceLock::new();

/// Makes the process abort when `name` is reached for the `nth` time, counted from 1; `log` notes every name
/// that is reached, one a line. Only the first call in a process counts.
pub fn arm(name: &str, nth: u32, log: Option<std::path::PathBuf>) {
    let _ = ARMED.set(Armed { name: name.into(), nth, times: AtomicU32::new(0), log });
}

/// Says that the program has come to this place.
pub fn reached(place: &str, side: &str) {
    if cfg!(debug_assertions)
        && let Some(armed) = ARMED.get()
    {
        armed.reached(&format!("{place}.{side}"));
    }
}

impl Armed {
    fn reached(&self, name: &str) {
        if let Some(log) = &self.log {
            use std::io::Write;
            let file = std::fs::OpenOptions::new().create(true).append(true).open(log);
            let _ = file.and_then(|mut file| writeln!(file, "{name}"));
        }
        if name == self.name && self.times.fetch_add(1, Ordering::SeqCst) + 1 == self.nth {
            // Nothing is flushed, closed or unwound, as when the power goes.
            std::process::abort();
        }
    }
}
