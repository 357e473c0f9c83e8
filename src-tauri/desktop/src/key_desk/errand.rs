//! What is typed for, and what is done once it was.

use super::{KeyKind, unlock};
use app::views::{RouteSecret, VaultKindName};
use app::{App, AppError, Code, DrawnSecret};
use secrecy::{ExposeSecret, SecretString};
use std::sync::Arc;
use vault::PassphraseSource;
use words::Words;

/// A new passphrase has at least so many letters.
const LEAST_OF_PASSPHRASE: usize = 8;

/// One thing to be typed or shown, what it is for, and what waits for it.
pub struct Wanted {
    pub what: KeyKind,
    pub errand: Errand,
    pub typed_key: Option<SecretString>,
}

/// What is done once it was typed.
#[derive(Clone)]
pub enum Errand {
    /// The vault is opened.
    Unlock,
    /// It is kept as the key of an account.
    Key(String),
    /// It is kept as what Meta signs with.
    AppSecret(String),
    /// A secret is drawn for the route of an account.
    Draw(String, RouteSecret),
    /// Nothing more: it is shown.
    Show(String, Arc<DrawnSecret>),
}

impl Errand {
    /// The account it is for.
    pub fn account(&self) -> Option<&str> {
        match self {
            Errand::Unlock => None,
            Errand::Key(name) | Errand::AppSecret(name) | Errand::Draw(name, _) | Errand::Show(name, _) => {
                Some(name)
            }
        }
    }
}

/// What was refused, and the key that still waits.
pub type Refused = (AppError, Option<SecretString>);

/// Does what something was typed for. Returns what is wanted next, if anything is.
pub fn keep(
    app: &App,
    wanted: Wanted,
    secret: SecretString,
    words: &Words,
) -> Result<Option<Wanted>, Refused> {
    let Wanted { what, errand, typed_key } = wanted;
    match what {
        KeyKind::ApiKey | KeyKind::AppSecret => {
            match do_errand(app, errand.clone(), Some(&secret), &PassphraseSource::None) {
                Err(refusal) if refusal.code == Code::PassphraseNeeded => {
                    let what = which_passphrase(app, words).map_err(|refusal| (refusal, None))?;
                    Ok(Some(Wanted { what, errand, typed_key: Some(secret) }))
                }
                kept => kept.map_err(|refusal| (refusal, None)),
            }
        }
        KeyKind::NewPassphrase if secret.expose_secret().chars().count() < LEAST_OF_PASSPHRASE => {
            Err((AppError::new(Code::PassphraseShort).at("secret"), typed_key))
        }
        KeyKind::Passphrase | KeyKind::NewPassphrase => {
            let source = PassphraseSource::Given(secret);
            do_errand(app, errand, typed_key.as_ref(), &source).map_err(|refusal| (refusal, typed_key))
        }
        // Nothing is typed where something is shown.
        KeyKind::DrawnVerifyToken | KeyKind::DrawnHeader | KeyKind::DrawnBasic | KeyKind::DrawnToken => {
            Err((AppError::new(Code::SecretMissing), None))
        }
    }
}

/// Does what the secret, the passphrase, or both were typed for. Returns what is to be shown then.
pub fn do_errand(
    app: &App,
    errand: Errand,
    secret: Option<&SecretString>,
    source: &PassphraseSource,
) -> Result<Option<Wanted>, AppError> {
    match (errand, secret) {
        (Errand::Unlock | Errand::Show(..), _) => unlock(app, source).map(|()| None),
        (Errand::Key(name), Some(key)) => app.keep_key(&name, key, source).map(|()| None),
        (Errand::AppSecret(name), Some(secret)) => app.keep_app_secret(&name, secret, source).map(|()| None),
        (Errand::Key(_) | Errand::AppSecret(_), None) => Err(AppError::new(Code::SecretMissing)),
        (Errand::Draw(name, named), _) => {
            let drawn = Arc::new(app.draw_secret(&name, named, source)?);
            Ok(Some(Wanted { what: drawn_kind(named), errand: Errand::Show(name, drawn), typed_key: None }))
        }
    }
}

const fn drawn_kind(named: RouteSecret) -> KeyKind {
    match named {
        RouteSecret::AppSecret => KeyKind::AppSecret,
        RouteSecret::VerifyToken => KeyKind::DrawnVerifyToken,
        RouteSecret::Header => KeyKind::DrawnHeader,
        RouteSecret::Basic => KeyKind::DrawnBasic,
        RouteSecret::Token => KeyKind::DrawnToken,
    }
}

/// Which passphrase opens the vault, or will.
pub fn which_passphrase(app: &App, words: &Words) -> Result<KeyKind, AppError> {
    Ok(match app.vault_view(words)?.kind {
        VaultKindName::None => KeyKind::NewPassphrase,
        VaultKindName::Keychain | VaultKindName::File | VaultKindName::Memory => KeyKind::Passphrase,
    })
}
