//! The order's figures, arranged so that they add up to the bill's total exactly.

use super::{DiscountParts, TaxParts};
use crate::bill::{Bill, BillLine, Prices};
use crate::money::Paise;

/// `bill.total() = subtotal + tax + shipping − discount`.
pub(super) struct Figures {
    pub subtotal: Paise,
    pub tax: Paise,
    pub tax_parts: TaxParts,
    pub discount: Paise,
    pub discount_parts: DiscountParts,
}

/// `None` when a figure does not fit, which a bill that can be sent does not come near.
pub(super) fn figures(bill: &Bill) -> Option<Figures> {
    let (included, round_off) = match bill.draft().prices {
        Prices::Exclusive => (false, bill.round_off()),
        // An inclusive bill's round-off also holds what rounding each head leaves of the price. The customer pays the
        // price, so that part is no figure of the order.
        Prices::Inclusive => (true, bill.rounding()),
    };
    let upwards = round_off.max(Paise::ZERO);
    let downwards = Paise::ZERO.minus(round_off)?.max(Paise::ZERO);
    let heads = bill.heads();
    let on_top = if included { Paise::ZERO } else { heads.sum()? };
    Some(Figures {
        subtotal: Paise::sum(bill.lines().iter().map(BillLine::gross))?,
        tax: on_top.plus(upwards)?,
        tax_parts: TaxParts {
            cgst: heads.cgst,
            sgst: heads.sgst,
            igst: heads.igst,
            cess: heads.cess,
            round_off: upwards,
            included,
        },
        discount: bill.discount().plus(downwards)?,
        discount_parts: DiscountParts { discounts: bill.discount(), round_off: downwards },
    })
}
