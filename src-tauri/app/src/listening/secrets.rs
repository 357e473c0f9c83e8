//! The secrets of the routes: drawn here or typed, kept in the vault, turned into checks and shown to nobody else.

use super::agreed::{Agreed, Callback};
use super::{HEADER, NAME};
use crate::error::{AppError, Code};
use crate::shop::{App, NO_VAULT};
use crate::views::{ProofName, RouteSecret};
use domain::{Account, AccountId, ChannelKind};
use doors::{
    BasicAuth, Checks, KaleyraCheck, MetaHmac, StaticHeader, TokenClient, UnusableCheck, VerifyToken,
};
use secrecy::{ExposeSecret, SecretString};
use vault::{PassphraseSource, SecretName, Vault};

/// How much randomness is in a drawn secret, in bytes.
const DRAWN_BYTES: usize = 32;

/// A secret that was drawn, to be shown once to the person who pastes it at the provider's. Its `Debug` shows nothing.
#[derive(Debug)]
pub struct DrawnSecret {
    secret: SecretString,
    shown_as: &'static str,
}

impl DrawnSecret {
    /// The secret, for the one window that shows it.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.secret.expose_secret()
    }

    /// The header's name, or the name that goes with a password or a client's secret; empty for a verify token.
    #[must_use]
    pub const fn shown_as(&self) -> &'static str {
        self.shown_as
    }
}

/// What a proof goes under: a header's name, a user's, a client's.
pub const fn shown_as(proof: ProofName) -> &'static str {
    match proof {
        ProofName::Header => HEADER,
        ProofName::Basic | ProofName::Token => NAME,
        ProofName::Closed | ProofName::Signature => "",
    }
}

impl App {
    /// Draws a secret for an account's route and keeps it in the vault; it counts from now on, in place of any before.
    ///
    /// # Errors
    /// [`Code::NotInPractice`]; [`Code::AccountNotFound`]; [`Code::FieldInvalid`] for a secret that its provider does
    /// not use or gives out itself; what keeps the vault from being written.
    pub fn draw_secret(
        &self,
        account: &str,
        named: RouteSecret,
        passphrase: &PassphraseSource,
    ) -> Result<DrawnSecret, AppError> {
        let account = self.account_of_listener(account)?;
        let Some((entry, note)) = drawn(&account, named) else { return Err(not_used()) };
        self.vault_for_writing(passphrase)?;
        let secret = SecretString::from(hex::encode(self.random::<DRAWN_BYTES>()?));
        self.vault(passphrase)?.put(&entry, &secret)?;
        self.agree(account.id, note)?;
        let shown_as = match named {
            RouteSecret::Header => shown_as(ProofName::Header),
            RouteSecret::Basic | RouteSecret::Token => shown_as(ProofName::Basic),
            RouteSecret::AppSecret | RouteSecret::VerifyToken => "",
        };
        Ok(DrawnSecret { secret, shown_as })
    }

    /// Closes an account's route and forgets its secrets. Nothing is heard about it until others are agreed on.
    ///
    /// # Errors
    /// [`Code::AccountNotFound`]; what keeps book or vault from being written. Closed it is as soon as the book is.
    pub fn close_route(&self, account: &str, passphrase: &PassphraseSource) -> Result<(), AppError> {
        let account = self.account_of_listener(account)?;
        self.agree(account.id, |agreed| {
            *agreed = Agreed { n_changes: agreed.n_changes, ..Agreed::default() }
        })?;
        if self.store().read(|book| book.generation())?.vault == NO_VAULT {
            return Ok(());
        }
        let vault = self.vault(passphrase)?;
        for entry in entries(account.id) {
            vault.remove(&entry)?;
        }
        Ok(())
    }

    fn account_of_listener(&self, account: &str) -> Result<Account, AppError> {
        if self.is_practice()? {
            return Err(AppError::new(Code::NotInPractice));
        }
        self.find_account(account)
    }

