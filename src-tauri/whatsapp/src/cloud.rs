//! Meta's own Cloud API: its message object as it is, its payment lookup, and its webhooks.

mod answer;
pub(crate) mod client;
mod manage;
