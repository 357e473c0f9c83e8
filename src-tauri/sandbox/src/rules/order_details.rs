//! The `order_details` message: the bill a customer can pay.

use super::amounts::{self, UPI_MAX_PAISE};
use super::field::Field;
use super::payment_settings::{self, PaymentChoice};
use super::{body_and_footer, reference};
use crate::ledger::{ShownBill, ShownItem};
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// A bill that keeps all the rules.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct OrderDetails {
    pub(crate) reference: String,
    pub(crate) body: String,
    pub(crate) shown: ShownBill,
    pub(crate) payment: PaymentChoice,
    /// Unix seconds after which nobody can pay.
    pub(crate) expires_at_s: Option<i64>,
}

/// The house's reading; the vendor names no figure for items that are not catalogue products.
const ITEMS_MAX: usize = 30;
/// Items may carry pictures only up to here.
const ITEMS_WITH_IMAGE_MAX: usize = 10;
/// An expiry must be at least this far ahead.
const EXPIRY_LEAST_S: i64 = 300;

pub(super) fn read(interactive: &Field, now_s: i64) -> Result<OrderDetails, Refusal> {
    interactive.only(&["type", "header", "body", "footer", "action"])?;
    if let Some(header) = interactive.optional("header")? {
        image_header(&header)?;
    }
    let body = body_and_footer(interactive)?;
    let action = interactive.required("action")?;
    action.only(&["name", "parameters"])?;
    action.required("name")?.one_of(&["review_and_pay"])?;
    parameters(&action.required("parameters")?, body, now_s)
}

/// Documented, but of ways to pay and kinds of message that are not played here.
const NOT_PLAYED: [&str; 4] = ["payment_type", "payment_configuration", "shipping_info", "coupon"];

fn parameters(parameters: &Field, body: String, now_s: i64) -> Result<OrderDetails, Refusal> {
    for key in NOT_PLAYED {
        if let Some(field) = parameters.optional(key)? {
            return Err(field.invalid("is not played by the practice world"));
        }
    }
    parameters.only(&[
        "reference_id",
        "type",
        "beneficiaries",
        "currency",
        "total_amount",
        "payment_settings",
        "order",
    ])?;
    let reference = reference(&parameters.required("reference_id")?)?;
    parameters.required("type")?.one_of(&["digital-goods", "physical-goods"])?;
    if let Some(beneficiaries) = parameters.optional("beneficiaries")? {
        self::beneficiaries(&beneficiaries)?;
    }
    parameters.required("currency")?.one_of(&["INR"])?;
    let total = parameters.required("total_amount")?;
    total.only(&["value", "offset"])?;
    let total_paise = amounts::positive(&total)?;
    let payment = payment_settings::read(&parameters.required("payment_settings")?)?;
    if total_paise > UPI_MAX_PAISE && !payment.web {
        return Err(total.invalid("above 5,00,000 rupees needs enabled_payment_options with web"));
    }
    let (shown, expires_at_s) = order(&parameters.required("order")?, total_paise, now_s)?;
    if sum(&shown) != Some(total_paise) {
        return Err(total.invalid("must be subtotal + tax + shipping - discount"));
    }
    Ok(OrderDetails { reference, body, shown, payment, expires_at_s })
}

/// None when the sum does not fit, so that it equals no total.
fn sum(bill: &ShownBill) -> Option<i64> {
    let ShownBill { subtotal_paise, tax_paise, shipping_paise, discount_paise, .. } = bill;
    subtotal_paise.checked_add(*tax_paise)?.checked_add(*shipping_paise)?.checked_sub(*discount_paise)
}

/// The bill, and the Unix second of its expiry.
fn order(order: &Field, total_paise: i64, now_s: i64) -> Result<(ShownBill, Option<i64>), Refusal> {
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
    subtotal.only(&["value", "offset"])?;
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
        image.required("link")?.text(2000)?;
        if in_catalogue || code.is_some() {
            return Err(image.invalid("goes neither with retailer_id nor with catalog_id"));
        }
    }
    let amount = item.required("amount")?;
    amount.only(&["value", "offset"])?;
    let mut price_paise = amounts::positive(&amount)?;
    if let Some(sale) = item.optional("sale_amount")? {
        sale.only(&["value", "offset"])?;
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
        Some(address) => importer_address(&address),
        None if in_catalogue => Ok(()),
        None => item.required("importer_address").map(drop),
    }
}

fn importer_address(address: &Field) -> Result<(), Refusal> {
    address.only(&["address_line1", "address_line2", "city", "zone_code", "postal_code", "country_code"])?;
    address.required("address_line1")?.text(100)?;
    address.required("city")?.text(100)?;
    address.required("postal_code")?.pin_code()?;
    address.required("country_code")?.one_of(&["IN"])?;
    for key in ["address_line2", "zone_code"] {
        if let Some(text) = address.optional(key)? {
            text.text(100)?;
        }
    }
    Ok(())
}

fn beneficiaries(beneficiaries: &Field) -> Result<(), Refusal> {
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
        if let Some(line) = member.optional("address_line2")? {
            line.text(100)?;
        }
        member.required("city")?.text(100)?;
        member.required("state")?.text(100)?;
        member.required("country")?.one_of(&["India"])?;
        member.required("postal_code")?.pin_code()?;
    }
    Ok(())
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

fn image_header(header: &Field) -> Result<(), Refusal> {
    header.only(&["type", "image"])?;
    header.required("type")?.one_of(&["image"])?;
    let image = header.required("image")?;
    image.only(&["link", "id", "provider"])?;
    match (image.optional("link")?, image.optional("id")?) {
        (Some(link), None) => link.text(2000).map(drop),
        (None, Some(id)) => id.text(200).map(drop),
        _ => Err(image.invalid("must have either link or id")),
    }
}
