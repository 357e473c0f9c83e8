//! Lists of orders: pages by key or by position, search by words.

use crate::book::Read;
use crate::convert::{maybe_paise, paise, required_timestamp, row_error};
use crate::error::StoreError;
use crate::search::match_expression;
use domain::{OrderId, OrderState, Paise};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, ToSql, params};

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
    /// Drafts, held ones too.
    Draft,
    /// Issued, not cancelled, and nothing captured.
    Unpaid,
    /// Paid in full, or more than that.
    Paid,
    /// Left the shop, all or a part of it.
    Shipped,
    /// The bill did not reach the customer, and nothing was done about it yet.
    SendFailed,
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
    /// The customer's telephone number.
    pub phone: Option<String>,
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
    /// The status the customer was last shown.
    pub bubble: Option<String>,
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

/// Orders whose bill did not reach the customer; the index on attention holds only these.
macro_rules! send_failed {
    () => {
        "FROM attention INDEXED BY attention_send_failed WHERE code = 'message_failed' AND settled_at IS NULL"
    };
}

/// What a search asks of a row beside its words, by the filter's name.
macro_rules! search_from {
    () => {
        "FROM orders_search JOIN orders ON orders.id = orders_search.rowid
        WHERE orders_search MATCH ?3 AND orders_search.rowid < ?1 AND CASE ?4
          WHEN 'all' THEN 1
          WHEN 'state' THEN orders.state = ?5
          WHEN 'payment' THEN orders.payment_state = ?5
          WHEN 'attention' THEN orders.n_attention > 0
          WHEN 'draft' THEN orders.state IN ('draft', 'held')
          WHEN 'unpaid' THEN orders.payment_state = 'unpaid' AND orders.state NOT IN ('draft', 'held', 'canceled')
          WHEN 'paid' THEN orders.payment_state IN ('paid', 'paid_over')
          WHEN 'shipped' THEN orders.state IN ('shipped', 'partially_shipped')
          WHEN 'send_failed' THEN EXISTS (SELECT 1 FROM attention WHERE attention.order_id = orders.id
            AND attention.code = 'message_failed' AND attention.settled_at IS NULL) END"
    };
}

statements! {
    hot PAGE_ALL = "SELECT * FROM orders WHERE id < ?1 ORDER BY id DESC LIMIT ?2";
    hot PAGE_STATE = "SELECT * FROM orders WHERE state = ?3 AND id < ?1 ORDER BY id DESC LIMIT ?2";
    hot PAGE_PAYMENT = "SELECT * FROM orders WHERE payment_state = ?3 AND id < ?1 ORDER BY id DESC LIMIT ?2";
    hot PAGE_ATTENTION = "SELECT * FROM orders WHERE n_attention > 0 AND id < ?1 ORDER BY id DESC LIMIT ?2";
    hot PAGE_DRAFT = "SELECT * FROM orders INDEXED BY orders_drafts WHERE state IN ('draft', 'held') AND id < ?1
        ORDER BY id DESC LIMIT ?2";
    hot PAGE_UNPAID = "SELECT * FROM orders INDEXED BY orders_unpaid WHERE payment_state = 'unpaid'
        AND state NOT IN ('draft', 'held', 'canceled') AND id < ?1 ORDER BY id DESC LIMIT ?2";
    hot PAGE_PAID = "SELECT * FROM orders INDEXED BY orders_paid WHERE payment_state IN ('paid', 'paid_over') AND id < ?1
        ORDER BY id DESC LIMIT ?2";
    hot PAGE_SHIPPED = "SELECT * FROM orders INDEXED BY orders_shipped WHERE state IN ('shipped', 'partially_shipped')
        AND id < ?1 ORDER BY id DESC LIMIT ?2";
    hot PAGE_SEND_FAILED = concat!("SELECT orders.* FROM orders WHERE id IN (SELECT DISTINCT order_id ", send_failed!(),
        " AND order_id < ?1 ORDER BY order_id DESC LIMIT ?2) ORDER BY id DESC");
    hot SEARCH = concat!("SELECT orders.* ", search_from!(), " ORDER BY orders_search.rowid DESC LIMIT ?2");
    // The skips read an index and nothing else: they pass over rows that nobody will see.
    hot SKIP_ALL = "SELECT id FROM orders WHERE id < ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2";
    hot SKIP_STATE = "SELECT id FROM orders WHERE state = ?3 AND id < ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2";
    hot SKIP_PAYMENT = "SELECT id FROM orders WHERE payment_state = ?3 AND id < ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2";
    hot SKIP_ATTENTION = "SELECT id FROM orders WHERE n_attention > 0 AND id < ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2";
    hot SKIP_DRAFT = "SELECT id FROM orders INDEXED BY orders_drafts WHERE state IN ('draft', 'held') AND id < ?1
        ORDER BY id DESC LIMIT 1 OFFSET ?2";
    hot SKIP_UNPAID = "SELECT id FROM orders INDEXED BY orders_unpaid WHERE payment_state = 'unpaid'
        AND state NOT IN ('draft', 'held', 'canceled') AND id < ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2";
    hot SKIP_PAID = "SELECT id FROM orders INDEXED BY orders_paid WHERE payment_state IN ('paid', 'paid_over') AND id < ?1
        ORDER BY id DESC LIMIT 1 OFFSET ?2";
    hot SKIP_SHIPPED = "SELECT id FROM orders INDEXED BY orders_shipped WHERE state IN ('shipped', 'partially_shipped')
        AND id < ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2";
    hot SKIP_SEND_FAILED = concat!("SELECT DISTINCT order_id ", send_failed!(),
        " AND order_id < ?1 ORDER BY order_id DESC LIMIT 1 OFFSET ?2");
    hot SKIP_SEARCH = concat!("SELECT orders.id ", search_from!(), " ORDER BY orders_search.rowid DESC LIMIT 1 OFFSET ?2");
    hot COUNT_SEARCH = concat!("SELECT count(*) FROM (SELECT 1 ", search_from!(), " LIMIT ?2)");
    hot COUNT_SEND_FAILED = concat!("SELECT count(DISTINCT order_id) ", send_failed!());
    hot NEWEST = "SELECT ifnull(max(id), 0) FROM orders";
}

