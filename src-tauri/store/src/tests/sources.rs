//! SQL has a name and a place: the macro `statements!` of its module.

use std::path::{Path, PathBuf};

/// The sources of this crate, without its tests.
pub(super) fn sources() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files =
        files.filter(|file| file.extension().is_some_and(|e| e == "rs") && !file.ends_with("tests.rs"));
    files.map(|file| (file.clone(), std::fs::read_to_string(file).unwrap())).collect()
}

#[test]
fn every_statement_is_declared_with_a_name() {
    let mut found = Vec::new();
    for (file, text) in sources() {
        for (n, line) in outside_of_statements(&text) {
            let verbs =
                ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "REPLACE ", "VACUUM", "WITH ", "PRAGMA "];
            if verbs.iter().any(|verb| line.contains(&format!("\"{verb}"))) {
                found.push(format!("{}:{n}: {line}", file.display()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Numbered lines that lie in no `statements!` block, which ends at the first line that is a lone brace.
fn outside_of_statements(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut inside = false;
    text.lines().enumerate().filter_map(move |(n, line)| {
        inside = (inside && line != "}") || line == "statements! {";
        (!inside).then_some((n + 1, line))
    })
}

#[test]
fn statements_outside_of_a_block_would_be_found() {
    let text = "statements! {\n  hot A = \"SELECT 1\";\n}\nlet b = \"SELECT 2\";";
    let outside: Vec<_> = outside_of_statements(text).filter(|(_, line)| line.contains("SELECT")).collect();
    assert_eq!(outside, [(4, "let b = \"SELECT 2\";")]);
}
