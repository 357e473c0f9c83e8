//! Which printers a shop has.

use crate::error::{AppError, Code};
use crate::shop::App;
use crate::views::{PrinterForm, PrinterView};
use documents::printer::Printer;
use std::path::PathBuf;
use store::{PrinterFacts, PrinterId, PrinterRow, PrinterWay, Read};

/// Longer than any name or place.
const MOST_OF_TEXT: usize = 500;

/// Characters in a row, of the printers there are.
pub const WIDTHS: [u32; 3] = [32, 42, 48];

/// The port that printers on the network listen on.
const USUAL_PORT: u16 = 9_100;

impl App {
    /// The shop's printers, by name.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn printers(&self) -> Result<Vec<PrinterView>, AppError> {
        self.store().read(|book| Ok(book.printers()?.iter().map(view).collect()))
    }

    /// Adds a printer, or changes one; the first becomes the default.
    ///
    /// # Errors
    /// What is wrong, at its field: [`Code::NameMissing`], [`Code::FieldMissing`], [`Code::FieldInvalid`],
    /// [`Code::TooLarge`], [`Code::PrinterNameTaken`]; [`Code::PrinterNotFound`].
    pub fn save_printer(&self, form: &PrinterForm) -> Result<Vec<PrinterView>, AppError> {
        let facts = read(form)?;
        let id = form.id.map(PrinterId::new);
        self.store().write("printer", move |book| {
            if book.printer_named(&facts.name)?.is_some_and(|holder| Some(holder.id) != id) {
                return Err(AppError::new(Code::PrinterNameTaken).at("name").with_text("name", facts.name));
            }
            match id {
                Some(id) if !book.change_printer(id, &facts)? => Err(AppError::new(Code::PrinterNotFound)),
                Some(_) => Ok(()),
                None => Ok(book.add_printer(&facts).map(|_| ())?),
            }
        })?;
        self.printers()
    }

    /// Forgets a printer. Receipts that wait for it wait for the default one.
    ///
    /// # Errors
    /// [`Code::PrinterNotFound`].
    pub fn remove_printer(&self, id: i64) -> Result<Vec<PrinterView>, AppError> {
        self.store().write("printer-removed", move |book| {
            if book.remove_printer(PrinterId::new(id))? {
                Ok(())
            } else {
                Err(AppError::new(Code::PrinterNotFound))
            }
        })?;
        self.printers()
    }

    /// Makes a printer the one that prints when nobody names another.
    ///
    /// # Errors
    /// [`Code::PrinterNotFound`].
    pub fn set_default_printer(&self, id: i64) -> Result<Vec<PrinterView>, AppError> {
        self.store().write("printer-default", move |book| {
            if book.set_default_printer(PrinterId::new(id))? {
                Ok(())
            } else {
                Err(AppError::new(Code::PrinterNotFound))
            }
        })?;
        self.printers()
    }
}

/// A printer of the book.
pub fn find_printer(book: &Read<'_>, id: PrinterId) -> Result<PrinterRow, AppError> {
    book.printer(id)?.ok_or_else(|| AppError::new(Code::PrinterNotFound).at("printer"))
}

/// Where its bytes go.
pub fn place(facts: &PrinterFacts) -> Printer {
    match facts.way {
        PrinterWay::Network => Printer::Network(facts.place.clone()),
        PrinterWay::Device => Printer::Device(PathBuf::from(&facts.place)),
        PrinterWay::Spooler => Printer::Spooler(facts.place.clone()),
        PrinterWay::File => Printer::File(PathBuf::from(&facts.place)),
    }
}

fn read(form: &PrinterForm) -> Result<PrinterFacts, AppError> {
    for (field, text) in [("name", &form.name), ("place", &form.place)] {
        if text.len() > MOST_OF_TEXT {
            return Err(AppError::new(Code::TooLarge).at(field));
        }
    }
    let name = form.name.trim().to_owned();
    if name.is_empty() {
        return Err(AppError::new(Code::NameMissing).at("name"));
    }
    let way = PrinterWay::from(form.way);
    let place = place_typed(way, form.place.trim())?;
    if !WIDTHS.contains(&form.columns) {
        return Err(AppError::new(Code::FieldInvalid).at("columns"));
    }
    Ok(PrinterFacts { name, way, place, columns: form.columns, cuts: form.cuts, kicks: form.kicks })
}

/// An address without a port gets the usual one; a file is named in full, so that it does not depend on where the program
/// was started.
fn place_typed(way: PrinterWay, typed: &str) -> Result<String, AppError> {
    let invalid = || AppError::new(Code::FieldInvalid).at("place");
    if typed.is_empty() {
        return Err(AppError::new(Code::FieldMissing).at("place"));
    }
    if typed.chars().any(char::is_control) {
        return Err(invalid());
    }
    match way {
        PrinterWay::Network => match typed.rsplit_once(':') {
            _ if typed.contains(char::is_whitespace) || typed.contains('/') => Err(invalid()),
            Some((host, port)) if !host.is_empty() && !host.ends_with(':') => {
                port.parse::<u16>().ok().filter(|port| *port > 0).ok_or_else(invalid)?;
                Ok(typed.to_owned())
            }
            Some(_) => Err(invalid()),
            None => Ok(format!("{typed}:{USUAL_PORT}")),
        },
        PrinterWay::File if !PathBuf::from(typed).is_absolute() => Err(invalid()),
        PrinterWay::File | PrinterWay::Device | PrinterWay::Spooler => Ok(typed.to_owned()),
    }
}

fn view(row: &PrinterRow) -> PrinterView {
    let facts = &row.facts;
    PrinterView {
        id: row.id.get(),
        name: facts.name.clone(),
        way: facts.way.into(),
        place: facts.place.clone(),
        columns: facts.columns,
        cuts: facts.cuts,
        kicks: facts.kicks,
        is_default: row.is_default,
    }
}
