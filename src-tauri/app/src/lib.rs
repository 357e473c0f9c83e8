//! Use cases, the worker behind outbox and inbox, and the views that window and command line share.
//!
//! An order changes here and its message is queued in the same transaction; the worker sends it whenever the
//! network is there. Nothing in a use case waits for the network. SQL is `store`'s, JSON of a provider is
//! `whatsapp`'s, and what may happen to an order is `domain`'s.

mod accounts;
pub mod bill_file;
pub mod clock;
mod derive;
pub mod effects;
mod error;
pub mod generate;
mod hear;
mod inbox;
mod orders;
mod queue;
mod releases;
mod shop;
pub mod views;
pub mod worker;

pub use accounts::{AccountFile, read_account};
pub use error::{AppError, Code, Value};
pub use orders::{CashTiming, DraftedOrder, SentOrder};
pub use releases::{Release, Released};
pub use shop::App;
pub use worker::Worker;
