//! The 24 hours after a customer wrote, in which WhatsApp lets a shop write freely.

use crate::error::AppError;
use domain::{Account, AccountId, CustomerId, Hears};
use jiff::{SignedDuration, Timestamp};
use store::Read;

/// How long WhatsApp lets a shop write freely after a customer wrote.
pub const WINDOW: SignedDuration = SignedDuration::from_hours(24);

/// Until when the shop may write freely, if it may now.
pub fn open_until(wrote_at: Option<Timestamp>, now: Timestamp) -> Option<Timestamp> {
    wrote_at.map(|wrote| wrote + WINDOW).filter(|until| now < *until)
}

/// Whether the shop may write freely to a customer through an account. One that hears payments only does not know when
/// a customer wrote, so for it the window counts as closed.
pub fn is_window_open(
    book: &Read<'_>,
    customer: CustomerId,
    account: Option<AccountId>,
    now: Timestamp,
) -> Result<bool, AppError> {
    let account = account.map(|account| book.account(account)).transpose()?.flatten();
    let customer = book.customer(customer)?;
    let wrote_at = customer.and_then(|customer| customer.last_wrote_at);
    Ok(account.is_some_and(|account| hears(&account)) && open_until(wrote_at, now).is_some())
}

/// Whether an account hears what customers write.
pub fn hears(account: &Account) -> bool {
    account.settings.hears == Hears::Everything
}
