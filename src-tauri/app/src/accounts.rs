//! Messaging accounts: added by a file or a form, with their key in the vault and nowhere else.

use crate::bill_file::{Field, address};
use crate::error::{AppError, Code};
use crate::shop::{App, NO_VAULT};
use domain::account::Importer;
use domain::{Account, AccountId, AccountSettings, ChannelKind, GatewayKind, Hears, PhoneNumber};
use secrecy::SecretString;
use serde_json::Value;
use url::{Host, Url};
use vault::{PassphraseSource, SecretName};
use whatsapp::ApiKey;

/// An account as a file or a form brings it, not yet allowed anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountFile(AccountSettings);

impl AccountFile {
    /// The settings, for a preview that sends nothing.
    #[must_use]
    pub const fn settings(&self) -> &AccountSettings {
        &self.0
    }
}

/// The hosts that are Kaleyra's own, by region; the first is the default.
const KALEYRA_HOSTS: [(&str, &str); 6] = [
    ("in", "api.in.kaleyra.io"),
    ("global", "api.kaleyra.io"),
    ("sg", "api.ap.kaleyra.io"),
    ("eu", "api.eu.kaleyra.io"),
    ("na", "api.na.kaleyra.ai"),
    ("na-older", "api.na.kaleyra.io"),
];

/// Reads an account.
///
/// # Errors
/// [`Code::NotJson`], or a code and the field that is wrong.
pub fn read_account(bytes: &[u8]) -> Result<AccountFile, AppError> {
    read_value(&serde_json::from_slice(bytes).map_err(|_| AppError::new(Code::NotJson))?)
}

pub(crate) fn read_value(value: &Value) -> Result<AccountFile, AppError> {
    let file = Field::root(value);
    let (channel, phone) = (file.get("channel"), file.get("phone_number"));
    let payment = file.get("payment");
    let kind = ChannelKind::from_name(channel.required()?).ok_or_else(|| {
        channel
            .wrong(Code::ChannelUnknown)
            .with_text("channel", channel.text().ok().flatten().unwrap_or_default())
    })?;
    Ok(AccountFile(AccountSettings {
        name: file.get("name").required()?.trim().to_string(),
        channel: kind,
        base_url: base_url(&file.get("base_url"), &file.get("region"))?,
        sid: file.get("sid").required()?.to_string(),
        phone_number: PhoneNumber::parse(phone.required()?).map_err(|_| phone.wrong(Code::PhoneInvalid))?,
        phone_number_id: file.get("phone_number_id").required()?.to_string(),
        catalog_id: file.get("catalog_id").owned()?,
        gateway: payment
            .get("gateway")
            .one_of(GatewayKind::from_name)?
            .ok_or_else(|| payment.get("gateway").wrong(Code::FieldMissing))?,
        configuration_name: payment.get("configuration_name").required()?.to_string(),
        importer: importer(&file.get("importer"))?,
        hears: file.get("hears").one_of(Hears::from_name)?.unwrap_or(Hears::Payments),
    }))
}

fn base_url(given: &Field<'_>, region: &Field<'_>) -> Result<String, AppError> {
    if let Some(text) = given.owned()? {
        let url = Url::parse(&text).map_err(|_| given.wrong(Code::UrlInvalid))?;
        let is_plain = url.username().is_empty() && url.password().is_none() && url.query().is_none();
        if !matches!(url.scheme(), "http" | "https") || url.host().is_none() || !is_plain {
            return Err(given.wrong(Code::UrlInvalid));
        }
        return Ok(url.as_str().trim_end_matches('/').to_string());
    }
    let wanted = region.text()?.unwrap_or("in");
    let host = KALEYRA_HOSTS.iter().find(|(name, _)| *name == wanted).map(|(_, host)| host);
    host.map(|host| format!("https://{host}")).ok_or_else(|| region.wrong(Code::FieldInvalid))
}

