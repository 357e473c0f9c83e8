//! Meta's own paths: who may come in, what is answered, and webhooks in Meta's envelope.

use reqwest::Method;
use sandbox::{ASHA, Channel, WINDOW_CLOSED};
use serde_json::{Value, json};

use crate::bills::{START_MS, bill, bill_to, status, text};
use crate::practice::{Answer, Practice, answer};

#[tokio::test]
async fn an_accepted_message_answers_as_meta_does() {
    let practice = Practice::start("").await;
    let Answer { http, body } = practice.number("messages", &bill("R1")).await;
    let id = body["messages"][0]["id"].clone();
    assert!(id.as_str().unwrap().starts_with("wamid."));
    let contacts = json!([{"input": ASHA, "wa_id": "919812345678"}]);
    let expected = json!({"messaging_product": "whatsapp", "contacts": contacts, "messages": [{"id": id}]});
    assert_eq!((http, body), (200, expected));
    assert_eq!(practice.ledger().traffic.message_requests, 1);
}

#[tokio::test]
async fn the_rules_are_the_same_as_on_every_other_channel() {
    let practice = Practice::start("").await;
    let mut wrong = bill("R1");
    wrong["interactive"]["action"]["parameters"]["total_amount"]["value"] = json!(1);
    for (message, code) in [(wrong, 131_009), (bill_to(WINDOW_CLOSED, "R1"), 131_047), (json!({}), 131_008)] {
        let refused = practice.number("messages", &message).await;
        let error = &refused.body["error"];
        assert_eq!((refused.http, &error["code"]), (400, &json!(code)), "{error}");
        assert!(error["error_data"]["details"].is_string() && error["fbtrace_id"].is_string());
    }
    practice.accepts(bill("R1")).await;
    assert_eq!(
        practice.number("messages", &bill("R1")).await.http,
        400,
        "one account, one set of references"
    );
}

#[tokio::test]
async fn a_wrong_token_version_or_object_is_refused() {
    let practice = Practice::start("").await;
    let (base, number) = (practice.sandbox.base_url(), practice.sandbox.phone_number_id());
    let token = practice.sandbox.access_token();
    for (path, token, http, code) in [
        (format!("/v24.0/{number}/messages"), "wrong", 401, 190),
        (format!("/v24.0/{number}/messages"), "", 401, 190),
        (format!("/v24/{number}/messages"), token, 400, 2500),
        (format!("/latest/{number}/messages"), token, 400, 2500),
        ("/v24.0/1/messages".to_owned(), token, 400, 100),
        (format!("/v24.0/{}/messages", practice.sandbox.waba_id()), token, 400, 100),
    ] {
        let request = practice.client.post(format!("{base}{path}")).bearer_auth(token);
        let refused = answer(request.json(&text(ASHA, "Hello"))).await.unwrap();
        assert_eq!((refused.http, &refused.body["error"]["code"]), (http, &json!(code)), "{path}");
    }
    let unsigned = practice.client.post(format!("{base}/v24.0/{number}/messages")).json(&text(ASHA, "Hello"));
    assert_eq!(answer(unsigned).await.unwrap().http, 401);
    let older = practice.client.post(format!("{base}/v15.0/{number}/messages")).bearer_auth(token);
    assert_eq!(answer(older.json(&text(ASHA, "Hello"))).await.unwrap().http, 200);
}

#[tokio::test]
async fn what_is_no_json_object_is_refused() {
    let practice = Practice::start("").await;
    let below = format!("/{}/messages", practice.sandbox.phone_number_id());
    for (kind, body) in [("application/json", "["), ("application/json", "[]"), ("text/plain", "{}")] {
        let request = practice.graph(Method::POST, &below).header("content-type", kind).body(body);
        let refused = answer(request).await.unwrap();
        assert_eq!((refused.http, &refused.body["error"]["code"]), (400, &json!(100)), "{kind} {body}");
    }
}

#[tokio::test]
async fn a_payment_is_looked_up_by_the_same_words() {
    let practice = Practice::start("").await;
    practice.cloud_accepts(&bill("R1")).await;
    practice.world.pays("R1").unwrap();
    let below = format!("/{}/payments/practice_razorpay/R1", practice.sandbox.phone_number_id());
    let found = answer(practice.graph(Method::GET, &below)).await.unwrap();
    assert_eq!(found, practice.look_up("R1").await);
    assert_eq!(found.body["payments"][0]["status"], "captured");
    let none = answer(practice.graph(Method::GET, &below.replace("R1", "R2"))).await.unwrap();
    assert_eq!((none.http, &none.body["error"]["code"]), (404, &json!(100)));
}

