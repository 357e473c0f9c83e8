//! The `order` inside a bill: what is bought, the sums, and until when it can be paid.

use super::addresses;
use super::amounts;
use super::field::Field;
use crate::ledger::{ShownBill, ShownItem};
use crate::refusal::Refusal;

/// The house's reading; the vendor names no figure for items that are not catalogue products.
const ITEMS_MAX: usize = 30;
/// Items may carry pictures only up to here.
const ITEMS_WITH_IMAGE_MAX: usize = 10;
/// An expiry must be at least this far ahead.
const EXPIRY_LEAST_S: i64 = 300;

/// The bill, and the Unix second of its expiry.
pub(super) fn read(order: &Field, total_paise: i64, now_s: i64) -> Result<(ShownBill, Option<i64>), Refusal> {
    order.only(&[
        "status",
        "type",
        "catalog_id",
        "items",
        "subtotal",
        "tax",
        "shipping",
        "discount",
        "expiration",
    ])?;
    order.required("status")?.one_of(&["pending"])?;
    if let Some(kind) = order.optional("type")? {
        kind.one_of(&["quick_pay"])?;
    }
    let catalogue = order.optional("catalog_id")?;
    if let Some(catalogue) = &catalogue {
        catalogue.text(100)?;
    }
    let (items, lines_paise) = items(&order.required("items")?, catalogue.is_some())?;
    let subtotal = order.required("subtotal")?;
    let subtotal_paise = amounts::positive(&subtotal)?;
    if subtotal_paise != lines_paise {
        return Err(subtotal.invalid("must be the sum of (sale_amount or amount) x quantity over the items"));
    }
    let tax_paise = amounts::described(&order.required("tax")?, &[])?;
    let shipping_paise = optional_amount(order, "shipping", &[])?;
    let discount_paise = optional_amount(order, "discount", &["discount_program_name"])?;
    let expires_at_s = match order.optional("expiration")? {
        Some(expiration) => Some(expiry(&expiration, now_s)?),
        None => None,
    };
    let shown = ShownBill { items, subtotal_paise, tax_paise, shipping_paise, discount_paise, total_paise };
    Ok((shown, expires_at_s))
}

fn optional_amount(order: &Field, key: &str, more_keys: &[&str]) -> Result<i64, Refusal> {
    match order.optional(key)? {
        Some(amount) => amounts::described(&amount, more_keys),
        None => Ok(0),
    }
}

/// The items, and the sum of them all in paise.
fn items(items: &Field, in_catalogue: bool) -> Result<(Vec<ShownItem>, i64), Refusal> {
    let members = items.members()?;
    if members.is_empty() || members.len() > ITEMS_MAX {
        return Err(items.invalid(format!("must hold 1 to {ITEMS_MAX} items")));
    }
    let mut shown = Vec::with_capacity(members.len());
    let mut any_image = false;
    for member in &members {
        any_image |= member.optional("image")?.is_some();
        shown.push(item(member, in_catalogue)?);
    }
    if any_image && members.len() > ITEMS_WITH_IMAGE_MAX {
        return Err(items.invalid(format!("may be at most {ITEMS_WITH_IMAGE_MAX} when they carry images")));
    }
    let paise = amounts::sum_of_items(items, &shown)?;
    Ok((shown, paise))
}

fn item(item: &Field, in_catalogue: bool) -> Result<ShownItem, Refusal> {
    item.only(&[
        "retailer_id",
        "name",
        "image",
        "amount",
        "sale_amount",
        "quantity",
        "country_of_origin",
        "importer_name",
        "importer_address",
    ])?;
    let name = item.required("name")?.text(60)?.to_owned();
    let code = item.optional("retailer_id")?;
    if let Some(code) = &code {
        code.text(100)?;
    }
    if let Some(image) = item.optional("image")? {
        image.only(&["link"])?;
        image.required("link")?.web_address()?;
        if in_catalogue || code.is_some() {
            return Err(image.invalid("goes neither with retailer_id nor with catalog_id"));
        }
    }
    let amount = item.required("amount")?;
    let mut price_paise = amounts::positive(&amount)?;
    if let Some(sale) = item.optional("sale_amount")? {
        let sale_paise = amounts::positive(&sale)?;
        if sale_paise >= price_paise {
            return Err(sale.invalid("must be below amount"));
        }
        price_paise = sale_paise;
    }
    let quantity = item.required("quantity")?;
    let n_pieces = quantity.integer()?;
    if n_pieces < 1 {
        return Err(quantity.invalid("must be at least 1"));
    }
    origin(item, in_catalogue)?;
    Ok(ShownItem { name, quantity: n_pieces, price_paise })
}

/// Where goods come from: the law asks for it, and only a catalogue knows it otherwise.
fn origin(item: &Field, in_catalogue: bool) -> Result<(), Refusal> {
    for key in ["country_of_origin", "importer_name"] {
        match item.optional(key)? {
            Some(text) => drop(text.text(200)?),
            None if in_catalogue => {}
            None => drop(item.required(key)?),
        }
    }
    match item.optional("importer_address")? {
        Some(address) => addresses::importer(&address),
        None if in_catalogue => Ok(()),
        None => item.required("importer_address").map(drop),
    }
}

fn expiry(expiration: &Field, now_s: i64) -> Result<i64, Refusal> {
    expiration.only(&["timestamp", "description"])?;
    if let Some(description) = expiration.optional("description")? {
        description.text(120)?;
    }
    let timestamp = expiration.required("timestamp")?;
    let written = timestamp.string()?;
    let digits = !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit());
    let at_s = written.parse::<i64>().ok().filter(|_| digits);
    let at_s = at_s.ok_or_else(|| timestamp.invalid("must be Unix seconds, written as a string"))?;
    if at_s < now_s.saturating_add(EXPIRY_LEAST_S) {
        return Err(timestamp.invalid(format!("must be at least {EXPIRY_LEAST_S} seconds ahead")));
    }
    Ok(at_s)
}
