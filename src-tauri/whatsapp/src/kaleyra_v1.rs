//! Kaleyra.io, first generation: the fields of a form, with what Meta calls an action as JSON in one of them.
//!
//! Its documents leave open how lists of products, the catalogue, templates of orders, address requests and files are
//! said; those are refused here, never guessed. Its callbacks are flat, by query or as JSON.

pub(crate) mod client;
mod query;
pub(crate) mod read;
mod wire;
