//! What is no bill, and that nothing entered can panic.

use crate::bill::samples::{BEFORE, TODAY, bill, buyer_in, line, off_amount, off_percent, percent, rupees};
use crate::bill::{
    BillDraft, BillRefusal, Discount, LineDraft, MOST_LINES, Prices, RefusalCode, Registration,
};
use crate::money::Paise;
use crate::quantity::Quantity;
use proptest::prelude::*;

#[track_caller]
fn check(draft: BillDraft, code: RefusalCode, field: &str) {
    assert_eq!(draft.finish().unwrap_err(), BillRefusal { code, field: Some(field.to_owned()) });
}

#[track_caller]
fn check_good(draft: BillDraft) {
    draft.finish().unwrap();
}

#[test]
fn a_bill_has_lines_but_not_endlessly_many() {
    let empty = BillDraft { lines: Vec::new(), ..bill([line("1", "1", "0")]) };
    check(empty, RefusalCode::EmptyBill, "lines");
    let lines = |n_lines| bill(std::iter::repeat_n(line("1", "10", "18"), n_lines));
    check(lines(MOST_LINES + 1), RefusalCode::TooManyLines, "lines");
    check_good(lines(MOST_LINES));
}

#[test]
fn a_discount_takes_at_most_all_there_is() {
    let of_line = |discount| bill([line("1", "5", "5"), line("2", "50", "5").with_discount(discount)]);
    check(of_line(off_amount("100.01")), RefusalCode::DiscountExceeds, "lines[1].discount");
    check(of_line(off_percent("100.01")), RefusalCode::DiscountExceeds, "lines[1].discount");
    check(of_line(off_amount("-1")), RefusalCode::DiscountInvalid, "lines[1].discount");
    check_good(of_line(off_amount("100")));
    check_good(of_line(off_percent("100")));
    let of_bill =
        |discount| bill([line("2", "50", "5").with_discount(off_percent("10"))]).with_discount(discount);
    check(of_bill(off_amount("90.01")), RefusalCode::DiscountExceeds, "discount");
    check(of_bill(off_percent("101")), RefusalCode::DiscountExceeds, "discount");
    check(of_bill(off_amount("-0.01")), RefusalCode::DiscountInvalid, "discount");
    check_good(of_bill(off_amount("90")));
}

#[test]
fn prices_and_shipping_are_never_negative() {
    check(bill([line("1", "-0.01", "0")]), RefusalCode::PriceNegative, "lines[0].price");
    let negative_cess = LineDraft { cess_per_unit: rupees("-1"), ..line("1", "1", "0") };
    check(bill([negative_cess]), RefusalCode::PriceNegative, "lines[0].cess_per_unit");
    check(bill([line("1", "1", "0")]).with_shipping(rupees("-1")), RefusalCode::ShippingInvalid, "shipping");
}

#[test]
fn shipping_needs_goods_of_value() {
    let free = bill([line("1", "0", "5"), line("1", "9", "5").with_discount(off_percent("100"))]);
    check_good(free.clone());
    check(free.with_shipping(rupees("40")), RefusalCode::ShippingWithoutValue, "shipping");
    let all_off = bill([line("1", "9", "5")]).with_discount(off_percent("100"));
    check(all_off.with_shipping(rupees("40")), RefusalCode::ShippingWithoutValue, "shipping");
}

#[test]
fn a_rate_is_one_of_the_day() {
    let on = |date, rate| BillDraft { date, ..bill([line("1", "100", rate)]) };
    check(on(TODAY, "12"), RefusalCode::RateNotInForce, "lines[0].gst_rate");
    check(on(TODAY, "13"), RefusalCode::RateUnknown, "lines[0].gst_rate");
    check_good(on(BEFORE, "12"));
    check(on(BEFORE, "40"), RefusalCode::RateNotInForce, "lines[0].gst_rate");
    let bricks = LineDraft { hsn: Some("6904".to_owned()), ..line("1", "100", "12") };
    check_good(bill([bricks]));
}

