//! Parts of a bill and parts of an invoice give the whole back.

use crate::bill::any_bill::any_bill;
use crate::bill::samples::{line, off_amount, percent, rupees};
use crate::bill::{Bill, BillLine, BillTerms, Heads, RoundOff, ShippingRule};
use crate::document::samples::{good_bill, numbered, registered, terms};
use crate::document::{
    Content, Credited, DocumentCode, Extent, InvoiceTerms, Much, Remainder, Sums, Wanted, credit_note,
    invoice,
};
use crate::money::Paise;
use crate::quantity::Quantity;
use proptest::prelude::*;
use rust_decimal::Decimal;

/// Any bill whose invoice may be made: rates and buyer are good, and its shop is known.
fn any_invoiced_bill() -> impl Strategy<Value = Bill> {
    any_bill().prop_map(|bill| {
        let mut draft = bill.draft().clone();
        draft.seller.address = registered().address;
        draft.seller.gstin = draft
            .seller
            .registration
            .ne(&crate::bill::Registration::Unregistered)
            .then(|| "29AABCR1718E1ZL".to_owned());
        draft.buyer.name = "Ravi".to_owned();
        draft.buyer.address = registered().address;
        draft.finish().unwrap()
    })
}

fn on_its_day(bill: &Bill) -> InvoiceTerms {
    InvoiceTerms { date: bill.draft().date, ..terms() }
}

fn share_of(left: Decimal, hundredths: u32) -> Option<Quantity> {
    let share = (left * Decimal::new(i64::from(hundredths), 2)).round_dp(6).normalize();
    Quantity::parse(&share.to_string()).ok().filter(|share| share.get() <= left)
}

/// What a person may choose of what is left: each line by its own share.
fn choice(left: &Remainder, shares: &[u32]) -> Vec<Wanted> {
    let quantities = left.quantities().into_iter().enumerate().zip(shares.iter().cycle());
    quantities
        .filter_map(|((place, left), share)| {
            Some(Wanted { place, much: Much::Quantity(share_of(left, *share)?) })
        })
        .collect()
}

fn added(contents: &[Content]) -> Sums {
    contents.iter().map(|content| content.sums().unwrap()).fold(Sums::default(), |sum, one| Sums {
        taxable: sum.taxable.plus(one.taxable).unwrap(),
        heads: sum.heads.plus(one.heads).unwrap(),
        round_off: sum.round_off.plus(one.round_off).unwrap(),
        total: sum.total.plus(one.total).unwrap(),
    })
}

fn sums_of(bill: &Bill) -> Sums {
    Sums { taxable: bill.taxable(), heads: bill.heads(), round_off: bill.round_off(), total: bill.total() }
}

