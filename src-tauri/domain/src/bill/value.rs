//! What each line is worth before tax is looked at: gross, its discounts, and its share of the shipping.

use super::apportion::apportion;
use super::{BillDraft, BillRefusal, Discount, LineDraft, RefusalCode, ShippingRule};
use crate::money::Paise;
use rust_decimal::Decimal;

/// A line's value and how it came about. `net = gross − line discount − bill discount + shipping`.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineValue {
    pub gross: Paise,
    pub line_discount: Paise,
    pub bill_discount: Paise,
    pub shipping: Paise,
    pub net: Paise,
}

/// The values of all lines, in their order.
///
/// # Errors
/// A discount above what it is taken from, shipping without goods of value, or a figure that does not fit.
pub(super) fn line_values(draft: &BillDraft, rule: &ShippingRule) -> Result<Vec<LineValue>, BillRefusal> {
    let entered = draft.lines.iter().enumerate();
    let mut values = entered.map(|(index, line)| own_value(index, line)).collect::<Result<Vec<_>, _>>()?;
    take_bill_discount(draft, &mut values)?;
    add_shipping(draft, rule, &mut values)?;
    Ok(values)
}

/// The line on its own, without its shares of what concerns the whole bill.
fn own_value(index: usize, line: &LineDraft) -> Result<LineValue, BillRefusal> {
    let too_large = || RefusalCode::AmountTooLarge.of_line(index, "price");
    let gross = line.price.times(line.quantity.get()).ok_or_else(too_large)?;
    let taken = discount_of(line.discount, gross);
    let line_discount = taken.map_err(|code| code.of_line(index, "discount"))?;
    let net = gross.minus(line_discount).ok_or_else(too_large)?;
    Ok(LineValue { gross, line_discount, bill_discount: Paise::ZERO, shipping: Paise::ZERO, net })
}

fn take_bill_discount(draft: &BillDraft, values: &mut [LineValue]) -> Result<(), BillRefusal> {
    let base = net_sum(values)?;
    let taken = discount_of(draft.discount, base).map_err(|code| code.of_bill("discount"))?;
    let shares = shares(taken, values)?;
    for (value, share) in values.iter_mut().zip(shares) {
        value.bill_discount = share;
        value.net = value.net.minus(share).ok_or(RefusalCode::AmountTooLarge)?;
    }
    Ok(())
}

/// Whether shipping stands on a line of its own. Who collects no tax has no use for that.
pub(super) fn ships_by_itself(draft: &BillDraft, rule: &ShippingRule) -> bool {
    matches!(rule, ShippingRule::Fixed { .. })
        && draft.seller.registration.collects_tax()
        && !draft.shipping.is_zero()
}

/// Shipping travels with what is left to pay for, so its base are the values after all discounts.
fn add_shipping(draft: &BillDraft, rule: &ShippingRule, values: &mut [LineValue]) -> Result<(), BillRefusal> {
    if ships_by_itself(draft, rule) {
        return Ok(());
    }
    if !draft.shipping.is_zero() && net_sum(values)?.is_zero() {
        return Err(RefusalCode::ShippingWithoutValue.of_bill("shipping"));
    }
    let weights = shipping_weights(draft, rule, values);
    let shares = apportion(draft.shipping, &weights).ok_or(RefusalCode::AmountTooLarge)?;
    for (value, share) in values.iter_mut().zip(shares) {
        value.shipping = share;
        value.net = value.net.plus(share).ok_or(RefusalCode::AmountTooLarge)?;
    }
    Ok(())
}

/// The values that shipping is split over; 0 for lines that bear none of it.
fn shipping_weights(draft: &BillDraft, rule: &ShippingRule, values: &[LineValue]) -> Vec<Paise> {
    let with_rates = || draft.lines.iter().map(|line| line.gst_rate).zip(values);
    let highest = match rule {
        ShippingRule::HighestRate => {
            with_rates().filter(|(_, value)| !value.net.is_zero()).map(|(rate, _)| rate).max()
        }
        ShippingRule::ProRata | ShippingRule::Fixed { .. } => None,
    };
    let bears = |rate| highest.is_none_or(|highest| rate == highest);
    with_rates().map(|(rate, value)| if bears(rate) { value.net } else { Paise::ZERO }).collect()
}

fn shares(amount: Paise, values: &[LineValue]) -> Result<Vec<Paise>, RefusalCode> {
    let weights: Vec<Paise> = values.iter().map(|value| value.net).collect();
    apportion(amount, &weights).ok_or(RefusalCode::AmountTooLarge)
}

fn net_sum(values: &[LineValue]) -> Result<Paise, RefusalCode> {
    Paise::sum(values.iter().map(|value| value.net)).ok_or(RefusalCode::AmountTooLarge)
}

/// How much a discount takes from `base`; never more than all of it.
fn discount_of(discount: Option<Discount>, base: Paise) -> Result<Paise, RefusalCode> {
    match discount {
        None => Ok(Paise::ZERO),
        Some(Discount::Percent(percent)) if percent.get() > Decimal::ONE_HUNDRED => {
            Err(RefusalCode::DiscountExceeds)
        }
        Some(Discount::Percent(percent)) => {
            base.times_fraction(percent.get(), Decimal::ONE_HUNDRED).ok_or(RefusalCode::AmountTooLarge)
        }
        Some(Discount::Amount(amount)) if amount.is_negative() => Err(RefusalCode::DiscountInvalid),
        Some(Discount::Amount(amount)) if amount > base => Err(RefusalCode::DiscountExceeds),
        Some(Discount::Amount(amount)) => Ok(amount),
    }
}
