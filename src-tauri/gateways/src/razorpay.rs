//! Razorpay: JSON with amounts in paise, keys by Basic authentication.

pub mod client;
mod line;
pub mod read;

pub use line::kind;
