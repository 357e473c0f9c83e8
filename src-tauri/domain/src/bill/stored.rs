//! Figures that were computed once and come back from where they were kept. They are never computed again, because a
//! document stays what it was; they are only checked to add up.

use super::{BillLine, Heads, LineDraft, Prices, Untaxed};
use crate::money::Paise;
use crate::rate::Percent;
use thiserror::Error;

/// The figures of a line, in one piece. None is negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineFigures {
    /// Quantity × price; contains tax on inclusive bills.
    pub gross: Paise,
    /// The line's own discount.
    pub line_discount: Paise,
    /// Its share of the bill's discount.
    pub bill_discount: Paise,
    /// Its share of the shipping.
    pub shipping: Paise,
    /// What tax is computed on.
    pub taxable: Paise,
    /// Tax by who receives it.
    pub heads: Heads,
    /// Taxable value and heads on exclusive bills, what was asked on inclusive ones.
    pub total: Paise,
}

/// What a line is, besides its figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineNature {
    /// GST, all heads together; 0 where the shop collects none.
    pub rate: Percent,
    /// Why it bears no tax, where a regular dealer's line bears none.
    pub untaxed: Option<Untaxed>,
    /// Whether it is the shipping.
    pub is_shipping: bool,
}

/// Figures contradict each other, or do not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the figures contradict each other")]
pub struct DoesNotAddUp;

impl BillLine {
    /// A line as it was kept.
    ///
    /// # Errors
    /// [`DoesNotAddUp`] when a figure is negative, CGST is not SGST, or value and total do not follow from the others.
    pub fn restore(
        entered: LineDraft,
        nature: LineNature,
        figures: LineFigures,
        prices: Prices,
    ) -> Result<BillLine, DoesNotAddUp> {
        if figures.adds_up(prices) { Ok(BillLine::of(entered, nature, figures)) } else { Err(DoesNotAddUp) }
    }

    /// Its figures in one piece.
    #[must_use]
    pub const fn figures(&self) -> LineFigures {
        LineFigures {
            gross: self.gross,
            line_discount: self.line_discount,
            bill_discount: self.bill_discount,
            shipping: self.shipping,
            taxable: self.taxable,
            heads: self.heads(),
            total: self.total,
        }
    }

    /// What it is, besides its figures.
    #[must_use]
    pub const fn nature(&self) -> LineNature {
        LineNature { rate: self.rate, untaxed: self.untaxed, is_shipping: self.is_shipping }
    }

    pub(crate) fn of(entered: LineDraft, nature: LineNature, figures: LineFigures) -> BillLine {
        let Heads { cgst, sgst, igst, cess } = figures.heads;
        BillLine {
            entered,
            rate: nature.rate,
            untaxed: nature.untaxed,
            is_shipping: nature.is_shipping,
            gross: figures.gross,
            line_discount: figures.line_discount,
            bill_discount: figures.bill_discount,
            shipping: figures.shipping,
            taxable: figures.taxable,
            cgst,
            sgst,
            igst,
            cess,
            total: figures.total,
        }
    }
}

impl LineFigures {
    /// What the line comes to without looking at tax: discounts taken off, shipping added.
    #[must_use]
    pub fn net(self) -> Option<Paise> {
        let off = self.line_discount.plus(self.bill_discount)?;
        self.gross.minus(off)?.plus(self.shipping)
    }

    /// Whether the figures follow from each other as those of a bill do.
    #[must_use]
    pub fn adds_up(self, prices: Prices) -> bool {
        let Heads { cgst, sgst, igst, cess } = self.heads;
        let parts = [self.gross, self.line_discount, self.bill_discount, self.shipping, self.taxable];
        let none_negative =
            parts.into_iter().chain([cgst, sgst, igst, cess, self.total]).all(|figure| !figure.is_negative());
        let with_tax = self.heads.sum().and_then(|tax| self.taxable.plus(tax));
        let follows = match prices {
            Prices::Exclusive => self.net() == Some(self.taxable) && with_tax == Some(self.total),
            Prices::Inclusive => self.net() == Some(self.total) && self.taxable <= self.total,
        };
        none_negative && cgst == sgst && follows
    }
}
