//! Payment gateways: what Razorpay and PayU know of payments, refunds and settlements, and money given back through them.
//!
//! It decides nothing about orders, keeps nothing and repeats nothing. A gateway's JSON never leaves this crate except as
//! raw bytes to keep; amounts are whole paise and ids are text with every digit, whatever the gateway writes.

mod client;
mod digits;
mod facts;
mod files;
mod gateway;
mod keys;
mod loose;
mod payu;
mod razorpay;

pub use calling::{
    BaseUrlInvalid, CallError, Http, HttpUnavailable, ProviderCode, RawAnswer, TransportError,
};
pub use facts::{
    DisputeFacts, Failure, GatewayPayment, GatewayRefund, LineFacts, LinkFacts, Notice, PaymentStatus,
    RefundStatus, SettlementFacts, Told,
};
pub use files::{Columns, FeeColumn, Listed, Row, RowError, columns};
pub use gateway::{Gateway, NewLink, NotRead, RefundRequest, RefundSpeed, Refunded, read};
pub use keys::{GatewayKeys, KeysInvalid};

#[cfg(test)]
mod tests;
