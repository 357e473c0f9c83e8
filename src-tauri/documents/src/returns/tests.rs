//! Returns and books by example, and against the register they are made from.

mod examples;
mod register;
mod schema;
mod totals;
