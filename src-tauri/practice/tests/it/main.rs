//! The practice shop from outside: what outlives the program, what the phone shows, and what it never touches.
#![expect(clippy::unwrap_used, reason = "in a test a panic is the verdict")]

mod days;
mod phones;
mod shops;
