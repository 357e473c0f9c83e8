//! The shop itself, as it stands on its bills.

use crate::book::{Read, Write};
use crate::convert::row_error;
use crate::error::StoreError;
use crate::terms::{shipping_columns, shipping_rule};
use domain::account::Address;
use domain::bill::{Prices, Registration, RoundOff, ShippingRule};
use domain::document::OnPayment;
use domain::hsn::Turnover;
use domain::place::State;
use rusqlite::params;

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
    /// Its turnover, which decides digits of codes and e-invoices.
    pub turnover: Turnover,
    /// What confirmed money gets before goods leave.
    pub on_payment: OnPayment,
    /// Whether sales below ₹200 share the invoice of their day.
    pub small_sales_together: bool,
    /// Which rate shipping bears.
    pub shipping: ShippingRule,
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
            turnover: Turnover::default(),
            on_payment: OnPayment::default(),
            small_sales_together: false,
            shipping: ShippingRule::default(),
        }
    }
}

statements! {
    hot SHOP = "SELECT * FROM shop WHERE id = 1";
    hot KEEP = "INSERT INTO shop (id, name, upi_id, state, registration, gstin, address_id, prices, round_off, turnover,
          on_payment, small_sales_together, shipping_rule, shipping_rate, shipping_hsn)
        VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
        ON CONFLICT DO UPDATE SET name = excluded.name, upi_id = excluded.upi_id, state = excluded.state,
          registration = excluded.registration, gstin = excluded.gstin, address_id = excluded.address_id,
          prices = excluded.prices, round_off = excluded.round_off, turnover = excluded.turnover,
          on_payment = excluded.on_payment, small_sales_together = excluded.small_sales_together,
          shipping_rule = excluded.shipping_rule, shipping_rate = excluded.shipping_rate,
          shipping_hsn = excluded.shipping_hsn";
}

impl Read<'_> {
    /// The shop; its defaults while nobody has set it up.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn shop(&self) -> Result<ShopRow, StoreError> {
        let mut statement = self.connection.prepare_cached(SHOP)?;
        let mut rows = statement.query([])?;
        let Some(row) = rows.next()? else { return Ok(ShopRow::default()) };
        let bad = |what| row_error("shop", 1, what);
        let text = |column: &str| row.get::<_, String>(column);
        let state = match text("state")?.as_str() {
            "" => None,
            code => Some(State::by_code(code).ok_or_else(|| bad("state"))?),
        };
        Ok(ShopRow {
            name: text("name")?,
            upi_id: row.get("upi_id")?,
            state,
            registration: Registration::from_name(&text("registration")?)
                .ok_or_else(|| bad("registration"))?,
            gstin: row.get("gstin")?,
            address: self.address(row.get("address_id")?)?,
            prices: Prices::from_name(&text("prices")?).ok_or_else(|| bad("prices"))?,
            round_off: RoundOff::from_name(&text("round_off")?).ok_or_else(|| bad("round_off"))?,
            turnover: Turnover::from_name(&text("turnover")?).ok_or_else(|| bad("turnover"))?,
            on_payment: OnPayment::from_name(&text("on_payment")?).ok_or_else(|| bad("on_payment"))?,
            small_sales_together: row.get("small_sales_together")?,
            shipping: shipping_rule(row)?.ok_or_else(|| bad("shipping_rule"))?,
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
        let (rule, rate, hsn) = shipping_columns(&shop.shipping);
        self.connection.prepare_cached(KEEP)?.execute(params![
            shop.name,
            shop.upi_id,
            shop.state.map_or("", State::code),
            shop.registration.as_str(),
            shop.gstin,
            address,
            shop.prices.as_str(),
            shop.round_off.as_str(),
            shop.turnover.as_str(),
            shop.on_payment.as_str(),
            shop.small_sales_together,
            rule,
            rate,
            hsn,
        ])?;
        Ok(())
    }
}
