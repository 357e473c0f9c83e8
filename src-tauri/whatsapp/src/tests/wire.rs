//! What goes over the wire, byte for byte.

use super::samples::{
    REFERENCE, address, bill, customer_bill, details, our_ref, phone, said, settings, text,
};
use crate::{
    CustomerBill, Form, Occasion, OrderDetailsMessage, OrderStatusMessage, Outgoing, Rendered, render,
};
use domain::order::ToldStatus;
use domain::order_details::{Beneficiary, DiscountParts, ItemName, TaxParts};
use domain::{AccountSettings, GatewayKind, OrderDetails, Paise};
use expect_test::{Expect, expect};
use serde_json::Value;
use words::Language;

#[track_caller]
fn rendered(settings: &AccountSettings, outgoing: &Outgoing) -> Rendered {
    render(settings, outgoing).unwrap()
}

#[track_caller]
fn check(settings: &AccountSettings, outgoing: &Outgoing, expect: &Expect) {
    let rendered = rendered(settings, outgoing);
    expect.assert_eq(&serde_json::to_string_pretty(&rendered.body.document()).unwrap());
}

#[track_caller]
fn check_bill(message: OrderDetailsMessage, expect: &Expect) {
    check(&settings(), &Outgoing::OrderDetails(Box::new(message)), expect);
}

/// One part of the bill's interactive object.
#[track_caller]
fn part(message: &OrderDetailsMessage, pointer: &str) -> Value {
    let rendered = rendered(&settings(), &Outgoing::OrderDetails(Box::new(message.clone())));
    let body = rendered.body.document();
    body.pointer(&format!("/messaging_object/interactive{pointer}")).unwrap().clone()
}

#[track_caller]
fn check_part(message: &OrderDetailsMessage, pointer: &str, expect: &Expect) {
    match part(message, pointer) {
        Value::String(text) => expect.assert_eq(&text),
        other => expect.assert_eq(&other.to_string()),
    }
}

fn status(status: ToldStatus, description: Option<&str>) -> Outgoing {
    Outgoing::OrderStatus(Box::new(OrderStatusMessage {
        to: phone("9812345678"),
        reference: REFERENCE.to_owned(),
        status,
        form: Form::Interactive,
        text: "Your order is on its way.".to_owned(),
        description: description.map(str::to_owned),
        our_ref: our_ref(),
    }))
}

