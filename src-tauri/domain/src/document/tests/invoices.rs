//! Which document a sale gets, and why it gets none.

use crate::account::Address;
use crate::bill::samples::{BEFORE, TODAY, address, bill, buyer_in, line, off_percent, percent, rupees};
use crate::bill::{BillDraft, Buyer, LineDraft, Prices, Registration, RoundOff, Seller};
use crate::document::samples::{good_bill, registered, terms};
use crate::document::{
    Content, DocumentCode, DocumentRefusal, Extent, InvoiceTerms, Kind, consolidated, invoice,
};
use crate::hsn::Turnover;
use crate::money::Paise;

fn whole(draft: BillDraft, terms: &InvoiceTerms) -> Result<Content, DocumentRefusal> {
    invoice(&draft.finish().unwrap(), &[], Extent::Everything, terms)
}

#[track_caller]
fn check_kind(draft: BillDraft, kind: Kind) {
    assert_eq!(whole(draft, &terms()).unwrap().kind, kind);
}

#[track_caller]
fn check_refused(draft: BillDraft, code: DocumentCode, field: &str) {
    let refusal = whole(draft, &terms()).unwrap_err();
    assert_eq!(refusal, DocumentRefusal { code, field: Some(field.to_owned()) });
}

fn to_business() -> Buyer {
    Buyer { gstin: Some("27AAPFU0939F1ZV".to_owned()), ..buyer_in("27") }
}

fn coded(hsn: &str) -> LineDraft {
    LineDraft { hsn: Some(hsn.to_owned()), ..line("1", "100", "18") }
}

#[test]
fn the_kind_follows_from_who_sells_to_whom_and_what() {
    let mixed = || good_bill([line("1", "100", "18"), line("1", "50", "0")]);
    check_kind(good_bill([line("1", "100", "18")]), Kind::TaxInvoice);
    check_kind(good_bill([line("1", "100", "0")]), Kind::BillOfSupply);
    check_kind(mixed(), Kind::InvoiceCumBillOfSupply);
    let lines = [coded("1701"), LineDraft { gst_rate: percent("0"), ..coded("0713") }];
    check_kind(BillDraft { buyer: to_business(), ..good_bill(lines) }, Kind::TaxInvoice);
    let mut composition = mixed();
    composition.seller.registration = Registration::Composition;
    check_kind(composition, Kind::BillOfSupply);
    let mut unregistered = bill([line("1", "100", "18")]);
    unregistered.seller.registration = Registration::Unregistered;
    check_kind(unregistered, Kind::Bill);
}

#[test]
fn fifty_thousand_rupees_ask_for_an_unregistered_buyers_address() {
    let costing = |price, buyer| BillDraft { buyer, ..good_bill([line("1", price, "0")]) };
    let nameless = || Buyer { address: None, ..buyer_in("29") };
    check_kind(costing("49999.99", nameless()), Kind::BillOfSupply);
    check_refused(costing("50000", nameless()), DocumentCode::BuyerAddressNeeded, "customer.address");
    let halves = Buyer { address: Some(Address { city: " ".into(), ..address() }), ..buyer_in("29") };
    check_refused(costing("50000", halves), DocumentCode::BuyerAddressNeeded, "customer.address");
    check_kind(costing("50000", buyer_in("29")), Kind::BillOfSupply);
}

#[test]
fn a_shop_says_who_it_is_as_its_registration_asks() {
    let by = |seller| BillDraft { seller, ..bill([line("1", "100", "18")]) };
    check_refused(
        by(Seller { gstin: None, ..registered() }),
        DocumentCode::SellerGstinNeeded,
        "seller.gstin",
    );
    let typo = Seller { gstin: Some("29AABCR".into()), ..registered() };
    check_refused(by(typo), DocumentCode::GstinInvalid, "seller.gstin");
    let homeless = Seller { address: None, ..registered() };
    check_refused(by(homeless), DocumentCode::SellerDetailsNeeded, "seller.address");
    let unregistered = Seller { registration: Registration::Unregistered, ..registered() };
    check_refused(by(unregistered), DocumentCode::SellerGstinForbidden, "seller.gstin");
}

#[test]
fn tariff_codes_have_as_many_digits_as_turnover_and_buyer_ask() {
    let to = |buyer, hsn: &str| BillDraft { buyer, ..good_bill([coded(hsn)]) };
    check_kind(to(buyer_in("29"), ""), Kind::TaxInvoice);
    check_refused(to(buyer_in("29"), "17013"), DocumentCode::HsnInvalid, "lines[0].hsn");
    check_refused(to(to_business(), ""), DocumentCode::HsnNeeded, "lines[0].hsn");
    check_refused(to(to_business(), "17"), DocumentCode::HsnTooShort, "lines[0].hsn");
    check_kind(to(to_business(), "1701"), Kind::TaxInvoice);
}

