//! Payment configurations: what links a gateway or a UPI address to an account, listed, made, connected and taken away.

use super::{manager, refusal, unless_unknown};
use crate::error::{AppError, Code};
use crate::provider_words::{small, word};
use crate::shop::App;
use crate::views::{ConfigurationView, ConfigurationsView, NewConfigurationForm};
use domain::{Account, ChannelKind, GatewayKind};
use store::{PaymentConfigurationRow, Read};
use url::Url;
use vault::PassphraseSource;
use whatsapp::{ConfigurationInfo, OnboardingLink};

/// Longer names WhatsApp does not take.
const MOST_OF_NAME: usize = 60;

/// Gateways that can be connected by a link.
const GATEWAYS: [&str; 2] = ["razorpay", "payu"];

impl App {
    /// The payment configurations of an account, as they were learned last.
    ///
    /// # Errors
    /// [`Code::AccountNotFound`], and what keeps the book from being read.
    pub fn configurations(&self, account: &str) -> Result<ConfigurationsView, AppError> {
        let account = self.find_account(account)?;
        self.store().read(|book| view(book, &account))
    }

    /// Asks the provider for them.
    ///
    /// # Errors
    /// [`Code::NotManaged`] for Kaleyra's accounts; [`Code::ProviderRefused`]; what keeps the provider from being asked.
    pub async fn refresh_configurations(
        &self,
        account: &str,
        passphrase: &PassphraseSource,
    ) -> Result<ConfigurationsView, AppError> {
        let (account, channel) = self.managed(account, passphrase)?;
        let listed = manager(&account, &channel)?.configurations().await.map_err(refusal)?;
        self.keep_configurations(account, listed, None)
    }

    /// Makes a payment configuration. A gateway's answers with the page on which it is connected.
    ///
    /// # Errors
    /// [`Code::FieldMissing`], [`Code::FieldInvalid`], each with the field; as [`App::refresh_configurations`].
    pub async fn create_configuration(
        &self,
        account: &str,
        form: &NewConfigurationForm,
        passphrase: &PassphraseSource,
    ) -> Result<(ConfigurationsView, Option<Url>), AppError> {
        let (name, provider) = (checked_name(&form.name)?, form.provider.trim().to_ascii_lowercase());
        let vpa = Some(form.merchant_vpa.trim()).filter(|vpa| !vpa.is_empty());
        match (provider.as_str(), vpa) {
            ("upi_vpa", None) => return Err(AppError::new(Code::FieldMissing).at("merchant_vpa")),
            ("upi_vpa", Some(_)) => {}
            (gateway, _) if GATEWAYS.contains(&gateway) => {}
            _ => return Err(AppError::new(Code::FieldInvalid).at("provider")),
        }
        let vpa = vpa.filter(|_| provider == "upi_vpa");
        let (account, channel) = self.managed(account, passphrase)?;
        let manager = manager(&account, &channel)?;
        let link = unless_unknown(manager.create_configuration(&name, &provider, vpa).await)?;
        let listed = manager.configurations().await.map_err(refusal)?;
        let url = link.as_ref().map(|link| link.url.clone());
        Ok((self.keep_configurations(account, listed, link.map(|link| (name, link)))?, url))
    }

    /// The page on which a configuration's gateway is connected, to be opened in the browser.
    ///
    /// # Errors
    /// As [`App::refresh_configurations`].
    pub async fn connect_configuration(
        &self,
        account: &str,
        name: &str,
        passphrase: &PassphraseSource,
    ) -> Result<(ConfigurationsView, Option<Url>), AppError> {
        let (account, channel) = self.managed(account, passphrase)?;
        let manager = manager(&account, &channel)?;
        let link = manager.configuration_link(name).await.map_err(refusal)?;
        let listed = manager.configurations().await.map_err(refusal)?;
        let url = link.as_ref().map(|link| link.url.clone());
        Ok((self.keep_configurations(account, listed, link.map(|link| (name.to_owned(), link)))?, url))
    }

