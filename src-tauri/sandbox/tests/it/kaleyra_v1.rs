//! Kaleyra's older API: forms in, ids out, flat callbacks.

use reqwest::Method;
use sandbox::{ASHA, BubbleKind, CartItem, Channel, WINDOW_CLOSED};
use serde_json::{Value, json};

use crate::bills::{bill, status};
use crate::offers::product;
use crate::practice::{Answer, Practice, answer, multipart};

/// The `action` of a message, as the form carries it.
fn action(message: &Value) -> String {
    message["interactive"]["action"].to_string().replace("review_and_pay", "Review_and_Pay")
}

async fn accepts(practice: &Practice, fields: &[(&str, &str)]) -> String {
    let Answer { http, body } = practice.form(fields).await;
    assert_eq!(http, 200, "{body}");
    let id = body["id"].as_str().unwrap().to_owned();
    let (uuid, number) = id.split_once(':').unwrap();
    assert_eq!((uuid.len(), number, body.as_object().unwrap().len()), (36, "0", 1));
    id
}

/// The callbacks due within a minute, as they are.
fn told(practice: &Practice) -> Vec<String> {
    practice.take_bytes().into_iter().map(|body| String::from_utf8(body).unwrap()).collect()
}

#[tokio::test]
async fn a_bill_is_sent_by_a_form_and_told_flat() {
    let practice = Practice::start("").await;
    let bill_form = [("type", "order_details"), ("body", "Your order"), ("action", &action(&bill("R1")))];
    let id = accepts(&practice, &bill_form).await;
    let encoded = id.replace(':', "%3A");
    assert_eq!(
        told(&practice),
        [format!("id={encoded}&status=SENT"), format!("id={encoded}&status=DELIVERED")]
    );
    practice.world.pays("R1").unwrap();
    let paid: Value = serde_json::from_str(&told(&practice)[0]).unwrap();
    assert_eq!(
        (&paid["type"], &paid["status"], &paid["id"]),
        (&json!("payment"), &json!("captured"), &json!(id))
    );
    assert_eq!(paid["payment"]["transaction"]["refunds"], Value::Null);
    assert_eq!(practice.look_up("R1").await.body["payments"][0]["status"], "captured");

    let shipped = action(&status("R1", "shipped"));
    accepts(&practice, &[("type", "order_status"), ("body", "On its way"), ("action", &shipped)]).await;
    let again =
        accepts(&practice, &[("type", "order_status"), ("body", "Again"), ("action", &shipped)]).await;
    let failed = format!("id={}&status=FAILED", again.replace(':', "%3A"));
    assert!(told(&practice).contains(&failed));
}

#[tokio::test]
async fn texts_products_templates_and_files_are_sent() {
    let practice = Practice::start("").await;
    accepts(&practice, &[("type", "text"), ("body", "नमस्ते"), ("preview_url", "true"), ("ref", "r")]).await;
    accepts(&practice, &[("type", "singleproduct"), ("body", "Tea"), ("action", &action(&product("TEA")))])
        .await;
    let [.., reminder] = practice.sandbox.template_names();
    let template =
        [("type", "template"), ("template_name", reminder), ("params", "जोसफ"), ("lang_code", "hi")];
    accepts(&practice, &[&template[..], &[("to", WINDOW_CLOSED)]].concat()).await;

    let from = practice.sandbox.phone_number();
    let fields =
        [("to", ASHA), ("from", from), ("channel", "whatsapp"), ("type", "media"), ("caption", "Your bill")];
    let (kind, body) = multipart(&fields, ("media", "bill.pdf", "application/pdf", b"%PDF-1.7"));
    let url = format!("{}/v1/{}/messages", practice.sandbox.base_url(), practice.sandbox.sid());
    let sent =
        answer(practice.request(Method::POST, &url).header("content-type", kind).body(body)).await.unwrap();
    assert_eq!(sent.http, 200, "{}", sent.body);
    let ledger = practice.ledger();
    let kinds: Vec<BubbleKind> = ledger.customers[ASHA].bubbles.iter().map(|bubble| bubble.kind).collect();
    assert_eq!(kinds, [BubbleKind::Text, BubbleKind::Product, BubbleKind::Document]);
    assert_eq!(ledger.customers[ASHA].bubbles[2].text, "Your bill");
    assert_eq!(ledger.customers[WINDOW_CLOSED].bubbles[0].text, "नमस्ते जोसफ, आपका ऑर्डर तैयार है।");
}

