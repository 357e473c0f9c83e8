//! The list of chats: one for each customer with whom anything was written.

use crate::book::Read;
use crate::convert::{at, required_timestamp};
use crate::error::StoreError;
use crate::search::beginnings;
use domain::CustomerId;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Params, Row, params};

/// A chat as the list shows it, and where the next page of the list begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChatRow {
    /// Whose chat it is.
    pub customer: CustomerId,
    /// When the newest message was sent.
    pub newest_at: Timestamp,
    /// Messages that nobody of the shop has seen.
    pub n_unread: u32,
}

/// Which chats come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChatsOrder {
    /// Those with something unread; among equals the newest.
    UnreadFirst,
    /// Those with the newest message.
    Newest,
}

statements! {
    hot PAGE_NEWEST = "SELECT customer_id, newest_at, n_unread FROM chats WHERE (newest_at, customer_id) < (?1, ?2)
        ORDER BY newest_at DESC, customer_id DESC LIMIT ?3";
    hot PAGE_UNREAD_FIRST = "SELECT customer_id, newest_at, n_unread FROM chats
        WHERE (is_unread, newest_at, customer_id) < (?1, ?2, ?3)
        ORDER BY is_unread DESC, newest_at DESC, customer_id DESC LIMIT ?4";
    hot CHAT = "SELECT customer_id, newest_at, n_unread FROM chats WHERE customer_id = ?1";
    hot COUNT_UNREAD = "SELECT count(*) FROM chats WHERE is_unread = 1";
    hot FOUND_NAME = "SELECT customer_id, newest_at, n_unread
        FROM customers_search JOIN chats ON customer_id = customers_search.rowid
        WHERE customers_search MATCH ?1 AND customers_search.rowid < ?2 ORDER BY customers_search.rowid DESC LIMIT ?3";
    hot FOUND_DIGITS = "SELECT customer_id, newest_at, n_unread FROM (
          SELECT id FROM customers WHERE phone >= ?1 AND phone < ?2
          UNION SELECT id FROM customers
            WHERE phone_from_end IS NOT NULL AND phone_from_end >= ?3 AND phone_from_end < ?4) AS found
        CROSS JOIN chats ON customer_id = found.id WHERE customer_id < ?5 ORDER BY customer_id DESC LIMIT ?6";
}

fn parse(row: &Row<'_>) -> rusqlite::Result<ChatRow> {
    Ok(ChatRow {
        customer: CustomerId::new(row.get(0)?),
        newest_at: required_timestamp(row.get(1)?),
        n_unread: row.get(2)?,
    })
}

impl Read<'_> {
    /// Chats after one of them as it stood then.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn chats(
        &self,
        order: ChatsOrder,
        after: Option<&ChatRow>,
        limit: u32,
    ) -> Result<Vec<ChatRow>, StoreError> {
        let (unread, newest, customer) = after.map_or((2, i64::MAX, i64::MAX), |row| {
            (i64::from(row.n_unread > 0), at(row.newest_at), row.customer.get())
        });
        match order {
            ChatsOrder::UnreadFirst => {
                self.many_chats(PAGE_UNREAD_FIRST, params![unread, newest, customer, limit])
            }
            ChatsOrder::Newest => self.many_chats(PAGE_NEWEST, params![newest, customer, limit]),
        }
    }

    /// Chats of customers that have every word of `typed` as the beginning of a word of their name, the customers that
    /// came last first, after one of them.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn chats_by_name(
        &self,
        typed: &str,
        after: Option<CustomerId>,
        limit: u32,
    ) -> Result<Vec<ChatRow>, StoreError> {
        let Some(expression) = beginnings(typed) else { return Ok(Vec::new()) };
        self.many_chats(FOUND_NAME, params![expression, below(after), limit])
    }

    /// Chats of customers whose telephone number begins or ends with these digits, as it is said in this country; the
    /// customers that came last first, after one of them.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn chats_by_digits(
        &self,
        digits: &str,
        after: Option<CustomerId>,
        limit: u32,
    ) -> Result<Vec<ChatRow>, StoreError> {
        let (start, end) = (format!("+91{digits}"), digits.chars().rev().collect::<String>());
        // Digits are followed by `:` in the alphabet.
        let (above_start, above_end) = (format!("{start}:"), format!("{end}:"));
        self.many_chats(FOUND_DIGITS, params![start, above_start, end, above_end, below(after), limit])
    }

    /// The chat of a customer, if anything was ever written.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn chat(&self, customer: CustomerId) -> Result<Option<ChatRow>, StoreError> {
        Ok(self.connection.prepare_cached(CHAT)?.query_row([customer.get()], parse).optional()?)
    }

    /// How many chats have something unread.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn count_unread_chats(&self) -> Result<u32, StoreError> {
        Ok(self.connection.prepare_cached(COUNT_UNREAD)?.query_row([], |row| row.get(0))?)
    }

    fn many_chats(&self, sql: &str, parameters: impl Params) -> Result<Vec<ChatRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_map(parameters, parse)?.collect::<Result<_, _>>()?)
    }
}

fn below(after: Option<CustomerId>) -> i64 {
    after.map_or(i64::MAX, CustomerId::get)
}
