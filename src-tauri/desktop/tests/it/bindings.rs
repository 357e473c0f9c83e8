//! The file by which the page knows the program is the one that is committed.

use parchi::commands::bindings;
use std::fs;
use std::path::Path;

#[test]
fn the_committed_file_is_what_the_commands_give() {
    let folder = tempfile::tempdir().unwrap();
    let fresh = folder.path().join("bindings.ts");
    bindings::write(&fresh).unwrap();
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join(bindings::PATH);
    let is_same = fs::read(&committed).ok() == fs::read(&fresh).ok();
    assert!(is_same, "{} is old: run `cargo xtask generate`", committed.display());
}

#[test]
fn no_answer_of_any_command_has_a_field_for_a_secret() {
    let folder = tempfile::tempdir().unwrap();
    let fresh = folder.path().join("bindings.ts");
    bindings::write(&fresh).unwrap();
    let text = fs::read_to_string(&fresh).unwrap();
    for field in ["api_key", "apiKey", "passphrase:", "password", "token"] {
        let named =
            text.lines().filter(|line| line.contains(field) && !line.trim_start().starts_with(['*', '/']));
        // The kinds of what is typed, drawn or agreed on are named, and no field is.
        let named: Vec<&str> = named.filter(|line| !line.trim_start().starts_with('"')).collect();
        assert!(named.iter().all(|line| line.contains("\"api_key\"")), "{field}: {named:?}");
    }
    let shown = text.split_once("export type DrawnSecretView = {").unwrap().1.split_once('}').unwrap().0;
    let answers = text.lines().filter(|line| line.trim() == "secret: string,").count();
    assert!(
        answers == 1 && shown.contains("\tsecret: string,"),
        "one answer has one, in the window for keys"
    );
}
