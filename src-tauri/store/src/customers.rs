//! Customers and their addresses.

use crate::book::{Read, Write};
use crate::convert::{at, row_error, timestamp};
use crate::error::StoreError;
use domain::account::Address;
use domain::{CustomerId, PhoneNumber};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

/// A customer of the shop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerRow {
    /// Their id.
    pub id: CustomerId,
    /// The name last written on a bill of theirs.
    pub name: String,
    /// Where WhatsApp reaches them.
    pub phone: Option<PhoneNumber>,
    /// When they last wrote, which opens the 24-hour window.
    pub last_wrote_at: Option<Timestamp>,
}

statements! {
    hot BY_PHONE = "SELECT id, name, phone, last_wrote_at FROM customers WHERE phone = ?1";
    hot BY_ID = "SELECT id, name, phone, last_wrote_at FROM customers WHERE id = ?1";
    hot INSERT = "INSERT INTO customers (name, phone, created_at) VALUES (?1, ?2, ?3)";
    hot RENAME = "UPDATE customers SET name = ?2 WHERE id = ?1";
    hot WROTE = "UPDATE customers SET last_wrote_at = max(ifnull(last_wrote_at, 0), ?2) WHERE phone = ?1";
    hot PAGE = "SELECT id, name, phone, last_wrote_at FROM customers WHERE id > ?1 ORDER BY id LIMIT ?2";
    hot ADDRESS_ID = "SELECT id FROM addresses WHERE line1 = ?1 AND line2 IS ?2 AND city = ?3 AND state = ?4
        AND pin = ?5";
    hot INSERT_ADDRESS = "INSERT INTO addresses (line1, line2, city, state, pin) VALUES (?1, ?2, ?3, ?4, ?5)";
    hot ADDRESS = "SELECT line1, line2, city, state, pin FROM addresses WHERE id = ?1";
}

fn customer(row: &rusqlite::Row<'_>) -> rusqlite::Result<(i64, String, Option<String>, Option<i64>)> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
}

fn parse(
    (id, name, phone, wrote): (i64, String, Option<String>, Option<i64>),
) -> Result<CustomerRow, StoreError> {
    let phone = phone.map(|phone| PhoneNumber::parse(&phone)).transpose();
    let phone = phone.map_err(|_| row_error("customers", id, "phone"))?;
    Ok(CustomerRow { id: CustomerId::new(id), name, phone, last_wrote_at: timestamp(wrote) })
}

impl Read<'_> {
    /// The customer with this number.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn customer_by_phone(&self, phone: &PhoneNumber) -> Result<Option<CustomerRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(BY_PHONE)?;
        statement.query_row([phone.as_str()], customer).optional()?.map(parse).transpose()
    }

    /// The customer with this id.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn customer(&self, id: CustomerId) -> Result<Option<CustomerRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(BY_ID)?;
        statement.query_row([id.get()], customer).optional()?.map(parse).transpose()
    }

    /// Customers after one, in the order they came.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn customers(&self, after: Option<CustomerId>, limit: u32) -> Result<Vec<CustomerRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(PAGE)?;
        let rows = statement.query_map(params![after.map_or(0, CustomerId::get), limit], customer)?;
        rows.map(|row| parse(row?)).collect()
    }

    pub(crate) fn address(&self, id: Option<i64>) -> Result<Option<Address>, StoreError> {
        let Some(id) = id else { return Ok(None) };
        let mut statement = self.connection.prepare_cached(ADDRESS)?;
        let address = statement.query_row([id], |row| {
            Ok(Address {
                line1: row.get(0)?,
                line2: row.get(1)?,
                city: row.get(2)?,
                state: row.get(3)?,
                pin: row.get(4)?,
            })
        });
        Ok(Some(address?))
    }
}

impl Write<'_> {
    /// The customer with this number, under the name on the newest bill; a new one when the number is new.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn keep_customer(
        &self,
        name: &str,
        phone: &PhoneNumber,
        now: Timestamp,
    ) -> Result<CustomerId, StoreError> {
        match self.customer_by_phone(phone)? {
            Some(known) => {
                if known.name != name {
                    self.connection.prepare_cached(RENAME)?.execute(params![known.id.get(), name])?;
                }
                Ok(known.id)
            }
            None => {
                self.connection.prepare_cached(INSERT)?.execute(params![name, phone.as_str(), at(now)])?;
                Ok(CustomerId::new(self.connection.last_insert_rowid()))
            }
        }
    }

    /// The customer wrote to the shop, which opens the 24-hour window.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn note_customer_wrote(&self, phone: &PhoneNumber, when: Timestamp) -> Result<(), StoreError> {
        self.connection.prepare_cached(WROTE)?.execute(params![phone.as_str(), at(when)])?;
        Ok(())
    }

    /// The row of an address. Equal addresses share one, which is never changed: old bills name it.
    pub(crate) fn keep_address(&self, address: Option<&Address>) -> Result<Option<i64>, StoreError> {
        let Some(Address { line1, line2, city, state, pin }) = address else { return Ok(None) };
        let columns = params![line1, line2, city, state, pin];
        let mut known = self.connection.prepare_cached(ADDRESS_ID)?;
        if let Some(id) = known.query_row(columns, |row| row.get(0)).optional()? {
            return Ok(Some(id));
        }
        self.connection.prepare_cached(INSERT_ADDRESS)?.execute(columns)?;
        Ok(Some(self.connection.last_insert_rowid()))
    }
}
