//! Tests of the whole product.

mod layers;
mod tidy;
