//! What only the inside of the crate can ask: the statements' plans, a full disk, a migration that fails.

mod migration;
mod sources;
mod statements;
mod trouble;

use crate::{NewBook, Store};
use domain::TillLetter;
use std::path::Path;

pub(crate) fn new_book() -> NewBook {
    NewBook {
        book_id: "0123456789abcdef0123456789abcdef".into(),
        generation: "00000000000000a1".into(),
        tag: "K7Q3".parse().unwrap(),
        till: TillLetter::A,
        practice: false,
        vault: "none".into(),
    }
}

pub(crate) fn new_store(folder: &Path) -> Store {
    Store::create(folder, None, new_book()).unwrap()
}
