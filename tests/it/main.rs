//! Tests of the whole product.

mod crashes;
mod layers;
mod tidy;
