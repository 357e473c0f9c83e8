//! Whether a customer agreed that the shop writes of its own accord: written down with date and how, never changed.
//!
//! What a customer writes is at most a hint: a person decides what it meant. Only WhatsApp's own word that somebody
//! wants to hear nothing more is written down by itself.

use crate::error::{AppError, Code};
use crate::shop::App;
use crate::views::{ConsentForm, ConsentHowName, ConsentView};
use domain::CustomerId;
use jiff::{SignedDuration, Timestamp};
use store::{ConsentHow, ConsentRow, Lane, Read, Write};

/// A clock at the counter and this one may differ by so much.
const TOLERANCE: SignedDuration = SignedDuration::from_mins(5);

/// Words by which people ask to be left alone, as they are written alone in a message.
const STOP_WORDS: [&str; 22] = [
    "stop",
    "stop all",
    "stop it",
    "please stop",
    "stop messages",
    "unsubscribe",
    "opt out",
    "optout",
    "remove me",
    "dont message",
    "don't message",
    "do not message",
    "band karo",
    "message mat karo",
    "mat bhejo",
    "बंद करो",
    "बंद करें",
    "बन्द करो",
    "मत भेजो",
    "मैसेज मत करो",
    "संदेश मत भेजो",
    "स्टॉप",
];

impl App {
    /// Writes down that a customer agreed, or took it back. Nothing is written when they said the same before.
    ///
    /// # Errors
    /// [`Code::CustomerNotFound`]; [`Code::FieldInvalid`] at `said_at` for a day that is to come.
    pub fn record_consent(&self, customer: i64, form: ConsentForm) -> Result<ConsentView, AppError> {
        let (now, customer) = (self.now(), CustomerId::new(customer));
        let said_at = form.said_at.unwrap_or(now);
        if said_at > now + TOLERANCE {
            return Err(AppError::new(Code::FieldInvalid).at("said_at"));
        }
        let word = ConsentRow {
            agreed: form.agreed,
            how: form.how.into(),
            said_at: said_at.min(now),
            recorded_at: now,
        };
        self.store().write("consent", move |book| {
            if book.customer(customer)?.is_none() {
                return Err(AppError::new(Code::CustomerNotFound));
            }
            if let Some(known) = book.consent(customer)?.filter(|known| known.agreed == word.agreed) {
                return Ok(view(&known));
            }
            book.record_consent(customer, &word)?;
            Ok(view(&word))
        })
    }
}

/// Everything a customer said about it, the newest first.
pub fn consents(book: &Read<'_>, customer: CustomerId) -> Result<Vec<ConsentView>, AppError> {
    Ok(book.consents(customer)?.iter().map(view).collect())
}

/// WhatsApp does not deliver to whoever of the lane, because they want to hear nothing more.
pub fn taken_back_at_whatsapp(book: &Write<'_>, lane: Lane, now: Timestamp) -> Result<(), AppError> {
    let customer = match lane {
        Lane::Customer(customer) => Some(customer),
        Lane::Order(order) => book.order(order)?.and_then(|order| order.customer),
    };
    let Some(customer) = customer else { return Ok(()) };
    if book.consent(customer)?.is_some_and(|word| !word.agreed) {
        return Ok(());
    }
    let word = ConsentRow { agreed: false, how: ConsentHow::Whatsapp, said_at: now, recorded_at: now };
    Ok(book.record_consent(customer, &word)?)
}

/// Whether somebody who writes this may want to hear nothing more.
pub fn asks_to_stop(text: &str) -> bool {
    let words: Vec<String> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '!' | '।' | '?' | '"'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    STOP_WORDS.contains(&words.join(" ").replace('’', "'").as_str())
}

fn view(row: &ConsentRow) -> ConsentView {
    ConsentView {
        agreed: row.agreed,
        how: row.how.into(),
        said_at: row.said_at,
        recorded_at: row.recorded_at,
    }
}

impl From<ConsentHow> for ConsentHowName {
    fn from(how: ConsentHow) -> ConsentHowName {
        match how {
            ConsentHow::Counter => ConsentHowName::Counter,
            ConsentHow::WroteFirst => ConsentHowName::WroteFirst,
            ConsentHow::Form => ConsentHowName::Form,
            ConsentHow::Chat => ConsentHowName::Chat,
            ConsentHow::Whatsapp => ConsentHowName::Whatsapp,
        }
    }
}

impl From<ConsentHowName> for ConsentHow {
    fn from(how: ConsentHowName) -> ConsentHow {
        match how {
            ConsentHowName::Counter => ConsentHow::Counter,
            ConsentHowName::WroteFirst => ConsentHow::WroteFirst,
            ConsentHowName::Form => ConsentHow::Form,
            ConsentHowName::Chat => ConsentHow::Chat,
            ConsentHowName::Whatsapp => ConsentHow::Whatsapp,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_asks_to_stop_says_nothing_else() {
        for text in ["STOP", " stop. ", "Please stop!", "Don’t message", "बंद करो।", "Band karo"]
        {
            assert!(asks_to_stop(text), "{text}");
        }
        for text in ["", "stop by at six", "do not stop the milk", "बंद करो पंखा", "non-stop"]
        {
            assert!(!asks_to_stop(text), "{text}");
        }
    }
}