proptest! {
    #[test]
    fn partial_invoices_add_up_to_the_bill(bill in any_invoiced_bill(), steps in prop::collection::vec(prop::collection::vec(0..100_u32, 1..8), 0..4)) {
        let mut parts: Vec<Content> = Vec::new();
        for shares in &steps {
            let left = parts.iter().fold(Remainder::of_bill(&bill), |left, part| left.less(part).unwrap());
            let wanted = choice(&left, shares);
            if wanted.is_empty() { continue; }
            let earlier: Vec<&Content> = parts.iter().collect();
            let part = invoice(&bill, &earlier, Extent::WhatLeft(&wanted), &on_its_day(&bill)).unwrap();
            prop_assert!(part.sums().is_ok());
            parts.push(part);
        }
        let earlier: Vec<&Content> = parts.iter().collect();
        match invoice(&bill, &earlier, Extent::Everything, &on_its_day(&bill)) {
            Ok(rest) => parts.push(rest),
            Err(refusal) => prop_assert_eq!(refusal.code, DocumentCode::NothingLeft),
        }
        prop_assert_eq!(added(&parts), sums_of(&bill));
        let left = parts.iter().fold(Remainder::of_bill(&bill), |left, part| left.less(part).unwrap());
        prop_assert!(left.is_empty());
    }

    #[test]
    fn the_credit_note_of_everything_is_the_negative_of_the_invoice(bill in any_invoiced_bill()) {
        let invoice = numbered(invoice(&bill, &[], Extent::Everything, &on_its_day(&bill)).unwrap());
        let date = bill.draft().date;
        let note = numbered(credit_note(&invoice, &[], Credited::Everything, date).unwrap());
        let (sold, back) = (invoice.effect().unwrap(), note.effect().unwrap());
        prop_assert_eq!(sold.taxable.plus(back.taxable), Some(Paise::ZERO));
        prop_assert_eq!(sold.heads.plus(back.heads), Some(Heads::default()));
        prop_assert_eq!(sold.round_off.plus(back.round_off), Some(Paise::ZERO));
        prop_assert_eq!(sold.total.plus(back.total), Some(Paise::ZERO));
        for (line, mirrored) in invoice.content().lines.iter().zip(&note.content().lines) {
            prop_assert_eq!(line.line.figures(), mirrored.line.figures());
            prop_assert_eq!(line.line.rate(), mirrored.line.rate());
        }
    }

    #[test]
    fn credit_notes_of_goods_and_prices_never_exceed_the_invoice_and_end_at_it(
        bill in any_invoiced_bill(),
        shares in prop::collection::vec(0..100_u32, 1..8),
        hundredths in 1..100_i64,
    ) {
        let invoice = numbered(invoice(&bill, &[], Extent::Everything, &on_its_day(&bill)).unwrap());
        let date = bill.draft().date;
        let mut notes: Vec<Content> = Vec::new();
        let wanted = choice(&Remainder::of_content(invoice.content()), &shares);
        if !wanted.is_empty() {
            notes.push(credit_note(&invoice, &[], Credited::Some(&wanted), date).unwrap());
        }
        let left = notes.iter().fold(Remainder::of_content(invoice.content()), |left, note| left.less(note).unwrap());
        let value = left.values()[0].times(Decimal::new(hundredths, 2)).unwrap();
        if !value.is_zero() {
            let off = [Wanted { place: 0, much: Much::Value(value) }];
            let earlier: Vec<&Content> = notes.iter().collect();
            // Rounding to the rupee may have taken away what a line still seems to be worth.
            if let Ok(note) = credit_note(&invoice, &earlier, Credited::Some(&off), date) {
                notes.push(note);
            }
        }
        let earlier: Vec<&Content> = notes.iter().collect();
        match credit_note(&invoice, &earlier, Credited::Everything, date) {
            Ok(note) => notes.push(note),
            Err(refusal) => prop_assert_eq!(refusal.code, DocumentCode::NothingLeft),
        }
        prop_assert_eq!(added(&notes), invoice.sums());
    }
}

#[test]
fn shipping_with_a_rate_of_its_own_goes_with_what_leaves_first() {
    let draft = good_bill([line("2", "100", "5"), line("3", "10", "18")])
        .with_shipping(rupees("40"))
        .with_discount(off_amount("10"))
        .with_round_off(RoundOff::Rupee);
    let shipping = ShippingRule::Fixed { rate: percent("18"), hsn: Some("996812".into()) };
    let bill = draft.finish_under(BillTerms { shipping, ..BillTerms::default() }).unwrap();
    assert_eq!(bill.shipping_line().map(BillLine::cgst), Some(rupees("3.60")));
    let one = Quantity::parse("1").unwrap();
    let left = [Wanted { place: 0, much: Much::Quantity(one) }];
    let first = invoice(&bill, &[], Extent::WhatLeft(&left), &terms()).unwrap();
    assert!(first.lines.iter().any(|line| line.line.is_shipping()));
    let second = invoice(&bill, &[&first], Extent::Everything, &terms()).unwrap();
    assert!(second.lines.iter().all(|line| !line.line.is_shipping()));
    assert_eq!(added(&[first, second]), sums_of(&bill));
}

#[test]
fn more_than_is_left_does_not_leave() {
    let bill = good_bill([line("2", "100", "5")]).finish().unwrap();
    let leaves =
        |quantity: &str| [Wanted { place: 0, much: Much::Quantity(Quantity::parse(quantity).unwrap()) }];
    let first = invoice(&bill, &[], Extent::WhatLeft(&leaves("1.5")), &terms()).unwrap();
    let refusal =
        |wanted: &[Wanted]| invoice(&bill, &[&first], Extent::WhatLeft(wanted), &terms()).unwrap_err();
    assert_eq!(refusal(&leaves("0.6")).code, DocumentCode::QuantityAboveLeft);
    assert_eq!(refusal(&leaves("0.6")).field.as_deref(), Some("lines[0].quantity"));
    assert_eq!(refusal(&[]).code, DocumentCode::NothingLeft);
    assert_eq!(refusal(&[Wanted { place: 7, much: Much::All }]).code, DocumentCode::LineUnknown);
    let twice = [leaves("0.2")[0], leaves("0.2")[0]];
    assert_eq!(refusal(&twice).code, DocumentCode::QuantityAboveLeft);
    let whole = invoice(&bill, &[], Extent::Everything, &terms()).unwrap();
    let nothing = invoice(&bill, &[&whole], Extent::Everything, &terms()).unwrap_err();
    assert_eq!(nothing.code, DocumentCode::NothingLeft);
}
