//! Templates: made and looked at, sent where nothing else may be, filled in.

use reqwest::Method;
use sandbox::{ASHA, BubbleKind, Channel, TemplateStatus, WINDOW_CLOSED};
use serde_json::{Value, json};

use crate::bills::{bill, bill_to, put, text};
use crate::offers::{order_button, order_status, template};
use crate::practice::{Practice, told_about};

fn utility(name: &str, body: &Value) -> Value {
    json!({"name": name, "language": "en", "category": "UTILITY", "components": [body]})
}

fn body(text: &str, examples: &[&str]) -> Value {
    let mut body = json!({"type": "BODY", "text": text});
    if !examples.is_empty() {
        body["example"] = json!({"body_text": [examples]});
    }
    body
}

async fn create(practice: &Practice, template: Value) -> crate::practice::Answer {
    practice.account(Method::POST, "message_templates", template).await
}

fn texts(values: &[&str]) -> Value {
    let values: Vec<Value> = values.iter().map(|text| json!({"type": "text", "text": text})).collect();
    json!([{"type": "body", "parameters": values}])
}

#[tokio::test]
async fn a_template_waits_until_it_was_looked_at() {
    let practice = Practice::start("").await;
    let made = create(&practice, utility("hello", &body("Hello {{1}}, welcome.", &["Asha"]))).await;
    assert_eq!((made.http, &made.body["status"]), (200, &json!("PENDING")), "{}", made.body);
    practice.refuses(template(ASHA, "hello", "en", texts(&["Asha"])), 132_001, "not approved").await;
    let told = practice.settle();
    assert_eq!(practice.ledger().templates["hello/en"], TemplateStatus::Approved);
    let change = &told[0]["entry"][0]["changes"][0];
    assert_eq!(change["field"], "message_template_status_update");
    assert_eq!(
        change["value"],
        json!({
            "event": "APPROVED", "message_template_name": "hello", "message_template_language": "en",
            "message_template_id": made.body["id"].as_str().unwrap().parse::<u64>().unwrap(), "reason": "NONE",
        })
    );
    practice.accepts(template(ASHA, "hello", "en", texts(&["Asha"]))).await;
    let bubble = &practice.ledger().customers[ASHA].bubbles[0];
    assert_eq!((bubble.kind, bubble.text.as_str()), (BubbleKind::Template, "Hello Asha, welcome."));
    assert_eq!(bubble.template.as_deref(), Some("hello"));
}

#[tokio::test]
async fn a_template_that_breaks_the_rules_is_rejected_later() {
    let practice = Practice::start("").await;
    let made = create(&practice, utility("hello", &body("{{1}}, welcome.", &["Asha"]))).await;
    assert_eq!(made.http, 200, "{}", made.body);
    let value = practice.settle()[0]["entry"][0]["changes"][0]["value"].clone();
    assert_eq!((&value["event"], &value["reason"]), (&json!("REJECTED"), &json!("INVALID_FORMAT")));
    practice.refuses(template(ASHA, "hello", "en", texts(&["Asha"])), 132_001, "hello").await;
    practice.world.set_faults("templates=reject".parse().unwrap());
    create(&practice, utility("fine", &body("Welcome.", &[]))).await;
    practice.settle();
    assert_eq!(practice.ledger().templates["fine/en"], TemplateStatus::Rejected);
}

