//! Every rupee: what gateways captured, gave back and paid out, against the orders of the book and the bank's statement.
//!
//! What is fetched or imported is kept as it is listed; the match itself is `domain::reconciliation`, done anew each time
//! over everything, so that nothing depends on the order in which things became known.

mod fetching;
mod matching;
mod reports;
mod statement;

pub use fetching::Fetched;
pub use matching::{ExceptionView, MatchTotals, ReconciliationView, SettlementView};
pub use reports::Imported;

use crate::error::{AppError, Code};
use crate::shop::App;
use store::Read;

/// How far back payments and payouts are matched, in days: what is older was settled long ago.
const DAYS_BACK: i64 = 400;

/// Payments and refunds from so many days before tell what a line is about: money may be held, or given back, for months.
const DAYS_KNOWN: i64 = 200;

impl App {
    /// A person settles an exception, and says how.
    ///
    /// # Errors
    /// [`Code::FieldMissing`] at `note`; [`Code::NothingLeft`] when nothing of that name is open.
    pub fn resolve_exception(
        &self,
        gateway: &str,
        kind: &str,
        about: &str,
        note: &str,
    ) -> Result<(), AppError> {
        let account = self.gateway_named(Some(gateway))?;
        let (kind, about, now) = (kind.to_owned(), about.to_owned(), self.now());
        let note: String = note.trim().chars().filter(|c| !c.is_control()).take(500).collect();
        if note.is_empty() {
            return Err(AppError::new(Code::FieldMissing).at("note"));
        }
        self.store().write("resolve-exception", move |book| {
            if !book.resolve_exception(account.id, &kind, &about, &note, now)? {
                return Err(AppError::new(Code::NothingLeft));
            }
            let order = order_of(book, account.id, &about)?;
            let figures = store::Figures::none().code("code", &kind).code("about", &about);
            Ok(book.record(now, order, store::What::ExceptionResolved, &figures)?)
        })
    }
}

/// The order that a payment of a gateway belongs to.
fn order_of(
    book: &Read<'_>,
    gateway: domain::GatewayId,
    payment: &str,
) -> Result<Option<domain::OrderId>, AppError> {
    Ok(book.gateway_payment(gateway, payment)?.and_then(|payment| payment.order))
}
