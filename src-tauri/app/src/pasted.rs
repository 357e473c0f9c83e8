//! A range pasted from a spreadsheet, as lines of a bill.
//!
//! Cells are separated by tabs, as spreadsheets copy them; text without a tab is read as CSV if all of its rows have the
//! same number of cells, and else each row is one name. What the columns mean is decided in [`columns`]; a row's product
//! is the one with exactly its code, else exactly its name. Nothing is computed and nothing refused: what a cell says
//! stands in the form as it was typed, and the form says what is wrong with it.

mod cells;
mod columns;
pub mod units;

use crate::counter::of_product;
use crate::error::AppError;
use crate::shop::App;
use crate::typed::without_rupees;
use crate::views::LineForm;
use columns::Columns;
use store::{ProductRow, Read};

/// As many rows as are read; more is a list and not a bill.
const MOST_ROWS: usize = 200;

/// Last rows of a table that are no items.
const SUMS: [&str; 6] = ["total", "grand total", "sub total", "subtotal", "कुल", "जोड़"];

/// A row of cells, and the product that it is about.
struct Row {
    cells: Vec<String>,
    product: Option<ProductRow>,
}

impl App {
    /// Reads a pasted range; at most 200 rows of it.
    ///
    /// # Errors
    /// What keeps the book from being read; whatever was pasted is no error.
    pub fn read_pasted(&self, text: &str) -> Result<Vec<LineForm>, AppError> {
        let rows = cells::of(text, MOST_ROWS + 1);
        self.store().read(|book| {
            let mut rows = rows.into_iter().map(|cells| row(book, cells)).collect::<Result<Vec<_>, _>>()?;
            let columns = Columns::of(&mut rows);
            rows.truncate(MOST_ROWS);
            Ok(rows.iter().filter_map(|row| line(row, &columns)).collect())
        })
    }
}

/// The product is looked for in every cell that is no small number: which column names it is not known yet.
fn row(book: &Read<'_>, cells: Vec<String>) -> Result<Row, AppError> {
    let mut product = None;
    for cell in cells.iter().filter(|cell| columns::may_name_a_product(cell)) {
        product = book.product_by_code(cell)?;
        if product.is_some() {
            break;
        }
    }
    for cell in &cells {
        if product.is_none() && columns::may_name_a_product(cell) {
            product = book.product_by_name(cell)?;
        }
    }
    Ok(Row { cells, product })
}

/// Whether a name is the word before a sum.
pub fn is_sum(name: &str) -> bool {
    SUMS.contains(&name.to_lowercase().trim_end_matches(':'))
}

impl Row {
    fn cell(&self, column: Option<usize>) -> &str {
        column.and_then(|column| self.cells.get(column)).map_or("", |cell| cell.trim())
    }
}

fn line(row: &Row, columns: &Columns) -> Option<LineForm> {
    let (name, code) = (row.cell(columns.name), row.cell(columns.code));
    let is_sum = row.product.is_none() && is_sum(name);
    if (name.is_empty() && code.is_empty() && row.product.is_none()) || is_sum {
        return None;
    }
    let (quantity, unit) = units::quantity_and_unit(row.cell(columns.quantity), row.cell(columns.unit));
    let mut line = match &row.product {
        Some(product) => of_product(product, quantity.clone()),
        None => LineForm {
            name: if name.is_empty() { code } else { name }.to_owned(),
            sku: code.to_owned(),
            quantity: quantity.clone(),
            gst_rate: row.cell(columns.gst_rate).to_owned(),
            ..LineForm::default()
        },
    };
    if let Some(unit) = unit {
        if line.unit.is_empty() {
            unit.clone_into(&mut line.unit);
        } else if line.unit != unit {
            // 500 g of what is sold by the kilogram are not 500 kilograms: the person has to say how much it is.
            line.quantity = format!("{quantity} {}", unit.to_lowercase());
        }
    }
    let price = without_rupees(row.cell(columns.price));
    if !price.is_empty() {
        price.clone_into(&mut line.price);
    }
    row.cell(columns.discount).clone_into(&mut line.discount);
    Some(line)
}
