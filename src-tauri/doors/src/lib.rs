//! Proof of origin for everything that arrives: who sent these bytes, and how is that known?
//!
//! The answer is a type. The inbox takes a [`VerifiedWebhook`], and only this crate can make one, each time by
//! a named proof: a person vouched for it, the practice world handed it over in process, or the sender showed
//! the secret that was agreed with it. There is no way in without a proof and no setting that waives one.
//!
//! Not here: what the bytes mean (that is the provider's folder), storing them (the order book), listening on
//! a port, or reading a clock.
//!
//! A webhook cannot be made by hand:
//!
//! ```compile_fail
//! use doors::{Proof, Source, VerifiedWebhook};
//! let forged = VerifiedWebhook { source: Source::Kaleyra, proof: Proof::Person, raw: Vec::new() };
//! ```

mod proof;
mod source;
mod static_header;
mod webhook;

pub use proof::{Proof, UnknownProof};
pub use source::{Source, UnknownSource};
pub use static_header::{StaticHeader, UnusableCheck};
pub use webhook::{MAX_WEBHOOK_BYTES, Rejected, VerifiedWebhook, from_practice, vouched_by_person};

#[cfg(test)]
mod tests;
