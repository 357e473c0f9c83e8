//! A spreadsheet on its way into the book: what its columns mean, what each row would do, and what is wrong.

use serde::{Deserialize, Serialize};

/// What a file is a list of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ImportKindName {
    /// Items of the shop.
    Products,
    /// Customers.
    Customers,
}

/// What a column can be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ImportField {
    /// Name of an item or of a customer.
    Name,
    /// An item's name in Latin letters.
    Alias,
    /// The shop's code of an item.
    Sku,
    /// Code in the tariff.
    Hsn,
    /// Unit of an item.
    Unit,
    /// Price of one unit.
    Price,
    /// GST in percent.
    GstRate,
    /// Cess in percent.
    CessRate,
    /// Why an item bears no tax.
    Untaxed,
    /// Rule by which the rate follows the price.
    PriceRule,
    /// A customer's number.
    Phone,
    /// A customer's GSTIN.
    Gstin,
    /// A customer's state.
    State,
    /// House, street.
    Line1,
    /// Area, landmark.
    Line2,
    /// City, town or village.
    City,
    /// PIN code.
    Pin,
}

/// How a file is to be read. Nothing chosen: as its headings say, or as it was read the last time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ImportForm {
    /// What it is a list of.
    pub kind: ImportKindName,
    /// The columns that a person chose, in place of all that was recognised.
    pub columns: Option<Vec<ColumnChoice>>,
    /// Cells that a person corrected.
    pub corrections: Vec<CellForm>,
    /// Rows that a person left out, by their numbers in the file.
    pub left_out: Vec<u32>,
    /// Whether rows with errors are left out; without it nothing is imported while there are any.
    pub without_wrong: bool,
}

/// A column, and what it is read as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ColumnChoice {
    /// Its place, from 0.
    pub column: u32,
    /// What it holds.
    pub field: ImportField,
}

/// A cell as a person corrected it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct CellForm {
    /// The row's number in the file.
    pub row: u32,
    /// The field.
    pub field: ImportField,
    /// What it should say.
    pub text: String,
}

/// A column of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ImportColumnView {
    /// Its place, from 0.
    pub column: u32,
    /// Its letter in a spreadsheet, as `B`.
    pub letter: String,
    /// What stands at its head; empty where nothing does.
    pub heading: String,
    /// What it is read as.
    pub field: Option<ImportField>,
    /// The first of its cells that says something.
    pub sample: String,
}

/// What a row would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ImportOutcome {
    /// It adds.
    New,
    /// It changes what is there.
    Changed,
    /// All of it is there already.
    Unchanged,
    /// It cannot be read.
    Wrong,
    /// A person left it out, or a later row of the file is about the same.
    LeftOut,
}

/// Something about a cell of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ImportProblemView {
    /// The row's number in the file.
    pub row: u32,
    /// The field.
    pub field: ImportField,
    /// Its name.
    pub code: String,
    /// What it says.
    pub message: String,
    /// What stands in the cell.
    pub text: String,
    /// Whether the row is read all the same.
    pub is_warning: bool,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ImportRowView {
    /// Its number in the file.
    pub row: u32,
    /// What it would do.
    pub outcome: ImportOutcome,
    /// Its cells, one for each of `fields` of the preview.
    pub cells: Vec<String>,
    /// What the book says now, where a row changes it; empty where it does not.
    pub before: Vec<String>,
    /// What is wrong or looks so.
    pub problems: Vec<ImportProblemView>,
}

/// A file before it is imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ImportPreviewView {
    /// What it is a list of.
    pub kind: ImportKindName,
    /// The sheet's name; empty for text.
    pub sheet: String,
    /// How many sheets the file has; the others are not read.
    pub sheets: u32,
    /// Its columns.
    pub columns: Vec<ImportColumnView>,
    /// The fields that are read, in the order of the columns.
    pub fields: Vec<ImportField>,
    /// Whether the columns are read as a person chose them earlier for the same headings.
    pub remembered: bool,
    /// Rows below the headings.
    pub rows: u32,
    /// Rows that add.
    pub new: u32,
    /// Rows that change something.
    pub changed: u32,
    /// Rows that say what is known.
    pub unchanged: u32,
    /// Rows that are read, with a warning.
    pub warned: u32,
    /// Rows that cannot be read.
    pub wrong: u32,
    /// Rows that are left out.
    pub left_out: u32,
}

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ImportedView {
    /// How many were added.
    pub new: u32,
    /// How many were changed.
    pub changed: u32,
    /// How many were as the file says.
    pub unchanged: u32,
    /// How many rows with errors were left out.
    pub wrong: u32,
    /// How many other rows were left out.
    pub left_out: u32,
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ImportProgressView {
    /// Rows done.
    pub done: u32,
    /// Rows in all; 0 before it is known.
    pub total: u32,
}
