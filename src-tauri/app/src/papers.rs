//! Documents on paper: what the order book keeps becomes a PDF, the same every time it is asked for.
//!
//! Figures are the document's own and never computed again; what a registration may print is `domain`'s answer.

mod of_document;
mod settings;

use crate::documents::find_document;
use crate::error::{AppError, Code};
use crate::shop::App;
use crate::views::{PaperCopy, PaperFormView, PaperSheet};
use documents::{CopyOf, Press, Sheet};
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

/// A paper that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadePaper {
    /// What its file is called: its number, with `-` for `/`.
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
        let (paper, sheet, language) = self.store().read(|book| {
            let settings = settings::read(book)?;
            let language = wish.language.unwrap_or_else(|| settings.language.into());
            let row = find_document(book, number)?;
            let copy = wish.copy.map(CopyOf::from);
            let paper = of_document::paper(book, &row, &settings, copy, &Words::new(language))?;
            Ok::<_, AppError>((paper, wish.sheet.unwrap_or(settings.sheet), language))
        })?;
        let pdf = Press::new().pdf(&paper, Sheet::from(sheet), &Words::new(language));
        let pdf = pdf.map_err(|refusal| {
            let code = Code::named(refusal.code()).unwrap_or(Code::PaperDoesNotAddUp);
            AppError::new(code).with_text("number", paper.number.clone())
        })?;
        Ok(MadePaper { name: format!("{}.pdf", paper.number.replace('/', "-")), pdf })
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
        std::fs::create_dir_all(&folder).map_err(|_| AppError::new(Code::ExportNotWritten).at("file"))?;
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
