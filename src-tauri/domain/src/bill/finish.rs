//! From a draft to a bill: what was entered is checked, every figure follows from it, and sums are sums of lines.

use super::tax::{Heads, LineTax, line_tax};
use super::value::{LineValue, line_values};
use super::{Bill, BillDraft, BillLine, BillRefusal, LineDraft, RefusalCode, Registration, RoundOff, Supply};
use crate::money::Paise;
use crate::rate::{self, RateTrouble};
use jiff::civil::Date;

/// The most lines a bill may have: far above any shop's bill, low enough to be computed while a person types.
pub const MOST_LINES: usize = 5_000;

impl BillDraft {
    /// Computes the bill. A total of 0, or one above what WhatsApp can ask for, is still a good bill.
    ///
    /// # Errors
    /// A [`BillRefusal`] naming the first thing that is wrong and its field. Nothing that can be entered panics.
    pub fn finish(self) -> Result<Bill, BillRefusal> {
        check(&self)?;
        let values = line_values(&self)?;
        let lines = values
            .into_iter()
            .enumerate()
            .map(|(index, value)| {
                line_tax(&self, index, value.net).map(|tax| bill_line(&self.lines[index], value, tax))
            })
            .collect::<Result<Vec<_>, _>>()?;
        let sums = Sums::of(&lines, self.round_off).ok_or(RefusalCode::AmountTooLarge)?;
        Ok(Bill {
            supply: self.supply(),
            taxable: sums.taxable,
            discount: sums.discount,
            cgst: sums.heads.cgst,
            sgst: sums.heads.sgst,
            igst: sums.heads.igst,
            cess: sums.heads.cess,
            round_off: sums.round_off,
            total: sums.total,
            lines,
            draft: self,
        })
    }
}

fn bill_line(entered: &LineDraft, value: LineValue, tax: LineTax) -> BillLine {
    BillLine {
        entered: entered.clone(),
        gross: value.gross,
        line_discount: value.line_discount,
        bill_discount: value.bill_discount,
        shipping: value.shipping,
        taxable: tax.taxable,
        cgst: tax.heads.cgst,
        sgst: tax.heads.sgst,
        igst: tax.heads.igst,
        cess: tax.heads.cess,
        total: tax.total,
    }
}

/// What can be said before anything is computed.
fn check(draft: &BillDraft) -> Result<(), BillRefusal> {
    if draft.lines.is_empty() {
        return Err(RefusalCode::EmptyBill.of_bill("lines"));
    }
    if draft.lines.len() > MOST_LINES {
        return Err(RefusalCode::TooManyLines.of_bill("lines"));
    }
    if draft.seller.registration == Registration::Composition && draft.supply() == Supply::Inter {
        return Err(RefusalCode::CompositionInterState.of_bill("customer.state"));
    }
    if draft.shipping.is_negative() {
        return Err(RefusalCode::ShippingInvalid.of_bill("shipping"));
    }
    for (index, line) in draft.lines.iter().enumerate() {
        if line.price.is_negative() {
            return Err(RefusalCode::PriceNegative.of_line(index, "price"));
        }
        if line.cess_per_unit.is_negative() {
            return Err(RefusalCode::PriceNegative.of_line(index, "cess_per_unit"));
        }
        // Who collects no tax may keep any rate with the goods; it does not reach the bill.
        if draft.seller.registration.collects_tax() {
            check_rates(index, line, draft.date)?;
        }
    }
    Ok(())
}

fn check_rates(index: usize, line: &LineDraft, date: Date) -> Result<(), BillRefusal> {
    let gst = rate::gst_rate_of(line.hsn.as_deref(), line.gst_rate, date);
    gst.map_err(|trouble| refused_rate(trouble).of_line(index, "gst_rate"))?;
    if rate::cess_in_force_on(date) {
        return Ok(());
    }
    if !line.cess_rate.get().is_zero() {
        return Err(RefusalCode::RateNotInForce.of_line(index, "cess_rate"));
    }
    if !line.cess_per_unit.is_zero() {
        return Err(RefusalCode::RateNotInForce.of_line(index, "cess_per_unit"));
    }
    Ok(())
}

fn refused_rate(trouble: RateTrouble) -> RefusalCode {
    match trouble {
        RateTrouble::Unknown => RefusalCode::RateUnknown,
        RateTrouble::NotInForce => RefusalCode::RateNotInForce,
    }
}

/// The figures under the lines.
struct Sums {
    taxable: Paise,
    discount: Paise,
    heads: Heads,
    round_off: Paise,
    total: Paise,
}

impl Sums {
    /// `None` when a sum does not fit; the sum of gross values is tried too, because a message needs it.
    fn of(lines: &[BillLine], rounding: RoundOff) -> Option<Sums> {
        Paise::sum(lines.iter().map(BillLine::gross))?;
        let taxable = Paise::sum(lines.iter().map(BillLine::taxable))?;
        let discount = lines
            .iter()
            .try_fold(Paise::ZERO, |sum, line| sum.plus(line.discount())?.plus(line.bill_discount))?;
        let heads = lines.iter().try_fold(Heads::default(), |sum, line| sum.plus(line.heads()))?;
        let exact = Paise::sum(lines.iter().map(BillLine::total))?;
        let total = match rounding {
            RoundOff::Rupee => exact.to_whole_rupee()?,
            RoundOff::None => exact,
        };
        let round_off = total.minus(taxable.plus(heads.sum()?)?)?;
        Some(Sums { taxable, discount, heads, round_off, total })
    }
}
