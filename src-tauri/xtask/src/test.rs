//! `cargo xtask test`: everything that must hold, in phases, from a bare machine.

use crate::check;
use crate::failure::Outcome;
use crate::generated;
use crate::phases::Phases;
use crate::process::{self, cargo};
use crate::setup::{self, Need};
use crate::ui::{self, Page};
use crate::window_tests;

/// How long the crash tests may take.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// What every change is held to; minutes.
    Bounded,
    /// Hundreds of kills at random instants as well; the tests read `PARCHI_LONG`.
    Long,
}

/// Runs every phase up to the first that fails. `CONFORMANCE_FIXTURES` reaches the tests as it is.
pub fn run(phases: &mut Phases, length: Length) -> Outcome {
    phases.run("setup", || {
        setup::prepare(if window_tests::can_drive() { Need::Browse } else { Need::Build })
    })?;
    check::before_build(phases)?;
    // One build of all targets together, so that libraries are compiled once for programs and tests alike.
    phases.run("build", || process::run(&mut cargo(&["build", "--workspace", "--all-targets"])))?;
    phases.run("generated files", generated::check)?;
    phases.run("tests", || {
        let mut tests = cargo(&["test", "--workspace", "--no-fail-fast", "--lib", "--bins", "--tests"]);
        if length == Length::Long {
            tests.env("PARCHI_LONG", "1");
        }
        process::run(&mut tests)
    })?;
    phases.run("documentation tests", || process::run(&mut cargo(&["test", "--workspace", "--doc"])))?;
    phases.run("page tests", ui::test)?;
    in_windows(phases)
}

fn in_windows(phases: &mut Phases) -> Outcome {
    if !window_tests::can_drive() {
        println!("\nno driver for the window on this system: its tests run on Linux");
        return Ok(());
    }
    phases.run("window", window_tests::in_webkit)?;
    phases.run("twin", || ui::build(Page::Twin))?;
    phases.run("Chromium", window_tests::in_chromium)
}
