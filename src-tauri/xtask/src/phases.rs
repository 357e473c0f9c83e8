//! Phases with a name and their seconds. The first phase that fails ends the task.

use std::time::{Duration, Instant};

use crate::failure::Outcome;

/// The phases of one task, in the order they ran.
#[derive(Default)]
pub struct Phases {
    finished: Vec<(String, Duration)>,
}

impl Phases {
    /// Runs one phase under its heading. Its failure carries the phase's name.
    #[expect(clippy::disallowed_methods, reason = "seconds per phase are measured, no rule reads this clock")]
    pub fn run(&mut self, name: &str, work: impl FnOnce() -> Outcome) -> Outcome {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = work();
        self.finished.push((name.to_owned(), start.elapsed()));
        outcome.map_err(|failure| failure.in_phase(name))
    }

    /// Prints what each phase took, the failed one included.
    pub fn print_seconds(&self) {
        println!();
        for (name, took) in &self.finished {
            println!("{:>8.1} s  {name}", took.as_secs_f64());
        }
        let total: Duration = self.finished.iter().map(|(_, took)| *took).sum();
        println!("{:>8.1} s  together", total.as_secs_f64());
    }
}
