//! The tax of one line. Each head is rounded alone from the taxable value, never found by subtraction, so that CGST
//! always equals SGST; on inclusive bills the paisa this may leave stands in the bill's round-off.

use super::{BillDraft, BillRefusal, LineDraft, Prices, RefusalCode, Supply};
use crate::money::Paise;
use rust_decimal::Decimal;

/// Tax by who receives it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heads {
    /// Central GST.
    pub cgst: Paise,
    /// State GST, or UTGST.
    pub sgst: Paise,
    /// Integrated GST.
    pub igst: Paise,
    /// Cess.
    pub cess: Paise,
}

impl Heads {
    /// All heads together, or `None` when they do not fit.
    #[must_use]
    pub fn sum(self) -> Option<Paise> {
        Paise::sum([self.cgst, self.sgst, self.igst, self.cess])
    }

    /// The other heads taken off each its own, or `None` when one does not fit.
    #[must_use]
    pub fn minus(self, other: Heads) -> Option<Heads> {
        Some(Heads {
            cgst: self.cgst.minus(other.cgst)?,
            sgst: self.sgst.minus(other.sgst)?,
            igst: self.igst.minus(other.igst)?,
            cess: self.cess.minus(other.cess)?,
        })
    }

    /// Each head added to its own, or `None` when one does not fit.
    #[must_use]
    pub fn plus(self, other: Heads) -> Option<Heads> {
        Some(Heads {
            cgst: self.cgst.plus(other.cgst)?,
            sgst: self.sgst.plus(other.sgst)?,
            igst: self.igst.plus(other.igst)?,
            cess: self.cess.plus(other.cess)?,
        })
    }
}

/// What follows from a line's net value.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineTax {
    pub taxable: Paise,
    pub heads: Heads,
    pub total: Paise,
}

/// The tax of a line of `draft` whose net value is `net`; errors name the line by `index`, and shipping where it is
/// none of the draft's lines.
///
/// # Errors
/// A figure that does not fit, or an inclusive price smaller than the cess by quantity inside it.
pub(super) fn line_tax(
    draft: &BillDraft,
    index: usize,
    line: &LineDraft,
    net: Paise,
) -> Result<LineTax, BillRefusal> {
    if !draft.seller.registration.collects_tax() {
        return Ok(LineTax { taxable: net, heads: Heads::default(), total: net });
    }
    let too_large = || match draft.lines.get(index) {
        Some(_) => RefusalCode::AmountTooLarge.of_line(index, "price"),
        None => RefusalCode::AmountTooLarge.of_bill("shipping"),
    };
    let by_quantity = line.cess_per_unit.times(line.quantity.get()).ok_or_else(too_large)?;
    let taxable = match draft.prices {
        Prices::Exclusive => net,
        Prices::Inclusive if by_quantity > net => {
            return Err(RefusalCode::CessExceeds.of_line(index, "cess_per_unit"));
        }
        Prices::Inclusive => taxable_inside(line, net, by_quantity).ok_or_else(too_large)?,
    };
    let heads = heads(line, draft.supply(), taxable, by_quantity).ok_or_else(too_large)?;
    let total = match draft.prices {
        Prices::Exclusive => heads.sum().and_then(|tax| taxable.plus(tax)).ok_or_else(too_large)?,
        Prices::Inclusive => net,
    };
    Ok(LineTax { taxable, heads, total })
}

/// The taxable value and the heads inside a value, without cess by quantity. `None` when a figure does not fit.
pub(crate) fn tax_inside(line: &LineDraft, supply: Supply, value: Paise) -> Option<(Paise, Heads)> {
    let taxable = taxable_inside(line, value, Paise::ZERO)?;
    Some((taxable, heads(line, supply, taxable, Paise::ZERO)?))
}

/// What is left of an inclusive value without its tax. Cess by quantity does not depend on the value, so it goes first.
fn taxable_inside(line: &LineDraft, net: Paise, by_quantity: Paise) -> Option<Paise> {
    let rates = line.gst_rate.get().checked_add(line.cess_rate.get())?;
    let whole = Decimal::ONE_HUNDRED.checked_add(rates)?;
    net.minus(by_quantity)?.times_fraction(Decimal::ONE_HUNDRED, whole)
}

fn heads(line: &LineDraft, supply: Supply, taxable: Paise, cess_by_quantity: Paise) -> Option<Heads> {
    let rate = line.gst_rate.get();
    let cess = taxable.times(line.cess_rate.get().checked_mul(PERCENT)?)?.plus(cess_by_quantity)?;
    match supply {
        Supply::Intra => {
            let half = taxable.times(rate.checked_mul(HALF_PERCENT)?)?;
            Some(Heads { cgst: half, sgst: half, igst: Paise::ZERO, cess })
        }
        Supply::Inter => {
            let igst = taxable.times(rate.checked_mul(PERCENT)?)?;
            Some(Heads { cgst: Paise::ZERO, sgst: Paise::ZERO, igst, cess })
        }
    }
}

/// Factors, because a product with one is exact and several times faster than a division.
const PERCENT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);
const HALF_PERCENT: Decimal = Decimal::from_parts(5, 0, 0, false, 3);
