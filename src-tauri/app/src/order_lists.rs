//! Lists of orders for the window: rows by position or by key, and how many each filter lets through.

use crate::counter;
use crate::error::{AppError, Code};
use crate::shop::App;
use crate::views::{OrderCountsView, OrderFilterName, OrderListRow, OrdersPageView, OrdersQuery};
use domain::{MessageState, OrderId, OrderNumber, OrderState};
use jiff::Timestamp;
use store::{OrderFilter, OrderSummary, OutboxState, Read, RowFacts};

/// Rows that cross to the window at once.
const MOST_ROWS: u32 = 200;

/// Hits of a search that are counted.
const MOST_COUNTED: u32 = 1_000;

impl App {
    /// Rows of a list. By key when the row before the first is known, by position otherwise; either is fast at any
    /// place of the list.
    ///
    /// # Errors
    /// [`Code::NumberInvalid`] for a row before the first that is no order number; what keeps the book from being read.
    pub fn orders(&self, query: &OrdersQuery) -> Result<OrdersPageView, AppError> {
        let (filter, now) = (query.filter.in_store(), self.now());
        let limit = query.limit.clamp(1, MOST_ROWS);
        self.store().read(|book| {
            let is_search = !query.search.trim().is_empty();
            let left_out = if is_search { None } else { left_out(book, query.filter)? };
            // One more than is said tells whether there are more.
            let counted = book.count_list(&filter, &query.search, MOST_COUNTED + 1)?;
            let counted = counted.saturating_sub(u32::from(left_out.is_some()));
            let total_is_exact = !is_search || counted <= MOST_COUNTED;
            let rows = match before_first(book, &filter, query, left_out)? {
                Before::Row(row) => book.orders(&filter, &query.search, row, limit)?.orders,
                Before::BeyondTheEnd => Vec::new(),
            };
            let rows =
                rows.into_iter().map(|order| list_row(book, order, now)).collect::<Result<Vec<_>, _>>()?;
            let seen = query.position.saturating_add(u32::try_from(rows.len()).unwrap_or(u32::MAX));
            let total = if total_is_exact { counted } else { MOST_COUNTED.max(seen) };
            Ok(OrdersPageView { rows, position: query.position, total, total_is_exact })
        })
    }

    /// How many orders each filter lets through, from counts that are kept.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn order_counts(&self) -> Result<OrderCountsView, AppError> {
        self.store().read(|book| {
            let count = |name: OrderFilterName| {
                let left_out = u32::from(left_out(book, name)?.is_some());
                Ok::<_, AppError>(book.count_filter(&name.in_store())?.saturating_sub(left_out))
            };
            Ok(OrderCountsView {
                all: count(OrderFilterName::All)?,
                attention: count(OrderFilterName::Attention)?,
                draft: count(OrderFilterName::Draft)?,
                unpaid: count(OrderFilterName::Unpaid)?,
                confirming: count(OrderFilterName::Confirming)?,
                part_paid: count(OrderFilterName::PartPaid)?,
                paid: count(OrderFilterName::Paid)?,
                pending: count(OrderFilterName::Pending)?,
                processing: count(OrderFilterName::Processing)?,
                shipped: count(OrderFilterName::Shipped)?,
                completed: count(OrderFilterName::Completed)?,
                canceled: count(OrderFilterName::Canceled)?,
                send_failed: count(OrderFilterName::SendFailed)?,
            })
        })
    }
}