impl OrderFilter {
    /// Its name in a search.
    const fn name(&self) -> &'static str {
        match self {
            OrderFilter::All => "all",
            OrderFilter::State(_) => "state",
            OrderFilter::Payment(_) => "payment",
            OrderFilter::Attention => "attention",
            OrderFilter::Draft => "draft",
            OrderFilter::Unpaid => "unpaid",
            OrderFilter::Paid => "paid",
            OrderFilter::Shipped => "shipped",
            OrderFilter::SendFailed => "send_failed",
        }
    }

    /// The one state it asks for, if it asks for one.
    fn state(&self) -> Option<&str> {
        match self {
            OrderFilter::State(state) => Some(state.as_str()),
            OrderFilter::Payment(state) => Some(state),
            _ => None,
        }
    }

    /// Its page and its skip.
    const fn statements(&self) -> (&'static str, &'static str) {
        match self {
            OrderFilter::All => (PAGE_ALL, SKIP_ALL),
            OrderFilter::State(_) => (PAGE_STATE, SKIP_STATE),
            OrderFilter::Payment(_) => (PAGE_PAYMENT, SKIP_PAYMENT),
            OrderFilter::Attention => (PAGE_ATTENTION, SKIP_ATTENTION),
            OrderFilter::Draft => (PAGE_DRAFT, SKIP_DRAFT),
            OrderFilter::Unpaid => (PAGE_UNPAID, SKIP_UNPAID),
            OrderFilter::Paid => (PAGE_PAID, SKIP_PAID),
            OrderFilter::Shipped => (PAGE_SHIPPED, SKIP_SHIPPED),
            OrderFilter::SendFailed => (PAGE_SEND_FAILED, SKIP_SEND_FAILED),
        }
    }
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
                self.page(SEARCH, params![before, limit, expression, filter.name(), filter.state()])?
            }
            None => match filter.state() {
                Some(state) => self.page(filter.statements().0, params![before, limit, state])?,
                None => self.page(filter.statements().0, params![before, limit])?,
            },
        };
        let is_full = u32::try_from(orders.len()).is_ok_and(|count| count == limit);
        let next = orders.last().filter(|_| is_full).map(|order| order.id);
        Ok(OrderPage { orders, next })
    }

    /// The order that was begun last.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn newest_order(&self) -> Result<Option<OrderId>, StoreError> {
        let newest: i64 = self.connection.prepare_cached(NEWEST)?.query_row([], |row| row.get(0))?;
        Ok((newest > 0).then(|| OrderId::new(newest)))
    }

    /// The order at a position of a list, 0 being the newest; `None` beyond its end.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn order_at(
        &self,
        filter: &OrderFilter,
        search: &str,
        position: u32,
    ) -> Result<Option<OrderId>, StoreError> {
        let newest = i64::MAX;
        let id = match match_expression(search) {
            Some(expression) => {
                self.skip(SKIP_SEARCH, params![newest, position, expression, filter.name(), filter.state()])?
            }
            None => match (filter, filter.state()) {
                (OrderFilter::All, _) => self.skip_by_arithmetic(position)?,
                (_, Some(state)) => self.skip(filter.statements().1, params![newest, position, state])?,
                (_, None) => self.skip(filter.statements().1, params![newest, position])?,
            },
        };
        Ok(id.map(OrderId::new))
    }

    /// How many orders a list has: the kept count, or for a search a count that ends at `most`.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn count_list(&self, filter: &OrderFilter, search: &str, most: u32) -> Result<u32, StoreError> {
        let Some(expression) = match_expression(search) else { return self.count_filter(filter) };
        let mut statement = self.connection.prepare_cached(COUNT_SEARCH)?;
        let parameters = params![i64::MAX, most, expression, filter.name(), filter.state()];
        Ok(statement.query_row(parameters, |row| row.get(0))?)
    }

    /// How many orders pass a filter, from the counts that are kept.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn count_filter(&self, filter: &OrderFilter) -> Result<u32, StoreError> {
        let sum = |dimension, names: &[&str]| {
            names
                .iter()
                .try_fold(0, |sum, name| Ok::<_, StoreError>(sum + self.count_orders(dimension, name)?))
        };
        let count = match filter {
            OrderFilter::All => sum("state", &OrderState::ALL.map(OrderState::as_str))?,
            OrderFilter::State(state) => self.count_orders("state", state.as_str())?,
            OrderFilter::Payment(state) => self.count_orders("payment", state)?,
            OrderFilter::Attention => self.count_orders("attention", "open")?,
            OrderFilter::Draft => sum("state", &["draft", "held"])?,
            OrderFilter::Unpaid => self.count_orders("filter", "unpaid")?,
            OrderFilter::Paid => sum("payment", &["paid", "paid_over"])?,
            OrderFilter::Shipped => sum("state", &["shipped", "partially_shipped"])?,
            OrderFilter::SendFailed => {
                self.connection.prepare_cached(COUNT_SEND_FAILED)?.query_row([], |row| row.get(0))?
            }
        };
        Ok(u32::try_from(count).unwrap_or(0))
    }

    /// Ids are given without gaps, so the order at a position follows from the newest. Should there be gaps all the
    /// same, they are skipped one by one.
    fn skip_by_arithmetic(&self, position: u32) -> Result<Option<i64>, StoreError> {
        let newest: i64 = self.connection.prepare_cached(NEWEST)?.query_row([], |row| row.get(0))?;
        if i64::from(self.count_filter(&OrderFilter::All)?) == newest {
            return Ok(Some(newest - i64::from(position)).filter(|id| *id > 0));
        }
        self.skip(SKIP_ALL, params![i64::MAX, position])
    }

    fn skip(&self, statement: &str, parameters: &[&dyn ToSql]) -> Result<Option<i64>, StoreError> {
        let mut statement = self.connection.prepare_cached(statement)?;
        Ok(statement.query_row(parameters, |row| row.get(0)).optional()?)
    }

    fn page(&self, statement: &str, parameters: &[&dyn ToSql]) -> Result<Vec<OrderSummary>, StoreError> {
        let mut statement = self.connection.prepare_cached(statement)?;
        let mut rows = statement.query(parameters)?;
        let mut orders = Vec::new();
        while let Some(row) = rows.next()? {
            orders.push(summary(row)?);
        }
        Ok(orders)
    }
}

fn summary(row: &Row<'_>) -> Result<OrderSummary, StoreError> {
    let id: i64 = row.get("id")?;
    let state: String = row.get("state")?;
    Ok(OrderSummary {
        id: OrderId::new(id),
        number: row.get("number")?,
        customer: row.get("buyer_name")?,
        phone: row.get("buyer_phone")?,
        state: OrderState::from_name(&state).ok_or_else(|| row_error("orders", id, "state"))?,
        payment_state: row.get("payment_state")?,
        total: maybe_paise(row, "total_paise")?.unwrap_or(Paise::ZERO),
        captured: paise(row, "captured_paise")?,
        n_attention: row.get("n_attention")?,
        bubble: row.get("bubble")?,
        created_at: required_timestamp(row.get("created_at")?),
    })
}
