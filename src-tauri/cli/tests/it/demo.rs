//! The main job, as anybody can run it.

use crate::program::{on, parchi};
use serde_json::Value;

const STEPS: [&str; 12] = [
    "drafted_offline",
    "queued",
    "sent",
    "delivered",
    "read",
    "attempt_failed",
    "captured",
    "invoice_issued",
    "processing",
    "shipped",
    "completed",
    "settlement_matched",
];

#[test]
fn the_main_job_comes_to_its_end_and_leaves_a_sound_book() {
    let data = tempfile::tempdir().unwrap();
    let demo = on(data.path(), ["demo", "--seed", "7"]).document();
    let steps: Vec<&str> =
        demo["steps"].as_array().unwrap().iter().map(|step| step["step"].as_str().unwrap()).collect();
    assert_eq!(steps, STEPS);
    for step in demo["steps"].as_array().unwrap() {
        assert_eq!(step["order"], "A-1");
        assert!(step["at"].as_str().unwrap().ends_with('Z'));
        assert!(!step["detail"].as_str().unwrap().is_empty());
    }
    assert_eq!(demo["totals"]["billed"], "1774.50");
    assert_eq!(demo["totals"]["captured"], "1774.50");
    assert_eq!(demo["totals"]["refunded"], "0.00");
    assert_eq!(on(data.path(), ["verify"]).document()["ok"], true);
    // What was skipped lies behind: nothing in the book is later than now.
    assert_eq!(on(data.path(), ["sync"]).document()["sent"], 0);
    let order = on(data.path(), ["order", "show", "A-1"]).document();
    assert_eq!((&order["status"], &order["payment"]["status"]), (&"completed".into(), &"paid".into()));
    assert_eq!(order["attention"], Value::Array(Vec::new()));
}

#[test]
fn a_person_reads_each_step_in_their_language() {
    let data = tempfile::tempdir().unwrap();
    let output = parchi().args(["demo", "--language", "hi", "--data"]).arg(data.path()).output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success());
    assert_eq!(out.lines().filter(|line| line.starts_with('✓')).count(), STEPS.len());
    assert!(out.contains("ग्राहक"), "{out}");
}

#[test]
fn practice_begins_in_an_empty_folder_only() {
    let data = tempfile::tempdir().unwrap();
    std::fs::write(data.path().join("letter.txt"), "dear").unwrap();
    assert_eq!(on(data.path(), ["demo"]).refusal(), ("folder_not_empty".into(), Some("--data".into())));
    assert_eq!(std::fs::read_dir(data.path()).unwrap().count(), 1);
}

#[test]
fn the_main_job_runs_on_every_channel() {
    for channel in ["kaleyra-v1", "kaleyra-v2", "cloud"] {
        let data = tempfile::tempdir().unwrap();
        let demo = on(data.path(), ["demo", "--channel", channel]).document();
        let steps: Vec<_> =
            demo["steps"].as_array().unwrap().iter().map(|step| step["step"].clone()).collect();
        assert_eq!(steps, STEPS, "{channel}");
        assert_eq!(demo["totals"]["captured"], "1774.50", "{channel}");
        let order = on(data.path(), ["order", "show", "A-1"]).document();
        assert_eq!(order["attention"], Value::Array(Vec::new()), "{channel}");
    }
}

#[test]
fn an_unknown_channel_is_refused_before_anything_is_made() {
    let data = tempfile::tempdir().unwrap();
    assert_eq!(on(data.path(), ["demo", "--channel", "telegram"]).refusal().0, "channel_unknown");
    assert_eq!(std::fs::read_dir(data.path()).unwrap().count(), 0);
}
