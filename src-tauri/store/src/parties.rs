//! Who sells and who buys, as orders and documents keep them.

use crate::book::Read;
use crate::convert::row_error;
use crate::error::StoreError;
use domain::PhoneNumber;
use domain::bill::{Buyer, Registration, Seller};
use domain::place::State;
use rusqlite::Row;

impl Read<'_> {
    /// The columns that begin with `seller_`.
    pub(crate) fn seller(&self, row: &Row<'_>, table: &'static str, id: i64) -> Result<Seller, StoreError> {
        let bad = |what| row_error(table, id, what);
        let registration: String = row.get("seller_registration")?;
        Ok(Seller {
            state: state(row, "seller_state")?.ok_or_else(|| bad("seller_state"))?,
            registration: Registration::from_name(&registration).ok_or_else(|| bad("seller_registration"))?,
            gstin: row.get("seller_gstin")?,
            name: row.get("seller_name")?,
            address: self.address(row.get("seller_address_id")?)?,
        })
    }

    /// The columns that begin with `buyer_`; the name has to be there.
    pub(crate) fn buyer(&self, row: &Row<'_>, table: &'static str, id: i64) -> Result<Buyer, StoreError> {
        let bad = |what| row_error(table, id, what);
        let phone: Option<String> = row.get("buyer_phone")?;
        let phone = phone.map(|phone| PhoneNumber::parse(&phone)).transpose();
        Ok(Buyer {
            name: row.get("buyer_name")?,
            phone: phone.map_err(|_| bad("buyer_phone"))?,
            state: state(row, "buyer_state")?.ok_or_else(|| bad("buyer_state"))?,
            gstin: row.get("buyer_gstin")?,
            address: self.address(row.get("buyer_address_id")?)?,
        })
    }
}

/// The state whose code a column holds.
pub fn state(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<&'static State>> {
    Ok(State::by_code(&row.get::<_, String>(column)?))
}
