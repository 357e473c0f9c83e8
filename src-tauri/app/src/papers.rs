//! Documents on paper: what the order book keeps becomes a PDF, the same every time it is asked for.
//!
//! Figures are the document's own and never computed again; what a registration may print is `domain`'s answer.

mod batch;
mod logo;
mod of_document;
mod settings;

/// The largest file that is read as a logo, in bytes.
pub const MOST_OF_LOGO: usize = documents::MOST_OF_LOGO;

pub use of_document::{reserve_for, reserve_reference};
pub use settings::read as settings_of;

use crate::documents::find_document;
use crate::error::{AppError, Code};
use crate::shop::App;
use crate::views::{PaperCopy, PaperFormView, PaperSheet};
use documents::receipt::Model;
use documents::{CopyOf, Paper, PaperRefusal, Press, Receipt, Sheet};
use store::{DocumentRow, Read};
use words::{Language, Words};

/// What a person asks of a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PaperWish {
    /// The sheet; the shop's own where nobody says.
    pub sheet: Option<PaperSheet>,
    /// The language; the shop's own where nobody says.
    pub language: Option<Language>,
    /// Which copy it is marked as.
    pub copy: Option<PaperCopy>,
}

/// The bytes that print a document on a thermal printer, in the language of the shop's papers.
///
/// # Errors
/// As [`App::paper`].
pub fn receipt_in(
    book: &Read<'_>,
    row: &DocumentRow,
    model: Model,
    copy: Option<CopyOf>,
) -> Result<Vec<u8>, AppError> {
    let mut press = Press::new();
    let receipt = receipt(&mut press, book, row, model, copy)?;
    Ok(press.escpos(&receipt))
}

/// A document laid out for a thermal printer.
///
/// # Errors
/// As [`App::paper`].
pub fn receipt(
    press: &mut Press,
    book: &Read<'_>,
    row: &DocumentRow,
    model: Model,
    copy: Option<CopyOf>,
) -> Result<Receipt, AppError> {
    let settings = settings::read(book)?;
    let words = Words::new(settings.language.into());
    let paper = of_document::paper(book, row, &settings, copy, &words)?;
    press.receipt(&paper, model, &words).map_err(|refusal| refused(refusal, &paper))
}

fn refused(refusal: PaperRefusal, paper: &Paper) -> AppError {
    let code = Code::named(refusal.code()).unwrap_or(Code::PaperDoesNotAddUp);
    AppError::new(code).with_text("number", paper.number.clone())
}

/// A number as the name of a file, and no other number's: what no file may be called by stands as `-`, and a `-` of the
/// number's own as `_`.
pub(crate) fn file_stem(number: &str) -> String {
    let named = |c: char| match c {
        '/' => '-',
        '-' => '_',
        c if c.is_ascii_alphanumeric() => c,
        _ => '+',
    };
    number.chars().map(named).collect()
}

/// A paper that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadePaper {
    /// What its file is called: its number, with `-` for `/` and `_` for `-`.
    pub name: String,
    /// The PDF.
    pub pdf: Vec<u8>,
}

impl App {
    /// The PDF of a document.
    ///
    /// # Errors
    /// [`Code::DocumentNotFound`]; [`Code::PaperDoesNotAddUp`] for figures that contradict each other.
    pub fn paper(&self, number: &str, wish: PaperWish) -> Result<MadePaper, AppError> {
        self.paper_by(&mut Press::new(), number, wish)
    }

    /// With a press that is warm already.
    fn paper_by(&self, press: &mut Press, number: &str, wish: PaperWish) -> Result<MadePaper, AppError> {
        self.reserve_what_it_asks_by(number)?;
        let (paper, sheet, language) = self.store().read(|book| {
            let settings = settings::read(book)?;
            let language = wish.language.unwrap_or_else(|| settings.language.into());
            let row = find_document(book, number)?;
            let copy = wish.copy.map(CopyOf::from);
            let paper = of_document::paper(book, &row, &settings, copy, &Words::new(language))?;
            Ok::<_, AppError>((paper, wish.sheet.unwrap_or(settings.sheet), language))
        })?;
        let pdf = press.pdf(&paper, Sheet::from(sheet), &Words::new(language));
        let pdf = pdf.map_err(|refusal| refused(refusal, &paper))?;
        Ok(MadePaper { name: format!("{}.pdf", file_stem(&paper.number)), pdf })
    }

    /// A paper that asks for money does so under a reference that is in the book before the paper is seen.
    fn reserve_what_it_asks_by(&self, number: &str) -> Result<(), AppError> {
        let lacks = self.store().read(|book| {
            let row = find_document(book, number)?;
            of_document::lacks_reference(book, &row)
        })?;
        if !lacks {
            return Ok(());
        }
        let (now, number) = (self.now(), number.to_owned());
        self.store().write("paper-reference", move |book| {
            let row = find_document(book, &number)?;
            reserve_reference(book, &row, now)
        })
    }

    /// Writes a PDF where a person chose, in one step.
    ///
    /// # Errors
    /// As [`App::paper`], and what keeps the file from being written; one that is there stays unless `replace`.
    pub fn save_paper(
        &self,
        number: &str,
        wish: PaperWish,
        file: &std::path::Path,
        replace: bool,
    ) -> Result<(), AppError> {
        let made = self.paper(number, wish)?;
        crate::exports::write_file(file, &made.pdf, replace)
    }

    /// Writes a PDF into the book's own folder of papers, for the system's viewer; the file.
    ///
    /// # Errors
    /// As [`App::save_paper`].
    pub fn paper_to_look_at(&self, number: &str, wish: PaperWish) -> Result<std::path::PathBuf, AppError> {
        let made = self.paper(number, wish)?;
        let folder = self.store().folder().join("papers");
        store::create_private_folder(&folder).map_err(|error| {
            tracing::warn!(%error, "no folder for papers");
            AppError::new(Code::ExportNotWritten).with_text("file", made.name.clone())
        })?;
        let file = folder.join(&made.name);
        crate::exports::write_file(&file, &made.pdf, true)?;
        Ok(file)
    }

    /// How the shop's papers look.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn paper_settings(&self) -> Result<PaperFormView, AppError> {
        self.store().read(settings::read)
    }

    /// Sets how the shop's papers look.
    ///
    /// # Errors
    /// What is wrong, at its field.
    pub fn set_paper_settings(&self, form: &PaperFormView) -> Result<PaperFormView, AppError> {
        let text = settings::to_text(form)?;
        self.store().write("paper-settings", move |book| Ok::<_, AppError>(settings::keep(book, &text)?))?;
        self.paper_settings()
    }
}
