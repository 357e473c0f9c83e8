//! Accounts at payment gateways: added with their keys in the vault and nowhere else, and asked through one client.

use crate::error::{AppError, Code};
use crate::shop::App;
use domain::{GatewayId, GatewayKind, GatewaySettings};
use gateways::{CallError, Gateway, GatewayKeys, Http};
use secrecy::SecretString;
use store::GatewayAccount;
use vault::{PassphraseSource, SecretName};

/// An account to be added.
#[derive(Clone, Debug)]
pub struct NewGateway {
    /// What the shop calls it.
    pub name: String,
    /// Whose it is.
    pub kind: GatewayKind,
    /// Razorpay's key id, PayU's merchant key.
    pub key_id: String,
    /// Where its interface is; the gateway's own where nobody says.
    pub base_url: Option<String>,
}

impl App {
    /// Adds an account and puts its secret (Razorpay's key secret, PayU's salt) into the vault. One with this name is
    /// given the new key. `allowed_host` is the host that the person typed again.
    ///
    /// # Errors
    /// [`Code::FieldInvalid`], [`Code::HostNotAllowed`], [`Code::HttpsNeeded`]; [`Code::GatewayForTests`] for keys that
    /// move no real money in a real book; what keeps the vault from being written.
    pub fn add_gateway(
        &self,
        new: NewGateway,
        secret: &SecretString,
        allowed_host: Option<&str>,
        passphrase: &PassphraseSource,
    ) -> Result<GatewayAccount, AppError> {
        let base_url = new.base_url.unwrap_or_else(|| new.kind.base_url().to_owned());
        let (name, key_id) = (new.name.trim().to_owned(), new.key_id.trim().to_owned());
        if name.is_empty() || name.chars().count() > 60 {
            return Err(AppError::new(Code::FieldInvalid).at("name"));
        }
        GatewayKeys::new(&key_id, secret).map_err(|_| AppError::new(Code::FieldInvalid).at("key_id"))?;
        let settings = GatewaySettings { name, kind: new.kind, base_url, key_id };
        let is_practice = self.is_practice()?;
        crate::accounts::check_gateway_host(&settings, is_practice, allowed_host)?;
        if settings.is_for_tests() && !is_practice {
            return Err(AppError::new(Code::GatewayForTests).at("key_id"));
        }
        self.vault_for_writing(passphrase)?;
        let now = self.now();
        let account = self.store().write("gateway-added", move |book| {
            let known = book.gateways()?.into_iter().find(|one| one.settings.name == settings.name);
            let id = match known {
                Some(known) if known.settings.kind == settings.kind => {
                    book.move_gateway(known.id, &settings.base_url, &settings.key_id)?;
                    known.id
                }
                Some(known) => {
                    let taken = AppError::new(Code::AccountExists);
                    return Err(taken.with_text("name", known.settings.name).at("name"));
                }
                None => book.add_gateway(&settings, now)?,
            };
            Ok(GatewayAccount { id, settings })
        })?;
        self.vault(passphrase)?.put(&SecretName::gateway_secret(account.id), secret)?;
        Ok(account)
    }

    /// The accounts in use.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn gateway_accounts(&self) -> Result<Vec<GatewayAccount>, AppError> {
        Ok(self.store().read(|book| book.gateways())?)
    }

    /// The account with a name; the only one where nobody names any.
    ///
    /// # Errors
    /// [`Code::GatewayMissing`], [`Code::AccountNotFound`].
    pub fn gateway_named(&self, name: Option<&str>) -> Result<GatewayAccount, AppError> {
        let mut accounts = self.gateway_accounts()?;
        match name {
            None if accounts.len() == 1 => Ok(accounts.remove(0)),
            None => Err(AppError::new(Code::GatewayMissing).at("gateway")),
            Some(name) => accounts
                .into_iter()
                .find(|one| one.settings.name == name)
                .ok_or_else(|| AppError::new(Code::AccountNotFound).at("gateway").with_text("name", name)),
        }
    }

    /// Takes an account out of use and forgets its secret.
    ///
    /// # Errors
    /// [`Code::AccountNotFound`], and what keeps book or vault from being written.
    pub fn remove_gateway(&self, name: &str, passphrase: &PassphraseSource) -> Result<GatewayId, AppError> {
        let account = self.gateway_named(Some(name))?;
        self.vault(passphrase)?.remove(&SecretName::gateway_secret(account.id))?;
        let (id, now) = (account.id, self.now());
        self.store()
            .write("gateway-removed", move |book| Ok::<_, AppError>(book.remove_gateway(id, now)?))?;
        Ok(id)
    }

    /// The way to a gateway.
    ///
    /// # Errors
    /// What keeps the vault from being read.
    pub(crate) fn gateway_of(
        &self,
        account: &GatewayAccount,
        passphrase: &PassphraseSource,
    ) -> Result<Gateway, AppError> {
        let secret = self.vault(passphrase)?.require(&SecretName::gateway_secret(account.id))?;
        let keys = GatewayKeys::new(&account.settings.key_id, &secret);
        let keys = keys.map_err(|_| AppError::new(Code::SecretMissing))?;
        let http = Http::new(None).map_err(|_| AppError::new(Code::Internal))?;
        let bad_url = |_| AppError::new(Code::UrlInvalid).at("base_url");
        Gateway::new(&account.settings, keys, &http).map_err(bad_url)
    }
}

/// Why a gateway gave no answer that could be used.
pub(crate) fn refusal(error: CallError) -> AppError {
    match error {
        CallError::Unreachable(_) | CallError::Throttled { .. } => AppError::new(Code::GatewayUnreachable),
        CallError::Refused { code, .. } if code.as_str() == "gateway_key_refused" => {
            AppError::new(Code::GatewayKeyRefused)
        }
        CallError::Refused { code, details } => AppError::new(Code::GatewayRefused)
            .with_text("code", code.to_string())
            .with_text("details", crate::provider_words::word(&details)),
        CallError::OutcomeUnknown { .. } | CallError::Malformed { .. } => AppError::new(Code::Malformed),
    }
}
