//! The control routes: closed without their token, and each does what its act does.

use reqwest::Method;
use sandbox::{ASHA, Ledger, WINDOW_CLOSED};
use serde_json::{Value, json};

use crate::bills::{bill, text};
use crate::practice::{Practice, answer};

async fn controlled() -> Practice {
    Practice::start_with(|settings| settings.control = true).await
}

async fn post(practice: &Practice, path: &str, body: Value) -> (u16, Value) {
    let found = practice.control(Method::POST, path, Some(body)).await;
    (found.http, found.body)
}

#[tokio::test]
async fn without_the_token_nothing_opens() {
    let practice = controlled().await;
    let url = format!("{}/control/ledger", practice.sandbox.base_url());
    let plain = answer(practice.client.get(&url)).await.unwrap();
    assert_eq!((plain.http, &plain.body["error"]["code"]), (401, &json!("control_token")));
    let wrong = answer(practice.client.get(&url).bearer_auth(practice.sandbox.api_key())).await.unwrap();
    assert_eq!(wrong.http, 401);
}

#[tokio::test]
async fn where_no_control_was_asked_for_the_routes_do_not_exist() {
    let practice = Practice::start("").await;
    assert_eq!(practice.sandbox.control_token(), None);
    let url = format!("{}/control/ledger", practice.sandbox.base_url());
    assert_eq!(answer(practice.client.get(&url).bearer_auth("")).await.unwrap().http, 404);
}

#[tokio::test]
async fn a_payment_is_played_from_outside() {
    let practice = controlled().await;
    practice.accepts(bill("R1")).await;
    for (path, body) in [
        ("/control/read/R1", json!({})),
        ("/control/start/R1", json!({})),
        ("/control/fail/R1", json!({"reason": "declined"})),
        ("/control/pay/R1", json!({"twice": true})),
        ("/control/capture/R1", json!({"paise": 100})),
    ] {
        assert_eq!(post(&practice, path, body).await, (200, json!({"ok": true})), "{path}");
    }
    let (http, refund) =
        post(&practice, "/control/refund/R1", json!({"paise": 500, "status": "success"})).await;
    assert_eq!((http, refund["refund_id"].as_str().unwrap().starts_with("rfnd_")), (200, true));

    let told = practice.control(Method::GET, "/control/ledger", None).await.body;
    let ledger: Ledger = serde_json::from_value(told.clone()).unwrap();
    assert_eq!(ledger, practice.ledger());
    let order = &ledger.references["R1"];
    assert_eq!(order.captured_paise, 2 * 123_450 + 100);
    assert_eq!(order.attempts[0].reason.as_deref(), Some("declined"));
    assert_eq!(told["references"]["R1"]["attempts"][1]["refunds"][0]["status"], "success");
}

#[tokio::test]
async fn a_body_may_be_left_out_where_nothing_must_be_said() {
    let practice = controlled().await;
    practice.accepts(bill("R1")).await;
    for path in ["/control/fail/R1", "/control/pay/R1"] {
        assert_eq!(practice.control(Method::POST, path, None).await.http, 200, "{path}");
    }
    assert_eq!(practice.ledger().references["R1"].attempts[0].reason.as_deref(), Some("incorrect_pin"));
}

#[tokio::test]
async fn customers_write_and_order_from_outside() {
    let practice = controlled().await;
    let (http, wrote) =
        post(&practice, &format!("/control/customer/{ASHA}/writes"), json!({"text": "Hello"})).await;
    assert_eq!((http, wrote["message_id"].as_str().unwrap().starts_with("wamid.")), (200, true));
    let cart = json!({"items": [{"sku": "TEA", "quantity": 2, "price_paise": 799}]});
    assert_eq!(post(&practice, "/control/customer/919812345678/orders", cart).await.0, 200);
    post(&practice, "/control/advance", json!({"ms": 1000})).await;
    let told = practice.control(Method::GET, "/control/webhooks", None).await.body;
    let told: Vec<Value> = told
        .as_array()
        .unwrap()
        .iter()
        .map(|body| serde_json::from_str(body.as_str().unwrap()).unwrap())
        .collect();
    assert_eq!(told.len(), 2);
    assert_eq!(
        told[1]["meta_object"]["value"]["messages"][0]["order"]["product_items"][0]["item_price"],
        7.99
    );
    assert_eq!(practice.control(Method::GET, "/control/webhooks", None).await.body, json!([]));
}

#[tokio::test]
async fn windows_dial_and_clock_are_moved_from_outside() {
    let practice = controlled().await;
    let window = format!("/control/window/{WINDOW_CLOSED}");
    assert_eq!(post(&practice, &window, json!({"open": true})).await.0, 200);
    practice.accepts(text(WINDOW_CLOSED, "Hello")).await;
    assert_eq!(post(&practice, "/control/faults", json!({"spec": "500=1"})).await.0, 200);
    assert_eq!(practice.send(&bill("R1")).await.http, 500);
    let before = practice.world.now_ms();
    let (_, moved) = post(&practice, "/control/advance", json!({"ms": 86_400_000})).await;
    assert_eq!(moved, json!({"now_ms": before + 86_400_000}));
}

#[tokio::test]
async fn what_cannot_be_done_says_why() {
    let practice = controlled().await;
    practice.accepts(bill("R1")).await;
    practice.world.pays("R1").unwrap();
    for (path, body, http, code) in [
        ("/control/pay/NONE", json!({}), 404, "act_refused"),
        ("/control/pay/R1", json!({}), 409, "act_refused"),
        ("/control/refund/R1", json!({"paise": 999_999, "status": "success"}), 409, "act_refused"),
        ("/control/refund/R1", json!({"paise": 5, "status": "done"}), 400, "body_invalid"),
        ("/control/refund/R1", json!({"paise": 1.5, "status": "success"}), 400, "body_invalid"),
        ("/control/customer/12/writes", json!({"text": "Hello"}), 400, "act_refused"),
        ("/control/customer/12/writes", json!({"words": "Hello"}), 400, "body_invalid"),
        ("/control/faults", json!({"spec": "flood=1"}), 400, "faults_invalid"),
        ("/control/advance", json!({"ms": -5}), 400, "body_invalid"),
    ] {
        let (found, body) = post(&practice, path, body).await;
        assert_eq!((found, body["error"]["code"].as_str()), (http, Some(code)), "{path}: {body}");
        assert!(!body["error"]["message"].as_str().unwrap().is_empty());
    }
}

#[tokio::test]
async fn no_fault_touches_the_control_routes() {
    let practice = controlled().await;
    practice.world.set_faults("lose-before=100%,500=100%".parse().unwrap());
    assert_eq!(practice.control(Method::GET, "/control/ledger", None).await.http, 200);
}
