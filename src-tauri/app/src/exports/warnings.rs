//! What a person should know before a file leaves the shop. Nothing here keeps the file from being made.

use super::facts::{Facts, gstin};
use crate::error::{AppError, Code};
use crate::views::{ExportKind, ExportWarningView};
use domain::Paise;
use domain::bill::{BillLine, HsnSum, Registration};
use domain::document::{Document, Entry};
use words::{Message, Words};

/// The warnings, the most serious first.
///
/// # Errors
/// [`Code::AmountTooLarge`].
pub fn of(facts: &Facts, words: &Words) -> Result<Vec<ExportWarningView>, AppError> {
    let mut warnings = Vec::new();
    let mut warn = |code: &'static str, message: Message<'_>| {
        warnings.push(ExportWarningView { code, message: words.say(&message) });
    };
    if facts.is_practice {
        warn("practice", Message::ExportWarningPractice);
    }
    for gap in &facts.gaps {
        let (after, before) = (gap.after.as_str(), gap.before.as_str());
        let count = i64::from(gap.n_missing);
        warn("series_gap", Message::ExportWarningSeriesGap { after, before, count });
    }
    if facts.kind == ExportKind::Gstr1 {
        let left_out = n_documents(facts, |document| !is_of_this_registration(facts, document));
        if left_out > 0 {
            warn("other_registration", Message::ExportWarningOtherRegistration { count: left_out });
        }
        let counted = |document: &Document| is_of_this_registration(facts, document);
        let count = n_documents(facts, |document| counted(document) && lacks_hsn(document));
        if count > 0 {
            let amount = without_hsn(facts, counted).ok_or_else(|| AppError::new(Code::AmountTooLarge))?;
            warn("hsn_missing", Message::ExportWarningHsnMissing { count, amount });
        }
    }
    if facts.kind.has_period() && facts.period.last_day() >= facts.today {
        warn("period_running", Message::ExportWarningPeriodRunning);
    }
    Ok(warnings)
}

fn n_documents(facts: &Facts, holds: impl Fn(&Document) -> bool) -> i64 {
    let found = facts.entries.iter().filter_map(Entry::document).filter(|document| holds(document));
    i64::try_from(found.count()).unwrap_or(i64::MAX)
}

/// The return is of the shop as it is registered now; what was made under another registration has its own.
fn is_of_this_registration(facts: &Facts, document: &Document) -> bool {
    let seller = &document.content().seller;
    seller.registration == Registration::Regular && seller.gstin.as_deref().map(gstin) == facts.filer()
}

fn lacks_hsn(document: &Document) -> bool {
    document.content().kind.is_sale() && document.content().lines.iter().any(|one| has_no_hsn(&one.line))
}

/// What these lines come to before tax, credit notes taken off.
fn without_hsn(facts: &Facts, counted: impl Fn(&Document) -> bool) -> Option<Paise> {
    let documents = facts.entries.iter().filter_map(Entry::document);
    let lines = documents
        .filter(|document| counted(document) && document.content().kind.is_sale())
        .flat_map(|document| &document.content().lines);
    Paise::sum(lines.filter(|one| has_no_hsn(&one.line)).map(|one| one.line.taxable()))
}

/// Read as the return reads it: what is no code of the tariff is none.
fn has_no_hsn(line: &BillLine) -> bool {
    HsnSum::of(line).hsn.is_none()
}
