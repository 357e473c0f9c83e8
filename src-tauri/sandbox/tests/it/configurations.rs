//! Payment configurations by the Graph paths, and the link a merchant opens.

use reqwest::Method;
use sandbox::{ActRefused, Channel};
use serde_json::{Value, json};

use crate::bills::{bill, put};
use crate::practice::Practice;

fn made(provider: &str) -> Value {
    json!({
        "configuration_name": "till_2", "purpose_code": "00", "merchant_category_code": "5411",
        "provider_name": provider, "redirect_url": "https://s.example/back",
    })
}

fn bill_under(configuration: &str) -> Value {
    let mut bill = bill("R1");
    let place = "/interactive/action/parameters/payment_settings/0/payment_gateway/configuration_name";
    put(&mut bill, place, json!(configuration));
    bill
}

#[tokio::test]
async fn a_gateway_is_connected_by_its_link_and_then_paid_through() {
    let practice = Practice::start("").await;
    let answer = practice.account(Method::POST, "payment_configuration", made("razorpay")).await;
    assert_eq!((answer.http, &answer.body["success"]), (200, &json!(true)), "{}", answer.body);
    let link = answer.body["oauth_url"].as_str().unwrap().to_owned();
    practice.accepts(bill_under("till_2")).await;
    assert_eq!(practice.world.pays("R1"), Err(ActRefused::NoWayToPay));
    assert_eq!(practice.ledger().configurations["till_2"], "Needs_Connecting");

    practice.settle();
    assert_eq!(practice.world.opens_onboarding(&link).unwrap().as_deref(), Some("https://s.example/back"));
    assert_eq!(practice.world.opens_onboarding(&link), Err(ActRefused::LinkInvalid), "once");
    practice.pass(1_000);
    let due = practice.world.due_webhooks();
    assert_eq!(due[0].channel(), Channel::Cloud);
    let told: Value = serde_json::from_slice(due[0].body()).unwrap();
    let change = &told["entry"][0]["changes"][0];
    assert_eq!(change["field"], "payment_configuration_update");
    assert_eq!(
        (&change["value"]["status"], &change["value"]["provider_name"]),
        (&json!("Active"), &json!("razorpay"))
    );
    assert!(told["entry"][0]["time"].is_i64());
    practice.world.pays("R1").unwrap();

    let shown = practice.account(Method::GET, "payment_configuration/till_2", json!(null)).await.body;
    assert_eq!(shown["data"][0]["status"], "Active");
    let all = practice.account(Method::GET, "payment_configurations", json!(null)).await.body;
    assert_eq!(all["data"][0]["payment_configurations"].as_array().unwrap().len(), 4);
}

#[tokio::test]
async fn a_link_is_made_anew_and_dies_after_a_day() {
    let practice = Practice::start("").await;
    practice.account(Method::POST, "payment_configuration", made("payu")).await;
    let again = json!({"configuration_name": "till_2"});
    let path = "generate_payment_configuration_oauth_link";
    let answer = practice.account(Method::POST, path, again.clone()).await;
    assert!(answer.body["expiration"].is_i64(), "{}", answer.body);
    practice.pass(24 * 60 * 60 * 1000);
    let old = answer.body["oauth_url"].as_str().unwrap();
    assert_eq!(practice.world.opens_onboarding(old), Err(ActRefused::LinkInvalid));
    let fresh = practice.account(Method::POST, path, again).await.body["oauth_url"].clone();
    assert_eq!(practice.world.opens_onboarding(fresh.as_str().unwrap()), Ok(None));
}

#[tokio::test]
async fn a_upi_address_needs_no_connecting() {
    let practice = Practice::start("").await;
    let mut upi = made("upi_vpa");
    let refused = practice.account(Method::POST, "payment_configuration", upi.clone()).await;
    assert_eq!(refused.body["error"]["code"], 131_008);
    upi["merchant_vpa"] = json!("shop@bank");
    let answer = practice.account(Method::POST, "payment_configuration", upi).await;
    assert_eq!((answer.http, answer.body), (200, json!({"success": true})));
    assert_eq!(practice.ledger().configurations["till_2"], "Active");
}

#[tokio::test]
async fn endpoints_are_linked_and_configurations_taken_away() {
    let practice = Practice::start("").await;
    let endpoint = json!({"data_endpoint_url": "https://s.example/data"});
    let done = json!({"success": true});
    let linked = practice.account(Method::POST, "payment_configuration/practice_payu", endpoint).await;
    assert_eq!(linked.body, done);
    let gone = practice
        .account(Method::DELETE, "payment_configuration", json!({"configuration_name": "practice_razorpay"}))
        .await;
    assert_eq!(gone.body, done);
    practice.accepts(bill("R1")).await;
    assert_eq!(practice.world.pays("R1"), Err(ActRefused::NoWayToPay));
    let shown = practice.account(Method::GET, "payment_configuration/practice_razorpay", json!(null)).await;
    assert_eq!(shown.http, 400);
}

#[tokio::test]
async fn what_is_wrong_is_refused_and_so_is_everything_until_the_terms_are_accepted() {
    let practice = Practice::start("").await;
    let with = |key: &str, value: Value| {
        let mut made = made("razorpay");
        made[key] = value;
        made
    };
    for (wrong, code) in [
        (with("provider_name", json!("billdesk")), 131_009),
        (with("configuration_name", json!("x".repeat(61))), 131_009),
        (with("configuration_name", json!("practice_payu")), 131_009),
        (with("purpose_code", json!("11")), 131_009),
        (with("merchant_category_code", json!("54")), 131_009),
        (with("merchant_vpa", json!("shop@bank")), 131_009),
        (with("redirect_url", json!("parchi://back")), 131_009),
        (with("colour", json!("red")), 100),
    ] {
        let refused = practice.account(Method::POST, "payment_configuration", wrong).await;
        assert_eq!(refused.body["error"]["code"], code, "{}", refused.body);
    }
    practice.world.set_faults("terms=pending".parse().unwrap());
    let denied = practice.account(Method::GET, "payment_configurations", json!(null)).await;
    assert_eq!((denied.http, &denied.body["error"]["code"]), (403, &json!(131_005)));
    practice.refuses(bill("R1"), 134_011, "Terms").await;
}
