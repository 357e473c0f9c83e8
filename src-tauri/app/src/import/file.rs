//! A file as rows, with the row that names its columns.

use super::mapping::letter;
use crate::error::{AppError, Code};
use crate::headings::{meaning, plain};
use crate::typed::plain_number;
use documents::spreadsheet::{SheetRow, Spreadsheet, SpreadsheetRefusal};
use domain::phone::digit;

/// As many rows as may stand above the headings: name of the shop, date of the list.
const MOST_ABOVE: usize = 20;

/// A file that was read. Nothing of it is in the book.
#[derive(Clone, Debug)]
pub struct ImportFile {
    pub(super) sheet: String,
    pub(super) sheets: usize,
    /// Empty where no row names the columns.
    pub(super) headings: Vec<String>,
    pub(super) rows: Vec<SheetRow>,
    pub(super) width: usize,
}

impl ImportFile {
    /// Reads CSV or XLSX. Takes some seconds for tens of thousands of rows.
    ///
    /// # Errors
    /// [`Code::TooLarge`], [`Code::TooManyRows`], [`Code::SheetUnreadable`], [`Code::SheetEmpty`].
    pub fn read(bytes: &[u8]) -> Result<ImportFile, AppError> {
        let read = Spreadsheet::read(bytes).map_err(|refusal| {
            AppError::new(match refusal {
                SpreadsheetRefusal::TooLarge => Code::TooLarge,
                SpreadsheetRefusal::TooManyRows => Code::TooManyRows,
                SpreadsheetRefusal::Unreadable => Code::SheetUnreadable,
                SpreadsheetRefusal::Empty => Code::SheetEmpty,
            })
        })?;
        let Spreadsheet { sheet, sheets, mut rows } = read;
        let headings = match place_of_headings(&rows) {
            Some(place) => {
                let below = rows.split_off(place + 1);
                let headings = std::mem::replace(&mut rows, below).pop();
                headings.map(|row| row.cells).unwrap_or_default()
            }
            None => Vec::new(),
        };
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).max(headings.len());
        Ok(ImportFile { sheet, sheets, headings, rows, width })
    }

    /// The column that a person names by its heading, its letter, or its number from 1.
    #[must_use]
    pub fn column_named(&self, name: &str) -> Option<usize> {
        let (whole, wanted) = (as_written(name), plain(name));
        // Headings may differ in their brackets only: Price (incl. GST), Price (excl. GST).
        let exactly =
            self.headings.iter().position(|heading| !whole.is_empty() && as_written(heading) == whole);
        let roughly =
            || self.headings.iter().position(|heading| !wanted.is_empty() && plain(heading) == wanted);
        exactly
            .or_else(roughly)
            .or_else(|| (0..self.width).find(|column| letter(*column).eq_ignore_ascii_case(name.trim())))
            .or_else(|| {
                name.trim().parse::<usize>().ok()?.checked_sub(1).filter(|column| *column < self.width)
            })
    }

    pub(super) fn heading(&self, column: usize) -> &str {
        self.headings.get(column).map_or("", String::as_str)
    }
}

/// A heading without case and blanks, its brackets kept.
pub(super) fn as_written(heading: &str) -> String {
    heading.to_lowercase().split_whitespace().collect()
}

/// The row with the most heads that are known, of the first rows; one that holds a number names no columns.
fn place_of_headings(rows: &[SheetRow]) -> Option<usize> {
    let n_known = |row: &SheetRow| {
        let has_number = row.cells.iter().any(|cell| plain_number(cell).is_some());
        if has_number { 0 } else { row.cells.iter().filter(|cell| meaning(cell).is_some()).count() }
    };
    let counted: Vec<(usize, usize)> = rows.iter().take(MOST_ABOVE).map(n_known).enumerate().collect();
    // The first of equals stands above the others.
    let best = counted.into_iter().rev().max_by_key(|(_, known)| *known).filter(|(_, known)| *known > 0);
    best.map(|(place, _)| place).or_else(|| place_of_unknown_headings(rows))
}

/// Words that nobody knows, above a row with digits in it.
fn place_of_unknown_headings(rows: &[SheetRow]) -> Option<usize> {
    let has_digit =
        |row: &SheetRow| row.cells.iter().flat_map(|cell| cell.chars()).any(|c| digit(c).is_some());
    let n_filled = |row: &SheetRow| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    let above = |pair: &[SheetRow]| n_filled(&pair[0]) > 1 && !has_digit(&pair[0]) && has_digit(&pair[1]);
    rows.windows(2).take(MOST_ABOVE).position(above)
}
