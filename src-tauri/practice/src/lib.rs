//! The practice shop: a practice book beside a practice world, in one folder, in which nothing is real.
//!
//! [`PracticeShop`] is what a window opens. Its world is kept in the folder after every act, so that a killed program
//! comes back to customers who can still pay what they were sent. The customer's phone is shown from the world's
//! ledger, never from the book: what was received, not what was meant. [`Rehearsal`] is the same shop worked by the
//! program itself with all waits skipped.
//!
//! Not here: the worker's loop, which belongs to whoever opens the shop, and words for a person, which are the
//! window's.

mod acting;
mod clock;
mod fault_switches;
mod goods;
mod phone;
mod rehearsal;
mod setting_up;
mod shop;
mod starting_again;
mod views;
mod world_file;

pub use rehearsal::{Rehearsal, SkippingClock};
pub use shop::{Beginner, PracticeShop};
pub use views::{
    Act, BubbleKind, BubbleView, FaultsView, PhoneCustomerView, PhoneOrderState, PhoneOrderView, PhoneView,
};
pub use world_file::WORLD_FILE;
