//! `whatsapp preview` on every channel, in every form: what is printed keeps to the documents' tables.

use crate::bills::bill;
use crate::program::{Said, ask};
use crate::wire_rules::{At, Paid, catalog, message, order_details, order_status, product, product_list};
use serde_json::{Value, json};

const CHANNELS: [&str; 3] = ["kaleyra-v1", "kaleyra-v2", "cloud"];
const SETTINGS: [(&str, Paid); 3] =
    [("payment-gateway", Paid::Gateway), ("upi-intent", Paid::Upi), ("payment-link", Paid::Link)];
const TEMPLATE: [&str; 10] = [
    "--as",
    "template",
    "--template",
    "parchi_1",
    "--language",
    "en_US",
    "--blank",
    "Asha",
    "--blank",
    "A-123",
];

fn preview(channel: &str, kind: &str, bill: &Value, more: &[&str]) -> Said {
    let args = ["whatsapp", "preview", "--channel", channel, "--kind", kind];
    let bill_args: &[&str] = if bill.is_null() { &[] } else { &["--bill", "-"] };
    ask(args.into_iter().chain(bill_args.iter().copied()).chain(more.iter().copied()), bill.to_string())
}

/// A bill whose goods are all in the catalogue, or none.
fn goods(in_catalogue: bool) -> Value {
    let mut bill = bill();
    bill["shipping"] = "40.00".into();
    bill["discount"] = json!({ "amount": "5.00" });
    for (place, code) in ["SUG", "PLATE"].into_iter().enumerate() {
        let line = &mut bill["lines"][place];
        line["sku"] = code.into();
        line["quantity"] = "3".into();
        line["catalog_item"] = in_catalogue.into();
    }
    bill
}

/// The message of a request, which each channel carries in its own way. Kaleyra's first generation has none of Meta's
/// object, only what its button does.
#[track_caller]
fn carried(channel: &str, request: &Value) -> Value {
    let root = At::root("request", request);
    root.object(&["method", "url", "headers", "body"]).get("method").word(&["POST"]);
    let url = root.get("url").text(200);
    let headers = root.get("headers");
    let body = root.get("body");
    match channel {
        "cloud" => {
            assert_eq!(url, "https://graph.facebook.com/v24.0/100000000000001/messages");
            headers
                .object(&["content-type", "authorization"])
                .get("content-type")
                .word(&["application/json"]);
            assert_eq!(headers.get("authorization").text(40), "Bearer [redacted]");
            body.get("biz_opaque_callback_data").text(64);
            body.value().clone()
        }
        "kaleyra-v2" => {
            let path = "https://api.in.kaleyra.io/v2/HXIN0000000000IN/whatsapp/+919800000001/messages";
            assert_eq!(url, path);
            headers.object(&["content-type", "api-key"]).get("content-type").word(&["application/json"]);
            body.object(&["messaging_object", "extra_info"]);
            body.get("extra_info").object(&["ref"]).get("ref").text(64);
            body.get("messaging_object").value().clone()
        }
        _ => {
            assert_eq!(url, "https://api.in.kaleyra.io/v1/HXIN0000000000IN/messages");
            let form = "application/x-www-form-urlencoded";
            assert_eq!(headers.object(&["content-type", "api-key"]).get("content-type").text(40), form);
            assert_eq!(headers.get("api-key").text(40), "[redacted]");
            body.value().clone()
        }
    }
}

/// The action of Kaleyra's first generation, which is JSON in a text.
#[track_caller]
fn first_action(form: &Value, kind: &str) -> Value {
    let form = At::root("form", form);
    form.object(&["to", "from", "channel", "type", "body", "footer?", "action", "ref"]);
    form.get("channel").word(&["WhatsApp"]);
    form.get("type").word(&[kind]);
    form.get("body").text(1024);
    serde_json::from_str(form.get("action").text(20_000)).unwrap()
}

#[track_caller]
fn check_bill(channel: &str, (name, paid): (&str, Paid), in_catalogue: bool, form: &[&str]) {
    let more = [&["--settings", name], form].concat();
    let said = preview(channel, "order-details", &goods(in_catalogue), &more);
    if channel == "kaleyra-v1" && !form.is_empty() {
        return assert_eq!(said.refusal().0, "channel_cannot_say");
    }
    let carried = carried(channel, &said.document());
    if channel == "kaleyra-v1" {
        let action = first_action(&carried, "order_details");
        let action = At::root("action", &action);
        assert_eq!(action.object(&["name", "parameters"]).get("name").text(20), "Review_and_Pay");
        return order_details(&action.get("parameters"), paid, in_catalogue);
    }
    let carried = At::root(channel, &carried);
    order_details(&message(&carried, "order_details"), paid, in_catalogue);
}

