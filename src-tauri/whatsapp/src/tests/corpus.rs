//! The kept corpus of strange bodies, replayed through every reader.

use super::told::lines;
use crate::{read_lookup, read_webhook};
use domain::ChannelKind;
use expect_test::expect_file;
use std::fmt::Write as _;
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// Every body under the name of its file.
fn bodies() -> Vec<(String, Vec<u8>)> {
    let mut bodies: Vec<_> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "body"))
        .map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap()))
        .collect();
    bodies.sort();
    bodies
}

/// What a body tells on a channel, as a webhook and as the answer to a lookup.
fn outcome(channel: ChannelKind, body: &[u8]) -> String {
    let webhook = match read_webhook(channel, body) {
        Ok(told) => lines(&told).replace('\n', "\n    "),
        Err(error) => format!("error: {error}"),
    };
    let lookup = match read_lookup(channel, body) {
        Ok(report) => {
            format!("{} of {}", report.status.unwrap_or_default(), report.reference_id.unwrap_or_default())
        }
        Err(error) => format!("error: {error}"),
    };
    format!("    {webhook}\n    lookup: {lookup}\n")
}

/// What nobody can see, written out.
fn visible(text: &str) -> String {
    let is_hidden = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
    let shown =
        text.chars().map(|c| if is_hidden(c) { c.escape_unicode().to_string() } else { c.to_string() });
    shown.collect()
}

#[test]
fn every_kept_body_says_what_it_said_before() {
    let mut said = String::new();
    for (name, body) in bodies() {
        let mut before = None;
        writeln!(said, "{name}").unwrap();
        for channel in ChannelKind::ALL {
            let outcome = outcome(channel, &body);
            match before.as_ref().is_some_and(|before| *before == outcome) {
                true => writeln!(said, "  {}: the same", channel.as_str()).unwrap(),
                false => write!(said, "  {}\n{outcome}", channel.as_str()).unwrap(),
            }
            before = Some(outcome);
        }
    }
    expect_file!["corpus.txt"].assert_eq(&visible(&said));
}

/// A large body that is made here and not kept.
#[track_caller]
fn check_large(megabytes: usize, begin: &str, repeated: &str, end: &str) {
    let times = megabytes * 1_000_000 / repeated.len();
    let body = format!("{begin}{}{end}", repeated.repeat(times));
    for channel in ChannelKind::ALL {
        if let Ok(told) = read_webhook(channel, body.as_bytes()) {
            assert!(!told.is_empty());
            assert!(told.iter().all(|told| told.news.event_key().len() <= 80));
        }
        let _ = read_lookup(channel, body.as_bytes());
    }
}

#[test]
fn ten_megabytes_of_anything_are_survived() {
    check_large(10, r#"{"from":"919812345678","type":"text","body":""#, "नमस्ते ", r#""}"#);
    check_large(10, "", "[", "");
    check_large(10, "", r#"{"value":"#, "");
    check_large(10, "id=", "x", ":0&status=sent");
    check_large(10, "", "\u{0}", "");
}

#[test]
fn a_megabyte_of_small_things_is_survived() {
    check_large(1, r#"{"entry":["#, "0,", "0]}");
    check_large(1, r#"{"statuses":["#, r#"{"id":"w","status":"sent"},"#, "{}]}");
    check_large(1, r#"{"data":{"payments":["#, r#"{"reference_id":"r"},"#, "{}]}}");
    check_large(1, "", "a=1&", "a=1");
    check_large(1, "a=1", "&", "");
    check_large(1, "a=1", "&b", "");
}

#[test]
fn nesting_of_any_depth_is_survived() {
    for depth in [10, 120, 126, 127, 128, 129, 1_000, 100_000] {
        for (open, close) in
            [("[", "]"), (r#"{"value":"#, "}"), (r#"{"entry":["#, "]}"), (r#"{"data":"#, "}")]
        {
            let body = format!("{}{{}}{}", open.repeat(depth), close.repeat(depth));
            for channel in ChannelKind::ALL {
                assert!(!read_webhook(channel, body.as_bytes()).unwrap().is_empty());
                let _ = read_lookup(channel, body.as_bytes());
            }
        }
    }
}
