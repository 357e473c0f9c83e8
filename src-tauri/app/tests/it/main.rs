//! The app against the practice world: real HTTP, a real book, and a clock that the tests set.
#![expect(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the verdict")]

mod account_news;
mod accounts;
mod actions;
mod bad_input;
mod bulk;
mod cash_and_cancel;
mod chats;
mod counter;
mod customers;
mod document_follows;
mod documents;
mod exports;
mod faults;
mod finishing;
mod import;
mod listening;
mod main_job;
mod managing;
mod news;
mod offline;
mod order_lists;
mod order_page;
mod papers;
mod pasted;
mod paused;
mod printing;
mod products;
mod quarantine;
mod read_back;
mod reconciling;
mod reminders;
mod restored_book;
mod secrets;
mod shop_settings;
mod webhooks;
mod which_message;

mod shop;
