//! Other people's real requests, read where they lie when `CONFORMANCE_FIXTURES` says where: ours have no member that
//! theirs do not have in the same place.

use super::fixtures;
use super::samples::{REFERENCE, bill, details, our_ref, phone, settings, settings_on};
use crate::{
    AddressRequest, CatalogMessage, Form, Media, OrderDetailsMessage, OrderStatusMessage, Outgoing, Template,
    render,
};
use domain::account::PaymentLink;
use domain::identity::Vpa;
use domain::order::ToldStatus;
use domain::upi::UpiPayee;
use domain::{AccountSettings, ChannelKind, GatewayKind, OrderDetails, PaymentSetting};
use serde_json::Value;
use std::collections::BTreeSet;

/// Every way into a value, as `order.items[].name`.
fn ways(value: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    walk(value, "", &mut found);
    found
}

fn walk(value: &Value, way: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                walk(member, &format!("{way}.{name}"), found);
            }
        }
        Value::Array(members) => {
            for member in members {
                walk(member, &format!("{way}[]"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            found.insert(way.to_owned());
        }
    }
}

/// `documented` are members that the tables name and the sample happens not to show.
#[track_caller]
fn check(sample: &str, pointer: &str, ours: &Value, documented: &[&str]) {
    let Some((_, text)) = fixtures::all().into_iter().find(|(name, _)| name == sample) else { return };
    let theirs: Value = serde_json::from_str(&text).unwrap();
    let theirs = ways(theirs.pointer(pointer).unwrap());
    for way in ways(ours.pointer(pointer).unwrap()) {
        let is_documented = documented.iter().any(|known| way.ends_with(known));
        assert!(theirs.contains(&way) || is_documented, "{sample} has no {way}");
    }
}

fn body(channel: ChannelKind, outgoing: &Outgoing) -> Value {
    render(&settings_on(channel), outgoing).unwrap().document()["body"].take()
}

#[track_caller]
fn check_bill(sample: &str, message: OrderDetailsMessage, documented: &[&str]) {
    let ours = body(ChannelKind::Cloud, &Outgoing::OrderDetails(Box::new(message)));
    check(sample, "/interactive", &ours, documented);
}

fn status(form: Form) -> Outgoing {
    Outgoing::OrderStatus(Box::new(OrderStatusMessage {
        to: phone("9812345678"),
        reference: REFERENCE.to_owned(),
        status: ToldStatus::Shipped,
        form,
        text: "On its way".to_owned(),
        description: Some("With Ravi".to_owned()),
        our_ref: our_ref(),
    }))
}

#[test]
fn bills_have_the_members_of_metas_samples() {
    let payu = AccountSettings { gateway: GatewayKind::PayU, ..settings() }.gateway_setting();
    let payu = OrderDetailsMessage {
        payment: payu,
        image: Media::link("https://h.in/a.png").ok(),
        ..bill(details())
    };
    check_bill("req_order_details_pg_payu_noncatalog", payu, &[]);
    let mut catalogued = OrderDetails { catalog_id: Some("1".to_owned()), ..details() };
    catalogued.items[0].retailer_id = Some("BISC".to_owned());
    catalogued.items[0].origin = None;
    // Notes are the shop's own words.
    check_bill("req_order_details_pg_razorpay_catalog", bill(catalogued), &[".notes.reference"]);
    let payee = UpiPayee { vpa: Vpa::parse("asha@okaxis").unwrap(), name: "Asha".to_owned(), mcc: None };
    let upi = OrderDetailsMessage { payment: PaymentSetting::UpiIntent(payee), ..bill(details()) };
    check_bill("req_order_details_dynamic_vpa_upi_intent_link", upi, &[".parameters.payment_type"]);
    let link = PaymentLink::parse("https://rzp.io/i/asha").unwrap();
    let link = OrderDetailsMessage { payment: PaymentSetting::PaymentLink(link), ..bill(details()) };
    check_bill("req_order_details_payment_link_noncatalog", link, &[]);
}

#[test]
fn statuses_have_the_members_of_metas_and_kaleyras_samples() {
    let interactive = status(Form::Interactive);
    check("req_order_status_interactive", "/interactive", &body(ChannelKind::Cloud, &interactive), &[]);
    check(
        "kaleyra_req_v2_order_status",
        "/messaging_object",
        &body(ChannelKind::KaleyraV2, &interactive),
        &[],
    );
    let by_template = status(Form::Template(Template::new("status", "en", Vec::new()).unwrap()));
    check(
        "req_template_send_order_status",
        "",
        &body(ChannelKind::Cloud, &by_template),
        &[".biz_opaque_callback_data"],
    );
}

#[test]
fn questions_and_catalogues_have_the_members_of_metas_samples() {
    let (to, our_ref) = (phone("9812345678"), our_ref());
    let question = AddressRequest { to: to.clone(), body: "Where to?".to_owned(), our_ref: our_ref.clone() };
    let question = body(ChannelKind::Cloud, &Outgoing::AddressRequest(question));
    check("req_address_message_0", "/interactive", &question, &[]);
    let (thumbnail, footer) = (Some("BISC".to_owned()), Some("Till nine".to_owned()));
    let catalog = CatalogMessage { to, body: "All".to_owned(), footer, thumbnail, our_ref };
    let catalog = body(ChannelKind::Cloud, &Outgoing::Catalog(catalog));
    check("req_catalog_message", "/interactive", &catalog, &[]);
}

#[test]
fn the_form_has_the_fields_of_kaleyras_sample() {
    let form = body(ChannelKind::KaleyraV1, &Outgoing::OrderDetails(Box::new(bill(details()))));
    check("kaleyra_req_v1_order_details_form", "", &form, &[".ref"]);
    let Some((_, sample)) =
        fixtures::all().into_iter().find(|(name, _)| name == "kaleyra_req_v1_order_details_form")
    else {
        return;
    };
    let sample: Value = serde_json::from_str(&sample).unwrap();
    let name = |form: &Value| {
        let action: Value = serde_json::from_str(form["action"].as_str().unwrap()).unwrap();
        action["name"].clone()
    };
    assert_eq!(name(&form), name(&sample));
}
