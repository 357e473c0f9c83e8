//! Every rule about what a message may say, each broken in one place. The order inside it is in `order`, the ways to
//! pay beside gateways in `ways`, what is no order in `offers`.

mod offers;
mod order;
mod ways;

use serde_json::{Value, json};

use crate::bills::{PARAMETERS, START_MS, bill, item, payu_bill, put, status, take, text};
use crate::practice::Practice;
use sandbox::ASHA;

const GATEWAY: &str = "/interactive/action/parameters/payment_settings/0/payment_gateway";
const ORDER: &str = "/interactive/action/parameters/order";

fn spoiled(mut message: Value, pointer: &str, value: Value) -> Value {
    put(&mut message, pointer, value);
    message
}

fn without(mut message: Value, pointer: &str) -> Value {
    take(&mut message, pointer);
    message
}

/// One bill with `value` at a place below the parameters.
fn with(place: &str, value: Value) -> Value {
    spoiled(bill("R1"), &format!("{PARAMETERS}{place}"), value)
}

/// A bill whose only items are these, with all sums made to fit.
fn of_items(items: &[Value]) -> Value {
    let line = |item: &Value| {
        let unit = item.get("sale_amount").unwrap_or(&item["amount"]);
        unit["value"].as_i64().unwrap() * item["quantity"].as_i64().unwrap()
    };
    let sum: i64 = items.iter().map(line).sum();
    let mut bill = with("/order/items", json!(items));
    put(&mut bill, &format!("{ORDER}/subtotal/value"), json!(sum));
    put(&mut bill, &format!("{PARAMETERS}/total_amount/value"), json!(sum + 6_000 + 4_000 - 6_550));
    bill
}

async fn check_all_refused(cases: Vec<(Value, u32, &str)>) {
    let practice = Practice::start("limits=off").await;
    let before = practice.ledger();
    let count = cases.len() as u64;
    for (message, code, details) in cases {
        practice.refuses(message, code, details).await;
    }
    let after = practice.ledger();
    assert_eq!(after.references, before.references, "a refused message changed something");
    assert_eq!(after.customers, before.customers);
    assert_eq!(after.traffic.messages_refused.values().sum::<u64>(), count);
    assert_eq!(after.traffic.messages_accepted, 0);
    assert!(practice.settle().is_empty());
}

async fn check_all_accepted(cases: Vec<Value>) {
    let practice = Practice::start("limits=off").await;
    for (number, mut message) in cases.into_iter().enumerate() {
        if let Some(reference) = message.pointer_mut(&format!("{PARAMETERS}/reference_id")) {
            *reference = json!(format!("R{number}"));
        }
        practice.accepts(message).await;
    }
}

#[tokio::test]
async fn good_bills_are_taken() {
    let catalogue = {
        let mut items = vec![item("Tea", 100, 1)];
        for key in ["country_of_origin", "importer_name", "importer_address"] {
            take(&mut items[0], &format!("/{key}"));
        }
        items[0]["retailer_id"] = json!("TEA");
        spoiled(of_items(&items), &format!("{ORDER}/catalog_id"), json!("329400000002474"))
    };
    let on_sale = {
        let mut tea = item("Tea", 20_000, 3);
        tea["sale_amount"] = json!({"value": 15_000, "offset": 100});
        of_items(&[tea])
    };
    let pictures = {
        let mut tea = item("Tea", 20_000, 3);
        tea["image"] = json!({"link": "https://example.com/tea.png"});
        of_items(&vec![tea; 10])
    };
    let large = {
        let bill = of_items(&[item("Gold", 60_000_000, 1)]);
        spoiled(bill, &format!("{GATEWAY}/enabled_payment_options"), json!(["web"]))
    };
    let free_tax = {
        let bill = with("/order/tax", json!({"value": 0, "offset": 100}));
        spoiled(bill, &format!("{PARAMETERS}/total_amount/value"), json!(117_450))
    };
    let smallest = {
        let mut bill = without(
            without(of_items(&[item("Pin", 1, 1)]), &format!("{ORDER}/shipping")),
            &format!("{ORDER}/discount"),
        );
        put(&mut bill, &format!("{ORDER}/tax/value"), json!(0));
        put(&mut bill, &format!("{PARAMETERS}/total_amount/value"), json!(1));
        bill
    };
    check_all_accepted(vec![
        bill("R"),
        payu_bill("R"),
        catalogue,
        on_sale,
        pictures,
        large,
        free_tax,
        smallest,
        of_items(&vec![item("Tea", 100, 1); 30]),
        of_items(&[item(&"क".repeat(60), 100, 1)]),
        of_items(&[item(&"🛵".repeat(30), 100, 1)]),
        of_items(&[item("Exactly the most UPI carries", 50_000_000 - 3_450, 1)]),
        with("/type", json!("digital-goods")),
        with("/order/type", json!("quick_pay")),
        with("/order/expiration/timestamp", json!((START_MS / 1000 + 300).to_string())),
        without(bill("R"), &format!("{ORDER}/expiration")),
        without(bill("R"), &format!("{PARAMETERS}/beneficiaries")),
        without(bill("R"), "/interactive/footer"),
        spoiled(
            bill("R"),
            "/interactive/header",
            json!({"type": "image", "image": {"link": "https://example.com/a.png"}}),
        ),
        spoiled(bill("R"), "/interactive/body/text", json!("x".repeat(1024))),
        spoiled(bill("R"), "/to", json!("919812345678")),
        spoiled(bill("R"), &format!("{GATEWAY}/configuration_name"), json!("no_such_configuration")),
        spoiled(bill("R"), &format!("{GATEWAY}/preferred_payment_methods"), json!([{"method": "gpay"}])),
        text(ASHA, "Hello"),
        text(ASHA, &"x".repeat(4096)),
        spoiled(text(ASHA, "Hello"), "/context", json!({"message_id": "wamid.1"})),
    ])
    .await;
}

