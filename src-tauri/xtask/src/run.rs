//! `cargo xtask run`: the main job, first by the command line and then in the window's practice shop.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::phases::Phases;
use crate::process;
use crate::setup::{self, Need};
use crate::ui::{self, Page};
use crate::window_tests;

/// Sets up, builds, lets the command line run the demo, and opens the window on a practice book that stays.
pub fn run(phases: &mut Phases) -> Outcome {
    let need = if has_display() { Need::Build } else { Need::Watch };
    phases.run("setup", || setup::prepare(need))?;
    phases.run("page", || ui::build(Page::Shipped))?;
    phases.run("build", process::build_programs)?;
    let practice = fresh_folder()?;
    phases.run("main job", || {
        let mut demo = Command::new(process::built("parchi-cli"));
        process::run(demo.arg("--data").arg(practice.join("command-line")).arg("demo"))
    })?;
    println!("\nThe practice book is in {}. To look around:", practice.display());
    println!("  {} --data {0} order list", process::built("parchi-cli").display());
    phases.run("window", || if has_display() { open(&practice) } else { walk_through() })
}

fn open(practice: &std::path::Path) -> Outcome {
    println!("Opening the practice shop. It ends when its window is closed.");
    let mut window = Command::new(process::built("parchi"));
    process::run(window.arg("--practice").arg("--data").arg(practice.join("window")))
}

fn walk_through() -> Outcome {
    if !window_tests::can_drive() {
        return Err(Failure::new("there is no display here, and only on Linux can the window do without"));
    }
    println!("There is no display here: the window goes through the main job under Xvfb.");
    process::run(&mut window_tests::main_job(&process::built("parchi")))?;
    println!("A picture of each step is in {}.", window_tests::shots().join("window").display());
    Ok(())
}

fn has_display() -> bool {
    cfg!(any(windows, target_os = "macos"))
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| env::var_os(name).is_some_and(|name| !name.is_empty()))
}

/// `target/practice/1`, `2`, …: the first that does not exist, so no earlier practice is lost.
fn fresh_folder() -> Result<PathBuf, Failure> {
    let all = process::target().join("practice");
    let folder = (1u32..).map(|n| all.join(n.to_string())).find(|folder| !folder.exists());
    let folder = folder.ok_or_else(|| Failure::new(format!("{} is full", all.display())))?;
    fs::create_dir_all(&folder).map_err(|error| Failure::of_path("create", &folder, &error))?;
    Ok(folder)
}
