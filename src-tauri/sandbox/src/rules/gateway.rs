//! A bill paid through a payment gateway: which one, under which configuration, with what of its own.

use serde_json::{Map, Value};

use super::field::Field;
use super::payment_settings::Way;
use crate::account::Gateway;
use crate::refusal::Refusal;

const METHODS: [&str; 7] = ["gpay", "phonepe", "paytm", "bhim", "amazonpay", "cred", "mobikwik"];

/// The way to pay, and whether cards and netbanking are offered, which alone carry more than UPI does.
pub(super) fn read(chosen: &Field) -> Result<(Way, bool), Refusal> {
    let kind = chosen.required("type")?;
    let name = kind.one_of(&Gateway::ALL.map(Gateway::name))?;
    let gateway = Gateway::named(name).ok_or_else(|| kind.invalid("must be a gateway"))?;
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
    Ok((Way::Gateway { gateway, configuration, echo }, web))
}

fn own_fields(gateway: Gateway, own: &Field) -> Result<Map<String, Value>, Refusal> {
    match gateway {
        Gateway::Razorpay => {
            own.only(&["receipt", "notes"])?;
            own.optional_text("receipt", 40)?;
            if let Some(notes) = own.optional("notes")? {
                self::notes(&notes)?;
            }
        }
        Gateway::Payu => numbered(own, "udf", 4, 255)?,
        Gateway::Zaakpay => numbered(own, "extra", 2, 180)?,
        Gateway::Billdesk => numbered(own, "additional_info", 7, 120)?,
    }
    own.object().cloned()
}

/// Texts called `udf1`, `udf2` and so on.
fn numbered(own: &Field, name: &str, count: usize, max: usize) -> Result<(), Refusal> {
    let keys: Vec<String> = (1..=count).map(|number| format!("{name}{number}")).collect();
    own.only(&keys.iter().map(String::as_str).collect::<Vec<_>>())?;
    own.texts(max).map(drop)
}

fn notes(notes: &Field) -> Result<(), Refusal> {
    if notes.object()?.len() > 15 {
        return Err(notes.invalid("must have at most 15 keys"));
    }
    notes.texts(256).map(drop)
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
