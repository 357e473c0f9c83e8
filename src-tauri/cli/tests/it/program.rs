//! Runs the program, apart from everything else on this computer.

use serde_json::Value;
use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The program, with nothing of the environment that would change what it does, and no keychain to be reached.
pub fn parchi() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parchi-cli"));
    let ours = std::env::vars_os().map(|(name, _)| name);
    for name in ours.filter(|name| name.to_string_lossy().starts_with("PARCHI_")) {
        command.env_remove(name);
    }
    command.env_remove("DBUS_SESSION_BUS_ADDRESS").stdin(Stdio::null());
    command
}

/// What one run said.
pub struct Said {
    /// The exit status.
    pub status: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Said {
    /// Reads a finished run. One that was killed has status -1.
    pub fn of(output: Output) -> Said {
        Said {
            status: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The one document on standard output of a command that was done.
    #[track_caller]
    pub fn document(&self) -> Value {
        assert_eq!(self.status, 0, "{}{}", self.out, self.err);
        self.json()
    }

    /// The code and field of a command that was refused.
    #[track_caller]
    pub fn refusal(&self) -> (String, Option<String>) {
        assert_eq!(self.status, 1, "{}{}", self.out, self.err);
        let error = &self.json()["error"];
        assert!(!error["message"].as_str().unwrap().is_empty());
        let field = error["field"].as_str().map(String::from);
        (error["code"].as_str().unwrap().to_owned(), field)
    }

    #[track_caller]
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|_| panic!("no document: {:?}", self.out))
    }
}

/// Runs the program to its end.
pub fn run<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Said {
    Said::of(parchi().args(args).output().unwrap())
}

/// Runs the program with `--json`, its FILE `-` being `input`.
pub fn ask<'a>(args: impl IntoIterator<Item = &'a str>, input: impl AsRef<[u8]>) -> Said {
    let mut child = parchi()
        .arg("--json")
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses before it reads closes the pipe.
    let _ = child.stdin.take().unwrap().write_all(input.as_ref());
    Said::of(child.wait_with_output().unwrap())
}

/// Runs the program with `--json` on a data folder.
pub fn on<'a>(data: &'a Path, args: impl IntoIterator<Item = &'a str>) -> Said {
    let fixed = [OsStr::new("--json"), OsStr::new("--data"), data.as_os_str()];
    run(fixed.into_iter().chain(args.into_iter().map(OsStr::new)))
}
