//! Settlement reports that a person saved from a gateway's pages, as CSV or XLSX: all of a file, or nothing.

use super::fetching::{keep_lines, keep_settlement};
use crate::error::{AppError, Code};
use crate::import::ImportWatch;
use crate::shop::App;
use documents::spreadsheet::{Spreadsheet, SpreadsheetRefusal};
use domain::GatewayId;
use domain::settlement::{LineKind, SettlementLine};
use gateways::{Columns, Row};
use store::Read;

/// As many rows as may stand above the headings: name, account, period.
const MOST_ABOVE: usize = 30;

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Rows that were read.
    pub rows: usize,
    /// Of them, those that the book did not have, or had otherwise.
    pub news: usize,
}

impl App {
    /// Reads a settlement report into the book. Reading the same again changes nothing.
    ///
    /// # Errors
    /// [`Code::ReportUnknown`]; [`Code::ReportRowWrong`] with row and reason; [`Code::ReportInPaise`]; [`Code::ImportCancelled`]; what keeps the
    /// file from being read. Nothing of the file is kept then.
    pub fn import_report(
        &self,
        gateway: Option<&str>,
        bytes: &[u8],
        watch: &ImportWatch,
    ) -> Result<Imported, AppError> {
        let account = self.gateway_named(gateway)?;
        let (columns, first, table) = recognised(bytes)?;
        watch.begin(table.rows.len() - first);
        let (mut lines, mut settlements) = (Vec::new(), Vec::new());
        for row in &table.rows[first..] {
            watch.step()?;
            match columns.row(&row.cells) {
                Ok(Row::Line(line)) => lines.push(*line),
                Ok(Row::Settlement(settlement)) => settlements.push(settlement),
                Err(why) => {
                    return Err(AppError::new(Code::ReportRowWrong)
                        .with_text("row", row.number.to_string())
                        .with_text("why", why.to_string()));
                }
            }
        }
        let rows = lines.len() + settlements.len();
        let (id, watch) = (account.id, watch.clone());
        let news = self.store().write("report-imported", move |book| {
            for facts in &lines {
                if is_in_paise(book, id, &facts.line)? {
                    return Err(AppError::new(Code::ReportInPaise));
                }
            }
            for settlement in &settlements {
                keep_settlement(book, id, settlement)?;
            }
            let news = keep_lines(book, id, &lines)? + settlements.len();
            watch.check()?;
            Ok::<_, AppError>(news)
        })?;
        Ok(Imported { rows, news })
    }
}

/// Whether a payment stands in the file with a hundred times what its gateway told: paise where rupees belong.
fn is_in_paise(book: &Read<'_>, gateway: GatewayId, line: &SettlementLine) -> Result<bool, AppError> {
    let known = match line.kind {
        LineKind::Payment => book.gateway_payment(gateway, &line.entity)?,
        _ => None,
    };
    Ok(known.is_some_and(|known| known.amount.get().checked_mul(100) == Some(line.amount.get())))
}

/// A table with the row below its headings, and what the headings mean.
fn recognised(bytes: &[u8]) -> Result<(Columns, usize, Spreadsheet), AppError> {
    let table = table(bytes)?;
    let found = below_headings(&table, gateways::columns);
    let (columns, first) = found.ok_or_else(|| AppError::new(Code::ReportUnknown))?;
    Ok((columns, first, table))
}

/// What the headings of a table mean, and the place of the row below them.
pub(super) fn below_headings<T>(
    table: &Spreadsheet,
    meaning: impl Fn(&[String]) -> Option<T>,
) -> Option<(T, usize)> {
    let mut rows = table.rows.iter().take(MOST_ABOVE).enumerate();
    rows.find_map(|(place, row)| Some((meaning(&row.cells)?, place + 1)))
}

/// A file as rows.
pub(super) fn table(bytes: &[u8]) -> Result<Spreadsheet, AppError> {
    Spreadsheet::read(bytes).map_err(|refusal| {
        AppError::new(match refusal {
            SpreadsheetRefusal::TooLarge => Code::TooLarge,
            SpreadsheetRefusal::TooManyRows => Code::TooManyRows,
            SpreadsheetRefusal::Unreadable => Code::SheetUnreadable,
            SpreadsheetRefusal::Empty => Code::SheetEmpty,
        })
    })
}
