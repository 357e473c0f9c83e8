//! Kaleyra.io, first generation: the fields of a form, with what Meta calls an action as JSON in one of them.
//!
//! Its documents leave open how lists of products, the catalogue, templates of orders, address requests and files are
//! said; those are refused here, never guessed.

pub(crate) mod client;
mod wire;
