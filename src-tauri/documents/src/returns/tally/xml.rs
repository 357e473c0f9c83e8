//! Tally's XML, element by element.

use domain::Paise;
use jiff::civil::Date;
use std::fmt::Write;

use super::masters::Master;
use super::{LedgerEntry, Ledgers, Voucher};

pub(super) fn vouchers(vouchers: &[Voucher], ledgers: &Ledgers) -> String {
    envelope("Vouchers", ledgers, vouchers.iter().map(voucher))
}

pub(super) fn masters(masters: &[Master], ledgers: &Ledgers) -> String {
    envelope("All Masters", ledgers, masters.iter().map(master))
}

fn envelope(report: &str, ledgers: &Ledgers, messages: impl Iterator<Item = String>) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ENVELOPE><HEADER><TALLYREQUEST>Import Data</TALLYREQUEST></HEADER>\
         <BODY><IMPORTDATA><REQUESTDESC>",
    );
    element(&mut xml, "REPORTNAME", report);
    if !ledgers.company.is_empty() {
        xml.push_str("<STATICVARIABLES>");
        element(&mut xml, "SVCURRENTCOMPANY", &ledgers.company);
        xml.push_str("</STATICVARIABLES>");
    }
    xml.push_str("</REQUESTDESC><REQUESTDATA>\n");
    for message in messages {
        xml.push_str("<TALLYMESSAGE xmlns:UDF=\"TallyUDF\">");
        xml.push_str(&message);
        xml.push_str("</TALLYMESSAGE>\n");
    }
    xml.push_str("</REQUESTDATA></IMPORTDATA></BODY></ENVELOPE>\n");
    xml
}

fn voucher(voucher: &Voucher) -> String {
    let kind = voucher.kind.as_str();
    let mut xml =
        format!("<VOUCHER VCHTYPE=\"{kind}\" ACTION=\"Create\" OBJVIEW=\"Accounting Voucher View\">");
    element(&mut xml, "DATE", &day(voucher.date));
    element(&mut xml, "VOUCHERTYPENAME", kind);
    element(&mut xml, "VOUCHERNUMBER", &voucher.number);
    if !voucher.reference.is_empty() {
        element(&mut xml, "REFERENCE", &voucher.reference);
    }
    element(&mut xml, "PARTYLEDGERNAME", &voucher.party.ledger);
    element(&mut xml, "PERSISTEDVIEW", "Accounting Voucher View");
    for entry in &voucher.entries {
        ledger_entry(&mut xml, entry);
    }
    xml.push_str("</VOUCHER>");
    xml
}

/// Debits are *deemed positive* and written with a minus.
fn ledger_entry(xml: &mut String, entry: &LedgerEntry) {
    xml.push_str("<ALLLEDGERENTRIES.LIST>");
    element(xml, "LEDGERNAME", &entry.ledger);
    element(xml, "ISDEEMEDPOSITIVE", if entry.amount < Paise::ZERO { "Yes" } else { "No" });
    element(xml, "AMOUNT", &entry.amount.to_rupees());
    xml.push_str("</ALLLEDGERENTRIES.LIST>");
}

fn master(master: &Master) -> String {
    let name = escaped(&master.name);
    let mut xml = format!("<LEDGER NAME=\"{name}\" ACTION=\"Create\"><NAME.LIST>");
    element(&mut xml, "NAME", &master.name);
    xml.push_str("</NAME.LIST>");
    element(&mut xml, "PARENT", master.group);
    if let Some(account) = &master.account {
        if let Some(state) = account.state {
            element(&mut xml, "LEDSTATENAME", state);
        }
        match &account.gstin {
            Some(gstin) => {
                element(&mut xml, "GSTREGISTRATIONTYPE", "Regular");
                element(&mut xml, "PARTYGSTIN", gstin);
            }
            None => element(&mut xml, "GSTREGISTRATIONTYPE", "Unregistered"),
        }
    }
    xml.push_str("</LEDGER>");
    xml
}

fn element(xml: &mut String, name: &str, text: &str) {
    let _ = write!(xml, "<{name}>{}</{name}>", escaped(text));
}

fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// Escapes what XML means something by, and leaves out what XML 1.0 cannot hold.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}
