//! `cargo xtask shots`: every screen in every state, theme and language, and the real window beside them, as pictures
//! and as contact sheets small enough to be looked at in one go.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::phases::Phases;
use crate::process;
use crate::setup::{self, Need};
use crate::ui::{self, Page};
use crate::window_tests;

/// The font under the pictures, one of the paper's own.
const LABEL_FONT: &str = "src-tauri/documents/fonts/NotoSans-Regular.ttf";

/// Fifteen of 1366×768 make a sheet on which the words can still be read.
const ON_A_SHEET: usize = 15;

/// Takes all pictures anew.
pub fn run(phases: &mut Phases) -> Outcome {
    phases.run("setup", || setup::prepare(Need::Browse))?;
    phases.run("page", || ui::build(Page::Shipped).and_then(|()| ui::build(Page::Twin)))?;
    phases.run("every screen", || {
        remove(&window_tests::shots())?;
        window_tests::pictures()
    })?;
    phases.run("papers", papers)?;
    phases.run("build", process::build_programs)?;
    phases.run("window", || process::run(&mut window_tests::main_job(&process::built("parchi"))))?;
    phases.run("contact sheets", contact_sheets)
}

/// Dots to an inch: enough to see a clipped letter.
const SHARPNESS: &str = "110";

/// Sample papers as pictures; the QR of each invoice is read by a program that had no part in making it.
fn papers() -> Outcome {
    let folder = window_tests::shots().join("papers");
    let mut samples = process::cargo(&["run", "-q", "-p", "documents", "--example", "samples", "--"]);
    process::run(samples.arg(&folder))?;
    for paper in entries(&folder)? {
        if paper.extension().is_some_and(|extension| extension == "pdf") {
            let mut draw = Command::new("pdftoppm");
            process::run_quietly(
                draw.args(["-png", "-r", SHARPNESS]).arg(&paper).arg(paper.with_extension("")),
            )?;
            fs::remove_file(&paper).map_err(|error| Failure::of_path("remove", &paper, &error))?;
        }
    }
    for asking in ["a4-english-1", "a4-hindi-1", "a4-tamil-1", "receipt-58", "receipt-80"] {
        let picture = folder.join(asking).with_extension("png");
        let read = process::capture(
            Command::new("zbarimg")
                .args(["-q", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable"])
                .arg(&picture),
        )?;
        if !read.trim().starts_with("upi://pay?") {
            return Err(Failure::new(format!("the QR of {} says {:?}", picture.display(), read.trim())));
        }
        println!("{asking}: {}", read.trim());
    }
    Ok(())
}

fn contact_sheets() -> Outcome {
    let shots = window_tests::shots();
    let sheets = shots.join("sheets");
    fs::create_dir_all(&sheets).map_err(|error| Failure::of_path("create", &sheets, &error))?;
    for folder in entries(&shots)?.into_iter().filter(|entry| entry.is_dir() && *entry != sheets) {
        let mut pictures = entries(&folder)?;
        pictures.retain(|picture| picture.extension().is_some_and(|extension| extension == "png"));
        for (n, on_sheet) in pictures.chunks(ON_A_SHEET).enumerate() {
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            montage(on_sheet, &sheets.join(format!("{name}-{}.png", n + 1)))?;
        }
    }
    println!("{} pictures on sheets in {}", count(&shots)?, sheets.display());
    Ok(())
}

fn montage(pictures: &[PathBuf], sheet: &Path) -> Outcome {
    let mut command = Command::new("montage");
    // A machine need not have the font that ImageMagick takes by itself.
    command.arg("-font").arg(process::root().join(LABEL_FONT)).args(["-label", "%t"]).args(pictures);
    command.args(["-tile", "3x", "-geometry", "683x384+6+6", "-background", "#8a8177"]);
    process::run_quietly(command.arg(sheet))
}

fn count(shots: &Path) -> Result<usize, Failure> {
    let folders = entries(shots)?.into_iter().filter(|entry| entry.is_dir() && !entry.ends_with("sheets"));
    folders.map(|folder| entries(&folder).map(|pictures| pictures.len())).sum()
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).and_then(|entries| entries.collect::<Result<Vec<_>, _>>());
    let entries = entries.map_err(|error| Failure::of_path("read", folder, &error))?;
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

fn remove(folder: &Path) -> Outcome {
    if !folder.exists() {
        return Ok(());
    }
    fs::remove_dir_all(folder).map_err(|error| Failure::of_path("remove", folder, &error))
}
