//! The parameters of an order details message as they stand on the wire: the bill itself, and how it is paid.
//!
//! The arithmetic was done before; here every figure is only written down.

use super::paying::Setting;
use crate::limits;
use crate::outgoing::OrderDetailsMessage;
use crate::texts::BillTexts;
use domain::account::Address;
use domain::bill::Goods;
use domain::order_details::{self, Beneficiary, Origin};
use domain::{OrderDetails, Paise};
use serde::Serialize;

/// The bill.
#[derive(Debug, Serialize)]
pub(crate) struct Bill {
    reference_id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    beneficiaries: Vec<WireBeneficiary>,
    currency: &'static str,
    total_amount: Amount,
    #[serde(skip_serializing_if = "Option::is_none")]
    payment_type: Option<&'static str>,
    payment_settings: [Setting; 1],
    order: Order,
}

#[derive(Debug, Serialize)]
struct WireBeneficiary {
    name: String,
    address_line1: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    address_line2: Option<String>,
    city: String,
    state: String,
    country: &'static str,
    postal_code: String,
}

#[derive(Debug, Serialize)]
struct Amount {
    value: i64,
    offset: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
}

#[derive(Debug, Serialize)]
struct Order {
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    catalog_id: Option<String>,
    expiration: Expiration,
    items: Vec<Item>,
    subtotal: Amount,
    tax: Amount,
    #[serde(skip_serializing_if = "Option::is_none")]
    shipping: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    discount: Option<Amount>,
}

#[derive(Debug, Serialize)]
struct Expiration {
    /// Unix seconds, as a string.
    timestamp: String,
    description: String,
}

#[derive(Debug, Serialize)]
struct Item {
    #[serde(skip_serializing_if = "Option::is_none")]
    retailer_id: Option<String>,
    name: String,
    amount: Amount,
    quantity: u32,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    origin: Option<WireOrigin>,
}

#[derive(Debug, Serialize)]
struct WireOrigin {
    country_of_origin: String,
    importer_name: String,
    importer_address: ImporterAddress,
}

#[derive(Debug, Serialize)]
struct ImporterAddress {
    address_line1: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    address_line2: Option<String>,
    city: String,
    postal_code: String,
    country_code: &'static str,
}

impl Bill {
    /// Writes a payable order, with its words.
    pub(crate) fn new(message: &OrderDetailsMessage, texts: &BillTexts<'_>) -> Bill {
        let details = &message.bill.details;
        let setting = Setting::new(&message.payment, details);
        Bill {
            reference_id: details.reference.clone(),
            kind: match details.goods {
                Goods::Physical => "physical-goods",
                Goods::Digital => "digital-goods",
            },
            beneficiaries: details.beneficiary.iter().map(beneficiary).collect(),
            currency: "INR",
            total_amount: amount(details.total, None),
            payment_type: setting.payment_type(),
            payment_settings: [setting],
            order: order(details, texts),
        }
    }
}

fn beneficiary(beneficiary: &Beneficiary) -> WireBeneficiary {
    let Address { line1, line2, city, state, pin } = &beneficiary.address;
    WireBeneficiary {
        name: limits::line(&beneficiary.name, limits::BENEFICIARY_NAME),
        address_line1: address_line(line1),
        address_line2: line2.as_deref().map(address_line).filter(|line| !line.is_empty()),
        city: address_line(city),
        state: address_line(state),
        country: "India",
        postal_code: pin.clone(),
    }
}

fn order(details: &OrderDetails, texts: &BillTexts<'_>) -> Order {
    let OrderDetails { catalog_id, subtotal, tax, shipping, discount, expires_at, .. } = details;
    Order {
        status: "pending",
        catalog_id: catalog_id.clone(),
        expiration: Expiration {
            timestamp: expires_at.as_second().to_string(),
            description: texts.expired(),
        },
        items: details.items.iter().map(|shown| item(shown, texts)).collect(),
        subtotal: amount(*subtotal, None),
        tax: amount(*tax, texts.tax()),
        shipping: shipping.map(|shipping| amount(shipping, texts.shipping())),
        discount: discount.map(|discount| amount(discount, texts.discount())),
    }
}

fn item(item: &order_details::Item, texts: &BillTexts<'_>) -> Item {
    Item {
        retailer_id: item.retailer_id.clone(),
        name: texts.item(item),
        amount: amount(item.amount, None),
        quantity: item.quantity,
        origin: item.origin.as_ref().map(origin),
    }
}

fn origin(origin: &Origin) -> WireOrigin {
    let Address { line1, line2, city, state: _, pin } = &origin.importer.address;
    WireOrigin {
        country_of_origin: limits::line(&origin.country, limits::ITEM_NAME),
        importer_name: limits::line(&origin.importer.name, limits::ADDRESS_LINE),
        importer_address: ImporterAddress {
            address_line1: address_line(line1),
            address_line2: line2.as_deref().map(address_line).filter(|line| !line.is_empty()),
            city: address_line(city),
            postal_code: pin.clone(),
            country_code: "IN",
        },
    }
}

fn address_line(text: &str) -> String {
    limits::line(text, limits::ADDRESS_LINE)
}

fn amount(paise: Paise, description: Option<String>) -> Amount {
    Amount { value: paise.get(), offset: 100, description }
}
