//! The lines of a document and every figure below them.

use domain::bill::Heads;
use domain::{Paise, Percent, Quantity};
use thiserror::Error;

/// One line with its figures, as the bill or the note has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is called, in the paper's language first.
    pub name: String,
    /// What it is called in another language; printed small below.
    pub other_name: Option<String>,
    /// The code of the tariff.
    pub hsn: Option<String>,
    /// How much.
    pub quantity: Quantity,
    /// The unit as people read it: `kg`, `bag`. May be empty.
    pub unit: String,
    /// Of one unit; contains tax where the paper's prices do.
    pub price: Paise,
    /// Quantity × price.
    pub gross: Paise,
    /// Off this line.
    pub line_discount: Paise,
    /// Its share of what is taken off the whole bill.
    pub bill_discount: Paise,
    /// Its share of the shipping.
    pub shipping: Paise,
    /// What tax is computed on.
    pub taxable: Paise,
    /// GST, all heads together.
    pub rate: Percent,
    /// Tax by who receives it.
    pub heads: Heads,
    /// What the line comes to.
    pub total: Paise,
}

/// Lines, their sums, and the total. Fields are private, so whoever holds one need not add up again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    pub(super) lines: Vec<Line>,
    sums: Sums,
    heads: Heads,
    round_off: Paise,
    total: Paise,
    pub(super) by_hsn: Vec<ByHsn>,
    by_rate: Vec<ByRate>,
}

/// Sums over lines, for a whole document or the part that fits on its pages so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    pub gross: Paise,
    pub line_discount: Paise,
    pub bill_discount: Paise,
    pub shipping: Paise,
    pub taxable: Paise,
    pub heads: Heads,
    pub total: Paise,
}

/// All lines with one code of the tariff and one rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByHsn {
    /// The code; `None` collects the lines without one.
    pub hsn: Option<String>,
    /// GST, all heads together.
    pub rate: Percent,
    /// What tax is computed on.
    pub taxable: Paise,
    /// Tax by who receives it.
    pub heads: Heads,
}

/// All lines with one rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByRate {
    /// GST, all heads together.
    pub rate: Percent,
    /// What tax is computed on.
    pub taxable: Paise,
    /// Tax by who receives it.
    pub heads: Heads,
}

/// Total, taxable value, tax and round-off contradict each other, or do not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the total is not taxable value, tax and round-off together")]
pub struct DoesNotAddUp;

impl Figures {
    /// Adds up the lines; summaries by HSN and by rate follow from them.
    ///
    /// # Errors
    /// [`DoesNotAddUp`] unless `total = Σ taxable + Σ heads + round_off` (design: round-off is what remains), there
    /// is a line, and CGST equals SGST on every line.
    pub fn new(lines: Vec<Line>, round_off: Paise, total: Paise) -> Result<Figures, DoesNotAddUp> {
        let sums =
            lines.iter().try_fold(Sums::default(), |sums, line| sums.plus(line)).ok_or(DoesNotAddUp)?;
        let heads = sums.heads;
        let together = heads.sum().and_then(|tax| sums.taxable.plus(tax)?.plus(round_off));
        let halves_agree = lines.iter().all(|line| line.heads.cgst == line.heads.sgst);
        if together != Some(total) || lines.is_empty() || !halves_agree {
            return Err(DoesNotAddUp);
        }
        let (by_hsn, by_rate) = (by_hsn(&lines), by_rate(&lines));
        Ok(Figures { lines, sums, heads, round_off, total, by_hsn, by_rate })
    }

    /// The lines, at least one.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// What tax is computed on.
    #[must_use]
    pub const fn taxable(&self) -> Paise {
        self.sums.taxable
    }

    /// Tax by who receives it.
    #[must_use]
    pub const fn heads(&self) -> Heads {
        self.heads
    }

    /// Total less taxable value and tax, of either sign.
    #[must_use]
    pub const fn round_off(&self) -> Paise {
        self.round_off
    }

    /// What the document is about.
    #[must_use]
    pub const fn total(&self) -> Paise {
        self.total
    }

    /// By code and rate, in the order in which they first occur.
    #[must_use]
    pub fn by_hsn(&self) -> &[ByHsn] {
        &self.by_hsn
    }

    /// By rate, lowest first.
    #[must_use]
    pub fn by_rate(&self) -> &[ByRate] {
        &self.by_rate
    }

    /// Whether any head holds anything.
    #[must_use]
    pub fn has_tax(&self) -> bool {
        self.heads != Heads::default()
    }

    pub(crate) const fn sums(&self) -> Sums {
        self.sums
    }
}

impl Line {
    /// Everything taken off.
    #[must_use]
    pub fn discount(&self) -> Paise {
        self.line_discount.plus(self.bill_discount).unwrap_or(self.line_discount)
    }
}

impl Sums {
    /// These sums with one line more, or `None` when they do not fit.
    pub(crate) fn plus(self, line: &Line) -> Option<Sums> {
        Some(Sums {
            gross: self.gross.plus(line.gross)?,
            line_discount: self.line_discount.plus(line.line_discount)?,
            bill_discount: self.bill_discount.plus(line.bill_discount)?,
            shipping: self.shipping.plus(line.shipping)?,
            taxable: self.taxable.plus(line.taxable)?,
            heads: self.heads.plus(line.heads)?,
            total: self.total.plus(line.total)?,
        })
    }

    /// Everything taken off.
    pub(crate) fn discount(self) -> Paise {
        self.line_discount.plus(self.bill_discount).unwrap_or(self.line_discount)
    }
}

// Parts of a sum that fits, all of one sign in each column, fit as well; a part that did not would stay as it is.
pub(super) fn by_hsn(lines: &[Line]) -> Vec<ByHsn> {
    let mut rows: Vec<ByHsn> = Vec::new();
    for line in lines {
        let known = rows.iter_mut().find(|row| row.hsn == line.hsn && row.rate == line.rate);
        match known {
            Some(row) => {
                row.taxable = row.taxable.plus(line.taxable).unwrap_or(row.taxable);
                row.heads = row.heads.plus(line.heads).unwrap_or(row.heads);
            }
            None => rows.push(ByHsn {
                hsn: line.hsn.clone(),
                rate: line.rate,
                taxable: line.taxable,
                heads: line.heads,
            }),
        }
    }
    rows
}

fn by_rate(lines: &[Line]) -> Vec<ByRate> {
    let mut rows: Vec<ByRate> = Vec::new();
    for line in lines {
        let known = rows.iter_mut().find(|row| row.rate == line.rate);
        match known {
            Some(row) => {
                row.taxable = row.taxable.plus(line.taxable).unwrap_or(row.taxable);
                row.heads = row.heads.plus(line.heads).unwrap_or(row.heads);
            }
            None => rows.push(ByRate { rate: line.rate, taxable: line.taxable, heads: line.heads }),
        }
    }
    rows.sort_by_key(|row| row.rate);
    rows
}
