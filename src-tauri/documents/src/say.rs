//! How the words on paper are found, and how figures are written there.

use domain::Paise;
use jiff::civil::{Date, Time};
use words::{Message, Words};

/// Whoever can say the words printed on paper. The catalogues can; a trial of another language may, too.
pub trait PaperWords {
    /// Says one message.
    fn say(&self, message: &Message<'_>) -> String;

    /// The language's tag, as `hi-IN`; it becomes the PDF's language.
    fn tag(&self) -> &str;
}

impl PaperWords for Words {
    fn say(&self, message: &Message<'_>) -> String {
        Words::say(self, message)
    }

    fn tag(&self) -> &str {
        self.language().tag()
    }
}

/// A day as it stands on an invoice: `22 November 2026`.
pub(crate) fn long_date(words: &dyn PaperWords, date: Date) -> String {
    let (day, month, year) = (date.day().to_string(), i64::from(date.month()), date.year().to_string());
    words.say(&Message::PaperDateValue { day: &day, month, year: &year })
}

/// A day as it stands on a receipt: `22-11-2026`.
pub(crate) fn short_date(date: Date) -> String {
    format!("{:02}-{:02}-{}", date.day(), date.month(), date.year())
}

/// A time as it stands on a receipt: `11:52`.
pub(crate) fn short_time(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// `−1,234.50`, with the minus of typography; for columns whose head says ₹.
pub(crate) fn amount(paise: Paise) -> String {
    words::amount(paise).replace('-', "−")
}

/// `₹1,234.50`.
pub(crate) fn money(paise: Paise) -> String {
    words::money(paise).replace('-', "−")
}

/// A figure that is taken off: 5.00 becomes `−5.00`, and nothing stays `0.00`.
pub(crate) fn taken_off(paise: Paise) -> String {
    if paise.is_zero() { amount(paise) } else { amount(negated(paise)) }
}

/// A figure of either sign that says which: `+0.48`, `−0.02`.
pub(crate) fn signed(paise: Paise) -> String {
    if paise > Paise::ZERO { format!("+{}", amount(paise)) } else { amount(paise) }
}

fn negated(paise: Paise) -> Paise {
    Paise::new(paise.get().saturating_neg())
}
