//! XLSX, cell after cell: what the file says of its own size is not believed, and no table is laid out before it is
//! known to be small enough.

use super::delimited::clean;
use super::unfold::refuse_bomb;
use super::{MOST_COLUMNS, MOST_OF_CELL, MOST_ROWS, SheetRow, Spreadsheet, SpreadsheetRefusal, number};
use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx};
use std::borrow::Cow;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// So many bytes of text are kept of a sheet (128 MiB): cells that share one text each keep it.
const MOST_KEPT: usize = 128 << 20;

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads the first visible sheet that holds something.
pub fn read(bytes: &[u8]) -> Result<Spreadsheet, SpreadsheetRefusal> {
    refuse_bomb(bytes)?;
    // Bytes from outside may trip the library that unpacks them, and a book is open in this process.
    catch_unwind(AssertUnwindSafe(|| first_sheet(bytes))).unwrap_or(Err(SpreadsheetRefusal::Unreadable))
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
    let mut left = MOST_KEPT;
    while let Some(cell) = cells.next_cell().map_err(unreadable)? {
        let (row, column) = cell.get_position();
        let Some(column) = usize::try_from(column).ok().filter(|column| *column < MOST_COLUMNS) else {
            continue;
        };
        let text = clean(beginning(&text(cell.get_value())), MOST_OF_CELL);
        if text.is_empty() {
            continue;
        }
        left = left.checked_sub(text.len()).ok_or(SpreadsheetRefusal::TooLarge)?;
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

/// As much of a text as can matter: what is cut off is not looked at for each cell that shares it.
fn beginning(text: &str) -> &str {
    let end = text.char_indices().nth(4 * MOST_OF_CELL).map_or(text.len(), |(place, _)| place);
    &text[..end]
}

fn text<'a>(value: &'a DataRef<'_>) -> Cow<'a, str> {
    match value {
        DataRef::Int(number) => number.to_string().into(),
        DataRef::Float(value) => number::text(*value).into(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.into(),
        DataRef::SharedString(text) => (*text).into(),
        DataRef::Bool(value) => if *value { "TRUE" } else { "FALSE" }.into(),
        DataRef::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            let is_time = moment.as_f64() < 1.0;
            number::moment((year, month, day, hour, minute, second), is_time).into()
        }
        DataRef::Error(error) => error.to_string().into(),
        DataRef::Empty => "".into(),
    }
}
