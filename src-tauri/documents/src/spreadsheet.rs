//! Spreadsheets that people hand over: CSV in whatever encoding and with whatever separator, and XLSX, as rows of text.
//!
//! Nothing is computed: of a formula its last result is taken, and what looks like one in a CSV file is text. A number of
//! Excel reads as it is shown with all its digits, so that a price of 44.1 is `44.1` and not the nearest binary fraction.
//! Every limit is an error with a name; whatever the bytes are, nothing here panics.

mod delimited;
mod encoding;
mod number;
mod unfold;
mod workbook;

pub use delimited::{Bounds, clean, split};

use thiserror::Error;

/// The largest file, in bytes (64 MiB).
pub const MOST_BYTES: usize = 64 << 20;

/// The longest table, in rows, headings and blank rows counted.
pub const MOST_ROWS: usize = 250_000;

/// As many columns as are read; what stands to the right of them is not.
pub const MOST_COLUMNS: usize = 64;

/// As many characters of a cell as are kept, which is more than anything that is imported may have.
pub const MOST_OF_CELL: usize = 2_500;

/// The cells of a file that hold something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spreadsheet {
    /// The name of the sheet that was read; empty for text.
    pub sheet: String,
    /// How many sheets the file has; one for text.
    pub sheets: usize,
    /// Rows with something in them.
    pub rows: Vec<SheetRow>,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetRow {
    /// Its number in the file as a person counts, from 1; a program that shows the file shows the same.
    pub number: u32,
    /// Its cells from the first column on, without blanks around them and without control characters. A row may have
    /// fewer cells than another.
    pub cells: Vec<String>,
}

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SpreadsheetRefusal {
    /// Larger than [`MOST_BYTES`], or a workbook that would unfold to too much.
    #[error("the file is too large")]
    TooLarge,
    /// More rows than [`MOST_ROWS`].
    #[error("the table has too many rows")]
    TooManyRows,
    /// Neither text nor a workbook; or one that is torn, encrypted, or of the time before XLSX.
    #[error("the file is no table that can be read")]
    Unreadable,
    /// Nothing stands in it.
    #[error("the file has no rows")]
    Empty,
}

impl Spreadsheet {
    /// Reads a file; what it is shows in its first bytes and not in its name. Of a workbook, the first visible sheet that
    /// holds anything.
    ///
    /// # Errors
    /// [`SpreadsheetRefusal`], each by name.
    pub fn read(bytes: &[u8]) -> Result<Spreadsheet, SpreadsheetRefusal> {
        if bytes.len() > MOST_BYTES {
            return Err(SpreadsheetRefusal::TooLarge);
        }
        let spreadsheet = if bytes.starts_with(b"PK\x03\x04") {
            workbook::read(bytes)?
        } else if is_something_else(bytes) {
            return Err(SpreadsheetRefusal::Unreadable);
        } else {
            Spreadsheet { sheet: String::new(), sheets: 1, rows: delimited::read(&encoding::decode(bytes))? }
        };
        if spreadsheet.rows.is_empty() { Err(SpreadsheetRefusal::Empty) } else { Ok(spreadsheet) }
    }
}

/// Workbooks of the time before XLSX or under a password, PDF, pictures, and other things that are chosen by mistake.
fn is_something_else(bytes: &[u8]) -> bool {
    const BEGINNINGS: [&[u8]; 7] =
        [b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"PK\x05\x06", b"\x1f\x8b", b"Rar!"];
    BEGINNINGS.iter().any(|beginning| bytes.starts_with(beginning))
}
