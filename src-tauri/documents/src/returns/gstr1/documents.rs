//! Table 13: which numbers were used, series by series.

use domain::document::{Entry, SeriesId, SeriesKind};
use std::collections::BTreeMap;

/// The numbers of one series in the period, from the first to the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedRange {
    /// What they number.
    pub kind: SeriesKind,
    /// The first.
    pub from: String,
    /// The last.
    pub to: String,
    /// How many.
    pub total: usize,
    /// How many of them were cancelled.
    pub cancelled: usize,
}

impl IssuedRange {
    /// The portal's number of the kind; `None` for plain bills, which it does not know.
    #[must_use]
    pub const fn portal_kind(&self) -> Option<u8> {
        match self.kind {
            SeriesKind::Invoice | SeriesKind::BillOfSupply => Some(1),
            SeriesKind::CreditNote => Some(5),
            SeriesKind::ReceiptVoucher => Some(6),
            SeriesKind::RefundVoucher => Some(8),
            SeriesKind::Bill => None,
        }
    }

    /// The portal's name of the kind.
    #[must_use]
    pub const fn portal_name(&self) -> &'static str {
        match self.kind {
            SeriesKind::Invoice | SeriesKind::BillOfSupply | SeriesKind::Bill => {
                "Invoices for outward supply"
            }
            SeriesKind::CreditNote => "Credit Note",
            SeriesKind::ReceiptVoucher => "Receipt Voucher",
            SeriesKind::RefundVoucher => "Refund Voucher",
        }
    }
}

/// Numbers that are missing between two that were given. A series has none: a book that was put back, or rows that were
/// lost, explain it, and whoever signs the return should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The last number before the gap.
    pub after: String,
    /// The first number behind it.
    pub before: String,
    /// How many are missing.
    pub n_missing: u32,
}

/// The gaps in the numbers of `entries`, series by series. Hand it a financial year from its first day, so that none
/// hides between two periods.
#[must_use]
pub fn gaps(entries: &[Entry]) -> Vec<Gap> {
    let by_series = by_series(entries.iter());
    let neighbours = by_series.values().flat_map(|entries| entries.windows(2));
    neighbours
        .filter_map(|pair| {
            let (last, next) = (pair[0].number(), pair[1].number());
            let n_missing = next.sequence.checked_sub(last.sequence)?.checked_sub(1)?;
            let (after, before) = (last.text.clone(), next.text.clone());
            (n_missing > 0).then_some(Gap { after, before, n_missing })
        })
        .collect()
}

/// The ranges of a period's entries, in the sequence of their series. A gap ends a range, so that no number is reported
/// that was never given.
pub(super) fn ranges(entries: &[&Entry]) -> Vec<IssuedRange> {
    let counted = entries.iter().copied().filter(|entry| entry.number().series.kind != SeriesKind::Bill);
    by_series(counted)
        .into_iter()
        .flat_map(|(series, entries)| {
            let without_gap = entries.chunk_by(|a, b| follows(a, b)).map(|chunk| range(series, chunk));
            without_gap.collect::<Vec<_>>()
        })
        .collect()
}

/// Entries by series, each in the sequence of its numbers.
fn by_series<'a>(entries: impl Iterator<Item = &'a Entry>) -> BTreeMap<SeriesId, Vec<&'a Entry>> {
    let mut by_series: BTreeMap<SeriesId, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        by_series.entry(entry.number().series).or_default().push(entry);
    }
    for entries in by_series.values_mut() {
        entries.sort_by_key(|entry| entry.number().sequence);
    }
    by_series
}

fn follows(entry: &Entry, next: &Entry) -> bool {
    entry.number().sequence.checked_add(1) == Some(next.number().sequence)
}

fn range(series: SeriesId, entries: &[&Entry]) -> IssuedRange {
    let text = |entry: Option<&&Entry>| entry.map(|entry| entry.number().text.clone()).unwrap_or_default();
    IssuedRange {
        kind: series.kind,
        from: text(entries.first()),
        to: text(entries.last()),
        total: entries.len(),
        cancelled: entries.iter().filter(|entry| entry.document().is_none()).count(),
    }
}
