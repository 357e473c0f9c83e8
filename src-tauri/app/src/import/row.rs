//! A row of a file while it is judged: its cells by field, and what is said of them.

use super::file::ImportFile;
use super::mapping::Mapping;
use crate::error::{AppError, Code};
use crate::views::{CellForm, ImportField, ImportForm, ImportOutcome};
use documents::spreadsheet::SheetRow;
use std::collections::HashMap;
use store::{CustomerDetails, CustomerRow, Product, ProductRow};

/// Longer than any text that a person types.
const MOST_OF_TEXT: usize = 2_000;

/// Something that looks wrong and may be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caution {
    /// The last character or the state of a GSTIN, or the state of a PIN.
    Doubt(domain::identity::Doubt),
    /// It begins like a formula of a spreadsheet. It is text here and stays so.
    Formula,
    /// A code of the tariff that a spreadsheet took the leading zero from.
    HsnZero,
    /// Several numbers, of which the first is taken.
    SeveralPhones,
    /// Another item has this name, under another code.
    SameName,
    /// A later row of the file is about the same.
    Twice,
    /// No unit that GST knows.
    Unit,
}

impl Caution {
    /// The name of its sentence, after `warning_`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Caution::Doubt(doubt) => doubt.as_str(),
            Caution::Formula => "import_formula",
            Caution::HsnZero => "import_hsn_zero",
            Caution::SeveralPhones => "import_several_phones",
            Caution::SameName => "import_same_name",
            Caution::Twice => "import_twice",
            Caution::Unit => "unit_unknown",
        }
    }
}

/// What a row does to the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A product as it will be; a new one without `known`.
    Product { known: Option<ProductRow>, product: Product },
    /// A customer as they will be.
    Customer {
        known: Option<(CustomerRow, CustomerDetails)>,
        phone: domain::PhoneNumber,
        name: String,
        details: CustomerDetails,
    },
}

/// A row that was judged.
#[derive(Clone, Debug)]
pub struct Judged {
    pub number: u32,
    pub outcome: ImportOutcome,
    /// What the cells say, corrections laid over them.
    pub cells: Vec<(ImportField, String)>,
    /// What the book says now, for each cell of a row that changes it.
    pub before: Vec<String>,
    pub errors: Vec<(ImportField, AppError)>,
    pub cautions: Vec<(ImportField, Caution)>,
    pub change: Option<Change>,
    /// What two rows of one file share if they are about the same.
    pub key: Option<Key>,
}

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// Something that is in the book.
    Known(i64),
    /// Something new, by its code or number.
    Code(String),
    /// Something new, by its name.
    Name(String),
}

/// The corrections of a person, by row and field.
pub type Corrections<'a> = HashMap<(u32, ImportField), &'a str>;

/// Corrections as they are looked up; the later of two counts.
pub fn corrections(form: &ImportForm) -> Corrections<'_> {
    form.corrections.iter().map(|CellForm { row, field, text }| ((*row, *field), text.as_str())).collect()
}

impl Judged {
    /// A row before anything is said of it.
    pub fn begin(row: &SheetRow, mapping: &Mapping, corrections: &Corrections<'_>) -> Judged {
        let mut judged = Judged {
            number: row.number,
            outcome: ImportOutcome::Wrong,
            cells: Vec::new(),
            before: Vec::new(),
            errors: Vec::new(),
            cautions: Vec::new(),
            change: None,
            key: None,
        };
        for (column, field) in mapping.fields.iter().enumerate() {
            let Some(field) = *field else { continue };
            let corrected = corrections.get(&(row.number, field)).map(|text| (*text).trim().to_owned());
            let text = corrected.unwrap_or_else(|| row.cells.get(column).cloned().unwrap_or_default());
            if text.len() > MOST_OF_TEXT {
                judged.refuse(field, Code::TooLarge);
            }
            if super::cells::looks_like_formula(&text) {
                judged.cautions.push((field, Caution::Formula));
            }
            judged.cells.push((field, text));
        }
        judged
    }

    /// What a cell says; empty where nothing stands or the column is not read.
    pub fn cell(&self, field: ImportField) -> &str {
        let found = self.cells.iter().find(|(of, _)| *of == field);
        found.map_or("", |(_, text)| text.as_str())
    }

    /// What a cell says, if anything.
    pub fn some(&self, field: ImportField) -> Option<String> {
        let text = self.cell(field);
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// Something is wrong with a cell.
    pub fn refuse(&mut self, field: ImportField, code: Code) {
        self.errors.push((field, AppError::new(code).at(field.as_str())));
    }

    /// Something looks wrong with a cell.
    pub fn caution(&mut self, field: ImportField, caution: Caution) {
        self.cautions.push((field, caution));
    }

    /// A value, or what is wrong with its cell.
    pub fn take<T>(&mut self, field: ImportField, read: Result<T, Code>) -> Option<T> {
        read.map_err(|code| self.refuse(field, code)).ok()
    }

    /// Ends the judgement: what `change` does, and what the book said before it.
    pub fn end(
        &mut self,
        change: Change,
        is_new: bool,
        before: impl Fn(ImportField) -> String,
        is_same: bool,
    ) {
        if !self.errors.is_empty() {
            return;
        }
        self.outcome = match (is_new, is_same) {
            (true, _) => ImportOutcome::New,
            (false, true) => ImportOutcome::Unchanged,
            (false, false) => ImportOutcome::Changed,
        };
        if self.outcome == ImportOutcome::Changed {
            self.before = self.cells.iter().map(|(field, _)| before(*field)).collect();
        }
        self.change = Some(change);
    }
}

/// Whether a row is one of the sums that lists end with, or repeats the headings, as printed lists do on each page.
pub fn is_no_entry(row: &SheetRow, file: &ImportFile, mapping: &Mapping) -> bool {
    let place = row.cells.iter().position(|cell| !cell.is_empty());
    let is_sum = place.is_some_and(|place| {
        crate::pasted::is_sum(&row.cells[place]) && !is_something_called_so(row, place, mapping)
    });
    is_sum || (!file.headings.is_empty() && row.cells == file.headings)
}

/// Whether a row that begins with the word for a sum is about something of that name: it has a code or a number, or is
/// sold at a price for a unit.
fn is_something_called_so(row: &SheetRow, word: usize, mapping: &Mapping) -> bool {
    let is_said = |field: ImportField| {
        let cell = mapping.column(field).filter(|column| *column != word);
        cell.and_then(|column| row.cells.get(column)).is_some_and(|cell| !super::cells::is_nothing(cell))
    };
    is_said(ImportField::Sku)
        || is_said(ImportField::Phone)
        || (is_said(ImportField::Price) && is_said(ImportField::Unit))
}