#[tokio::test]
async fn what_is_missing_is_refused_by_its_name() {
    let mut cases = Vec::new();
    for place in ["messaging_product", "to", "type", "interactive"] {
        cases.push((without(bill("R1"), &format!("/{place}")), 131_008, place));
    }
    for place in [
        "interactive/type",
        "interactive/body",
        "interactive/body/text",
        "interactive/action",
        "interactive/action/name",
        "interactive/action/parameters",
    ] {
        cases.push((without(bill("R1"), &format!("/{place}")), 131_008, place.rsplit('/').next().unwrap()));
    }
    for place in [
        "reference_id",
        "type",
        "currency",
        "total_amount",
        "payment_settings",
        "order",
        "order/status",
        "order/items",
        "order/subtotal",
        "order/tax",
        "total_amount/value",
        "total_amount/offset",
        "order/tax/value",
        "order/tax/offset",
        "order/expiration/timestamp",
    ] {
        let name = place.rsplit('/').next().unwrap();
        cases.push((without(bill("R1"), &format!("{PARAMETERS}/{place}")), 131_008, name));
    }
    for name in ["name", "amount", "quantity", "country_of_origin", "importer_name", "importer_address"] {
        cases.push((without(bill("R1"), &format!("{ORDER}/items/1/{name}")), 131_008, name));
    }
    for name in ["address_line1", "city", "postal_code", "country_code"] {
        cases.push((without(bill("R1"), &format!("{ORDER}/items/0/importer_address/{name}")), 131_008, name));
    }
    for name in ["name", "address_line1", "city", "state", "country", "postal_code"] {
        cases.push((without(bill("R1"), &format!("{PARAMETERS}/beneficiaries/0/{name}")), 131_008, name));
    }
    for name in ["type", "configuration_name"] {
        cases.push((without(bill("R1"), &format!("{GATEWAY}/{name}")), 131_008, name));
    }
    cases.push((without(text(ASHA, "Hello"), "/text"), 131_008, "text"));
    cases.push((without(text(ASHA, "Hello"), "/text/body"), 131_008, "text.body"));
    check_all_refused(cases).await;
}

#[tokio::test]
async fn the_item_that_is_wrong_is_named_by_its_place() {
    check_all_refused(vec![(
        without(bill("R1"), &format!("{ORDER}/items/1/importer_address")),
        131_008,
        "interactive.action.parameters.order.items[1].importer_address",
    )])
    .await;
}

#[tokio::test]
async fn references_have_an_alphabet_and_a_length() {
    let cases = ["", " ", "has space", "slash/ed", "पर्ची", "a#b", &"R".repeat(36)];
    let cases = cases.map(|reference| (with("/reference_id", json!(reference)), 131_009, "reference_id"));
    check_all_refused(cases.into()).await;
    check_all_accepted(vec![bill("R")]).await;
    let practice = Practice::start("").await;
    practice.accepts(bill(&"R".repeat(35))).await;
    practice.accepts(bill("a.B_9-z")).await;
}

