//! The register: every number that was given, with its document or the word that it was cancelled. Returns and books are
//! made from it.

use super::content::Document;
use super::kind::Kind;
use super::refusal::{DocumentCode, DocumentRefusal};
use super::series::DocumentNumber;
use crate::identity::Reason;
use jiff::civil::Date;

/// One number of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A document that counts; boxed, because it is much larger than a cancelled number.
    Issued(Box<Document>),
    /// A number whose document does not count. It is kept, reported, and never given again.
    Cancelled(CancelledNumber),
}

/// A number that was given and cancelled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CancelledNumber {
    /// What its document was.
    pub kind: Kind,
    /// The number.
    pub number: DocumentNumber,
    /// The day of its document.
    pub date: Date,
    /// Why, in a person's words.
    pub reason: Reason,
}

impl Entry {
    /// The number.
    #[must_use]
    pub const fn number(&self) -> &DocumentNumber {
        match self {
            Entry::Issued(document) => document.number(),
            Entry::Cancelled(cancelled) => &cancelled.number,
        }
    }

    /// What the document is, or was.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Entry::Issued(document) => document.content().kind,
            Entry::Cancelled(cancelled) => cancelled.kind,
        }
    }

    /// The day of the document.
    #[must_use]
    pub const fn date(&self) -> Date {
        match self {
            Entry::Issued(document) => document.content().date,
            Entry::Cancelled(cancelled) => cancelled.date,
        }
    }

    /// The document, where it counts.
    #[must_use]
    pub const fn document(&self) -> Option<&Document> {
        match self {
            Entry::Issued(document) => Some(document),
            Entry::Cancelled(_) => None,
        }
    }
}

impl Document {
    /// Cancels a document that nobody relied on yet. Its number stays in the register.
    ///
    /// # Errors
    /// [`DocumentCode::CreditedAlready`] when a credit note or refund voucher takes it back; `n_against` counts them.
    pub fn cancel(self, reason: Reason, n_against: usize) -> Result<Entry, DocumentRefusal> {
        if n_against > 0 {
            return Err(DocumentCode::CreditedAlready.into());
        }
        let (kind, date) = (self.content().kind, self.content().date);
        Ok(Entry::Cancelled(CancelledNumber { kind, number: self.number().clone(), date, reason }))
    }
}
