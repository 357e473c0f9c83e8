//! `parchi-cli`: the use cases of the window from a terminal, for scripts, accountants, machines without a display,
//! and checks by outsiders.
//!
//! A command is read, calls one use case of `app`, and shows its answer: words for a person, or with `--json` one
//! document. What a command may do is decided in `app`; what is said stands in the catalogues of `words`.

mod args;
mod clock;
mod commands;
mod follow;
mod input;
mod output;
mod refusal;
mod secrets;
mod session;
mod stop;
mod switches;

use args::Args;
use clap::Parser;
use session::Session;
use std::process::ExitCode;

fn main() -> ExitCode {
    switches::set();
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return output::show_usage(&error),
    };
    let json = args.global.json;
    let session = match Session::new(args.global, args.command.names_a_template()) {
        Ok(session) => session,
        Err(refusal) => {
            return output::show_refusal(&refusal, json, &words::Words::new(words::Language::English));
        }
    };
    match commands::run(&session, args.command) {
        Ok(answer) => output::show(&answer, json),
        Err(refusal) => output::show_refusal(&refusal, json, session.words()),
    }
}
