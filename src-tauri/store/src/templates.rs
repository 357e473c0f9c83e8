//! Message templates: what each is for, and how far its approval has come.

use crate::book::{Read, Write};
use crate::convert::{at, required_timestamp, row_error};
use crate::error::StoreError;
use domain::AccountId;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

/// What a template is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TemplatePurpose {
    /// Asks the customer to pay.
    OrderDetails,
    /// Tells the customer where the order stands.
    OrderStatus,
    /// Reminds the customer of what can still be paid.
    Reminder,
}

impl TemplatePurpose {
    /// Every purpose.
    pub const ALL: [TemplatePurpose; 3] =
        [TemplatePurpose::OrderDetails, TemplatePurpose::OrderStatus, TemplatePurpose::Reminder];

    /// The name in the book and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            TemplatePurpose::OrderDetails => "order_details",
            TemplatePurpose::OrderStatus => "order_status",
            TemplatePurpose::Reminder => "reminder",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<TemplatePurpose> {
        Self::ALL.into_iter().find(|purpose| purpose.as_str() == name)
    }
}

/// How far WhatsApp has come with a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TemplateState {
    /// It may be sent.
    Approved,
    /// WhatsApp looks at it.
    Pending,
    /// WhatsApp will not have it so.
    Rejected,
    /// WhatsApp stopped it for a while, because customers complained.
    Paused,
    /// WhatsApp stopped it for good.
    Disabled,
    /// WhatsApp says a word that nobody documented.
    Other,
}

impl TemplateState {
    /// Every state.
    pub const ALL: [TemplateState; 6] = [
        TemplateState::Approved,
        TemplateState::Pending,
        TemplateState::Rejected,
        TemplateState::Paused,
        TemplateState::Disabled,
        TemplateState::Other,
    ];

    /// The name in the book and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            TemplateState::Approved => "approved",
            TemplateState::Pending => "pending",
            TemplateState::Rejected => "rejected",
            TemplateState::Paused => "paused",
            TemplateState::Disabled => "disabled",
            TemplateState::Other => "other",
        }
    }

    fn from_name(name: &str) -> Option<TemplateState> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}

/// A template of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateRow {
    /// Whose.
    pub account: AccountId,
    /// What for.
    pub purpose: TemplatePurpose,
    /// WhatsApp's code of its language: `en`, `hi`.
    pub language: String,
    /// Its name at WhatsApp.
    pub name: String,
    /// How far its approval has come.
    pub state: TemplateState,
    /// Why it was refused, in the provider's words.
    pub reason: Option<String>,
    /// Whether the shop said so itself, because the provider cannot be asked.
    pub is_vouched: bool,
    /// When this was learned.
    pub checked_at: Timestamp,
}

statements! {
    hot ONE = "SELECT * FROM templates WHERE account_id = ?1 AND purpose = ?2 AND language = ?3";
    hot OF_ACCOUNT = "SELECT * FROM templates WHERE account_id = ?1 ORDER BY purpose, language";
    hot KEEP = "INSERT INTO templates (account_id, purpose, language, name, state, reason, is_vouched, checked_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT DO UPDATE SET name = excluded.name, state = excluded.state, reason = excluded.reason,
          is_vouched = excluded.is_vouched, checked_at = excluded.checked_at";
    hot FORGET = "DELETE FROM templates WHERE account_id = ?1 AND purpose = ?2 AND language = ?3";
}

fn parse(row: &Row<'_>) -> Result<TemplateRow, StoreError> {
    let account: i64 = row.get("account_id")?;
    let bad = |what| row_error("templates", account, what);
    let (purpose, state): (String, String) = (row.get("purpose")?, row.get("state")?);
    Ok(TemplateRow {
        account: AccountId::new(account),
        purpose: TemplatePurpose::from_name(&purpose).ok_or_else(|| bad("purpose"))?,
        language: row.get("language")?,
        name: row.get("name")?,
        state: TemplateState::from_name(&state).ok_or_else(|| bad("state"))?,
        reason: row.get("reason")?,
        is_vouched: row.get("is_vouched")?,
        checked_at: required_timestamp(row.get("checked_at")?),
    })
}

impl Read<'_> {
    /// The template of an account for a purpose in a language.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn template(
        &self,
        account: AccountId,
        purpose: TemplatePurpose,
        language: &str,
    ) -> Result<Option<TemplateRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(ONE)?;
        let found =
            statement.query_row(params![account.get(), purpose.as_str(), language], |row| Ok(parse(row)));
        found.optional()?.transpose()
    }

    /// The templates of an account; a handful.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn templates(&self, account: AccountId) -> Result<Vec<TemplateRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(OF_ACCOUNT)?;
        let rows = statement.query_map([account.get()], |row| Ok(parse(row)))?;
        rows.map(|row| row?).collect()
    }
}

impl Write<'_> {
    /// Keeps what is known of a template now, in place of what was known.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn keep_template(&self, template: &TemplateRow) -> Result<(), StoreError> {
        let TemplateRow { account, purpose, language, name, state, reason, is_vouched, checked_at } =
            template;
        self.connection.prepare_cached(KEEP)?.execute(params![
            account.get(),
            purpose.as_str(),
            language,
            name,
            state.as_str(),
            reason,
            is_vouched,
            at(*checked_at),
        ])?;
        Ok(())
    }

    /// The account has no such template any more. Whether it had one.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn forget_template(
        &self,
        account: AccountId,
        purpose: TemplatePurpose,
        language: &str,
    ) -> Result<bool, StoreError> {
        let mut forget = self.connection.prepare_cached(FORGET)?;
        Ok(forget.execute(params![account.get(), purpose.as_str(), language])? > 0)
    }
}
