//! What a commit needs, and what comes before the tests: formatting, lints, layers, generated files.

use crate::failure::Outcome;
use crate::generated;
use crate::phases::Phases;
use crate::process::{self, cargo};
use crate::setup::{self, Need};
use crate::ui::{self, Page};

/// `cargo xtask check`.
pub fn run(phases: &mut Phases) -> Outcome {
    phases.run("setup", || setup::prepare(Need::Build))?;
    before_build(phases)?;
    phases.run("generated files", generated::check)?;
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

/// What needs no program, the quickest first.
pub fn before_build(phases: &mut Phases) -> Outcome {
    phases.run("formatting", || {
        setup::require_component("fmt", "rustfmt")?;
        process::run(&mut cargo(&["fmt", "--all", "--check"]))
    })?;
    phases.run("page", || ui::build(Page::Shipped))?;
    phases.run("page lints", ui::check)?;
    phases.run("lints", || {
        setup::require_component("clippy", "clippy")?;
        process::run(&mut cargo(&["clippy", "-q", "--workspace", "--all-targets", "--", "-D", "warnings"]))
    })
}
