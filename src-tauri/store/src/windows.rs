//! Since when a customer can be answered freely: as heard, or as the shop says.

use crate::book::{Read, Write};
use crate::convert::{at, timestamp};
use crate::error::StoreError;
use domain::CustomerId;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

/// When a customer last wrote, by whoever says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LastWrote {
    /// As WhatsApp told it.
    pub heard_at: Option<Timestamp>,
    /// As the shop said it, where nothing tells.
    pub said_at: Option<Timestamp>,
    /// When WhatsApp said that the customer has not written for 24 hours.
    pub closed_at: Option<Timestamp>,
}

impl LastWrote {
    /// When the customer last wrote, whoever says so.
    #[must_use]
    pub fn newest(self) -> Option<Timestamp> {
        self.heard_at.max(self.said_at)
    }
}

statements! {
    hot OF_CUSTOMER = "SELECT last_wrote_at, said_at, closed_at FROM customers
        LEFT JOIN windows ON customer_id = id WHERE id = ?1";
    hot SAY = "INSERT INTO windows (customer_id, said_at) VALUES (?1, ?2)
        ON CONFLICT DO UPDATE SET said_at = max(ifnull(said_at, 0), excluded.said_at)";
    hot CLOSE = "INSERT INTO windows (customer_id, closed_at) VALUES (?1, ?2)
        ON CONFLICT DO UPDATE SET closed_at = max(ifnull(closed_at, 0), excluded.closed_at)";
}

impl Read<'_> {
    /// When a customer last wrote.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn last_wrote(&self, customer: CustomerId) -> Result<LastWrote, StoreError> {
        let mut statement = self.connection.prepare_cached(OF_CUSTOMER)?;
        let known = statement.query_row([customer.get()], |row| {
            Ok(LastWrote {
                heard_at: timestamp(row.get(0)?),
                said_at: timestamp(row.get(1)?),
                closed_at: timestamp(row.get(2)?),
            })
        });
        Ok(known.optional()?.unwrap_or_default())
    }
}

impl Write<'_> {
    /// The shop says that a customer has just written.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn say_customer_wrote(&self, customer: CustomerId, now: Timestamp) -> Result<(), StoreError> {
        self.connection.prepare_cached(SAY)?.execute(params![customer.get(), at(now)])?;
        Ok(())
    }

    /// WhatsApp says that a customer has not written for 24 hours, whatever was heard or said before.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn note_window_closed(&self, customer: CustomerId, now: Timestamp) -> Result<(), StoreError> {
        self.connection.prepare_cached(CLOSE)?.execute(params![customer.get(), at(now)])?;
        Ok(())
    }
}
