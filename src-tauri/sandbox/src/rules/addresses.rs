//! Addresses: of those who get the goods, of importers, of checkout buttons, and the ones a customer is asked for.

use std::collections::BTreeMap;

use super::field::Field;
use super::{Plain, body_and_footer};
use crate::ledger::BubbleKind;
use crate::refusal::Refusal;
use crate::shown::{AddressAsked, Shown};

/// The fields of an Indian address as a customer fills it in.
const FIELDS: [&str; 11] = [
    "name",
    "phone_number",
    "in_pin_code",
    "house_number",
    "floor_number",
    "tower_number",
    "building_name",
    "address",
    "landmark_area",
    "city",
    "state",
];

pub(super) fn asked(interactive: &Field) -> Result<Plain, Refusal> {
    interactive.only(&["type", "body", "footer", "action"])?;
    let frame = body_and_footer(interactive)?;
    let action = interactive.required("action")?;
    action.only(&["name", "parameters"])?;
    action.required("name")?.one_of(&["address_message"])?;
    let parameters = action.required("parameters")?;
    parameters.only(&["country", "values", "saved_addresses", "validation_errors"])?;
    parameters.required("country")?.one_of(&["IN"])?;
    let values = match parameters.optional("values")? {
        Some(values) => self::values(&values)?,
        None => BTreeMap::new(),
    };
    let errors = match parameters.optional("validation_errors")? {
        Some(errors) => {
            errors.only(&FIELDS)?;
            errors.texts(256)?
        }
        None => BTreeMap::new(),
    };
    let saved_ids = match parameters.optional("saved_addresses")? {
        Some(saved) => saved_ids(&saved)?,
        None => Vec::new(),
    };
    let shows = Some(Shown::AddressAsked(AddressAsked { values, errors, saved_ids }));
    Ok(Plain { kind: BubbleKind::AddressAsked, frame, shows })
}

/// What a customer fills in: the names of the fields, and a PIN code of six digits.
pub(crate) fn check_given(values: &BTreeMap<String, String>) -> Result<(), Refusal> {
    let written = serde_json::json!(values);
    let written = Field::root(&written);
    for key in ["name", "phone_number", "in_pin_code", "address", "city"] {
        written.required(key)?;
    }
    self::values(&written).map(drop)
}

fn values(values: &Field) -> Result<BTreeMap<String, String>, Refusal> {
    values.only(&FIELDS)?;
    if let Some(pin) = values.optional("in_pin_code")? {
        pin.pin_code()?;
    }
    values.texts(256)
}

fn saved_ids(saved: &Field) -> Result<Vec<String>, Refusal> {
    let members = saved.members()?;
    if members.is_empty() {
        return Err(saved.invalid("must hold an address when it is there"));
    }
    let id = |member: &Field| {
        member.only(&["id", "value"])?;
        values(&member.required("value")?)?;
        Ok(member.required("id")?.text(60)?.to_owned())
    };
    members.iter().map(id).collect()
}

/// Where a checkout button offers to deliver to.
pub(super) fn shipping_info(info: &Field) -> Result<(), Refusal> {
    info.only(&["country", "addresses"])?;
    info.required("country")?.one_of(&["IN"])?;
    let addresses = info.required("addresses")?;
    let members = addresses.members()?;
    if members.is_empty() {
        return Err(addresses.invalid("must hold an address"));
    }
    for member in &members {
        for key in ["name", "phone_number", "address", "city", "state", "in_pin_code"] {
            member.required(key)?;
        }
        values(member)?;
    }
    Ok(())
}

pub(super) fn beneficiaries(beneficiaries: &Field) -> Result<(), Refusal> {
    let members = beneficiaries.members()?;
    if members.is_empty() {
        return Err(beneficiaries.invalid("must hold someone when it is there"));
    }
    for member in &members {
        member.only(&[
            "name",
            "address_line1",
            "address_line2",
            "city",
            "state",
            "country",
            "postal_code",
        ])?;
        member.required("name")?.text(200)?;
        member.required("address_line1")?.text(100)?;
        member.optional_text("address_line2", 100)?;
        member.required("city")?.text(100)?;
        member.required("state")?.text(100)?;
        member.required("country")?.one_of(&["India"])?;
        member.required("postal_code")?.pin_code()?;
    }
    Ok(())
}

pub(super) fn importer(address: &Field) -> Result<(), Refusal> {
    address.only(&["address_line1", "address_line2", "city", "zone_code", "postal_code", "country_code"])?;
    address.required("address_line1")?.text(100)?;
    address.required("city")?.text(100)?;
    address.required("postal_code")?.pin_code()?;
    address.required("country_code")?.one_of(&["IN"])?;
    for key in ["address_line2", "zone_code"] {
        address.optional_text(key, 100)?;
    }
    Ok(())
}
