//! The page inside the window: built by Vite before any cargo step that compiles the window, which takes it in.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::failure::{Failure, Outcome};
use crate::process::{self, npm};

/// What a page is built from; anything else that changes leaves it as it is.
const SOURCES: &[&str] = &["ui", "src-tauri/words/locales", "package.json", "package-lock.json"];
/// Beneath `ui`, but made and not written.
const MADE: &[&str] = &["dist", "dist-twin", "node_modules"];

/// A build of the page.
#[derive(Clone, Copy)]
pub enum Page {
    /// What is shipped: it talks to the program.
    Shipped,
    /// Its twin, which answers from fixtures and runs in any browser.
    Twin,
}

impl Page {
    fn script(self) -> &'static str {
        match self {
            Page::Shipped => "build",
            Page::Twin => "build:twin",
        }
    }

    /// The folder it is built into.
    pub fn folder(self) -> PathBuf {
        process::root().join(match self {
            Page::Shipped => "ui/dist",
            Page::Twin => "ui/dist-twin",
        })
    }
}

/// Builds the page unless it was built from exactly these sources. A build that changes nothing would still be
/// younger than the window's crate, and so have all of that compiled again.
pub fn build(page: Page) -> Outcome {
    let sources = described_sources()?;
    let record = process::target().join("ui").join(page.script().replace(':', "-"));
    let is_built = page.folder().join("index.html").exists();
    if is_built && fs::read_to_string(&record).is_ok_and(|built| built == sources) {
        println!("nothing to build: {} is up to date", page.folder().display());
        return Ok(());
    }
    process::run(&mut npm(&["run", page.script(), "-w", "ui"]))?;
    write(&record, &sources)
}

/// Types, lints, and no text outside the catalogues.
pub fn check() -> Outcome {
    process::run(&mut npm(&["run", "check", "-w", "ui"]))?;
    process::run(&mut npm(&["run", "check", "-w", "tests/window"]))
}

/// The page's own tests.
pub fn test() -> Outcome {
    process::run(&mut npm(&["test", "-w", "ui"]))
}

fn write(file: &Path, text: &str) -> Outcome {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(|error| Failure::of_path("create", folder, &error))?;
    }
    fs::write(file, text).map_err(|error| Failure::of_path("write", file, &error))
}

/// Each source's path, length and time, one a line: it differs when a file is added, changed or gone.
fn described_sources() -> Result<String, Failure> {
    let mut text = String::new();
    for source in SOURCES {
        describe(&process::root().join(source), &mut text)?;
    }
    Ok(text)
}

fn describe(path: &Path, text: &mut String) -> Outcome {
    let could_not_read = |error| Failure::of_path("read", path, &error);
    let metadata = fs::metadata(path).map_err(could_not_read)?;
    if metadata.is_file() {
        let changed = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let changed = changed.unwrap_or_default().as_nanos();
        return writeln!(text, "{} {} {changed}", path.display(), metadata.len())
            .map_err(|_| Failure::new("a line could not be added to a text"));
    }
    let entries = fs::read_dir(path).and_then(|entries| entries.collect::<Result<Vec<_>, _>>());
    let mut entries: Vec<PathBuf> =
        entries.map_err(could_not_read)?.into_iter().map(|entry| entry.path()).collect();
    entries.retain(|entry| !MADE.iter().any(|made| entry.ends_with(made)));
    entries.sort();
    entries.iter().try_for_each(|entry| describe(entry, text))
}
