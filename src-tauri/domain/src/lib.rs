//! The words and the arithmetic of the shop: money, bills, documents, orders, payments, references.
//!
//! Everything here is pure. There is no IO, no clock, no randomness and no serialisation: what a
//! function needs is an argument, so the same inputs always give the same bill.
#![deny(clippy::float_arithmetic, clippy::as_conversions, clippy::wildcard_enum_match_arm)]

pub mod account;
pub mod bill;
pub mod document;
pub mod gateway;
pub mod hsn;
pub mod identity;
pub mod ids;
pub mod message;
pub mod money;
pub mod order;
pub mod order_details;
pub mod payment;
pub mod phone;
pub mod place;
pub mod quantity;
pub mod rate;
pub mod reconciliation;
pub mod reference;
pub mod settlement;
pub mod unit;
pub mod upi;

pub use account::{Account, AccountSettings, ChannelKind, GatewayKind, Hears, PaymentSetting};
pub use bill::{Bill, BillDraft, BillLine, BillRefusal, Discount, LineDraft};
pub use gateway::GatewaySettings;
pub use ids::{AccountId, CustomerId, DocumentId, GatewayId, OrderId, OutboxId, ProductId};
pub use message::MessageState;
pub use money::Paise;
pub use order::OrderState;
pub use order_details::OrderDetails;
pub use payment::{Payment, PaymentState};
pub use phone::PhoneNumber;
pub use quantity::Quantity;
pub use rate::Percent;
pub use reference::{BookTag, OrderNumber, ReferenceId, TillLetter};
