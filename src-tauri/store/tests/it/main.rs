//! The order book on a real file.

mod attention;
mod bills;
mod book;
mod folder;
mod generation;
mod history;
mod inbox;
mod lists;
mod messages;
mod numbers;
mod orders;
mod outbox;
mod payments;
mod put_back;
mod references;
mod schema;
mod search;
mod verify;
