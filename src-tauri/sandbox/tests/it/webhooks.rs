//! Webhooks: their shapes, to the letter, and when each comes.

use sandbox::{ASHA, CartItem, RefundStatus};
use serde_json::{Value, json};

use crate::bills::{START_MS, bill, payu_bill, status, text};
use crate::practice::{Practice, told_about};

/// What changes from one webhook to the next and is nobody's business, taken out.
fn without_trace(mut webhook: Value) -> Value {
    let trace = webhook["extra_info"]["trace_id"].take();
    assert_eq!(trace.as_str().unwrap().len(), 36);
    webhook
}

#[tokio::test]
async fn a_message_is_sent_and_delivered_and_says_so_once_each() {
    let practice = Practice::start("").await;
    let bill = practice.accepts(bill("R1")).await;
    assert!(practice.take().is_empty(), "nothing is told at once");
    let told = practice.settle();
    assert_eq!(told_about(&told, &bill), ["sent", "delivered"]);
    practice.world.reads("R1").unwrap();
    practice.world.reads("R1").unwrap();
    assert_eq!(told_about(&practice.settle(), &bill), ["read"]);
}

#[tokio::test]
async fn reading_at_once_may_skip_what_comes_before() {
    let practice = Practice::start("").await;
    let bill = practice.accepts(bill("R1")).await;
    practice.world.reads("R1").unwrap();
    assert_eq!(told_about(&practice.settle(), &bill), ["read"]);
}

#[tokio::test]
async fn customers_read_as_often_as_the_dial_says() {
    let practice = Practice::start("read=1").await;
    let first = practice.accepts(text(ASHA, "One")).await;
    let told = practice.settle();
    assert_eq!(told_about(&told, &first), ["sent", "delivered", "read"]);
    let second = practice.accepts(text(ASHA, "Two")).await;
    assert_eq!(told_about(&practice.settle(), &second), ["sent", "delivered"]);
}

#[tokio::test]
async fn a_status_is_metas_change_in_kaleyras_envelope() {
    let practice = Practice::start("").await;
    let mut hello = text(ASHA, "Hello");
    hello["biz_opaque_callback_data"] = json!("opaque");
    let id = practice.accepts(hello).await;
    let sent = without_trace(practice.settle().remove(0));
    let inner = &sent["meta_object"]["value"]["statuses"][0];
    let provider_id = inner["id"].as_str().unwrap();
    assert!(provider_id.len() == 32 && provider_id != id, "Kaleyra's id stands where Meta's would");
    let at_s: i64 = inner["timestamp"].as_str().unwrap().parse().unwrap();
    assert_eq!(at_s, START_MS / 1000);
    assert_eq!(
        sent,
        json!({
            "meta_object": {
                "value": {
                    "messaging_product": "whatsapp",
                    "metadata": {
                        "display_phone_number": "919800000001",
                        "phone_number_id": practice.sandbox.phone_number_id(),
                    },
                    "statuses": [{
                        "id": provider_id,
                        "status": "sent",
                        "timestamp": at_s.to_string(),
                        "recipient_id": "919812345678",
                        "conversation": {
                            "id": provider_id,
                            "expiration_timestamp": (at_s + 86_400).to_string(),
                            "origin": {"type": "service"},
                        },
                        "pricing": {
                            "billable": false, "pricing_model": "PMP", "type": "free_customer_service",
                            "category": "service",
                        },
                        "biz_opaque_callback_data": "opaque",
                    }],
                },
                "field": "messages",
            },
            "extra_info": {
                "trace_id": null, "message_id": id, "waba_id": practice.sandbox.waba_id(),
                "ref": "my ref", "ref1": "one", "ref2": "two",
                "enable_url_tracking_body": false, "enable_url_tracking_button": false,
            },
            "status": "sent",
            "message_id": id,
        })
    );
}

#[tokio::test]
async fn a_failure_carries_metas_error() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    practice.accepts(status("R1", "shipped")).await;
    let again = practice.accepts(status("R1", "shipped")).await;
    let told = practice.settle();
    let failed = told.iter().find(|body| body["message_id"] == again.as_str()).unwrap();
    assert_eq!((&failed["status"], &failed["extra_info"]["ref"]), (&json!("failed"), &json!("my ref")));
    let inner = &failed["meta_object"]["value"]["statuses"][0];
    assert_eq!(inner["status"], "failed");
    assert_eq!(
        inner["errors"],
        json!([{
            "code": 2046,
            "title": "New order status was not correctly transitioned",
            "message": "New order status was not correctly transitioned",
            "error_data": {"details": "order.status cannot go from shipped to shipped"},
            "href": "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
        }])
    );
}

#[tokio::test]
async fn what_kaleyra_never_handed_on_is_told_in_a_shape_of_its_own() {
    let practice = Practice::start("not-sent=1").await;
    let id = practice.accepts(bill("R1")).await;
    let told = practice.settle();
    assert_eq!(told.len(), 1);
    assert_eq!(
        without_trace(told[0].clone()),
        json!({
            "code": "WAV2101", "status": "not sent", "reason": "Account daily limit reached", "message_id": id,
            "extra_info": {
                "trace_id": null, "message_id": id, "waba_id": practice.sandbox.waba_id(),
                "ref": "my ref", "ref1": "one", "ref2": "two",
                "enable_url_tracking_body": false, "enable_url_tracking_button": false,
            },
        })
    );
    // WhatsApp never heard of it, so the same reference is still good.
    assert!(practice.ledger().references.is_empty());
    assert_eq!(practice.look_up("R1").await.http, 404);
    practice.accepts(bill("R1")).await;
}

