//! Programs of `tests/window`: the real window driven by WebDriver, and the same page in Chromium.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Outcome;
use crate::process;

/// Whether the window can be driven here: only WebKit on Linux has a driver for windows that are no browser.
pub fn can_drive() -> bool {
    cfg!(target_os = "linux")
}

/// Where pictures are left.
pub fn shots() -> PathBuf {
    process::target().join("shots")
}

/// Every test in the real window, one file after the other: each has a display, a session bus and a book of its own.
pub fn in_webkit() -> Outcome {
    process::run(&mut npm_script("webkit", &process::built("parchi")))
}

/// Every screen in Chromium: accessibility, keyboard, heap.
pub fn in_chromium() -> Outcome {
    process::run(&mut npm_script("chromium", &process::built("parchi")))
}

/// Pictures of every screen in every state, theme and language.
pub fn pictures() -> Outcome {
    process::run(&mut npm_script("shots", &process::built("parchi")))
}

/// Step by step through the main job, with a picture of each step.
pub fn main_job(program: &Path) -> Command {
    npm_script("main-job", program)
}

fn npm_script(script: &str, program: &Path) -> Command {
    let mut command = process::npm(&["run", "-s", script, "-w", "tests/window"]);
    command
        .env("PARCHI_PROGRAM", program)
        .env("PARCHI_CLI", process::built("parchi-cli"))
        .env("PARCHI_SHOTS", shots());
    command
}
