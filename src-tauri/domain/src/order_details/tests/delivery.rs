//! Whom goods are shipped to, and who answers for them.

use super::{importer, terms};
use crate::account::{Address, Importer};
use crate::bill::samples::{address, bill, line};
use crate::bill::{BillDraft, Delivery, Goods};
use crate::order_details::name::units;
use crate::order_details::{NotSendable, OrderDetails, Terms, order_details};

fn shipped(address: Option<Address>) -> BillDraft {
    let mut draft = BillDraft { delivery: Delivery::Ship, ..bill([line("1", "100", "5")]) };
    draft.buyer.address = address;
    draft
}

fn outcome(draft: BillDraft) -> Result<OrderDetails, NotSendable> {
    order_details(&draft.finish().unwrap(), &terms())
}

#[track_caller]
fn check_needed(draft: BillDraft, field: &'static str) {
    assert_eq!(outcome(draft), Err(NotSendable::AddressNeeded { field }));
}

#[test]
fn only_goods_that_are_shipped_have_a_beneficiary() {
    let beneficiary = outcome(shipped(Some(address()))).unwrap().beneficiary.unwrap();
    assert_eq!((beneficiary.name.as_str(), beneficiary.address), ("Ravi", address()));
    for (goods, delivery) in [
        (Goods::Physical, Delivery::Counter),
        (Goods::Digital, Delivery::Counter),
        (Goods::Digital, Delivery::Ship),
    ] {
        assert_eq!(outcome(BillDraft { goods, delivery, ..shipped(None) }).unwrap().beneficiary, None);
    }
}

#[test]
fn what_an_address_lacks_is_asked_by_name() {
    check_needed(shipped(None), "customer.address");
    let empty = || " \u{200b}\n".to_owned();
    check_needed(shipped(Some(Address { line1: empty(), ..address() })), "customer.address.line1");
    check_needed(shipped(Some(Address { city: empty(), ..address() })), "customer.address.city");
    check_needed(shipped(Some(Address { state: empty(), ..address() })), "customer.address.state");
    for pin in ["", "56000", "5600022", "056002", "56000a", "५६०००२"] {
        check_needed(shipped(Some(Address { pin: pin.to_owned(), ..address() })), "customer.address.pin");
    }
    let mut nameless = shipped(Some(address()));
    nameless.buyer.name = empty();
    check_needed(nameless, "customer.name");
}

#[test]
fn an_address_is_tidied_and_cut_to_what_whatsapp_takes() {
    let long = Address {
        line1: "घर ".repeat(100),
        line2: Some("\n".to_owned()),
        pin: "560 002".to_owned(),
        ..address()
    };
    let mut draft = shipped(Some(long));
    draft.buyer.name = "n".repeat(300);
    let beneficiary = outcome(draft).unwrap().beneficiary.unwrap();
    assert_eq!(units(&beneficiary.name), 200);
    assert!(units(&beneficiary.address.line1) <= 100 && beneficiary.address.line1.ends_with('…'));
    assert_eq!(beneficiary.address.line2, None);
    assert_eq!(beneficiary.address.pin, "560002");
}

#[test]
fn the_account_answers_for_items_or_else_the_shop() {
    let bill = bill([line("1", "100", "5")]).finish().unwrap();
    let name = |importer: Option<&Importer>| {
        let order = order_details(&bill, &Terms { importer, ..terms() }).unwrap();
        order.items[0].origin.clone().unwrap().importer.name
    };
    assert_eq!(name(Some(&importer())), "Import House");
    assert_eq!(name(None), "Asha Stores");
    let incomplete = Importer { address: Address::default(), ..importer() };
    assert_eq!(name(Some(&incomplete)), "Asha Stores");
}

#[test]
fn somebody_must_answer_for_items() {
    let mut nameless = bill([line("1", "100", "5")]);
    nameless.seller.name = String::new();
    assert_eq!(outcome(nameless), Err(NotSendable::ImporterNeeded));
    let mut homeless = bill([line("1", "100", "5")]);
    homeless.seller.address = None;
    assert_eq!(outcome(homeless), Err(NotSendable::ImporterNeeded));
}
