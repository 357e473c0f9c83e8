//! The bill: what is sold, and every figure that follows from it.
//!
//! A [`BillDraft`] is what was entered, a [`Bill`] what it comes to. Numbers of invoices, states of orders and
//! payments are no part of it.

mod apportion;
mod choices;
mod draft;
mod finish;
mod refusal;
mod restate;
mod split;
mod stored;
mod summary;
mod tax;
mod terms;
mod value;

#[cfg(test)]
pub(crate) mod any_bill;
#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;

pub use apportion::apportion;
pub use choices::{Delivery, Goods, Prices, Registration, RoundOff, Supply};
pub use draft::{BillDraft, Buyer, Discount, LineDraft, Seller};
pub use finish::MOST_LINES;
pub use refusal::{BillRefusal, RefusalCode};
pub use restate::{RateChange, Restated};
pub(crate) use split::first_share;
pub use stored::{DoesNotAddUp, LineFigures, LineNature};
pub use summary::{HsnSum, RateSum, by_hsn, by_rate};
pub use tax::Heads;
pub(crate) use tax::tax_inside;
pub use terms::{BillTerms, ShippingRule, Untaxed};

use crate::money::Paise;
use crate::order_details::MOST_SENDABLE;
use crate::rate::Percent;

/// A finished bill. Its fields are private and nothing sets them, so whoever holds one need not check its totals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bill {
    pub(crate) draft: BillDraft,
    pub(crate) terms: BillTerms,
    pub(crate) lines: Vec<BillLine>,
    pub(crate) shipping_line: Option<BillLine>,
    pub(crate) supply: Supply,
    pub(crate) taxable: Paise,
    pub(crate) discount: Paise,
    pub(crate) cgst: Paise,
    pub(crate) sgst: Paise,
    pub(crate) igst: Paise,
    pub(crate) cess: Paise,
    pub(crate) round_off: Paise,
    pub(crate) total: Paise,
}

/// A line with its figures, its share of bill discount and shipping included, so that heads are sums of lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillLine {
    pub(crate) entered: LineDraft,
    pub(crate) rate: Percent,
    pub(crate) untaxed: Option<Untaxed>,
    pub(crate) is_shipping: bool,
    pub(crate) gross: Paise,
    pub(crate) line_discount: Paise,
    pub(crate) bill_discount: Paise,
    pub(crate) shipping: Paise,
    pub(crate) taxable: Paise,
    pub(crate) cgst: Paise,
    pub(crate) sgst: Paise,
    pub(crate) igst: Paise,
    pub(crate) cess: Paise,
    pub(crate) total: Paise,
}

impl Bill {
    /// What was entered.
    #[must_use]
    pub const fn draft(&self) -> &BillDraft {
        &self.draft
    }

    /// The settings it was computed under.
    #[must_use]
    pub const fn terms(&self) -> &BillTerms {
        &self.terms
    }

    /// The lines with their figures, in the order of the draft; at least one.
    #[must_use]
    pub fn lines(&self) -> &[BillLine] {
        &self.lines
    }

    /// Shipping that bears a rate of its own ([`ShippingRule::Fixed`]); otherwise shipping is a share of each line.
    #[must_use]
    pub const fn shipping_line(&self) -> Option<&BillLine> {
        self.shipping_line.as_ref()
    }

    /// The lines, and behind them the shipping's where it has one. Every figure of the bill is a sum over these.
    pub fn all_lines(&self) -> impl Iterator<Item = &BillLine> {
        self.lines.iter().chain(&self.shipping_line)
    }

    /// What rounding to the rupee added or took, of either sign; part of [`Bill::round_off`].
    #[must_use]
    pub fn rounding(&self) -> Paise {
        let exact = Paise::sum(self.all_lines().map(BillLine::total));
        exact.and_then(|exact| self.total.minus(exact)).unwrap_or(Paise::ZERO)
    }

    /// Whether the goods cross a state's border.
    #[must_use]
    pub const fn supply(&self) -> Supply {
        self.supply
    }

    /// What tax is computed on; shipping included, discounts taken off.
    #[must_use]
    pub const fn taxable(&self) -> Paise {
        self.taxable
    }

