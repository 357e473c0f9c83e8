//! Starting other programs: each is printed before it runs, and a status other than 0 is a failure that names it.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use crate::failure::{Failure, Outcome};

/// The folder of the workspace.
pub fn root() -> PathBuf {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    workspace.expect("this crate lies two folders below the workspace").to_owned()
}

/// The folder for everything that is built or tried out; never committed.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// The cargo that started this program, so that one toolchain does everything.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(root());
    command
}

/// The npm beside the Node in the path; on Windows it is a script and has to be called by its whole name.
pub fn npm(arguments: &[&str]) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.args(arguments).current_dir(root());
    command
}

/// A program that cargo has built for this system, as debug build: `parchi`, `examples/bindings`.
pub fn built(name: &str) -> PathBuf {
    target().join("debug").join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// Builds every program of the workspace. Never by a choice of packages: another choice means other features of the
/// libraries they share, and so a second build of most of them.
pub fn build_programs() -> Outcome {
    run(&mut cargo(&["build", "--workspace", "--bins"]))
}

/// Runs to the end, sharing our terminal.
pub fn run(command: &mut Command) -> Outcome {
    println!("$ {}", shown(command));
    let status = command.status().map_err(|error| not_started(command, &error))?;
    succeeded(command, status)
}

/// Runs to the end and gives what it printed on standard output; its standard error goes to our terminal.
pub fn capture(command: &mut Command) -> Result<String, Failure> {
    println!("$ {}", shown(command));
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| not_started(command, &error))?;
    succeeded(command, output.status)?;
    String::from_utf8(output.stdout)
        .map_err(|_| Failure::new(format!("`{}` printed what is not UTF-8", shown(command))))
}

/// Runs to the end; what it prints is shown only when it failed.
pub fn run_quietly(command: &mut Command) -> Outcome {
    println!("$ {}", shown(command));
    let output = command.output().map_err(|error| not_started(command, &error))?;
    if !output.status.success() {
        print!("{}", String::from_utf8_lossy(&output.stdout));
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
    }
    succeeded(command, output.status)
}

/// Whether it starts and ends with status 0; what it prints is thrown away.
pub fn answers(command: &mut Command) -> bool {
    let silent = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    silent.status().is_ok_and(|status| status.success())
}

fn succeeded(command: &Command, status: ExitStatus) -> Outcome {
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(format!("`{}` ended with {status}", shown(command))))
}

fn not_started(command: &Command, error: &std::io::Error) -> Failure {
    Failure::new(format!("`{}` could not be started: {error}", shown(command)))
}

/// Cut where it would fill the screen, as the names of a hundred pictures do.
fn shown(command: &Command) -> String {
    const LONGEST: usize = 400;
    let mut words = vec![file_name(Path::new(command.get_program()))];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    let line = words.join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", &line[..cut]),
        None => line,
    }
}

fn file_name(program: &Path) -> String {
    program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned()
}
