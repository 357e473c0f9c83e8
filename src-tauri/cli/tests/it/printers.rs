//! Receipt printers on the command line.

use crate::program::{ask, on};
use serde_json::json;

#[test]
fn a_printer_is_added_changed_made_default_and_forgotten() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().to_str().unwrap();
    ask(["--data", folder, "product", "import", "-"], "Name,Price\nSugar,44\n").document();
    let file = data.path().join("slip.bin");
    let place = file.to_str().unwrap();
    let set = ["printer", "set", "Counter", "--way", "file", "--place", place, "--columns", "32", "--drawer"];
    let printers = on(data.path(), set).document();
    assert_eq!(printers["printers"][0]["is_default"], true);
    let network = ["printer", "set", "Godown", "--way", "network", "--place", "192.168.1.50"];
    assert_eq!(on(data.path(), network).document()["printers"][1]["place"], "192.168.1.50:9100");
    let changed = ["printer", "set", "counter", "--way", "file", "--place", place];
    let printers = on(data.path(), changed).document();
    assert_eq!(
        (&printers["printers"][0]["columns"], &printers["printers"][0]["kicks"]),
        (&json!(48), &json!(false))
    );
    assert_eq!(on(data.path(), ["printer", "test", "COUNTER"]).document(), json!({ "ok": true }));
    assert!(std::fs::metadata(&file).unwrap().len() > 100, "the slip is there");
    assert_eq!(
        on(data.path(), ["printer", "default", "Godown"]).document()["printers"][1]["is_default"],
        true
    );
    assert_eq!(on(data.path(), ["printer", "waiting"]).document(), json!({ "receipts": [] }));
    assert_eq!(
        on(data.path(), ["printer", "remove", "Godown"]).document()["printers"][0]["is_default"],
        true
    );
    let unknown = on(data.path(), ["printer", "remove", "Godown"]);
    assert_eq!(unknown.refusal(), ("printer_not_found".into(), Some("printer".into())));
    let nothing = on(data.path(), ["invoice", "print", "N/1"]);
    assert_eq!(nothing.refusal(), ("document_not_found".into(), None));
}
