//! Proof of origin for everything that arrives: who sent these bytes, and how is that known?
//!
//! The answer is a type. The inbox takes a [`VerifiedWebhook`], and only this crate can make one, each time by
//! a named proof: a person vouched for it, the practice world handed it over in process, the sender showed the
//! secret that was agreed with it, or signed the bytes with it. There is no way in without a proof and no setting
//! that waives one.
//!
//! [`router`](router()) puts these proofs in front of a [`Receiver`] as HTTP routes; [`listener`] serves them on
//! this computer's loopback address, and the relay serves the same routes elsewhere.
//!
//! Not here: what the bytes mean (that is the provider's folder), storing them (the order book, the relay's
//! queue), asking anybody anything over the network, or reading a clock.
//!
//! A webhook cannot be made by hand:
//!
//! ```compile_fail
//! use doors::{Proof, Source, VerifiedWebhook};
//! let forged = VerifiedWebhook { source: Source::Kaleyra, proof: Proof::Person, raw: Vec::new() };
//! ```

mod basic;
mod checks;
mod form;
mod handshake;
mod headers;
pub mod listener;
mod payu;
mod proof;
mod router;
mod secrets;
mod serving;
mod signature;
mod slug;
mod source;
mod static_header;
mod tokens;
mod webhook;

pub use basic::BasicAuth;
pub use checks::{Checks, KaleyraCheck};
pub use handshake::VerifyToken;
pub use payu::PayuHash;
pub use proof::{Proof, UnknownProof};
pub use router::{
    Delivery, Fill, Limits, Method, Now, Receiver, RouterSettings, Stored, Unavailable, router,
};
pub use secrets::UnusableCheck;
pub use serving::{Serving, ServingLimits};
pub use signature::{MetaHmac, RazorpayHmac};
pub use slug::{NotASlug, ShopSlug};
pub use source::{Source, UnknownSource};
pub use static_header::StaticHeader;
pub use tokens::TokenClient;
pub use webhook::{MAX_WEBHOOK_BYTES, Rejected, VerifiedWebhook, from_practice, vouched_by_person};

#[cfg(test)]
mod tests;
