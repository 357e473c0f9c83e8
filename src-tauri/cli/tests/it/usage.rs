//! Global flags, exit statuses, help.

use crate::bills::bill;
use crate::program::{Said, ask, parchi, run};
use std::io::Write;

fn bill_file() -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bill().to_string().as_bytes()).unwrap();
    file
}

#[test]
fn global_flags_stand_before_or_after_the_command() {
    let (file, data) = (bill_file(), tempfile::tempdir().unwrap());
    let (file, data) = (file.path().to_str().unwrap(), data.path().join("book"));
    let data = data.to_str().unwrap();
    let before = run(["--json", "--data", data, "--language", "hi", "order", "new", file]).document();
    let after = run(["order", "new", file, "--language", "hi", "--json", "--data", data]).document();
    let between = run(["order", "--data", data, "new", "--json", file]).document();
    assert_eq!([&before["number"], &after["number"], &between["number"]], ["A-1", "A-2", "A-3"]);
}

#[test]
fn the_data_folder_may_come_from_the_environment() {
    let (file, data) = (bill_file(), tempfile::tempdir().unwrap());
    let command =
        |args: &[&str]| Said::of(parchi().env("PARCHI_DATA_DIR", data.path()).args(args).output().unwrap());
    let path = file.path().to_str().unwrap();
    assert_eq!(command(&["--json", "order", "new", path]).document()["number"], "A-1");
    assert_eq!(command(&["--json", "order", "show", "A-1"]).document()["status"], "draft");
}

#[test]
fn wrong_usage_has_a_status_of_its_own() {
    for args in [
        &["frobnicate"][..],
        &["bill"],
        &["bill", "quote"],
        &["whatsapp", "preview", "--channel", "kaleyra-v2", "--kind", "order-details"],
        &["order", "release"],
        &["order", "release", "A-1", "--all"],
        &["generate", "--orders", "many"],
    ] {
        let said = run(args);
        assert_eq!((said.status, said.out.as_str()), (2, ""), "{args:?}");
        assert!(!said.err.is_empty(), "{args:?}");
    }
}

#[test]
fn help_and_version_are_no_failure() {
    for args in [&["--help"][..], &["--version"], &["order", "--help"]] {
        assert_eq!(run(args).status, 0, "{args:?}");
    }
}

#[test]
fn without_json_a_refusal_is_a_sentence_on_standard_error() {
    let said = run(["--language", "hi", "money", "format", "ten"]);
    assert_eq!((said.status, said.out.as_str()), (1, ""));
    assert!(said.err.contains("रुपय"), "{}", said.err);
}

#[test]
fn a_language_without_words_is_refused() {
    let said = ask(["--language", "fr", "money", "format", "1"], "");
    assert_eq!(said.refusal(), ("language_unknown".into(), Some("--language".into())));
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let said = run(["--json", "bill", "quote", "no-such-bill.json"]);
    assert_eq!(said.refusal().0, "file_not_found");
    assert!(said.out.contains("no-such-bill.json"));
}

#[test]
fn asking_a_folder_without_a_book_makes_none() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("nothing");
    let folder = folder.to_str().unwrap();
    for args in
        [&["verify"][..], &["order", "show", "A-1"], &["order", "list"], &["sync"], &["account", "list"]]
    {
        let said = run([&["--json", "--data", folder][..], args].concat());
        assert_eq!(said.refusal().0, "book_missing", "{args:?}");
    }
    assert_eq!(std::fs::read_dir(data.path()).unwrap().count(), 0);
}
