//! The 24 hours after a customer wrote, in which WhatsApp lets a shop write freely.

use crate::choosing::window_of;
use crate::error::AppError;
use crate::which_message::WINDOW;
use domain::{AccountId, CustomerId};
use jiff::Timestamp;
use store::Read;

/// Until when the shop may write freely, if it may now.
pub fn open_until(wrote_at: Option<Timestamp>, now: Timestamp) -> Option<Timestamp> {
    wrote_at.map(|wrote| wrote + WINDOW).filter(|until| now < *until)
}

/// Whether the shop may write freely to a customer through an account. One that hears payments only does not know when
/// a customer wrote, so for it the window counts as closed unless the shop says otherwise.
pub fn is_window_open(
    book: &Read<'_>,
    customer: CustomerId,
    account: Option<AccountId>,
    now: Timestamp,
) -> Result<bool, AppError> {
    let account = account.map(|account| book.account(account)).transpose()?.flatten();
    account.map_or(Ok(false), |account| Ok(window_of(book, &account, customer, now)?.is_open()))
}
