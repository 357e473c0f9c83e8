//! The recorded documents, where the environment says they are: our webhooks and answers have every field that the
//! vendors' samples have, their requests are taken once the blanks are filled in, and their mistakes are refused.

use std::path::PathBuf;

use reqwest::Method;
use sandbox::{ASHA, CartItem, Channel, RefundStatus};
use serde_json::{Value, json};

use crate::bills::{START_MS, bill};
use crate::practice::Practice;

/// A recorded document; `None` when this machine has none.
fn recorded(name: &str) -> Option<Value> {
    let folder = PathBuf::from(std::env::var_os("CONFORMANCE_FIXTURES")?).join("whatsapp");
    let written = std::fs::read(folder.join(name)).unwrap();
    Some(serde_json::from_slice(&written).unwrap())
}

/// Every key of `sample` is in `ours` with a value of the same type, unless either is null.
#[track_caller]
fn check_same_shape(sample: &Value, ours: &Value, path: &str) {
    match (sample, ours) {
        (Value::Null, _) | (_, Value::Null) => {}
        (Value::Object(sample), Value::Object(ours)) => {
            for (key, value) in sample {
                let below = format!("{path}.{key}");
                check_same_shape(value, ours.get(key).unwrap_or_else(|| panic!("no {below}")), &below);
            }
        }
        (Value::Array(sample), Value::Array(ours)) => {
            let (sample, ours) = (&sample[0], ours.first().unwrap_or_else(|| panic!("{path} is empty")));
            check_same_shape(sample, ours, &format!("{path}[0]"));
        }
        (sample, ours) => {
            assert_eq!(
                std::mem::discriminant(sample),
                std::mem::discriminant(ours),
                "{path}: {sample} and {ours}"
            );
        }
    }
}

#[track_caller]
fn check(name: &str, ours: &Value) {
    if let Some(sample) = recorded(name) {
        check_same_shape(&sample, ours, name);
    }
}

#[tokio::test]
async fn webhooks_have_the_shape_of_the_recorded_ones() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    check("kaleyra_webhook_status_sent.json", &practice.settle()[0]);
    practice.world.pays("R1").unwrap();
    check("kaleyra_webhook_payment_captured.json", &practice.settle()[0]);
    let item = CartItem { sku: "shirt1122".into(), quantity: 1, price_paise: 160_000 };
    practice.world.orders_from_catalogue(ASHA, &[item], "message").unwrap();
    check("kaleyra_webhook_incoming_order.json", &practice.settle()[0]);
}

#[tokio::test]
async fn lookups_have_the_shape_of_the_recorded_ones() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    check("resp_payment_lookup_pending_no_attempt.json", &practice.look_up("R1").await.body);
    practice.world.pays("R1").unwrap();
    practice.world.refund("R1", 100, RefundStatus::Success).unwrap();
    check("resp_payment_lookup_captured.json", &practice.look_up("R1").await.body);
}

#[tokio::test]
async fn refusals_have_the_shape_of_the_recorded_one() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    check("err_134011_payments_tos.json", &practice.send(&bill("R1")).await.body);
}

#[tokio::test]
async fn the_recorded_status_request_is_taken_once_its_blanks_are_filled() {
    let Some(mut request) = recorded("kaleyra_req_v2_order_status.json") else { return };
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    let message = &mut request["messaging_object"];
    message["to"] = json!(ASHA);
    message["interactive"]["action"]["parameters"]["reference_id"] = json!("R1");
    message["interactive"]["action"]["parameters"]["order"]["status"] = json!("shipped");
    practice.accepts(message.clone()).await;
}

#[tokio::test]
async fn the_recorded_bill_whose_sums_are_wrong_is_refused() {
    let Some(recorded) = recorded("exotel_req_order_details_bad_arithmetic.json") else { return };
    let practice = Practice::start("").await;
    let mut message = bill("R1");
    let parameters = &mut message["interactive"]["action"]["parameters"];
    for key in ["subtotal", "tax", "discount", "shipping"] {
        let amount = find(&recorded, key).unwrap_or_else(|| panic!("the document has no {key}"));
        parameters["order"][key] = amount.clone();
    }
    parameters["total_amount"] = find(&recorded, "total_amount").unwrap().clone();
    practice.refuses(message, 131_009, "").await;

    // The whole of it, with a gateway that is one, so that nothing but the sums is wrong.
    let mut message = bill("R1");
    let parameters = &mut message["interactive"]["action"]["parameters"];
    *parameters = recorded["action"]["parameters"].clone();
    parameters["order"]["catalog_id"] = json!("1");
    parameters["payment_settings"][0]["payment_gateway"]["type"] = json!("razorpay");
    practice.refuses(message.clone(), 131_009, "total_amount").await;
    message["interactive"]["action"]["parameters"]["total_amount"]["value"] = json!(339_182);
    practice.accepts(message).await;
}

