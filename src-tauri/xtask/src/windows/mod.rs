//! `cargo xtask windows`: what a Debian machine can say about the systems most shops have.
//!
//! Windows: the whole workspace is type-checked, tests and the main job run under wine, and the window is built,
//! installed, started and removed there. Wine is a smoke test: it says nothing about file locking, the limits of the
//! credential store, or TLS roots of a real Windows, and it has no WebView2, so the window can only say so.
//! macOS: a type-check; nothing is linked. The released programs are built on those systems themselves.

mod cross;
mod installer;
mod main_job;
mod wine;

use crate::failure::{Failure, Outcome};
use crate::phases::Phases;
use crate::process;
use crate::setup::{self, Need};
use crate::ui::{self, Page};

use cross::MACOS;
use main_job::MainJob;

pub use cross::{Cross, WINDOWS};
pub use installer::{Build, Installer};
pub use wine::Wine;

const PACKAGES: &[&str] = &[
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "gcc-mingw-w64-x86-64",
    "g++-mingw-w64-x86-64",
    "wine",
    "wine64",
    "nsis",
    "xvfb",
    "xauth",
    "xdotool",
];

/// The rooms whose behaviour depends on the system, and what stands on them. Named to each cargo alike: another
/// choice of packages can mean other features of the libraries below, and all of them built again.
const UNDER_WINE: [&str; 10] =
    ["-p", "domain", "-p", "store", "-p", "vault", "-p", "app", "-p", "parchi-cli"];

/// Runs every phase up to the first that fails.
pub fn run(phases: &mut Phases) -> Outcome {
    phases.run("setup", || setup::prepare(Need::Build))?;
    phases.run("packages", install_packages)?;
    phases.run("page", || ui::build(Page::Shipped))?;
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
    let main_job = MainJob::new(&wine, cross.built(WINDOWS, "debug").join("parchi-cli.exe"), cross.folder())?;
    phases.run("main job under wine", || {
        wine.stay()?;
        main_job.holds()
    })?;
    phases.run("tests under wine", || {
        let mut tests = cross.cargo("test", WINDOWS, &["--no-fail-fast", "--lib", "--bins", "--tests"]);
        process::run(wine.hosts(tests.args(UNDER_WINE)))
    })?;
    // Last: the window wants a display, and a wine that has one must be started anew.
    phases.run("window for Windows", || {
        wine.stop()?;
        process::run(&mut cross.cargo("build", WINDOWS, &["-p", "parchi", "--bin", "parchi"]))
    })?;
    let installer = Installer::new(&cross, Build::Debug);
    phases.run("installer", || installer.make())?;
    phases.run("installer under wine", || {
        installer.refuses_old_windows(&wine)?;
        installer.is_sound(&wine)
    })
}

/// The cross compiler, wine, and what compiles installers.
pub fn install_packages() -> Outcome {
    if !setup::is_debian() {
        return Err(Failure::new("this needs Debian's packages; on Windows itself run `cargo xtask test`"));
    }
    setup::install_packages(PACKAGES)
}
