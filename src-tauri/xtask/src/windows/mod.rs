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

/// The rooms whose behaviour depends on the system, and what stands on them. Named to each cargo alike: another
/// choice of packages can mean other features of the libraries below, and all of them built again.
const UNDER_WINE: [&str; 10] =
    ["-p", "domain", "-p", "store", "-p", "vault", "-p", "app", "-p", "parchi-cli"];

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
    phases.run("type-check for macOS", || process::run(&mut cross.check_without_c(MACOS)))?;
    phases.run("build for Windows", || {
        process::run(cross.cargo("build", WINDOWS, &["--all-targets"]).args(UNDER_WINE))
    })?;
    let main_job = MainJob::new(&wine, cross.program(WINDOWS, "parchi-cli.exe"), cross.folder())?;
    phases.run("main job under wine", || main_job.holds())?;
    phases.run("tests under wine", || {
        let mut tests = cross.cargo("test", WINDOWS, &["--no-fail-fast", "--lib", "--bins", "--tests"]);
        process::run(wine.hosts(tests.args(UNDER_WINE)))
    })
}
