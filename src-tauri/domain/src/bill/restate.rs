//! A bill on a later day, when a rate has changed since: the customer pays what was agreed, so the total stays and the
//! value before tax moves.

use super::tax::line_tax;
use super::{
    Bill, BillDraft, BillLine, BillRefusal, Discount, LineDraft, LineFigures, LineNature, Prices, RefusalCode,
};
use crate::money::Paise;
use crate::rate::{self, Percent};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A bill as it is invoiced, and what a person has to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restated {
    /// The bill of the new day; its total is the old one's.
    pub bill: Bill,
    /// The lines whose rate changed; where there are any, the prices of the bill contain tax.
    pub changes: Vec<RateChange>,
    /// The value before tax as it was agreed on; compare with the new bill's.
    pub taxable_before: Paise,
}

/// A rate that is another one now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateChange {
    /// The line's place in the draft, from 0; behind the last line, the shipping's own.
    pub place: usize,
    /// GST when the bill was written.
    pub from: Percent,
    /// GST on the new day.
    pub to: Percent,
}

impl Bill {
    /// The bill on another day. `rate_on_day` gives the rate of a line on that day, by its place and as entered, which
    /// only the shop knows; a line's old rate may be given back where it is still in force. Cess ends with the day it
    /// was abolished. Without a change only the date moves.
    ///
    /// # Errors
    /// A rate that is not in force on that day, at `lines[i].gst_rate`, or a figure that does not fit.
    pub fn on(
        &self,
        date: Date,
        rate_on_day: impl Fn(usize, &LineDraft) -> Percent,
    ) -> Result<Restated, BillRefusal> {
        let taxable_before = self.taxable;
        let with_cess = rate::cess_in_force_on(date);
        let changes: Vec<RateChange> = self
            .all_lines()
            .enumerate()
            .filter(|_| self.draft.seller.registration.collects_tax())
            .map(|(place, line)| RateChange { place, from: line.rate, to: rate_on_day(place, &line.entered) })
            .collect();
        let changed = |change: &RateChange| change.from != change.to;
        let loses_cess = !with_cess && !self.cess.is_zero();
        if !changes.iter().any(changed) && !loses_cess {
            let mut draft = BillDraft { date, ..self.draft.clone() };
            if !with_cess {
                draft.lines.iter_mut().for_each(end_cess);
            }
            let bill = draft.finish_under(self.terms.clone())?;
            return Ok(Restated { bill, changes: Vec::new(), taxable_before });
        }
        let bill = self.at_rates(date, with_cess, &changes)?;
        Ok(Restated { bill, changes: changes.into_iter().filter(changed).collect(), taxable_before })
    }

    /// The same totals, line by line, with other tax inside.
    fn at_rates(&self, date: Date, with_cess: bool, changes: &[RateChange]) -> Result<Bill, BillRefusal> {
        let mut draft = BillDraft { date, prices: Prices::Inclusive, ..self.draft.clone() };
        let mut lines = Vec::new();
        for (line, change) in self.all_lines().zip(changes) {
            let place = change.place;
            let too_large = || RefusalCode::AmountTooLarge.of_line(place, "price");
            let (mut entered, figures) = line.with_tax_inside(self.draft.prices).ok_or_else(too_large)?;
            rate::gst_rate_of(entered.hsn.as_deref(), change.to, date)
                .map_err(|_| RefusalCode::RateNotInForce.of_line(place, "gst_rate"))?;
            entered.gst_rate = change.to;
            if !with_cess {
                end_cess(&mut entered);
            }
            let tax = line_tax(&draft, place, &entered, line.total)?;
            let untaxed =
                (change.to == Percent::ZERO).then(|| line.untaxed.unwrap_or(self.terms.untaxed_at(place)));
            let nature = LineNature { rate: change.to, untaxed, is_shipping: line.is_shipping };
            let figures = LineFigures { taxable: tax.taxable, heads: tax.heads, total: tax.total, ..figures };
            lines.push(BillLine::of(entered, nature, figures));
        }
        let shipping_line = lines.pop_if(|line| line.is_shipping);
        draft.lines = lines.iter().map(|line| line.entered.clone()).collect();
        self.in_new_prices(&mut draft, &lines, shipping_line.as_ref()).ok_or(RefusalCode::AmountTooLarge)?;
        let too_large = || RefusalCode::AmountTooLarge.into();
        Bill::summed(draft, self.terms.clone(), lines, shipping_line).ok_or_else(too_large)
    }

    /// What concerns the whole bill, in the sums of its new lines.
    fn in_new_prices(
        &self,
        draft: &mut BillDraft,
        lines: &[BillLine],
        shipping_line: Option<&BillLine>,
    ) -> Option<()> {
        let discount = Paise::sum(lines.iter().map(BillLine::bill_discount))?;
        draft.discount = self.draft.discount.map(|_| Discount::Amount(discount));
        draft.shipping = Paise::sum(lines.iter().chain(shipping_line).map(BillLine::shipping))?;
        Some(())
    }
}

impl BillLine {
    /// What was entered and the figures before tax, with the old tax inside each of them.
    fn with_tax_inside(&self, prices: Prices) -> Option<(LineDraft, LineFigures)> {
        let mut entered = self.entered.clone();
        let figures = self.figures();
        if prices == Prices::Inclusive {
            return Some((entered, figures));
        }
        // Cess by quantity does not grow with the value, so it is put on top of it.
        let by_quantity = entered.cess_per_unit.times(entered.quantity.get())?.min(self.cess);
        let by_value = self.total.minus(by_quantity)?;
        // One factor for all figures, so that what was smaller stays smaller.
        let factor = match self.taxable.is_zero() {
            true => Decimal::ONE,
            false => Decimal::from(by_value.get()).checked_div(Decimal::from(self.taxable.get()))?,
        };
        let inside = |amount: Paise| amount.times(factor);
        let whole = |amount: Paise| inside(amount)?.plus(by_quantity);
        let gross = whole(self.gross)?;
        let after_own = whole(self.gross.minus(self.line_discount)?)?;
        let goods = whole(self.gross.minus(self.line_discount)?.minus(self.bill_discount)?)?;
        entered.price = inside(entered.price)?.plus(entered.cess_per_unit)?;
        let line_discount = gross.minus(after_own)?;
        entered.discount = entered.discount.map(|_| Discount::Amount(line_discount));
        let bill_discount = after_own.minus(goods)?;
        let shipping = self.total.minus(goods)?;
        Some((entered, LineFigures { gross, line_discount, bill_discount, shipping, ..figures }))
    }
}

fn end_cess(line: &mut LineDraft) {
    (line.cess_rate, line.cess_per_unit) = (Percent::ZERO, Paise::ZERO);
}
