//! The order book: one SQLite file that cannot lose a bill.
//!
//! All SQL of the program lives here. Writes go through one thread, each as one transaction that is on the
//! disk when [`Store::write`] returns; reads use connections of their own and never wait for a write.
//! Rows become domain types here, and a row that does not parse is an error naming it. The book decides
//! nothing: what may happen to an order is `domain`'s, what happens next is `app`'s.

#[macro_use]
mod statements;

mod accounts;
mod attention;
mod backup;
mod batches;
mod book;
mod carts;
mod chat_messages;
mod chats;
mod connection;
mod consents;
mod convert;
mod counter;
mod counts;
mod customer_details;
mod customers;
mod document_lines;
mod documents;
mod error;
pub mod failpoint;
mod gateways;
mod generation;
mod history;
mod inbox;
mod lanes;
mod lease;
mod ledger;
mod lines;
mod lists;
mod lock;
mod logo;
mod messages;
mod orders;
mod outbox;
mod outside;
mod parties;
mod payment_configurations;
mod payments;
mod platform;
mod print_jobs;
mod printers;
mod products;
mod reconciling;
mod references;
mod row_facts;
mod search;
mod series;
mod settings;
mod shop;
mod templates;
mod terms;
mod verify;
mod windows;

pub use attention::{Attention, AttentionCode};
pub use batches::{BatchCount, BatchId, BatchRow};
pub use book::{Read, Store, Watch, Write};
pub use carts::{AddressAnswer, CartLine, CartRow};
pub use chat_messages::{ChatMessageId, ChatMessageRow, ChatPayload, NewChatMessage};
pub use chats::{ChatRow, ChatsOrder};
pub use connection::Key;
pub use consents::{ConsentHow, ConsentRow};
pub use counter::{CounterBill, FinishedForm};
pub use counts::StatusCount;
pub use customer_details::CustomerDetails;
pub use customers::CustomerRow;
pub use documents::{DocumentRow, NewDocument};
pub use error::StoreError;
pub use gateways::GatewayAccount;
pub use generation::{Generation, NewBook, PastGeneration};
pub use history::{Figures, HistoryRow, What};
pub use inbox::{DeliveryRow, EventOutcome, NewEvent};
pub use lease::Lease;
pub use ledger::{MoneyRow, OrderEntry};
pub use lists::{OrderFilter, OrderPage, OrderSummary};
pub use messages::MessageRow;
pub use orders::{OrderRow, Totals};
pub use outbox::{AsksWhy, Effect, Lane, NewOutboxRow, OutboxRow, OutboxState};
pub use outside::Outside;
pub use payment_configurations::PaymentConfigurationRow;
pub use payments::{AttemptFacts, AttemptRow};
pub use platform::create_private_folder;
pub use print_jobs::{PrintAttempt, PrintEnd, PrintJobId, PrintJobRow, PrintState};
pub use printers::{PrinterFacts, PrinterId, PrinterRow, PrinterWay};
pub use products::{Product, ProductRow, Shelf};
pub use reconciling::{ExceptionRow, GatewayPaymentRow, GatewayRefundRow, SettlementRow};
pub use references::{ReferenceRow, ReferenceState};
pub use row_facts::RowFacts;
pub use series::SeriesRow;
pub use shop::ShopRow;
pub use templates::{TemplatePurpose, TemplateRow, TemplateState};
pub use verify::Check;
pub use windows::LastWrote;

#[cfg(test)]
mod tests;
