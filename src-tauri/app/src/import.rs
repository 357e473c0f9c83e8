//! Lists of items and customers from spreadsheets.
//!
//! A file is read once ([`ImportFile`]), looked at as often as a person changes how it is read ([`App::preview_import`]),
//! and imported in one transaction ([`App::import`]): either all of its rows are in the book afterwards or none, also
//! when it is cancelled or the computer goes off. What rows mean is decided again in that transaction, because the book
//! may have changed since they were looked at.

mod cells;
mod customers;
mod fields;
mod file;
mod mapping;
mod preview;
mod products;
mod rates;
mod row;
mod twice;
mod watch;

pub use file::ImportFile;
pub use preview::{ImportPreview, MadeList};
pub use watch::ImportWatch;

use crate::clock::day_in_india;
use crate::error::{AppError, Code, Value};
use crate::products::free_code;
use crate::shop::App;
use crate::views::{ImportField, ImportForm, ImportKindName, ImportOutcome, ImportedView};
use jiff::Timestamp;
use mapping::Mapping;
use rates::Rates;
use row::{Change, Judged, corrections, is_no_entry};
use std::collections::HashSet;
use std::sync::Arc;
use store::{Read, Write};

/// The largest file that is read as a list, in bytes.
pub const MOST_OF_LIST: usize = documents::spreadsheet::MOST_BYTES;

impl App {
    /// What a file would do to the book. Changes nothing. Takes some seconds for tens of thousands of rows.
    ///
    /// # Errors
    /// [`Code::ColumnUnknown`], [`Code::ImportCancelled`], and what keeps the book from being read. Columns that are
    /// missing are no error here: the preview shows them, so that a person can choose them.
    pub fn preview_import(
        &self,
        file: &Arc<ImportFile>,
        form: &ImportForm,
        watch: &ImportWatch,
    ) -> Result<ImportPreview, AppError> {
        let now = self.now();
        let (mapping, rows) = self.store().read(|book| {
            let mapping = Mapping::of(book, file, form)?;
            let rows = judge(book, file, form, &mapping, now, watch)?;
            Ok::<_, AppError>((mapping, rows))
        })?;
        Ok(ImportPreview::new(Arc::clone(file), form.kind, mapping, rows))
    }

    /// Takes a file into the book, all of it or nothing, and remembers how its columns were read.
    ///
    /// # Errors
    /// [`Code::ColumnMissing`] at the field that a list of this kind needs, [`Code::ColumnUnknown`],
    /// [`Code::ImportRowsWrong`] with the number of rows that cannot be read, unless they are to be left out,
    /// [`Code::ImportCancelled`], and what keeps the book from being written.
    pub fn import(
        &self,
        file: &Arc<ImportFile>,
        form: &ImportForm,
        watch: &ImportWatch,
    ) -> Result<ImportedView, AppError> {
        let (now, file, form, watch) = (self.now(), Arc::clone(file), form.clone(), watch.clone());
        self.store().write("import", move |book| {
            let mapping = Mapping::of(book, &file, &form)?;
            refuse_unnamed(form.kind, &mapping)?;
            let rows = judge(book, &file, &form, &mapping, now, &watch)?;
            let imported = count(&rows);
            if imported.wrong > 0 && !form.without_wrong {
                let mut error = AppError::new(Code::ImportRowsWrong);
                error.values.push(("count", Value::Number(i64::from(imported.wrong))));
                return Err(error);
            }
            apply(book, rows, now, &watch)?;
            mapping.remember(book, &file, form.kind)?;
            // The last moment at which it can be taken back.
            watch.check()?;
            Ok(imported)
        })
    }
}

/// Items are known by code or name, customers by their numbers.
fn refuse_unnamed(kind: ImportKindName, mapping: &Mapping) -> Result<(), AppError> {
    let (needed, other) = match kind {
        ImportKindName::Products => (ImportField::Name, ImportField::Sku),
        ImportKindName::Customers => (ImportField::Phone, ImportField::Phone),
    };
    if mapping.column(needed).is_none() && mapping.column(other).is_none() {
        return Err(AppError::new(Code::ColumnMissing).at(needed.as_str()));
    }
    Ok(())
}

/// Judges every row, those that are no entries left out.
fn judge(
    book: &Read<'_>,
    file: &ImportFile,
    form: &ImportForm,
    mapping: &Mapping,
    now: Timestamp,
    watch: &ImportWatch,
) -> Result<Vec<Judged>, AppError> {
    let corrections = corrections(form);
    let left_out: HashSet<u32> = form.left_out.iter().copied().collect();
    let rates = Rates::of(file, mapping, day_in_india(now));
    watch.begin(file.rows.len());
    let mut rows = Vec::with_capacity(file.rows.len());
    for row in &file.rows {
        watch.step()?;
        if is_no_entry(row, file, mapping) {
            continue;
        }
        let mut judged = Judged::begin(row, mapping, &corrections);
        if judged.cells.iter().all(|(_, text)| text.is_empty()) {
            continue;
        }
        if left_out.contains(&row.number) {
            judged.outcome = ImportOutcome::LeftOut;
        } else {
            match form.kind {
                ImportKindName::Products => products::judge(book, &mut judged, rates)?,
                ImportKindName::Customers => customers::judge(book, &mut judged)?,
            }
        }
        rows.push(judged);
    }
    twice::leave_out_earlier(&mut rows, form.kind);
    Ok(rows)
}

fn apply(book: &Write<'_>, rows: Vec<Judged>, now: Timestamp, watch: &ImportWatch) -> Result<(), AppError> {
    let changes =
        rows.into_iter().filter(|row| matches!(row.outcome, ImportOutcome::New | ImportOutcome::Changed));
    let changes: Vec<Change> = changes.filter_map(|row| row.change).collect();
    watch.begin(changes.len());
    // Codes of the file first, so that none that is made up here takes one of them.
    let (without_code, others): (Vec<Change>, Vec<Change>) = changes.into_iter().partition(
        |change| matches!(change, Change::Product { known: None, product } if product.sku.is_empty()),
    );
    for change in others.into_iter().chain(without_code) {
        watch.step()?;
        write(book, change, now)?;
    }
    Ok(())
}

fn write(book: &Write<'_>, change: Change, now: Timestamp) -> Result<(), AppError> {
    match change {
        Change::Product { known: Some(known), product } => {
            book.replace_product(known.id, &product)?;
            if known.removed_at.is_some() {
                book.set_product_removed(known.id, None)?;
            }
        }
        Change::Product { known: None, mut product } => {
            if product.sku.is_empty() {
                product.sku = free_code(book)?;
            }
            book.insert_product(&product)?;
        }
        Change::Customer { phone, name, details, .. } => {
            let id = book.keep_customer(&name, &phone, now)?;
            book.set_customer_details(id, &details)?;
        }
    }
    Ok(())
}

fn count(rows: &[Judged]) -> ImportedView {
    let n = |outcome| {
        let n = rows.iter().filter(|row| row.outcome == outcome).count();
        u32::try_from(n).unwrap_or(u32::MAX)
    };
    ImportedView {
        new: n(ImportOutcome::New),
        changed: n(ImportOutcome::Changed),
        unchanged: n(ImportOutcome::Unchanged),
        wrong: n(ImportOutcome::Wrong),
        left_out: n(ImportOutcome::LeftOut),
    }
}
