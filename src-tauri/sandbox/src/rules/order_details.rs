//! The `order_details` message: the bill a customer can pay. The same fields stand in a template's button.

use serde::{Deserialize, Serialize};

use super::addresses;
use super::amounts::{self, UPI_MAX_PAISE};
use super::field::Field;
use super::payment_settings::{self, Way};
use super::{body_and_footer, media, order, reference};
use crate::ledger::ShownBill;
use crate::refusal::Refusal;
use crate::shown::Frame;

/// A bill that keeps all the rules.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct OrderDetails {
    pub(crate) reference: String,
    /// Where the reference stands in what was sent, to be named when it is taken.
    pub(crate) reference_path: String,
    pub(crate) frame: Frame,
    pub(crate) shown: ShownBill,
    pub(crate) way: Way,
    /// Unix seconds after which nobody can pay.
    pub(crate) expires_at_s: Option<i64>,
}

/// Where the fields stand, which decides over one of them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Interactive,
    TemplateButton,
}

pub(super) fn read(interactive: &Field, now_s: i64) -> Result<OrderDetails, Refusal> {
    interactive.only(&["type", "header", "body", "footer", "action"])?;
    let header = match interactive.optional("header")? {
        Some(header) => Some(media::image_header(&header)?),
        None => None,
    };
    let frame = Frame { header, ..body_and_footer(interactive)? };
    let action = interactive.required("action")?;
    action.only(&["name", "parameters"])?;
    action.required("name")?.one_of(&["review_and_pay"])?;
    let details = parameters(&action.required("parameters")?, Place::Interactive, now_s)?;
    Ok(OrderDetails { frame, ..details })
}

/// The bill itself; the frame around it is left empty.
pub(super) fn parameters(parameters: &Field, place: Place, now_s: i64) -> Result<OrderDetails, Refusal> {
    if let Some(coupon) = parameters.optional("coupon")? {
        return Err(coupon.invalid("is answered by the data endpoint and never sent"));
    }
    parameters.only(&[
        "reference_id",
        "type",
        "beneficiaries",
        "currency",
        "total_amount",
        "payment_type",
        "payment_configuration",
        "payment_settings",
        "shipping_info",
        "order",
    ])?;
    let reference_field = parameters.required("reference_id")?;
    let reference = reference(&reference_field)?;
    parameters.required("type")?.one_of(&["digital-goods", "physical-goods"])?;
    if let Some(beneficiaries) = parameters.optional("beneficiaries")? {
        addresses::beneficiaries(&beneficiaries)?;
    }
    parameters.required("currency")?.one_of(&["INR"])?;
    let total = parameters.required("total_amount")?;
    let total_paise = amounts::positive(&total)?;
    let (way, offers_web) = payment_settings::read(parameters, &reference, total_paise)?;
    if total_paise > UPI_MAX_PAISE && !offers_web {
        return Err(total.invalid("above 5,00,000 rupees needs enabled_payment_options with web"));
    }
    let order_field = parameters.required("order")?;
    let (shown, expires_at_s) = order::read(&order_field, total_paise, now_s)?;
    if sum(&shown) != Some(total_paise) {
        return Err(total.invalid("must be subtotal + tax + shipping - discount"));
    }
    if let Some(info) = parameters.optional("shipping_info")? {
        if place == Place::Interactive {
            return Err(info.invalid("belongs in a template's checkout button only"));
        }
        addresses::shipping_info(&info)?;
        // A checkout button without an end could be pressed for ever.
        order_field.required("expiration")?;
    }
    let reference_path = reference_field.path().to_owned();
    Ok(OrderDetails { reference, reference_path, frame: Frame::default(), shown, way, expires_at_s })
}

/// None when the sum does not fit, so that it equals no total.
fn sum(bill: &ShownBill) -> Option<i64> {
    let ShownBill { subtotal_paise, tax_paise, shipping_paise, discount_paise, .. } = bill;
    subtotal_paise.checked_add(*tax_paise)?.checked_add(*shipping_paise)?.checked_sub(*discount_paise)
}
