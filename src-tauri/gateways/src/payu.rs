//! PayU India: form commands with a hash, amounts in rupees, answers whose types change.

pub mod client;
pub mod read;
