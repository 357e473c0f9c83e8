//! Tests of the whole product.
#![expect(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the verdict")]

mod crashes;
mod layers;
mod tidy;
