//! The shop itself, as it stands on its bills.

use crate::book::{Read, Write};
use crate::convert::row_error;
use crate::error::StoreError;
use domain::account::Address;
use domain::bill::{Prices, Registration, RoundOff};
use domain::place::State;
use rusqlite::{OptionalExtension, params};

/// The shop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShopRow {
    /// Its name; empty while nobody said it.
    pub name: String,
    /// Where UPI pays to.
    pub upi_id: Option<String>,
    /// Where it is registered; unknown while nobody said it.
    pub state: Option<&'static State>,
    /// How it is registered.
    pub registration: Registration,
    /// Its GSTIN, as typed.
    pub gstin: Option<String>,
    /// Its address.
    pub address: Option<Address>,
    /// Whether the prices it types contain tax.
    pub prices: Prices,
    /// Whether its totals are whole rupees.
    pub round_off: RoundOff,
}

impl Default for ShopRow {
    /// A shop that nobody has set up: no tax, prices as they are said, whole rupees.
    fn default() -> ShopRow {
        ShopRow {
            name: String::new(),
            upi_id: None,
            state: None,
            registration: Registration::Unregistered,
            gstin: None,
            address: None,
            prices: Prices::Inclusive,
            round_off: RoundOff::Rupee,
        }
    }
}

statements! {
    hot SHOP = "SELECT name, upi_id, state, registration, gstin, address_id, prices, round_off FROM shop WHERE id = 1";
    hot KEEP = "INSERT INTO shop (id, name, upi_id, state, registration, gstin, address_id, prices, round_off)
        VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT DO UPDATE SET name = excluded.name, upi_id = excluded.upi_id, state = excluded.state,
          registration = excluded.registration, gstin = excluded.gstin, address_id = excluded.address_id,
          prices = excluded.prices, round_off = excluded.round_off";
}

impl Read<'_> {
    /// The shop; its defaults while nobody has set it up.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn shop(&self) -> Result<ShopRow, StoreError> {
        let mut statement = self.connection.prepare_cached(SHOP)?;
        let row = statement.query_row([], |row| {
            let texts: [String; 5] = [row.get(0)?, row.get(2)?, row.get(3)?, row.get(6)?, row.get(7)?];
            Ok((texts, row.get(1)?, row.get(4)?, row.get(5)?))
        });
        let Some((texts, upi_id, gstin, address_id)) = row.optional()? else { return Ok(ShopRow::default()) };
        let [name, state, registration, prices, round_off] = texts;
        let bad = |what| row_error("shop", 1, what);
        let state = match state.as_str() {
            "" => None,
            code => Some(State::by_code(code).ok_or_else(|| bad("state"))?),
        };
        Ok(ShopRow {
            name,
            upi_id,
            state,
            registration: Registration::from_name(&registration).ok_or_else(|| bad("registration"))?,
            gstin,
            address: self.address(address_id)?,
            prices: Prices::from_name(&prices).ok_or_else(|| bad("prices"))?,
            round_off: RoundOff::from_name(&round_off).ok_or_else(|| bad("round_off"))?,
        })
    }
}

impl Write<'_> {
    /// Keeps what the shop says of itself. Bills that were written bear what it said then.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn keep_shop(&self, shop: &ShopRow) -> Result<(), StoreError> {
        let address = self.keep_address(shop.address.as_ref())?;
        self.connection.prepare_cached(KEEP)?.execute(params![
            shop.name,
            shop.upi_id,
            shop.state.map_or("", State::code),
            shop.registration.as_str(),
            shop.gstin,
            address,
            shop.prices.as_str(),
            shop.round_off.as_str(),
        ])?;
        Ok(())
    }
}
