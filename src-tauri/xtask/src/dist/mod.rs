//! `cargo xtask dist`: what a shop installs, with its size, in `target/dist`.
//!
//! Linux: .deb and .rpm by Tauri's bundler, which npm fetches once. Windows: from Debian, with an installer of our
//! own, because Tauri's wants to download parts of its. Nothing here signs anything.

mod linux;
mod prove;
mod windows;

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::phases::Phases;
use crate::process;
use crate::setup::{self, Need};
use crate::ui::{self, Page};

/// What an installer must stay under.
const LIMIT_IN_BYTES: u64 = 15_000_000;

/// What is to be made, and whether it is tried out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// For Windows instead of Linux.
    pub is_for_windows: bool,
    /// Install what was made on a clean system, start it, and remove it.
    pub is_proved: bool,
}

/// Runs every phase up to the first that fails.
pub fn run(phases: &mut Phases, wish: Wish) -> Outcome {
    let need = if wish.is_proved { Need::Watch } else { Need::Build };
    phases.run("setup", || setup::prepare(need))?;
    phases.run("page", || ui::build(Page::Shipped))?;
    if wish.is_for_windows {
        windows::run(phases, wish.is_proved)
    } else {
        linux::run(phases, wish.is_proved)
    }
}

/// The folder for what is given away.
fn folder() -> Result<PathBuf, Failure> {
    let folder = process::target().join("dist");
    fs::create_dir_all(&folder).map_err(|error| Failure::of_path("create", &folder, &error))?;
    Ok(folder)
}

/// Copies `made` there and says how large it is; too large is a failure.
fn deliver(made: &Path) -> Result<PathBuf, Failure> {
    let delivered = folder()?.join(made.file_name().unwrap_or_default());
    let n_bytes = fs::copy(made, &delivered).map_err(|error| Failure::of_path("copy", made, &error))?;
    println!("{:>12} bytes  {}", n_bytes, delivered.display());
    if n_bytes >= LIMIT_IN_BYTES {
        return Err(Failure::new(format!("{} is not under {LIMIT_IN_BYTES} bytes", delivered.display())));
    }
    Ok(delivered)
}