#[tokio::test]
async fn what_is_no_template_is_refused_at_once() {
    let practice = Practice::start("").await;
    let fine = || utility("hello", &body("Welcome.", &[]));
    let with = |key: &str, value: Value| {
        let mut template = fine();
        put(&mut template, &format!("/{key}"), value);
        template
    };
    let order_button = json!({"type": "BUTTONS", "buttons": [{"type": "ORDER_DETAILS", "text": "Pay"}]});
    for (wrong, named) in [
        (with("name", json!("Hello World")), "name"),
        (with("language", json!("English")), "language"),
        (with("category", json!("UTILITIES")), "category"),
        (with("sub_category", json!("ORDER")), "sub_category"),
        (with("components", json!([])), "components"),
        (with("components/0/text", json!("x".repeat(1025))), "text"),
        (with("components/0", body("Hello {{1}}, welcome.", &[])), "example"),
        (with("components/0", body("Hello {{1}}, welcome.", &["a", "b"])), "example"),
        (with("colour", json!("red")), "colour"),
        (
            json!({"name": "o", "language": "en", "category": "MARKETING",
                   "components": [body("Pay.", &[]), order_button]}),
            "display_format",
        ),
        (
            json!({"name": "o", "language": "en", "category": "UTILITY", "sub_category": "ORDER_STATUS",
                   "components": [body("News.", &[]), order_button]}),
            "BODY or FOOTER",
        ),
    ] {
        let answer = create(&practice, wrong).await;
        let details = answer.body["error"]["error_data"]["details"].as_str().unwrap_or_default();
        assert_eq!(
            (answer.http, &answer.body["error"]["code"]),
            (400, &json!(100)),
            "{named}: {}",
            answer.body
        );
        assert!(details.contains(named), "{details} does not name {named}");
    }
    assert_eq!(create(&practice, fine()).await.http, 200);
    assert_eq!(create(&practice, fine()).await.http, 400, "one name and language is one template");
}

#[tokio::test]
async fn templates_are_listed_page_by_page_and_deleted_by_name() {
    let practice = Practice::start("").await;
    let [order, ..] = practice.sandbox.template_names();
    let first =
        practice.account(Method::GET, "message_templates?limit=4&fields=name,status", json!(null)).await;
    assert_eq!(first.body["data"].as_array().unwrap().len(), 4);
    assert!(first.body["data"][0].get("components").is_none());
    let after = first.body["paging"]["cursors"]["after"].as_str().unwrap();
    let second =
        practice.account(Method::GET, &format!("message_templates?limit=4&after={after}"), json!(null)).await;
    assert_eq!(second.body["data"].as_array().unwrap().len(), 4);
    assert!(second.body["paging"].get("next").is_none());
    let gone =
        practice.account(Method::DELETE, &format!("message_templates?name={order}"), json!(null)).await;
    assert_eq!((gone.http, gone.body), (200, json!({"success": true})));
    let again =
        practice.account(Method::DELETE, &format!("message_templates?name={order}"), json!(null)).await;
    assert_eq!(again.http, 400);
    let by_name =
        practice.account(Method::GET, &format!("message_templates?name={order}"), json!(null)).await;
    assert_eq!(by_name.body, json!({"data": []}));
}

#[tokio::test]
async fn where_the_window_is_shut_only_templates_go_through() {
    let practice = Practice::start("").await;
    let [order, status, _] = practice.sandbox.template_names();
    practice.refuses(bill_to(WINDOW_CLOSED, "R1"), 131_047, "24 hours").await;
    let components = json!([order_button(&bill("R1"))]);
    practice.accepts(template(WINDOW_CLOSED, order, "en", components)).await;
    practice.accepts(template(WINDOW_CLOSED, status, "hi", json!([order_status("R1", "shipped")]))).await;
    let ledger = practice.ledger();
    assert_eq!(ledger.references["R1"].amount_paise, 123_450);
    let bubbles = &ledger.customers[WINDOW_CLOSED].bubbles;
    assert_eq!((bubbles[0].kind, bubbles[1].kind), (BubbleKind::OrderDetails, BubbleKind::OrderStatus));
    assert_eq!(bubbles[0].buttons[0].text, "Review and Pay");
    assert_eq!(bubbles[0].bill.as_ref().unwrap().total_paise, 123_450);
    practice.world.pays("R1").unwrap();
    practice.refuses(text(WINDOW_CLOSED, "Thanks"), 131_047, "24 hours").await;

    practice.world.set_faults("undeliverable=later".parse().unwrap());
    let later = practice.accepts(text(WINDOW_CLOSED, "Thanks")).await;
    assert_eq!(told_about(&practice.settle(), &later), ["failed 131047"]);
}