impl OrderFilterName {
    pub(crate) fn in_store(self) -> OrderFilter {
        match self {
            OrderFilterName::All => OrderFilter::All,
            OrderFilterName::Attention => OrderFilter::Attention,
            OrderFilterName::Draft => OrderFilter::Draft,
            OrderFilterName::Unpaid => OrderFilter::Unpaid,
            OrderFilterName::Confirming => OrderFilter::Payment("confirming".into()),
            OrderFilterName::PartPaid => OrderFilter::Payment("part_paid".into()),
            OrderFilterName::Paid => OrderFilter::Paid,
            OrderFilterName::Pending => OrderFilter::State(OrderState::Pending),
            OrderFilterName::Processing => OrderFilter::State(OrderState::Processing),
            OrderFilterName::Shipped => OrderFilter::Shipped,
            OrderFilterName::Completed => OrderFilter::State(OrderState::Completed),
            OrderFilterName::Canceled => OrderFilter::State(OrderState::Canceled),
            OrderFilterName::SendFailed => OrderFilter::SendFailed,
        }
    }
}

/// The bill that waits on the counter for its first key, in the lists that would show it: always as the newest.
fn left_out(book: &Read<'_>, name: OrderFilterName) -> Result<Option<OrderId>, AppError> {
    match name {
        OrderFilterName::All | OrderFilterName::Draft => counter::not_begun(book),
        _ => Ok(None),
    }
}

/// The row before the first of a page.
enum Before {
    Row(Option<OrderId>),
    BeyondTheEnd,
}

fn before_first(
    book: &Read<'_>,
    filter: &OrderFilter,
    query: &OrdersQuery,
    left_out: Option<OrderId>,
) -> Result<Before, AppError> {
    if let Some(after) = &query.after {
        let number: OrderNumber =
            after.parse().map_err(|_| AppError::new(Code::NumberInvalid).at("after"))?;
        if let Some(id) = book.order_id(number)? {
            return Ok(Before::Row(Some(id)));
        }
    }
    if query.position == 0 {
        return Ok(Before::Row(left_out));
    }
    let position = query.position.saturating_add(u32::from(left_out.is_some()));
    let first = book.order_at(filter, &query.search, position)?;
    Ok(first
        .map_or(Before::BeyondTheEnd, |first| Before::Row(Some(OrderId::new(first.get().saturating_add(1))))))
}

fn list_row(book: &Read<'_>, order: OrderSummary, now: Timestamp) -> Result<OrderListRow, AppError> {
    let facts = book.row_facts(order.id)?;
    let phone = order.phone.unwrap_or_default();
    Ok(OrderListRow {
        phone_tail: phone[phone.len().saturating_sub(5)..].to_owned(),
        status: order.state.as_str(),
        held: order.state == OrderState::Draft { held: true },
        payment: payment_word(&order.payment_state, order.state, &facts, now),
        attempt_failed: facts.attempt_failed && order.captured.is_zero(),
        message: message_word(&facts),
        bubble: order.bubble,
        total: order.total.to_rupees(),
        attention: facts.attention,
        created_at: order.created_at,
        number: order.number,
        customer: order.customer,
    })
}

/// The payment in a word that fits a chip; *expired* and *paid twice* say more than *unpaid* and *paid over*.
pub fn payment_word(kept: &str, state: OrderState, facts: &RowFacts, now: Timestamp) -> String {
    let is_expired = facts.expires_at.is_some_and(|at| at <= now) && state != OrderState::Canceled;
    let word = match (kept, facts.attention.as_deref()) {
        ("unpaid", _) if is_expired && facts.bill.is_some() => "expired",
        ("paid_over", Some("paid_twice")) => "paid_twice",
        (kept, _) => kept,
    };
    word.to_owned()
}

/// Where the newest bill in the chat stands, in a word that fits a chip.
pub fn message_word(facts: &RowFacts) -> Option<&'static str> {
    if facts.asks {
        return Some("asks");
    }
    let (state, message) = facts.bill?;
    Some(match state {
        OutboxState::Ready | OutboxState::InFlight => "queued",
        OutboxState::Asks => "asks",
        OutboxState::Refused => "refused",
        OutboxState::Unknown => "unknown",
        OutboxState::Done => message.map_or("accepted", MessageState::as_str),
        OutboxState::Withdrawn => return None,
    })
}
