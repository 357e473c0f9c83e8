//! Anything listed, as a spreadsheet: one or several tables as XLSX, one as CSV.

use domain::Paise;
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use thiserror::Error;

/// Rows under named columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The sheet's name, at most 31 characters and none of `[]:*?/\`.
    pub name: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// Sums below the rows, where a person would look for them: on a sheet, not in CSV, which programs add up.
    pub foot: Option<Vec<Cell>>,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its text.
    pub head: String,
    /// How wide it is drawn, in characters.
    pub width: u16,
    /// Whether its money may be added up; the value of an invoice that stands in several rows may not.
    pub adds_up: bool,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text, which no program may take for a formula.
    Text(String),
    /// Rupees.
    Money(Paise),
    /// A quantity, a rate, a count.
    Number(Decimal),
    /// A day.
    Day(Date),
}

/// A table that a program cannot hold.
#[derive(Debug, Error)]
pub enum TableTrouble {
    /// The sheet's name or the number of rows is beyond what a spreadsheet takes.
    #[error("a spreadsheet cannot hold this table")]
    Sheet(#[from] XlsxError),
    /// The text could not be written.
    #[error("the table could not be written as text")]
    Text,
}

impl Table {
    /// An empty table.
    #[must_use]
    pub fn new(name: &str, heads: &[&str]) -> Table {
        let column = |head: &&str| {
            let width = u16::try_from(head.chars().count().clamp(10, 40)).unwrap_or(40);
            Column { head: (*head).to_owned(), width, adds_up: true }
        };
        let columns = heads.iter().map(column).collect();
        Table { name: name.to_owned(), columns, rows: Vec::new(), foot: None }
    }

    /// The same table with a column whose money stands in several rows and is not added up. A head that is not there
    /// changes nothing.
    #[must_use]
    pub fn not_adding(mut self, head: &str) -> Table {
        self.columns
            .iter_mut()
            .filter(|column| column.head == head)
            .for_each(|column| column.adds_up = false);
        self
    }

    /// As CSV in UTF-8 with CRLF, for programs: the portal's offline tool, scripts. Text that a spreadsheet would take
    /// for a formula gets an apostrophe in front.
    ///
    /// # Errors
    /// [`TableTrouble::Text`], which does not happen in memory.
    pub fn csv(&self) -> Result<Vec<u8>, TableTrouble> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        let heads = self.columns.iter().map(|column| harmless(&column.head));
        writer.write_record(heads).map_err(|_| TableTrouble::Text)?;
        for row in &self.rows {
            writer.write_record(row.iter().map(Cell::plain)).map_err(|_| TableTrouble::Text)?;
        }
        writer.into_inner().map_err(|_| TableTrouble::Text)
    }

    /// As [`Table::csv`], with the mark by which Excel knows UTF-8.
    ///
    /// # Errors
    /// As [`Table::csv`].
    pub fn csv_for_excel(&self) -> Result<Vec<u8>, TableTrouble> {
        Ok([&b"\xef\xbb\xbf"[..], &self.csv()?].concat())
    }

    /// The sum of a column of money, by its place; nothing where a cell holds none. `None` when it does not fit.
    #[must_use]
    pub fn sum(&self, column: usize) -> Option<Paise> {
        let amounts = self.rows.iter().filter_map(|row| match row.get(column) {
            Some(Cell::Money(amount)) => Some(*amount),
            Some(Cell::Empty | Cell::Text(_) | Cell::Number(_) | Cell::Day(_)) | None => None,
        });
        Paise::sum(amounts)
    }

    /// The sum of each column that holds money and may be added up; nothing for the others. `None` when one does not
    /// fit.
    #[must_use]
    pub fn sums(&self) -> Option<Vec<Cell>> {
        let holds_money =
            |place: usize| self.rows.iter().any(|row| matches!(row.get(place), Some(Cell::Money(_))));
        let columns = self.columns.iter().enumerate();
        columns
            .map(|(place, column)| {
                let adds_up = column.adds_up && holds_money(place);
                if adds_up { self.sum(place).map(Cell::Money) } else { Some(Cell::Empty) }
            })
            .collect()
    }
}

/// Tables as the sheets of one workbook. Text is written as text, never as a formula.
///
/// # Errors
/// [`TableTrouble::Sheet`] for a name no sheet may have, or more than 10,48,575 rows.
pub fn xlsx(tables: &[Table]) -> Result<Vec<u8>, TableTrouble> {
    let mut workbook = Workbook::new();
    // The same table gives the same bytes, so no clock is asked for the time of making.
    let made = ExcelDateTime::from_ymd(2020, 1, 1)?;
    workbook.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&made));
    for table in tables {
        write_sheet(workbook.add_worksheet(), table)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn write_sheet(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let head = Format::new().set_bold();
    // Indian grouping: lakh and crore.
    let money =
        Format::new().set_num_format(r"[>=10000000]##\,##\,##\,##0.00;[>=100000]##\,##\,##0.00;##,##0.00");
    let day = Format::new().set_num_format("dd-mmm-yyyy");
    sheet.set_name(&table.name)?;
    for (place, column) in (0_u16..).zip(&table.columns) {
        sheet.write_string_with_format(0, place, &column.head, &head)?;
        sheet.set_column_width(place, column.width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (row, cells) in (1_u32..).zip(table.rows.iter().chain(&table.foot)) {
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => {
                    sheet.write_string(row, column, text)?;
                }
                Cell::Money(amount) => {
                    sheet.write_with_format(row, column, Decimal::new(amount.get(), 2), &money)?;
                }
                Cell::Number(number) => {
                    sheet.write(row, column, *number)?;
                }
                Cell::Day(date) => {
                    let year = u16::try_from(date.year()).unwrap_or(1900);
                    let (month, on) = (date.month().unsigned_abs(), date.day().unsigned_abs());
                    let date = ExcelDateTime::from_ymd(year, month, on)?;
                    sheet.write_datetime_with_format(row, column, &date, &day)?;
                }
            }
        }
    }
    Ok(())
}

impl Cell {
    /// Text, or nothing where there is none.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }

    /// As a person types it: `1234.50`, `2026-11-22`.
    #[must_use]
    pub fn say(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Empty | Cell::Money(_) | Cell::Number(_) | Cell::Day(_) => self.plain(),
        }
    }

    fn plain(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => harmless(text),
            Cell::Money(amount) => amount.to_rupees(),
            Cell::Number(number) => number.normalize().to_string(),
            Cell::Day(date) => date.to_string(),
        }
    }
}

/// Text that begins like a formula gets an apostrophe, after the advice of OWASP; so does what a program might strip to
/// such a text.
fn harmless(text: &str) -> String {
    let begins = text.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
    let like_a_formula = begins.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || text.starts_with(['\t', '\r', '\n']);
    if like_a_formula { format!("'{text}") } else { text.to_owned() }
}
