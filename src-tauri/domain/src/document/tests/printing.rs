//! What each registration may print, and what a person is warned of.

use crate::account::Address;
use crate::bill::samples::{address, bill, buyer_in, line};
use crate::bill::{BillDraft, Buyer, LineDraft, Registration};
use crate::document::samples::{good_bill, terms};
use crate::document::{
    BuyerDetails, Content, Extent, InvoiceTerms, MayPrint, Party, PrintedNote, StateHead, TransportCopies,
    Warning, invoice,
};
use crate::hsn::{HsnDigits, Turnover};
use crate::identity::{Doubt, LetStand, Reason};
use crate::place::State;

fn content(draft: BillDraft, turnover: Turnover) -> Content {
    let terms = InvoiceTerms { turnover, ..terms() };
    invoice(&draft.finish().unwrap(), &[], Extent::Everything, &terms).unwrap()
}

fn printed(draft: BillDraft) -> MayPrint {
    content(draft, Turnover::UpToFiveCrore).may_print(Turnover::UpToFiveCrore)
}

fn business(code: &str, gstin: &str) -> Buyer {
    Buyer { gstin: Some(gstin.to_owned()), address: None, ..buyer_in(code) }
}

fn coded() -> LineDraft {
    LineDraft { hsn: Some("170113".to_owned()), ..line("1", "100", "18") }
}

#[test]
fn a_regular_dealer_shows_tax_and_gstin() {
    let may = printed(good_bill([line("1", "100", "18")]));
    assert!(may.tax && may.seller_gstin && may.place_of_supply && may.notes.is_empty());
    assert_eq!((may.state_head, may.hsn), (Some(StateHead::Sgst), HsnDigits::Optional));
    assert_eq!((may.buyer, may.copies), (BuyerDetails::Optional, TransportCopies::Three));
}

#[test]
fn a_composition_dealer_says_so_and_shows_no_tax() {
    let mut draft = good_bill([line("1", "100", "18")]);
    draft.seller.registration = Registration::Composition;
    let may = printed(draft);
    assert!(!may.tax && may.seller_gstin && may.state_head.is_none());
    assert_eq!(may.notes, [PrintedNote::Composition]);
}

#[test]
fn an_unregistered_shop_shows_neither_tax_nor_gstin() {
    let mut draft = bill([line("1", "60000", "18")]);
    draft.seller.registration = Registration::Unregistered;
    let may = printed(draft);
    assert!(!may.tax && !may.seller_gstin && !may.place_of_supply && may.notes.is_empty());
    assert_eq!(may.buyer, BuyerDetails::Optional);
}

#[test]
fn untaxed_goods_of_a_regular_dealer_show_no_tax_and_say_so() {
    let may = printed(good_bill([line("1", "100", "0")]));
    assert!(!may.tax);
    assert_eq!(may.notes, [PrintedNote::NoTax]);
}

#[test]
fn the_states_half_is_called_utgst_where_there_is_no_legislature() {
    let head = |code: &str| {
        let mut draft = good_bill([line("1", "100", "18")]);
        draft.seller.state = State::by_code(code).unwrap();
        draft.buyer = buyer_in(code);
        printed(draft).state_head
    };
    assert_eq!(head("04"), Some(StateHead::Utgst));
    assert_eq!(head("07"), Some(StateHead::Sgst));
    let away = BillDraft { buyer: buyer_in("04"), ..good_bill([line("1", "100", "18")]) };
    assert_eq!(printed(away).state_head, None, "IGST has no halves");
}

#[test]
fn a_larger_shop_is_told_on_paper_and_screen_that_the_e_invoice_is_missing() {
    let draft = || BillDraft { buyer: business("29", "29AABCR1718E1ZL"), ..good_bill([coded()]) };
    let small = content(draft(), Turnover::UpToFiveCrore);
    assert!(small.may_print(Turnover::UpToFiveCrore).notes.is_empty());
    let large = content(draft(), Turnover::AboveFiveCrore);
    assert_eq!(large.may_print(Turnover::AboveFiveCrore).notes, [PrintedNote::NoEInvoice]);
    assert!(large.warnings(Turnover::AboveFiveCrore, &[]).contains(&Warning::EInvoiceMissing));
    let to_person = content(good_bill([coded()]), Turnover::AboveFiveCrore);
    assert!(!to_person.warnings(Turnover::AboveFiveCrore, &[]).contains(&Warning::EInvoiceMissing));
}

#[test]
fn a_gstin_that_looks_wrong_warns_until_somebody_lets_it_stand() {
    let draft = BillDraft { buyer: business("27", "27AAPFU0939F1ZX"), ..good_bill([coded()]) };
    let content = content(draft, Turnover::UpToFiveCrore);
    let doubtful = Warning::Doubtful { party: Party::Buyer, doubt: Doubt::GstinChecksum };
    assert_eq!(content.warnings(Turnover::UpToFiveCrore, &[]), std::slice::from_ref(&doubtful));
    assert_eq!(doubtful.field().as_deref(), Some("customer.gstin"));
    let reason = Reason::parse("seen on their certificate").unwrap();
    let stands = [LetStand { doubt: Doubt::GstinChecksum, reason }];
    assert_eq!(content.warnings(Turnover::UpToFiveCrore, &stands), []);
}

#[test]
fn a_gstin_or_pin_of_another_state_than_the_address_warns() {
    let mumbai = Address { state: "Maharashtra".into(), city: "Mumbai".into(), ..address() };
    let buyer = Buyer { address: Some(mumbai), ..business("27", "29AABCR1718E1ZL") };
    let content = content(BillDraft { buyer, ..good_bill([coded()]) }, Turnover::UpToFiveCrore);
    let (registered, there) = (State::by_code("29").unwrap(), State::by_code("27").unwrap());
    let doubt = |doubt| Warning::Doubtful { party: Party::Buyer, doubt };
    assert_eq!(
        content.warnings(Turnover::UpToFiveCrore, &[]),
        [
            doubt(Doubt::GstinOtherState { registered, address: there }),
            doubt(Doubt::PinOtherState { address: there }),
        ]
    );
}

#[test]
fn a_strange_unit_an_unusual_rate_and_goods_on_the_road_warn() {
    let shirt = LineDraft { hsn: Some("6205".into()), unit: Some("bori".into()), ..line("30", "2000", "18") };
    let warnings =
        content(good_bill([shirt]), Turnover::UpToFiveCrore).warnings(Turnover::UpToFiveCrore, &[]);
    let suggested = crate::Percent::parse("5").unwrap();
    assert_eq!(
        warnings,
        [Warning::EWayBill, Warning::UnitUnknown { place: 0 }, Warning::RateByPrice { place: 0, suggested },]
    );
}
