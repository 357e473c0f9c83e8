//! Messaging accounts: added by a file or a form, with their key in the vault and nowhere else.

mod hosts;
mod reading;

pub(crate) use hosts::check_gateway as check_gateway_host;
pub(crate) use reading::read_value;
pub use reading::{AccountFile, read_account};

use crate::error::{AppError, Code};
use crate::shop::{App, NO_VAULT};
use domain::{Account, AccountId, AccountSettings, ChannelKind};
use secrecy::SecretString;
use vault::{PassphraseSource, SecretName};
use whatsapp::ApiKey;

impl App {
    /// Adds an account and puts its key into the vault. `allowed_host` is the host the person typed again.
    ///
    /// # Errors
    /// [`Code::AccountExists`], [`Code::HostNotAllowed`], [`Code::HttpsNeeded`], and what keeps the vault from being
    /// written; then there is no account either.
    pub fn add_account(
        &self,
        file: AccountFile,
        api_key: &SecretString,
        allowed_host: Option<&str>,
        passphrase: &PassphraseSource,
    ) -> Result<Account, AppError> {
        self.check_account(file.settings(), allowed_host)?;
        // A vault that cannot be written keeps the account from being added.
        self.vault_for_writing(passphrase)?;
        let account = self.insert_account(file.into_settings())?;
        if let Err(error) = self.put_key(&account, api_key, passphrase) {
            let (id, now) = (account.id, self.now());
            self.store()
                .write("account-undone", move |book| Ok::<_, AppError>(book.remove_account(id, now)?))?;
            return Err(error);
        }
        Ok(account)
    }

    /// Adds an account whose key comes later, by [`App::keep_key`]; its messages wait until then.
    ///
    /// # Errors
    /// As [`App::add_account`], but for the vault.
    pub fn add_account_without_key(
        &self,
        file: AccountFile,
        allowed_host: Option<&str>,
    ) -> Result<Account, AppError> {
        self.check_account(file.settings(), allowed_host)?;
        self.insert_account(file.into_settings())
    }

    /// Puts the key of an account into the vault, the first or another one. What waits for it goes now.
    ///
    /// # Errors
    /// [`Code::AccountNotFound`]; [`Code::FieldInvalid`] for what can be no key; what keeps the vault from being
    /// written.
    pub fn keep_key(
        &self,
        name: &str,
        api_key: &SecretString,
        passphrase: &PassphraseSource,
    ) -> Result<(), AppError> {
        let account = self.find_account(name)?;
        ApiKey::new(api_key).map_err(|_| AppError::new(Code::FieldInvalid).at("secret"))?;
        self.vault_for_writing(passphrase)?;
        self.put_key(&account, api_key, passphrase)
    }

    /// Puts the secret into the vault with which Meta signs what it sends about an account of its own channel.
    ///
    /// # Errors
    /// [`Code::AccountNotFound`]; [`Code::FieldInvalid`] on another channel, and for what can be no secret; what keeps
    /// the vault from being written.
    pub fn keep_app_secret(
        &self,
        name: &str,
        app_secret: &SecretString,
        passphrase: &PassphraseSource,
    ) -> Result<(), AppError> {
        let account = self.find_account(name)?;
        let wrong = || AppError::new(Code::FieldInvalid).at("app_secret");
        if account.settings.channel != ChannelKind::Cloud {
            return Err(wrong());
        }
        ApiKey::new(app_secret).map_err(|_| wrong())?;
        self.vault_for_writing(passphrase)?;
        self.vault(passphrase)?.put(&SecretName::app_secret(account.id), app_secret)?;
        self.note_app_secret(account.id)
    }

    fn put_key(
        &self,
        account: &Account,
        api_key: &SecretString,
        passphrase: &PassphraseSource,
    ) -> Result<(), AppError> {
        self.vault(passphrase)?.put(&SecretName::api_key(account.id), api_key)?;
        let (id, now) = (account.id, self.now());
        self.store().write("key-kept", move |book| {
            book.note_key_kept(id, now)?;
            Ok::<_, AppError>(book.wake_all(now)?)
        })?;
        self.note_key_kept();
        Ok(())
    }

    /// Whether the key may go where the account says, and its name is free.
    fn check_account(&self, settings: &AccountSettings, allowed_host: Option<&str>) -> Result<(), AppError> {
        hosts::check(settings, self.is_practice()?, allowed_host)?;
        match self.store().read(|book| book.account_by_name(&settings.name))? {
            Some(_) => Err(name_taken(&settings.name)),
            None => Ok(()),
        }
    }

    fn insert_account(&self, settings: AccountSettings) -> Result<Account, AppError> {
        let (added, now) = (settings.clone(), self.now());
        let id =
            self.store().write("account-added", move |book| match book.account_by_name(&added.name)? {
                Some(_) => Err(name_taken(&added.name)),
                None => Ok(book.insert_account(&added, now)?),
            })?;
        Ok(Account { id, settings })
    }

    /// The accounts in use.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn accounts(&self) -> Result<Vec<Account>, AppError> {
        Ok(self.store().read(|book| book.accounts())?)
    }

    /// Takes an account out of use and forgets its secrets.
    ///
    /// # Errors
    /// [`Code::AccountNotFound`], and what keeps book or vault from being written.
    pub fn remove_account(&self, name: &str, passphrase: &PassphraseSource) -> Result<AccountId, AppError> {
        let account = self.find_account(name)?;
        // A book without a vault has no key to forget.
        if self.store().read(|book| book.generation())?.vault != NO_VAULT {
            let vault = self.vault(passphrase)?;
            vault.remove(&SecretName::api_key(account.id))?;
            vault.remove(&SecretName::app_secret(account.id))?;
            vault.remove(&SecretName::verify_token(account.id))?;
            vault.remove(&SecretName::callback_secret(account.id))?;
        }
        let now = self.now();
        self.store()
            .write("account-removed", move |book| Ok::<_, AppError>(book.remove_account(account.id, now)?))?;
        Ok(account.id)
    }

    /// The account in use under a name.
    ///
    /// # Errors
    /// [`Code::AccountNotFound`].
    pub fn find_account(&self, name: &str) -> Result<Account, AppError> {
        let account = self.store().read(|book| book.account_by_name(name))?;
        account.ok_or_else(|| AppError::new(Code::AccountNotFound).with_text("name", name))
    }
}

fn name_taken(name: &str) -> AppError {
    AppError::new(Code::AccountExists).at("name").with_text("name", name)
}
