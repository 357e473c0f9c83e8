//! Messaging accounts, without their secrets.

use crate::book::{Read, Write};
use crate::convert::{at, row_error};
use crate::error::StoreError;
use domain::account::{ApiVersion, Importer, PaymentLink};
use domain::identity::Vpa;
use domain::upi::{Mcc, UpiPayee};
use domain::{Account, AccountId, AccountSettings, ChannelKind, GatewayKind, Hears, PhoneNumber};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

statements! {
    hot INSERT = "INSERT INTO accounts (name, channel, base_url, sid, phone_number, phone_number_id, catalog_id, gateway,
          configuration_name, importer_name, importer_address_id, hears, added_at, waba_id, api_version,
          callback_profile_id, takes_web, upi_vpa, upi_name, upi_mcc, payment_link)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)";
    hot BY_ID = "SELECT * FROM accounts WHERE id = ?1";
    hot BY_NAME = "SELECT * FROM accounts WHERE name = ?1 AND removed_at IS NULL";
    whole ALL = "SELECT * FROM accounts WHERE removed_at IS NULL ORDER BY id";
    whole EVER = "SELECT * FROM accounts ORDER BY id";
    hot HAS_KEY = "SELECT key_kept_at IS NOT NULL FROM accounts WHERE id = ?1";
    hot KEY_KEPT = "UPDATE accounts SET key_kept_at = ?2 WHERE id = ?1";
    hot MOVE = "UPDATE accounts SET base_url = ?2 WHERE id = ?1";
    hot PAY_BY = "UPDATE accounts SET gateway = ?2, configuration_name = ?3 WHERE id = ?1";
    hot REMOVE = "UPDATE accounts SET removed_at = ?2 WHERE id = ?1";
}

impl Read<'_> {
    /// The accounts in use, oldest first; a handful.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        self.find_accounts(ALL, params![])
    }

    /// Every account that there ever was, oldest first; a handful.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn accounts_ever(&self) -> Result<Vec<Account>, StoreError> {
        self.find_accounts(EVER, params![])
    }

    /// The account with this id, also after it was removed: orders keep going by it.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn account(&self, id: AccountId) -> Result<Option<Account>, StoreError> {
        Ok(self.find_accounts(BY_ID, params![id.get()])?.into_iter().next())
    }

    /// The account in use under this name.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn account_by_name(&self, name: &str) -> Result<Option<Account>, StoreError> {
        Ok(self.find_accounts(BY_NAME, params![name])?.into_iter().next())
    }

    /// Whether the key of an account was put into the vault, as far as the book was told.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn has_key(&self, id: AccountId) -> Result<bool, StoreError> {
        let mut statement = self.connection.prepare_cached(HAS_KEY)?;
        Ok(statement.query_row([id.get()], |row| row.get(0)).optional()?.unwrap_or(false))
    }

    fn find_accounts(
        &self,
        sql: &str,
        parameters: &[&dyn rusqlite::ToSql],
    ) -> Result<Vec<Account>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(parameters)?;
        let mut accounts = Vec::new();
        while let Some(row) = rows.next()? {
            accounts.push(self.parse_account(row)?);
        }
        Ok(accounts)
    }

    fn parse_account(&self, row: &Row<'_>) -> Result<Account, StoreError> {
        let id: i64 = row.get("id")?;
        let bad = |what| row_error("accounts", id, what);
        let text = |column: &str| row.get::<_, String>(column);
        let importer_name: Option<String> = row.get("importer_name")?;
        let importer_address = self.address(row.get("importer_address_id")?)?;
        let settings = AccountSettings {
            name: text("name")?,
            channel: ChannelKind::from_name(&text("channel")?).ok_or_else(|| bad("channel"))?,
            base_url: text("base_url")?,
            sid: text("sid")?,
            phone_number: PhoneNumber::parse(&text("phone_number")?).map_err(|_| bad("phone_number"))?,
            phone_number_id: text("phone_number_id")?,
            waba_id: row.get("waba_id")?,
            api_version: ApiVersion::parse(&text("api_version")?).map_err(|_| bad("api_version"))?,
            callback_profile_id: row.get("callback_profile_id")?,
            catalog_id: row.get("catalog_id")?,
            gateway: GatewayKind::from_name(&text("gateway")?).ok_or_else(|| bad("gateway"))?,
            configuration_name: text("configuration_name")?,
            takes_web: row.get("takes_web")?,
            upi: upi_payee(row, id)?,
            payment_link: optional(row, "payment_link", |link| PaymentLink::parse(link).ok(), id)?,
            importer: importer_name.zip(importer_address).map(|(name, address)| Importer { name, address }),
            hears: Hears::from_name(&text("hears")?).ok_or_else(|| bad("hears"))?,
        };
        Ok(Account { id: AccountId::new(id), settings })
    }
}

