//! Node, which builds and tests the page, and the libraries from npm that `package-lock.json` names.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use crate::failure::{Failure, Outcome};
use crate::process;

const OLDEST_MAJOR: u32 = 20;

/// Fails with a sentence that says what to install where Node is missing or too old.
pub fn require() -> Outcome {
    let version = Command::new("node").arg("--version").output();
    let version = version.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    match version.ok().as_deref().map(|version| (version, major(version))) {
        Some((_, Some(major))) if major >= OLDEST_MAJOR => Ok(()),
        Some((version, _)) => Err(Failure::new(format!(
            "Node {OLDEST_MAJOR} or later builds the window, and this is Node {version}: install a newer one from https://nodejs.org"
        ))),
        None => Err(Failure::new(format!(
            "Node {OLDEST_MAJOR} or later builds the window, and there is none: install it from https://nodejs.org"
        ))),
    }
}

/// `npm ci`, only when `package-lock.json` is younger than what it was installed from.
pub fn install_libraries() -> Outcome {
    let root = process::root();
    if is_younger(&root.join("node_modules/.package-lock.json"), &root.join("package-lock.json")) {
        println!("nothing to fetch: the window's libraries are here");
        return Ok(());
    }
    process::run(&mut process::npm(&["ci", "--no-audit", "--no-fund"]))
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn is_younger(file: &Path, than: &Path) -> bool {
    let changed = |file: &Path| -> Option<SystemTime> { fs::metadata(file).ok()?.modified().ok() };
    changed(file).is_some_and(|file| changed(than).is_none_or(|than| file >= than))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_what_node_prints() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v8.0.0"), Some(8));
        assert_eq!(major("20.20.2"), None);
        assert_eq!(major(""), None);
    }
}
