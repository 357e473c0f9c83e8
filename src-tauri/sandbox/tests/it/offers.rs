//! Good messages that are no order, to Asha.

use sandbox::ASHA;
use serde_json::{Value, json};

/// The catalogue of every practice account.
const CATALOG: &str = "329400000002474";

/// An interactive message of this kind.
fn interactive(kind: &str, action: Value) -> Value {
    let mut message = to(ASHA, "interactive");
    message["interactive"] =
        json!({"type": kind, "body": {"text": "For you"}, "footer": {"text": "Free delivery"}});
    message["interactive"]["action"] = action;
    message
}

/// What every message begins with.
fn to(phone: &str, kind: &str) -> Value {
    json!({"messaging_product": "whatsapp", "recipient_type": "individual", "to": phone, "type": kind})
}

/// One product.
pub fn product(sku: &str) -> Value {
    interactive("product", json!({"catalog_id": CATALOG, "product_retailer_id": sku}))
}

/// A list of two products, TEA and SUGAR.
pub fn product_list() -> Value {
    let items = json!([{"product_retailer_id": "TEA"}, {"product_retailer_id": "SUGAR"}]);
    let sections = json!([{"title": "Morning", "product_items": items}]);
    let mut list = interactive("product_list", json!({"catalog_id": CATALOG, "sections": sections}));
    list["interactive"]["header"] = json!({"type": "text", "text": "Our teas"});
    list
}

/// The catalogue.
pub fn catalogue() -> Value {
    let parameters = json!({"thumbnail_product_retailer_id": "TEA"});
    interactive("catalog_message", json!({"name": "catalog_message", "parameters": parameters}))
}

/// A request for an address.
pub fn address() -> Value {
    interactive("address_message", json!({"name": "address_message", "parameters": {"country": "IN"}}))
}

/// A document.
pub fn document(document: Value) -> Value {
    let mut message = to(ASHA, "document");
    message["document"] = document;
    message
}

/// A template, to whom it may concern.
pub fn template(phone: &str, name: &str, language: &str, components: Value) -> Value {
    let mut message = to(phone, "template");
    message["template"] = json!({"name": name, "language": {"policy": "deterministic", "code": language}});
    message["template"]["components"] = components;
    message
}

/// The component that opens this bill's order.
pub fn order_button(bill: &Value) -> Value {
    let details = bill["interactive"]["action"]["parameters"].clone();
    json!({
        "type": "button", "sub_type": "order_details", "index": 0,
        "parameters": [{"type": "action", "action": {"order_details": details}}],
    })
}

/// The component that moves an order.
pub fn order_status(reference: &str, status: &str) -> Value {
    let change = json!({"reference_id": reference, "order": {"status": status, "description": "News"}});
    json!({"type": "order_status", "parameters": [{"type": "order_status", "order_status": change}]})
}
