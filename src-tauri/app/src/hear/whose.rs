//! Whose news it is. A callback that was set up wrongly brings another shop's.

use super::{Heard, UNMATCHED};
use crate::derive::{raise, settle};
use crate::error::AppError;
use crate::provider_words;
use domain::{Account, AccountId, Paise};
use jiff::{SignedDuration, Timestamp};
use store::{AttentionCode, Read, Write};
use whatsapp::Whose;

/// Whoever mended the callback hears no more of it, and nobody else can tell that it is mended.
const TOLD_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Every account that the book ever had: orders keep going by those that were removed.
#[derive(Debug)]
pub struct Ours(Vec<Account>);

impl Ours {
    /// As they are now.
    pub fn of(book: &Read<'_>) -> Result<Ours, AppError> {
        Ok(Ours(book.accounts_ever()?))
    }

    /// The number that news is about, if it certainly belongs to none of the accounts.
    pub(super) fn strange_number(&self, whose: &Whose) -> Option<String> {
        let is_strange = |account: &Account| whose.is_number_of(&account.settings) == Some(false);
        if self.0.is_empty() || !self.0.iter().all(is_strange) {
            return None;
        }
        let named = whose.phone_number.as_deref().or(whose.phone_number_id.as_deref());
        named.map(provider_words::word)
    }

    /// The accounts of the WhatsApp Business account that news is about; none where it names none.
    pub(super) fn of_business(&self, whose: &Whose) -> Vec<AccountId> {
        let named = self.0.iter().filter(|account| whose.is_business_of(&account.settings) == Some(true));
        named.map(|account| account.id).collect()
    }
}

/// Tells a person, once, that news of another number arrives here.
pub(super) fn report(book: &Write<'_>, number: &str, now: Timestamp) -> Result<Heard, AppError> {
    raise(book, None, AttentionCode::AnotherNumber, number, Paise::ZERO, now)?;
    Ok(UNMATCHED)
}

/// Forgets what was told long enough ago, and numbers that belong to the shop by now.
pub fn forget_strangers(book: &Write<'_>, ours: &Ours, now: Timestamp) -> Result<(), AppError> {
    let open = book.attention_of_book()?.into_iter().filter(|open| open.code == AttentionCode::AnotherNumber);
    for open in open {
        let named = Some(open.about.clone());
        let whose = Whose { phone_number_id: named.clone(), phone_number: named, ..Whose::default() };
        let is_over = now.duration_since(open.raised_at) >= TOLD_FOR;
        if is_over || ours.strange_number(&whose).is_none() {
            settle(book, None, AttentionCode::AnotherNumber, &open.about, now)?;
        }
    }
    Ok(())
}
