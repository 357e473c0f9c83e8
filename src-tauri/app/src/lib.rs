//! Use cases, the worker behind outbox and inbox, and the views that window and command line share.
//!
//! An order changes here and its message is queued in the same transaction; the worker sends it whenever the
//! network is there. Nothing in a use case waits for the network. SQL is `store`'s, JSON of a provider is
//! `whatsapp`'s, and what may happen to an order is `domain`'s.

mod account_form;
pub mod account_test;
mod accounts;
mod actions;
mod allowed;
pub mod bill_file;
mod bulk;
mod chat_list;
mod chat_window;
mod chats;
mod choosing;
pub mod clock;
mod consent;
mod counter;
mod customers;
mod derive;
mod documents;
pub mod effects;
mod error;
mod evidence;
mod exports;
pub mod generate;
mod headings;
mod hear;
mod import;
mod inbox;
mod listening;
mod managing;
mod moments;
mod needs;
mod offers;
mod order_lists;
mod order_page;
mod orders;
mod outbox_page;
mod papers;
mod pasted;
mod pausing;
mod pay_qr;
mod payments;
mod practice_setup;
pub mod preferences;
mod printing;
mod products;
mod provider_words;
mod quarantine;
mod queue;
mod releases;
mod reminders;
mod shop;
mod shop_settings;
mod story;
mod terms;
mod typed;
pub mod views;
mod which_message;
mod why;
pub mod worker;

pub use accounts::{AccountFile, read_account};
pub use error::{AppError, Code, ErrorView, Value};
pub use exports::MadeExport;
pub use import::{ImportFile, ImportPreview, ImportWatch, MOST_OF_LIST, MadeList};
pub use listening::{DrawnSecret, ListenerPlan, ListenerState, Listening};
pub use orders::{CashTiming, DraftedOrder, SentOrder};
pub use papers::{MOST_OF_LOGO, MadePaper, PaperWish};
pub use releases::{Release, Released};
pub use shop::App;
pub use shop_settings::states_of_india;
pub use worker::{Connection, Worker};
