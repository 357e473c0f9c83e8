//! Worked bills.

use crate::bill::samples::{BEFORE, bill, buyer_in, line, off_amount, off_percent, percent, rupees};
use crate::bill::{BillDraft, LineDraft, Prices, Registration, RoundOff};
use crate::money::Paise;
use expect_test::{Expect, expect};

/// Every line's figures, then the bill's.
#[track_caller]
fn check(draft: BillDraft, expected: Expect) {
    let bill = draft.finish().unwrap();
    let text = |taxable: Paise, heads: [Paise; 4], total: Paise| {
        let heads = heads.map(Paise::to_rupees).join(" ");
        format!("{} | {heads} | {}", taxable.to_rupees(), total.to_rupees())
    };
    let mut rows: Vec<String> = Vec::new();
    for line in bill.lines() {
        rows.push(text(line.taxable(), [line.cgst(), line.sgst(), line.igst(), line.cess()], line.total()));
    }
    let sums = text(bill.taxable(), [bill.cgst(), bill.sgst(), bill.igst(), bill.cess()], bill.total());
    rows.push(format!("= {sums} | round-off {}", bill.round_off().to_rupees()));
    expected.assert_eq(&rows.join("\n"));
}

#[test]
fn the_first_bill_of_the_contract() {
    let sugar = line("2.5", "44.00", "5").with_discount(off_percent("10"));
    let draft = bill([sugar]).with_discount(off_amount("5.00")).with_shipping(rupees("40.00"));
    check(draft, expect![[r#""#]]);
}

#[test]
fn inclusive_bills_round_each_head_and_keep_the_price() {
    let inclusive = |price, rate| bill([line("1", price, rate)]).with_prices(Prices::Inclusive);
    check(inclusive("500", "5"), expect![[r#""#]]);
    check(inclusive("1.51", "18"), expect![[r#""#]]);
}

#[test]
fn goods_that_cross_a_border_bear_igst() {
    let away = BillDraft { buyer: buyer_in("27"), ..bill([line("1", "15.80", "18")]) };
    check(away, expect![[r#""#]]);
}

#[test]
fn bill_discount_and_shipping_are_split_by_value() {
    let thirds = [line("1", "1", "0"), line("1", "1", "0"), line("1", "1", "0")];
    check(bill(thirds).with_discount(off_amount("1")).with_shipping(rupees("0.02")), expect![[r#""#]]);
    let with_gift = [line("1", "0", "18"), line("1", "100", "5")];
    check(bill(with_gift).with_shipping(rupees("20")), expect![[r#""#]]);
}

#[test]
fn a_percentage_off_the_bill_is_rounded_once() {
    let lines = [line("1", "0.33", "0"), line("1", "0.33", "0"), line("1", "0.33", "0")];
    check(bill(lines).with_discount(off_percent("50")), expect![[r#""#]]);
}

#[test]
fn cess_by_value_and_by_quantity_stand_in_one_head() {
    let cola = LineDraft { cess_rate: percent("12"), cess_per_unit: rupees("1.25"), ..line("3", "20", "28") };
    check(BillDraft { date: BEFORE, ..bill([cola.clone()]) }, expect![[r#""#]]);
    let inclusive = bill([cola]).with_prices(Prices::Inclusive);
    check(BillDraft { date: BEFORE, ..inclusive }, expect![[r#""#]]);
}

#[test]
fn a_composition_dealer_shows_no_tax_whatever_the_rate() {
    for prices in [Prices::Exclusive, Prices::Inclusive] {
        let mut draft = bill([line("2", "100", "13")]).with_prices(prices);
        draft.seller.registration = Registration::Composition;
        check(draft, expect![[r#""#]]);
    }
}

#[test]
fn the_total_may_be_rounded_to_the_rupee() {
    let rounded = |price| bill([line("1", price, "0")]).with_round_off(RoundOff::Rupee);
    check(rounded("99.50"), expect![[r#""#]]);
    check(rounded("99.49"), expect![[r#""#]]);
    check(rounded("0.49"), expect![[r#""#]]);
}

#[test]
fn a_bill_can_be_sent_from_a_paisa_to_five_lakh() {
    for (price, sendable) in [("0", false), ("0.01", true), ("500000.00", true), ("500000.01", false)] {
        assert_eq!(bill([line("1", price, "0")]).finish().unwrap().is_sendable(), sendable, "{price}");
    }
}
