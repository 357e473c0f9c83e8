//! What a command needs from the machine, installed only where it is missing and with a word about it first.
//!
//! Debian's packages (and so Ubuntu's) are installed; elsewhere the build itself says what it lacks. Node and Rust
//! are never installed: they are asked for, with the version.

mod apt;
mod node;

use std::path::Path;

use crate::failure::Outcome;

pub use apt::{install_packages, is_debian, require_component};

/// A C compiler for SQLite and the cryptography, and the certificates that TLS is checked against.
/// Neither cmake nor a system SQLite: both libraries come with sources that the compiler alone can build.
const BUILDING: &[&str] = &["gcc", "libc6-dev", "ca-certificates"];
/// What the window is linked with: WebKit, the tray, and the images that both read.
const WINDOW: &[&str] =
    &["pkg-config", "libwebkit2gtk-4.1-dev", "librsvg2-dev", "libayatana-appindicator3-dev"];
/// A display without a screen, a driver for the window on it, its own session bus and keyring, what reads papers and
/// their QR back, and fonts for every script that a name may be in.
const WATCHING: &[&str] = &[
    "xvfb",
    "xauth",
    "webkit2gtk-driver",
    "dbus",
    "dbus-x11",
    "gnome-keyring",
    "imagemagick",
    "poppler-utils",
    "zbar-tools",
    "fonts-noto-core",
];
/// Any browser built on Chromium will do, and Ubuntu's package has another name.
const BROWSERS: &[&str] =
    &["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];

/// What a command is about to do, and so what it needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Compile everything, the window included.
    Build,
    /// Also start the window without a screen and look at it.
    Watch,
    /// Also show the same pages in Chromium.
    Browse,
}

/// Installs what is missing for `need`, checks Node and fetches the window's libraries.
pub fn prepare(need: Need) -> Outcome {
    if is_debian() {
        install_packages(&packages(need))?;
    } else {
        println!("no dpkg here: taking it that a C compiler and the window's libraries are installed");
    }
    node::require()?;
    node::install_libraries()
}

fn packages(need: Need) -> Vec<&'static str> {
    let mut packages = [BUILDING, WINDOW].concat();
    if need != Need::Build {
        packages.extend(WATCHING);
    }
    if need == Need::Browse && !BROWSERS.iter().any(|browser| Path::new(browser).exists()) {
        packages.push("chromium");
    }
    packages
}
