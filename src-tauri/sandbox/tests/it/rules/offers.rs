//! Messages that are no order: products, the catalogue, addresses, pictures and documents.

use serde_json::{Value, json};

use super::{check_all_accepted, check_all_refused, spoiled, without};
use crate::offers::{address, catalogue, document, product, product_list};
use crate::practice::Practice;
use sandbox::{ASHA, BubbleKind, MediaKind, MediaSource, Shown, ShownHeader};

fn sections(count: usize, products: usize) -> Value {
    let product = |number: usize| json!({"product_retailer_id": format!("SKU{number}")});
    let items: Vec<Value> = (0..products).map(product).collect();
    json!(vec![json!({"title": "Tea", "product_items": items}); count])
}

#[tokio::test]
async fn offers_that_keep_the_rules_are_taken() {
    check_all_accepted(vec![
        product("TEA"),
        without(without(product("TEA"), "/interactive/body"), "/interactive/footer"),
        product_list(),
        spoiled(product_list(), "/interactive/action/sections", sections(10, 3)),
        spoiled(product_list(), "/interactive/action/sections", sections(1, 30)),
        without(product_list(), "/interactive/action/sections/0/title"),
        catalogue(),
        without(catalogue(), "/interactive/action/parameters"),
        address(),
        spoiled(
            address(),
            "/interactive/action/parameters",
            json!({
                "country": "IN",
                "values": {"name": "Asha", "in_pin_code": "570001"},
                "validation_errors": {"in_pin_code": "We do not deliver there"},
                "saved_addresses": [{"id": "home", "value": {"name": "Asha", "address": "12 Temple Road"}}],
            }),
        ),
        document(
            json!({"link": "https://s.example/bill.pdf", "filename": "bill.pdf", "caption": "Your bill"}),
        ),
    ])
    .await;
}

#[tokio::test]
async fn offers_of_products_keep_their_rules() {
    let one = |place: &str, value: Value| spoiled(product("TEA"), &format!("/interactive/{place}"), value);
    let list = |place: &str, value: Value| spoiled(product_list(), &format!("/interactive/{place}"), value);
    let untitled = {
        let mut list = list("action/sections", sections(2, 1));
        list["interactive"]["action"]["sections"][1] =
            json!({"product_items": [{"product_retailer_id": "A"}]});
        list
    };
    check_all_refused(vec![
        (one("header", json!({"type": "text", "text": "Tea"})), 131_009, "header"),
        (one("action/catalog_id", json!("1")), 131_009, "catalog_id"),
        (one("action/product_retailer_id", json!("")), 131_009, "product_retailer_id"),
        (one("action/name", json!("product")), 100, "action.name"),
        (without(product("TEA"), "/interactive/action/catalog_id"), 131_008, "catalog_id"),
        (without(product_list(), "/interactive/header"), 131_008, "header"),
        (without(product_list(), "/interactive/body"), 131_008, "body"),
        (list("header", json!({"type": "image", "image": {"id": "1"}})), 100, "header.image"),
        (list("header/text", json!("x".repeat(61))), 131_009, "header.text"),
        (list("action/sections", json!([])), 131_009, "sections"),
        (list("action/sections", sections(11, 1)), 131_009, "sections"),
        (list("action/sections", sections(1, 31)), 131_009, "sections"),
        (list("action/sections", sections(2, 16)), 131_009, "sections"),
        (list("action/sections", sections(1, 0)), 131_009, "product_items"),
        (list("action/sections/0/title", json!("x".repeat(25))), 131_009, "title"),
        (untitled, 131_008, "sections[1].title"),
        (spoiled(catalogue(), "/interactive/action/name", json!("catalogue")), 131_009, "action.name"),
        (spoiled(catalogue(), "/interactive/action/parameters/sku", json!("A")), 100, "sku"),
        (without(catalogue(), "/interactive/body"), 131_008, "body"),
    ])
    .await;
}

#[tokio::test]
async fn requests_for_addresses_and_media_keep_their_rules() {
    let at = |place: &str, value: Value| spoiled(address(), &format!("/interactive/action/{place}"), value);
    let link = json!("https://s.example/a.pdf");
    check_all_refused(vec![
        (at("name", json!("address")), 131_009, "action.name"),
        (at("parameters", json!("JSON Payload")), 131_009, "parameters"),
        (at("parameters/country", json!("SG")), 131_009, "country"),
        (at("parameters/values", json!({"in_pin_code": "57000"})), 131_009, "in_pin_code"),
        (at("parameters/values", json!({"zip": "570001"})), 100, "zip"),
        (at("parameters/saved_addresses", json!([])), 131_009, "saved_addresses"),
        (at("parameters/validation_errors", json!({"zip": "no"})), 100, "zip"),
        (document(json!({})), 131_009, "document"),
        (document(json!({"link": link, "id": "1"})), 131_009, "document"),
        (document(json!({"link": "bill.pdf"})), 131_009, "document.link"),
        (document(json!({"link": "file:///etc/passwd"})), 131_009, "document.link"),
        (document(json!({"id": "123"})), 131_009, "names no upload"),
        (document(json!({"link": link, "caption": "x".repeat(1025)})), 131_009, "caption"),
    ])
    .await;
}

#[tokio::test]
async fn the_phone_can_draw_what_came() {
    let practice = Practice::start("").await;
    for message in [product("TEA"), product_list(), catalogue(), address()] {
        practice.accepts(message).await;
    }
    practice.accepts(document(json!({"link": "https://s.example/b.pdf", "filename": "b.pdf"}))).await;
    let bubbles = practice.ledger().customers[ASHA].bubbles.clone();
    let kinds: Vec<BubbleKind> = bubbles.iter().map(|bubble| bubble.kind).collect();
    assert_eq!(
        kinds,
        [
            BubbleKind::Product,
            BubbleKind::ProductList,
            BubbleKind::Catalogue,
            BubbleKind::AddressAsked,
            BubbleKind::Document
        ]
    );
    assert!(matches!(&bubbles[0].shows, Some(Shown::Product { sku, .. }) if sku == "TEA"));
    assert_eq!(bubbles[1].header, Some(ShownHeader::Text("Our teas".into())));
    assert!(
        matches!(&bubbles[1].shows, Some(Shown::ProductList { sections, .. }) if sections[0].skus.len() == 2)
    );
    assert_eq!(bubbles[1].footer.as_deref(), Some("Free delivery"));
    assert!(matches!(&bubbles[3].shows, Some(Shown::AddressAsked(_))));
    let Some(ShownHeader::Media(media)) = &bubbles[4].header else { panic!("{:?}", bubbles[4]) };
    assert_eq!((media.kind, media.filename.as_deref()), (MediaKind::Document, Some("b.pdf")));
    assert_eq!(media.source, MediaSource::Link("https://s.example/b.pdf".into()));
}
