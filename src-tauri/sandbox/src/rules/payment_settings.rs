//! How the customer is to pay. The practice world plays the payment gateways, not UPI intent or payment links, of
//! which WhatsApp itself would report nothing back.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::field::Field;
use crate::account::Gateway;
use crate::refusal::Refusal;

/// The gateway a bill names.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct PaymentChoice {
    pub(crate) gateway: Gateway,
    /// As sent, whether or not such a configuration exists.
    pub(crate) configuration: String,
    /// The gateway's own fields (`receipt`, `notes`, `udf1`…), which come back in payments.
    pub(crate) echo: Map<String, Value>,
    /// Whether cards and netbanking are offered, which alone carry more than UPI does.
    pub(crate) web: bool,
}

const METHODS: [&str; 7] = ["gpay", "phonepe", "paytm", "bhim", "amazonpay", "cred", "mobikwik"];

pub(super) fn read(settings: &Field) -> Result<PaymentChoice, Refusal> {
    let members = settings.members()?;
    let [setting] = members.as_slice() else {
        return Err(settings.invalid("must hold exactly one setting"));
    };
    let kind = setting.required("type")?;
    if kind.string()? != "payment_gateway" {
        return Err(kind.invalid("must be payment_gateway: the practice world plays no other"));
    }
    setting.only(&["type", "payment_gateway"])?;
    gateway(&setting.required("payment_gateway")?)
}

fn gateway(chosen: &Field) -> Result<PaymentChoice, Refusal> {
    let kind = chosen.required("type")?;
    let name = kind.one_of(&Gateway::ALL.map(Gateway::name))?;
    let gateway = Gateway::ALL.into_iter().find(|gateway| gateway.name() == name);
    let gateway = gateway.ok_or_else(|| kind.invalid("must be a gateway"))?;
    chosen.only(&[
        "type",
        "configuration_name",
        "preferred_payment_methods",
        "enabled_payment_options",
        gateway.name(),
    ])?;
    let configuration = chosen.required("configuration_name")?.text(60)?.to_owned();
    let echo = match chosen.optional(gateway.name())? {
        Some(own) => own_fields(gateway, &own)?,
        None => Map::new(),
    };
    if let Some(preferred) = chosen.optional("preferred_payment_methods")? {
        preferred_method(&preferred)?;
    }
    let web = match chosen.optional("enabled_payment_options")? {
        Some(options) => offers_web(&options)?,
        None => false,
    };
    Ok(PaymentChoice { gateway, configuration, echo, web })
}

fn own_fields(gateway: Gateway, own: &Field) -> Result<Map<String, Value>, Refusal> {
    match gateway {
        Gateway::Razorpay => {
            own.only(&["receipt", "notes"])?;
            if let Some(receipt) = own.optional("receipt")? {
                receipt.text(40)?;
            }
            if let Some(notes) = own.optional("notes")? {
                self::notes(&notes)?;
            }
        }
        Gateway::Payu => {
            let keys = ["udf1", "udf2", "udf3", "udf4"];
            own.only(&keys)?;
            for key in keys {
                if let Some(text) = own.optional(key)? {
                    text.text(255)?;
                }
            }
        }
    }
    own.object().cloned()
}

fn notes(notes: &Field) -> Result<(), Refusal> {
    let keys = notes.object()?;
    if keys.len() > 15 {
        return Err(notes.invalid("must have at most 15 keys"));
    }
    for key in keys.keys() {
        notes.required(key)?.text(256)?;
    }
    Ok(())
}

fn preferred_method(preferred: &Field) -> Result<(), Refusal> {
    let members = preferred.members()?;
    let [method] = members.as_slice() else {
        return Err(preferred.invalid("must hold exactly one method"));
    };
    method.only(&["method"])?;
    method.required("method")?.one_of(&METHODS).map(drop)
}

fn offers_web(options: &Field) -> Result<bool, Refusal> {
    let members = options.members()?;
    if members.is_empty() {
        return Err(options.invalid("must hold upi or web"));
    }
    let mut web = false;
    for member in &members {
        web |= member.one_of(&["upi", "web"])? == "web";
    }
    Ok(web)
}
