//! What customers do with what they got: order from it, fill it in, press it, refuse it.

use std::collections::BTreeMap;

use reqwest::Method;
use sandbox::{ASHA, ActRefused, BubbleKind, CartItem, Shown};
use serde_json::{Value, json};

use crate::bills::bill;
use crate::offers::{address, catalogue, product, product_list, template};
use crate::practice::{Practice, told_about};

fn cart(sku: &str) -> Vec<CartItem> {
    vec![CartItem { sku: sku.into(), quantity: 2, price_paise: 1_050 }]
}

fn home() -> BTreeMap<String, String> {
    let fields = [
        ("name", "Asha Kulkarni"),
        ("phone_number", "919812345678"),
        ("in_pin_code", "570001"),
        ("address", "12 Temple Road"),
        ("city", "Mysuru"),
    ];
    fields.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

fn message(told: &[Value]) -> Value {
    told[0]["entry"][0]["changes"][0]["value"]["messages"][0].clone()
}

#[tokio::test]
async fn products_are_ordered_from_the_message_that_offers_them() {
    let practice = Practice::start("").await;
    let one = practice.cloud_accepts(&product("TEA")).await;
    let list = practice.cloud_accepts(&product_list()).await;
    let all = practice.cloud_accepts(&catalogue()).await;
    practice.settle();
    assert_eq!(practice.world.orders_from_message(&one, &cart("SUGAR"), ""), Err(ActRefused::NotOffered));
    assert_eq!(practice.world.orders_from_message(&list, &cart("SALT"), ""), Err(ActRefused::NotOffered));
    assert_eq!(
        practice.world.orders_from_message("wamid.none", &cart("TEA"), ""),
        Err(ActRefused::UnknownMessage)
    );
    practice.world.orders_from_message(&one, &cart("TEA"), "").unwrap();
    practice.world.orders_from_message(&list, &cart("SUGAR"), "").unwrap();
    practice.world.orders_from_message(&all, &cart("SALT"), "soon").unwrap();
    let told = practice.settle();
    let told = message(&told);
    assert_eq!((&told["type"], &told["context"]["id"]), (&json!("order"), &json!(one)));
    assert_eq!(told["order"]["product_items"][0]["item_price"], json!(10.5));
    let bubbles = practice.ledger().customers[ASHA].bubbles.clone();
    assert_eq!((bubbles[5].kind, bubbles[5].answers.as_deref()), (BubbleKind::Cart, Some(all.as_str())));
    assert_eq!(bubbles[5].shows, Some(Shown::Cart(cart("SALT"))));
}

#[tokio::test]
async fn an_address_is_given_where_it_is_asked_for() {
    let practice = Practice::start("").await;
    let asked = practice.cloud_accepts(&address()).await;
    let order = practice.cloud_accepts(&bill("R1")).await;
    practice.settle();
    assert_eq!(practice.world.gives_address(&order, &home()), Err(ActRefused::NotOffered));
    for (field, value) in [("in_pin_code", "57"), ("zip", "1"), ("city", "")] {
        let mut wrong = home();
        wrong.insert(field.to_owned(), value.to_owned());
        assert_eq!(practice.world.gives_address(&asked, &wrong), Err(ActRefused::AddressInvalid), "{field}");
    }
    practice.world.gives_address(&asked, &home()).unwrap();
    let told = message(&practice.settle());
    assert_eq!((&told["interactive"]["type"], &told["context"]["id"]), (&json!("nfm_reply"), &json!(asked)));
    let reply = &told["interactive"]["nfm_reply"];
    assert_eq!(reply["name"], "address_message");
    let response: Value = serde_json::from_str(reply["response_json"].as_str().unwrap()).unwrap();
    assert_eq!(response["values"]["in_pin_code"], "570001");
    assert_eq!(practice.ledger().customers[ASHA].bubbles[2].shows, Some(Shown::Address(home())));
}

#[tokio::test]
async fn a_phone_that_knows_no_address_requests_is_incapable() {
    let practice = Practice::start("addresses=incapable").await;
    let asked = practice.accepts(address()).await;
    assert_eq!(told_about(&practice.settle(), &asked), ["failed 1026"]);
    assert_eq!(practice.world.gives_address(&asked, &home()), Err(ActRefused::UnknownMessage));
}

#[tokio::test]
async fn a_quick_reply_gives_its_payload() {
    let practice = Practice::start("").await;
    let buttons = json!([{"type": "QUICK_REPLY", "text": "Yes"}, {"type": "QUICK_REPLY", "text": "No"}]);
    let components =
        json!([{"type": "BODY", "text": "Shall we send it?"}, {"type": "BUTTONS", "buttons": buttons}]);
    let made = json!({"name": "ask", "language": "en", "category": "UTILITY", "components": components});
    practice.account(Method::POST, "message_templates", made).await;
    practice.settle();
    let payload = json!([{"type": "payload", "payload": "send-R1"}]);
    let filled = json!([{"type": "button", "sub_type": "quick_reply", "index": "0", "parameters": payload}]);
    let asked = practice.cloud_accepts(&template(ASHA, "ask", "en", filled)).await;
    practice.settle();
    assert_eq!(practice.world.presses(&asked, "Perhaps"), Err(ActRefused::NotOffered));
    practice.world.presses(&asked, "Yes").unwrap();
    let told = message(&practice.settle());
    assert_eq!(told["button"], json!({"payload": "send-R1", "text": "Yes"}));
    practice.world.presses(&asked, "No").unwrap();
    assert_eq!(message(&practice.settle())["button"]["payload"], "No");
}

#[tokio::test]
async fn a_customer_refuses_in_words_that_quote_the_message() {
    let practice = Practice::start("").await;
    let order = practice.accepts(bill("R1")).await;
    practice.settle();
    assert_eq!(practice.world.refuses(&order, " "), Err(ActRefused::Empty));
    practice.world.refuses(&order, "No, thank you").unwrap();
    let told = practice.settle();
    let message = &told[0]["meta_object"]["value"]["messages"][0];
    assert_eq!(
        (&message["text"]["body"], &message["context"]["id"]),
        (&json!("No, thank you"), &json!(order))
    );
    assert_eq!(
        (&told[0]["extra_info"]["ref"], told[0]["extra_info"]["reply_to"].as_str().unwrap().len()),
        (&json!("my ref"), 32)
    );
}

#[tokio::test]
async fn the_same_acts_are_done_from_outside() {
    let practice = Practice::start_with(|settings| settings.control = true).await;
    let list = practice.cloud_accepts(&product_list()).await;
    let asked = practice.cloud_accepts(&address()).await;
    let practice = &practice;
    let act =
        |path: String, body: Value| async move { practice.control(Method::POST, &path, Some(body)).await };
    let path = |id: &str, act: &str| format!("/control/message/{}/{act}", id.replace('=', "%3D"));
    let item = json!({"sku": "TEA", "quantity": 1, "price_paise": 100});
    assert_eq!(act(path(&list, "orders"), json!({"items": [item]})).await.http, 200);
    assert_eq!(act(path(&asked, "address"), json!(home())).await.http, 200);
    assert_eq!(act(path(&asked, "refuse"), json!({"text": "No"})).await.http, 200);
    assert_eq!(act(path(&asked, "press"), json!({"button": "Yes"})).await.http, 409);
    assert_eq!(act(path("none", "refuse"), json!({"text": "No"})).await.http, 404);
    let gateway = json!({"configuration_name": "c", "provider_name": "razorpay"});
    let link =
        practice.account(Method::POST, "payment_configuration", gateway).await.body["oauth_url"].clone();
    let opened = act("/control/onboarding".to_owned(), json!({"link": link})).await;
    assert_eq!((opened.http, opened.body), (200, json!({"redirect_url": null})));
}
