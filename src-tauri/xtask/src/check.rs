//! What a commit needs, and what comes before the tests: formatting, lints, layers, generated files.

use crate::failure::Outcome;
use crate::phases::Phases;
use crate::process::{self, cargo};
use crate::setup;
use crate::typescript;

/// `cargo xtask check`.
pub fn run(phases: &mut Phases) -> Outcome {
    phases.run("setup", setup::install_missing)?;
    before_tests(phases)?;
    phases.run("layers", || {
        process::run(&mut cargo(&[
            "test",
            "-q",
            "-p",
            "product-tests",
            "--",
            "layers::",
            "tidy::",
            "--nocapture",
        ]))
    })
}

/// The part that is not a test; `cargo xtask test` runs the layers with all the others.
pub fn before_tests(phases: &mut Phases) -> Outcome {
    phases.run("formatting", || {
        setup::require_component("fmt", "rustfmt")?;
        process::run(&mut cargo(&["fmt", "--all", "--check"]))
    })?;
    phases.run("lints", || {
        setup::require_component("clippy", "clippy")?;
        process::run(&mut cargo(&["clippy", "-q", "--workspace", "--all-targets", "--", "-D", "warnings"]))
    })?;
    phases.run("generated files", typescript::check)
}