#[test]
fn a_bill_keeps_the_documents_rules_however_it_is_sent_and_paid() {
    for channel in CHANNELS {
        for setting in SETTINGS {
            for in_catalogue in [false, true] {
                for form in [&[][..], &TEMPLATE[..]] {
                    check_bill(channel, setting, in_catalogue, form);
                }
            }
        }
    }
}

#[test]
fn a_status_keeps_the_documents_rules_however_it_is_sent() {
    let named = ["--reference", "K7Q3A0000123B", "--status", "partially_shipped"];
    for channel in CHANNELS {
        for form in [&[][..], &TEMPLATE[..]] {
            let said = preview(channel, "order-status", &Value::Null, &[&named[..], form].concat());
            if channel == "kaleyra-v1" && !form.is_empty() {
                assert_eq!(said.refusal().0, "channel_cannot_say");
                continue;
            }
            let carried = carried(channel, &said.document());
            if channel == "kaleyra-v1" {
                let action = first_action(&carried, "order_status");
                let action = At::root("action", &action);
                action.object(&["name", "parameters"]).get("name").word(&["review_order"]);
                order_status(&action.get("parameters"));
            } else {
                order_status(&message(&At::root(channel, &carried), "order_status"));
            }
        }
    }
}

#[test]
fn products_keep_the_documents_rules_and_what_is_not_documented_is_refused() {
    for channel in CHANNELS {
        let one = preview(channel, "product", &goods(true), &[]).document();
        let one = carried(channel, &one);
        if channel == "kaleyra-v1" {
            let action = first_action(&one, "singleproduct");
            product(&At::root("action", &action));
            for kind in ["product-list", "catalog"] {
                assert_eq!(preview(channel, kind, &goods(true), &[]).refusal().0, "channel_cannot_say");
            }
            continue;
        }
        product(&message(&At::root(channel, &one), "product"));
        let some = carried(channel, &preview(channel, "product-list", &goods(true), &[]).document());
        product_list(&message(&At::root(channel, &some), "product_list"), 2);
        for bill in [goods(true), Value::Null] {
            let all = carried(channel, &preview(channel, "catalog", &bill, &[]).document());
            catalog(&message(&At::root(channel, &all), "catalog_message"));
        }
    }
}

#[test]
fn a_list_has_at_most_thirty_products_and_each_has_a_code() {
    let mut many = bill();
    let line = |place: usize| json!({ "name": "Item", "quantity": "1", "price": "1.00", "sku": format!("P{place}") });
    many["lines"] = (0..31).map(line).collect();
    let refused = |bill: &Value| preview("cloud", "product-list", bill, &[]).refusal();
    let expected = ("catalog_codes_missing".to_owned(), Some("lines".to_owned()));
    assert_eq!((refused(&many), refused(&bill())), (expected.clone(), expected));
}

#[test]
fn more_than_upi_carries_is_asked_for_only_where_the_gateway_takes_cards() {
    let mut large = bill();
    large["lines"][0]["price"] = "300000".into();
    let account = |web: bool| {
        json!({
            "name": "own", "channel": "cloud", "phone_number": "+919800000002", "phone_number_id": "100000000000001",
            "payment": { "gateway": "payu", "configuration_name": "mine", "web": web },
            "upi": { "vpa": "own@upi", "name": "Own" },
            "importer": { "name": "Own", "address": { "line1": "1", "city": "Hubli", "state": "Karnataka", "pin": "580001" } },
        })
    };
    let show = |web: bool, setting: &str| {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        std::io::Write::write_all(&mut file, account(web).to_string().as_bytes()).unwrap();
        let path = file.path().to_str().unwrap();
        preview("cloud", "order-details", &large, &["--account", path, "--settings", setting])
    };
    assert_eq!(show(false, "payment-gateway").refusal().0, "not_sendable");
    assert_eq!(show(true, "upi-intent").refusal().0, "not_sendable");
    let missing = show(false, "payment-link").refusal();
    assert_eq!(missing, ("not_sendable".to_owned(), Some("total".to_owned())));
    let carried = carried("cloud", &show(true, "payment-gateway").document());
    order_details(&message(&At::root("cloud", &carried), "order_details"), Paid::Gateway, false);
}