fn importer(field: &Field<'_>) -> Result<Option<Importer>, AppError> {
    if field.is_absent() {
        return Ok(None);
    }
    let name = field.get("name").required()?.to_string();
    let place = field.get("address");
    let address = address(&place)?.ok_or_else(|| place.wrong(Code::FieldMissing))?;
    Ok(Some(Importer { name, address }))
}

impl AccountFile {
    /// Whether a key may go to the account's address, before anything is begun for it.
    ///
    /// # Errors
    /// [`Code::HostNotAllowed`], [`Code::HttpsNeeded`], [`Code::UrlInvalid`].
    pub fn check_host(&self, practice: bool, allowed_host: Option<&str>) -> Result<(), AppError> {
        check_host(&self.0.base_url, practice, allowed_host)
    }
}

/// Whether a key may go to this address: only to the provider's own hosts over https, unless the person typed the
/// host again; from a practice book only to this computer.
fn check_host(base_url: &str, practice: bool, allowed: Option<&str>) -> Result<(), AppError> {
    let url = Url::parse(base_url).map_err(|_| AppError::new(Code::UrlInvalid).at("base_url"))?;
    let host = url.host_str().unwrap_or_default();
    let with_port = url.port().map_or_else(|| host.to_string(), |port| format!("{host}:{port}"));
    let refuse = |code| Err(AppError::new(code).at("base_url").with_text("host", with_port.clone()));
    if practice {
        return if is_loopback(&url) { Ok(()) } else { refuse(Code::HostNotAllowed) };
    }
    let is_confirmed = allowed.is_some_and(|allowed| allowed == host || allowed == with_port);
    if is_confirmed {
        return Ok(());
    }
    if !KALEYRA_HOSTS.iter().any(|(_, known)| *known == host) || url.port().is_some() {
        return refuse(Code::HostNotAllowed);
    }
    if url.scheme() != "https" { refuse(Code::HttpsNeeded) } else { Ok(()) }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

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
        self.check_account(&file.0, allowed_host)?;
        // A vault that cannot be written keeps the account from being added.
        self.vault_for_writing(passphrase)?;
        let account = self.insert_account(file.0)?;
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
        self.check_account(&file.0, allowed_host)?;
        self.insert_account(file.0)
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
        check_host(&settings.base_url, self.is_practice()?, allowed_host)?;
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

    /// Takes an account out of use and forgets its key.
    ///
    /// # Errors
    /// [`Code::AccountNotFound`], and what keeps book or vault from being written.
    pub fn remove_account(&self, name: &str, passphrase: &PassphraseSource) -> Result<AccountId, AppError> {
        let account = self.find_account(name)?;
        // A book without a vault has no key to forget.
        if self.store().read(|book| book.generation())?.vault != NO_VAULT {
            self.vault(passphrase)?.remove(&SecretName::api_key(account.id))?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, practice: bool, allowed: Option<&str>, expected: Result<(), Code>) {
        assert_eq!(check_host(url, practice, allowed).map_err(|error| error.code), expected, "{url}");
    }

    #[test]
    fn a_key_goes_to_the_provider_over_https_only() {
        check("https://api.in.kaleyra.io", false, None, Ok(()));
        check("http://api.in.kaleyra.io", false, None, Err(Code::HttpsNeeded));
        check("https://api.in.kaleyra.io:8443", false, None, Err(Code::HostNotAllowed));
        check("https://api.in.kaleyra.io.example.com", false, None, Err(Code::HostNotAllowed));
    }

    #[test]
    fn another_host_is_typed_again() {
        check("http://127.0.0.1:4010", false, None, Err(Code::HostNotAllowed));
        check("http://127.0.0.1:4010", false, Some("127.0.0.1"), Ok(()));
        check("http://127.0.0.1:4010", false, Some("127.0.0.1:4010"), Ok(()));
        check("http://127.0.0.1:4010", false, Some("localhost"), Err(Code::HostNotAllowed));
    }

    #[test]
    fn practice_never_leaves_this_computer() {
        check("https://api.in.kaleyra.io", true, Some("api.in.kaleyra.io"), Err(Code::HostNotAllowed));
        check("http://127.0.0.1:4010", true, None, Ok(()));
    }
}
