//! The logo on the shop's papers: what was chosen, made small once, and kept in the book.

use crate::error::{AppError, Code};
use crate::shop::App;
use documents::{Logo, LogoRefusal};
use store::Read;

impl App {
    /// The logo as a PNG, if the shop has one.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn logo(&self) -> Result<Option<Vec<u8>>, AppError> {
        self.store().read(|book| Ok(book.logo()?))
    }

    /// Takes a PNG or JPEG file as the logo of all papers from now on; as it is kept.
    ///
    /// # Errors
    /// [`Code::LogoTooLarge`], [`Code::LogoType`], [`Code::LogoPixels`], [`Code::LogoUnreadable`], at `logo`.
    pub fn set_logo(&self, file: &[u8]) -> Result<Vec<u8>, AppError> {
        let png = Logo::read(file).and_then(|logo| logo.to_png()).map_err(refused)?;
        let kept = png.clone();
        self.store().write("logo", move |book| Ok::<_, AppError>(book.keep_logo(&kept)?))?;
        Ok(png)
    }

    /// Papers show no logo from now on.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn remove_logo(&self) -> Result<(), AppError> {
        self.store().write("logo-removed", |book| Ok::<_, AppError>(book.remove_logo()?))
    }
}

/// The logo for a paper. One that cannot be read any more is left out: the paper matters more.
pub fn of(book: &Read<'_>) -> Result<Option<Logo>, AppError> {
    Ok(book.logo()?.and_then(|png| Logo::read(&png).ok()))
}

fn refused(refusal: LogoRefusal) -> AppError {
    AppError::new(match refusal {
        LogoRefusal::TooLarge => Code::LogoTooLarge,
        LogoRefusal::Type => Code::LogoType,
        LogoRefusal::Pixels => Code::LogoPixels,
        LogoRefusal::Unreadable => Code::LogoUnreadable,
    })
    .at("logo")
}
