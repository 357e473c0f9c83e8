//! Refuses catalogues that are incomplete or would read differently in Rust and in the window, and writes
//! the typed keys of both. It translates nothing and loads nothing at run time.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

mod generate;

use generate::{Generated, Source};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=generate");
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            for line in error.to_string().lines() {
                println!("cargo::error={line}");
            }
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), Box<dyn Error>> {
    let crate_folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let sources = read_sources(&crate_folder.join("locales"))?;
    let Generated { rust, typescript } = generate::generate(&sources)
        .map_err(|problems| problems.iter().map(|problem| format!("{problem}\n")).collect::<String>())?;
    fs::write(out.join("messages.rs"), rust)?;
    fs::write(out.join("messages.ts"), typescript)?;
    Ok(())
}

/// Every `locales/<language>/<file>.ftl`, in the order of their names.
fn read_sources(locales: &Path) -> Result<Vec<Source>, Box<dyn Error>> {
    let mut sources = Vec::new();
    for folder in sorted_entries(locales)? {
        let language = file_name(&folder);
        for path in sorted_entries(&folder)? {
            let file = file_name(&path);
            sources.push(Source { language: language.clone(), file, text: fs::read_to_string(&path)? });
        }
    }
    Ok(sources)
}

fn sorted_entries(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.sort();
    Ok(paths)
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
