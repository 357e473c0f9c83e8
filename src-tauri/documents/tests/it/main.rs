//! What papers say and how printers behave, looked at from outside.
#![expect(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the verdict")]

mod escpos;
mod logos;
mod papers;
#[cfg(target_os = "linux")]
mod pdf_text;
mod printers;
mod receipts;
mod refusals;
mod spreadsheets;
