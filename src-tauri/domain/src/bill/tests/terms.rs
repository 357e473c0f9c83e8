//! Bills under the shop's own terms, and bills on a later day.

use crate::bill::any_bill::any_bill;
use crate::bill::samples::{BEFORE, TODAY, bill, line, off_percent, percent, rupees};
use crate::bill::{
    BillDraft, BillLine, BillTerms, Goods, LineDraft, Prices, RefusalCode, Registration, ShippingRule,
    Untaxed, by_hsn, by_rate,
};
use crate::money::Paise;
use crate::order_details::{Terms, order_details};
use crate::rate::gst_rates_on;
use proptest::prelude::*;
use proptest::sample::select;

fn under(shipping: ShippingRule) -> BillTerms {
    BillTerms { shipping, ..BillTerms::default() }
}

fn fixed(rate: &str) -> ShippingRule {
    ShippingRule::Fixed { rate: percent(rate), hsn: None }
}

fn any_rule() -> impl Strategy<Value = ShippingRule> {
    select(vec![ShippingRule::ProRata, ShippingRule::HighestRate, fixed("18"), fixed("0")])
}

#[test]
fn shipping_bears_the_rate_the_shop_chose() {
    let draft = || bill([line("1", "100", "5"), line("1", "300", "18")]).with_shipping(rupees("40"));
    let shares = |rule| {
        let bill = draft().finish_under(under(rule)).unwrap();
        let shares: Vec<String> = bill.all_lines().map(|line| line.shipping().to_rupees()).collect();
        (shares.join(" "), bill.cgst().to_rupees())
    };
    assert_eq!(shares(ShippingRule::ProRata), ("10.00 30.00".into(), "32.45".into()));
    assert_eq!(shares(ShippingRule::HighestRate), ("0.00 40.00".into(), "33.10".into()));
    assert_eq!(shares(fixed("3")), ("0.00 0.00 40.00".into(), "30.10".into()));
}

#[test]
fn the_highest_rate_is_that_of_goods_that_cost_something() {
    let gift = line("1", "50", "40").with_discount(off_percent("100"));
    let draft = bill([gift, line("1", "100", "5")]).with_shipping(rupees("20"));
    let bill = draft.finish_under(under(ShippingRule::HighestRate)).unwrap();
    assert_eq!(bill.lines()[1].shipping(), rupees("20"));
}

#[test]
fn a_fixed_rate_of_shipping_is_one_of_the_day() {
    let draft = bill([line("1", "100", "5")]).with_shipping(rupees("20"));
    let refusal = draft.clone().finish_under(under(fixed("12"))).unwrap_err();
    assert_eq!((refusal.code, refusal.field.as_deref()), (RefusalCode::RateNotInForce, Some("shipping")));
    let old = BillDraft { date: BEFORE, ..draft };
    assert!(old.finish_under(under(fixed("12"))).is_ok());
}

#[test]
fn who_collects_no_tax_has_no_line_for_shipping() {
    let mut draft = bill([line("1", "100", "5")]).with_shipping(rupees("20"));
    draft.seller.registration = Registration::Composition;
    let bill = draft.finish_under(under(fixed("18"))).unwrap();
    assert!(bill.shipping_line().is_none());
    assert_eq!(bill.total(), rupees("120"));
}

#[test]
fn a_line_says_why_it_bears_no_tax() {
    let draft = bill([line("1", "10", "0"), line("1", "10", "0"), line("1", "10", "5")]);
    let untaxed = vec![Untaxed::NonGst];
    let bill = draft.finish_under(BillTerms { untaxed, ..BillTerms::default() }).unwrap();
    let why: Vec<_> = bill.lines().iter().map(BillLine::untaxed).collect();
    assert_eq!(why, [Some(Untaxed::NonGst), Some(Untaxed::Exempt), None]);
}

