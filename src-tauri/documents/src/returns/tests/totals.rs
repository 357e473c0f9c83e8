//! Each export totals to the register, read back from what was written.

use domain::Paise;
use domain::document::{Entry, Sums};
use proptest::prelude::*;
use serde_json::Value;
use words::{Language, Words};

use super::register::{SHOP, any_register, documents, november};
use crate::returns::tally::{voucher_file, vouchers};
use crate::returns::{Cell, Gstr1, Ledgers, Moved, MovedBy, Table, day_book, tax_by_rate};

fn registers_sums(entries: &[Entry]) -> Sums {
    documents(entries).map(|document| document.effect().unwrap()).fold(Sums::default(), |sum, one| Sums {
        taxable: sum.taxable.plus(one.taxable).unwrap(),
        heads: sum.heads.plus(one.heads).unwrap(),
        round_off: sum.round_off.plus(one.round_off).unwrap(),
        total: sum.total.plus(one.total).unwrap(),
    })
}

/// An amount as it stands in a JSON text, without a float between.
fn amount(value: &Value) -> i64 {
    match value {
        Value::Number(number) => Paise::parse_rupees(&number.to_string()).unwrap().get(),
        Value::Null => 0,
        other => panic!("{other} is no amount"),
    }
}

/// Every object below `value` that has `key`, with whether it is below a credit note.
fn holders<'a>(value: &'a Value, key: &str, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(fields) => {
            if fields.contains_key(key) {
                found.push(value);
            }
            fields.values().for_each(|field| holders(field, key, found));
        }
        Value::Array(items) => items.iter().for_each(|item| holders(item, key, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Value and all tax of a section: txval, iamt, camt, samt, csamt.
fn section(json: &Value, name: &str) -> [i64; 5] {
    let mut rows = Vec::new();
    holders(&json[name], "txval", &mut rows);
    let sum = |key: &str| rows.iter().map(|row| amount(&row[key])).sum::<i64>();
    ["txval", "iamt", "camt", "samt", "csamt"].map(sum)
}

fn nil(json: &Value) -> i64 {
    let rows = json["nil"]["inv"].as_array().cloned().unwrap_or_default();
    rows.iter()
        .map(|row| ["expt_amt", "nil_amt", "ngsup_amt"].map(|key| amount(&row[key])).iter().sum::<i64>())
        .sum()
}

fn figures(sums: &Sums) -> [i64; 5] {
    let heads = sums.heads;
    [sums.taxable, heads.igst, heads.cgst, heads.sgst, heads.cess].map(Paise::get)
}

fn column(table: &Table, head: &str) -> i64 {
    let place = table.columns.iter().position(|column| column.head == head).unwrap();
    table.sum(place).unwrap().get()
}

fn sheet<'a>(sheets: &'a [Table], name: &str) -> &'a Table {
    sheets.iter().find(|sheet| sheet.name == name).unwrap()
}

