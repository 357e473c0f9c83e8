//! The message keys as TypeScript, generated from the catalogues by the `words` crate and committed.

use std::fs;
use std::path::PathBuf;

use crate::failure::{Failure, Outcome};
use crate::process::{self, cargo};

/// Writes the file anew.
pub fn write() -> Outcome {
    let (path, text) = (path(), generated()?);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| Failure::of_path("create", folder, &error))?;
    }
    fs::write(&path, text).map_err(|error| Failure::of_path("write", &path, &error))?;
    println!("written: {}", path.display());
    Ok(())
}

/// Fails where the committed file is not what the catalogues would give.
pub fn check() -> Outcome {
    let path = path();
    let committed = fs::read_to_string(&path).map_err(|error| Failure::of_path("read", &path, &error))?;
    if committed == generated()? {
        return Ok(());
    }
    Err(Failure::new(format!(
        "{} is not what the catalogues give: run `cargo xtask typescript`",
        path.display()
    )))
}

fn path() -> PathBuf {
    process::root().join("ui/src/lib/shared/i18n/messages.ts")
}

fn generated() -> Result<String, Failure> {
    process::capture(&mut cargo(&["run", "-q", "-p", "words", "--example", "typescript"]))
}
