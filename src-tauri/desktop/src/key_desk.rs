//! Keys and passphrases on their way from a person's fingers into the vault, and nowhere else.
//!
//! They are typed in a window of their own, in whose page nothing else runs. Where the vault turns out to need a
//! passphrase, the typed key waits here until that was typed too.

use app::preferences::{Preferences, Theme};
use app::views::{LanguageTag, VaultKindName};
use app::{App, AppError, Code};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use std::sync::{Mutex, MutexGuard, PoisonError};
use vault::PassphraseSource;
use words::Words;
use zeroize::Zeroize;

/// A new passphrase has at least so many letters.
const LEAST_OF_PASSPHRASE: usize = 8;

/// What is being typed, if anything is.
#[derive(Default)]
pub struct KeyDesk {
    wanted: Mutex<Option<Wanted>>,
}

/// One thing to be typed, and what waits for it.
struct Wanted {
    what: KeyKind,
    account: Option<String>,
    typed_key: Option<SecretString>,
}

/// What is to be typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum KeyKind {
    /// The key of an account.
    ApiKey,
    /// The passphrase of the file with the keys.
    Passphrase,
    /// A passphrase for a file that is made now.
    NewPassphrase,
}

/// What the window asks the person for.
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
        let account = Some(account.to_owned());
        *self.wanted() = Some(Wanted { what: KeyKind::ApiKey, account, typed_key: None });
    }

    /// The passphrase of the vault is wanted.
    pub fn want_passphrase(&self) {
        *self.wanted() = Some(Wanted { what: KeyKind::Passphrase, account: None, typed_key: None });
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
            account: wanted.account.clone(),
            language: preferences.language,
            theme: preferences.theme,
        })
    }

    /// Keeps what was typed where it belongs.
    ///
    /// # Errors
    /// What the vault refuses; then the same is still wanted.
    pub fn keep(&self, app: &App, secret: TypedSecret, words: &Words) -> Result<Next, AppError> {
        let mut slot = self.wanted();
        let wanted = slot.take().ok_or_else(|| AppError::new(Code::SecretMissing))?;
        let (what, account) = (wanted.what, wanted.account.clone());
        match keep(app, wanted, secret.0, words) {
            Ok(None) => Ok(Next::Done),
            Ok(Some(next)) => {
                *slot = Some(next);
                Ok(Next::AskAgain)
            }
            Err((refusal, typed_key)) => {
                *slot = Some(Wanted { what, account, typed_key });
                Err(refusal)
            }
        }
    }

    fn wanted(&self) -> MutexGuard<'_, Option<Wanted>> {
        self.wanted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What was refused, and the key that still waits.
type Refused = (AppError, Option<SecretString>);

fn keep(app: &App, wanted: Wanted, secret: SecretString, words: &Words) -> Result<Option<Wanted>, Refused> {
    let Wanted { what, account, typed_key } = wanted;
    match what {
        KeyKind::ApiKey => {
            let name = account.clone().unwrap_or_default();
            match app.keep_key(&name, &secret, &PassphraseSource::None) {
                Err(refusal) if refusal.code == Code::PassphraseNeeded => {
                    let what = which_passphrase(app, words).map_err(|refusal| (refusal, None))?;
                    Ok(Some(Wanted { what, account, typed_key: Some(secret) }))
                }
                kept => kept.map(|()| None).map_err(|refusal| (refusal, None)),
            }
        }
        KeyKind::NewPassphrase if secret.expose_secret().chars().count() < LEAST_OF_PASSPHRASE => {
            Err((AppError::new(Code::PassphraseShort).at("secret"), typed_key))
        }
        KeyKind::Passphrase | KeyKind::NewPassphrase => {
            let source = PassphraseSource::Given(secret);
            let kept = match (&account, &typed_key) {
                (Some(account), Some(key)) => app.keep_key(account, key, &source),
                _ => unlock(app, &source),
            };
            kept.map(|()| None).map_err(|refusal| (refusal, typed_key))
        }
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

fn which_passphrase(app: &App, words: &Words) -> Result<KeyKind, AppError> {
    Ok(match app.vault_view(words)?.kind {
        VaultKindName::None => KeyKind::NewPassphrase,
        VaultKindName::Keychain | VaultKindName::File | VaultKindName::Memory => KeyKind::Passphrase,
    })
}
