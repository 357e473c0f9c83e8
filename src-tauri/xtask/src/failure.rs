//! Why a task stopped, in words for the person at the terminal. Nothing here decides anything by a failure's kind.

use std::fmt;
use std::io;
use std::path::Path;

/// A task's end: nothing to say, or why it stopped.
pub type Outcome = Result<(), Failure>;

/// One sentence that says what failed and, where it is known, what to do about it.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// A failure in these words.
    pub fn new(words: impl Into<String>) -> Failure {
        Failure(words.into())
    }

    /// A file or folder that could not be read, written or removed.
    pub fn of_path(attempt: &str, path: &Path, error: &io::Error) -> Failure {
        Failure(format!("could not {attempt} {}: {error}", path.display()))
    }

    /// The same failure, with the phase it happened in said first.
    pub fn in_phase(self, phase: &str) -> Failure {
        Failure(format!("{phase} failed: {}", self.0))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
