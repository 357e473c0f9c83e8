//! A person's word that nothing is to be sent for now. Lookups and settling go on.

use crate::error::AppError;
use crate::shop::App;
use store::Read;

/// The setting of the book; set and not empty means paused.
const SETTING: &str = "sending_paused";

impl App {
    /// Stops sending, or lets it go on.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn set_paused(&self, paused: bool) -> Result<(), AppError> {
        let value = if paused { "1" } else { "" };
        self.store().write("pause", move |book| Ok(book.set_setting(SETTING, value)?))
    }

    /// Whether sending is stopped by a person's word.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn is_paused(&self) -> Result<bool, AppError> {
        self.store().read(is_paused)
    }
}

/// Whether sending is stopped by a person's word.
pub fn is_paused(book: &Read<'_>) -> Result<bool, AppError> {
    Ok(book.setting(SETTING)?.is_some_and(|value| !value.is_empty()))
}
