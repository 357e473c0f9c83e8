//! Which column holds which field: as a person chose, else as they chose for the same headings before, else as the
//! headings say.

use super::cells;
use super::file::{ImportFile, as_written};
use crate::error::{AppError, Code};
use crate::headings::{Meaning, meaning};
use crate::views::{ColumnChoice, ImportColumnView, ImportField, ImportForm, ImportKindName};
use std::collections::HashMap;
use store::{Read, Write};

/// Headings longer than this together are not told apart beyond it.
const MOST_OF_NAME: usize = 2_000;

/// Each column with what it is read as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    pub fields: Vec<Option<ImportField>>,
    /// Whether it was chosen earlier for the same headings.
    pub remembered: bool,
}

impl Mapping {
    /// Decides.
    ///
    /// # Errors
    /// [`Code::ColumnUnknown`] for a choice of a column that is not there, or of a field twice or of the other kind.
    pub fn of(book: &Read<'_>, file: &ImportFile, form: &ImportForm) -> Result<Mapping, AppError> {
        if let Some(columns) = &form.columns {
            return chosen(file, form.kind, columns);
        }
        if let Some(fields) = remembered(book, file, form.kind)? {
            return Ok(Mapping { fields, remembered: true });
        }
        Ok(Mapping { fields: recognised(file, form.kind), remembered: false })
    }

    /// Keeps it for the next file with these headings.
    pub fn remember(
        &self,
        book: &Write<'_>,
        file: &ImportFile,
        kind: ImportKindName,
    ) -> Result<(), AppError> {
        if file.headings.is_empty() {
            return Ok(());
        }
        let names: Vec<&str> =
            self.fields.iter().map(|field| field.map_or("", ImportField::as_str)).collect();
        Ok(book.set_setting(&setting(file, kind), &names.join(" "))?)
    }

    /// The column of a field.
    pub fn column(&self, field: ImportField) -> Option<usize> {
        self.fields.iter().position(|read| *read == Some(field))
    }

    /// The fields that are read, in the order of the columns.
    pub fn read_fields(&self) -> Vec<ImportField> {
        self.fields.iter().copied().flatten().collect()
    }

    /// The columns as a person sees them.
    pub fn view(&self, file: &ImportFile) -> Vec<ImportColumnView> {
        let sample = |column: usize| {
            let cells = file.rows.iter().filter_map(|row| row.cells.get(column));
            cells.into_iter().find(|cell| !cell.is_empty()).cloned().unwrap_or_default()
        };
        (0..file.width)
            .zip(0_u32..)
            .map(|(place, column)| ImportColumnView {
                column,
                letter: letter(place),
                heading: file.heading(place).to_owned(),
                field: self.fields.get(place).copied().flatten(),
                sample: sample(place),
            })
            .collect()
    }
}

/// A column's letters in a spreadsheet: `A`, `Z`, `AA`.
pub fn letter(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or(0));
    match column / 26 {
        0 => last.to_string(),
        before => format!("{}{last}", letter(before - 1)),
    }
}

fn chosen(file: &ImportFile, kind: ImportKindName, columns: &[ColumnChoice]) -> Result<Mapping, AppError> {
    let mut fields = vec![None; file.width];
    for ColumnChoice { column, field } in columns {
        let unknown = || AppError::new(Code::ColumnUnknown).at(field.as_str());
        let is_taken = fields.contains(&Some(*field));
        let place = usize::try_from(*column).ok().and_then(|column| fields.get_mut(column));
        match place {
            Some(place) if place.is_none() && !is_taken && kind.fields().contains(field) => {
                *place = Some(*field);
            }
            _ => return Err(unknown()),
        }
    }
    Ok(Mapping { fields, remembered: false })
}

fn recognised(file: &ImportFile, kind: ImportKindName) -> Vec<Option<ImportField>> {
    let mut best: HashMap<ImportField, (usize, usize)> = HashMap::new();
    for (column, heading) in file.headings.iter().enumerate() {
        let Some((meaning, rank)) = meaning(heading) else { continue };
        let (field, rank) = match kind.field_of(meaning) {
            Some(field) => (field, rank),
            // After every heading that can mean nothing else.
            None if meaning == Meaning::TaxType && says_why_untaxed(file, kind, column) => {
                (ImportField::Untaxed, usize::MAX)
            }
            None => continue,
        };
        // The first of equals stays.
        let kept = best.entry(field).or_insert((rank, column));
        *kept = (*kept).min((rank, column));
    }
    name_in_own_script(file, kind, &mut best);
    let mut fields = vec![None; file.width];
    for (field, (_, column)) in best {
        if let Some(place) = fields.get_mut(column) {
            *place = Some(field);
        }
    }
    fields
}

/// Whether a column of tax types says why nothing is due, and not whether prices hold the tax.
fn says_why_untaxed(file: &ImportFile, kind: ImportKindName, column: usize) -> bool {
    let cells = file.rows.iter().filter_map(|row| row.cells.get(column));
    let said: Vec<&String> = cells.filter(|cell| !cells::is_unsaid(cell)).collect();
    let is_reason = |cell: &&String| cells::untaxed(cell).is_some();
    kind == ImportKindName::Products
        && said.iter().any(is_reason)
        && said.iter().all(|cell| is_reason(cell) || cells::is_taxable(cell))
}

/// Two columns of names, one headed in another script than Latin (सामान, Item), are the name and the one in Latin letters.
fn name_in_own_script(
    file: &ImportFile,
    kind: ImportKindName,
    best: &mut HashMap<ImportField, (usize, usize)>,
) {
    if kind != ImportKindName::Products || best.contains_key(&ImportField::Alias) {
        return;
    }
    let names = |latin: bool| {
        file.headings.iter().position(|heading| {
            meaning(heading).is_some_and(|(meaning, _)| meaning == Meaning::Name)
                && heading.is_ascii() == latin
        })
    };
    if let (Some(own), Some(latin)) = (names(false), names(true)) {
        best.insert(ImportField::Name, (0, own));
        best.insert(ImportField::Alias, (0, latin));
    }
}

fn remembered(
    book: &Read<'_>,
    file: &ImportFile,
    kind: ImportKindName,
) -> Result<Option<Vec<Option<ImportField>>>, AppError> {
    if file.headings.is_empty() {
        return Ok(None);
    }
    let kept = book.setting(&setting(file, kind))?;
    let fields = kept.map(|kept| {
        let mut fields: Vec<Option<ImportField>> = kept.split(' ').map(ImportField::from_name).collect();
        fields.resize(file.width, None);
        fields
    });
    Ok(fields)
}

/// The headings themselves are the name, so that nobody has to name a mapping.
fn setting(file: &ImportFile, kind: ImportKindName) -> String {
    let headings: Vec<String> = file.headings.iter().map(|heading| as_written(heading)).collect();
    let headings: String = headings.join("|").chars().take(MOST_OF_NAME).collect();
    format!("import.{}.{headings}", kind.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        assert_eq!([0, 25, 26, 51, 52, 63].map(letter), ["A", "Z", "AA", "AZ", "BA", "BL"]);
    }
}
