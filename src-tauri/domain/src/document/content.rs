//! What a document says, and the document itself.

use super::kind::Kind;
use super::series::DocumentNumber;
use crate::bill::Buyer;
use crate::bill::{BillLine, DoesNotAddUp, Goods, Heads, Prices, Seller, Supply};
use crate::money::Paise;
use crate::place::State;
use crate::reference::OrderNumber;
use jiff::civil::Date;

/// What a document will say, before it has a number. Figures are never below zero; a credit note's are those of the
/// invoice it takes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// What it is.
    pub kind: Kind,
    /// Its day in India; decides rates, period and financial year.
    pub date: Date,
    /// Who sells.
    pub seller: Seller,
    /// Who buys; `None` on a consolidated invoice.
    pub buyer: Option<Buyer>,
    /// The place of supply.
    pub place: &'static State,
    /// Whether it lies in the shop's state.
    pub supply: Supply,
    /// What is sold.
    pub goods: Goods,
    /// Whether prices of the lines contain tax.
    pub prices: Prices,
    /// Lines with their figures, at least one.
    pub lines: Vec<DocumentLine>,
    /// What it comes to: all lines together, and rounding.
    pub total: Paise,
    /// The order it belongs to.
    pub order: Option<OrderNumber>,
    /// The document it takes back.
    pub against: Option<Against>,
}

/// A line of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentLine {
    /// Its place on the bill, or on the document that is taken back, from 0.
    pub place: usize,
    /// Whether goods moved by its quantity; a credit for a price that was too high moves none.
    pub moves_goods: bool,
    /// The line.
    pub line: BillLine,
}

/// The document that another one takes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Against {
    /// Its number.
    pub number: String,
    /// Its day.
    pub date: Date,
    /// What it came to.
    pub total: Paise,
}

/// Sums over the lines of a document, and what its total holds besides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// What tax is computed on.
    pub taxable: Paise,
    /// Tax by who receives it.
    pub heads: Heads,
    /// `total − taxable − heads`, of either sign.
    pub round_off: Paise,
    /// What it comes to.
    pub total: Paise,
}

/// A document with its number. It never changes; its fields are private, so its figures need not be checked again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    number: DocumentNumber,
    content: Content,
    sums: Sums,
}

impl Content {
    /// Sums over the lines.
    ///
    /// # Errors
    /// [`DoesNotAddUp`] when there is no line, a line contradicts itself, the total is negative, or a sum does not fit.
    pub fn sums(&self) -> Result<Sums, DoesNotAddUp> {
        let lines = || self.lines.iter().map(|line| &line.line);
        let sound = lines().all(|line| line.figures().adds_up(self.prices));
        if self.lines.is_empty() || !sound || self.total.is_negative() {
            return Err(DoesNotAddUp);
        }
        let taxable = Paise::sum(lines().map(BillLine::taxable));
        let heads = lines().try_fold(Heads::default(), |sum, line| sum.plus(line.heads()));
        let (taxable, heads) = taxable.zip(heads).ok_or(DoesNotAddUp)?;
        let round_off = heads.sum().and_then(|tax| self.total.minus(taxable.plus(tax)?));
        Ok(Sums { taxable, heads, round_off: round_off.ok_or(DoesNotAddUp)?, total: self.total })
    }

    /// What rounding to the rupee, and agreed amounts of credit, hold of the total. `None` when a sum does not fit.
    #[must_use]
    pub fn rounding(&self) -> Option<Paise> {
        self.total.minus(Paise::sum(self.lines.iter().map(|line| line.line.total()))?)
    }

    /// Whether the buyer is registered for GST.
    #[must_use]
    pub fn buyer_is_registered(&self) -> bool {
        self.buyer.as_ref().is_some_and(|buyer| buyer.gstin.is_some())
    }
}

impl Document {
    /// Gives a content its number. The caller has taken the number from its series in the same transaction.
    ///
    /// # Errors
    /// [`DoesNotAddUp`] as [`Content::sums`] says, or when the number is of another series or year than the content.
    pub fn new(number: DocumentNumber, content: Content) -> Result<Document, DoesNotAddUp> {
        let fits = number.series.kind == content.kind.series() && number.series.year.contains(content.date);
        let sums = content.sums()?;
        if fits { Ok(Document { number, content, sums }) } else { Err(DoesNotAddUp) }
    }

    /// Its number.
    #[must_use]
    pub const fn number(&self) -> &DocumentNumber {
        &self.number
    }

    /// What it says.
    #[must_use]
    pub const fn content(&self) -> &Content {
        &self.content
    }

    /// Its sums, as printed: never below zero but for the round-off.
    #[must_use]
    pub const fn sums(&self) -> Sums {
        self.sums
    }

    /// Its sums as they count for the shop's sales: a credit note's are negative, a voucher's are nothing. `None` when
    /// a figure does not fit.
    #[must_use]
    pub fn effect(&self) -> Option<Sums> {
        match self.content.kind {
            Kind::TaxInvoice
            | Kind::BillOfSupply
            | Kind::InvoiceCumBillOfSupply
            | Kind::Bill
            | Kind::Consolidated => Some(self.sums),
            Kind::ReceiptVoucher | Kind::RefundVoucher => Some(Sums::default()),
            Kind::CreditNote => Some(Sums {
                taxable: Paise::ZERO.minus(self.sums.taxable)?,
                heads: Heads::default().minus(self.sums.heads)?,
                round_off: Paise::ZERO.minus(self.sums.round_off)?,
                total: Paise::ZERO.minus(self.sums.total)?,
            }),
        }
    }

    /// How another document names this one.
    #[must_use]
    pub fn as_against(&self) -> Against {
        Against { number: self.number.text.clone(), date: self.content.date, total: self.content.total }
    }
}