#[tokio::test]
async fn the_message_itself_keeps_its_rules() {
    let interactive =
        |place: &str, value: Value| spoiled(bill("R1"), &format!("/interactive/{place}"), value);
    let mut cases = vec![
        (spoiled(bill("R1"), "/messaging_product", json!("telegram")), 131_009, "messaging_product"),
        (spoiled(bill("R1"), "/recipient_type", json!("group")), 131_009, "recipient_type"),
        (spoiled(bill("R1"), "/type", json!("template")), 131_008, "template"),
        (spoiled(bill("R1"), "/type", json!("image")), 131_008, "image"),
        (spoiled(bill("R1"), "/type", json!("sticker")), 131_051, "sticker"),
        (spoiled(bill("R1"), "/text", json!({"body": "Hello"})), 100, "text"),
        (spoiled(bill("R1"), "/biz_opaque_callback_data", json!("x".repeat(513))), 131_009, "biz_opaque"),
        (interactive("type", json!("button")), 131_009, "interactive.type"),
        (interactive("body/text", json!("")), 131_009, "body.text"),
        (interactive("body/text", json!("x".repeat(1025))), 131_009, "body.text"),
        (interactive("footer/text", json!("x".repeat(61))), 131_009, "footer.text"),
        (interactive("action/name", json!("Review_and_Pay")), 131_009, "action.name"),
        (interactive("action/parameters", json!("{}")), 131_009, "parameters"),
        (interactive("header", json!({"type": "text", "text": "Bill"})), 100, "header.text"),
        (interactive("header", json!({"type": "image", "image": {}})), 131_009, "header.image"),
        (interactive("header", json!({"type": "image", "image": {"id": "123"}})), 131_009, "123"),
        (interactive("header", json!({"type": "image", "image": {"link": "a.png"}})), 131_009, "image.link"),
        (text(ASHA, ""), 131_009, "text.body"),
        (text(ASHA, &"x".repeat(4097)), 131_009, "text.body"),
        (spoiled(text(ASHA, "Hello"), "/text/preview_url", json!("yes")), 131_009, "preview_url"),
    ];
    for to in ["", "98123", "9812345678", "+14155550100", "+915812345678", "+91981234567890"] {
        cases.push((spoiled(bill("R1"), "/to", json!(to)), 131_009, "to "));
    }
    cases.push((spoiled(bill("R1"), "/to", json!(919_812_345_678_i64)), 131_009, "to "));
    check_all_refused(cases).await;
}

#[tokio::test]
async fn a_key_that_nobody_documents_is_refused() {
    let cases = ["/colour", "/interactive/colour", "/interactive/body/colour", "/interactive/action/colour"];
    let mut cases: Vec<String> = cases.map(str::to_owned).into();
    for place in [
        "",
        "/total_amount",
        "/order",
        "/order/tax",
        "/order/items/0",
        "/order/items/0/amount",
        "/order/items/0/importer_address",
        "/order/expiration",
        "/beneficiaries/0",
        "/payment_settings/0",
        "/payment_settings/0/payment_gateway",
        "/payment_settings/0/payment_gateway/razorpay",
    ] {
        cases.push(format!("{PARAMETERS}{place}/colour"));
    }
    let cases = cases.into_iter().map(|pointer| (spoiled(bill("R1"), &pointer, json!("red")), 100, "colour"));
    check_all_refused(cases.collect()).await;
}

#[tokio::test]
async fn an_order_status_keeps_its_rules() {
    let at =
        |place: &str, value: Value| spoiled(status("R1", "shipped"), &format!("/interactive/{place}"), value);
    check_all_refused(vec![
        (at("action/name", json!("review_and_pay")), 131_009, "action.name"),
        (at("action/parameters/order/status", json!("cancelled")), 131_009, "order.status"),
        (at("action/parameters/order/status", json!("partially-shipped")), 131_009, "order.status"),
        (at("action/parameters/order/status", json!("pending")), 131_009, "order.status"),
        (at("action/parameters/order/status", json!("Shipped")), 131_009, "order.status"),
        (at("action/parameters/order/description", json!("x".repeat(121))), 131_009, "description"),
        (at("action/parameters/reference_id", json!("a b")), 131_009, "reference_id"),
        (at("body/text", json!("x".repeat(1025))), 131_009, "body.text"),
        (
            without(status("R1", "shipped"), "/interactive/action/parameters/order/status"),
            131_008,
            "order.status",
        ),
        (
            without(status("R1", "shipped"), "/interactive/action/parameters/reference_id"),
            131_008,
            "reference_id",
        ),
        (status("R1", "shipped"), 131_009, "reference_id"),
    ])
    .await;
}

#[tokio::test]
async fn what_belongs_elsewhere_is_refused_as_such() {
    let cases = [
        ("payment_type", "payment_settings"),
        ("payment_configuration", "payment_settings"),
        ("shipping_info", "shipping_info"),
        ("coupon", "coupon"),
    ];
    let case = |(key, named)| (with(&format!("/{key}"), json!("upi")), 131_009, named);
    check_all_refused(cases.map(case).into()).await;
}
