//! Lists of orders: pages by key, search by words, counts that are kept.

use crate::book::Read;
use crate::convert::{maybe_paise, paise, required_timestamp, row_error};
use crate::error::StoreError;
use crate::search::match_expression;
use domain::{OrderId, OrderState, Paise};
use jiff::Timestamp;
use rusqlite::{Row, params};

/// Which orders a list shows. One filter and a search may be combined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum OrderFilter {
    /// All of them.
    #[default]
    All,
    /// In one state of their life.
    State(OrderState),
    /// With one state of their payment.
    Payment(String),
    /// With something that needs a person.
    Attention,
}

/// One row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderSummary {
    /// Its id.
    pub id: OrderId,
    /// Its number.
    pub number: String,
    /// The customer's name.
    pub customer: String,
    /// Where it stands.
    pub state: OrderState,
    /// The payment in one word.
    pub payment_state: String,
    /// What the customer is to pay.
    pub total: Paise,
    /// What was captured.
    pub captured: Paise,
    /// How many things about it need a person.
    pub n_attention: u32,
    /// When its draft was begun.
    pub created_at: Timestamp,
}

/// A page of a list, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderPage {
    /// The rows.
    pub orders: Vec<OrderSummary>,
    /// Where the next page begins, if there may be one.
    pub next: Option<OrderId>,
}

/// How many orders share a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusCount {
    /// `state`, `payment` or `attention`.
    pub dimension: String,
    /// The state's name.
    pub name: String,
    /// How many.
    pub n_orders: i64,
}

statements! {
    hot PAGE_ALL = "SELECT * FROM orders WHERE id < ?1 ORDER BY id DESC LIMIT ?2";
    hot PAGE_STATE = "SELECT * FROM orders WHERE state = ?3 AND id < ?1 ORDER BY id DESC LIMIT ?2";
    hot PAGE_PAYMENT = "SELECT * FROM orders WHERE payment_state = ?3 AND id < ?1 ORDER BY id DESC LIMIT ?2";
    hot PAGE_ATTENTION = "SELECT * FROM orders WHERE n_attention > 0 AND id < ?1 ORDER BY id DESC LIMIT ?2";
    hot SEARCH = "SELECT orders.* FROM orders_search JOIN orders ON orders.id = orders_search.rowid
        WHERE orders_search MATCH ?3 AND orders_search.rowid < ?1
          AND (?4 IS NULL OR orders.state = ?4) AND (?5 IS NULL OR orders.payment_state = ?5)
          AND (?6 = 0 OR orders.n_attention > 0)
        ORDER BY orders_search.rowid DESC LIMIT ?2";
    hot COUNT = "SELECT n_orders FROM order_counts WHERE dimension = ?1 AND name = ?2";
    hot COUNTS = "SELECT dimension, name, n_orders FROM order_counts WHERE dimension IN ('attention', 'payment', 'state')
        ORDER BY dimension, name";
}

impl Read<'_> {
    /// One page of orders, newest first, of those older than `after`.
    ///
    /// `search` finds orders that have every word of it, as the beginning of a word of the customer's name, the
    /// number, an item's name or the telephone number (whole, without the country, or its last four digits). A
    /// number with its dash, `A-12`, finds that order and not `A-123`.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn orders(
        &self,
        filter: &OrderFilter,
        search: &str,
        after: Option<OrderId>,
        limit: u32,
    ) -> Result<OrderPage, StoreError> {
        let before = after.map_or(i64::MAX, OrderId::get);
        let orders = match match_expression(search) {
            Some(expression) => {
                let (state, payment) = match filter {
                    OrderFilter::State(state) => (Some(state.as_str()), None),
                    OrderFilter::Payment(payment) => (None, Some(payment.as_str())),
                    OrderFilter::All | OrderFilter::Attention => (None, None),
                };
                let attention = *filter == OrderFilter::Attention;
                self.page(SEARCH, params![before, limit, expression, state, payment, attention])?
            }
            None => match filter {
                OrderFilter::All => self.page(PAGE_ALL, params![before, limit])?,
                OrderFilter::State(state) => self.page(PAGE_STATE, params![before, limit, state.as_str()])?,
                OrderFilter::Payment(state) => self.page(PAGE_PAYMENT, params![before, limit, state])?,
                OrderFilter::Attention => self.page(PAGE_ATTENTION, params![before, limit])?,
            },
        };
        let is_full = u32::try_from(orders.len()).is_ok_and(|count| count == limit);
        let next = orders.last().filter(|_| is_full).map(|order| order.id);
        Ok(OrderPage { orders, next })
    }

    fn page(
        &self,
        statement: &str,
        parameters: &[&dyn rusqlite::ToSql],
    ) -> Result<Vec<OrderSummary>, StoreError> {
        let mut statement = self.connection.prepare_cached(statement)?;
        let mut rows = statement.query(parameters)?;
        let mut orders = Vec::new();
        while let Some(row) = rows.next()? {
            orders.push(summary(row)?);
        }
        Ok(orders)
    }

    /// How many orders are in a state, from the count that is kept.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn count_orders(&self, dimension: &str, name: &str) -> Result<i64, StoreError> {
        use rusqlite::OptionalExtension;
        let mut statement = self.connection.prepare_cached(COUNT)?;
        Ok(statement.query_row([dimension, name], |row| row.get(0)).optional()?.unwrap_or(0))
    }

    /// All counts that are kept.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn order_counts(&self) -> Result<Vec<StatusCount>, StoreError> {
        let mut statement = self.connection.prepare_cached(COUNTS)?;
        let counts = statement.query_map([], |row| {
            Ok(StatusCount { dimension: row.get(0)?, name: row.get(1)?, n_orders: row.get(2)? })
        })?;
        Ok(counts.collect::<Result<_, _>>()?)
    }
}

fn summary(row: &Row<'_>) -> Result<OrderSummary, StoreError> {
    let id: i64 = row.get("id")?;
    let state: String = row.get("state")?;
    Ok(OrderSummary {
        id: OrderId::new(id),
        number: row.get("number")?,
        customer: row.get("buyer_name")?,
        state: OrderState::from_name(&state).ok_or_else(|| row_error("orders", id, "state"))?,
        payment_state: row.get("payment_state")?,
        total: maybe_paise(row, "total_paise")?.unwrap_or(Paise::ZERO),
        captured: paise(row, "captured_paise")?,
        n_attention: row.get("n_attention")?,
        created_at: required_timestamp(row.get("created_at")?),
    })
}
