//! What goes over the wire, byte for byte.

use super::samples::{REFERENCE, address, bill, details, our_ref, phone, settings, text};
use crate::{BaseUrlInvalid, Occasion, OrderDetailsMessage, OrderStatusMessage, Outgoing, Rendered, render};
use domain::order::ToldStatus;
use domain::order_details::{Beneficiary, DiscountParts, ItemName, TaxParts};
use domain::{AccountSettings, GatewayKind, OrderDetails, Paise};
use expect_test::{Expect, expect};
use serde_json::Value;
use words::Language;

#[track_caller]
fn rendered(settings: &AccountSettings, outgoing: &Outgoing) -> Rendered {
    render(settings, outgoing).unwrap()
}

#[track_caller]
fn check(settings: &AccountSettings, outgoing: &Outgoing, expect: &Expect) {
    let rendered = rendered(settings, outgoing);
    expect.assert_eq(&serde_json::to_string_pretty(&rendered.body).unwrap());
}

#[track_caller]
fn check_bill(message: OrderDetailsMessage, expect: &Expect) {
    check(&settings(), &Outgoing::OrderDetails(Box::new(message)), expect);
}

/// One part of the bill's interactive object.
#[track_caller]
fn part(message: OrderDetailsMessage, pointer: &str) -> Value {
    let rendered = rendered(&settings(), &Outgoing::OrderDetails(Box::new(message)));
    rendered.body.pointer(&format!("/messaging_object/interactive{pointer}")).unwrap().clone()
}

fn status(status: ToldStatus, description: Option<&str>) -> Outgoing {
    Outgoing::OrderStatus(OrderStatusMessage {
        to: phone("9812345678"),
        reference: REFERENCE.to_owned(),
        status,
        text: "Your order is on its way.".to_owned(),
        description: description.map(str::to_owned),
        our_ref: our_ref(),
    })
}

#[test]
fn a_bill_goes_out_for_razorpay_with_our_reference_in_receipt_and_note() {
    check_bill(bill(details()), &expect![]);
}

#[test]
fn a_bill_goes_out_for_payu_with_our_reference_in_its_first_field() {
    let settings = AccountSettings { gateway: GatewayKind::PayU, ..settings() };
    let rendered = rendered(&settings, &Outgoing::OrderDetails(Box::new(bill(details()))));
    let payment = rendered.body.pointer("/messaging_object/interactive/action/parameters/payment_settings").unwrap();
    expect![].assert_eq(&payment.to_string());
}

#[test]
fn shipped_goods_name_who_receives_them_where() {
    let beneficiary = Beneficiary { name: "Ravi\u{202e} Rao".to_owned(), address: address() };
    let shipped = OrderDetails {
        beneficiary: Some(beneficiary),
        shipping: Some(Paise::new(4000)),
        discount: Some(Paise::new(500)),
        discount_parts: DiscountParts { discounts: Paise::new(450), round_off: Paise::new(50) },
        total: Paise::new(12_950),
        ..details()
    };
    let parameters = part(bill(shipped), "/action/parameters");
    expect![].assert_eq(&parameters["beneficiaries"].to_string());
    expect![].assert_eq(&parameters["order"]["shipping"].to_string());
    expect![].assert_eq(&parameters["order"]["discount"].to_string());
}

#[test]
fn items_of_the_catalogue_carry_their_code_and_no_origin() {
    let mut catalogued = OrderDetails { catalog_id: Some("194836987003835".to_owned()), ..details() };
    catalogued.items[0].retailer_id = Some("BISC".to_owned());
    catalogued.items[0].origin = None;
    expect![].assert_eq(&part(bill(catalogued), "/action/parameters/order").to_string());
}

#[test]
fn tax_is_there_even_when_there_is_none() {
    let free_of_tax =
        OrderDetails { tax: Paise::ZERO, tax_parts: TaxParts::default(), total: Paise::new(9000), ..details() };
    expect![].assert_eq(&part(bill(free_of_tax), "/action/parameters/order/tax").to_string());
}

