//! A Debian with nothing on it, in a folder: the .deb is installed there by dpkg, started, and put through the main
//! job. What it needs and does not name would be missing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::phases::Phases;
use crate::process;
use crate::setup;
use crate::window_tests;

const SUITE: &str = "bookworm";
const MIRROR: &str = "http://deb.debian.org/debian";
/// For the test, not for the program: what drives it and a font to look at.
const FOR_DRIVING: &[&str] = &["webkit2gtk-driver", "fonts-noto-core"];

/// Needs root: a folder becomes a system of its own.
pub fn on_a_clean_debian(phases: &mut Phases, deb: &Path) -> Outcome {
    let system = System { root: process::target().join("prove/debian") };
    phases.run("clean Debian", || system.make())?;
    phases.run("install", || system.install(deb))?;
    phases.run("main job there", || {
        system.with_mounts(|| {
            let mut job = window_tests::main_job(Path::new("/usr/bin/parchi"));
            process::run(
                job.env("PARCHI_CHROOT", &system.root).env("PARCHI_SHOTS", window_tests::shots().join("deb")),
            )
        })
    })?;
    phases.run("remove", || system.run(&["dpkg", "--purge", "parchi"]))
}

struct System {
    root: PathBuf,
}

impl System {
    /// Always from nothing; packages that debootstrap downloaded are kept beside it.
    fn make(&self) -> Outcome {
        setup::install_packages(&["debootstrap"])?;
        if self.root.exists() {
            fs::remove_dir_all(&self.root).map_err(|error| Failure::of_path("remove", &self.root, &error))?;
        }
        let cache = process::target().join("prove/cache");
        fs::create_dir_all(&cache).map_err(|error| Failure::of_path("create", &cache, &error))?;
        let mut debootstrap = Command::new("debootstrap");
        debootstrap.arg("--variant=minbase").arg(format!("--cache-dir={}", cache.display()));
        process::run_quietly(debootstrap.arg(SUITE).arg(&self.root).arg(MIRROR))
    }

    /// First what the package says it needs, then the package by dpkg, which would refuse if one thing were missing.
    fn install(&self, deb: &Path) -> Outcome {
        let inside = self.root.join("tmp/parchi.deb");
        fs::copy(deb, &inside).map_err(|error| Failure::of_path("copy", deb, &error))?;
        self.with_mounts(|| {
            let depends = process::capture(Command::new("dpkg-deb").args(["-f"]).arg(deb).arg("Depends"))?;
            println!("it needs: {}", depends.trim());
            self.run(&["apt-get", "-q", "update"])?;
            self.apt_get_install(&needed(&depends))?;
            self.run(&["dpkg", "-i", "/tmp/parchi.deb"])?;
            self.apt_get_install(FOR_DRIVING)
        })
    }

    fn apt_get_install(&self, packages: &[&str]) -> Outcome {
        let mut install = self.command(&["apt-get", "-qq", "install", "-y", "--no-install-recommends"]);
        process::run_quietly(install.args(packages).env("DEBIAN_FRONTEND", "noninteractive"))
    }

    fn run(&self, words: &[&str]) -> Outcome {
        process::run(&mut self.command(words))
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new("chroot");
        command.arg(&self.root).args(words);
        command
    }

    /// With what every program expects to find, taken away again whatever happens.
    fn with_mounts(&self, work: impl FnOnce() -> Outcome) -> Outcome {
        let mounts =
            [("proc", "proc", "proc"), ("tmpfs", "tmpfs", "dev/shm"), ("devpts", "devpts", "dev/pts")];
        for (kind, name, place) in mounts {
            let place = self.root.join(place);
            fs::create_dir_all(&place).map_err(|error| Failure::of_path("create", &place, &error))?;
            process::run(Command::new("mount").args(["-t", kind, name]).arg(place))?;
        }
        let outcome = work();
        for (_, _, place) in mounts.iter().rev() {
            process::run(Command::new("umount").arg("-l").arg(self.root.join(place)))?;
        }
        outcome
    }
}

/// The first choice of each thing in a package's `Depends`, without its version.
fn needed(depends: &str) -> Vec<&str> {
    depends
        .split(',')
        .filter_map(|thing| thing.split(['|', '(']).next())
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_choice_of_each_need_is_installed() {
        let depends =
            "libwebkit2gtk-4.1-0, libgtk-3-0 (>= 3.24), libappindicator3-1 | libayatana-appindicator3-1\n";
        assert_eq!(needed(depends), ["libwebkit2gtk-4.1-0", "libgtk-3-0", "libappindicator3-1"]);
        assert!(needed("").is_empty());
    }
}
