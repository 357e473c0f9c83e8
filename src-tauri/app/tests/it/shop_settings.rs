//! What the shop says of itself, and where its window was.

use crate::counter::{Counter, ENGLISH, form, line, registered_shop};
use app::views::{Address, LanguageTag, LineForm, PricesForm, RegistrationForm, ShopView};
use app::{Code, states_of_india};

#[test]
fn a_shop_has_defaults_until_it_is_set_up_and_keeps_what_is_set() {
    let mut counter = Counter::new();
    let usual = counter.app.shop().unwrap();
    assert_eq!((usual.name.as_str(), usual.registration), ("", RegistrationForm::Unregistered));
    assert_eq!((usual.prices, usual.round_off, usual.state.as_str()), (PricesForm::Inclusive, true, ""));
    let set = ShopView { customer_language: LanguageTag::Hindi, round_off: false, ..registered_shop() };
    assert_eq!(counter.app.set_shop(&set).unwrap(), set);
    counter.reopen();
    assert_eq!(counter.app.shop().unwrap(), set);
}

#[test]
fn the_state_follows_from_the_gstin_where_none_is_chosen() {
    let counter = Counter::new();
    let set = ShopView { state: String::new(), gstin: "27aapfu0939f1zv".into(), ..registered_shop() };
    let kept = counter.app.set_shop(&set).unwrap();
    assert_eq!((kept.state.as_str(), kept.gstin.as_str()), ("27", "27AAPFU0939F1ZV"));
    let named = ShopView { state: "tamil nadu".into(), ..registered_shop() };
    assert_eq!(counter.app.set_shop(&named).unwrap().state, "33");
}

#[test]
fn what_is_wrong_with_a_shop_names_its_field() {
    let counter = Counter::new();
    let good = registered_shop;
    let address = |pin: &str| Some(Address { pin: pin.into(), ..Address::default() });
    for (shop, code, field) in [
        (ShopView { name: " ".into(), ..good() }, Code::FieldMissing, "name"),
        (ShopView { state: String::new(), gstin: String::new(), ..good() }, Code::FieldMissing, "state"),
        (ShopView { state: "98".into(), ..good() }, Code::StateUnknown, "state"),
        (ShopView { upi_id: "no at sign".into(), ..good() }, Code::FieldInvalid, "upi_id"),
        (ShopView { upi_id: "a@b@c".into(), ..good() }, Code::FieldInvalid, "upi_id"),
        (ShopView { address: address("0123"), ..good() }, Code::PinInvalid, "address.pin"),
        (ShopView { name: "x".repeat(5_000), ..good() }, Code::TooLarge, "name"),
    ] {
        let refused = counter.app.set_shop(&shop).unwrap_err();
        assert_eq!((refused.code, refused.field.as_deref()), (code, Some(field)));
    }
    assert_eq!(counter.app.shop().unwrap().name, "");
    let unregistered = ShopView {
        state: String::new(),
        registration: RegistrationForm::Unregistered,
        address: Some(Address::default()),
        ..good()
    };
    assert_eq!(counter.app.set_shop(&unregistered).unwrap().address, None);
}

#[test]
fn a_bill_follows_the_shop_as_it_is_set() {
    let counter = Counter::registered();
    counter.typed(&form(vec![LineForm { gst_rate: "5".into(), ..line("Ghee", "1", "640.40") }]));
    let total = || counter.app.current_bill(&ENGLISH).unwrap().quote.unwrap().total;
    assert_eq!(total(), "640.00");
    counter.app.set_shop(&ShopView { round_off: false, ..registered_shop() }).unwrap();
    assert_eq!(total(), "640.40");
    counter.app.set_shop(&ShopView { prices: PricesForm::Exclusive, ..registered_shop() }).unwrap();
    assert_eq!(total(), "672.00");
    let composition = ShopView { registration: RegistrationForm::Composition, ..registered_shop() };
    counter.app.set_shop(&composition).unwrap();
    assert_eq!(total(), "640.00");
}

#[test]
fn the_place_is_remembered_up_to_four_kilobytes() {
    let mut counter = Counter::new();
    assert_eq!(counter.app.place().unwrap(), None);
    counter.app.remember_place("orders?filter=unpaid".into()).unwrap();
    assert_eq!(counter.app.remember_place("x".repeat(4_097)).unwrap_err().code, Code::TooLarge);
    counter.reopen();
    assert_eq!(counter.app.place().unwrap().as_deref(), Some("orders?filter=unpaid"));
}

#[test]
fn the_states_are_those_that_are() {
    let states = states_of_india();
    assert_eq!(states.len(), 36);
    assert!(states.is_sorted_by(|one, other| one.name < other.name));
    assert!(states.iter().any(|state| (state.code.as_str(), state.name.as_str()) == ("29", "Karnataka")));
}
