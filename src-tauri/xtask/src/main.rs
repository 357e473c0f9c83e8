//! The project's own commands: `cargo xtask run | test | check | shots | dist | windows | setup`, and what writes
//! committed files: `typescript | generate | icons`.
//!
//! Built from the standard library alone, so that a bare machine has it in seconds. It starts other programs
//! and says which; it holds no rule about bills, and nothing of it is shipped.

mod check;
mod dist;
mod failure;
mod generated;
mod icons;
mod phases;
mod process;
mod run;
mod setup;
mod shots;
mod test;
mod ui;
mod window_tests;
mod windows;

use std::env;
use std::process::ExitCode;

use failure::Outcome;
use phases::Phases;

const USAGE: &str = "\
usage: cargo xtask <command>

  run            set up, build, go through the main job, and open the window in a fresh practice shop;
                 without a display the window does the same steps unseen and leaves pictures
  test [--long]  everything that must hold: check, build, tests, the window in WebKit and Chromium;
                 --long adds the long crash runs
  check          what a commit needs: formatting, lints, layers, generated files
  shots          pictures of every screen, state, theme and language in target/shots
  dist [--windows] [--prove]
                 what a shop installs, in target/dist: .deb and .rpm, or the Windows installer;
                 --prove installs it on a clean system, starts it and removes it
  windows        from Debian: type-check for Windows and macOS, tests, main job and installer under wine
  setup          install what building needs and is missing
  typescript     write the message keys that the window compiles against
  generate       write everything that is made from Rust and committed
  icons          draw the pictures in icons/ from its drawings
";

/// What can be asked for.
enum Task {
    Run,
    Test(test::Length),
    Check,
    Shots,
    Dist(dist::Wish),
    Windows,
    Setup,
    TypeScript,
    Generate,
    Icons,
}

impl Task {
    fn parse(arguments: &[String]) -> Option<Task> {
        let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
        match words.as_slice() {
            ["run"] => Some(Task::Run),
            ["test"] => Some(Task::Test(test::Length::Bounded)),
            ["test", "--long"] => Some(Task::Test(test::Length::Long)),
            ["check"] => Some(Task::Check),
            ["shots"] => Some(Task::Shots),
            ["dist", options @ ..]
                if options.iter().all(|option| ["--windows", "--prove"].contains(option)) =>
            {
                Some(Task::Dist(dist::Wish {
                    is_for_windows: options.contains(&"--windows"),
                    is_proved: options.contains(&"--prove"),
                }))
            }
            ["windows"] => Some(Task::Windows),
            ["setup"] => Some(Task::Setup),
            ["typescript"] => Some(Task::TypeScript),
            ["generate"] => Some(Task::Generate),
            ["icons"] => Some(Task::Icons),
            _ => None,
        }
    }

    fn perform(self, phases: &mut Phases) -> Outcome {
        match self {
            Task::Run => run::run(phases),
            Task::Test(length) => test::run(phases, length),
            Task::Check => check::run(phases),
            Task::Shots => shots::run(phases),
            Task::Dist(wish) => dist::run(phases, wish),
            Task::Windows => windows::run(phases),
            Task::Setup => phases.run("setup", || setup::prepare(setup::Need::Browse)),
            Task::TypeScript => phases.run("typescript", generated::write_keys),
            Task::Generate => phases.run("generate", || {
                ui::build(ui::Page::Shipped)?;
                generated::write_all()
            }),
            Task::Icons => phases.run("icons", icons::draw),
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
        let named = USAGE.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
        let commands: Vec<&str> = named.filter(|name| !name.is_empty()).collect();
        assert_eq!(commands.len(), 10);
        for command in commands {
            check(command, true);
        }
        for line in ["test --long", "dist --windows", "dist --prove", "dist --windows --prove"] {
            check(line, true);
        }
    }

    #[test]
    fn anything_else_is_wrong_usage() {
        for line in ["", "tests", "run --long", "test --short", "check windows", "dist --signed"] {
            check(line, false);
        }
    }
}
