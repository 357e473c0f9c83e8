//! Every kind of message besides bills in our own words: what it is made of, and who cannot say it.

use super::samples::{REFERENCE, bill, details, our_ref, phone, settings_on};
use crate::{
    AddressRequest, CannotSay, CatalogMessage, CatalogProduct, DocumentMessage, Form, Media,
    OrderDetailsMessage, OrderStatusMessage, Outgoing, ProductListMessage, ProductMessage, RenderError,
    Section, Sections, Template, Unsaid, render,
};
use domain::account::PaymentLink;
use domain::identity::Vpa;
use domain::order::ToldStatus;
use domain::upi::{Mcc, UpiPayee};
use domain::{ChannelKind, OrderDetails, Paise, PaymentSetting, PhoneNumber};
use expect_test::{Expect, expect};
use serde_json::Value;

const SHOP_CATALOG: &str = "194836987003835";

fn to() -> PhoneNumber {
    phone("9812345678")
}

fn template(blanks: &[&str]) -> Form {
    let blanks = blanks.iter().map(|blank| (*blank).to_owned()).collect();
    Form::Template(Template::new("bill_1", "en_US", blanks).unwrap())
}

fn said(message: OrderDetailsMessage) -> Outgoing {
    Outgoing::OrderDetails(Box::new(message))
}

fn product() -> Outgoing {
    let product = CatalogProduct { catalog_id: SHOP_CATALOG.to_owned(), retailer_id: "BISC".to_owned() };
    Outgoing::Product(ProductMessage { to: to(), product, body: None, footer: None, our_ref: our_ref() })
}

fn product_list() -> Outgoing {
    let retailer_ids = vec!["BISC".to_owned(), "TEA".to_owned()];
    let sections = Sections::new(vec![Section { title: "To eat".to_owned(), retailer_ids }]).unwrap();
    Outgoing::ProductList(Box::new(ProductListMessage {
        to: to(),
        catalog_id: SHOP_CATALOG.to_owned(),
        header: "Asha Stores".to_owned(),
        body: "New today".to_owned(),
        footer: Some("Till nine".to_owned()),
        sections,
        our_ref: our_ref(),
    }))
}

fn catalog(thumbnail: Option<&str>) -> Outgoing {
    Outgoing::Catalog(CatalogMessage {
        to: to(),
        body: "Everything".to_owned(),
        footer: None,
        thumbnail: thumbnail.map(str::to_owned),
        our_ref: our_ref(),
    })
}

fn address_request() -> Outgoing {
    Outgoing::AddressRequest(AddressRequest {
        to: to(),
        body: "Where shall it go?".to_owned(),
        our_ref: our_ref(),
    })
}

fn document(media: Media) -> Outgoing {
    Outgoing::Document(DocumentMessage {
        to: to(),
        media,
        file_name: "Invoice 26-27\nA-123.pdf".to_owned(),
        caption: Some("Your invoice".to_owned()),
        our_ref: our_ref(),
    })
}

fn status(form: Form) -> Outgoing {
    Outgoing::OrderStatus(Box::new(OrderStatusMessage {
        to: to(),
        reference: REFERENCE.to_owned(),
        status: ToldStatus::Shipped,
        form,
        text: "On its way".to_owned(),
        description: Some("With Ravi".to_owned()),
        our_ref: our_ref(),
    }))
}

#[track_caller]
fn part(outgoing: &Outgoing, pointer: &str) -> Value {
    let body = render(&settings_on(ChannelKind::Cloud), outgoing).unwrap().document();
    body.pointer(&format!("/body{pointer}")).unwrap_or_else(|| panic!("no {pointer} in {body}")).clone()
}

#[track_caller]
fn check(outgoing: &Outgoing, pointer: &str, expected: &Expect) {
    expected.assert_eq(&part(outgoing, pointer).to_string());
}

