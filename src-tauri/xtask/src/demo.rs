//! `cargo xtask run`: the main job, from an empty practice folder to a completed order.

use std::fs;
use std::path::PathBuf;

use crate::failure::{Failure, Outcome};
use crate::phases::Phases;
use crate::process::{self, cargo};
use crate::setup;

/// Sets up, builds the command line and lets it run the demo; the practice book stays to be looked at.
pub fn run(phases: &mut Phases) -> Outcome {
    phases.run("setup", setup::install_missing)?;
    phases.run("build", || process::run(&mut cargo(&["build", "-p", "parchi-cli"])))?;
    let practice = fresh_folder()?;
    phases.run("main job", || {
        let mut demo = cargo(&["run", "-q", "-p", "parchi-cli", "--", "--data"]);
        process::run(demo.arg(&practice).arg("demo"))
    })?;
    println!("\nThe practice book is in {}. To look around:", practice.display());
    println!("  cargo run -q -p parchi-cli -- --data {} order list", practice.display());
    Ok(())
}

/// `target/practice/1`, `2`, …: the first that does not exist, so no earlier practice is lost.
fn fresh_folder() -> Result<PathBuf, Failure> {
    let all = process::target().join("practice");
    let folder = (1u32..).map(|n| all.join(n.to_string())).find(|folder| !folder.exists());
    let folder = folder.ok_or_else(|| Failure::new(format!("{} is full", all.display())))?;
    fs::create_dir_all(&folder).map_err(|error| Failure::of_path("create", &folder, &error))?;
    Ok(folder)
}
