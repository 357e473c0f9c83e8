//! Credit notes by example.

use crate::bill::BillDraft;
use crate::bill::samples::{BEFORE, TODAY, line, rupees};
use crate::document::samples::{good_bill, numbered, terms};
use crate::document::{
    Credited, Document, DocumentCode, Entry, Extent, InvoiceTerms, Kind, Much, Wanted, Warning, credit_note,
    invoice, last_day_to_credit,
};
use crate::hsn::Turnover;
use crate::identity::Reason;
use crate::quantity::Quantity;
use jiff::civil::date;

fn sold(draft: BillDraft) -> Document {
    let terms = InvoiceTerms { date: draft.date, ..terms() };
    numbered(invoice(&draft.finish().unwrap(), &[], Extent::Everything, &terms).unwrap())
}

fn pieces(quantity: &str) -> [Wanted; 1] {
    [Wanted { place: 0, much: Much::Quantity(Quantity::parse(quantity).unwrap()) }]
}

#[test]
fn a_note_bears_the_rate_of_its_invoice_after_the_rate_is_gone() {
    let old = sold(BillDraft { date: BEFORE, ..good_bill([line("2", "100", "12")]) });
    let note = credit_note(&old, &[], Credited::Some(&pieces("1")), TODAY).unwrap();
    assert_eq!(note.lines[0].line.rate().to_string(), "12");
    assert_eq!(note.sums().unwrap().heads.cgst, rupees("6"));
    assert_eq!(note.total, rupees("112"));
}

#[test]
fn a_part_of_the_price_moves_no_goods_and_is_credited_to_the_paisa() {
    let invoice = sold(good_bill([line("3", "33.33", "18"), line("1", "10", "5")]));
    let off = [Wanted { place: 0, much: Much::Value(rupees("10.00")) }];
    let note = credit_note(&invoice, &[], Credited::Some(&off), TODAY).unwrap();
    assert_eq!(note.total, rupees("10.00"));
    assert!(!note.lines[0].moves_goods);
    let back = credit_note(&invoice, &[&note], Credited::Some(&pieces("3")), TODAY).unwrap();
    assert_eq!(back.total, invoice.content().lines[0].line.total().minus(rupees("10.00")).unwrap());
}

#[test]
fn nothing_above_the_invoice_is_credited() {
    let invoice = sold(good_bill([line("2", "100", "18")]));
    let refused = |wanted: &[Wanted]| {
        let refusal = credit_note(&invoice, &[], Credited::Some(wanted), TODAY).unwrap_err();
        (refusal.code, refusal.field.unwrap())
    };
    let value = |amount: &str| [Wanted { place: 0, much: Much::Value(rupees(amount)) }];
    assert_eq!(refused(&value("236.01")), (DocumentCode::CreditAboveInvoice, "lines[0].amount".into()));
    assert_eq!(refused(&value("0")), (DocumentCode::AmountZero, "lines[0].amount".into()));
    assert_eq!(refused(&value("-1")), (DocumentCode::AmountZero, "lines[0].amount".into()));
    assert_eq!(refused(&pieces("2.5")), (DocumentCode::QuantityAboveLeft, "lines[0].quantity".into()));
    let whole = credit_note(&invoice, &[], Credited::Everything, TODAY).unwrap();
    let again = credit_note(&invoice, &[&whole], Credited::Everything, TODAY).unwrap_err();
    assert_eq!(again.code, DocumentCode::NothingLeft);
    let early = credit_note(&invoice, &[], Credited::Everything, TODAY.yesterday().unwrap()).unwrap_err();
    assert_eq!(early.code, DocumentCode::DateTooEarly);
    let of_note = credit_note(&numbered(whole), &[], Credited::Everything, TODAY).unwrap_err();
    assert_eq!(of_note.code, DocumentCode::NotAnInvoice);
}

#[test]
fn a_late_note_warns_that_the_tax_stays() {
    assert_eq!(last_day_to_credit(date(2026, 3, 31)), date(2026, 11, 30));
    assert_eq!(last_day_to_credit(date(2026, 4, 1)), date(2027, 11, 30));
    let invoice = sold(BillDraft { date: BEFORE, ..good_bill([line("1", "100", "18")]) });
    let on = |day| {
        let note = credit_note(&invoice, &[], Credited::Everything, day).unwrap();
        note.warnings(Turnover::UpToFiveCrore, &[])
    };
    let last_day = last_day_to_credit(BEFORE);
    assert!(!on(last_day).contains(&Warning::CreditTooLate { last_day }));
    assert!(on(last_day.tomorrow().unwrap()).contains(&Warning::CreditTooLate { last_day }));
}

#[test]
fn a_cancelled_number_stays_and_a_credited_invoice_is_not_cancelled() {
    let invoice = sold(good_bill([line("1", "100", "18")]));
    let reason = || Reason::parse("wrong customer").unwrap();
    assert_eq!(invoice.clone().cancel(reason(), 1).unwrap_err().code, DocumentCode::CreditedAlready);
    let entry = invoice.clone().cancel(reason(), 0).unwrap();
    assert_eq!((entry.number(), entry.kind()), (invoice.number(), Kind::TaxInvoice));
    assert!(matches!(entry, Entry::Cancelled(_)) && entry.document().is_none());
}
