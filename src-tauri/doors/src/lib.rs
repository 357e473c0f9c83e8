//! Proof of origin for everything that arrives: who sent these bytes, and how is that known?
//!
//! The answer is a type. The inbox takes a [`VerifiedWebhook`], and only this crate can make one, each time by
//! a named proof: a person vouched for it, the practice world handed it over in process, the sender showed the
//! secret that was agreed with it, or signed the bytes with it. There is no way in without a proof and no setting
//! that waives one.
//!
//! Not here: what the bytes mean (that is the provider's folder), storing them (the order book, the relay's
//! queue), listening on
//! a port, or reading a clock.
//!
//! A webhook cannot be made by hand:
//!
//! ```compile_fail
//! use doors::{Proof, Source, VerifiedWebhook};
//! let forged = VerifiedWebhook { source: Source::Kaleyra, proof: Proof::Person, raw: Vec::new() };
//! ```

mod basic;
mod form;
mod handshake;
mod headers;
mod payu;
mod proof;
mod secrets;
mod signature;
mod source;
mod static_header;
mod webhook;

pub use basic::BasicAuth;
pub use handshake::VerifyToken;
pub use payu::PayuHash;
pub use proof::{Proof, UnknownProof};
pub use secrets::UnusableCheck;
pub use signature::{MetaHmac, RazorpayHmac};
pub use source::{Source, UnknownSource};
pub use static_header::StaticHeader;
pub use webhook::{MAX_WEBHOOK_BYTES, Rejected, VerifiedWebhook, from_practice, vouched_by_person};

#[cfg(test)]
mod tests;
