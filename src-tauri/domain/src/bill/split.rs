//! A line's figures in two parts that give it back to the paisa: what leaves now and what stays, what is returned and
//! what is kept.

use super::{Heads, LineFigures, Prices, apportion};
use crate::money::Paise;

impl LineFigures {
    /// Splits the figures in the proportion of `part` to `rest`, both not negative and one above 0, by largest
    /// remainder. Each part adds up as the whole does, and CGST stays SGST. `None` when a figure does not fit.
    pub(crate) fn split(self, prices: Prices, part: i64, rest: i64) -> Option<(LineFigures, LineFigures)> {
        let first = self.first_part(prices, part, rest)?;
        Some((first, self.less(first)?))
    }

    /// These figures without those of a part of them. `None` when one would not fit.
    pub(crate) fn less(self, part: LineFigures) -> Option<LineFigures> {
        Some(LineFigures {
            gross: self.gross.minus(part.gross)?,
            line_discount: self.line_discount.minus(part.line_discount)?,
            bill_discount: self.bill_discount.minus(part.bill_discount)?,
            shipping: self.shipping.minus(part.shipping)?,
            taxable: self.taxable.minus(part.taxable)?,
            heads: self.heads.minus(part.heads)?,
            total: self.total.minus(part.total)?,
        })
    }

    /// Both figures added. `None` when one does not fit.
    pub(crate) fn plus(self, other: LineFigures) -> Option<LineFigures> {
        Some(LineFigures {
            gross: self.gross.plus(other.gross)?,
            line_discount: self.line_discount.plus(other.line_discount)?,
            bill_discount: self.bill_discount.plus(other.bill_discount)?,
            shipping: self.shipping.plus(other.shipping)?,
            taxable: self.taxable.plus(other.taxable)?,
            heads: self.heads.plus(other.heads)?,
            total: self.total.plus(other.total)?,
        })
    }

    /// What each step of the value leaves is split, and not the discounts themselves: the split of a larger value is
    /// never below that of a smaller one, so no part can come out negative.
    fn first_part(self, prices: Prices, part: i64, rest: i64) -> Option<LineFigures> {
        let of = |figure: Paise| first_share(figure, part, rest);
        let gross = of(self.gross)?;
        let after_own = of(self.gross.minus(self.line_discount)?)?;
        let goods = self.gross.minus(self.line_discount)?.minus(self.bill_discount)?;
        let after_bills = of(goods)?;
        let net = of(goods.plus(self.shipping)?)?;
        let half = of(self.heads.cgst)?;
        let heads = Heads { cgst: half, sgst: half, igst: of(self.heads.igst)?, cess: of(self.heads.cess)? };
        let (taxable, total) = match prices {
            Prices::Exclusive => (net, net.plus(heads.sum()?)?),
            Prices::Inclusive => (of(self.taxable)?, net),
        };
        Some(LineFigures {
            gross,
            line_discount: gross.minus(after_own)?,
            bill_discount: after_own.minus(after_bills)?,
            shipping: net.minus(after_bills)?,
            taxable,
            heads,
            total,
        })
    }
}

/// The first of two shares; a figure of nothing has only empty ones.
pub(crate) fn first_share(figure: Paise, part: i64, rest: i64) -> Option<Paise> {
    apportion(figure, &[Paise::new(part), Paise::new(rest)])?.into_iter().next()
}

#[cfg(test)]
mod tests {
    use crate::bill::any_bill::any_bill;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn two_parts_give_the_line_back(bill in any_bill(), part in 0..1_000_000_i64, rest in 1..1_000_000_i64) {
            let prices = bill.draft().prices;
            for line in bill.lines() {
                let (first, second) = line.figures().split(prices, part, rest).unwrap();
                prop_assert_eq!(first.plus(second), Some(line.figures()));
                prop_assert!(first.adds_up(prices), "{:?} of {:?}", first, line.figures());
                prop_assert!(second.adds_up(prices), "{:?} of {:?}", second, line.figures());
            }
        }
    }
}
