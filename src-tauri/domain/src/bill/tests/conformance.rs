//! Other people's worked bills, read where they lie when `CONFORMANCE_FIXTURES` says where.

use crate::bill::samples::{bill, buyer_in, off_amount, off_percent, percent, rupees};
use crate::bill::{Bill, BillDraft, LineDraft, Prices, Registration, RoundOff};
use crate::quantity::Quantity;
use jiff::civil::{Date, date};
use serde_json::Value;

#[test]
fn worked_bills_of_others_come_out_the_same() {
    let Some(folder) = std::env::var_os("CONFORMANCE_FIXTURES") else { return };
    let file = std::path::Path::new(&folder).join("gst/cases.json");
    let document: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    let cases = document["cases"].as_array().unwrap();
    assert!(!cases.is_empty(), "no cases in {}", file.display());
    let wrong: Vec<String> = cases.iter().filter_map(difference).collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// What came out otherwise than expected.
fn difference(case: &Value) -> Option<String> {
    let outcome = match draft(case).finish() {
        Ok(bill) => figures(&bill),
        Err(refusal) => return Some(format!("{}: {} {:?}", case["id"], refusal, refusal.field)),
    };
    let expected = case["expected"].as_object().unwrap();
    let differs =
        |(name, value): &(String, String)| expected.get(name).and_then(Value::as_str) != Some(value);
    let wrong: Vec<String> =
        outcome.into_iter().filter(differs).map(|(name, value)| format!("{name} {value}")).collect();
    (!wrong.is_empty()).then(|| format!("{}: {}, not {expected:?}", case["id"], wrong.join(", ")))
}

fn figures(bill: &Bill) -> Vec<(String, String)> {
    let named = [
        ("taxable", bill.taxable()),
        ("cgst", bill.cgst()),
        ("sgst", bill.sgst()),
        ("igst", bill.igst()),
        ("cess", bill.cess()),
        ("round_off", bill.round_off()),
        ("total", bill.total()),
    ];
    named.map(|(name, amount)| (name.to_owned(), amount.to_rupees())).into()
}

fn draft(case: &Value) -> BillDraft {
    let lines = case["lines"].as_array().unwrap();
    let inclusive = lines.iter().any(|line| is_true(&line["inclusive"]));
    assert!(
        !inclusive || lines.iter().all(|line| is_true(&line["inclusive"])),
        "a bill is inclusive as a whole"
    );
    let mut draft = bill(lines.iter().map(line)).with_prices(if inclusive {
        Prices::Inclusive
    } else {
        Prices::Exclusive
    });
    draft.date = day(&case["rate_era"]);
    // Supplies to special economic zones bear IGST at home too; another state gives the same figures.
    if case["supply"] == "inter" || is_true(&case["igst_on_intra"]) {
        draft.buyer = buyer_in("27");
    }
    if is_true(&case["no_tax"]) {
        draft.seller.registration = Registration::Unregistered;
    }
    if is_true(&case["round_to_rupee"]) {
        draft.round_off = RoundOff::Rupee;
    }
    draft
}

fn day(era: &Value) -> Date {
    match era.as_str() {
        Some("pre-gst2.0") => date(2024, 6, 1),
        Some("gst2.0" | "any") => date(2026, 1, 15),
        other => panic!("an unknown era: {other:?}"),
    }
}

fn line(line: &Value) -> LineDraft {
    let by_percent = number(&line["discount_pct"]).map(|text| off_percent(&text));
    let by_amount = number(&line["discount_amt"]).map(|text| off_amount(&text));
    let quantity = Quantity::parse(&number(&line["qty"]).unwrap()).unwrap();
    LineDraft {
        hsn: line["hsn"].as_str().map(str::to_owned),
        gst_rate: percent(&number(&line["gst_rate"]).unwrap()),
        cess_rate: percent(&number(&line["cess_rate"]).unwrap_or("0".to_owned())),
        discount: by_percent.or(by_amount),
        ..LineDraft::new("Goods", quantity, rupees(&number(&line["rate"]).unwrap()))
    }
}

/// A number as it is written in the file.
fn number(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

fn is_true(value: &Value) -> bool {
    value.as_bool() == Some(true)
}