#[tokio::test]
async fn a_template_costs_outside_the_window_and_says_so() {
    let practice = Practice::start("").await;
    let [.., reminder] = practice.sandbox.template_names();
    let inside = practice.accepts(template(ASHA, reminder, "en", texts(&["Asha"]))).await;
    let outside = practice.accepts(template(WINDOW_CLOSED, reminder, "hi", texts(&["जोसफ"]))).await;
    let told = practice.settle();
    let pricing = |id: &str| {
        let sent = told.iter().find(|body| body["message_id"] == id).unwrap();
        sent["meta_object"]["value"]["statuses"][0]["pricing"].clone()
    };
    assert_eq!(
        (&pricing(&inside)["billable"], &pricing(&inside)["category"]),
        (&json!(false), &json!("utility"))
    );
    assert_eq!(
        (&pricing(&outside)["billable"], &pricing(&outside)["type"]),
        (&json!(true), &json!("regular"))
    );
}

#[tokio::test]
async fn what_does_not_fit_a_template_is_refused() {
    let practice = Practice::start("limits=off").await;
    let [order, status, reminder] = practice.sandbox.template_names();
    let cases = [
        (template(ASHA, "no_such", "en", json!([])), 132_001, "no_such"),
        (template(ASHA, reminder, "mr", texts(&["A"])), 132_001, "mr"),
        (template(ASHA, reminder, "en", texts(&["A", "B"])), 132_000, "body"),
        (template(ASHA, reminder, "en", json!([])), 132_000, "body"),
        (template(ASHA, reminder, "en", texts(&[&"x".repeat(1024)])), 132_005, "body"),
        (template(ASHA, reminder, "en", texts(&["a\nb"])), 131_009, "line break"),
        (template(ASHA, order, "en", json!([])), 132_012, "button"),
        (template(ASHA, status, "en", json!([])), 132_012, "order_status"),
        (template(ASHA, order, "en", json!([order_status("R1", "shipped")])), 132_012, "button"),
        (template(ASHA, status, "en", json!([order_button(&bill("R1"))])), 132_012, "button"),
        (template(ASHA, order, "en", json!([{"type": "footer", "parameters": []}])), 131_009, "type"),
        (
            template(ASHA, order, "en", json!([order_button(&bill("R1")), order_button(&bill("R1"))])),
            131_009,
            "twice",
        ),
        (template(ASHA, status, "en", json!([order_status("R1", "shipped")])), 131_009, "reference_id"),
    ];
    for (message, code, named) in cases {
        let answer = practice.send(&message).await;
        let details = answer.body["error"]["error_data"]["details"].as_str().unwrap_or_default();
        assert_eq!(answer.body["error"]["code"], code, "{named}: {}", answer.body);
        assert_eq!(answer.http, if code == 132_001 { 404 } else { 400 });
        assert!(details.contains(named), "{details} does not name {named}");
    }
    let mut wrong = bill("R1");
    wrong["interactive"]["action"]["parameters"]["total_amount"]["value"] = json!(1);
    practice
        .refuses(template(ASHA, order, "en", json!([order_button(&wrong)])), 131_009, "total_amount")
        .await;
    practice.accepts(template(ASHA, order, "en", json!([order_button(&bill("R1"))]))).await;
    practice
        .refuses(template(ASHA, order, "en", json!([order_button(&bill("R1"))])), 131_009, "was used before")
        .await;
}

#[tokio::test]
async fn approval_is_told_by_meta_whichever_channel_the_shop_speaks() {
    let practice = Practice::start("").await;
    practice.accepts(text(ASHA, "Hello")).await;
    create(&practice, utility("hello", &body("Welcome.", &[]))).await;
    practice.pass(200_000);
    let due = practice.world.due_webhooks();
    let channels: Vec<Channel> = due.iter().map(sandbox::Webhook::channel).collect();
    assert_eq!(channels, [Channel::KaleyraV2, Channel::KaleyraV2, Channel::Cloud]);
}
