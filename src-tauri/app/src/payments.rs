//! Asking after the payment of one order, and news of payments for whoever sits at the counter.

use crate::error::{AppError, Code};
use crate::orders::find;
use crate::shop::App;
use crate::views::PaymentNews;
use domain::{OrderNumber, Paise, ReferenceId};
use jiff::{SignedDuration, Timestamp};
use store::{Effect, HistoryRow, OrderRow, OutboxState, Read, What};

/// A payment that was asked after a moment ago is not asked after again, however often a person clicks.
const ANSWER_LASTS: SignedDuration = SignedDuration::from_secs(3);

/// News older than this is no news; the bell stays silent.
const NEWS_LASTS: SignedDuration = SignedDuration::from_hours(48);

/// Payments told at once.
const MOST_NEWS: u32 = 100;

impl App {
    /// Asks after the payment of an order: its lookups become due now. Returns how many.
    ///
    /// # Errors
    /// [`Code::NothingToLookUp`] when nothing was sent that could have been paid.
    pub fn look_up_order(&self, number: OrderNumber) -> Result<u32, AppError> {
        let now = self.now();
        self.store().write("look-up-order", move |book| {
            let order = find(book, number)?;
            let mut n_due = 0;
            for reference in may_look_up(book, &order)? {
                let Some(way) = book.reference(reference)? else { continue };
                let is_fresh = way.looked_up_at.is_some_and(|at| now.duration_since(at) < ANSWER_LASTS);
                if !is_fresh {
                    book.schedule_lookup(reference, Some(now), way.lookup_step)?;
                    n_due += 1;
                }
            }
            Ok(n_due)
        })
    }

    /// Payments that lookups confirmed after a place in history, and the newest place now. Money taken by hand is no
    /// news, and neither is what the gateway captured more than two days before it was heard of.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn payments_since(&self, history: i64) -> Result<(Vec<PaymentNews>, i64), AppError> {
        self.store().read(|book| {
            let mut news = Vec::new();
            for row in book.history_since(history, What::PaymentConfirmed, MOST_NEWS)? {
                let order = row.order.filter(|_| is_news(&row)).map(|order| book.order(order));
                if let Some(order) = order.transpose()?.flatten() {
                    news.push(PaymentNews {
                        order: order.number.to_string(),
                        customer: order.draft.buyer.name,
                        amount: row.amount("amount_paise").unwrap_or(Paise::ZERO).to_rupees(),
                    });
                }
            }
            Ok((news, book.newest_history()?))
        })
    }
}

/// The ways to pay of an order by which somebody may have paid, whether they are open or not: a closed one tells of
/// refunds.
pub fn may_look_up(book: &Read<'_>, order: &OrderRow) -> Result<Vec<ReferenceId>, AppError> {
    let bills = book.lane(order.id)?.into_iter().filter(|row| row.effect == Effect::OrderDetails);
    let left = bills.filter(|row| row.tries > 0 || row.state == OutboxState::Done);
    let ways: Vec<ReferenceId> = left.filter_map(|row| row.reference).collect();
    if ways.is_empty() { Err(AppError::new(Code::NothingToLookUp)) } else { Ok(ways) }
}

fn is_news(row: &HistoryRow) -> bool {
    let captured_at = row.number("captured_at").and_then(|at| Timestamp::from_millisecond(at).ok());
    let Some(captured_at) = captured_at.and_then(crate::story::dated) else { return true };
    row.at.duration_since(captured_at) <= NEWS_LASTS
}
