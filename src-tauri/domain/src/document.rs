//! Documents with numbers: invoices, bills of supply, vouchers and credit notes, and the rules they follow.
//!
//! A [`Bill`](crate::Bill) says what things cost; a [`Content`] is what a document will say, made from bills by the
//! functions of this module and by nothing else; a [`Document`] is a content that was given a number and never changes.
//! Numbers are given by whoever keeps the book, in the same transaction; which one is next is [`Series::next`]'s answer.
//! How a document looks on paper and how it is reported are not known here.

mod consolidated;
mod content;
mod credit;
mod due;
mod invoice;
mod kind;
mod number;
mod printing;
mod refusal;
mod register;
mod remainder;
mod series;
mod voucher;
mod warning;
mod year;

#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;

pub use consolidated::{SMALL_SALE_BELOW, consolidated};
pub use content::{Against, Content, Document, DocumentLine, Sums};
pub use credit::{Credited, credit_note, last_day_to_credit};
pub use due::{Due, Happened, OnPayment, due};
pub use invoice::{ADDRESS_NEEDED_FROM, Extent, InvoiceTerms, invoice};
pub use kind::{Kind, SeriesKind};
pub use number::{FormatInvalid, NumberFormat};
pub use printing::{BuyerDetails, MayPrint, PrintedNote, StateHead, TransportCopies};
pub use refusal::{DocumentCode, DocumentRefusal};
pub use register::{CancelledNumber, Entry};
pub use remainder::{Much, Remainder, Wanted};
pub use series::{DocumentNumber, Given, Misnumbered, Series, SeriesId, SeriesRefusal};
pub use voucher::{receipt_voucher, refund_voucher};
pub use warning::{Party, Warning};
pub use year::{FinancialYear, ReturnPeriod};
