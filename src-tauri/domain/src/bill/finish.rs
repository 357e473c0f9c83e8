//! From a draft to a bill: what was entered is checked, every figure follows from it, and sums are sums of lines.

use super::tax::{Heads, LineTax, line_tax};
use super::value::{LineValue, line_values, ships_by_itself};
use super::{
    Bill, BillDraft, BillLine, BillRefusal, BillTerms, LineDraft, RefusalCode, Registration, RoundOff,
    ShippingRule, Supply,
};
use crate::money::Paise;
use crate::quantity::Quantity;
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
        self.finish_under(BillTerms::default())
    }

    /// As [`BillDraft::finish`], under the shop's own terms.
    ///
    /// # Errors
    /// As [`BillDraft::finish`]; a fixed rate of shipping is checked like a line's, at `shipping`.
    pub fn finish_under(self, terms: BillTerms) -> Result<Bill, BillRefusal> {
        check(&self)?;
        let values = line_values(&self, &terms.shipping)?;
        let lines = values
            .into_iter()
            .zip(&self.lines)
            .enumerate()
            .map(|(index, (value, line))| {
                line_tax(&self, index, line, value.net)
                    .map(|tax| bill_line(&self, &terms, index, line.clone(), value, tax))
            })
            .collect::<Result<Vec<_>, _>>()?;
        let shipping_line = shipping_line(&self, &terms)?;
        Bill::summed(self, terms, lines, shipping_line).ok_or_else(|| RefusalCode::AmountTooLarge.into())
    }
}

impl Bill {
    /// A bill of lines whose figures are final. `None` when a sum does not fit; the sum of gross values is tried too,
    /// because a message needs it.
    pub(super) fn summed(
        draft: BillDraft,
        terms: BillTerms,
        lines: Vec<BillLine>,
        shipping_line: Option<BillLine>,
    ) -> Option<Bill> {
        let all = || lines.iter().chain(&shipping_line);
        Paise::sum(all().map(BillLine::gross))?;
        let taxable = Paise::sum(all().map(BillLine::taxable))?;
        let discount =
            all().try_fold(Paise::ZERO, |sum, line| sum.plus(line.discount())?.plus(line.bill_discount))?;
        let heads = all().try_fold(Heads::default(), |sum, line| sum.plus(line.heads()))?;
        let exact = Paise::sum(all().map(BillLine::total))?;
        let total = match draft.round_off {
            RoundOff::Rupee => exact.to_whole_rupee()?,
            RoundOff::None => exact,
        };
        let round_off = total.minus(taxable.plus(heads.sum()?)?)?;
        let Heads { cgst, sgst, igst, cess } = heads;
        let supply = draft.supply();
        Some(Bill {
            draft,
            terms,
            lines,
            shipping_line,
            supply,
            taxable,
            discount,
            cgst,
            sgst,
            igst,
            cess,
            round_off,
            total,
        })
    }
}

fn bill_line(
    draft: &BillDraft,
    terms: &BillTerms,
    index: usize,
    entered: LineDraft,
    value: LineValue,
    tax: LineTax,
) -> BillLine {
    let collects = draft.seller.registration.collects_tax();
    let rate = if collects { entered.gst_rate } else { rate::Percent::ZERO };
    BillLine {
        untaxed: (collects && rate == rate::Percent::ZERO).then(|| terms.untaxed_at(index)),
        rate,
        is_shipping: index >= draft.lines.len(),
        entered,
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

/// Shipping that bears a rate of its own, behind the lines of the draft.
fn shipping_line(draft: &BillDraft, terms: &BillTerms) -> Result<Option<BillLine>, BillRefusal> {
    let ShippingRule::Fixed { rate, hsn } = &terms.shipping else { return Ok(None) };
    if !ships_by_itself(draft, &terms.shipping) {
        return Ok(None);
    }
    rate::gst_rate_of(hsn.as_deref(), *rate, draft.date)
        .map_err(|trouble| refused_rate(trouble).of_bill("shipping"))?;
    let line =
        LineDraft { hsn: hsn.clone(), gst_rate: *rate, ..LineDraft::new("", Quantity::ONE, draft.shipping) };
    let (place, net) = (draft.lines.len(), draft.shipping);
    let none = Paise::ZERO;
    let value = LineValue { gross: none, line_discount: none, bill_discount: none, shipping: net, net };
    let tax = line_tax(draft, place, &line, net)?;
    Ok(Some(bill_line(draft, terms, place, line, value, tax)))
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
