//! Bills by example, by property, and against other people's worked bills.

mod conformance;
mod examples;
mod properties;
mod refusals;
mod terms;