#[test]
fn a_bill_goes_out_for_razorpay_with_our_reference_in_receipt_and_note() {
    check_bill(
        bill(details()),
        &expect![[r#"
        {
          "messaging_object": {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            "to": "+919812345678",
            "type": "interactive",
            "interactive": {
              "type": "order_details",
              "body": {
                "text": "Namaste Ravi, here is your bill A-123 from Asha Stores. Total ₹94.50."
              },
              "footer": {
                "text": "Please pay only with the button below."
              },
              "action": {
                "name": "review_and_pay",
                "parameters": {
                  "reference_id": "K7Q3A0000123A",
                  "type": "physical-goods",
                  "currency": "INR",
                  "total_amount": {
                    "value": 9450,
                    "offset": 100
                  },
                  "payment_settings": [
                    {
                      "type": "payment_gateway",
                      "payment_gateway": {
                        "type": "razorpay",
                        "configuration_name": "shop-payments",
                        "razorpay": {
                          "receipt": "K7Q3A0000123A",
                          "notes": {
                            "reference": "K7Q3A0000123A"
                          }
                        }
                      }
                    }
                  ],
                  "order": {
                    "status": "pending",
                    "expiration": {
                      "timestamp": "1795000000",
                      "description": "The time to pay has ended. Please ask the shop for a new bill."
                    },
                    "items": [
                      {
                        "name": "Biscuits",
                        "amount": {
                          "value": 4500,
                          "offset": 100
                        },
                        "quantity": 2,
                        "country_of_origin": "India",
                        "importer_name": "Asha Stores",
                        "importer_address": {
                          "address_line1": "12 MG Road",
                          "city": "Bengaluru",
                          "postal_code": "560001",
                          "country_code": "IN"
                        }
                      }
                    ],
                    "subtotal": {
                      "value": 9000,
                      "offset": 100
                    },
                    "tax": {
                      "value": 450,
                      "offset": 100,
                      "description": "CGST ₹2.25 + SGST ₹2.25"
                    }
                  }
                }
              }
            }
          },
          "extra_info": {
            "ref": "b1-42"
          }
        }"#]],
    );
}

#[test]
fn a_bill_goes_out_for_payu_with_our_reference_in_its_first_field() {
    let payment = AccountSettings { gateway: GatewayKind::PayU, ..settings() }.gateway_setting();
    let message = OrderDetailsMessage { payment, ..bill(details()) };
    let payment = part(&message, "/action/parameters/payment_settings/0/payment_gateway");
    expect![[r#"{"type":"payu","configuration_name":"shop-payments","payu":{"udf1":"K7Q3A0000123A"}}"#]]
        .assert_eq(&payment.to_string());
}

#[test]
fn shipped_goods_name_who_receives_them_where() {
    let beneficiary = Beneficiary { name: "Ravi\u{202e} Rao".to_owned(), address: address() };
    let shipped = bill(OrderDetails {
        beneficiary: Some(beneficiary),
        shipping: Some(Paise::new(4000)),
        discount: Some(Paise::new(500)),
        discount_parts: DiscountParts { discounts: Paise::new(450), round_off: Paise::new(50) },
        total: Paise::new(12_950),
        ..details()
    });
    check_part(
        &shipped,
        "/action/parameters/beneficiaries",
        &expect![[
            r#"[{"name":"Ravi Rao","address_line1":"12 MG Road","city":"Bengaluru","state":"Karnataka","country":"India","postal_code":"560001"}]"#
        ]],
    );
    check_part(
        &shipped,
        "/action/parameters/order/shipping",
        &expect![[r#"{"value":4000,"offset":100,"description":"Delivery"}"#]],
    );
    check_part(
        &shipped,
        "/action/parameters/order/discount",
        &expect![[r#"{"value":500,"offset":100,"description":"Discount ₹4.50, round-off ₹0.50"}"#]],
    );
}

#[test]
fn items_of_the_catalogue_carry_their_code_and_no_origin() {
    let mut catalogued = OrderDetails { catalog_id: Some("194836987003835".to_owned()), ..details() };
    catalogued.items[0].retailer_id = Some("BISC".to_owned());
    catalogued.items[0].origin = None;
    let catalogued = bill(catalogued);
    check_part(&catalogued, "/action/parameters/order/catalog_id", &expect!["194836987003835"]);
    check_part(
        &catalogued,
        "/action/parameters/order/items",
        &expect![[
            r#"[{"retailer_id":"BISC","name":"Biscuits","amount":{"value":4500,"offset":100},"quantity":2}]"#
        ]],
    );
}

#[test]
fn tax_is_there_even_when_there_is_none() {
    let free_of_tax = bill(OrderDetails {
        tax: Paise::ZERO,
        tax_parts: TaxParts::default(),
        total: Paise::new(9000),
        ..details()
    });
    check_part(&free_of_tax, "/action/parameters/order/tax", &expect![[r#"{"value":0,"offset":100}"#]]);
}

#[test]
fn what_costs_nothing_is_named_in_the_body_and_a_long_bill_is_one_item() {
    let mut long =
        OrderDetails { free_lines: vec!["Bag".to_owned(), "Sample · 2 pcs".to_owned()], ..details() };
    long.items[0].name = ItemName::WholeBill { count: 47 };
    let long = bill(long);
    check_part(
        &long,
        "/body/text",
        &expect![[r#"
        Namaste Ravi, here is your bill A-123 from Asha Stores. Total ₹94.50.
        Without charge: Bag, Sample · 2 pcs."#]],
    );
    check_part(&long, "/action/parameters/order/items/0/name", &expect!["Bill A-123 · 47 items"]);
}

#[test]
fn a_bill_speaks_the_customers_language_and_says_when_it_replaces_another() {
    let hindi = said(CustomerBill { language: Language::Hindi, ..customer_bill() });
    check_part(&hindi, "/body/text", &expect!["नमस्ते Ravi जी, Asha Stores से आपका बिल A-123। कुल ₹94.50।"]);
    let revised = said(CustomerBill { occasion: Occasion::Revised, ..customer_bill() });
    check_part(
        &revised,
        "/body/text",
        &expect![
            "Namaste Ravi, your bill A-123 from Asha Stores has changed. Total ₹94.50. Please pay with this message; the earlier one is closed."
        ],
    );
}

#[test]
fn every_text_keeps_whatsapps_lengths_whatever_the_shop_types() {
    let long = "व्यापार ".repeat(900);
    let mut details = OrderDetails { free_lines: vec![long.clone(); 9], ..details() };
    details.items[0].name = ItemName::Line(long.clone());
    details.beneficiary = Some(Beneficiary { name: long.clone(), address: address() });
    let message = said(CustomerBill { details, customer: long.clone(), shop: long, ..customer_bill() });
    for (pointer, most) in [
        ("/body/text", 1024),
        ("/footer/text", 60),
        ("/action/parameters/order/items/0/name", 60),
        ("/action/parameters/order/expiration/description", 120),
        ("/action/parameters/beneficiaries/0/name", 200),
    ] {
        let length = part(&message, pointer).as_str().unwrap().encode_utf16().count();
        assert!((1..=most).contains(&length), "{pointer} has {length}");
    }
    let total = part(&message, "/body/text").as_str().unwrap().contains("₹94.50");
    assert!(total, "the amount is never what is cut off");
}

#[test]
fn a_status_goes_out_with_its_description() {
    check(
        &settings(),
        &status(ToldStatus::PartiallyShipped, Some("The rest follows.")),
        &expect![[r#"
        {
          "messaging_object": {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            "to": "+919812345678",
            "type": "interactive",
            "interactive": {
              "type": "order_status",
              "body": {
                "text": "Your order is on its way."
              },
              "action": {
                "name": "review_order",
                "parameters": {
                  "reference_id": "K7Q3A0000123A",
                  "order": {
                    "status": "partially_shipped",
                    "description": "The rest follows."
                  }
                }
              }
            }
          },
          "extra_info": {
            "ref": "b1-42"
          }
        }"#]],
    );
}

#[test]
fn a_status_without_a_description_has_none() {
    let rendered = rendered(&settings(), &status(ToldStatus::Canceled, None));
    let body = rendered.body.document();
    let order = body.pointer("/messaging_object/interactive/action/parameters/order").unwrap();
    expect![[r#"{"status":"canceled"}"#]].assert_eq(&order.to_string());
}

#[test]
fn a_text_goes_out_as_it_is() {
    check(
        &settings(),
        &text("Thank you, see you soon!"),
        &expect![[r#"
        {
          "messaging_object": {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            "to": "+919812345678",
            "type": "text",
            "text": {
              "body": "Thank you, see you soon!"
            }
          },
          "extra_info": {
            "ref": "b1-42"
          }
        }"#]],
    );
}

#[test]
fn what_is_stored_before_sending_is_the_whole_request_without_the_key() {
    let stored = rendered(&settings(), &text("Hello")).redacted_bytes();
    let stored: Value = serde_json::from_slice(&stored).unwrap();
    expect![[r#"
        {
          "method": "POST",
          "url": "https://api.in.kaleyra.io/v2/HXAP1600000001IN/whatsapp/+919800000001/messages",
          "headers": {
            "content-type": "application/json",
            "api-key": "[redacted]"
          },
          "body": {
            "messaging_object": {
              "messaging_product": "whatsapp",
              "recipient_type": "individual",
              "to": "+919812345678",
              "type": "text",
              "text": {
                "body": "Hello"
              }
            },
            "extra_info": {
              "ref": "b1-42"
            }
          }
        }"#]]
    .assert_eq(&serde_json::to_string_pretty(&stored).unwrap());
}
