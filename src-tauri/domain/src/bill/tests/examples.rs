//! Worked bills.

use crate::bill::samples::{BEFORE, bill, buyer_in, line, off_amount, off_percent, percent, rupees};
use crate::bill::{BillDraft, LineDraft, Prices, Registration, RoundOff};
use crate::money::Paise;
use expect_test::{Expect, expect};

/// Every line's figures, then the bill's.
#[track_caller]
fn check(draft: BillDraft, expected: &Expect) {
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
    check(
        draft,
        &expect![[r#"
        134.00 | 3.35 3.35 0.00 0.00 | 140.70
        = 134.00 | 3.35 3.35 0.00 0.00 | 140.70 | round-off 0.00"#]],
    );
}

#[test]
fn inclusive_bills_round_each_head_and_keep_the_price() {
    let inclusive = |price, rate| bill([line("1", price, rate)]).with_prices(Prices::Inclusive);
    check(
        inclusive("500", "5"),
        &expect![[r#"
        476.19 | 11.90 11.90 0.00 0.00 | 500.00
        = 476.19 | 11.90 11.90 0.00 0.00 | 500.00 | round-off 0.01"#]],
    );
    check(
        inclusive("1.51", "18"),
        &expect![[r#"
        1.28 | 0.12 0.12 0.00 0.00 | 1.51
        = 1.28 | 0.12 0.12 0.00 0.00 | 1.51 | round-off -0.01"#]],
    );
}

#[test]
fn goods_that_cross_a_border_bear_igst() {
    let away = BillDraft { buyer: buyer_in("27"), ..bill([line("1", "15.80", "18")]) };
    check(
        away,
        &expect![[r#"
        15.80 | 0.00 0.00 2.84 0.00 | 18.64
        = 15.80 | 0.00 0.00 2.84 0.00 | 18.64 | round-off 0.00"#]],
    );
}

#[test]
fn bill_discount_and_shipping_are_split_by_value() {
    let thirds = [line("1", "1", "0"), line("1", "1", "0"), line("1", "1", "0")];
    check(
        bill(thirds).with_discount(off_amount("1")).with_shipping(rupees("0.02")),
        &expect![[r#"
        0.66 | 0.00 0.00 0.00 0.00 | 0.66
        0.68 | 0.00 0.00 0.00 0.00 | 0.68
        0.68 | 0.00 0.00 0.00 0.00 | 0.68
        = 2.02 | 0.00 0.00 0.00 0.00 | 2.02 | round-off 0.00"#]],
    );
    let with_gift = [line("1", "0", "18"), line("1", "100", "5")];
    check(
        bill(with_gift).with_shipping(rupees("20")),
        &expect![[r#"
        0.00 | 0.00 0.00 0.00 0.00 | 0.00
        120.00 | 3.00 3.00 0.00 0.00 | 126.00
        = 120.00 | 3.00 3.00 0.00 0.00 | 126.00 | round-off 0.00"#]],
    );
}

#[test]
fn a_percentage_off_the_bill_is_rounded_once() {
    let lines = [line("1", "0.33", "0"), line("1", "0.33", "0"), line("1", "0.33", "0")];
    check(
        bill(lines).with_discount(off_percent("50")),
        &expect![[r#"
        0.16 | 0.00 0.00 0.00 0.00 | 0.16
        0.16 | 0.00 0.00 0.00 0.00 | 0.16
        0.17 | 0.00 0.00 0.00 0.00 | 0.17
        = 0.49 | 0.00 0.00 0.00 0.00 | 0.49 | round-off 0.00"#]],
    );
}

#[test]
fn cess_by_value_and_by_quantity_stand_in_one_head() {
    let cola = LineDraft { cess_rate: percent("12"), cess_per_unit: rupees("1.25"), ..line("3", "20", "28") };
    check(
        BillDraft { date: BEFORE, ..bill([cola.clone()]) },
        &expect![[r#"
        60.00 | 8.40 8.40 0.00 10.95 | 87.75
        = 60.00 | 8.40 8.40 0.00 10.95 | 87.75 | round-off 0.00"#]],
    );
    let inclusive = bill([cola]).with_prices(Prices::Inclusive);
    check(
        BillDraft { date: BEFORE, ..inclusive },
        &expect![[r#"
        40.18 | 5.63 5.63 0.00 8.57 | 60.00
        = 40.18 | 5.63 5.63 0.00 8.57 | 60.00 | round-off -0.01"#]],
    );
}

#[test]
fn a_composition_dealer_shows_no_tax_whatever_the_rate() {
    let by_composition = |prices| {
        let mut draft = bill([line("2", "100", "13")]).with_prices(prices);
        draft.seller.registration = Registration::Composition;
        draft
    };
    check(
        by_composition(Prices::Exclusive),
        &expect![[r#"
        200.00 | 0.00 0.00 0.00 0.00 | 200.00
        = 200.00 | 0.00 0.00 0.00 0.00 | 200.00 | round-off 0.00"#]],
    );
    check(
        by_composition(Prices::Inclusive),
        &expect![[r#"
        200.00 | 0.00 0.00 0.00 0.00 | 200.00
        = 200.00 | 0.00 0.00 0.00 0.00 | 200.00 | round-off 0.00"#]],
    );
}

#[test]
fn the_total_may_be_rounded_to_the_rupee() {
    let rounded = |price| bill([line("1", price, "0")]).with_round_off(RoundOff::Rupee);
    check(
        rounded("99.50"),
        &expect![[r#"
        99.50 | 0.00 0.00 0.00 0.00 | 99.50
        = 99.50 | 0.00 0.00 0.00 0.00 | 100.00 | round-off 0.50"#]],
    );
    check(
        rounded("99.49"),
        &expect![[r#"
        99.49 | 0.00 0.00 0.00 0.00 | 99.49
        = 99.49 | 0.00 0.00 0.00 0.00 | 99.00 | round-off -0.49"#]],
    );
    check(
        rounded("0.49"),
        &expect![[r#"
        0.49 | 0.00 0.00 0.00 0.00 | 0.49
        = 0.49 | 0.00 0.00 0.00 0.00 | 0.00 | round-off -0.49"#]],
    );
}

#[test]
fn a_bill_can_be_sent_from_a_paisa_to_five_lakh() {
    for (price, sendable) in [("0", false), ("0.01", true), ("500000.00", true), ("500000.01", false)] {
        assert_eq!(bill([line("1", price, "0")]).finish().unwrap().is_sendable(), sendable, "{price}");
    }
}