    /// All discounts, of lines and of the bill, as entered: tax inside them on inclusive bills.
    #[must_use]
    pub const fn discount(&self) -> Paise {
        self.discount
    }

    /// The shipping, as entered.
    #[must_use]
    pub const fn shipping(&self) -> Paise {
        self.draft.shipping
    }

    /// Tax by who receives it.
    #[must_use]
    pub const fn heads(&self) -> Heads {
        Heads { cgst: self.cgst, sgst: self.sgst, igst: self.igst, cess: self.cess }
    }

    /// Central GST.
    #[must_use]
    pub const fn cgst(&self) -> Paise {
        self.cgst
    }

    /// State GST, or UTGST.
    #[must_use]
    pub const fn sgst(&self) -> Paise {
        self.sgst
    }

    /// Integrated GST.
    #[must_use]
    pub const fn igst(&self) -> Paise {
        self.igst
    }

    /// Compensation cess, by value and by quantity.
    #[must_use]
    pub const fn cess(&self) -> Paise {
        self.cess
    }

    /// `total − taxable − heads`, of either sign: rounding to the rupee, and on inclusive bills the paise that
    /// rounding each head alone leaves.
    #[must_use]
    pub const fn round_off(&self) -> Paise {
        self.round_off
    }

    /// What the customer pays.
    #[must_use]
    pub const fn total(&self) -> Paise {
        self.total
    }

    /// Whether WhatsApp can ask for it: ₹0.01 to ₹5,00,000.00, for something that has a price. (Before February 2026
    /// a bill could consist of cess by quantity alone, on goods given for nothing; such an order would have no item.)
    #[must_use]
    pub fn is_sendable(&self) -> bool {
        self.total <= MOST_SENDABLE && self.asks_for_something()
    }

    /// Whether there is something to pay, for something that has a price.
    pub(crate) fn asks_for_something(&self) -> bool {
        self.total > Paise::ZERO && self.lines.iter().any(|line| !line.gross.is_zero())
    }
}

impl BillLine {
    /// What was entered.
    #[must_use]
    pub const fn entered(&self) -> &LineDraft {
        &self.entered
    }

    /// GST, all heads together; 0 where the shop collects none, whatever was entered.
    #[must_use]
    pub const fn rate(&self) -> Percent {
        self.rate
    }

    /// Why a regular dealer's line bears no tax; `None` where it bears some, or the shop collects none at all.
    #[must_use]
    pub const fn untaxed(&self) -> Option<Untaxed> {
        self.untaxed
    }

    /// Whether it is the shipping, whose name the reader's language gives.
    #[must_use]
    pub const fn is_shipping(&self) -> bool {
        self.is_shipping
    }

    /// Quantity × price; contains tax on inclusive bills.
    #[must_use]
    pub const fn gross(&self) -> Paise {
        self.gross
    }

    /// The line's own discount.
    #[must_use]
    pub const fn discount(&self) -> Paise {
        self.line_discount
    }

    /// Its share of the bill's discount.
    #[must_use]
    pub const fn bill_discount(&self) -> Paise {
        self.bill_discount
    }

    /// Its share of the shipping.
    #[must_use]
    pub const fn shipping(&self) -> Paise {
        self.shipping
    }

    /// What tax is computed on.
    #[must_use]
    pub const fn taxable(&self) -> Paise {
        self.taxable
    }

    /// Tax by who receives it.
    #[must_use]
    pub const fn heads(&self) -> Heads {
        Heads { cgst: self.cgst, sgst: self.sgst, igst: self.igst, cess: self.cess }
    }

    /// Central GST.
    #[must_use]
    pub const fn cgst(&self) -> Paise {
        self.cgst
    }

    /// State GST, or UTGST.
    #[must_use]
    pub const fn sgst(&self) -> Paise {
        self.sgst
    }

    /// Integrated GST.
    #[must_use]
    pub const fn igst(&self) -> Paise {
        self.igst
    }

    /// Compensation cess, by value and by quantity.
    #[must_use]
    pub const fn cess(&self) -> Paise {
        self.cess
    }

    /// Exclusive bills: taxable value and heads. Inclusive bills: what was asked, discounts and shipping included.
    #[must_use]
    pub const fn total(&self) -> Paise {
        self.total
    }
}