#[test]
fn the_same_goods_at_two_rates_stand_in_two_rows() {
    let goods = |quantity, price, rate| LineDraft {
        hsn: Some("6109 10".into()),
        unit: Some("pcs".into()),
        ..line(quantity, price, rate)
    };
    let lines = [
        goods("2", "100", "5"),
        goods("1", "600", "5"),
        goods("5", "300", "5"),
        goods("2", "100", "18"),
        goods("1", "600", "18"),
        goods("5", "300", "18"),
    ];
    let bill = bill(lines).finish().unwrap();
    let rows = by_hsn(bill.all_lines()).unwrap();
    let text: Vec<String> = rows
        .iter()
        .map(|row| {
            let unit = row.unit.map_or("NA", crate::unit::Uqc::code);
            let (hsn, taxable) = (row.hsn.as_deref().unwrap_or("-"), row.taxable.to_rupees());
            format!("{hsn} {unit} {} % {} {taxable} {}", row.rate, row.quantity, row.heads.cgst.to_rupees())
        })
        .collect();
    assert_eq!(text, ["610910 PCS 5 % 8 2300.00 57.50", "610910 PCS 18 % 8 2300.00 207.00"]);
}

proptest! {
    #[test]
    fn figures_are_sums_of_all_lines_under_any_terms(bill in any_bill(), rule in any_rule()) {
        let free = bill.draft().lines.iter().all(|line| line.price.is_zero());
        let bill = bill.draft().clone().finish_under(under(rule)).unwrap();
        let sum = |figure: fn(&BillLine) -> Paise| Paise::sum(bill.all_lines().map(figure)).unwrap();
        prop_assert_eq!(bill.taxable(), sum(BillLine::taxable));
        prop_assert_eq!(bill.cgst(), sum(BillLine::cgst));
        prop_assert_eq!(bill.igst(), sum(BillLine::igst));
        prop_assert_eq!(bill.shipping(), sum(BillLine::shipping));
        prop_assert!(bill.all_lines().all(|line| line.figures().adds_up(bill.draft().prices)));
        prop_assert!(!free || bill.shipping().is_zero());
        let rates = by_rate(bill.all_lines()).unwrap();
        let codes = by_hsn(bill.all_lines()).unwrap();
        prop_assert_eq!(Paise::sum(rates.iter().map(|row| row.taxable)), Some(bill.taxable()));
        prop_assert_eq!(Paise::sum(rates.iter().map(|row| row.heads.cgst)), Some(bill.cgst()));
        prop_assert_eq!(Paise::sum(codes.iter().map(|row| row.taxable)), Some(bill.taxable()));
        prop_assert_eq!(Paise::sum(codes.iter().map(|row| row.heads.cess)), Some(bill.cess()));
    }

    #[test]
    fn the_message_to_the_customer_adds_up_under_any_terms(bill in any_bill(), rule in any_rule()) {
        let draft = BillDraft { goods: Goods::Digital, ..bill.draft().clone() };
        let bill = draft.finish_under(under(rule)).unwrap();
        let terms = Terms { reference: "R", catalog_id: None, importer: None, expires_at: jiff::Timestamp::UNIX_EPOCH, above_upi: false };
        if let Ok(details) = order_details(&bill, &terms) {
            let added = details.subtotal.plus(details.tax).unwrap().plus(details.shipping.unwrap_or(Paise::ZERO));
            let total = added.unwrap().minus(details.discount.unwrap_or(Paise::ZERO));
            prop_assert_eq!(total, Some(bill.total()));
        }
    }

    #[test]
    fn a_bill_restated_at_other_rates_keeps_its_total(
        bill in any_bill(),
        rates in prop::collection::vec(select(gst_rates_on(TODAY).collect::<Vec<_>>()), 1..5),
    ) {
        let restated = bill.on(TODAY, |place, _| rates[place % rates.len()]).unwrap();
        prop_assert_eq!(restated.bill.total(), bill.total());
        let inclusive = restated.bill.draft().prices == Prices::Inclusive;
        prop_assert!(restated.changes.is_empty() || inclusive);
        for (before, after) in bill.lines().iter().zip(restated.bill.lines()) {
            prop_assert_eq!(before.total(), after.total());
            prop_assert!(after.figures().adds_up(restated.bill.draft().prices));
        }
    }
}
