//! Who may come in: keys, hosts, browsers, sizes, paths, envelopes.

use reqwest::Method;
use sandbox::ASHA;
use serde_json::{Value, json};

use crate::bills::{bill, text};
use crate::practice::{Answer, Practice, answer};

#[track_caller]
fn check(found: &Answer, http: u16, code: &str) {
    assert_eq!((found.http, found.body["code"].as_str()), (http, Some(code)), "{}", found.body);
}

fn hello() -> Value {
    json!({"messaging_object": text(ASHA, "Hello")})
}

#[tokio::test]
async fn an_accepted_message_answers_with_its_id() {
    let practice = Practice::start("").await;
    let found = practice.send(&bill("R1")).await;
    check(&found, 200, "WA200");
    assert!(found.body["data"]["message_id"].as_str().unwrap().starts_with("wamid."));
    assert_eq!(practice.ledger().customers[ASHA].bubbles[0].message_id, found.body["data"]["message_id"]);
}

#[tokio::test]
async fn the_id_can_stand_in_either_of_the_other_places() {
    let practice = Practice::start("message-id=id").await;
    assert!(practice.send(&bill("R1")).await.body["id"].as_str().unwrap().starts_with("wamid."));
    practice.world.set_faults("message-id=messages".parse().unwrap());
    let body = practice.send(&bill("R2")).await.body;
    assert!(body["messages"][0]["id"].as_str().unwrap().starts_with("wamid."));
    assert_eq!(body["contacts"][0], json!({"input": ASHA, "wa_id": "919812345678"}));
}

#[tokio::test]
async fn a_refusal_is_metas_error_object() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    let found = practice.send(&bill("R1")).await;
    assert_eq!(found.http, 400);
    assert_eq!(
        found.body,
        json!({"error": {
            "message": "(#131009) Parameter value is not valid",
            "type": "OAuthException",
            "code": 131_009,
            "error_data": {
                "messaging_product": "whatsapp",
                "details": "interactive.action.parameters.reference_id was used before: \
                    it must be unique per order_details message",
            },
            "fbtrace_id": "Practice0000000000000000",
        }})
    );
}

#[tokio::test]
async fn a_wrong_key_or_account_is_refused() {
    let practice = Practice::start("").await;
    let url = practice.messages_url();
    for key in ["", "wrong", &practice.sandbox.api_key()[1..]] {
        let request = practice.client.post(&url).header("api-key", key).json(&hello());
        check(&answer(request).await.unwrap(), 401, "RBC001");
    }
    check(&answer(practice.client.post(&url).json(&hello())).await.unwrap(), 401, "RBC001");
    let other = url.replace(practice.sandbox.sid(), "HXAP1600000000IN");
    check(&answer(practice.request(Method::POST, &other).json(&hello())).await.unwrap(), 401, "RBC001");
    assert_eq!(practice.ledger().traffic.messages_accepted, 0);
}

#[tokio::test]
async fn the_number_is_ours_with_or_without_its_plus() {
    let practice = Practice::start("").await;
    let url = practice.messages_url();
    for written in ["919800000001", "%2B919800000001", "+919800000001"] {
        let url = url.replace("+919800000001", written);
        check(&answer(practice.request(Method::POST, &url).json(&hello())).await.unwrap(), 200, "WA200");
    }
    let other = url.replace("+919800000001", "+919800000002");
    check(&answer(practice.request(Method::POST, &other).json(&hello())).await.unwrap(), 401, "WA401");
}

#[tokio::test]
async fn what_is_no_envelope_is_an_incorrect_payload() {
    let practice = Practice::start("").await;
    let url = practice.messages_url();
    let wrong = [
        text(ASHA, "Hello"),
        json!([]),
        json!({}),
        json!({"messaging_object": "text"}),
        json!({"messaging_object": text(ASHA, "Hello"), "extra_info": "ref"}),
        json!({"messaging_object": text(ASHA, "Hello"), "extra_info": {"ref": 5}}),
        json!({"messaging_object": text(ASHA, "Hello"), "extra_info": {"reference": "R"}}),
        json!({"messaging_object": text(ASHA, "Hello"), "extra": {}}),
    ];
    for body in wrong {
        check(&answer(practice.request(Method::POST, &url).json(&body)).await.unwrap(), 400, "WA400");
    }
    let json = "application/json";
    for (kind, body) in [(json, "{"), (json, ""), (json, "\u{0}"), ("text/plain", &hello().to_string())] {
        let request = practice.request(Method::POST, &url).header("content-type", kind).body(body.to_owned());
        check(&answer(request).await.unwrap(), 400, "WA400");
    }
}

#[tokio::test]
async fn another_host_is_not_found() {
    let practice = Practice::start("").await;
    let port = practice.sandbox.address().port();
    let hosts = [
        "evil.example".to_owned(),
        format!("localhost:{port}"),
        "127.0.0.1".to_owned(),
        format!("evil.example:{port}"),
    ];
    for host in hosts {
        let request = practice.request(Method::POST, &practice.messages_url()).header("host", &host);
        assert_eq!(answer(request.json(&hello())).await.unwrap().http, 404, "{host}");
    }
}

#[tokio::test]
async fn browsers_stay_outside() {
    let practice = Practice::start_with(|settings| settings.control = true).await;
    for (name, value) in
        [("origin", "https://evil.example"), ("origin", "null"), ("sec-fetch-site", "same-origin")]
    {
        let request = practice.request(Method::POST, &practice.messages_url()).header(name, value);
        assert_eq!(answer(request.json(&hello())).await.unwrap().http, 403, "{name}");
        let token = practice.sandbox.control_token().unwrap();
        let ledger = format!("{}/control/ledger", practice.sandbox.base_url());
        let request = practice.client.get(ledger).bearer_auth(token).header(name, value);
        assert_eq!(answer(request).await.unwrap().http, 403, "{name}");
    }
}

#[tokio::test]
async fn no_answer_carries_a_cors_header() {
    let practice = Practice::start("").await;
    let preflight = practice.request(Method::OPTIONS, &practice.messages_url()).send().await.unwrap();
    let good = practice.request(Method::POST, &practice.messages_url()).json(&hello()).send().await.unwrap();
    for response in [preflight, good] {
        assert!(response.headers().keys().all(|name| !name.as_str().starts_with("access-control")));
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused() {
    let practice = Practice::start("").await;
    let body = json!({"messaging_object": text(ASHA, &"x".repeat(1024 * 1024))});
    let request = practice.request(Method::POST, &practice.messages_url()).json(&body);
    assert_eq!(answer(request).await.unwrap().http, 413);
}

#[tokio::test]
async fn other_paths_and_methods_are_not_there() {
    let practice = Practice::start("").await;
    let url = practice.messages_url();
    assert_eq!(answer(practice.request(Method::GET, &url)).await.unwrap().http, 405);
    for path in ["/", "/v2", "/control/ledger", "/v1/SID", "/v24.0/1/stickers"] {
        let url = format!("{}{path}", practice.sandbox.base_url());
        assert_eq!(answer(practice.request(Method::POST, &url)).await.unwrap().http, 404, "{path}");
    }
}

#[tokio::test]
async fn secrets_stay_out_of_debug_output() {
    let practice = Practice::start_with(|settings| settings.control = true).await;
    let shown = format!("{:?}", practice.sandbox);
    assert!(!shown.contains(practice.sandbox.api_key()));
    assert!(!shown.contains(practice.sandbox.control_token().unwrap()));
}
