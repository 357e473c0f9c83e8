//! Uploads, and messages that show them.

use reqwest::Method;
use sandbox::ASHA;
use serde_json::json;

use crate::bills::bill;
use crate::offers::document;
use crate::practice::{Answer, Practice, answer, multipart};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The first bytes of a PNG with this colour type.
fn png(colour: u8) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08".to_vec();
    bytes.extend_from_slice(&[colour, 0, 0, 0]);
    bytes
}

async fn upload(practice: &Practice, kind: &str, bytes: &[u8]) -> Answer {
    let fields = [("messaging_product", "whatsapp"), ("type", kind)];
    let (content_type, body) = multipart(&fields, ("file", "पर्ची.pdf", kind, bytes));
    let below = format!("/{}/media", practice.sandbox.phone_number_id());
    let request = practice.graph(Method::POST, &below).header("content-type", content_type).body(body);
    answer(request).await.unwrap()
}

#[tokio::test]
async fn an_uploaded_picture_stands_above_a_bill_and_a_document_is_sent() {
    let practice = Practice::start("").await;
    let picture = upload(&practice, "image/png", &png(2)).await.body["id"].clone();
    let paper = upload(&practice, "application/pdf", b"%PDF-1.7 bill").await.body["id"].clone();
    let mut pictured = bill("R1");
    pictured["interactive"]["header"] = json!({"type": "image", "image": {"id": picture}});
    practice.accepts(pictured.clone()).await;
    practice.cloud_accepts(&document(json!({"id": paper, "filename": "bill.pdf"}))).await;
    let entry = practice.ledger().uploads[paper.as_str().unwrap()].clone();
    assert_eq!((entry.n_bytes, entry.filename.as_str()), (13, "पर्ची.pdf"));
    practice.refuses(document(json!({"id": picture})), 131_009, "another kind").await;
    practice.world.hold_window(ASHA, true).unwrap();
    practice.pass(30 * DAY_MS);
    practice.refuses(document(json!({"id": paper})), 131_009, "too long ago").await;
}

#[tokio::test]
async fn what_is_too_large_or_not_what_it_says_is_refused() {
    let practice = Practice::start("").await;
    let five_mb = 5 * 1024 * 1024;
    let mut large = png(6);
    large.resize(five_mb, 0);
    assert_eq!(upload(&practice, "image/png", &large).await.http, 200);
    large.push(0);
    for (kind, bytes, code) in [
        ("image/png", large.as_slice(), 131_053),
        ("image/png", &png(3), 131_053),
        ("image/png", b"\xff\xd8\xff", 131_053),
        ("image/jpeg", b"GIF89a", 131_053),
        ("application/pdf", b"", 131_053),
        ("image/gif", b"GIF89a", 100),
    ] {
        let refused = upload(&practice, kind, bytes).await;
        assert_eq!(
            (refused.http, &refused.body["error"]["code"]),
            (400, &json!(code)),
            "{kind}: {}",
            refused.body
        );
    }
    assert_eq!(practice.ledger().uploads.len(), 1);
}

#[tokio::test]
async fn a_form_without_its_fields_is_refused() {
    let practice = Practice::start("").await;
    let below = format!("/{}/media", practice.sandbox.phone_number_id());
    let product = ("messaging_product", "whatsapp");
    let kind = ("type", "application/pdf");
    for fields in
        [vec![product], vec![kind], vec![("messaging_product", "sms"), kind], vec![product, kind, ("x", "y")]]
    {
        let (content_type, body) = multipart(&fields, ("file", "a.pdf", "application/pdf", b"%PDF-"));
        let request = practice.graph(Method::POST, &below).header("content-type", content_type).body(body);
        let refused = answer(request).await.unwrap();
        assert_eq!((refused.http, &refused.body["error"]["code"]), (400, &json!(100)), "{fields:?}");
    }
    let json = answer(practice.graph(Method::POST, &below).json(&json!({}))).await.unwrap();
    assert_eq!(json.body["error"]["code"], 100);
}