/// Who is paid by UPI without the gateway: whoever has an address.
fn upi_payee(row: &Row<'_>, id: i64) -> Result<Option<UpiPayee>, StoreError> {
    let vpa = optional(row, "upi_vpa", |text| Vpa::parse(text).ok(), id)?;
    let mcc = optional(row, "upi_mcc", |text| Mcc::parse(text).ok(), id)?;
    let name: Option<String> = row.get("upi_name")?;
    Ok(vpa.map(|vpa| UpiPayee { vpa, name: name.unwrap_or_default(), mcc }))
}

/// A text that may be missing, but not wrong.
fn optional<T>(
    row: &Row<'_>,
    column: &'static str,
    parse: impl FnOnce(&str) -> Option<T>,
    id: i64,
) -> Result<Option<T>, StoreError> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| parse(&text).ok_or_else(|| row_error("accounts", id, column))).transpose()
}

impl Write<'_> {
    /// Adds an account. Its secrets go to the vault, never here.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn insert_account(
        &self,
        settings: &AccountSettings,
        now: Timestamp,
    ) -> Result<AccountId, StoreError> {
        let importer = settings.importer.as_ref();
        let importer_address = self.keep_address(importer.map(|importer| &importer.address))?;
        self.connection.prepare_cached(INSERT)?.execute(params![
            settings.name,
            settings.channel.as_str(),
            settings.base_url,
            settings.sid,
            settings.phone_number.as_str(),
            settings.phone_number_id,
            settings.catalog_id,
            settings.gateway.as_str(),
            settings.configuration_name,
            importer.map(|importer| &importer.name),
            importer_address,
            settings.hears.as_str(),
            at(now),
            settings.waba_id,
            settings.api_version.as_str(),
            settings.callback_profile_id,
            settings.takes_web,
            settings.upi.as_ref().map(|payee| payee.vpa.as_str()),
            settings.upi.as_ref().map(|payee| &payee.name),
            settings.upi.as_ref().and_then(|payee| payee.mcc.as_ref()).map(Mcc::as_str),
            settings.payment_link.as_ref().map(PaymentLink::as_str),
        ])?;
        Ok(AccountId::new(self.connection.last_insert_rowid()))
    }

    /// The key of an account was put into the vault.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn note_key_kept(&self, id: AccountId, now: Timestamp) -> Result<(), StoreError> {
        self.connection.prepare_cached(KEY_KEPT)?.execute([id.get(), at(now)])?;
        Ok(())
    }

    /// The provider of an account is to be found elsewhere from now on.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn move_account(&self, id: AccountId, base_url: &str) -> Result<(), StoreError> {
        self.connection.prepare_cached(MOVE)?.execute(params![id.get(), base_url])?;
        Ok(())
    }

    /// New bills of an account are paid through another payment configuration; those that were sent keep theirs.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn pay_by(&self, id: AccountId, gateway: GatewayKind, configuration: &str) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(PAY_BY)?;
        statement.execute(params![id.get(), gateway.as_str(), configuration])?;
        Ok(())
    }

    /// Takes an account out of use. Its row stays, because orders name it.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn remove_account(&self, id: AccountId, now: Timestamp) -> Result<(), StoreError> {
        self.connection.prepare_cached(REMOVE)?.execute([id.get(), at(now)])?;
        Ok(())
    }
}
