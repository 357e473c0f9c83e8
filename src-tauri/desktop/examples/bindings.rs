//! Writes what the page knows of the program; with `--check` only looks whether it is what is committed.

use parchi::commands::bindings;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let committed = root.join(bindings::PATH);
    if !env::args().any(|word| word == "--check") {
        bindings::write(&committed)?;
        println!("written: {}", committed.display());
        return Ok(ExitCode::SUCCESS);
    }
    let fresh = root.join("target/bindings.ts");
    bindings::write(&fresh)?;
    if fs::read(&fresh)? == fs::read(&committed)? {
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!("{} is not what the commands give: run `cargo xtask generate`", committed.display());
    Ok(ExitCode::FAILURE)
}
