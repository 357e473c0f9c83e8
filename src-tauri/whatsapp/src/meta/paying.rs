//! How a customer pays, as it stands in an order details message.

use domain::order_details::MOST_SENDABLE;
use domain::{GatewayKind, OrderDetails, PaymentSetting};
use serde::Serialize;

/// The one setting of a message.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Setting {
    PaymentGateway { payment_gateway: Gateway },
    UpiIntentLink { upi_intent_link: Link },
    PaymentLink { payment_link: Page },
}

#[derive(Debug, Serialize)]
pub(super) struct Gateway {
    #[serde(rename = "type")]
    kind: &'static str,
    configuration_name: String,
    #[serde(flatten)]
    own: GatewayFields,
    #[serde(skip_serializing_if = "Option::is_none")]
    enabled_payment_options: Option<[&'static str; 1]>,
}

/// What the gateway shall show beside the payment: our reference, so that its books can be matched with ours.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum GatewayFields {
    Razorpay { receipt: String, notes: Notes },
    PayU { udf1: String },
}

#[derive(Debug, Serialize)]
struct Notes {
    reference: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Link {
    link: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Page {
    uri: String,
}

impl Setting {
    pub(super) fn new(setting: &PaymentSetting, details: &OrderDetails) -> Setting {
        match setting {
            PaymentSetting::Gateway { gateway, configuration_name } => Setting::PaymentGateway {
                payment_gateway: Gateway {
                    kind: gateway.as_str(),
                    configuration_name: configuration_name.clone(),
                    own: GatewayFields::new(*gateway, &details.reference),
                    // UPI carries no more than that, and WhatsApp offers UPI first.
                    enabled_payment_options: (details.total > MOST_SENDABLE).then_some(["web"]),
                },
            },
            PaymentSetting::UpiIntent(payee) => Setting::UpiIntentLink {
                upi_intent_link: Link { link: payee.link(details.total, &details.reference) },
            },
            PaymentSetting::PaymentLink(link) => {
                Setting::PaymentLink { payment_link: Page { uri: link.as_str().to_owned() } }
            }
        }
    }

    /// Meta's word for everything that does not go through a gateway of its own.
    pub(super) const fn payment_type(&self) -> Option<&'static str> {
        match self {
            Setting::PaymentGateway { .. } => None,
            Setting::UpiIntentLink { .. } | Setting::PaymentLink { .. } => Some("upi"),
        }
    }
}

impl GatewayFields {
    fn new(gateway: GatewayKind, reference: &str) -> GatewayFields {
        let reference = reference.to_owned();
        match gateway {
            GatewayKind::Razorpay => {
                GatewayFields::Razorpay { receipt: reference.clone(), notes: Notes { reference } }
            }
            GatewayKind::PayU => GatewayFields::PayU { udf1: reference },
        }
    }
}