#[tokio::test]
async fn a_payment_is_flat_and_tells_the_attempt_that_changed() {
    let practice = Practice::start("").await;
    let id = practice.accepts(bill("R1")).await;
    practice.settle();
    practice.world.attempt_fails("R1", "incorrect_pin").unwrap();
    practice.world.attempt_starts("R1").unwrap();
    practice.pass(7_000);
    practice.world.pays("R1").unwrap();
    let refund = practice.world.refund("R1", 1_000, RefundStatus::Success).unwrap();
    let attempts = practice.ledger().references["R1"].attempts.clone();
    let told = practice.settle();
    let at_s: Vec<i64> = told
        .iter()
        .map(|body| body["payment"]["transaction"]["created_timestamp"].as_i64().unwrap())
        .collect();
    let created_s = at_s[0];
    assert!(at_s.iter().all(|at| *at == created_s));
    let payment = |status: &str, attempt: usize, transaction_status: &str, updated_s: i64| {
        json!({
            "id": id, "type": "payment", "status": status, "phone_number": "919812345678",
            "payment": {
                "reference_id": "R1", "currency": "INR", "receipt": "R1",
                "amount": {"offset": 100, "value": 123_450},
                "transaction": {
                    "id": attempts[attempt].id, "type": "razorpay", "status": transaction_status, "currency": "INR",
                    "amount": {"offset": 100, "value": 123_450},
                    "created_timestamp": created_s, "updated_timestamp": updated_s, "refunds": null,
                },
                "notes": {"till": "A"},
            },
        })
    };
    let mut failed = payment("pending", 0, "failed", created_s);
    failed["payment"]["transaction"]["error"] =
        json!({"code": "BAD_REQUEST_ERROR", "reason": "incorrect_pin"});
    let mut refunded = payment("captured", 1, "success", created_s + 7);
    refunded["payment"]["transaction"]["refunds"] = json!([{
        "id": refund, "amount": {"offset": 100, "value": 1_000}, "speed_processed": "normal", "status": "success",
        "created_timestamp": created_s + 7, "updated_timestamp": created_s + 7,
    }]);
    let pending = payment("pending", 1, "pending", created_s);
    let captured = payment("captured", 1, "success", created_s + 7);
    assert_eq!(told, [failed, pending, captured, refunded]);
}

#[tokio::test]
async fn a_late_failure_of_another_attempt_still_says_captured() {
    let practice = Practice::start("").await;
    practice.accepts(payu_bill("R1")).await;
    practice.settle();
    practice.world.attempt_starts("R1").unwrap();
    practice.world.captures("R1", 123_450).unwrap();
    practice.world.captures("R1", 123_450).unwrap();
    let told = practice.settle();
    let statuses: Vec<&Value> = told.iter().map(|body| &body["status"]).collect();
    assert_eq!(statuses, ["pending", "captured", "captured"]);
    assert_eq!(told[0]["payment"]["receipt"], "");
    assert_eq!(told[0]["payment"]["udf1"], "R1");
}

#[tokio::test]
async fn a_text_from_a_customer_is_metas_change_in_kaleyras_envelope() {
    let practice = Practice::start("").await;
    let id = practice.world.customer_writes(ASHA, "क्या तैयार है? 🙏").unwrap();
    let told = practice.settle();
    assert_eq!(
        without_trace(told[0].clone()),
        json!({
            "meta_object": {
                "value": {
                    "messaging_product": "whatsapp",
                    "metadata": {
                        "display_phone_number": "919800000001",
                        "phone_number_id": practice.sandbox.phone_number_id(),
                    },
                    "contacts": [{"profile": {"name": "Asha Kulkarni"}, "wa_id": "919812345678"}],
                    "messages": [{
                        "from": "919812345678", "id": id, "timestamp": (START_MS / 1000).to_string(),
                        "type": "text", "text": {"body": "क्या तैयार है? 🙏"},
                    }],
                },
                "field": "messages",
            },
            "extra_info": {
                "media_url": "", "ref": "", "ref1": "", "ref2": "", "reply_to": "", "trace_id": null,
                "waba_id": practice.sandbox.waba_id(),
            },
        })
    );
}

#[tokio::test]
async fn a_cart_has_its_prices_in_rupees() {
    let practice = Practice::start("").await;
    let item = |sku: &str, quantity, price_paise| CartItem { sku: sku.into(), quantity, price_paise };
    let items = [item("shirt", 1, 160_000), item("pen", 3, 799), item("pin", 2, 5), item("clip", 1, 50)];
    practice.world.orders_from_catalogue(ASHA, &items, "for Friday").unwrap();
    let body = String::from_utf8(practice.take_bytes().remove(0)).unwrap();
    for price in
        ["\"item_price\":1600,", "\"item_price\":7.99,", "\"item_price\":0.05,", "\"item_price\":0.5"]
    {
        assert!(body.contains(price), "{price} in {body}");
    }
    let told: Value = serde_json::from_str(&body).unwrap();
    let message = &told["meta_object"]["value"]["messages"][0];
    assert_eq!((&message["type"], &message["order"]["text"]), (&json!("order"), &json!("for Friday")));
    assert_eq!(message["order"]["catalog_id"], practice.sandbox.catalog_id());
    assert_eq!(
        message["order"]["product_items"][0],
        json!({"product_retailer_id": "shirt", "quantity": 1, "item_price": 1600, "currency": "INR"})
    );
}
