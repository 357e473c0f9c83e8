//! XLSX, cell after cell: what the file says of its own size is not believed, and no table is laid out before it is
//! known to be small enough.

use super::delimited::clean;
use super::{MOST_COLUMNS, MOST_OF_CELL, MOST_ROWS, SheetRow, Spreadsheet, SpreadsheetRefusal, number};
use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx};
use std::io::{Cursor, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use zip::ZipArchive;

/// A workbook may unfold to so many bytes (256 MiB), which a table of [`MOST_ROWS`] rows is far below.
const MOST_UNFOLDED: u64 = 256 << 20;

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads the first visible sheet that holds something.
pub fn read(bytes: &[u8]) -> Result<Spreadsheet, SpreadsheetRefusal> {
    refuse_bomb(bytes)?;
    // Bytes from outside may trip the library that unpacks them, and a book is open in this process.
    catch_unwind(AssertUnwindSafe(|| first_sheet(bytes))).unwrap_or(Err(SpreadsheetRefusal::Unreadable))
}

/// Unfolds everything once, into nothing: a small file can hold terabytes, and its own figures can lie about it.
fn refuse_bomb(bytes: &[u8]) -> Result<(), SpreadsheetRefusal> {
    let unreadable = |_| SpreadsheetRefusal::Unreadable;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut left = MOST_UNFOLDED;
    for place in 0..archive.len() {
        let file = archive.by_index(place).map_err(unreadable)?;
        let unfolded = std::io::copy(&mut file.take(left + 1), &mut std::io::sink());
        let unfolded = unfolded.map_err(|_| SpreadsheetRefusal::Unreadable)?;
        left = left.checked_sub(unfolded).ok_or(SpreadsheetRefusal::TooLarge)?;
    }
    Ok(())
}

fn first_sheet(bytes: &[u8]) -> Result<Spreadsheet, SpreadsheetRefusal> {
    let mut workbook: Workbook<'_> =
        Xlsx::new(Cursor::new(bytes)).map_err(|_| SpreadsheetRefusal::Unreadable)?;
    let sheets: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    for sheet in &sheets {
        let rows = rows_of(&mut workbook, sheet)?;
        if !rows.is_empty() {
            return Ok(Spreadsheet { sheet: clean(sheet, 100), sheets: sheets.len(), rows });
        }
    }
    Err(SpreadsheetRefusal::Empty)
}

fn rows_of(workbook: &mut Workbook<'_>, sheet: &str) -> Result<Vec<SheetRow>, SpreadsheetRefusal> {
    let unreadable = |_| SpreadsheetRefusal::Unreadable;
    let mut cells = workbook.worksheet_cells_reader(sheet).map_err(unreadable)?;
    let mut rows: Vec<SheetRow> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(unreadable)? {
        let (row, column) = cell.get_position();
        let Some(column) = usize::try_from(column).ok().filter(|column| *column < MOST_COLUMNS) else {
            continue;
        };
        let text = clean(&text(cell.get_value()), MOST_OF_CELL);
        if text.is_empty() {
            continue;
        }
        let number = row.saturating_add(1);
        if rows.last().is_none_or(|row| row.number != number) {
            if rows.len() == MOST_ROWS {
                return Err(SpreadsheetRefusal::TooManyRows);
            }
            rows.push(SheetRow { number, cells: Vec::new() });
        }
        if let Some(row) = rows.last_mut() {
            row.cells.resize(row.cells.len().max(column + 1), String::new());
            row.cells[column] = text;
        }
    }
    // Rows of a file that no spreadsheet wrote may stand in any order.
    rows.sort_by_key(|row| row.number);
    Ok(rows)
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(value) => number::text(*value),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            number::moment((year, month, day, hour, minute, second), moment.as_f64() < 1.0)
        }
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}
