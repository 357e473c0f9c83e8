//! Whether a customer agreed that the shop writes of its own accord. Nothing here is ever changed: the newest word counts.

use crate::book::{Read, Write};
use crate::convert::{at, required_timestamp, row_error};
use crate::error::StoreError;
use domain::CustomerId;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

/// How the shop heard of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ConsentHow {
    /// Said at the counter, or on the telephone.
    Counter,
    /// The customer wrote first.
    WroteFirst,
    /// On a form, on paper or elsewhere.
    Form,
    /// Written in the chat.
    Chat,
    /// WhatsApp says so.
    Whatsapp,
}

impl ConsentHow {
    /// Every way.
    pub const ALL: [ConsentHow; 5] = [
        ConsentHow::Counter,
        ConsentHow::WroteFirst,
        ConsentHow::Form,
        ConsentHow::Chat,
        ConsentHow::Whatsapp,
    ];

    /// The name in the book.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            ConsentHow::Counter => "counter",
            ConsentHow::WroteFirst => "wrote_first",
            ConsentHow::Form => "form",
            ConsentHow::Chat => "chat",
            ConsentHow::Whatsapp => "whatsapp",
        }
    }
}

/// One word of a customer about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentRow {
    /// Whether they agreed; otherwise they took it back.
    pub agreed: bool,
    /// How the shop heard of it.
    pub how: ConsentHow,
    /// When they said so.
    pub said_at: Timestamp,
    /// When it was written down.
    pub recorded_at: Timestamp,
}

statements! {
    hot RECORD = "INSERT INTO consents (customer_id, agreed, how, said_at, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5)";
    hot OF_CUSTOMER = "SELECT id, agreed, how, said_at, recorded_at FROM consents WHERE customer_id = ?1 ORDER BY id DESC";
    hot NEWEST = "SELECT id, agreed, how, said_at, recorded_at FROM consents WHERE customer_id = ?1
        ORDER BY id DESC LIMIT 1";
}

fn parse(row: &Row<'_>) -> Result<ConsentRow, StoreError> {
    let how: String = row.get(2)?;
    let how = ConsentHow::ALL.into_iter().find(|known| known.as_str() == how);
    Ok(ConsentRow {
        agreed: row.get(1)?,
        how: how.ok_or_else(|| row_error("consents", row.get::<_, i64>(0).unwrap_or(0), "how"))?,
        said_at: required_timestamp(row.get(3)?),
        recorded_at: required_timestamp(row.get(4)?),
    })
}

impl Read<'_> {
    /// Everything a customer said about it, the newest first.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn consents(&self, customer: CustomerId) -> Result<Vec<ConsentRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(OF_CUSTOMER)?;
        let rows = statement.query_map([customer.get()], |row| Ok(parse(row)))?;
        rows.map(|row| row?).collect()
    }

    /// What a customer said last about it.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn consent(&self, customer: CustomerId) -> Result<Option<ConsentRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(NEWEST)?;
        statement.query_row([customer.get()], |row| Ok(parse(row))).optional()?.transpose()
    }
}

impl Write<'_> {
    /// Writes down what a customer said about it.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn record_consent(&self, customer: CustomerId, word: &ConsentRow) -> Result<(), StoreError> {
        let ConsentRow { agreed, how, said_at, recorded_at } = word;
        let columns = params![customer.get(), agreed, how.as_str(), at(*said_at), at(*recorded_at)];
        self.connection.prepare_cached(RECORD)?.execute(columns)?;
        Ok(())
    }
}