    /// The checks of an account's route. What is agreed and is not in the vault is closed.
    pub(super) fn checks(&self, account: &Account, agreed: &Agreed) -> Result<Checks, AppError> {
        let closed = *agreed == Agreed { n_changes: agreed.n_changes, ..Agreed::default() };
        if closed {
            return Ok(Checks::default());
        }
        // It is not opened for this: nobody who sends can have the system ask the person for anything.
        let vault = self.open_vault_now().ok_or_else(|| AppError::new(Code::VaultLocked))?;
        let checks = if account.settings.channel.is_kaleyra() {
            of_kaleyra(&vault, account.id, agreed)
        } else {
            of_meta(&vault, account.id, agreed)
        };
        checks.map_err(Unable::into_refusal)
    }
}

/// The vault's name of a secret that is drawn, and what is agreed with it.
type Drawn = (SecretName, fn(&mut Agreed));

fn drawn(account: &Account, named: RouteSecret) -> Option<Drawn> {
    let entry = SecretName::callback_secret(account.id);
    match (account.settings.channel, named) {
        (ChannelKind::Cloud, RouteSecret::VerifyToken) => {
            Some((SecretName::verify_token(account.id), |agreed| agreed.verify_token = true))
        }
        (ChannelKind::Cloud, _) | (_, RouteSecret::AppSecret | RouteSecret::VerifyToken) => None,
        (_, RouteSecret::Header) => Some((entry, |agreed| agreed.callback = Some(Callback::Header))),
        (_, RouteSecret::Basic) => Some((entry, |agreed| agreed.callback = Some(Callback::Basic))),
        (_, RouteSecret::Token) => Some((entry, |agreed| agreed.callback = Some(Callback::Token))),
    }
}

fn not_used() -> AppError {
    AppError::new(Code::FieldInvalid).at("secret")
}

fn entries(account: AccountId) -> [SecretName; 3] {
    [SecretName::app_secret(account), SecretName::verify_token(account), SecretName::callback_secret(account)]
}

/// Why checks cannot be made of what is in the vault.
enum Unable {
    Vault(AppError),
    Check,
}

impl Unable {
    fn into_refusal(self) -> AppError {
        match self {
            Unable::Vault(refusal) => refusal,
            Unable::Check => AppError::new(Code::VaultDamaged),
        }
    }
}

impl From<UnusableCheck> for Unable {
    fn from(_: UnusableCheck) -> Self {
        Self::Check
    }
}

fn secret(vault: &Vault, is_agreed: bool, entry: &SecretName) -> Result<Option<SecretString>, Unable> {
    if !is_agreed {
        return Ok(None);
    }
    let secret = vault.get(entry).map_err(|error| Unable::Vault(error.into()))?;
    if secret.is_none() {
        tracing::warn!(entry = entry.as_str(), "an agreed secret is not in the vault");
    }
    Ok(secret)
}

fn of_meta(vault: &Vault, account: AccountId, agreed: &Agreed) -> Result<Checks, Unable> {
    let app_secret = secret(vault, agreed.app_secret, &SecretName::app_secret(account))?;
    let verify_token = secret(vault, agreed.verify_token, &SecretName::verify_token(account))?;
    Ok(Checks {
        meta: app_secret.map(MetaHmac::new).transpose()?,
        meta_verify: verify_token.map(VerifyToken::new).transpose()?,
        ..Checks::default()
    })
}

fn of_kaleyra(vault: &Vault, account: AccountId, agreed: &Agreed) -> Result<Checks, Unable> {
    let Some(callback) = agreed.callback else { return Ok(Checks::default()) };
    let Some(secret) = secret(vault, true, &SecretName::callback_secret(account))? else {
        return Ok(Checks::default());
    };
    let pair = |secret: &SecretString| SecretString::from(format!("{NAME}:{}", secret.expose_secret()));
    let kaleyra = match callback {
        Callback::Header => KaleyraCheck::StaticHeader(StaticHeader::new(HEADER, secret)?),
        Callback::Basic => KaleyraCheck::Basic(BasicAuth::new(pair(&secret))?),
        Callback::Token => KaleyraCheck::Token(TokenClient::new(pair(&secret))?),
    };
    Ok(Checks { kaleyra: Some(kaleyra), ..Checks::default() })
}
