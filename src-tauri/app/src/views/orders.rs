//! Lists of orders.

use crate::error::AppError;
use crate::shop::App;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::OrderFilter;

/// One row of a list of orders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OrderRowView {
    /// Its number.
    pub number: String,
    /// The customer's name.
    pub customer: String,
    /// Where it stands.
    pub status: &'static str,
    /// The payment in one word.
    pub payment: String,
    /// What the customer is to pay.
    pub total: String,
    /// How many things about it need a person.
    pub attention: u32,
    /// When its draft was begun.
    pub created_at: Timestamp,
}

/// A page of a list of orders, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OrderListView {
    /// The rows.
    pub orders: Vec<OrderRowView>,
    /// Where the next page begins, if there may be one.
    pub next: Option<String>,
}

impl App {
    /// A page of orders, newest first.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn list_orders(
        &self,
        filter: &OrderFilter,
        search: &str,
        after: Option<i64>,
        limit: u32,
    ) -> Result<OrderListView, AppError> {
        let page = self.store().read(|book| {
            book.orders(filter, search, after.map(domain::OrderId::new), limit.clamp(1, 1000))
        })?;
        let rows = page.orders.into_iter().map(|order| OrderRowView {
            number: order.number,
            customer: order.customer,
            status: order.state.as_str(),
            payment: order.payment_state,
            total: order.total.to_rupees(),
            attention: order.n_attention,
            created_at: order.created_at,
        });
        Ok(OrderListView { orders: rows.collect(), next: page.next.map(|id| id.to_string()) })
    }
}

/// What a list may be narrowed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum OrderFilterName {
    /// Nothing.
    All,
    /// What needs a person.
    Attention,
    /// Drafts, held ones too.
    Draft,
    /// Issued, not cancelled, nothing captured.
    Unpaid,
    /// Somebody says that it was paid.
    Confirming,
    /// Less captured than asked.
    PartPaid,
    /// Paid in full.
    Paid,
    /// Not yet worked on.
    Pending,
    /// Being packed or made.
    Processing,
    /// Left the shop, all or a part of it.
    Shipped,
    /// Done.
    Completed,
    /// Cancelled.
    Canceled,
    /// The bill did not reach the customer.
    SendFailed,
}

/// Which rows of which list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, specta::Type)]
pub struct OrdersQuery {
    /// What the list is narrowed to.
    pub filter: OrderFilterName,
    /// Words to find.
    pub search: String,
    /// The position of the first row; 0 is the newest.
    pub position: u32,
    /// How many rows; at most 200.
    pub limit: u32,
    /// The row before the first, if it is known.
    pub after: Option<String>,
}

/// One row of the window's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct OrderListRow {
    /// Its number.
    pub number: String,
    /// The customer's name.
    pub customer: String,
    /// The last digits of their telephone number.
    pub phone_tail: String,
    /// Where it stands.
    pub status: &'static str,
    /// Whether it is a draft that was put aside.
    pub held: bool,
    /// The payment in one word: `payment-word-…`.
    pub payment: String,
    /// Whether the last attempt to pay failed.
    pub attempt_failed: bool,
    /// Where the newest bill in the chat stands.
    pub message: Option<&'static str>,
    /// The status the customer was last shown.
    pub bubble: Option<String>,
    /// What the customer is to pay.
    pub total: String,
    /// The first thing that needs a person.
    pub attention: Option<String>,
    /// When its draft was begun.
    #[specta(type = String)]
    pub created_at: Timestamp,
}

/// Rows of a list, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct OrdersPageView {
    /// The rows.
    pub rows: Vec<OrderListRow>,
    /// The position of the first.
    pub position: u32,
    /// How many the list has.
    pub total: u32,
    /// Whether that is all of them; the count of a search ends somewhere.
    pub total_is_exact: bool,
}

/// How many orders each filter lets through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct OrderCountsView {
    /// All of them.
    pub all: u32,
    /// What needs a person.
    pub attention: u32,
    /// Drafts, held ones too.
    pub draft: u32,
    /// Issued, not cancelled, nothing captured.
    pub unpaid: u32,
    /// Somebody says that it was paid.
    pub confirming: u32,
    /// Less captured than asked.
    pub part_paid: u32,
    /// Paid in full.
    pub paid: u32,
    /// Not yet worked on.
    pub pending: u32,
    /// Being packed or made.
    pub processing: u32,
    /// Left the shop, all or a part of it.
    pub shipped: u32,
    /// Done.
    pub completed: u32,
    /// Cancelled.
    pub canceled: u32,
    /// The bill did not reach the customer.
    pub send_failed: u32,
}
