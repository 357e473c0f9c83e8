//! Returns, books and lists as files: what would be in one, seen first, and then the file.
//!
//! Everything is read from the book in one look, so that preview, totals and warnings are of the same moment. Tax is
//! not computed here; figures are those of the documents.

mod facts;
mod file;
mod lists;
mod made;
pub(crate) mod period;
mod totals;
mod warnings;

pub(crate) use file::keep as write_file;
pub use made::MadeExport;

use crate::clock::day_in_india;
use crate::error::{AppError, Code};
use crate::shop::App;
use crate::views::{
    ColumnHolds, ExportFormat, ExportKind, ExportPreviewView, ExportQuery, ExportedView, PeriodView,
    SheetColumnView, SheetView,
};
use documents::returns::{Cell, Table};
use facts::Facts;
use std::path::Path;
use words::Words;

/// Rows of a table that cross to the window.
const MOST_ROWS: usize = 200;

impl App {
    /// The periods that a person most likely wants, the present month first.
    #[must_use]
    pub fn export_periods(&self) -> Vec<PeriodView> {
        period::recent(day_in_india(self.now()))
    }

    /// What a file would hold, before it is written.
    ///
    /// # Errors
    /// [`Code::PeriodInvalid`], [`Code::PeriodNotFiled`], [`Code::ReturnNotForShop`], [`Code::AmountTooLarge`], and what
    /// keeps the book from being read.
    pub fn preview_export(&self, query: &ExportQuery, words: &Words) -> Result<ExportPreviewView, AppError> {
        let facts = Facts::read(self, query)?;
        let tables = made::tables(&facts, words)?;
        Ok(ExportPreviewView {
            query: query.clone(),
            formats: query.kind.formats().to_vec(),
            sheets: tables.iter().map(sheet).collect::<Result<_, _>>()?,
            totals: totals::of(&facts, words)?,
            warnings: warnings::of(&facts, words)?,
        })
    }

    /// Makes a file in memory.
    ///
    /// # Errors
    /// As [`App::preview_export`]; [`Code::ExportFormat`] for a kind of file that this cannot be;
    /// [`Code::TooLarge`] for more rows than a spreadsheet holds.
    pub fn make_export(
        &self,
        query: &ExportQuery,
        format: ExportFormat,
        words: &Words,
    ) -> Result<MadeExport, AppError> {
        if !query.kind.formats().contains(&format) {
            return Err(AppError::new(Code::ExportFormat).at("format"));
        }
        let facts = Facts::read(self, query)?;
        let (bytes, rows) = made::bytes(&facts, format, words)?;
        let view = ExportedView {
            query: query.clone(),
            format,
            file: "-".to_owned(),
            rows,
            totals: totals::of(&facts, words)?,
            warnings: warnings::of(&facts, words)?,
        };
        Ok(MadeExport { name: made::file_name(&facts, format), bytes, view })
    }

    /// Makes a file and keeps it where a person chose. A reader finds the old file or the new one, whole.
    ///
    /// # Errors
    /// As [`App::make_export`]; [`Code::ExportExists`] where there is a file already and `replace` was not said;
    /// [`Code::DiskFull`], [`Code::ExportNotWritten`].
    pub fn export_to(
        &self,
        query: &ExportQuery,
        format: ExportFormat,
        path: &Path,
        replace: bool,
        words: &Words,
    ) -> Result<ExportedView, AppError> {
        if !replace && path.exists() {
            return Err(file::exists(path));
        }
        let made = self.make_export(query, format, words)?;
        file::keep(path, &made.bytes, replace)?;
        Ok(ExportedView { file: path.display().to_string(), ..made.view })
    }

    /// The name that a file is offered under.
    ///
    /// # Errors
    /// [`Code::PeriodInvalid`].
    pub fn export_name(&self, query: &ExportQuery, format: ExportFormat) -> Result<String, AppError> {
        made::name_of(query.kind, period::parse(query)?, format)
    }
}

impl ExportKind {
    /// The kinds of file it can be made into; the first is the usual one.
    #[must_use]
    pub const fn formats(self) -> &'static [ExportFormat] {
        match self {
            ExportKind::Gstr1 => &[ExportFormat::Json, ExportFormat::Xlsx],
            ExportKind::Tally => &[ExportFormat::Xml, ExportFormat::XmlLedgers],
            ExportKind::Documents
            | ExportKind::Orders
            | ExportKind::Customers
            | ExportKind::Products
            | ExportKind::DayBook
            | ExportKind::TaxByRate => &[ExportFormat::Xlsx, ExportFormat::Csv],
        }
    }

    /// Whether it is of a period. Customers and products are as they are now.
    #[must_use]
    pub const fn has_period(self) -> bool {
        !matches!(self, ExportKind::Customers | ExportKind::Products)
    }
}

fn sheet(table: &Table) -> Result<SheetView, AppError> {
    let sums = table.sums().ok_or_else(|| AppError::new(Code::AmountTooLarge))?;
    let columns = table.columns.iter().enumerate();
    Ok(SheetView {
        name: table.name.clone(),
        columns: columns
            .map(|(place, column)| SheetColumnView { head: column.head.clone(), holds: holds(table, place) })
            .collect(),
        rows: table.rows.iter().take(MOST_ROWS).map(|row| row.iter().map(Cell::say).collect()).collect(),
        n_rows: u32::try_from(table.rows.len()).unwrap_or(u32::MAX),
        sums: sums.iter().map(Cell::say).collect(),
    })
}

fn holds(table: &Table, place: usize) -> ColumnHolds {
    let first = table.rows.iter().filter_map(|row| row.get(place)).find(|cell| **cell != Cell::Empty);
    match first {
        Some(Cell::Money(_)) => ColumnHolds::Money,
        Some(Cell::Number(_)) => ColumnHolds::Numbers,
        Some(Cell::Day(_)) => ColumnHolds::Days,
        Some(Cell::Text(_) | Cell::Empty) | None => ColumnHolds::Text,
    }
}
