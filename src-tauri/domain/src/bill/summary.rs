//! Sums of lines, as papers and returns want them: by rate, and by code of the tariff.

use super::{BillLine, Heads};
use crate::money::Paise;
use crate::rate::Percent;
use crate::unit::Uqc;
use rust_decimal::Decimal;

/// All lines with one rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateSum {
    /// GST, all heads together.
    pub rate: Percent,
    /// What tax is computed on.
    pub taxable: Paise,
    /// Tax by who receives it.
    pub heads: Heads,
}

/// All lines with one code of the tariff, one unit and one rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HsnSum {
    /// The code as typed, without blanks and dots; `None` collects the lines without one.
    pub hsn: Option<String>,
    /// The unit; services have none.
    pub unit: Option<Uqc>,
    /// GST, all heads together.
    pub rate: Percent,
    /// How much in that unit; 0 for services.
    pub quantity: Decimal,
    /// What tax is computed on.
    pub taxable: Paise,
    /// Tax by who receives it.
    pub heads: Heads,
}

/// Sums by rate, lowest first. `None` when a sum does not fit.
#[must_use]
pub fn by_rate<'a>(lines: impl IntoIterator<Item = &'a BillLine>) -> Option<Vec<RateSum>> {
    let mut rows: Vec<RateSum> = Vec::new();
    for line in lines {
        let (taxable, heads) = (line.taxable(), line.heads());
        match rows.iter_mut().find(|row| row.rate == line.rate()) {
            Some(row) => {
                row.taxable = row.taxable.plus(taxable)?;
                row.heads = row.heads.plus(heads)?;
            }
            None => rows.push(RateSum { rate: line.rate(), taxable, heads }),
        }
    }
    rows.sort_by_key(|row| row.rate);
    Some(rows)
}

/// Sums by code, unit and rate, in the order in which they first occur. `None` when a sum does not fit.
#[must_use]
pub fn by_hsn<'a>(lines: impl IntoIterator<Item = &'a BillLine>) -> Option<Vec<HsnSum>> {
    let mut rows: Vec<HsnSum> = Vec::new();
    for line in lines {
        let one = HsnSum::of(line);
        let same = |row: &&mut HsnSum| row.hsn == one.hsn && row.unit == one.unit && row.rate == one.rate;
        match rows.iter_mut().find(same) {
            Some(row) => {
                row.quantity = row.quantity.checked_add(one.quantity)?;
                row.taxable = row.taxable.plus(one.taxable)?;
                row.heads = row.heads.plus(one.heads)?;
            }
            None => rows.push(one),
        }
    }
    Some(rows)
}

impl HsnSum {
    /// One line as a row of its own.
    #[must_use]
    pub fn of(line: &BillLine) -> HsnSum {
        let entered = line.entered();
        let hsn = entered.hsn.as_deref().map(plain).filter(|hsn| !hsn.is_empty());
        let is_service = line.is_shipping() || hsn.as_deref().is_some_and(|hsn| hsn.starts_with("99"));
        let unit = entered.unit.as_deref().and_then(Uqc::read).unwrap_or(Uqc::OTHERS);
        HsnSum {
            hsn,
            unit: (!is_service).then_some(unit),
            rate: line.rate(),
            quantity: if is_service { Decimal::ZERO } else { entered.quantity.get() },
            taxable: line.taxable(),
            heads: line.heads(),
        }
    }

    /// Value and tax together, or `None` when they do not fit.
    #[must_use]
    pub fn value(&self) -> Option<Paise> {
        self.taxable.plus(self.heads.sum()?)
    }
}

fn plain(hsn: &str) -> String {
    hsn.chars().filter(|c| !c.is_whitespace() && *c != '.').collect()
}