#[test]
fn products_are_shown_from_the_catalogue() {
    check(
        &product(),
        "/interactive",
        &expect![[
            r#"{"type":"product","action":{"catalog_id":"194836987003835","product_retailer_id":"BISC"}}"#
        ]],
    );
    check(
        &product_list(),
        "/interactive",
        &expect![[
            r#"{"type":"product_list","header":{"type":"text","text":"Asha Stores"},"body":{"text":"New today"},"footer":{"text":"Till nine"},"action":{"catalog_id":"194836987003835","sections":[{"title":"To eat","product_items":[{"product_retailer_id":"BISC"},{"product_retailer_id":"TEA"}]}]}}"#
        ]],
    );
    check(
        &catalog(Some("BISC")),
        "/interactive",
        &expect![[
            r#"{"type":"catalog_message","body":{"text":"Everything"},"action":{"name":"catalog_message","parameters":{"thumbnail_product_retailer_id":"BISC"}}}"#
        ]],
    );
    check(&catalog(None), "/interactive/action", &expect![[r#"{"name":"catalog_message"}"#]]);
}

#[test]
fn an_address_is_asked_for_in_india() {
    check(
        &address_request(),
        "/interactive",
        &expect![[
            r#"{"type":"address_message","body":{"text":"Where shall it go?"},"action":{"name":"address_message","parameters":{"country":"IN"}}}"#
        ]],
    );
}

#[test]
fn a_file_goes_by_its_id_or_its_address_under_a_name() {
    check(
        &document(Media::id("1479537139650973").unwrap()),
        "/document",
        &expect![[
            r#"{"id":"1479537139650973","caption":"Your invoice","filename":"Invoice 26-27 A-123.pdf"}"#
        ]],
    );
    let link = Media::link("https://shop.example.in/a-123.pdf").unwrap();
    check(&document(link), "/document/link", &expect![[r#""https://shop.example.in/a-123.pdf""#]]);
}

#[test]
fn an_image_stands_above_a_bill_in_both_forms() {
    let image = Some(Media::id("99").unwrap());
    let interactive = OrderDetailsMessage { image: image.clone(), ..bill(details()) };
    check(&said(interactive), "/interactive/header", &expect![[r#"{"type":"image","image":{"id":"99"}}"#]]);
    let by_template = OrderDetailsMessage { image, form: template(&[]), ..bill(details()) };
    check(
        &said(by_template),
        "/template/components/0",
        &expect![[r#"{"type":"header","parameters":[{"type":"image","image":{"id":"99"}}]}"#]],
    );
}

#[test]
fn a_bill_by_template_is_the_same_bill_behind_a_button() {
    let by_template = said(OrderDetailsMessage { form: template(&["Ravi", "A\n123"]), ..bill(details()) });
    assert_eq!(
        part(&by_template, "/template/components/1/parameters/0/action/order_details"),
        part(&said(bill(details())), "/interactive/action/parameters")
    );
    check(
        &by_template,
        "/template/components/0",
        &expect![[
            r#"{"type":"body","parameters":[{"type":"text","text":"Ravi"},{"type":"text","text":"A 123"}]}"#
        ]],
    );
    check(&by_template, "/template/language", &expect![[r#"{"policy":"deterministic","code":"en_US"}"#]]);
}

#[test]
fn a_status_by_template_is_the_same_status() {
    check(
        &status(template(&[])),
        "/template/components",
        &expect![[
            r#"[{"type":"order_status","parameters":[{"type":"order_status","order_status":{"reference_id":"K7Q3A0000123A","order":{"status":"shipped","description":"With Ravi"}}}]}]"#
        ]],
    );
}

#[test]
fn a_bill_is_paid_by_a_upi_link_or_a_page() {
    let payee = UpiPayee {
        vpa: Vpa::parse("asha@okaxis").unwrap(),
        name: "Asha Stores".to_owned(),
        mcc: Mcc::parse("5411").ok(),
    };
    let by_upi = OrderDetailsMessage { payment: PaymentSetting::UpiIntent(payee), ..bill(details()) };
    check(
        &said(by_upi.clone()),
        "/interactive/action/parameters/payment_settings",
        &expect![[
            r#"[{"type":"upi_intent_link","upi_intent_link":{"link":"upi://pay?pa=asha@okaxis&pn=Asha%20Stores&mc=5411&am=94.50&cu=INR&tr=K7Q3A0000123A"}}]"#
        ]],
    );
    check(&said(by_upi), "/interactive/action/parameters/payment_type", &expect![[r#""upi""#]]);
    let link = PaymentLink::parse("https://rzp.io/i/asha").unwrap();
    let by_page = OrderDetailsMessage { payment: PaymentSetting::PaymentLink(link), ..bill(details()) };
    check(
        &said(by_page),
        "/interactive/action/parameters/payment_settings",
        &expect![[r#"[{"type":"payment_link","payment_link":{"uri":"https://rzp.io/i/asha"}}]"#]],
    );
}

#[test]
fn above_upis_limit_only_the_gateways_page_is_offered() {
    let options = |total: i64| {
        let details = OrderDetails { total: Paise::new(total), ..details() };
        let setting = part(&said(bill(details)), "/interactive/action/parameters/payment_settings/0");
        setting["payment_gateway"].get("enabled_payment_options").map(ToString::to_string)
    };
    assert_eq!(options(50_000_000), None);
    assert_eq!(options(50_000_001).as_deref(), Some(r#"["web"]"#));
}

#[track_caller]
fn check_unsaid(outgoing: &Outgoing, what: Unsaid) {
    let channel = ChannelKind::KaleyraV1;
    let refused = Err(RenderError::CannotSay(CannotSay { channel, what }));
    assert_eq!(render(&settings_on(channel), outgoing), refused);
    for other in [ChannelKind::KaleyraV2, ChannelKind::Cloud] {
        assert!(render(&settings_on(other), outgoing).is_ok(), "{other:?} {what:?}");
    }
}

#[test]
fn what_the_first_generations_documents_leave_open_is_refused_and_not_guessed() {
    check_unsaid(&said(OrderDetailsMessage { form: template(&[]), ..bill(details()) }), Unsaid::Template);
    check_unsaid(&status(template(&[])), Unsaid::Template);
    let image = Some(Media::id("99").unwrap());
    check_unsaid(&said(OrderDetailsMessage { image, ..bill(details()) }), Unsaid::Image);
    check_unsaid(&product_list(), Unsaid::ProductList);
    check_unsaid(&catalog(None), Unsaid::Catalog);
    check_unsaid(&address_request(), Unsaid::AddressRequest);
    check_unsaid(&document(Media::id("99").unwrap()), Unsaid::Document);
}

#[test]
fn the_first_generation_says_a_product_and_a_status_in_fields() {
    let fields = |outgoing: &Outgoing| {
        let body = render(&settings_on(ChannelKind::KaleyraV1), outgoing).unwrap().document();
        let text = |name: &str| body["body"][name].as_str().unwrap().to_owned();
        (text("type"), text("action"))
    };
    let (kind, action) = fields(&product());
    assert_eq!(kind, "singleproduct");
    assert_eq!(action, r#"{"catalog_id":"194836987003835","product_retailer_id":"BISC"}"#);
    let (kind, action) = fields(&status(Form::Interactive));
    assert_eq!(kind, "order_status");
    assert!(action.starts_with(r#"{"name":"review_order","parameters":{"reference_id":"K7Q3A0000123A""#));
}
