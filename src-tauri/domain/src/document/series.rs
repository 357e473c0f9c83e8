//! Series of numbers, one per till, financial year, kind and life of the book, without gaps. Which number is next is
//! decided here; that it is taken in the same transaction as its document is the book's duty.

use super::kind::SeriesKind;
use super::number::NumberFormat;
use super::year::FinancialYear;
use crate::reference::TillLetter;
use jiff::civil::Date;
use thiserror::Error;

/// Names one series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesId {
    /// What it numbers.
    pub kind: SeriesKind,
    /// Whose it is.
    pub till: TillLetter,
    /// When it runs.
    pub year: FinancialYear,
    /// Which life of the book it belongs to, from 1: a backup that was put back begins another, because nobody knows
    /// how far the numbers went.
    pub life: u32,
}

/// A series and how its numbers are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Its name.
    pub id: SeriesId,
    /// How its numbers are written; fixed once the first is given.
    pub format: NumberFormat,
}

/// The number of a document, as it was given.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentNumber {
    /// The series it belongs to.
    pub series: SeriesId,
    /// Its place in the series, from 1.
    pub sequence: u32,
    /// As it is printed and reported, at most 16 characters.
    pub text: String,
}

/// A number that was given, or cancelled, and its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Given {
    /// Its place in the series.
    pub sequence: u32,
    /// The day of its document.
    pub date: Date,
}

/// Why a series gives no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SeriesRefusal {
    /// The day is not in the series' year.
    #[error("the day belongs to another financial year")]
    OtherYear,
    /// The clock is behind the last document of the series.
    #[error("the last document is of {last}, so the clock is behind")]
    ClockBehind {
        /// The day of the last document.
        last: Date,
    },
    /// There is no number left of at most 16 characters.
    #[error("the series is full")]
    Full,
    /// The numbers given do not follow each other; a backup was put back or rows are missing.
    #[error("number {expected} of the series is missing")]
    Misnumbered {
        /// The first that is missing or stands twice.
        expected: u32,
    },
}

impl SeriesRefusal {
    /// The name on the command line and of the sentence.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            SeriesRefusal::OtherYear => "series_other_year",
            SeriesRefusal::ClockBehind { .. } => "clock_behind",
            SeriesRefusal::Full => "series_full",
            SeriesRefusal::Misnumbered { .. } => "series_misnumbered",
        }
    }

    /// Every name, for those who keep a sentence for each.
    pub const NAMES: [&'static str; 4] =
        ["series_other_year", "clock_behind", "series_full", "series_misnumbered"];
}

/// What is wrong with the numbers of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Misnumbered {
    /// A number is missing, or stands twice.
    #[error("number {expected} should come, and {found} does")]
    Sequence {
        /// What should come.
        expected: u32,
        /// What does.
        found: u32,
    },
    /// A document is earlier than the one before it, or of another year.
    #[error("number {sequence} is earlier than the one before it, or of another year")]
    Date {
        /// Its number.
        sequence: u32,
    },
}

impl Series {
    /// The number that follows `last`, the last one given or cancelled, for a document of `today`.
    ///
    /// # Errors
    /// [`SeriesRefusal::OtherYear`], [`SeriesRefusal::ClockBehind`] or [`SeriesRefusal::Full`].
    pub fn next(&self, last: Option<Given>, today: Date) -> Result<DocumentNumber, SeriesRefusal> {
        if let Some(last) = last.filter(|last| last.date > today) {
            return Err(SeriesRefusal::ClockBehind { last: last.date });
        }
        if !self.id.year.contains(today) {
            return Err(SeriesRefusal::OtherYear);
        }
        let sequence = last.map_or(0, |last| last.sequence).checked_add(1).ok_or(SeriesRefusal::Full)?;
        let text = self.format.write(self.id.till, self.id.year, sequence).ok_or(SeriesRefusal::Full)?;
        Ok(DocumentNumber { series: self.id, sequence, text })
    }

    /// Checks all numbers of the series, in their sequence, and gives the last: without gap from 1, each within the
    /// year and none earlier than the one before. Cancelled numbers are among them.
    ///
    /// # Errors
    /// [`Misnumbered`], the first that is wrong.
    pub fn check(&self, given: impl IntoIterator<Item = Given>) -> Result<Option<Given>, Misnumbered> {
        let mut last: Option<Given> = None;
        for one in given {
            let expected = last.map_or(1, |last| last.sequence.saturating_add(1));
            if one.sequence != expected {
                return Err(Misnumbered::Sequence { expected, found: one.sequence });
            }
            if !self.id.year.contains(one.date) || last.is_some_and(|last| last.date > one.date) {
                return Err(Misnumbered::Date { sequence: one.sequence });
            }
            last = Some(one);
        }
        Ok(last)
    }

    /// How many numbers are left after `last`.
    #[must_use]
    pub fn left(&self, last: Option<Given>) -> u32 {
        self.format.capacity().saturating_sub(last.map_or(0, |last| last.sequence))
    }

    /// Whether a number of this series could also be one of another. Ask it of every pair before a format is accepted.
    /// It may say yes for numbers that are far away, never no for ones that can meet.
    #[must_use]
    pub fn may_meet(&self, other: &Series) -> bool {
        if self.id == other.id {
            return false;
        }
        let (before, behind) = self.format.around(self.id.till, self.id.year);
        let (other_before, other_behind) = other.format.around(other.id.till, other.id.year);
        let before_meets = differ_by_digits(&before, &other_before, |text, start| text.strip_prefix(start));
        let behind_meets = differ_by_digits(&behind, &other_behind, |text, end| text.strip_suffix(end));
        before_meets && behind_meets
    }
}

/// Whether one text is the other with digits more at its inner end, or with none.
fn differ_by_digits(
    one: &str,
    other: &str,
    without: impl for<'a> Fn(&'a str, &'a str) -> Option<&'a str>,
) -> bool {
    let more = without(one, other).or(without(other, one));
    more.is_some_and(|more| more.bytes().all(|c| c.is_ascii_digit()))
}

impl std::fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}
