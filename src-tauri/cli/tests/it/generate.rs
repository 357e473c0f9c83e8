//! `generate`: a synthetic book, measured.

use crate::bills::bill;
use crate::program::{on, run};

#[test]
fn a_synthetic_book_is_sound_and_the_same_for_the_same_seed() {
    let folder = tempfile::tempdir().unwrap();
    let list = |name: &str| {
        let data = folder.path().join(name);
        let generated = on(&data, ["generate", "--orders", "60", "--seed", "9"]).document();
        assert_eq!(generated["orders"], 60);
        assert_eq!(on(&data, ["verify"]).document()["ok"], true);
        let list = on(&data, ["order", "list", "--limit", "100"]).document();
        let rows = list["orders"].as_array().unwrap().clone();
        rows.iter().map(|row| (row["customer"].clone(), row["total"].clone())).collect::<Vec<_>>()
    };
    let first = list("first");
    assert_eq!(first.len(), 60);
    assert_eq!(first, list("second"));
}

#[test]
fn measuring_tells_what_each_question_costs() {
    let data = tempfile::tempdir().unwrap();
    let generated = on(data.path(), ["generate", "--orders", "20", "--seed", "1", "--measure"]).document();
    let measured = generated["measured"].as_array().unwrap();
    assert_eq!(measured.len(), 14);
    for figure in measured {
        assert!(!figure["what"].as_str().unwrap().is_empty());
        let (whole, thousandths) = figure["ms"].as_str().unwrap().split_once('.').unwrap();
        assert!(whole.parse::<u64>().is_ok() && thousandths.len() == 3, "{figure}");
    }
}

#[test]
fn a_real_book_is_never_filled_with_synthetic_orders() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path().join("data"), folder.path().join("bill.json"));
    std::fs::write(&file, bill().to_string()).unwrap();
    on(&data, ["order", "new", file.to_str().unwrap()]).document();
    assert_eq!(on(&data, ["generate", "--orders", "5"]).refusal().0, "practice_only");
    let said = run(["--json", "order", "list", "--data", data.to_str().unwrap()]);
    assert_eq!(said.document()["orders"].as_array().unwrap().len(), 1);
}
