//! Everything a person reads: the message catalogues in English and Hindi, amounts in rupees and in words,
//! and the sentence for every error code.
//!
//! The texts are Fluent files in `locales/`; the build script refuses an incomplete one and writes the typed
//! keys. This crate does not choose a language, and it formats no dates: those arrive as text.

mod amount_in_words;
mod customer;
mod language;
mod message;
mod number;
mod rupees;
mod say;

pub use amount_in_words::amount_in_words;
pub use language::{Language, UnknownLanguage};
pub use message::{Kind, Message, Value, arguments, keys, typescript};
pub use rupees::{amount, group, money};
pub use say::Words;

#[cfg(test)]
#[path = "../generate/mod.rs"]
mod generate;
#[cfg(test)]
mod tests;
