//! Customers and their addresses.

use crate::book::{Read, Write};
use crate::convert::{at, row_error, timestamp};
use crate::error::StoreError;
use crate::search::{beginnings, searchable};
use domain::account::Address;
use domain::{CustomerId, OrderId, Paise, PhoneNumber};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, ToSql, params};

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
    hot INDEX_NAME = "INSERT INTO customers_search (rowid, name) VALUES (?1, ?2)";
    hot UNINDEX_NAME = "DELETE FROM customers_search WHERE rowid = ?1";
    hot BEGIN_OF_PHONE = "SELECT id, name, phone, last_wrote_at FROM customers WHERE phone >= ?1 AND phone < ?2
        ORDER BY phone LIMIT ?3";
    hot END_OF_PHONE = "SELECT id, name, phone, last_wrote_at FROM customers
        WHERE phone_from_end IS NOT NULL AND phone_from_end >= ?1 AND phone_from_end < ?2 ORDER BY phone_from_end LIMIT ?3";
    hot FOUND = "SELECT id, customers.name, phone, last_wrote_at
        FROM customers_search JOIN customers ON id = customers_search.rowid
        WHERE customers_search MATCH ?1 ORDER BY customers_search.rowid DESC LIMIT ?2";
    hot OWES = "SELECT sum(total_paise - captured_paise + refunded_paise) FROM orders INDEXED BY orders_owing
        WHERE customer_id = ?1 AND payment_state IN ('unpaid', 'confirming', 'part_paid')
        AND state NOT IN ('draft', 'held', 'canceled')";
    hot LAST_ISSUED = "SELECT id FROM orders INDEXED BY orders_issued_to
        WHERE customer_id = ?1 AND state NOT IN ('draft', 'held', 'canceled') AND id <> ?2 ORDER BY id DESC LIMIT 1";
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

    /// Customers whose telephone number begins or ends with these digits, as it is said in this country; those that
    /// begin come first.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn customers_by_digits(&self, digits: &str, limit: u32) -> Result<Vec<CustomerRow>, StoreError> {
        let from_end: String = digits.chars().rev().collect();
        let mut found = self.customers_between(BEGIN_OF_PHONE, &format!("+91{digits}"), limit)?;
        for ends in self.customers_between(END_OF_PHONE, &from_end, limit)? {
            if !found.contains(&ends) {
                found.push(ends);
            }
        }
        found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(found)
    }

    /// Customers that have every word of `typed` as the beginning of a word of their name, the newest first.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn customers_by_name(&self, typed: &str, limit: u32) -> Result<Vec<CustomerRow>, StoreError> {
        match beginnings(typed) {
            Some(expression) => self.find_customers(FOUND, params![expression, limit]),
            None => Ok(Vec::new()),
        }
    }

    /// What a customer still owes: the sum of what is due of their orders that went out and stand.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn owed_by(&self, id: CustomerId) -> Result<Paise, StoreError> {
        let mut statement = self.connection.prepare_cached(OWES)?;
        let sum: Option<i64> = statement.query_row([id.get()], |row| row.get(0))?;
        Ok(Paise::new(sum.unwrap_or(0)))
    }

    /// The newest order that went out to a customer and stands, other than one.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn last_issued_to(
        &self,
        id: CustomerId,
        other_than: Option<OrderId>,
    ) -> Result<Option<OrderId>, StoreError> {
        let mut statement = self.connection.prepare_cached(LAST_ISSUED)?;
        let other_than = other_than.map_or(0, OrderId::get);
        Ok(statement.query_row([id.get(), other_than], |row| row.get(0).map(OrderId::new)).optional()?)
    }

    /// Everything that begins with `start`: digits are followed by `:` in the alphabet.
    fn customers_between(&self, sql: &str, start: &str, limit: u32) -> Result<Vec<CustomerRow>, StoreError> {
        self.find_customers(sql, params![start, format!("{start}:"), limit])
    }

    fn find_customers(&self, sql: &str, parameters: &[&dyn ToSql]) -> Result<Vec<CustomerRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map(parameters, customer)?;
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
                    self.connection.prepare_cached(UNINDEX_NAME)?.execute([known.id.get()])?;
                    self.index_name(known.id.get(), name)?;
                }
                Ok(known.id)
            }
            None => {
                self.connection.prepare_cached(INSERT)?.execute(params![name, phone.as_str(), at(now)])?;
                let id = self.connection.last_insert_rowid();
                self.index_name(id, name)?;
                Ok(CustomerId::new(id))
            }
        }
    }

    fn index_name(&self, id: i64, name: &str) -> Result<(), StoreError> {
        self.connection.prepare_cached(INDEX_NAME)?.execute(params![id, searchable(name)])?;
        Ok(())
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
