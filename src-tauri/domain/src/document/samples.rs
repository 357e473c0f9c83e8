//! Small documents for tests.

use super::{Content, Document, DocumentNumber, FinancialYear, InvoiceTerms, NumberFormat, Series, SeriesId};
use crate::bill::samples::{TODAY, bill, seller};
use crate::bill::{BillDraft, LineDraft, Seller};
use crate::hsn::Turnover;
use crate::reference::TillLetter;

/// A shop that may make tax invoices.
pub(crate) fn registered() -> Seller {
    Seller { gstin: Some("29AABCR1718E1ZL".to_owned()), ..seller() }
}

/// A bill of today by a registered shop.
pub(crate) fn good_bill(lines: impl IntoIterator<Item = LineDraft>) -> BillDraft {
    BillDraft { seller: registered(), ..bill(lines) }
}

pub(crate) fn terms() -> InvoiceTerms {
    InvoiceTerms { date: TODAY, turnover: Turnover::UpToFiveCrore, order: None }
}

/// The content with the first number of the usual series of till A.
pub(crate) fn numbered(content: Content) -> Document {
    numbered_as(content, 1)
}

/// The content with a number of the usual series of till A.
pub(crate) fn numbered_as(content: Content, sequence: u32) -> Document {
    let kind = content.kind.series();
    let id = SeriesId { kind, till: TillLetter::A, year: FinancialYear::of(content.date), life: 1 };
    let series = Series { id, format: NumberFormat::usual(kind, false) };
    let text = series.format.write(id.till, id.year, sequence).unwrap();
    Document::new(DocumentNumber { series: id, sequence, text }, content).unwrap()
}
