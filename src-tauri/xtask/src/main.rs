//! The project's own commands: `cargo xtask run | test | check | windows | setup | typescript`.
//!
//! Built from the standard library alone, so that a bare machine has it in seconds. It starts other programs
//! and says which; it holds no rule about bills, and nothing of it is shipped.

mod check;
mod demo;
mod failure;
mod phases;
mod process;
mod setup;
mod test;
mod typescript;
mod windows;

use std::env;
use std::process::ExitCode;

use failure::Outcome;
use phases::Phases;

const USAGE: &str = "\
usage: cargo xtask <command>

  run            set up, build, and run the main job in a fresh practice folder
  test [--long]  everything that must hold: check, build, tests, documentation tests;
                 --long adds the long crash runs
  check          what a commit needs: formatting, lints, layers, generated files
  windows        from Debian: type-check for Windows and macOS, tests and the main job under wine
  setup          install what building needs and is missing
  typescript     write the message keys that the window compiles against
";

/// What can be asked for.
enum Task {
    Run,
    Test(test::Length),
    Check,
    Windows,
    Setup,
    TypeScript,
}

impl Task {
    fn parse(arguments: &[String]) -> Option<Task> {
        let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
        match words.as_slice() {
            ["run"] => Some(Task::Run),
            ["test"] => Some(Task::Test(test::Length::Bounded)),
            ["test", "--long"] => Some(Task::Test(test::Length::Long)),
            ["check"] => Some(Task::Check),
            ["windows"] => Some(Task::Windows),
            ["setup"] => Some(Task::Setup),
            ["typescript"] => Some(Task::TypeScript),
            _ => None,
        }
    }

    fn perform(self, phases: &mut Phases) -> Outcome {
        match self {
            Task::Run => demo::run(phases),
            Task::Test(length) => test::run(phases, length),
            Task::Check => check::run(phases),
            Task::Windows => windows::run(phases),
            Task::Setup => phases.run("setup", setup::install_missing),
            Task::TypeScript => phases.run("typescript", typescript::write),
        }
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let Some(task) = Task::parse(&arguments) else {
        eprint!("{USAGE}");
        return ExitCode::from(2);
    };
    let mut phases = Phases::default();
    let outcome = task.perform(&mut phases);
    phases.print_seconds();
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nxtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, is_understood: bool) {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        assert_eq!(Task::parse(&words).is_some(), is_understood, "{line}");
    }

    #[test]
    fn every_command_that_usage_names_is_understood() {
        let named = USAGE.lines().filter_map(|line| line.strip_prefix("  ")?.split_once(' '));
        let commands: Vec<&str> = named.map(|(name, _)| name).filter(|name| !name.is_empty()).collect();
        assert_eq!(commands.len(), 6);
        for command in commands {
            check(command, true);
        }
        check("test --long", true);
    }

    #[test]
    fn anything_else_is_wrong_usage() {
        for line in ["", "tests", "run --long", "test --short", "check windows"] {
            check(line, false);
        }
    }
}