#[test]
fn a_rate_that_ended_is_refused_until_the_bill_is_restated() {
    let old = BillDraft { date: BEFORE, ..good_bill([line("3", "99.99", "12")]) };
    let old = old.with_round_off(RoundOff::Rupee).finish().unwrap();
    let refusal = invoice(&old, &[], Extent::Everything, &terms()).unwrap_err();
    assert_eq!(refusal.code, DocumentCode::RateNotInForce);
    assert_eq!(refusal.field.as_deref(), Some("lines[0].gst_rate"));
    let restated = old.on(TODAY, |_, _| percent("18")).unwrap();
    assert_eq!(restated.bill.total(), old.total(), "the customer pays what was agreed");
    assert_eq!(restated.changes.len(), 1);
    assert!(restated.bill.taxable() < restated.taxable_before);
    assert_eq!(restated.bill.draft().prices, Prices::Inclusive);
    let content = invoice(&restated.bill, &[], Extent::Everything, &terms()).unwrap();
    assert_eq!(content.sums().unwrap().total, old.total());
}

#[test]
fn a_bill_whose_rates_still_hold_only_moves_to_the_new_day() {
    let old = BillDraft { date: BEFORE, ..good_bill([line("3", "99.99", "18")]) }.finish().unwrap();
    let restated = old.on(TODAY, |_, line| line.gst_rate).unwrap();
    assert!(restated.changes.is_empty());
    assert_eq!(restated.bill.draft().date, TODAY);
    assert_eq!(restated.bill.lines(), old.lines());
}

#[test]
fn nothing_is_supplied_abroad_or_in_a_state_that_is_gone() {
    for code in ["96", "28", "25", "99"] {
        let draft = BillDraft { buyer: buyer_in(code), ..good_bill([line("1", "100", "18")]) };
        check_refused(draft, DocumentCode::PlaceNotInForce, "customer.state");
    }
}

#[test]
fn larger_shops_need_six_digits_for_everybody() {
    let large = InvoiceTerms { turnover: Turnover::AboveFiveCrore, ..terms() };
    let refusal = whole(good_bill([coded("1701")]), &large).unwrap_err();
    assert_eq!(refusal.code, DocumentCode::HsnTooShort);
    assert!(whole(good_bill([coded("170113")]), &large).is_ok());
}

#[test]
fn small_sales_of_a_day_share_one_invoice_with_their_own_figures() {
    let sale = |price: &str| good_bill([line("1", price, "18")]).finish().unwrap();
    let (one, two, three) = (sale("99.99"), sale("99.99"), sale("15.80"));
    let content = consolidated(&[&one, &two, &three], TODAY).unwrap();
    assert_eq!(content.kind, Kind::Consolidated);
    assert_eq!(content.lines.len(), 2, "what says the same stands once");
    let together = Paise::sum([one.total(), two.total(), three.total()]).unwrap();
    assert_eq!(content.sums().unwrap().total, together);
    assert_eq!(
        content.sums().unwrap().heads.cgst,
        Paise::sum([one.cgst(), two.cgst(), three.cgst()]).unwrap()
    );
    let refused = |sales: &[&crate::Bill]| consolidated(sales, TODAY).unwrap_err().code;
    assert_eq!(refused(&[&one, &sale("170")]), DocumentCode::SaleNotSmall);
    let to_business = BillDraft { buyer: to_business(), ..good_bill([line("1", "1", "18")]) };
    assert_eq!(refused(&[&to_business.finish().unwrap()]), DocumentCode::SaleRegistered);
    let yesterday = BillDraft { date: TODAY.yesterday().unwrap(), ..good_bill([line("1", "1", "18")]) };
    assert_eq!(refused(&[&one, &yesterday.finish().unwrap()]), DocumentCode::SalesDiffer);
    assert_eq!(refused(&[]), DocumentCode::NothingLeft);
}

#[test]
fn clothes_bear_the_rate_of_what_one_piece_costs_after_discount() {
    let shirt = |price: &str| LineDraft { hsn: Some("6205".into()), ..line("2", price, "18") };
    let rate = |draft: BillDraft| {
        let rule =
            |_: usize, line: &LineDraft| line.hsn.as_deref().and_then(crate::rate::PriceRule::suggested);
        draft.with_rates_by_price(rule).unwrap().lines[0].gst_rate.to_string()
    };
    assert_eq!(rate(good_bill([shirt("2500")])), "5");
    assert_eq!(rate(good_bill([shirt("2600")])), "18");
    assert_eq!(rate(good_bill([shirt("2600").with_discount(off_percent("5"))])), "5");
    assert_eq!(rate(good_bill([shirt("2600")]).with_discount(off_percent("5"))), "5");
    assert_eq!(rate(good_bill([shirt("2500")]).with_shipping(rupees("500"))), "5");
}