#[test]
fn cess_is_one_of_the_day() {
    let by_value = LineDraft { cess_rate: percent("12"), ..line("1", "100", "18") };
    let by_quantity = LineDraft { cess_per_unit: rupees("1"), ..line("1", "100", "18") };
    check(bill([by_value.clone()]), RefusalCode::RateNotInForce, "lines[0].cess_rate");
    check(bill([by_quantity.clone()]), RefusalCode::RateNotInForce, "lines[0].cess_per_unit");
    check_good(BillDraft { date: BEFORE, ..bill([by_value, by_quantity]) });
}

#[test]
fn an_inclusive_price_holds_its_cess() {
    let with_price = |price| {
        let line = LineDraft { cess_per_unit: rupees("4"), ..line("2", price, "28") };
        BillDraft { date: BEFORE, ..bill([line]).with_prices(Prices::Inclusive) }
    };
    check(with_price("3.99"), RefusalCode::CessExceeds, "lines[0].cess_per_unit");
    check_good(with_price("4.00"));
}

#[test]
fn a_composition_dealer_sells_at_home() {
    let mut draft = bill([line("1", "100", "18")]);
    draft.seller.registration = Registration::Composition;
    check_good(draft.clone());
    draft.buyer = buyer_in("27");
    check(draft, RefusalCode::CompositionInterState, "customer.state");
}

#[test]
fn what_does_not_fit_is_refused() {
    let most = |quantity| LineDraft { price: Paise::new(i64::MAX), ..line(quantity, "1", "18") };
    check(bill([most("1.5")]), RefusalCode::AmountTooLarge, "lines[0].price");
    check(bill([most("1")]), RefusalCode::AmountTooLarge, "lines[0].price");
    assert_eq!(
        bill([most("0.5"), most("0.5"), most("0.5")]).finish().unwrap_err(),
        RefusalCode::AmountTooLarge.into()
    );
}

#[test]
fn every_code_has_its_own_name() {
    let names: std::collections::BTreeSet<&str> =
        RefusalCode::ALL.into_iter().map(RefusalCode::as_str).collect();
    assert_eq!(names.len(), RefusalCode::ALL.len());
}

fn any_discount() -> impl Strategy<Value = Option<Discount>> {
    let percent = (0..300_i32).prop_map(|whole| off_percent(&whole.to_string()));
    let amount = any_paise().prop_map(Discount::Amount);
    prop::option::of(prop_oneof![percent, amount])
}

fn any_paise() -> impl Strategy<Value = Paise> {
    prop_oneof![any::<i64>(), Just(i64::MAX), Just(i64::MIN), -5..5_i64].prop_map(Paise::new)
}

fn wild_line() -> impl Strategy<Value = LineDraft> {
    let quantity = prop_oneof![Just("9999999.999999"), Just("0.000001"), Just("1")];
    let rates = (prop_oneof![Just("28"), Just("0"), Just("300")], prop_oneof![Just("300"), Just("0")]);
    (quantity, any_paise(), rates, any_paise(), any_discount()).prop_map(
        |(quantity, price, (gst, cess), per_unit, discount)| LineDraft {
            gst_rate: percent(gst),
            cess_rate: percent(cess),
            cess_per_unit: per_unit,
            discount,
            ..LineDraft::new("", Quantity::parse(quantity).unwrap(), price)
        },
    )
}

proptest! {
    #[test]
    fn nothing_entered_panics(
        lines in prop::collection::vec(wild_line(), 0..5),
        discount in any_discount(),
        shipping in any_paise(),
        inclusive in any::<bool>(),
        collects in any::<bool>(),
    ) {
        let mut draft = BillDraft { date: BEFORE, lines, discount, shipping, ..bill([line("1", "1", "0")]) };
        draft.prices = if inclusive { Prices::Inclusive } else { Prices::Exclusive };
        draft.seller.registration = if collects { Registration::Regular } else { Registration::Unregistered };
        let _ = draft.finish();
    }
}
