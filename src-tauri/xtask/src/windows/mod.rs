//! `cargo xtask windows`: what a Debian machine can say about the systems most shops have.
//!
//! Windows: the whole workspace is type-checked, then tests and the main job run under wine. Wine is a smoke
//! test: it says nothing about file locking, the limits of the credential store, or TLS roots of a real Windows.
//! macOS: a type-check; nothing is linked. The released programs are built on those systems themselves.

mod cross;
mod main_job;
mod wine;

use crate::failure::{Failure, Outcome};
use crate::phases::Phases;
use crate::process;
use crate::setup;

use cross::{Cross, MACOS, WINDOWS};
use main_job::MainJob;
use wine::Wine;

const PACKAGES: [&str; 7] = [
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "gcc-mingw-w64-x86-64",
    "g++-mingw-w64-x86-64",
    "wine",
    "wine64",
];

/// The rooms whose behaviour depends on the system: the book's file, the keychain, and what stands on them.
const TESTED_UNDER_WINE: [&str; 4] = ["domain", "store", "vault", "app"];

/// Runs every phase up to the first that fails.
pub fn run(phases: &mut Phases) -> Outcome {
    phases.run("packages", || {
        if !setup::is_debian() {
            return Err(Failure::new(
                "this needs Debian's packages; on Windows itself run `cargo xtask test`",
            ));
        }
        setup::install_missing()?;
        setup::install_packages(&PACKAGES)
    })?;
    let cross = Cross::new(process::target().join("windows"));
    let wine = Wine::new(cross.folder());
    phases.run("wine", || wine.prepare())?;
    phases.run("type-check for Windows", || {
        process::run(&mut cross.cargo("check", WINDOWS, &["--workspace", "--all-targets"]))
    })?;
    phases.run("tests under wine", || {
        let mut tests = cross.cargo("test", WINDOWS, &["--no-fail-fast", "--lib", "--bins", "--tests"]);
        for package in TESTED_UNDER_WINE {
            tests.args(["-p", package]);
        }
        process::run(wine.hosts(&mut tests))
    })?;
    phases.run("program for Windows", || {
        process::run(&mut cross.cargo("build", WINDOWS, &["-p", "parchi-cli"]))
    })?;
    let main_job = MainJob::new(&wine, cross.program(WINDOWS, "parchi-cli.exe"), cross.folder())?;
    phases.run("main job under wine", || main_job.holds())?;
    phases.run("type-check for macOS", || process::run(&mut cross.check_without_c(MACOS)))
}
