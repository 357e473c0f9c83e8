//! Calls to a provider: the one place where HTTP clients are built, and how a call fails, by what the caller does next.
//!
//! It knows no provider: what an answer means is read where the provider is known.

mod base_url;
mod call;
mod http;
#[cfg(feature = "testing")]
pub mod testing;

pub use base_url::{BaseUrl, BaseUrlInvalid};
pub use call::{CallError, ProviderCode, RawAnswer, TransportError};
pub use http::{Answer, Bounds, Http, HttpUnavailable, Lost};
