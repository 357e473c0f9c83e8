//! What happened between two moments, for books and spreadsheets: money that moved, orders that were begun. These read
//! whole tables, which a person who asks for a file waits for.

use crate::book::Read;
use crate::convert::{at, maybe_paise, paise, required_timestamp, row_error};
use crate::error::StoreError;
use domain::bill::Buyer;
use domain::{OrderNumber, OrderState, Paise};
use jiff::Timestamp;
use rusqlite::{Row, params};

/// Money that came or went back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoneyRow {
    /// When the gateway, or the person at the counter, had it.
    pub at: Timestamp,
    /// How: `gateway`, `refund`, or what was taken by hand, as `cash` and `card`.
    pub method: String,
    /// The gateway's id of it; empty for money taken by hand.
    pub proof: String,
    /// How much; below zero when it went back.
    pub amount: Paise,
    /// The order it belongs to.
    pub order: OrderNumber,
    /// Whose it is.
    pub buyer: Buyer,
}

/// An order as a list on paper shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderEntry {
    /// Its number.
    pub number: OrderNumber,
    /// When its draft was begun.
    pub created_at: Timestamp,
    /// The customer's name.
    pub customer: String,
    /// The customer's telephone number.
    pub phone: Option<String>,
    /// Where it stands.
    pub state: OrderState,
    /// The payment in one word.
    pub payment_state: String,
    /// Before tax; nothing while the bill cannot be finished.
    pub taxable: Option<Paise>,
    /// What the customer is to pay; nothing while the bill cannot be finished.
    pub total: Option<Paise>,
    /// What was captured.
    pub captured: Paise,
    /// What went back.
    pub refunded: Paise,
}

statements! {
    whole MONEY = "SELECT moved.*, orders.id AS order_id, orders.number, buyer_name, buyer_phone, buyer_state,
          buyer_gstin, buyer_address_id
        FROM (
          SELECT order_id, 'gateway' AS method, lookup_at AS moved_at, lookup_amount_paise AS amount_paise,
            ifnull(nullif(gateway_payment_id, ''), transaction_id) AS proof
          FROM attempts WHERE lookup_state = 'success'
          UNION ALL
          SELECT order_id, 'refund', updated_at, -amount_paise, refund_id FROM refunds WHERE is_success
          UNION ALL
          SELECT order_id, method, taken_at, amount_paise, '' FROM taken_by_hand
        ) AS moved JOIN orders ON orders.id = moved.order_id
        WHERE moved_at >= ?1 AND moved_at < ?2 ORDER BY moved_at, orders.id, proof";
    // A draft without lines is the counter waiting for its first key.
    whole ORDERS = "SELECT id, number, created_at, buyer_name, buyer_phone, state, payment_state, taxable_paise,
          total_paise, captured_paise, refunded_paise
        FROM orders WHERE created_at >= ?1 AND created_at < ?2 AND n_lines > 0 ORDER BY id";
}

impl Read<'_> {
    /// Money that moved from one moment until before another, the earliest first: what a lookup confirmed, what went
    /// back, and what was taken by hand. A hint is no money.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn money_between(&self, from: Timestamp, until: Timestamp) -> Result<Vec<MoneyRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(MONEY)?;
        let mut rows = statement.query(params![at(from), at(until)])?;
        let mut money = Vec::new();
        while let Some(row) = rows.next()? {
            let id: i64 = row.get("order_id")?;
            money.push(MoneyRow {
                at: required_timestamp(row.get("moved_at")?),
                method: row.get("method")?,
                proof: row.get("proof")?,
                amount: paise(row, "amount_paise")?,
                order: number(row, id)?,
                buyer: self.buyer(row, "orders", id)?,
            });
        }
        Ok(money)
    }

    /// Orders whose drafts were begun from one moment until before another, the earliest first.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn orders_between(&self, from: Timestamp, until: Timestamp) -> Result<Vec<OrderEntry>, StoreError> {
        let mut statement = self.connection.prepare_cached(ORDERS)?;
        let mut rows = statement.query(params![at(from), at(until)])?;
        let mut orders = Vec::new();
        while let Some(row) = rows.next()? {
            orders.push(order(row)?);
        }
        Ok(orders)
    }
}

fn order(row: &Row<'_>) -> Result<OrderEntry, StoreError> {
    let id: i64 = row.get("id")?;
    let state: String = row.get("state")?;
    Ok(OrderEntry {
        number: number(row, id)?,
        created_at: required_timestamp(row.get("created_at")?),
        customer: row.get("buyer_name")?,
        phone: row.get("buyer_phone")?,
        state: OrderState::from_name(&state).ok_or_else(|| row_error("orders", id, "state"))?,
        payment_state: row.get("payment_state")?,
        taxable: maybe_paise(row, "taxable_paise")?,
        total: maybe_paise(row, "total_paise")?,
        captured: paise(row, "captured_paise")?,
        refunded: paise(row, "refunded_paise")?,
    })
}

fn number(row: &Row<'_>, id: i64) -> Result<OrderNumber, StoreError> {
    row.get::<_, String>("number")?.parse().map_err(|_| row_error("orders", id, "number"))
}