proptest! {
    #[test]
    fn the_return_totals_to_the_register(entries in any_register()) {
        let gstr1 = Gstr1::of(&entries, SHOP, november()).unwrap();
        let json: Value = serde_json::from_str(&gstr1.to_json().unwrap()).unwrap();
        let mut sums = [0; 5];
        for (name, sign) in [("b2b", 1), ("b2cl", 1), ("b2cs", 1), ("cdnr", -1), ("cdnur", -1)] {
            for (sum, part) in sums.iter_mut().zip(section(&json, name)) {
                *sum += sign * part;
            }
        }
        sums[0] += nil(&json);
        let register = registers_sums(&entries);
        prop_assert_eq!(sums, figures(&register));
        prop_assert_eq!(section(&json, "hsn"), figures(&register), "every line has a code here");
        let issued: usize = gstr1.documents.iter().map(|range| range.total).sum();
        let cancelled: usize = gstr1.documents.iter().map(|range| range.cancelled).sum();
        prop_assert_eq!(issued, entries.len());
        prop_assert_eq!(cancelled, entries.iter().filter(|entry| entry.document().is_none()).count());
    }

    #[test]
    fn the_sheets_total_to_the_register(entries in any_register()) {
        let sheets = Gstr1::of(&entries, SHOP, november()).unwrap().sheets();
        let taxed: i64 = [("b2b,sez,de", 1), ("b2cl", 1), ("b2cs", 1), ("cdnr", -1), ("cdnur", -1)]
            .iter()
            .map(|(name, sign)| sign * column(sheet(&sheets, name), "Taxable Value"))
            .sum();
        let exempt = sheet(&sheets, "exemp");
        let untaxed: i64 = (1..4).map(|place| exempt.sum(place).unwrap().get()).sum();
        let register = registers_sums(&entries);
        prop_assert_eq!(taxed + untaxed, register.taxable.get());
        for head in ["hsn(b2b)", "hsn(b2c)"] {
            let sheet = sheet(&sheets, head);
            let tax: i64 = ["Integrated Tax Amount", "Central Tax Amount", "State/UT Tax Amount", "Cess Amount"]
                .iter()
                .map(|name| column(sheet, name))
                .sum();
            prop_assert_eq!(column(sheet, "Total Value"), column(sheet, "Taxable Value") + tax);
        }
        let codes: i64 = ["hsn(b2b)", "hsn(b2c)"].iter().map(|n| column(sheet(&sheets, n), "Central Tax Amount")).sum();
        prop_assert_eq!(codes, register.heads.cgst.get());
    }

    #[test]
    fn every_tally_voucher_sums_to_zero_and_all_to_the_register(entries in any_register()) {
        let ledgers = Ledgers::default();
        let xml = voucher_file(&vouchers(&entries, &money(&entries), november(), &ledgers).unwrap(), &ledgers);
        let mut by_ledger = std::collections::BTreeMap::<String, i64>::new();
        for voucher in xml.split("<VOUCHER ").skip(1) {
            let mut sum = 0;
            for entry in voucher.split("<ALLLEDGERENTRIES.LIST>").skip(1) {
                let amount = Paise::parse_rupees(text(entry, "AMOUNT")).unwrap().get();
                prop_assert_eq!(text(entry, "ISDEEMEDPOSITIVE"), if amount < 0 { "Yes" } else { "No" });
                *by_ledger.entry(text(entry, "LEDGERNAME").to_owned()).or_default() += amount;
                sum += amount;
            }
            prop_assert_eq!(sum, 0, "{}", voucher);
        }
        let ledger = |name: &str| by_ledger.get(name).copied().unwrap_or_default();
        let register = registers_sums(&entries);
        prop_assert_eq!(ledger("Sales"), register.taxable.get());
        prop_assert_eq!(ledger("Output CGST"), register.heads.cgst.get());
        prop_assert_eq!(ledger("Output IGST"), register.heads.igst.get());
        prop_assert_eq!(ledger("Round Off"), register.round_off.get());
        let owed: i64 = by_ledger.iter().filter(|(name, _)| name.contains("Customers") || name.contains("Traders"))
            .map(|(_, amount)| amount).sum();
        let paid: i64 = money(&entries).iter().map(|one| one.amount.get()).sum();
        prop_assert_eq!(owed, paid - register.total.get());
    }

    #[test]
    fn the_books_total_to_the_register(entries in any_register()) {
        let words = Words::new(Language::English);
        let register = registers_sums(&entries);
        let book = day_book(&entries, &money(&entries), november(), &words).unwrap();
        let last = book.foot.as_ref().unwrap();
        prop_assert_eq!(&last[6], &Cell::Money(register.taxable));
        prop_assert_eq!(&last[12], &Cell::Money(register.total));
        let came = money(&entries).iter().map(|one| one.amount.get()).sum::<i64>();
        prop_assert_eq!(&last[13], &Cell::Money(Paise::new(came)));
        let rates = tax_by_rate(&entries, november(), &words).unwrap();
        let last = rates.foot.as_ref().unwrap();
        prop_assert_eq!(&last[1], &Cell::Money(register.taxable));
        prop_assert_eq!(&last[6], &Cell::Money(register.heads.sum().unwrap()));
        let all = crate::returns::register(&entries, november(), &words).unwrap();
        prop_assert_eq!(all.rows.len(), entries.len());
        let last = all.foot.as_ref().unwrap();
        prop_assert_eq!((&last[7], &last[13]), (&Cell::Money(register.taxable), &Cell::Money(register.total)));
    }
}

/// Every sale that counts, paid through a gateway that keeps two rupees.
fn money(entries: &[Entry]) -> Vec<Moved> {
    let sales = documents(entries).filter(|document| document.content().kind.is_sale());
    let paid = sales.filter(|document| document.sums().total > Paise::new(200));
    paid.map(|document| Moved {
        date: document.content().date,
        reference: format!("pay_{}", document.number().sequence),
        order: None,
        buyer: document.content().buyer.clone(),
        amount: document.sums().total,
        fee: Paise::new(200),
        by: MovedBy::Bank,
    })
    .collect()
}

fn text<'a>(xml: &'a str, element: &str) -> &'a str {
    let begins = xml.find(&format!("<{element}>")).unwrap() + element.len() + 2;
    let length = xml[begins..].find("</").unwrap();
    &xml[begins..begins + length]
}
