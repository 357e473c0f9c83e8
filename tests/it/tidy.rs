//! What the sources look like from afar. Left-over work and paths of one person's machine fail; size and vague
//! names are only printed (`--nocapture`), because they are a smell and not a fault.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold what was written by hand.
const WRITTEN: &[&str] =
    &["src-tauri", "tests", "ui/src", "ui/scripts", "packaging", ".github", ".ci", ".cargo"];
const EXTENSIONS: &[&str] =
    &["c", "ftl", "js", "md", "nsi", "rs", "sh", "sql", "svelte", "toml", "ts", "yml"];
/// Other people's work, wherever it lies.
const FETCHED: &str = "node_modules";

/// Written in halves, so that this file does not find itself.
const UNFINISHED: &[&str] =
    &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("to", "do!("), concat!("unimple", "mented!(")];
const ONE_MACHINE: &[&str] = &[concat!("/wo", "rk/"), concat!("/ro", "ot/")];

/// Names that say nothing about what a thing does.
const VAGUE: &[&str] = &["Manager", "Helper", "Util", "Service", "Processor"];

#[test]
fn nothing_is_left_to_be_written() {
    check_absent(UNFINISHED);
}

#[test]
fn no_line_names_a_folder_of_one_machine() {
    check_absent(ONE_MACHINE);
}

#[test]
fn long_files_and_vague_names_are_worth_a_second_look() {
    for (path, text) in sources().iter().filter(|(path, _)| has_extension(path, &["rs", "svelte", "ts"])) {
        let n_lines = text.lines().count();
        if n_lines > 500 {
            println!("{}: {n_lines} lines", path.display());
        }
        for (n, line) in text.lines().enumerate().filter(|(_, line)| names_vaguely(line)) {
            println!("{}:{}: {}", path.display(), n + 1, line.trim());
        }
    }
}

#[track_caller]
fn check_absent(words: &[&str]) {
    let mut found = Vec::new();
    for (path, text) in sources() {
        for (n, line) in text.lines().enumerate() {
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!("{}:{}: {}", path.display(), n + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// A type or module that is being declared under one of the vague names.
fn names_vaguely(line: &str) -> bool {
    let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
    let declares = words.by_ref().any(|word| matches!(word, "struct" | "enum" | "trait" | "mod" | "class"));
    let name = words.next().unwrap_or_default().to_lowercase();
    declares && VAGUE.iter().any(|vague| name.contains(&vague.to_lowercase()))
}

/// Paths from the workspace's folder, and texts. Files directly in that folder are the prose a newcomer reads.
fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let leads_to_sources = |folder: &Path| {
        let leads = |written: &PathBuf| folder.starts_with(written) || written.starts_with(folder);
        !folder.ends_with(FETCHED) && WRITTEN.iter().map(|written| root.join(written)).any(|w| leads(&w))
    };
    let written =
        files_in(&root, leads_to_sources).into_iter().filter(|path| has_extension(path, EXTENSIONS));
    written
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a source file is UTF-8 text");
            (path.strip_prefix(&root).expect("it was found beneath the root").to_owned(), text)
        })
        .collect()
}

fn files_in(folder: &Path, leads_to_sources: impl Fn(&Path) -> bool + Copy) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the entry can be read").path();
        if path.is_file() {
            files.push(path);
        } else if leads_to_sources(&path) {
            files.extend(files_in(&path, leads_to_sources));
        }
    }
    files.sort();
    files
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension().and_then(|extension| extension.to_str()).is_some_and(|own| extensions.contains(&own))
}
