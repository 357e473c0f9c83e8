//! What a file would do, kept in memory so that a window can turn its pages.

use super::count;
use super::file::ImportFile;
use super::mapping::Mapping;
use super::row::{Caution, Judged};
use crate::error::{AppError, Code};
use crate::exports::write_file;
use crate::views::{
    ImportField, ImportKindName, ImportOutcome, ImportPreviewView, ImportProblemView, ImportRowView,
};
use documents::returns::{Cell, Table};
use domain::identity::Doubt;
use std::path::Path;
use std::sync::Arc;
use words::{Message, Value, Words};

/// A file that a person may keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeList {
    /// The name it is offered under.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl MadeList {
    /// Keeps it where a person chose.
    ///
    /// # Errors
    /// [`Code::ExportExists`] where there is a file already and `replace` was not said; [`Code::DiskFull`],
    /// [`Code::ExportNotWritten`].
    pub fn keep(&self, path: &Path, replace: bool) -> Result<(), AppError> {
        write_file(path, &self.bytes, replace)
    }
}

/// A file as it would be imported now.
pub struct ImportPreview {
    file: Arc<ImportFile>,
    kind: ImportKindName,
    mapping: Mapping,
    rows: Vec<Judged>,
}

impl ImportPreview {
    pub(super) const fn new(
        file: Arc<ImportFile>,
        kind: ImportKindName,
        mapping: Mapping,
        rows: Vec<Judged>,
    ) -> ImportPreview {
        ImportPreview { file, kind, mapping, rows }
    }

    /// Columns and numbers.
    #[must_use]
    pub fn view(&self) -> ImportPreviewView {
        let counted = count(&self.rows);
        let warned =
            self.rows.iter().filter(|row| row.outcome != ImportOutcome::Wrong && !row.cautions.is_empty());
        ImportPreviewView {
            kind: self.kind,
            sheet: self.file.sheet.clone(),
            sheets: number(self.file.sheets),
            columns: self.mapping.view(&self.file),
            fields: self.mapping.read_fields(),
            remembered: self.mapping.remembered,
            rows: number(self.rows.len()),
            new: counted.new,
            changed: counted.changed,
            unchanged: counted.unchanged,
            warned: number(warned.count()),
            wrong: counted.wrong,
            left_out: counted.left_out,
        }
    }

    /// Rows in the order of the file, from the `from`th of those that are asked for (from 0), at most `most`.
    #[must_use]
    pub fn rows(
        &self,
        only: Option<ImportOutcome>,
        from: u32,
        most: u32,
        words: &Words,
    ) -> Vec<ImportRowView> {
        let asked = self.rows.iter().filter(|row| only.is_none_or(|outcome| row.outcome == outcome));
        asked.skip(size(from)).take(size(most)).map(|row| row_view(row, words)).collect()
    }

    /// The rows with errors as CSV that can be mended and chosen again: their cells, and what is wrong with each.
    ///
    /// # Errors
    /// [`Code::Internal`], which does not happen in memory.
    pub fn wrong_rows(&self, words: &Words) -> Result<MadeList, AppError> {
        let fields = self.mapping.read_fields();
        // As the file itself calls its columns, so that they are known again.
        let head = |field: &ImportField| {
            let own = self.mapping.column(*field).map(|column| self.file.heading(column).to_owned());
            own.filter(|own| !own.is_empty())
                .or_else(|| words.say_key(&field.label(), &[]))
                .unwrap_or_default()
        };
        let mut heads: Vec<String> = fields.iter().map(head).collect();
        heads.push(words.say(&Message::ImportWrongHeading));
        let mut table = Table::new("wrong", &heads.iter().map(String::as_str).collect::<Vec<_>>());
        for row in self.rows.iter().filter(|row| row.outcome == ImportOutcome::Wrong) {
            let mut cells: Vec<Cell> = row.cells.iter().map(|(_, text)| Cell::text(text)).collect();
            let why: Vec<String> = row.errors.iter().map(|(_, error)| error.message(words)).collect();
            cells.push(Cell::text(why.join(" ")));
            table.rows.push(cells);
        }
        let bytes = table.csv_for_excel().map_err(|_| AppError::new(Code::Internal))?;
        Ok(MadeList { name: words.say(&Message::ImportWrongFile), bytes })
    }

    /// Errors and warnings in the order of the file, from the `from`th on (from 0), at most `most`.
    #[must_use]
    pub fn problems(&self, from: u32, most: u32, words: &Words) -> Vec<ImportProblemView> {
        let has_any = |row: &&Judged| !row.errors.is_empty() || !row.cautions.is_empty();
        let rows = self.rows.iter().filter(has_any);
        rows.flat_map(|row| problems(row, words)).skip(size(from)).take(size(most)).collect()
    }
}

fn row_view(row: &Judged, words: &Words) -> ImportRowView {
    ImportRowView {
        row: row.number,
        outcome: row.outcome,
        cells: row.cells.iter().map(|(_, text)| text.clone()).collect(),
        before: row.before.clone(),
        problems: problems(row, words).collect(),
    }
}

fn problems<'a>(row: &'a Judged, words: &'a Words) -> impl Iterator<Item = ImportProblemView> + 'a {
    let view = move |field: ImportField, code: &str, message: String, is_warning| ImportProblemView {
        row: row.number,
        field,
        code: code.to_owned(),
        message,
        text: row.cell(field).to_owned(),
        is_warning,
    };
    let errors = row
        .errors
        .iter()
        .map(move |(field, error)| view(*field, error.code.as_str(), error.message(words), false));
    let cautions = row
        .cautions
        .iter()
        .map(move |(field, caution)| view(*field, caution.as_str(), sentence(*caution, words), true));
    errors.chain(cautions)
}

fn sentence(caution: Caution, words: &Words) -> String {
    let (registered, address) = match caution {
        Caution::Doubt(Doubt::GstinOtherState { registered, address }) => (registered.name(), address.name()),
        Caution::Doubt(Doubt::PinOtherState { address }) => ("", address.name()),
        _ => ("", ""),
    };
    let key = format!("warning-{}", caution.as_str().replace('_', "-"));
    let values = [("registered", Value::Text(registered)), ("address", Value::Text(address))];
    words.say_key(&key, &values).unwrap_or(key)
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn size(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}