#[test]
fn what_costs_nothing_is_named_in_the_body_and_a_long_bill_is_one_item() {
    let mut long = OrderDetails { free_lines: vec!["Bag".to_owned(), "Sample · 2 pcs".to_owned()], ..details() };
    long.items[0].name = ItemName::WholeBill { count: 47 };
    expect![].assert_eq(part(bill(long.clone()), "/body/text").as_str().unwrap());
    expect![].assert_eq(&part(bill(long), "/action/parameters/order/items/0/name").to_string());
}

#[test]
fn a_bill_speaks_the_customers_language_and_says_when_it_replaces_another() {
    let hindi = OrderDetailsMessage { language: Language::Hindi, ..bill(details()) };
    expect![].assert_eq(part(hindi, "/body/text").as_str().unwrap());
    let revised = OrderDetailsMessage { occasion: Occasion::Revised, ..bill(details()) };
    expect![].assert_eq(part(revised, "/body/text").as_str().unwrap());
}

#[test]
fn every_text_keeps_whatsapps_lengths_whatever_the_shop_types() {
    let long = "व्यापार ".repeat(900);
    let mut details = OrderDetails { free_lines: vec![long.clone(); 9], ..details() };
    details.items[0].name = ItemName::Line(long.clone());
    details.beneficiary = Some(Beneficiary { name: long.clone(), address: address() });
    let message = OrderDetailsMessage { customer: long.clone(), shop: long.clone(), ..bill(details) };
    for (pointer, most) in [
        ("/body/text", 1024),
        ("/footer/text", 60),
        ("/action/parameters/order/items/0/name", 60),
        ("/action/parameters/order/expiration/description", 120),
        ("/action/parameters/beneficiaries/0/name", 200),
    ] {
        let length = part(message.clone(), pointer).as_str().unwrap().encode_utf16().count();
        assert!((1..=most).contains(&length), "{pointer} has {length}");
    }
    let total = part(message, "/body/text").as_str().unwrap().contains("₹94.50");
    assert!(total, "the amount is never what is cut off");
}

#[test]
fn a_status_goes_out_with_its_description() {
    check(&settings(), &status(ToldStatus::PartiallyShipped, Some("The rest follows.")), &expect![]);
}

#[test]
fn a_status_without_a_description_has_none() {
    let rendered = rendered(&settings(), &status(ToldStatus::Canceled, None));
    let order = rendered.body.pointer("/messaging_object/interactive/action/parameters/order").unwrap();
    expect![].assert_eq(&order.to_string());
}

#[test]
fn a_text_goes_out_as_it_is() {
    check(&settings(), &text("Thank you, see you soon!"), &expect![]);
}

#[test]
fn what_is_stored_before_sending_is_the_whole_request_without_the_key() {
    let rendered = rendered(&settings(), &text("Hello"));
    expect![].assert_eq(&String::from_utf8(rendered.redacted_bytes()).unwrap());
}

#[track_caller]
fn check_url(base_url: &str, sid: &str, expected: Result<&str, BaseUrlInvalid>) {
    let settings = AccountSettings { base_url: base_url.to_owned(), sid: sid.to_owned(), ..settings() };
    let rendered = render(&settings, &text("Hello"));
    assert_eq!(rendered.as_ref().map(|rendered| rendered.url.as_str()), expected.as_ref().map(|url| *url));
}

#[test]
fn an_address_keeps_its_path_and_encodes_every_segment() {
    check_url("https://h.in/", "S1", Ok("https://h.in/v2/S1/whatsapp/+919800000001/messages"));
    check_url("http://127.0.0.1:80/up", "a/../b?c", Ok("http://127.0.0.1/up/v2/a%2F..%2Fb%3Fc/whatsapp/+919800000001/messages"));
}

#[test]
fn a_base_url_has_host_and_path_only() {
    for text in ["", "api.in.kaleyra.io", "ftp://h.in", "https://u:p@h.in", "https://h.in?a=1", "https://h.in/#x", "https://"] {
        check_url(text, "S1", Err(BaseUrlInvalid));
    }
}
