//! Good messages, to be sent as they are or to be spoiled in one place.

use sandbox::ASHA;
use serde_json::{Value, json};

/// Noon of a day in November 2026, where every test's clock begins.
pub const START_MS: i64 = 1_795_329_000_000;

/// A good bill of ₹1,234.50 to Asha: two items without a catalogue, tax, shipping, discount, an expiry.
pub fn bill(reference: &str) -> Value {
    json!({
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": ASHA,
        "type": "interactive",
        "interactive": {
            "type": "order_details",
            "body": {"text": "Your order 123"},
            "footer": {"text": "Thank you"},
            "action": {
                "name": "review_and_pay",
                "parameters": {
                    "reference_id": reference,
                    "type": "physical-goods",
                    "beneficiaries": [{
                        "name": "Asha Kulkarni", "address_line1": "12 Temple Road", "city": "Mysuru",
                        "state": "Karnataka", "country": "India", "postal_code": "570001",
                    }],
                    "currency": "INR",
                    "total_amount": {"value": 123_450, "offset": 100},
                    "payment_settings": [{
                        "type": "payment_gateway",
                        "payment_gateway": {
                            "type": "razorpay",
                            "configuration_name": "practice_razorpay",
                            "razorpay": {"receipt": reference, "notes": {"till": "A"}},
                        },
                    }],
                    "order": {
                        "status": "pending",
                        "items": [
                            item("Sugar · 2.5 kg", 50_000, 2),
                            item("Tea", 20_000, 1),
                        ],
                        "subtotal": {"value": 120_000, "offset": 100},
                        "tax": {"value": 6_000, "offset": 100, "description": "CGST + SGST"},
                        "shipping": {"value": 4_000, "offset": 100},
                        "discount": {"value": 6_550, "offset": 100, "description": "Diwali"},
                        "expiration": {
                            "timestamp": (START_MS / 1000 + 3 * 86_400).to_string(),
                            "description": "Prices may change",
                        },
                    },
                },
            },
        },
    })
}

/// An item with everything the law asks for.
pub fn item(name: &str, paise: i64, quantity: i64) -> Value {
    json!({
        "name": name,
        "amount": {"value": paise, "offset": 100},
        "quantity": quantity,
        "country_of_origin": "India",
        "importer_name": "Sri Stores",
        "importer_address": {
            "address_line1": "1 Market Street", "city": "Mysuru", "postal_code": "570001", "country_code": "IN",
        },
    })
}

/// A bill over PayU in place of Razorpay.
pub fn payu_bill(reference: &str) -> Value {
    let mut bill = bill(reference);
    bill["interactive"]["action"]["parameters"]["payment_settings"][0]["payment_gateway"] = json!({
        "type": "payu", "configuration_name": "practice_payu", "payu": {"udf1": reference},
    });
    bill
}

/// The same bill to somebody else.
pub fn bill_to(phone: &str, reference: &str) -> Value {
    let mut bill = bill(reference);
    bill["to"] = json!(phone);
    bill
}

/// An order status to Asha.
pub fn status(reference: &str, status: &str) -> Value {
    json!({
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": ASHA,
        "type": "interactive",
        "interactive": {
            "type": "order_status",
            "body": {"text": format!("Your order is {status}")},
            "action": {
                "name": "review_order",
                "parameters": {"reference_id": reference, "order": {"status": status, "description": "News"}},
            },
        },
    })
}

/// A text.
pub fn text(phone: &str, body: &str) -> Value {
    json!({
        "messaging_product": "whatsapp", "recipient_type": "individual", "to": phone,
        "type": "text", "text": {"body": body},
    })
}

/// Where the parameters of an interactive message stand.
pub const PARAMETERS: &str = "/interactive/action/parameters";

/// Puts `value` at a JSON pointer, which may name a field that is not there yet.
pub fn put(document: &mut Value, pointer: &str, value: Value) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = document.pointer_mut(parent).unwrap_or_else(|| panic!("no {parent}"));
    match parent {
        Value::Array(members) => members[key.parse::<usize>().unwrap()] = value,
        other => other[key] = value,
    }
}

/// Takes away what stands at a JSON pointer.
pub fn take(document: &mut Value, pointer: &str) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = document.pointer_mut(parent).unwrap_or_else(|| panic!("no {parent}"));
    assert!(parent.as_object_mut().unwrap().shift_remove(key).is_some(), "no {pointer}");
}
