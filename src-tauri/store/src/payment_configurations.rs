//! Payment configurations: where the money of an account's bills goes, as the provider says it.

use crate::book::{Read, Write};
use crate::convert::{at, required_timestamp, timestamp};
use crate::error::StoreError;
use domain::AccountId;
use jiff::Timestamp;
use rusqlite::{Row, params};

/// A payment configuration of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentConfigurationRow {
    /// Whose.
    pub account: AccountId,
    /// Its name at WhatsApp, exactly.
    pub name: String,
    /// The gateway behind it: `razorpay`, `payu`, `upi_vpa`, or another in the provider's words.
    pub provider: String,
    /// `active`, `needs_connecting`, `needs_testing`, or another in the provider's words.
    pub state: String,
    /// The UPI address that the money goes to, where it goes to one.
    pub merchant_vpa: Option<String>,
    /// The gateway's id of the merchant, once it is connected.
    pub provider_mid: Option<String>,
    /// Until when the link that connects it can be opened.
    pub link_expires_at: Option<Timestamp>,
    /// When the provider says that it changed.
    pub changed_at: Option<Timestamp>,
    /// When this was learned.
    pub checked_at: Timestamp,
}

statements! {
    hot OF_ACCOUNT = "SELECT * FROM payment_configurations WHERE account_id = ?1 ORDER BY name";
    hot KEEP = "INSERT INTO payment_configurations (account_id, name, provider, state, merchant_vpa, provider_mid,
          link_expires_at, changed_at, checked_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        ON CONFLICT DO UPDATE SET provider = excluded.provider, state = excluded.state,
          merchant_vpa = excluded.merchant_vpa, provider_mid = excluded.provider_mid,
          link_expires_at = coalesce(excluded.link_expires_at, link_expires_at), changed_at = excluded.changed_at,
          checked_at = excluded.checked_at";
    hot FORGET = "DELETE FROM payment_configurations WHERE account_id = ?1 AND name = ?2";
    whole USED = "SELECT EXISTS (SELECT 1 FROM accounts WHERE configuration_name = ?1 AND removed_at IS NULL)";
}

fn parse(row: &Row<'_>) -> Result<PaymentConfigurationRow, StoreError> {
    Ok(PaymentConfigurationRow {
        account: AccountId::new(row.get("account_id")?),
        name: row.get("name")?,
        provider: row.get("provider")?,
        state: row.get("state")?,
        merchant_vpa: row.get("merchant_vpa")?,
        provider_mid: row.get("provider_mid")?,
        link_expires_at: timestamp(row.get("link_expires_at")?),
        changed_at: timestamp(row.get("changed_at")?),
        checked_at: required_timestamp(row.get("checked_at")?),
    })
}

impl Read<'_> {
    /// The payment configurations of an account, by name; a handful.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn payment_configurations(
        &self,
        account: AccountId,
    ) -> Result<Vec<PaymentConfigurationRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(OF_ACCOUNT)?;
        let rows = statement.query_map([account.get()], |row| Ok(parse(row)))?;
        rows.map(|row| row?).collect()
    }

    /// Whether bills of an account in use ask for money by a configuration of this name.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn is_configuration_used(&self, name: &str) -> Result<bool, StoreError> {
        Ok(self.connection.prepare_cached(USED)?.query_row([name], |row| row.get(0))?)
    }
}

impl Write<'_> {
    /// Keeps what is known of a configuration now. Until when its link can be opened stays known until another link is
    /// made.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn keep_payment_configuration(&self, row: &PaymentConfigurationRow) -> Result<(), StoreError> {
        self.connection.prepare_cached(KEEP)?.execute(params![
            row.account.get(),
            row.name,
            row.provider,
            row.state,
            row.merchant_vpa,
            row.provider_mid,
            row.link_expires_at.map(at),
            row.changed_at.map(at),
            at(row.checked_at),
        ])?;
        Ok(())
    }

    /// The account has no such configuration any more. Whether it had one.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn forget_payment_configuration(&self, account: AccountId, name: &str) -> Result<bool, StoreError> {
        Ok(self.connection.prepare_cached(FORGET)?.execute(params![account.get(), name])? > 0)
    }
}