/// The blanks of a recorded bill filled in. Where its one item figure is only for show, it is taken away.
fn filled(mut recorded: Value, mend_items: bool) -> Value {
    let mut message = bill("reference-id-value");
    let parameters = &mut recorded["interactive"]["action"]["parameters"];
    parameters["order"]["expiration"]["timestamp"] = json!((START_MS / 1000 + 3_600).to_string());
    if let Some(link) = parameters.pointer_mut("/payment_settings/0/upi_intent_link/link") {
        *link = json!(link.as_str().unwrap().replace("transaction_record", "reference-id-value"));
    }
    if mend_items {
        let items = parameters["order"]["items"].as_array_mut().unwrap();
        for item in items.iter_mut() {
            item.as_object_mut().unwrap().shift_remove("sale_amount");
        }
        if let [only] = items.as_mut_slice() {
            only["quantity"] = json!(2);
        }
    }
    recorded["interactive"]["header"]["image"] = json!({"link": "https://s.example/a.png"});
    message["interactive"] = recorded["interactive"].take();
    message
}

#[tokio::test]
async fn the_recorded_bills_are_taken_once_their_items_add_up() {
    for name in [
        "pg_billdesk_catalog",
        "pg_razorpay_catalog",
        "pg_payu_noncatalog",
        "upi_catalog",
        "upi_noncatalog",
        "dynamic_vpa_upi_intent_link",
        "payment_link_catalog",
        "payment_link_noncatalog",
    ] {
        let Some(recorded) = recorded(&format!("req_order_details_{name}.json")) else { return };
        let practice = Practice::start("").await;
        practice.refuses(filled(recorded.clone(), false), 131_009, "subtotal").await;
        practice.accepts(filled(recorded, true)).await;
    }
}

#[tokio::test]
async fn the_recorded_templates_are_made_and_sent() {
    let Some(mut order) = recorded("req_template_create_order_details.json") else { return };
    let mut status = recorded("req_template_create_order_status.json").unwrap();
    let practice = Practice::start("").await;
    for (template, name) in [(&mut order, "order"), (&mut status, "status")] {
        (template["name"], template["language"]) = (json!(name), json!("en_US"));
        let made = practice.account(Method::POST, "message_templates", template.clone()).await;
        assert_eq!(made.http, 200, "{}", made.body);
    }
    // The samples sent carry pictures, so their template has a picture too.
    order["components"][0] = json!({"type": "HEADER", "format": "IMAGE"});
    for (name, body) in [("pictured", "Here it is."), ("back", "Hello {{1}}, {{2}} is back.")] {
        order["name"] = json!(name);
        order["components"][1] =
            json!({"type": "BODY", "text": body, "example": {"body_text": [["Asha", "Tea"]]}});
        let made = practice.account(Method::POST, "message_templates", order.clone()).await;
        assert_eq!(made.http, 200, "{}", made.body);
    }
    practice.settle();

    let mut sent = recorded("req_template_send_order_details.json").unwrap();
    (sent["to"], sent["template"]["name"], sent["template"]["language"]["code"]) =
        (json!(ASHA), json!("pictured"), json!("en_US"));
    sent["template"]["components"][0]["parameters"][0]["image"]["link"] = json!("https://s.example/a.png");
    let details = &mut sent["template"]["components"][1]["parameters"][0]["action"]["order_details"];
    let link =
        "upi://pay?pa=merchant_vpa&pn=merchant%20Name&mc=mc_code&purpose=purpose_code&tr=reference_id_value";
    details["payment_settings"][0]["upi_intent_link"]["link"] = json!(link);
    let importer = &mut details["order"]["items"][0]["importer_address"];
    (importer["postal_code"], importer["country_code"]) = (json!("570001"), json!("IN"));
    practice.cloud_accepts(&sent).await;

    let mut checkout = recorded("req_template_send_checkout_button.json").unwrap();
    (checkout["to"], checkout["template"]["name"]) = (json!(ASHA), json!("back"));
    checkout["template"]["components"][0]["parameters"][0]["image"] =
        json!({"link": "https://s.example/a.png"});
    let details = &mut checkout["template"]["components"][2]["parameters"][0]["action"]["order_details"];
    details["order"]["expiration"]["timestamp"] = json!((START_MS / 1000 + 3_600).to_string());
    practice.cloud_accepts(&checkout).await;

    let mut moved = recorded("req_template_send_order_status.json").unwrap();
    (moved["to"], moved["template"]["name"], moved["template"]["language"]["code"]) =
        (json!(ASHA), json!("status"), json!("en_US"));
    let change = &mut moved["template"]["components"][0]["parameters"][0]["order_status"];
    change["order"]["status"] = json!("processing");
    practice.cloud_accepts(&moved).await;
    assert_eq!(practice.ledger().references["reference_id_value"].statuses.len(), 1);
}

