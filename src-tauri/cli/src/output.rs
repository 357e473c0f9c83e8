//! What a command prints: with `--json` one document on standard output, else words. Exit status: 0 done, 1 refused
//! or unsound, 2 wrong usage.

use crate::refusal::Refusal;
use serde::Serialize;
use serde_json::{Value, json};
use std::io::{self, Write};
use std::process::ExitCode;
use words::{Language, Words};

/// What a command has to say.
#[derive(Debug)]
pub struct Answer {
    document: Value,
    lines: Option<Vec<String>>,
    is_sound: bool,
    is_shown: bool,
}

impl Answer {
    /// An answer whose words are its document.
    pub fn of(document: impl Serialize) -> Answer {
        // Views hold strings, numbers and lists only, none of which JSON cannot say.
        let document = serde_json::to_value(document).unwrap_or(Value::Null);
        Answer { document, lines: None, is_sound: true, is_shown: false }
    }

    /// Says it in words instead, where no document is asked for.
    pub fn said(self, lines: Vec<String>) -> Answer {
        Answer { lines: Some(lines), ..self }
    }

    /// The answer is bad news, which the exit status tells as well.
    pub fn sound_if(self, is_sound: bool) -> Answer {
        Answer { is_sound, ..self }
    }

    /// The command has printed its document itself, while it was at work.
    pub fn shown() -> Answer {
        Answer { is_shown: true, ..Answer::of(Value::Null) }
    }
}

/// Prints an answer.
pub fn show(answer: &Answer, json: bool) -> ExitCode {
    let printed = match (&answer.lines, json) {
        _ if answer.is_shown => Ok(()),
        (Some(lines), false) => print(&lines.join("\n")),
        (None, false) => print(&format!("{:#}", answer.document)),
        (_, true) => print(&answer.document.to_string()),
    };
    exit(printed.is_ok() && answer.is_sound)
}

/// Prints a line to standard output at once. A reader that has gone away is no reason to panic.
pub fn print(line: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}

/// Hands a file over on standard output as it is.
pub fn print_bytes(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// Prints a line to standard error, where words and progress go beside a document.
pub fn note(line: &str) {
    // Whoever closed standard error does not want to hear it.
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Prints a refusal.
pub fn show_refusal(refusal: &Refusal, json: bool, words: &Words) -> ExitCode {
    let message = refusal.message(words);
    if json {
        let mut error = json!({ "code": refusal.code(), "message": message });
        if let Some(field) = refusal.field() {
            error["field"] = field.into();
        }
        let _ = print(&json!({ "error": error }).to_string());
    } else {
        note(&match refusal.field() {
            Some(field) => format!("{message} [{}: {field}]", refusal.code()),
            None => format!("{message} [{}]", refusal.code()),
        });
    }
    if refusal.is_usage() { ExitCode::from(2) } else { ExitCode::FAILURE }
}

/// Prints help, the version, or what is wrong with the way the command was written.
pub fn show_usage(error: &clap::Error) -> ExitCode {
    let _ = error.print();
    if !error.use_stderr() {
        return ExitCode::SUCCESS;
    }
    if std::env::args_os().any(|arg| arg == "--json") {
        show_refusal(&Refusal::usage(), true, &Words::new(Language::English));
    }
    ExitCode::from(2)
}

fn exit(is_good: bool) -> ExitCode {
    if is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
