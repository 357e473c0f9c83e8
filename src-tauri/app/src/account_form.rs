//! Accounts and the vault for the window: shown, and added from what a person typed by the same rules as from a file.

use crate::accounts::{AccountFile, read_value};
use crate::error::AppError;
use crate::shop::{App, NO_VAULT};
use crate::views::{AccountForm, AccountView, Address, VaultKindName, VaultState, VaultView};
use domain::{Account, AccountSettings};
use serde_json::{Map, Value, json};
use store::Read;
use vault::{SecretName, VaultKind};
use words::Words;

/// Fields of the file that a form has under another name; an error names the form's.
const FORM_NAMES: [(&str, &str); 9] = [
    ("payment.gateway", "gateway"),
    ("payment.configuration_name", "configuration_name"),
    ("payment.web", "takes_web"),
    ("upi.vpa", "upi_vpa"),
    ("upi.name", "upi_name"),
    ("upi.mcc", "upi_mcc"),
    ("payment_link.uri", "payment_link"),
    ("importer.name", "importer_name"),
    ("importer.address", "importer_address"),
];

impl AccountForm {
    /// What a file would say.
    ///
    /// # Errors
    /// A code and the field of the form that is wrong.
    pub fn read(&self) -> Result<AccountFile, AppError> {
        read_value(&self.as_file()).map_err(under_form_name)
    }

    fn as_file(&self) -> Value {
        let mut file = Map::new();
        let mut put = |name: &str, typed: &str| {
            if !typed.trim().is_empty() {
                file.insert(name.to_owned(), typed.trim().into());
            }
        };
        put("name", &self.name);
        put("channel", &self.channel.replace('_', "-"));
        put("region", &self.region);
        put("base_url", &self.base_url);
        put("sid", &self.sid);
        put("phone_number", &self.phone_number);
        put("phone_number_id", &self.phone_number_id);
        put("waba_id", &self.waba_id);
        put("api_version", &self.api_version);
        put("callback_profile_id", &self.callback_profile_id);
        put("catalog_id", &self.catalog_id);
        put("hears", &self.hears);
        let typed = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let payment =
            [("gateway", typed(&self.gateway)), ("configuration_name", typed(&self.configuration_name))];
        let payment = payment.into_iter().filter_map(|(name, text)| Some((name.to_owned(), text?.into())));
        let web = ("web".to_owned(), self.takes_web.into());
        file.insert("payment".into(), Value::Object(payment.chain([web]).collect()));
        let upi = [("vpa", &self.upi_vpa), ("name", &self.upi_name), ("mcc", &self.upi_mcc)];
        let upi = upi.into_iter().filter_map(|(name, text)| Some((name.to_owned(), typed(text)?.into())));
        let upi: Map<String, Value> = upi.collect();
        if !upi.is_empty() {
            file.insert("upi".into(), Value::Object(upi));
        }
        if let Some(uri) = typed(&self.payment_link) {
            file.insert("payment_link".into(), json!({ "uri": uri }));
        }
        if let Some(name) = typed(&self.importer_name) {
            let address = self.importer_address.as_ref().map(address_in_file);
            file.insert("importer".into(), json!({ "name": name, "address": address }));
        }
        Value::Object(file)
    }
}

fn upi_mcc(settings: &AccountSettings) -> String {
    let mcc = settings.upi.as_ref().and_then(|payee| payee.mcc.as_ref());
    mcc.map(|mcc| mcc.as_str().to_owned()).unwrap_or_default()
}

fn address_in_file(address: &Address) -> Value {
    let fields = [
        ("line1", &address.line1),
        ("line2", &address.line2),
        ("city", &address.city),
        ("state", &address.state),
        ("pin", &address.pin),
    ];
    let typed = fields.into_iter().filter(|(_, text)| !text.trim().is_empty());
    Value::Object(typed.map(|(name, text)| (name.to_owned(), text.trim().into())).collect())
}

fn under_form_name(mut refusal: AppError) -> AppError {
    if let Some(field) = &mut refusal.field
        && let Some((inner, name)) = FORM_NAMES.iter().find(|(inner, _)| field.starts_with(inner))
    {
        *field = format!("{name}{}", &field[inner.len()..]);
    }
    refusal
}

