//! The figures of a finished bill, as its document prints them.

use domain::Bill;
use domain::bill::BillLine;

use super::{DoesNotAddUp, Figures, Line};

impl Figures {
    /// The figures of `bill`. Names are taken as entered; give lines their second name with [`Figures::named`].
    ///
    /// # Errors
    /// [`DoesNotAddUp`] never for a bill that [`domain::BillDraft::finish`] made, whose totals follow from its lines.
    pub fn of_bill(bill: &Bill) -> Result<Figures, DoesNotAddUp> {
        let lines = bill.lines().iter().map(line).collect();
        Figures::new(lines, bill.round_off(), bill.total())
    }

    /// The same figures with other words: `rename` may change name, second name, unit and HSN of each line (by its
    /// place, from 0), as a figure it changes is put back.
    #[must_use]
    pub fn named(mut self, rename: impl Fn(usize, &mut Line)) -> Figures {
        for (place, line) in self.lines.iter_mut().enumerate() {
            let mut renamed = line.clone();
            rename(place, &mut renamed);
            let Line { name, other_name, unit, hsn, .. } = renamed;
            *line = Line { name, other_name, unit, hsn, ..line.clone() };
        }
        self.by_hsn = super::figures::by_hsn(&self.lines);
        self
    }
}

fn line(line: &BillLine) -> Line {
    let entered = line.entered();
    Line {
        name: entered.name.clone(),
        other_name: None,
        hsn: entered.hsn.clone(),
        quantity: entered.quantity,
        unit: entered.unit.clone().unwrap_or_default(),
        price: entered.price,
        gross: line.gross(),
        line_discount: line.discount(),
        bill_discount: line.bill_discount(),
        shipping: line.shipping(),
        taxable: line.taxable(),
        rate: entered.gst_rate,
        heads: line.heads(),
        total: line.total(),
    }
}
