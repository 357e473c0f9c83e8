//! The shape of the portal's file, written down from its published description, and a reader that holds a file to it.

use proptest::prelude::*;
use serde_json::Value;

use super::register::{SHOP, any_register, november};
use crate::returns::Gstr1;

/// What may stand at a place.
enum Shape {
    /// A number.
    Number,
    /// A text of which a check holds.
    Text(fn(&str) -> bool),
    /// A list, each item of the shape.
    List(Box<Shape>),
    /// Exactly these fields; those marked may be missing.
    Fields(Vec<(&'static str, bool, Shape)>),
}

use Shape::{Fields, List, Number, Text};

fn must(name: &'static str, shape: Shape) -> (&'static str, bool, Shape) {
    (name, true, shape)
}

fn may(name: &'static str, shape: Shape) -> (&'static str, bool, Shape) {
    (name, false, shape)
}

fn list(fields: Vec<(&'static str, bool, Shape)>) -> Shape {
    List(Box::new(Fields(fields)))
}

fn file() -> Shape {
    let tax = || [may("iamt", Number), may("camt", Number), may("samt", Number), must("csamt", Number)];
    let detail = || {
        let mut fields = vec![must("txval", Number), must("rt", Number)];
        fields.extend(tax());
        fields
    };
    let items = || list(vec![must("num", Number), must("itm_det", Fields(detail()))]);
    let number = || Text(|text| !text.is_empty() && text.len() <= 16);
    let place = || Text(|text| text.len() == 2 && text.bytes().all(|c| c.is_ascii_digit()));
    let no = || Text(|text| text == "N");
    let regular = || Text(|text| text == "R");
    let invoice = |mut more: Vec<(&'static str, bool, Shape)>| {
        let mut fields = vec![
            must("inum", number()),
            must("idt", Text(is_day)),
            must("val", Number),
            must("itms", items()),
        ];
        fields.append(&mut more);
        list(fields)
    };
    let note = |mut more: Vec<(&'static str, bool, Shape)>| {
        let mut fields = vec![
            must("ntty", Text(|text| text == "C")),
            must("nt_num", number()),
            must("nt_dt", Text(is_day)),
            must("pos", place()),
            must("val", Number),
            must("itms", items()),
        ];
        fields.append(&mut more);
        fields
    };
    let b2b = invoice(vec![must("pos", place()), must("rchrg", no()), must("inv_typ", regular())]);
    let mut small = vec![
        must("sply_ty", Text(|text| matches!(text, "INTRA" | "INTER"))),
        must("pos", place()),
        must("typ", Text(|text| text == "OE")),
    ];
    small.extend(detail());
    let code = || {
        list(vec![
            must("num", Number),
            must("hsn_sc", Text(|text| text.bytes().all(|c| c.is_ascii_digit()) && text.len() >= 2)),
            must("desc", Text(|_| true)),
            must("uqc", Text(|text| text == "NA" || text.len() == 3)),
            must("qty", Number),
            must("rt", Number),
            must("txval", Number),
            must("iamt", Number),
            must("camt", Number),
            must("samt", Number),
            must("csamt", Number),
        ])
    };
    let series = list(vec![
        must("num", Number),
        must("from", number()),
        must("to", number()),
        must("totnum", Number),
        must("cancel", Number),
        must("net_issue", Number),
    ]);
    let untaxed = list(vec![
        must("sply_ty", Text(|text| matches!(text, "INTRB2B" | "INTRB2C" | "INTRAB2B" | "INTRAB2C"))),
        must("expt_amt", Number),
        must("nil_amt", Number),
        must("ngsup_amt", Number),
    ]);
    let of_buyer = |name, inner| list(vec![must("ctin", Text(|text| text.len() == 15)), must(name, inner)]);
    Fields(vec![
        must("gstin", Text(|text| text.len() == 15)),
        must("fp", Text(|text| text == "112026")),
        must("version", Text(|text| text.starts_with("GST"))),
        must("hash", Text(|text| text == "hash")),
        may("b2b", of_buyer("inv", b2b)),
        may("b2cl", list(vec![must("pos", place()), must("inv", invoice(Vec::new()))])),
        may("b2cs", list(small)),
        may("cdnr", of_buyer("nt", list(note(vec![must("rchrg", no()), must("inv_typ", regular())])))),
        may("cdnur", list(note(vec![must("typ", Text(|text| text == "B2CL"))]))),
        may("nil", Fields(vec![must("inv", untaxed)])),
        may("hsn", Fields(vec![must("hsn_b2b", code()), must("hsn_b2c", code())])),
        may(
            "doc_issue",
            Fields(vec![must("doc_det", list(vec![must("doc_num", Number), must("docs", series)]))]),
        ),
    ])
}

fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.iter().map(|part| part.len()).eq([2, 2, 4]) && text.bytes().all(|c| c.is_ascii_digit() || c == b'-')
}

fn faults(value: &Value, shape: &Shape, path: &str, found: &mut Vec<String>) {
    match (shape, value) {
        (Number, Value::Number(_)) => {}
        (Text(holds), Value::String(text)) if holds(text) => {}
        (List(inner), Value::Array(items)) => {
            for (place, item) in items.iter().enumerate() {
                faults(item, inner, &format!("{path}[{place}]"), found);
            }
        }
        (Fields(known), Value::Object(fields)) => {
            for (name, needed, inner) in known {
                match fields.get(*name) {
                    Some(field) => faults(field, inner, &format!("{path}.{name}"), found),
                    None if *needed => found.push(format!("{path}.{name} is missing")),
                    None => {}
                }
            }
            for name in fields.keys().filter(|name| known.iter().all(|(other, _, _)| other != name)) {
                found.push(format!("{path}.{name} is not known"));
            }
        }
        (Number | Text(_) | List(_) | Fields(_), other) => found.push(format!("{path} is {other}")),
    }
}

proptest! {
    #[test]
    fn the_file_has_the_shape_the_portal_asks_for(entries in any_register()) {
        let json = Gstr1::of(&entries, SHOP, november()).unwrap().to_json().unwrap();
        let mut found = Vec::new();
        faults(&serde_json::from_str(&json).unwrap(), &file(), "", &mut found);
        prop_assert!(found.is_empty(), "{}", found.join("\n"));
    }
}
