//! Orders: lists, one order, and what is done with it. What changes an order answers with its page as it is then.

use super::{ask, change, number};
use crate::desk::Desk;
use app::views::{NeedsYouView, OrderCountsView, OrderDetailView, OrdersPageView, OrdersQuery};
use app::{App, AppError, CashTiming, ErrorView};
use domain::OrderNumber;
use domain::order::Progress;
use serde::{Deserialize, Serialize};
use tauri::State;

/// Where the shop moves an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum MoveTo {
    /// It is being packed or made.
    Processing,
    /// All of it left.
    Shipped,
    /// Some of it left.
    PartiallyShipped,
    /// It is done.
    Completed,
}

impl From<MoveTo> for Progress {
    fn from(to: MoveTo) -> Progress {
        match to {
            MoveTo::Processing => Progress::Processing,
            MoveTo::Shipped => Progress::Shipped,
            MoveTo::PartiallyShipped => Progress::PartiallyShipped,
            MoveTo::Completed => Progress::Completed,
        }
    }
}

/// Rows of a list.
#[tauri::command]
#[specta::specta]
pub async fn orders(desk: State<'_, Desk>, query: OrdersQuery) -> Result<OrdersPageView, ErrorView> {
    ask(desk, move |app, _| app.orders(&query)).await
}

/// How many orders each filter lets through.
#[tauri::command]
#[specta::specta]
pub async fn order_counts(desk: State<'_, Desk>) -> Result<OrderCountsView, ErrorView> {
    ask(desk, |app, _| app.order_counts()).await
}

/// What needs a person.
#[tauri::command]
#[specta::specta]
pub async fn needs_you(desk: State<'_, Desk>) -> Result<Vec<NeedsYouView>, ErrorView> {
    ask(desk, |app, words| app.needs_you(words)).await
}

/// One order.
#[tauri::command]
#[specta::specta]
pub async fn order(desk: State<'_, Desk>, number: String) -> Result<OrderDetailView, ErrorView> {
    ask(desk, move |app, words| app.order(self::number(&number)?, words)).await
}

/// Moves an order along, and tells the customer.
#[tauri::command]
#[specta::specta]
pub async fn move_order(
    desk: State<'_, Desk>,
    number: String,
    status: MoveTo,
    note: String,
) -> Result<OrderDetailView, ErrorView> {
    let note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
    with_order(desk, number, move |app, number| app.set_status(number, status.into(), note)).await
}

/// Cancels an order.
#[tauri::command]
#[specta::specta]
pub async fn cancel_order(desk: State<'_, Desk>, number: String) -> Result<OrderDetailView, ErrorView> {
    with_order(desk, number, App::cancel).await
}

/// Asks again under another way to pay.
#[tauri::command]
#[specta::specta]
pub async fn resend_order(desk: State<'_, Desk>, number: String) -> Result<OrderDetailView, ErrorView> {
    with_order(desk, number, |app, number| app.resend(number).map(drop)).await
}

/// Asks for the money.
#[tauri::command]
#[specta::specta]
pub async fn send_order(desk: State<'_, Desk>, number: String) -> Result<OrderDetailView, ErrorView> {
    with_order(desk, number, |app, number| app.send(number).map(drop)).await
}

/// Takes cash.
#[tauri::command]
#[specta::specta]
pub async fn take_cash(
    desk: State<'_, Desk>,
    number: String,
    now: bool,
) -> Result<OrderDetailView, ErrorView> {
    let timing = if now { CashTiming::Now } else { CashTiming::WhenClosed };
    with_order(desk, number, move |app, number| app.take_cash(number, timing).map(drop)).await
}

/// Asks after the payment of an order.
#[tauri::command]
#[specta::specta]
pub async fn look_up_order(desk: State<'_, Desk>, number: String) -> Result<(), ErrorView> {
    change(desk, move |app, _| app.look_up_order(self::number(&number)?).map(drop)).await
}

async fn with_order(
    desk: State<'_, Desk>,
    number: String,
    act: impl FnOnce(&App, OrderNumber) -> Result<(), AppError> + Send + 'static,
) -> Result<OrderDetailView, ErrorView> {
    change(desk, move |app, words| {
        let number = self::number(&number)?;
        act(app, number)?;
        app.order(number, words)
    })
    .await
}
