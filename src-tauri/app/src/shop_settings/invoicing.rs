//! What decides a shop's invoices, between the form and the book.

use crate::error::{AppError, Code};
use crate::typed;
use crate::views::{InvoicingForm, OnPaymentForm, ShippingRuleForm, TurnoverForm};
use domain::bill::ShippingRule;
use domain::document::OnPayment;
use domain::hsn::{Hsn, Turnover};

pub fn view(
    turnover: Turnover,
    on_payment: OnPayment,
    small_sales_together: bool,
    shipping: ShippingRule,
) -> InvoicingForm {
    let (shipping_rule, rate, hsn) = match shipping {
        ShippingRule::ProRata => (ShippingRuleForm::ProRata, None, None),
        ShippingRule::HighestRate => (ShippingRuleForm::HighestRate, None, None),
        ShippingRule::Fixed { rate, hsn } => (ShippingRuleForm::Fixed, Some(rate), hsn),
    };
    InvoicingForm {
        turnover: match turnover {
            Turnover::UpToFiveCrore => TurnoverForm::UpToFiveCrore,
            Turnover::AboveFiveCrore => TurnoverForm::AboveFiveCrore,
            Turnover::FromTenCrore => TurnoverForm::FromTenCrore,
        },
        on_payment: match on_payment {
            OnPayment::Invoice => OnPaymentForm::Invoice,
            OnPayment::ReceiptVoucher => OnPaymentForm::ReceiptVoucher,
        },
        small_sales_together,
        shipping_rule,
        shipping_rate: rate.map(|rate| rate.to_string()).unwrap_or_default(),
        shipping_hsn: hsn.unwrap_or_default(),
    }
}

pub const fn turnover(form: &InvoicingForm) -> Turnover {
    match form.turnover {
        TurnoverForm::UpToFiveCrore => Turnover::UpToFiveCrore,
        TurnoverForm::AboveFiveCrore => Turnover::AboveFiveCrore,
        TurnoverForm::FromTenCrore => Turnover::FromTenCrore,
    }
}

pub const fn on_payment(form: &InvoicingForm) -> OnPayment {
    match form.on_payment {
        OnPaymentForm::Invoice => OnPayment::Invoice,
        OnPaymentForm::ReceiptVoucher => OnPayment::ReceiptVoucher,
    }
}

pub fn shipping(form: &InvoicingForm) -> Result<ShippingRule, AppError> {
    match form.shipping_rule {
        ShippingRuleForm::ProRata => Ok(ShippingRule::ProRata),
        ShippingRuleForm::HighestRate => Ok(ShippingRule::HighestRate),
        ShippingRuleForm::Fixed => {
            let rate = typed::rate(&form.shipping_rate)
                .map_err(|code| AppError::new(code).at("invoicing.shipping_rate"))?;
            let hsn = match form.shipping_hsn.trim() {
                "" => None,
                typed => {
                    let hsn = Hsn::parse(typed)
                        .map_err(|_| AppError::new(Code::HsnInvalid).at("invoicing.shipping_hsn"))?;
                    Some(hsn.as_str().to_owned())
                }
            };
            Ok(ShippingRule::Fixed { rate, hsn })
        }
    }
}
