//! What is written from Rust and committed: message keys, commands and views as TypeScript, and the view fixtures
//! that the page's twin answers from. Each is an example program of the crate that knows it.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::process::{self, cargo};

/// Examples of the window's crate that write their own files, and with `--check` only compare them.
const OF_THE_WINDOW: &[&str] = &["bindings", "fixtures"];

/// Writes the message keys, which need only a small crate: seconds.
pub fn write_keys() -> Outcome {
    let path = keys_path();
    let text = process::capture(&mut cargo(&["run", "-q", "-p", "words", "--example", "typescript"]))?;
    fs::write(&path, text).map_err(|error| Failure::of_path("write", &path, &error))?;
    println!("written: {}", path.display());
    Ok(())
}

/// Writes everything.
pub fn write_all() -> Outcome {
    write_keys()?;
    build_examples()?;
    for example in OF_THE_WINDOW {
        process::run(&mut example_program(example))?;
    }
    Ok(())
}

/// Fails where a committed file is not what the Rust beside it would write.
pub fn check() -> Outcome {
    build_examples()?;
    check_keys()?;
    for example in OF_THE_WINDOW {
        process::run(example_program(example).arg("--check"))?;
    }
    Ok(())
}

fn build_examples() -> Outcome {
    process::run(&mut cargo(&["build", "--workspace", "--examples"]))
}

fn check_keys() -> Outcome {
    let path = keys_path();
    let committed = fs::read_to_string(&path).map_err(|error| Failure::of_path("read", &path, &error))?;
    if committed == process::capture(&mut example_program("typescript"))? {
        return Ok(());
    }
    Err(Failure::new(format!(
        "{} is not what the catalogues give: run `cargo xtask typescript`",
        path.display()
    )))
}

fn example_program(name: &str) -> Command {
    let mut command = Command::new(process::built(&format!("examples/{name}")));
    command.current_dir(process::root());
    command
}

fn keys_path() -> PathBuf {
    process::root().join("ui/src/lib/shared/i18n/messages.ts")
}