    /// Takes a payment configuration away, unless an account pays by it.
    ///
    /// # Errors
    /// [`Code::ConfigurationInUse`]; as [`App::refresh_configurations`].
    pub async fn delete_configuration(
        &self,
        account: &str,
        name: &str,
        passphrase: &PassphraseSource,
    ) -> Result<ConfigurationsView, AppError> {
        if self.store().read(|book| book.is_configuration_used(name))? {
            return Err(AppError::new(Code::ConfigurationInUse).with_text("name", name));
        }
        let (account, channel) = self.managed(account, passphrase)?;
        let manager = manager(&account, &channel)?;
        unless_unknown(manager.delete_configuration(name).await)?;
        let listed = manager.configurations().await.map_err(refusal)?;
        self.keep_configurations(account, listed, None)
    }

    /// Lets the account's new bills be paid through another of its configurations; those that were sent keep theirs.
    ///
    /// # Errors
    /// [`Code::AccountNotFound`]; [`Code::ConfigurationNotReady`] unless it is an active one of a gateway.
    pub fn use_configuration(&self, account: &str, name: &str) -> Result<ConfigurationsView, AppError> {
        let (account, name) = (self.find_account(account)?, name.to_owned());
        self.store().write("use-configuration", move |book| {
            let known = book.payment_configurations(account.id)?.into_iter().find(|one| one.name == name);
            let gateway = known
                .filter(|one| one.state == "active")
                .and_then(|one| GatewayKind::from_name(&one.provider));
            let not_ready = || AppError::new(Code::ConfigurationNotReady).with_text("name", name.clone());
            book.pay_by(account.id, gateway.ok_or_else(not_ready)?, &name)?;
            let account = book.account(account.id)?.ok_or_else(|| AppError::new(Code::AccountNotFound))?;
            view(book, &account)
        })
    }

    /// Keeps what the provider lists, and until when a new link can be opened.
    fn keep_configurations(
        &self,
        account: Account,
        mut listed: Vec<ConfigurationInfo>,
        link: Option<(String, OnboardingLink)>,
    ) -> Result<ConfigurationsView, AppError> {
        let now = self.now();
        for one in &mut listed {
            one.name = word(&one.name);
        }
        self.store().write("configurations", move |book| {
            for known in book.payment_configurations(account.id)? {
                if !listed.iter().any(|one| one.name == known.name) {
                    book.forget_payment_configuration(account.id, &known.name)?;
                }
            }
            for one in listed {
                let link = link.as_ref().filter(|(name, _)| *name == one.name);
                book.keep_payment_configuration(&PaymentConfigurationRow {
                    account: account.id,
                    link_expires_at: link.and_then(|(_, link)| link.expires_at),
                    name: one.name,
                    provider: small(&one.provider),
                    state: small(&one.state),
                    merchant_vpa: one.merchant_vpa.as_deref().map(word),
                    provider_mid: one.provider_mid.as_deref().map(word),
                    changed_at: one.changed_at,
                    checked_at: now,
                })?;
            }
            view(book, &account)
        })
    }
}

fn checked_name(name: &str) -> Result<String, AppError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(AppError::new(Code::FieldMissing).at("name"));
    }
    let is_name_char = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.');
    if name.len() > MOST_OF_NAME || !name.chars().all(is_name_char) {
        return Err(AppError::new(Code::FieldInvalid).at("name"));
    }
    Ok(name.to_owned())
}

fn view(book: &Read<'_>, account: &Account) -> Result<ConfigurationsView, AppError> {
    let rows = book.payment_configurations(account.id)?;
    let used = &account.settings.configuration_name;
    let configurations = rows.into_iter().map(|row| ConfigurationView {
        is_used: row.name == *used,
        name: row.name,
        provider: row.provider,
        state: row.state,
        merchant_vpa: row.merchant_vpa.unwrap_or_default(),
        provider_mid: row.provider_mid.unwrap_or_default(),
        link_expires_at: row.link_expires_at,
        checked_at: row.checked_at,
    });
    Ok(ConfigurationsView {
        account: account.settings.name.clone(),
        is_managed: account.settings.channel == ChannelKind::Cloud,
        used: used.clone(),
        configurations: configurations.collect(),
    })
}
