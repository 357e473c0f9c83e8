//! The file by which the page knows commands, events and views: written from them, committed, and compared by a test.

use super::builder;
use crate::events::{
    BookChanged, CloseAsked, GoTo, ImportProgress, PapersProgress, PracticeChanged, StatusChanged,
};
use specta_typescript::Typescript;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use tauri_specta::Event;

/// Where it lies, below the folder of the workspace.
pub const PATH: &str = "ui/src/lib/shared/ipc/bindings.ts";

const HEADER: &str = "\
/* Written from the Rust commands and views. Do not edit: run `cargo xtask generate`. */
/* eslint-disable */
";

/// The page of the shop's window and the one in which keys are typed know their own commands, and no others.
const TWO_WINDOWS: &str = "
/** The commands of the shop's window. */
export const { keyWanted, keepKey, cancelKey, drawnSecret, ...commands } = all;

/** The commands of the window in which a key is typed. */
export const keyWindow = { keyWanted, keepKey, cancelKey, drawnSecret };

/** Hears an event by its name. */
export const listen = __TAURI_EVENT.listen;

/** An amount in rupees as decimal text. */
export type Money = string;
/** A moment as RFC 3339 text. */
export type Time = string;
/** The number of an order, as `A-842`. */
export type OrderNumber = string;
";

/// Writes the file.
///
/// # Errors
/// When a view has a shape that TypeScript cannot have, or the file cannot be written.
pub fn write(path: &Path) -> Result<(), Box<dyn Error>> {
    builder().export(Typescript::default().header(HEADER), path)?;
    let text = fs::read_to_string(path)?;
    let mut text = text.replacen("export const commands = ", "const all = ", 1);
    text.push_str(TWO_WINDOWS);
    text.push_str(&events()?);
    Ok(fs::write(path, text)?)
}

fn events() -> Result<String, std::fmt::Error> {
    let mut text =
        String::from("\n/** What the program says by itself, by name. */\nexport interface Events {\n");
    for (name, payload) in [
        (BookChanged::NAME, "BookChanged"),
        (StatusChanged::NAME, "StatusChanged"),
        (PracticeChanged::NAME, "PracticeChanged"),
        (CloseAsked::NAME, "CloseAsked"),
        (GoTo::NAME, "GoTo"),
        (ImportProgress::NAME, "ImportProgress"),
        (PapersProgress::NAME, "PapersProgress"),
    ] {
        writeln!(text, "\t{name}: {payload};")?;
    }
    text.push_str("}\n");
    Ok(text)
}