#[tokio::test]
async fn the_other_recorded_requests_are_taken_once_their_blanks_are_filled() {
    let Some(mut address) = recorded("req_address_message_0.json") else { return };
    let practice = Practice::start("").await;
    address["to"] = json!(ASHA);
    address["interactive"]["action"]["parameters"]["country"] = json!("IN");
    practice.accepts(address).await;
    let mut catalogue = recorded("req_catalog_message.json").unwrap();
    catalogue["to"] = json!(ASHA);
    practice.accepts(catalogue).await;

    practice.cloud_accepts(&bill("R1")).await;
    let mut status = recorded("req_order_status_interactive.json").unwrap();
    (status["to"], status["messaging_product"]) = (json!(ASHA), json!("whatsapp"));
    status["interactive"]["action"]["parameters"] =
        json!({"reference_id": "R1", "order": {"status": "shipped"}});
    practice.cloud_accepts(&status).await;
    practice.world.pays("R1").unwrap();
    let mut refund = recorded("req_payments_refund.json").unwrap();
    (refund["reference_id"], refund["payment_config_id"]) = (json!("R1"), json!("practice_razorpay"));
    let given_back = practice.number("payments_refund", &refund).await;
    check("resp_payments_refund.json", &given_back.body);

    let mut form = recorded("kaleyra_req_v1_order_details_form.json").unwrap();
    let mut action: Value = serde_json::from_str(form["action"].take().as_str().unwrap()).unwrap();
    let rest = bill("V1")["interactive"]["action"]["parameters"].clone();
    let parameters = &mut action["parameters"];
    for key in ["reference_id", "type", "currency", "total_amount", "order"] {
        parameters[key] = rest[key].clone();
    }
    let taken = practice
        .form(&[
            ("type", "order_details"),
            ("body", "message body"),
            ("footer", "Footer"),
            ("action", &action.to_string()),
        ])
        .await;
    assert_eq!(taken.http, 200, "{}", taken.body);
    check("kaleyra_resp_v1_ok.json", &taken.body);
    let wrong = practice.form(&[("type", "text"), ("body", "Hello"), ("to", "1")]).await;
    check("kaleyra_err_v1_field.json", &wrong.body);
}

#[tokio::test]
async fn payment_configurations_have_the_shape_of_the_recorded_ones() {
    let Some(create) = recorded("req_payment_configuration_create_pg.json") else { return };
    let practice = Practice::start("").await;
    let made = practice.account(Method::POST, "payment_configuration", create).await;
    check("resp_payment_configuration_create.json", &made.body);
    let link = recorded("req_generate_oauth_link.json").unwrap();
    let linked = practice.account(Method::POST, "generate_payment_configuration_oauth_link", link).await;
    check("resp_generate_oauth_link.json", &linked.body);
    practice.world.opens_onboarding(linked.body["oauth_url"].as_str().unwrap()).unwrap();
    check("webhook_payment_configuration_update_onboarding_page.json", &practice.settle()[0]);
    let one = "payment_configuration/test-payment-configuration";
    let shown = practice.account(Method::GET, one, json!(null)).await;
    check("resp_payment_configuration_get.json", &shown.body);
    let all = practice.account(Method::GET, "payment_configurations", json!(null)).await;
    check("resp_payment_configurations_list.json", &all.body);
    let endpoint = recorded("req_payment_configuration_link_data_endpoint.json").unwrap();
    check("resp_success_true.json", &practice.account(Method::POST, one, endpoint).await.body);
    let gone = recorded("req_payment_configuration_delete.json").unwrap();
    check(
        "resp_success_true.json",
        &practice.account(Method::DELETE, "payment_configuration", gone).await.body,
    );
    let upi = recorded("req_payment_configuration_create_upi_vpa.json").unwrap();
    check("resp_success_true.json", &practice.account(Method::POST, "payment_configuration", upi).await.body);
}

#[tokio::test]
async fn metas_webhooks_and_answers_have_the_shape_of_the_recorded_ones() {
    let practice = Practice::start_with(|settings| settings.channel = Channel::Cloud).await;
    check("resp_send_message_ok.json", &practice.number("messages", &bill("INV-1")).await.body);
    check("webhook_status_minimal_v24.json", &practice.settle()[0]);
    let mut noted = bill("INV-2");
    let gateway = &mut noted["interactive"]["action"]["parameters"]["payment_settings"][0]["payment_gateway"];
    gateway["razorpay"]["notes"] = json!({"channel": "whatsapp"});
    practice.cloud_accepts(&noted).await;
    practice.settle();
    practice.world.attempt_starts("INV-2").unwrap();
    check("derived_webhook_payment_pending.json", &practice.settle()[0]);
    practice.world.attempt_fails("INV-2", "incorrect_pin").unwrap();
    check("derived_webhook_payment_failed_attempt.json", &practice.settle()[0]);
    practice.world.pays("INV-2").unwrap();
    check("derived_webhook_payment_captured.json", &practice.settle()[0]);
    practice.cloud_accepts(&crate::bills::status("INV-2", "completed")).await;
    practice.cloud_accepts(&crate::bills::status("INV-2", "shipped")).await;
    let told = practice.settle();
    let failed = told.iter().find(|body| body.to_string().contains("2046")).unwrap();
    check("derived_webhook_order_status_error_2046.json", failed);
}

/// The first value under a key, however deep.
fn find<'a>(value: &'a Value, wanted: &str) -> Option<&'a Value> {
    match value {
        Value::Object(object) => {
            object.get(wanted).or_else(|| object.values().find_map(|below| find(below, wanted)))
        }
        Value::Array(members) => members.iter().find_map(|below| find(below, wanted)),
        _ => None,
    }
}
