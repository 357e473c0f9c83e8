//! Debian's packages, installed as root or by asking for `sudo`, and rustup's components.

use std::io::{self, BufRead, IsTerminal, Write};
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::process;

/// Whether Debian's packages can be asked for here.
pub fn is_debian() -> bool {
    process::answers(Command::new("dpkg-query").arg("--version"))
}

/// Installs those of `packages` that are not there yet, as root or by asking for `sudo`.
pub fn install_packages(packages: &[&str]) -> Outcome {
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        println!("nothing to install: {} are here", packages.join(", "));
        return Ok(());
    }
    println!("missing, to be installed with apt-get: {}", missing.join(", "));
    let rights = Rights::obtain(&missing)?;
    // A fresh machine often has no package lists yet, so a first refusal is answered by fetching them.
    if process::run(&mut install(&rights, &missing)).is_ok() {
        return Ok(());
    }
    process::run(rights.apt_get().arg("update"))?;
    process::run(&mut install(&rights, &missing)).map_err(|_| by_hand(&missing))
}

/// Formatter and linter come with rustup, not with Debian.
pub fn require_component(subcommand: &str, component: &str) -> Outcome {
    if process::answers(&mut process::cargo(&[subcommand, "--version"])) {
        return Ok(());
    }
    println!("`cargo {subcommand}` is missing: adding rustup's component {component}");
    let added = process::run(Command::new("rustup").args(["component", "add", component]));
    added.map_err(|_| {
        Failure::new(format!(
            "`cargo {subcommand}` is missing and could not be added. \
             Add the component {component} to your Rust toolchain (rustup component add {component})"
        ))
    })
}

fn is_installed(package: &str) -> bool {
    let status = Command::new("dpkg-query").args(["-W", "-f", "${db:Status-Status}", package]).output();
    status.is_ok_and(|output| output.status.success() && output.stdout == b"installed")
}

fn install(rights: &Rights, packages: &[&str]) -> Command {
    let mut command = rights.apt_get();
    command.args(["install", "-y", "--no-install-recommends"]).args(packages);
    command
}

fn by_hand(packages: &[&str]) -> Failure {
    Failure::new(format!("install by hand, as root: apt-get install {}", packages.join(" ")))
}

/// How apt-get may be run on this machine.
enum Rights {
    Root,
    Sudo,
}

impl Rights {
    fn obtain(packages: &[&str]) -> Result<Rights, Failure> {
        if is_root() {
            return Ok(Rights::Root);
        }
        if !process::answers(Command::new("sudo").arg("--version")) {
            return Err(by_hand(packages));
        }
        let may_without_asking = process::answers(Command::new("sudo").args(["-n", "true"]));
        if io::stdin().is_terminal() && !agreed() || !io::stdin().is_terminal() && !may_without_asking {
            return Err(by_hand(packages));
        }
        Ok(Rights::Sudo)
    }

    fn apt_get(&self) -> Command {
        let mut command = match self {
            Rights::Root => Command::new("apt-get"),
            Rights::Sudo => {
                let mut sudo = Command::new("sudo");
                sudo.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
                sudo
            }
        };
        command.args(["-q", "-o", "DPkg::Lock::Timeout=600"]).env("DEBIAN_FRONTEND", "noninteractive");
        command
    }
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn agreed() -> bool {
    print!("install them with sudo apt-get? [Y/n] ");
    let mut answer = String::new();
    let read = io::stdout().flush().and_then(|()| io::stdin().lock().read_line(&mut answer));
    read.is_ok_and(|n_bytes| n_bytes > 0) && !answer.trim().to_lowercase().starts_with('n')
}