#[tokio::test]
async fn the_key_may_stand_in_the_form_and_must_be_right() {
    let practice = Practice::start("").await;
    let url = format!("{}/v1/{}/messages", practice.sandbox.base_url(), practice.sandbox.sid());
    let fields = |key: &str| {
        format!("to=919812345678&from=919800000001&channel=WhatsApp&type=text&body=Hello&api-key={key}")
    };
    for (key, http) in [(practice.sandbox.api_key(), 200), ("wrong", 401), ("", 401)] {
        let request = practice.client.post(&url).header("content-type", "application/x-www-form-urlencoded");
        assert_eq!(answer(request.body(fields(key))).await.unwrap().http, http, "{key}");
    }
    let other = url.replace(practice.sandbox.sid(), "HXAP1600000000IN");
    let form = "application/x-www-form-urlencoded";
    let request = practice.request(Method::POST, &other).header("content-type", form).body("to=1");
    let refused = answer(request).await.unwrap();
    assert_eq!((refused.http, &refused.body["code"]), (401, &json!("RBC001")));
}

#[tokio::test]
async fn a_field_that_is_wrong_is_named_and_one_that_is_missing_is_mandatory() {
    let practice = Practice::start("limits=off").await;
    let good = action(&bill("R1"));
    let wrong_sum = good.replacen("123450", "123451", 1);
    for (fields, named) in [
        (vec![("type", "text"), ("body", "Hello"), ("to", "98123")], "to"),
        (vec![("type", "text"), ("body", "Hello"), ("from", "+919800000002")], "from"),
        (vec![("type", "text"), ("body", "Hello"), ("channel", "sms")], "channel"),
        (vec![("type", "sticker"), ("body", "Hello")], "type"),
        (vec![("type", "order_details"), ("body", "Order"), ("action", "{")], "action"),
        (vec![("type", "order_details"), ("body", "Order"), ("action", wrong_sum.as_str())], "action"),
        (vec![("type", "order_details"), ("body", &"x".repeat(1025)), ("action", good.as_str())], "body"),
        (
            vec![
                ("type", "order_details"),
                ("body", "Order"),
                ("footer", &"x".repeat(61)),
                ("action", &good),
            ],
            "footer",
        ),
    ] {
        let refused = practice.form(&fields).await;
        let error = refused.body["error"].as_object().unwrap_or_else(|| panic!("{}", refused.body));
        assert_eq!((refused.http, error.keys().map(String::as_str).collect::<Vec<_>>()), (400, vec![named]));
    }
    for (fields, what) in [
        (vec![("type", "text"), ("body", "Hello"), ("to", "")], "The WhatsApp Number is mandatory."),
        (vec![("body", "Hello")], "The Type is mandatory."),
        (vec![("type", "text")], "The Body is mandatory."),
        (vec![("type", "text"), ("body", "a"), ("colour", "red")], "The form has a field that is not known."),
    ] {
        let refused = practice.form(&fields).await;
        assert_eq!((refused.http, refused.body), (400, json!({"code": "E13001", "message": what})));
    }
    assert_eq!(practice.ledger().traffic.messages_accepted, 0);
}

#[tokio::test]
async fn what_meta_refuses_for_other_reasons_comes_through() {
    let practice = Practice::start("").await;
    let refused = practice.form(&[("type", "text"), ("body", "Hello"), ("to", WINDOW_CLOSED)]).await;
    assert_eq!((refused.http, &refused.body["error"]["code"]), (400, &json!(131_047)));
}

#[tokio::test]
async fn customers_are_heard_in_a_query_or_as_json() {
    let practice = Practice::start_with(|settings| settings.channel = Channel::KaleyraV1).await;
    practice.world.customer_writes(ASHA, "Is it ready?").unwrap();
    let [body] = told(&practice).try_into().unwrap();
    assert!(
        body.starts_with("body=Is+it+ready%3F&from=919812345678&name=Asha+Kulkarni&type=text&created_at="),
        "{body}"
    );
    practice.world.set_faults("v1-callbacks=json,v1-failed=0".parse().unwrap());
    let item = CartItem { sku: "TEA".into(), quantity: 2, price_paise: 1_050 };
    practice.world.orders_from_catalogue(ASHA, &[item], "for Friday").unwrap();
    let cart: Value = serde_json::from_str(&told(&practice)[0]).unwrap();
    assert_eq!(
        (&cart["type"], &cart["body"], &cart["mime_type"]),
        (&json!("order"), &json!("for Friday"), &json!(""))
    );
    let message: Value = serde_json::from_str(cart["message"].as_str().unwrap()).unwrap();
    assert_eq!(message["order"]["product_items"][0]["product_retailer_id"], "TEA");
}

#[tokio::test]
async fn what_kaleyra_never_handed_on_says_not_sent() {
    let practice = Practice::start("not-sent=1,v1-failed=0").await;
    let id = accepts(&practice, &[("type", "text"), ("body", "Hello")]).await;
    assert_eq!(told(&practice), [format!("id={}&status=NOT-SENT", id.replace(':', "%3A"))]);
}
