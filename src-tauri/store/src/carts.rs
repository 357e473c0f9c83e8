//! What messages of customers carry besides their text: carts, and answers to a question for an address.

use crate::book::{Read, Write};
use crate::chat_messages::ChatMessageId;
use crate::convert::{at, count, row_error, timestamp};
use crate::error::StoreError;
use domain::{Paise, Quantity};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

/// A cart as the customer saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CartRow {
    /// The catalogue.
    pub catalog_id: Option<String>,
    /// What is in it.
    pub lines: Vec<CartLine>,
}

/// One item of a cart. What could not be read is absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CartLine {
    /// Its code in the catalogue.
    pub sku: Option<String>,
    /// How many.
    pub quantity: Option<Quantity>,
    /// Of one, as the customer saw it.
    pub price: Option<Paise>,
}

/// An address as a customer filled it in; empty where nothing was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddressAnswer {
    /// Who receives the goods.
    pub name: String,
    /// Their number.
    pub phone: String,
    /// House, street.
    pub line1: String,
    /// Area, landmark.
    pub line2: String,
    /// City, town or village.
    pub city: String,
    /// The state.
    pub state: String,
    /// The PIN code.
    pub pin: String,
    /// When a person took it over.
    pub accepted_at: Option<Timestamp>,
}

statements! {
    hot INSERT_CART = "INSERT INTO carts VALUES (?1, ?2, ?3)";
    hot INSERT_LINE = "INSERT INTO cart_lines VALUES (?1, ?2, ?3, ?4, ?5)";
    hot CART = "SELECT catalog_id FROM carts WHERE chat_message_id = ?1";
    hot LINES = "SELECT sku, quantity, price_paise FROM cart_lines WHERE chat_message_id = ?1 ORDER BY position";
    hot INSERT_ANSWER = "INSERT INTO address_answers VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, NULL)";
    hot ANSWER = "SELECT name, phone, line1, line2, city, state, pin, accepted_at FROM address_answers
        WHERE chat_message_id = ?1";
    hot ACCEPT_ANSWER = "UPDATE address_answers SET accepted_at = ?2 WHERE chat_message_id = ?1";
    hot NEWEST_ANSWER = "SELECT chat_messages.id FROM chat_messages JOIN address_answers ON chat_message_id = chat_messages.id
        WHERE customer_id = ?1 ORDER BY said_at DESC, id DESC LIMIT 1";
}

impl Read<'_> {
    /// The cart that a message carried.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn cart(&self, id: ChatMessageId) -> Result<Option<CartRow>, StoreError> {
        let mut cart = self.connection.prepare_cached(CART)?;
        let Some(catalog_id) = cart.query_row([id.get()], |row| row.get(0)).optional()? else {
            return Ok(None);
        };
        let mut statement = self.connection.prepare_cached(LINES)?;
        let rows = statement.query_map([id.get()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let lines = rows.map(|row| {
            let (sku, quantity, price): (Option<String>, Option<String>, Option<i64>) = row?;
            let quantity = quantity.map(|text| Quantity::parse(&text)).transpose();
            let quantity = quantity.map_err(|_| row_error("cart_lines", id.get(), "quantity"))?;
            Ok(CartLine { sku, quantity, price: price.map(Paise::new) })
        });
        Ok(Some(CartRow { catalog_id, lines: lines.collect::<Result<_, StoreError>>()? }))
    }

    /// The address that a message carried.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn address_answer(&self, id: ChatMessageId) -> Result<Option<AddressAnswer>, StoreError> {
        let mut statement = self.connection.prepare_cached(ANSWER)?;
        let answer = statement.query_row([id.get()], |row| {
            Ok(AddressAnswer {
                name: row.get(0)?,
                phone: row.get(1)?,
                line1: row.get(2)?,
                line2: row.get(3)?,
                city: row.get(4)?,
                state: row.get(5)?,
                pin: row.get(6)?,
                accepted_at: timestamp(row.get(7)?),
            })
        });
        Ok(answer.optional()?)
    }

    /// The message with the newest address that a customer sent.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn newest_address_answer(
        &self,
        customer: domain::CustomerId,
    ) -> Result<Option<ChatMessageId>, StoreError> {
        let mut statement = self.connection.prepare_cached(NEWEST_ANSWER)?;
        Ok(statement.query_row([customer.get()], |row| row.get(0).map(ChatMessageId::new)).optional()?)
    }
}

impl Write<'_> {
    pub(crate) fn keep_cart(
        &self,
        id: ChatMessageId,
        catalog_id: Option<&str>,
        lines: &[CartLine],
    ) -> Result<(), StoreError> {
        let mut cart = self.connection.prepare_cached(INSERT_CART)?;
        cart.execute(params![id.get(), catalog_id, count(lines.len())])?;
        let mut statement = self.connection.prepare_cached(INSERT_LINE)?;
        for (position, CartLine { sku, quantity, price }) in lines.iter().enumerate() {
            let quantity = quantity.map(|quantity| quantity.to_string());
            let price = price.map(Paise::get);
            statement.execute(params![id.get(), count(position), sku, quantity, price])?;
        }
        Ok(())
    }

    pub(crate) fn keep_address_answer(
        &self,
        id: ChatMessageId,
        answer: &AddressAnswer,
    ) -> Result<(), StoreError> {
        let AddressAnswer { name, phone, line1, line2, city, state, pin, .. } = answer;
        let mut statement = self.connection.prepare_cached(INSERT_ANSWER)?;
        statement.execute(params![id.get(), name, phone, line1, line2, city, state, pin])?;
        Ok(())
    }

    /// A person took over the address that a message carried.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn note_address_accepted(&self, id: ChatMessageId, now: Timestamp) -> Result<(), StoreError> {
        self.connection.prepare_cached(ACCEPT_ANSWER)?.execute([id.get(), at(now)])?;
        Ok(())
    }
}