#[tokio::test]
async fn statuses_and_payments_come_in_metas_envelope() {
    let practice = Practice::start("").await;
    let mut message = bill("R1");
    message["biz_opaque_callback_data"] = json!("opaque");
    let id = practice.cloud_accepts(&message).await;
    let told = practice.settle();
    let sent = &told[0];
    assert_eq!(sent["object"], "whatsapp_business_account");
    assert_eq!(sent["entry"][0]["id"], practice.sandbox.waba_id());
    assert_eq!(
        sent["entry"][0]["changes"][0]["value"]["statuses"][0],
        json!({
            "id": id, "status": "sent", "timestamp": (START_MS / 1000).to_string(), "recipient_id": "919812345678",
            "pricing": {
                "billable": false, "pricing_model": "PMP", "type": "free_customer_service", "category": "service",
            },
            "biz_opaque_callback_data": "opaque",
        })
    );
    practice.world.pays("R1").unwrap();
    let told = practice.settle();
    let paid = &told[0]["entry"][0]["changes"][0]["value"]["statuses"][0];
    assert_eq!(
        (&paid["id"], &paid["type"], &paid["status"]),
        (&json!(id), &json!("payment"), &json!("captured"))
    );
    let payment = &paid["payment"];
    assert_eq!(payment["amount"], json!({"offset": 100, "value": 123_450}));
    assert_eq!((&payment["receipt"], &payment["notes"]["till"]), (&json!("R1"), &json!("A")));
    assert!(payment["transaction"]["pg_transaction_id"].as_str().unwrap().starts_with("pay_"));
    assert!(paid["timestamp"].is_string() && payment["transaction"]["created_timestamp"].is_i64());
}

#[tokio::test]
async fn failures_come_in_metas_envelope() {
    let practice = Practice::start("").await;
    practice.cloud_accepts(&bill("R1")).await;
    practice.cloud_accepts(&status("R1", "completed")).await;
    practice.cloud_accepts(&status("R1", "shipped")).await;
    let failed =
        |body: &Value| body["entry"][0]["changes"][0]["value"]["statuses"][0]["errors"][0]["code"].as_u64();
    let codes: Vec<u64> = practice.settle().iter().filter_map(failed).collect();
    assert_eq!(codes, [2046]);
}

#[tokio::test]
async fn a_customer_is_heard_by_the_channel_the_shop_last_spoke_to_them_by() {
    let practice = Practice::start_with(|settings| settings.channel = Channel::Cloud).await;
    let channel = |from: &str| {
        practice.world.customer_writes(from, "Hello").unwrap();
        practice.pass(1_000);
        let due = practice.world.due_webhooks();
        practice.world.acknowledge(&due);
        due.last().unwrap().channel()
    };
    assert_eq!(channel(ASHA), Channel::Cloud, "as the world was begun");
    practice.accepts(text(ASHA, "Hello")).await;
    assert_eq!(channel(ASHA), Channel::KaleyraV2);
    assert_eq!(channel(WINDOW_CLOSED), Channel::KaleyraV2, "as the shop spoke last to anybody");
    practice.cloud_accepts(&text(WINDOW_CLOSED, "Hello")).await;
    assert_eq!(channel(WINDOW_CLOSED), Channel::Cloud);
    assert_eq!(channel(ASHA), Channel::KaleyraV2);
    practice.form(&[("type", "text"), ("body", "Hello")]).await;
    assert_eq!(channel(ASHA), Channel::KaleyraV1);
}

#[tokio::test]
async fn a_payment_is_told_by_the_channel_its_order_came_by() {
    let practice = Practice::start("").await;
    practice.cloud_accepts(&bill("R1")).await;
    practice.accepts(bill("R2")).await;
    practice.pass(60_000);
    practice.world.acknowledge(&practice.world.due_webhooks());
    practice.world.pays("R1").unwrap();
    practice.world.pays("R2").unwrap();
    practice.pass(1_000);
    let channels: Vec<Channel> =
        practice.world.due_webhooks().iter().map(sandbox::Webhook::channel).collect();
    assert_eq!(channels, [Channel::Cloud, Channel::KaleyraV2]);
}

#[tokio::test]
async fn the_dial_spoils_answers_in_metas_words() {
    let practice = Practice::start("500=2").await;
    let failed = practice.number("messages", &text(ASHA, "Hello")).await;
    assert_eq!((failed.http, &failed.body["error"]["code"]), (500, &json!(131_000)));
    let below = format!("/{}/payments/practice_razorpay/R1", practice.sandbox.phone_number_id());
    let failed = answer(practice.graph(Method::GET, &below)).await.unwrap();
    assert_eq!((failed.http, &failed.body["errors"][0]["code"]), (500, &json!(500)));
    practice.world.set_faults("not-sent=100%,500=1@account".parse().unwrap());
    assert_eq!(practice.account(Method::GET, "message_templates", json!(null)).await.http, 500);
    practice.cloud_accepts(&text(ASHA, "Hello")).await;
    assert_eq!(practice.settle().len(), 2, "only Kaleyra keeps messages to itself");
}

#[tokio::test]
async fn the_limits_count_over_all_channels() {
    let practice = Practice::start("").await;
    let hello = text(ASHA, "Hello");
    for _ in 0..15 {
        practice.accepts(hello.clone()).await;
        practice.cloud_accepts(&hello).await;
        assert_eq!(practice.form(&[("type", "text"), ("body", "Hello")]).await.http, 200);
    }
    practice.refuses(hello.clone(), 131_056, "").await;
    assert_eq!(practice.number("messages", &hello).await.body["error"]["code"], 131_056);
    let refused = practice.form(&[("type", "text"), ("body", "Hello")]).await;
    assert_eq!(refused.body["error"]["code"], 131_056);
    assert_eq!(practice.ledger().traffic.messages_refused[&131_056], 3);
}
