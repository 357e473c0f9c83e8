//! What of a bill, or of a document, is not yet on another document; and taking some of it.
//!
//! Parts are shares of the figures that are left, by largest remainder, and never computed anew, so parts of any number
//! and size give the whole back to the paisa, rounding included.

use super::content::{Content, DocumentLine};
use super::refusal::{DocumentCode, DocumentRefusal};
use crate::bill::{Bill, BillLine, Discount, DoesNotAddUp, LineDraft, LineFigures, Prices, first_share};
use crate::money::Paise;
use crate::quantity::Quantity;
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// What is left of a bill or document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remainder {
    prices: Prices,
    lines: Vec<Left>,
    rounding: Paise,
}

/// What is left of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Left {
    whole: BillLine,
    quantity: Decimal,
    figures: LineFigures,
}

/// Something of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The line's place, from 0; behind the last line of a bill stands the shipping, where it has a rate of its own.
    pub place: usize,
    /// How much of it.
    pub much: Much,
}

/// How much of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Much {
    /// All that is left.
    All,
    /// So many or so much of the goods, at most what is left.
    Quantity(Quantity),
    /// So much of the price, tax included, while the goods stay where they are.
    Value(Paise),
}

/// Lines taken from a remainder, and what they come to.
pub(super) struct Taken {
    pub lines: Vec<DocumentLine>,
    pub total: Paise,
}

impl Remainder {
    /// All of a bill.
    #[must_use]
    pub fn of_bill(bill: &Bill) -> Remainder {
        let lines = bill.all_lines().cloned().map(Left::all).collect();
        Remainder { prices: bill.draft().prices, lines, rounding: bill.rounding() }
    }

    /// All of a document. Lines are then named by their place on that document.
    #[must_use]
    pub fn of_content(content: &Content) -> Remainder {
        let lines = content.lines.iter().map(|line| Left::all(line.line.clone())).collect();
        Remainder { prices: content.prices, lines, rounding: content.rounding().unwrap_or(Paise::ZERO) }
    }

    /// What is left without an earlier part.
    ///
    /// # Errors
    /// [`DoesNotAddUp`] when the part holds a line that is not there, or more of one than is left.
    pub fn less(mut self, part: &Content) -> Result<Remainder, DoesNotAddUp> {
        for one in &part.lines {
            let left = self.lines.get_mut(one.place).ok_or(DoesNotAddUp)?;
            let figures = left.figures.less(one.line.figures()).ok_or(DoesNotAddUp)?;
            if !figures.adds_up(self.prices) {
                return Err(DoesNotAddUp);
            }
            left.figures = figures;
            if one.moves_goods {
                left.quantity -= one.line.entered().quantity.get();
            }
            if left.quantity < Decimal::ZERO {
                return Err(DoesNotAddUp);
            }
        }
        let rounding = part.rounding().and_then(|rounding| self.rounding.minus(rounding));
        self.rounding = rounding.ok_or(DoesNotAddUp)?;
        Ok(self)
    }

    /// How much of each line's goods is left, by place.
    #[must_use]
    pub fn quantities(&self) -> Vec<Decimal> {
        self.lines.iter().map(|left| left.quantity).collect()
    }

    /// What is left of each line's price, tax included, by place.
    #[must_use]
    pub fn values(&self) -> Vec<Paise> {
        self.lines.iter().map(|left| left.figures.total).collect()
    }

    /// What is left altogether, rounding included; `None` when it does not fit.
    #[must_use]
    pub fn total(&self) -> Option<Paise> {
        Paise::sum(self.lines.iter().map(|left| left.figures.total))?.plus(self.rounding)
    }

