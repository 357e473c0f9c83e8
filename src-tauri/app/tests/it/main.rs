//! The app against the practice world: real HTTP, a real book, and a clock that the tests set.
#![expect(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the verdict")]

mod bad_input;
mod cash_and_cancel;
mod faults;
mod main_job;
mod offline;
mod restored_book;
mod secrets;
mod webhooks;

mod shop;
