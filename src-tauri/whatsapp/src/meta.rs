//! What is Meta's own, whoever passes it on: the message object, and the values of its webhooks.
//!
//! It knows no address and no envelope; those belong to the channel.

pub(crate) mod account;
pub(crate) mod bill;
pub(crate) mod interactive;
pub(crate) mod message;
mod paying;
pub(crate) mod payment;
pub(crate) mod status;
mod template;
pub(crate) mod webhook;
pub(crate) mod written;
