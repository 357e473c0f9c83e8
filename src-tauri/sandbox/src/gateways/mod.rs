//! The payment gateways behind the practice WhatsApp: Razorpay and PayU, as their documents describe them.
//!
//! | route | what it is |
//! |---|---|
//! | `GET /razorpay/v1/payments[/{id}[/refunds]]`, `orders?receipt=`, `orders/{id}/payments`, `refunds` | what was paid and given back |
//! | `POST /razorpay/v1/payments/{id}/refund` | give money back; `X-Refund-Idempotency` |
//! | `GET /razorpay/v1/settlements[/recon/combined]` | payouts and their lines |
//! | `GET`, `POST /razorpay/v1/payment_links`, `POST …/{id}/cancel` | pages to pay on |
//! | `POST /payu/merchant/postservice.php?form=2` | PayU's commands, each with its hash |
//!
//! Every attempt to pay an order of WhatsApp's is a payment of its gateway's; others come by acts. A captured payment is
//! paid out two bank days later (Monday to Friday) at ten in the morning in India, a refund on the bank day after it went
//! through, less a fee of 2 % and 18 % GST on it, each rounded to the paisa. Refunds cost nothing.

mod acts;
mod book;
mod links;
mod payu;
mod razorpay;
mod reports;
mod settling;

pub use acts::{Anomaly, PaymentSpec};
pub(crate) use book::Books;
pub use book::{GatewayEntry, LineEntry, SettlementEntry};
pub use reports::FeeColumn;

use crate::door::Door;
use axum::Router;
use axum::routing::{get, post};

/// The routes of both gateways.
pub(crate) fn routes() -> Router<Door> {
    Router::new()
        .route("/razorpay/v1/{*path}", get(razorpay::ask).post(razorpay::change))
        .route("/payu/merchant/postservice.php", post(payu::command))
}
