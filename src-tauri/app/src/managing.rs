//! The account itself: its message templates and payment configurations, asked of the provider where it can be asked, and
//! else vouched for by the shop. Nothing here holds the book while it waits for the network.

mod configurations;
mod templates;

use crate::error::{AppError, Code};
use crate::provider_words::word;
use crate::shop::App;
use domain::Account;
use vault::PassphraseSource;
use whatsapp::{CallError, Channel, Manager};

impl App {
    /// An account with the way to its provider.
    fn managed(&self, name: &str, passphrase: &PassphraseSource) -> Result<(Account, Channel), AppError> {
        let account = self.find_account(name)?;
        let channel = self.channel_of(&account, passphrase)?;
        Ok((account, channel))
    }
}

/// What manages an account.
///
/// # Errors
/// [`Code::NotManaged`] where the provider documents no way; [`Code::FieldMissing`] at `waba_id`.
fn manager<'a>(account: &Account, channel: &'a Channel) -> Result<Manager<'a>, AppError> {
    let manager = channel.manager().ok_or_else(|| AppError::new(Code::NotManaged))?;
    match &account.settings.waba_id {
        Some(_) => Ok(manager),
        None => Err(AppError::new(Code::FieldMissing).at("waba_id")),
    }
}

/// What became of a change whose answer was lost is seen in the list that is asked for next.
fn unless_unknown<T: Default>(answer: Result<T, CallError>) -> Result<T, AppError> {
    match answer {
        Ok(answer) => Ok(answer),
        Err(CallError::OutcomeUnknown { .. }) => Ok(T::default()),
        Err(error) => Err(refusal(error)),
    }
}

/// A refusal with the provider's own words, because here a person knows what they asked for.
fn refusal(error: CallError) -> AppError {
    match error {
        CallError::Refused { code, details } => AppError::new(Code::ProviderRefused)
            .with_text("code", code.to_string())
            .with_text("details", word(&details)),
        error => error.into(),
    }
}
