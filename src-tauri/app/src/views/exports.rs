//! Returns, books and lists that are made into files: what is asked for, what would be in it, and what was written.

use serde::{Deserialize, Serialize};

/// What can be made into a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ExportKind {
    /// The return of a regular dealer.
    Gstr1,
    /// Vouchers and ledgers for Tally.
    Tally,
    /// The register of documents.
    Documents,
    /// Orders.
    Orders,
    /// Customers and what they owe; of no period.
    Customers,
    /// What the shop sells; of no period.
    Products,
    /// Documents and money by day.
    DayBook,
    /// Value and tax by rate.
    TaxByRate,
}

/// What kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// The portal's own.
    Json,
    /// A workbook.
    Xlsx,
    /// Text for programs.
    Csv,
    /// Tally's vouchers.
    Xml,
    /// The ledgers that the vouchers need, brought to Tally first.
    XmlLedgers,
}

/// What a person asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ExportQuery {
    /// What.
    pub kind: ExportKind,
    /// The first day, as `2026-11-01`.
    pub from: String,
    /// The last day.
    pub to: String,
}

/// What a period is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PeriodSpan {
    /// A calendar month.
    Month,
    /// Three of them, from April.
    Quarter,
    /// From 1 April to 31 March.
    Year,
}

/// A period that a person may choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct PeriodView {
    /// How long it is.
    pub span: PeriodSpan,
    /// The first day, as `2026-11-01`.
    pub from: String,
    /// The last day.
    pub to: String,
}

/// What would be written, seen before it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ExportPreviewView {
    /// What was asked for.
    pub query: ExportQuery,
    /// The kinds of file it can be made into; the first is the usual one.
    pub formats: Vec<ExportFormat>,
    /// Its tables.
    pub sheets: Vec<SheetView>,
    /// What it comes to.
    pub totals: Vec<ExportTotalView>,
    /// What to know before it leaves the shop.
    pub warnings: Vec<ExportWarningView>,
}

/// A table, as it begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct SheetView {
    /// Its name.
    pub name: String,
    /// The heads of its columns.
    pub columns: Vec<SheetColumnView>,
    /// Its first rows, at most 200; money is a decimal string in rupees.
    pub rows: Vec<Vec<String>>,
    /// How many rows it has.
    pub n_rows: u32,
    /// The sum of each column; empty where it is none of money, or not to be added up.
    pub sums: Vec<String>,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct SheetColumnView {
    /// Its text.
    pub head: String,
    /// What stands in it.
    pub holds: ColumnHolds,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ColumnHolds {
    /// Text.
    Text,
    /// Rupees.
    Money,
    /// Quantities, rates, counts.
    Numbers,
    /// Days, as `2026-11-22`.
    Days,
}

/// One figure of the whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ExportTotalView {
    /// Its name for programs: `taxable`, `cgst`, `total`, …
    pub name: &'static str,
    /// Its name for a person.
    pub word: String,
    /// The figure.
    pub amount: String,
}

/// Something to know before a file leaves the shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ExportWarningView {
    /// Its name for programs.
    pub code: &'static str,
    /// What to know.
    pub message: String,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ExportedView {
    /// What was asked for.
    pub query: ExportQuery,
    /// The kind of file.
    pub format: ExportFormat,
    /// Where it lies; `-` for one that was handed over and not kept.
    pub file: String,
    /// How many rows its tables have together, or how many vouchers or ledgers there are.
    pub rows: u32,
    /// What it comes to.
    pub totals: Vec<ExportTotalView>,
    /// What to know of it.
    pub warnings: Vec<ExportWarningView>,
}
