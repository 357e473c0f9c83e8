//! Lists of items and customers on the command line.

use crate::program::{ask, on, run};
use serde_json::json;
use std::path::Path;

fn import(data: &Path, what: &str, text: &str, more: &[&str]) -> crate::program::Said {
    let data = data.to_str().unwrap();
    ask([&["--data", data, what, "import", "-"][..], more].concat(), text)
}

#[test]
fn a_list_of_items_is_looked_at_taken_in_and_listed() {
    let data = tempfile::tempdir().unwrap();
    let list = "Item Name;Sale price;Tax Rate\nSugar;\"1,23,456.50\";GST@5%\nचीनी;44;Exempt\n";
    let preview = import(data.path(), "product", list, &["--preview"]).document();
    assert_eq!((&preview["new"], &preview["wrong"]), (&json!(2), &json!(0)));
    assert_eq!(preview["columns"][1]["field"], "price");
    assert_eq!(preview["first_rows"][0]["outcome"], "new");
    assert_eq!(on(data.path(), ["product", "list"]).document()["products"], json!([]));

    let done = import(data.path(), "product", list, &[]).document();
    assert_eq!(done, json!({ "new": 2, "changed": 0, "unchanged": 0, "wrong": 0, "left_out": 0 }));
    let listed = on(data.path(), ["product", "list", "--search", "sug"]).document();
    assert_eq!((&listed["products"][0]["price"], &listed["on_list"]), (&json!("123456.50"), &json!(2)));
    let page = on(data.path(), ["product", "list", "--limit", "1"]).document();
    let after = page["next"].to_string();
    let last = on(data.path(), ["product", "list", "--limit", "1", "--after", &after]).document();
    assert_eq!((&last["products"][0]["name"], &last["next"]), (&json!("चीनी"), &json!(null)));
}

#[test]
fn a_list_with_errors_names_each_and_changes_nothing() {
    let data = tempfile::tempdir().unwrap();
    let list = "Name,Price\nSugar,44\nRice,twelve\n";
    let said = import(data.path(), "product", list, &[]);
    assert_eq!(said.refusal(), ("import_rows_wrong".into(), None));
    let document: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(document["problems"][0]["row"], 3);
    assert_eq!(document["problems"][0]["code"], "price_invalid");
    assert_eq!(on(data.path(), ["product", "list"]).document()["on_list"], 0);
    let done = import(data.path(), "product", list, &["--leave-out-wrong"]).document();
    assert_eq!((&done["new"], &done["wrong"]), (&json!(1), &json!(1)));
}

#[test]
fn columns_are_named_by_heading_or_letter() {
    let data = tempfile::tempdir().unwrap();
    let list = "Maal,MRP,Bhav\nSugar,50,44\n";
    let refused = import(data.path(), "product", list, &[]);
    assert_eq!(refused.refusal(), ("column_missing".into(), Some("name".into())));
    let map = ["--map", "maal=name", "--map", "C=price"];
    assert_eq!(import(data.path(), "product", list, &map).document()["new"], 1);
    let listed = on(data.path(), ["product", "list"]).document();
    assert_eq!(listed["products"][0]["price"], "44.00");
    assert_eq!(import(data.path(), "product", list, &[]).document()["unchanged"], 1, "it is remembered");
    for wrong in ["maal", "D=name", "A=colour", "=name"] {
        let refused = import(data.path(), "product", list, &["--map", wrong]);
        assert_eq!(refused.refusal(), ("column_unknown".into(), Some(wrong.into())));
    }
}

#[test]
fn customers_are_taken_in_and_listed() {
    let data = tempfile::tempdir().unwrap();
    let list = "\u{feff}नाम,मोबाइल,GSTIN\r\nआशा राव,98123 45678,29AABCR1718E1ZL\r\n";
    assert_eq!(import(data.path(), "customer", list, &[]).document()["new"], 1);
    let listed = on(data.path(), ["customer", "list"]).document();
    let asha = &listed["customers"][0];
    assert_eq!((&asha["name"], &asha["phone"]), (&json!("आशा राव"), &json!("+919812345678")));
    assert_eq!((&asha["gstin"], &asha["state"]), (&json!("29AABCR1718E1ZL"), &json!("29")));
}

#[test]
fn what_is_no_list_is_refused_by_name() {
    let data = tempfile::tempdir().unwrap();
    for (text, code) in
        [("", "sheet_empty"), ("%PDF-1.7", "sheet_unreadable"), ("PK\u{3}\u{4}x", "sheet_unreadable")]
    {
        assert_eq!(import(data.path(), "product", text, &[]).refusal().0, code, "{text:?}");
    }
    let said = run(["--json", "product", "import", "no-such-list.xlsx"]);
    assert_eq!(said.refusal().0, "file_not_found");
}
