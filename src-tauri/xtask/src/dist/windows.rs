//! The Windows program and its installer, made on Debian.

use crate::dist::deliver;
use crate::failure::Outcome;
use crate::phases::Phases;
use crate::process;
use crate::windows::{self, Build, Cross, Installer, WINDOWS, Wine};

/// Builds the release, packs it, and with `is_proved` installs, starts and removes it under wine.
pub fn run(phases: &mut Phases, is_proved: bool) -> Outcome {
    phases.run("packages", windows::install_packages)?;
    let cross = Cross::new(process::target().join("windows"));
    phases.run("release for Windows", || {
        process::run(&mut cross.cargo("build", WINDOWS, &["--release", "-p", "parchi", "--bin", "parchi"]))
    })?;
    let installer = Installer::new(&cross, Build::Release);
    phases.run("installer", || {
        installer.make()?;
        deliver(&installer.program())?;
        deliver(&installer.path()).map(drop)
    })?;
    if !is_proved {
        return Ok(());
    }
    let wine = Wine::new(cross.folder());
    phases.run("wine", || wine.prepare())?;
    phases.run("installed under wine", || {
        installer.refuses_old_windows(&wine)?;
        installer.is_sound(&wine)
    })
}
