//! Keys and passphrases on their way from a person's fingers into the vault, and nowhere else.
//!
//! They are typed in a window of their own, in whose page nothing else runs. Where the vault turns out to need a
//! passphrase, the typed key waits here until that was typed too. The same window shows what was drawn here to be pasted
//! at a provider's, until it is closed.

mod errand;
#[cfg(test)]
mod tests;

use app::preferences::{Preferences, Theme};
use app::views::{LanguageTag, RouteSecret};
use app::{App, AppError, Code};
use errand::{Errand, Wanted, do_errand, keep, which_passphrase};
use secrecy::SecretString;
use serde::Serialize;
use std::sync::{Mutex, MutexGuard, PoisonError};
use vault::PassphraseSource;
use words::Words;
use zeroize::Zeroize;

/// What is being typed or shown, if anything is.
#[derive(Default)]
pub struct KeyDesk {
    wanted: Mutex<Option<Wanted>>,
}

/// What is to be typed, or is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum KeyKind {
    /// The key of an account.
    ApiKey,
    /// The passphrase of the file with the keys.
    Passphrase,
    /// A passphrase for a file that is made now.
    NewPassphrase,
    /// What Meta signs with.
    AppSecret,
    /// Shown: the word that Meta asks with.
    DrawnVerifyToken,
    /// Shown: the value of Kaleyra's header.
    DrawnHeader,
    /// Shown: Kaleyra's password.
    DrawnBasic,
    /// Shown: the secret with which Kaleyra fetches its tokens.
    DrawnToken,
}

/// What the window asks the person for, or shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct KeyWantedView {
    /// What.
    pub what: KeyKind,
    /// The account it is for.
    pub account: Option<String>,
    /// The language of the window.
    pub language: LanguageTag,
    /// Its colours.
    pub theme: Theme,
}

/// A secret that was drawn here, for the window for keys alone.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct DrawnSecretView {
    /// What it goes under at the provider's; empty where that has no name.
    pub shown_as: String,
    /// The secret.
    pub secret: String,
}

/// A secret as it comes from the window. It is wiped when it is dropped, and shown by nothing.
pub struct TypedSecret(SecretString);

impl From<String> for TypedSecret {
    fn from(mut typed: String) -> TypedSecret {
        let secret = TypedSecret(SecretString::from(typed.trim()));
        typed.zeroize();
        secret
    }
}

/// Whether something else has to be typed before it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// It is done.
    Done,
    /// A passphrase is needed first.
    AskAgain,
}

impl KeyDesk {
    /// The key of an account is wanted.
    pub fn want_key(&self, account: &str) {
        self.want(KeyKind::ApiKey, Errand::Key(account.to_owned()));
    }

    /// What Meta signs with for an account is wanted.
    pub fn want_app_secret(&self, account: &str) {
        self.want(KeyKind::AppSecret, Errand::AppSecret(account.to_owned()));
    }

    /// The passphrase of the vault is wanted.
    pub fn want_passphrase(&self) {
        self.want(KeyKind::Passphrase, Errand::Unlock);
    }

    /// Draws a secret for an account's route, to be shown; where the vault is closed, its passphrase is wanted first.
    ///
    /// # Errors
    /// What keeps the secret from being drawn or kept.
    pub fn draw(&self, app: &App, account: &str, named: RouteSecret, words: &Words) -> Result<(), AppError> {
        let errand = Errand::Draw(account.to_owned(), named);
        let next = match do_errand(app, errand.clone(), None, &PassphraseSource::None) {
            Err(refusal) if refusal.code == Code::PassphraseNeeded => {
                Some(Wanted { what: which_passphrase(app, words)?, errand, typed_key: None })
            }
            done => done?,
        };
        *self.wanted() = next;
        Ok(())
    }

    /// Nothing is wanted any more; what waited is wiped.
    pub fn forget(&self) {
        *self.wanted() = None;
    }

    /// What is wanted now.
    #[must_use]
    pub fn view(&self, preferences: &Preferences) -> Option<KeyWantedView> {
        self.wanted().as_ref().map(|wanted| KeyWantedView {
            what: wanted.what,
            account: wanted.errand.account().map(str::to_owned),
            language: preferences.language,
            theme: preferences.theme,
        })
    }

    /// The drawn secret that is to be shown.
    #[must_use]
    pub fn drawn(&self) -> Option<DrawnSecretView> {
        match &self.wanted().as_ref()?.errand {
            Errand::Show(_, drawn) => Some(DrawnSecretView {
                shown_as: drawn.shown_as().to_owned(),
                secret: drawn.expose().to_owned(),
            }),
            Errand::Unlock | Errand::Key(_) | Errand::AppSecret(_) | Errand::Draw(..) => None,
        }
    }

    /// Keeps what was typed where it belongs.
    ///
    /// # Errors
    /// What the vault refuses; then the same is still wanted.
    pub fn keep(&self, app: &App, secret: TypedSecret, words: &Words) -> Result<Next, AppError> {
        let mut slot = self.wanted();
        let wanted = slot.take().ok_or_else(|| AppError::new(Code::SecretMissing))?;
        let (what, errand) = (wanted.what, wanted.errand.clone());
        match keep(app, wanted, secret.0, words) {
            Ok(None) => Ok(Next::Done),
            Ok(Some(next)) => {
                *slot = Some(next);
                Ok(Next::AskAgain)
            }
            Err((refusal, typed_key)) => {
                *slot = Some(Wanted { what, errand, typed_key });
                Err(refusal)
            }
        }
    }

    fn want(&self, what: KeyKind, errand: Errand) {
        *self.wanted() = Some(Wanted { what, errand, typed_key: None });
    }

    fn wanted(&self) -> MutexGuard<'_, Option<Wanted>> {
        self.wanted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Opens the vault; what waited for a key goes now.
///
/// # Errors
/// What keeps the vault from being opened.
pub fn unlock(app: &App, source: &PassphraseSource) -> Result<(), AppError> {
    app.vault(source)?;
    let now = app.now();
    app.store().write("vault-unlocked", move |book| Ok::<_, AppError>(book.wake_all(now)?))?;
    Ok(())
}
