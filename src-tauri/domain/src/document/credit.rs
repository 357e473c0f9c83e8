//! Credit notes: an invoice taken back, in part or whole. They mirror its lines, so rates and heads are those of the
//! invoice, whatever has changed since.

use super::content::{Content, Document};
use super::kind::Kind;
use super::refusal::{DocumentCode, DocumentRefusal};
use super::remainder::{Remainder, Taken, Wanted};
use super::year::FinancialYear;
use jiff::civil::{Date, date};

/// How much of an invoice is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credited<'a> {
    /// All that earlier credit notes left of it.
    Everything,
    /// Some of its lines, by their place on the invoice: goods that came back, or a part of the price.
    Some(&'a [Wanted]),
}

/// The content of a credit note on an invoice. `earlier` are the credit notes it has already, without cancelled ones.
/// The credit notes of everything together are the exact negative of the invoice.
///
/// # Errors
/// [`DocumentRefusal`] for a document that is no sale, a day before the invoice's, an amount or quantity above what is
/// left, and when nothing is left.
pub fn credit_note(
    invoice: &Document,
    earlier: &[&Content],
    credited: Credited<'_>,
    date: Date,
) -> Result<Content, DocumentRefusal> {
    let original = invoice.content();
    if !original.kind.is_sale() {
        return Err(DocumentCode::NotAnInvoice.into());
    }
    if date < original.date {
        return Err(DocumentCode::DateTooEarly.at("date"));
    }
    let mut left = Remainder::of_content(original);
    for note in earlier {
        left = left.less(note).map_err(|_| DocumentCode::EarlierContradict)?;
    }
    let Taken { lines, total } = match credited {
        Credited::Everything => left.take(&left.everything())?,
        Credited::Some(wanted) => left.take(wanted)?,
    };
    Ok(Content {
        kind: Kind::CreditNote,
        date,
        lines,
        total,
        against: Some(invoice.as_against()),
        ..original.clone()
    })
}

/// The last day on which a credit note lowers the tax of an invoice: 30 November after its financial year, unless the
/// annual return was filed before (section 34(2)).
#[must_use]
pub fn last_day_to_credit(invoice_date: Date) -> Date {
    date(FinancialYear::of(invoice_date).last_day().year(), 11, 30)
}