    /// Whether nothing is left, neither goods nor money.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(Left::is_empty) && self.rounding.is_zero()
    }

    /// Everything that is left, by place.
    #[must_use]
    pub fn everything(&self) -> Vec<Wanted> {
        let left = self.lines.iter().enumerate().filter(|(_, left)| !left.is_empty());
        left.map(|(place, _)| Wanted { place, much: Much::All }).collect()
    }

    /// The place of shipping that has a line of its own and is still whole.
    pub(super) fn untouched_shipping(&self) -> Option<usize> {
        let untouched = |left: &Left| left.whole.is_shipping() && left.figures == left.whole.figures();
        self.lines.iter().position(untouched)
    }

    /// Takes what is wanted; what is then left follows by [`Remainder::less`].
    pub(super) fn take(&self, wanted: &[Wanted]) -> Result<Taken, DocumentRefusal> {
        let too_large = || DocumentRefusal::from(DocumentCode::AmountTooLarge);
        let (mut lines, mut agreed): (Vec<DocumentLine>, Option<Paise>) = (Vec::new(), None);
        for one in wanted {
            let left = self.lines.get(one.place).ok_or(DocumentCode::LineUnknown.at("lines"))?;
            if lines.iter().any(|line| line.place == one.place) {
                return Err(DocumentCode::QuantityAboveLeft.of_line(one.place, "quantity"));
            }
            let line = left.take(*one, self.prices)?;
            if let Much::Value(value) = one.much {
                let more = value.minus(line.line.total()).ok_or_else(too_large)?;
                agreed = Some(agreed.unwrap_or(Paise::ZERO).plus(more).ok_or_else(too_large)?);
            }
            lines.push(line);
        }
        if lines.is_empty() {
            return Err(DocumentCode::NothingLeft.at("lines"));
        }
        let of_lines = Paise::sum(lines.iter().map(|line| line.line.total())).ok_or_else(too_large)?;
        let rounding = self.rounding_of(of_lines, agreed).ok_or_else(too_large)?;
        let total = of_lines.plus(rounding).ok_or_else(too_large)?;
        if total.is_negative() || self.total().is_none_or(|left| total > left) {
            return Err(DocumentCode::CreditAboveInvoice.at("lines"));
        }
        Ok(Taken { lines, total })
    }

    /// The rounding that goes with lines of so much: all of it with the last of them, nothing more than was agreed
    /// with an agreed amount, and a share otherwise.
    fn rounding_of(&self, of_lines: Paise, agreed: Option<Paise>) -> Option<Paise> {
        let whole = Paise::sum(self.lines.iter().map(|left| left.figures.total))?;
        let stays = whole.minus(of_lines)?;
        if stays.is_zero() {
            return Some(self.rounding);
        }
        if let Some(agreed) = agreed {
            return Some(agreed);
        }
        let share = first_share(Paise::new(self.rounding.get().checked_abs()?), of_lines.get(), stays.get())?;
        if self.rounding.is_negative() { Paise::ZERO.minus(share) } else { Some(share) }
    }
}

impl Left {
    fn all(whole: BillLine) -> Left {
        Left { quantity: whole.entered().quantity.get(), figures: whole.figures(), whole }
    }

    fn is_empty(&self) -> bool {
        self.quantity.is_zero() && self.figures == LineFigures::default()
    }

    fn take(&self, wanted: Wanted, prices: Prices) -> Result<DocumentLine, DocumentRefusal> {
        let place = wanted.place;
        let too_large = || DocumentCode::AmountTooLarge.of_line(place, "quantity");
        match wanted.much {
            Much::Quantity(quantity) if quantity.get() > self.quantity => {
                Err(DocumentCode::QuantityAboveLeft.of_line(place, "quantity"))
            }
            Much::Quantity(quantity) => {
                let (part, rest) = (millionths(quantity.get()), millionths(self.quantity - quantity.get()));
                let (part, rest) = part.zip(rest).ok_or_else(too_large)?;
                let (figures, _) = self.figures.split(prices, part, rest).ok_or_else(too_large)?;
                Ok(self.line(place, Some(quantity), figures))
            }
            Much::Value(value) if value <= Paise::ZERO => {
                Err(DocumentCode::AmountZero.of_line(place, "amount"))
            }
            Much::Value(value) if value > self.figures.total => {
                Err(DocumentCode::CreditAboveInvoice.of_line(place, "amount"))
            }
            Much::Value(value) => {
                let rest = self.figures.total.minus(value).ok_or_else(too_large)?;
                let parts = self.figures.split(prices, value.get(), rest.get());
                Ok(self.line(place, None, parts.ok_or_else(too_large)?.0))
            }
            Much::All if self.is_empty() => Err(DocumentCode::NothingLeft.of_line(place, "quantity")),
            Much::All => {
                let quantity = Quantity::parse(&self.quantity.normalize().to_string()).ok();
                Ok(self.line(place, quantity, self.figures))
            }
        }
    }

    /// A line with these figures. Without a quantity it is about the price alone, and stands as one piece of it.
    fn line(&self, place: usize, quantity: Option<Quantity>, figures: LineFigures) -> DocumentLine {
        let whole = self.whole.entered();
        let (moved, price) = match quantity {
            Some(quantity) => (quantity, whole.price),
            None => (Quantity::ONE, figures.gross),
        };
        let off = figures.line_discount;
        let entered = LineDraft {
            quantity: moved,
            price,
            discount: (!off.is_zero()).then_some(Discount::Amount(off)),
            ..whole.clone()
        };
        let line = BillLine::of(entered, self.whole.nature(), figures);
        DocumentLine { place, moves_goods: quantity.is_some(), line }
    }
}

/// A quantity has at most six decimal places and is below ten million.
fn millionths(quantity: Decimal) -> Option<i64> {
    quantity.checked_mul(Decimal::from(1_000_000))?.to_i64()
}