impl App {
    /// Adds an account from what was typed. Its key comes later, by [`App::keep_key`]; its messages wait until then.
    ///
    /// # Errors
    /// A code and the field that is wrong; as [`App::add_account_without_key`].
    pub fn add_account_from(&self, form: &AccountForm) -> Result<AccountView, AppError> {
        let allowed = Some(form.allow_host.trim()).filter(|host| !host.is_empty());
        let account = self.add_account_without_key(form.read()?, allowed)?;
        self.store().read(|book| self.account_view(book, &account))
    }

    /// The accounts in use, the oldest first.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn account_views(&self) -> Result<Vec<AccountView>, AppError> {
        self.store()
            .read(|book| book.accounts()?.iter().map(|account| self.account_view(book, account)).collect())
    }

    /// The vault, without asking it, or anybody, for anything.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn vault_view(&self, words: &Words) -> Result<VaultView, AppError> {
        let kind = match self.store().read(|book| book.generation())?.vault.parse() {
            Ok(VaultKind::Keychain) => VaultKindName::Keychain,
            Ok(VaultKind::File) => VaultKindName::File,
            Ok(VaultKind::Memory) => VaultKindName::Memory,
            Err(_) => VaultKindName::None,
        };
        let problem = self.vault_problem().map(|problem| problem.view(words));
        Ok(VaultView { kind, state: self.vault_state()?, problem })
    }

    /// Whether the vault can be read without asking anybody.
    pub(crate) fn vault_state(&self) -> Result<VaultState, AppError> {
        let kind = self.store().read(|book| book.generation())?.vault;
        let is_memory = kind.parse() == Ok(VaultKind::Memory);
        Ok(match self.open_vault_now() {
            _ if kind == NO_VAULT => VaultState::None,
            Some(_) => VaultState::Open,
            // A practice book's vault opens by itself.
            None if is_memory => VaultState::Open,
            None => VaultState::Locked,
        })
    }

    fn account_view(&self, book: &Read<'_>, account: &Account) -> Result<AccountView, AppError> {
        let settings = &account.settings;
        Ok(AccountView {
            name: settings.name.clone(),
            channel: settings.channel.as_str().replace('-', "_"),
            phone_number: settings.phone_number.as_str().to_owned(),
            base_url: settings.base_url.clone(),
            sid: settings.sid.clone(),
            phone_number_id: settings.phone_number_id.clone(),
            waba_id: settings.waba_id.clone().unwrap_or_default(),
            api_version: settings.api_version.to_string(),
            callback_profile_id: settings.callback_profile_id.clone().unwrap_or_default(),
            catalog_id: settings.catalog_id.clone().unwrap_or_default(),
            gateway: settings.gateway.as_str(),
            configuration_name: settings.configuration_name.clone(),
            takes_web: settings.takes_web,
            upi_vpa: settings.upi.as_ref().map(|payee| payee.vpa.as_str().to_owned()).unwrap_or_default(),
            upi_name: settings.upi.as_ref().map(|payee| payee.name.clone()).unwrap_or_default(),
            upi_mcc: upi_mcc(settings),
            payment_link: settings.payment_link.as_ref().map(ToString::to_string).unwrap_or_default(),
            hears: settings.hears.as_str(),
            has_key: self.has_key(book, account)?,
            importer_name: settings
                .importer
                .as_ref()
                .map(|importer| importer.name.clone())
                .unwrap_or_default(),
        })
    }

    /// The book notes that a key was kept. Memory forgets at each start, and may be asked: it asks nobody.
    fn has_key(&self, book: &Read<'_>, account: &Account) -> Result<bool, AppError> {
        if book.generation()?.vault.parse() != Ok(VaultKind::Memory) {
            return Ok(book.has_key(account.id)?);
        }
        let Some(vault) = self.open_vault_now() else { return Ok(false) };
        Ok(vault.get(&SecretName::api_key(account.id))?.is_some())
    }
}
