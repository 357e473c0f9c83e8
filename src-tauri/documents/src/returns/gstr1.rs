//! GSTR-1: what a regular dealer tells the government about a month's or quarter's sales.
//!
//! Supplies to registered buyers stand one by one, as do large ones to others between states; the rest are sums. What
//! was made before belongs to its own period: amendments are not made here, nor are supplies abroad, to special
//! economic zones, under reverse charge, or advances for services (tables 6, 9A, 11).

mod documents;
mod sections;
mod sheets;
mod wire;

pub use documents::{Gap, IssuedRange, gaps};
pub use sections::{HsnRow, NilSum, RateItem, Reported, SmallSum};

use domain::bill::Registration;
use domain::document::{Document, Entry, ReturnPeriod};
use thiserror::Error;

use super::table::Table;

/// The return, section by section. Figures of credit notes are positive where a section holds notes, and taken off
/// where it holds sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gstr1 {
    /// Whose return it is.
    pub gstin: String,
    /// For when.
    pub period: ReturnPeriod,
    /// Invoices to registered buyers.
    pub b2b: Vec<Reported>,
    /// Large invoices between states to unregistered buyers.
    pub b2cl: Vec<Reported>,
    /// All other taxed sales to unregistered buyers, by place and rate.
    pub b2cs: Vec<SmallSum>,
    /// Credit notes to registered buyers.
    pub cdnr: Vec<Reported>,
    /// Credit notes on large invoices to unregistered buyers.
    pub cdnur: Vec<Reported>,
    /// Untaxed sales.
    pub nil: Vec<NilSum>,
    /// Sales to registered buyers by code of the tariff.
    pub hsn_b2b: Vec<HsnRow>,
    /// Sales to others by code of the tariff.
    pub hsn_b2c: Vec<HsnRow>,
    /// Which numbers were used.
    pub documents: Vec<IssuedRange>,
}

/// Why there is no return.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReturnRefusal {
    /// Only a regular dealer files it, under a GSTIN.
    #[error("only a regular dealer with a GSTIN files this return")]
    NotForShop,
    /// A sum does not fit.
    #[error("a sum does not fit")]
    AmountTooLarge,
}

impl ReturnRefusal {
    /// The code of its sentence in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            ReturnRefusal::NotForShop => "return_not_for_shop",
            ReturnRefusal::AmountTooLarge => "amount_too_large",
        }
    }
}

impl Gstr1 {
    /// The return of `gstin` for a period, from all entries of the register, in any sequence. Documents under another
    /// GSTIN or registration, and those of other days, are left out; cancelled numbers count as used.
    ///
    /// # Errors
    /// [`ReturnRefusal`] when the shop has no such GSTIN, or a sum does not fit. A gap in a series is no refusal: [`gaps`]
    /// tells of it.
    pub fn of(entries: &[Entry], gstin: &str, period: ReturnPeriod) -> Result<Gstr1, ReturnRefusal> {
        if domain::identity::Gstin::parse(gstin).is_err() {
            return Err(ReturnRefusal::NotForShop);
        }
        let in_period: Vec<&Entry> = entries.iter().filter(|entry| period.contains(entry.date())).collect();
        let mut reported: Vec<&Document> = in_period
            .iter()
            .filter_map(|entry| entry.document())
            .filter(|document| is_of(document, gstin))
            .collect();
        reported.sort_by_key(|document| (document.content().date, document.number().clone()));
        let documents = documents::ranges(&in_period);
        sections::collect(gstin, period, &reported, documents).ok_or(ReturnRefusal::AmountTooLarge)
    }

    /// The file for the portal, as its offline tool writes it.
    ///
    /// # Errors
    /// [`ReturnRefusal::AmountTooLarge`], which does not happen with figures that were added up.
    pub fn to_json(&self) -> Result<String, ReturnRefusal> {
        wire::json(self).map_err(|_| ReturnRefusal::AmountTooLarge)
    }

    /// The sheets that the portal's offline tool reads, with the heads and names it asks for.
    #[must_use]
    pub fn sheets(&self) -> Vec<Table> {
        sheets::of(self)
    }

    /// The value before tax of lines that the table of codes leaves out because they have none; shops up to ₹5 crore
    /// may leave codes out for unregistered buyers. `None` when it does not fit.
    #[must_use]
    pub fn without_hsn(&self) -> Option<domain::Paise> {
        let rows = self.hsn_b2b.iter().chain(&self.hsn_b2c).filter(|row| row.hsn.is_none());
        domain::Paise::sum(rows.map(|row| row.taxable))
    }
}

fn is_of(document: &Document, gstin: &str) -> bool {
    let seller = &document.content().seller;
    let same = seller.gstin.as_deref().is_some_and(|own| own.trim().eq_ignore_ascii_case(gstin.trim()));
    same && seller.registration == Registration::Regular
}
