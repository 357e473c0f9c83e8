//! The shell from outside: the walls around its pages, the desk and its books, the worker's thread.
#![expect(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the verdict")]

mod bindings;
mod books;
mod desks;
mod listening;
mod walls;
mod work;
