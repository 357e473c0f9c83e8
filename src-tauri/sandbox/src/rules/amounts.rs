//! Amounts and the two sums: `subtotal = Σ unit price × quantity`, `total = subtotal + tax + shipping − discount`.
//!
//! All in paise, in integers that are checked.

use super::field::Field;
use crate::ledger::ShownItem;
use crate::refusal::Refusal;

/// What UPI carries at most: ₹5,00,000.00 in paise.
pub(super) const UPI_MAX_PAISE: i64 = 50_000_000;

/// An amount above nothing.
pub(super) fn positive(amount: &Field) -> Result<i64, Refusal> {
    amount.only(&["value", "offset"])?;
    let paise = value(amount)?;
    if paise <= 0 {
        return Err(amount.invalid("value must be above 0"));
    }
    Ok(paise)
}

/// An amount that may be nothing, with its optional description (tax, shipping, discount).
pub(super) fn described(amount: &Field, more_keys: &[&str]) -> Result<i64, Refusal> {
    let keys: Vec<&str> = ["value", "offset", "description"].iter().chain(more_keys).copied().collect();
    amount.only(&keys)?;
    for key in ["description"].iter().chain(more_keys) {
        if let Some(text) = amount.optional(key)? {
            text.text(60)?;
        }
    }
    let paise = value(amount)?;
    if paise < 0 {
        return Err(amount.invalid("value must not be negative"));
    }
    Ok(paise)
}

/// Adds up what was bought; a sum that does not fit is refused, not wrapped.
pub(super) fn sum_of_items(field: &Field, items: &[ShownItem]) -> Result<i64, Refusal> {
    items
        .iter()
        .try_fold(0_i64, |sum, item| sum.checked_add(item.price_paise.checked_mul(item.quantity)?))
        .ok_or_else(|| field.invalid("add up to more than can be written"))
}

fn value(amount: &Field) -> Result<i64, Refusal> {
    let offset = amount.required("offset")?;
    if offset.integer()? != 100 {
        return Err(offset.invalid("must be 100"));
    }
    amount.required("value")?.integer()
}
