//! What a list says of customers besides name and number: where they are, and their GSTIN.

use crate::book::{Read, Write};
use crate::convert::row_error;
use crate::error::StoreError;
use domain::CustomerId;
use domain::account::Address;
use domain::place::State;
use rusqlite::{OptionalExtension, params};

/// What was said of a customer outside of any bill. The newest bill says it better.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomerDetails {
    /// The GSTIN, as it was written.
    pub gstin: Option<String>,
    /// Where they are.
    pub state: Option<&'static State>,
    /// Where goods are sent.
    pub address: Option<Address>,
}

statements! {
    hot DETAILS = "SELECT gstin, state, address_id FROM customers WHERE id = ?1";
    hot SET_DETAILS = "UPDATE customers SET gstin = ?2, state = ?3, address_id = ?4 WHERE id = ?1";
}

impl Read<'_> {
    /// What is known of a customer besides their bills; nothing for one that is not there.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn customer_details(&self, id: CustomerId) -> Result<CustomerDetails, StoreError> {
        let mut statement = self.connection.prepare_cached(DETAILS)?;
        let columns = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let found: Option<(Option<String>, Option<String>, Option<i64>)> =
            statement.query_row([id.get()], columns).optional()?;
        let Some((gstin, state, address)) = found else { return Ok(CustomerDetails::default()) };
        let bad = || row_error("customers", id.get(), "state");
        let state = state.map(|code| State::by_code(&code).ok_or_else(bad)).transpose()?;
        Ok(CustomerDetails { gstin, state, address: self.address(address)? })
    }
}

impl Write<'_> {
    /// Sets what is known of a customer besides their bills.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn set_customer_details(&self, id: CustomerId, details: &CustomerDetails) -> Result<(), StoreError> {
        let address = self.keep_address(details.address.as_ref())?;
        let columns = params![id.get(), details.gstin, details.state.map(State::code), address];
        self.connection.prepare_cached(SET_DETAILS)?.execute(columns)?;
        Ok(())
    }
}
