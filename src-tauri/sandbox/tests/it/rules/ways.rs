//! The ways to pay beside Razorpay and PayU: other gateways, UPI links, the older configurations, pages.

use serde_json::{Value, json};

use super::{check_all_accepted, check_all_refused, of_items, spoiled};
use crate::bills::{PARAMETERS, bill, item, put, take};
use crate::practice::Practice;
use sandbox::{ActRefused, PaysBy};

/// A good bill whose reference is R0, paid by this setting and under this type.
fn paid_by(payment_type: Option<&str>, setting: Value) -> Value {
    let mut bill = bill("R0");
    put(&mut bill, &format!("{PARAMETERS}/payment_settings"), Value::Array(vec![setting]));
    if let Some(kind) = payment_type {
        put(&mut bill, &format!("{PARAMETERS}/payment_type"), json!(kind));
    }
    bill
}

fn by_link(link: &str) -> Value {
    paid_by(Some("upi"), json!({"type": "upi_intent_link", "upi_intent_link": {"link": link}}))
}

fn by_page(page: &Value) -> Value {
    paid_by(Some("upi"), json!({"type": "payment_link", "payment_link": page}))
}

fn by_configuration(name: &str) -> Value {
    let mut bill = bill("R0");
    take(&mut bill, &format!("{PARAMETERS}/payment_settings"));
    put(&mut bill, &format!("{PARAMETERS}/payment_type"), json!("upi"));
    put(&mut bill, &format!("{PARAMETERS}/payment_configuration"), json!(name));
    bill
}

fn through(gateway: &str, own: &Value) -> Value {
    let chosen = json!({"type": gateway, "configuration_name": "c", (gateway): own});
    paid_by(None, json!({"type": "payment_gateway", "payment_gateway": chosen}))
}

const LINK: &str = "upi://pay?pa=shop%40bank&pn=Sri%20Stores&mc=5411&tr=R0";

#[tokio::test]
async fn other_gateways_have_their_own_fields() {
    check_all_accepted(vec![
        through("billdesk", &json!({"additional_info1": "a", "additional_info7": "x".repeat(120)})),
        through("zaakpay", &json!({"extra1": "a", "extra2": "x".repeat(180)})),
    ])
    .await;
    check_all_refused(vec![
        (through("billdesk", &json!({"additional_info8": "a"})), 100, "additional_info8"),
        (through("billdesk", &json!({"additional_info1": "x".repeat(121)})), 131_009, "additional_info1"),
        (through("zaakpay", &json!({"extra3": "a"})), 100, "extra3"),
        (through("zaakpay", &json!({"extra1": "x".repeat(181)})), 131_009, "extra1"),
        (through("stripe", &json!({})), 131_009, "payment_gateway.type"),
    ])
    .await;
}

#[tokio::test]
async fn a_upi_link_pays_somebody_under_the_orders_reference() {
    let practice = Practice::start("").await;
    practice.accepts(by_link(&format!("{LINK}&am=1234.50&cu=INR"))).await;
    let mut untyped = by_link(&LINK.replace("R0", "R1"));
    take(&mut untyped, &format!("{PARAMETERS}/payment_type"));
    put(&mut untyped, &format!("{PARAMETERS}/reference_id"), json!("R1"));
    practice.accepts(untyped).await;
    check_all_refused(vec![
        (by_link("https://pay?pa=shop%40bank&tr=R0"), 131_009, "upi://pay"),
        (by_link("upi://mandate?pa=shop%40bank&tr=R0"), 131_009, "upi://pay"),
        (by_link("upi://pay?pn=Sri&tr=R0"), 131_009, "pa"),
        (by_link("upi://pay?pa=&tr=R0"), 131_009, "pa"),
        (by_link("upi://pay?pa=shop%40bank"), 131_009, "tr"),
        (by_link("upi://pay?pa=shop%40bank&tr=R1"), 131_009, "tr"),
        (by_link("upi://pay?pa=shop%40bank&tr=R0&tr=R0"), 131_009, "more than once"),
        (by_link(&format!("{LINK}&am=1234.51")), 131_009, "am"),
        (by_link(&format!("{LINK}&am=1234.505")), 131_009, "am"),
        (by_link(&format!("{LINK}&cu=USD")), 131_009, "cu"),
        (
            spoiled(by_link(LINK), &format!("{PARAMETERS}/payment_type"), json!("card")),
            131_009,
            "payment_type",
        ),
    ])
    .await;
}

#[tokio::test]
async fn the_older_configuration_needs_its_type() {
    let mut untyped = by_configuration("practice_upi");
    take(&mut untyped, &format!("{PARAMETERS}/payment_type"));
    let mut nameless = by_configuration("practice_upi");
    take(&mut nameless, &format!("{PARAMETERS}/payment_configuration"));
    check_all_refused(vec![
        (untyped, 131_008, "payment_type"),
        (nameless, 131_008, "payment_settings"),
        (by_configuration(&"x".repeat(61)), 131_009, "payment_configuration"),
    ])
    .await;
    check_all_accepted(vec![by_configuration("practice_upi"), by_configuration("no_such")]).await;
}

#[tokio::test]
async fn a_page_to_pay_on_is_a_web_address() {
    let page = json!({"uri": "https://rzp.io/i/abc", "success_url": "https://s.example/", "cancel_url": "https://s.example/"});
    check_all_accepted(vec![by_page(&page)]).await;
    let untyped = paid_by(None, json!({"type": "payment_link", "payment_link": page}));
    check_all_refused(vec![
        (untyped, 131_009, "payment_type"),
        (by_page(&json!({"uri": "rzp.io/i/abc"})), 131_009, "uri"),
        (by_page(&json!({})), 131_008, "uri"),
        (by_page(&json!({"uri": "https://rzp.io/i/abc", "colour": "red"})), 100, "colour"),
    ])
    .await;
}

#[tokio::test]
async fn by_upi_nobody_pays_more_than_upi_carries() {
    let mut large = of_items(&[item("Gold", 50_000_001 - 3_450, 1)]);
    let settings = by_link(LINK).pointer(&format!("{PARAMETERS}/payment_settings")).unwrap().clone();
    put(&mut large, &format!("{PARAMETERS}/payment_settings"), settings);
    put(&mut large, &format!("{PARAMETERS}/reference_id"), json!("R0"));
    check_all_refused(vec![(large, 131_009, "total_amount")]).await;
}

#[tokio::test]
async fn of_payments_past_whatsapp_nothing_is_told_or_looked_up() {
    let cases = [
        (by_link(LINK), PaysBy::UpiLink),
        (by_configuration("practice_upi"), PaysBy::UpiConfiguration),
        (by_page(&json!({"uri": "https://rzp.io/i/abc"})), PaysBy::PaymentLink),
    ];
    for (bill, way) in cases {
        let practice = Practice::start("").await;
        practice.accepts(bill).await;
        practice.settle();
        practice.world.pays("R0").unwrap();
        let order = practice.ledger().references["R0"].clone();
        assert_eq!((order.pays_by, order.captured_paise), (way, 123_450));
        assert!(practice.settle().is_empty());
        assert_eq!(practice.look_up("R0").await.http, 404);
    }
}

#[tokio::test]
async fn nobody_pays_under_an_older_configuration_that_does_not_exist_or_is_a_gateways() {
    for name in ["no_such", "practice_razorpay"] {
        let practice = Practice::start("").await;
        practice.accepts(by_configuration(name)).await;
        assert_eq!(practice.world.pays("R0"), Err(ActRefused::NoWayToPay));
    }
}
