//! A text of the catalogue with values that are said only when the language is known.

use crate::evidence::say_reason;
use crate::moments::{say_moment, say_when};
use crate::needs::say_asks_reason;
use domain::Paise;
use jiff::Timestamp;
use words::{Value, Words};

/// A text of the catalogue with its values.
#[derive(Debug)]
pub struct Clause {
    /// Its key.
    pub key: &'static str,
    /// What fills it.
    pub values: Vec<(&'static str, Fact)>,
}

/// A value of a text, before it is said in a language.
#[derive(Debug)]
pub enum Fact {
    /// An amount.
    Money(Paise),
    /// A count.
    Number(i64),
    /// A word or name.
    Text(String),
    /// A moment in a title.
    Moment(Timestamp),
    /// A moment in a sentence.
    When(Timestamp),
    /// Why an attempt failed.
    Reason(String),
    /// Why a message waits for a person.
    AsksReason(String),
    /// Why a message did not arrive.
    ProviderCode(String),
}

impl Clause {
    /// Says it.
    pub fn say(&self, words: &Words, now: Timestamp) -> String {
        let said: Vec<(&str, Option<String>, &Fact)> =
            self.values.iter().map(|(name, fact)| (*name, fact.say(words, now), fact)).collect();
        let values: Vec<(&str, Value<'_>)> = said
            .iter()
            .map(|(name, text, fact)| match (text, fact) {
                (Some(text), _) => (*name, Value::Text(text)),
                (None, Fact::Money(amount)) => (*name, Value::Money(*amount)),
                (None, Fact::Number(number)) => (*name, Value::Number(*number)),
                (None, _) => (*name, Value::Text("")),
            })
            .collect();
        words.say_key(self.key, &values).unwrap_or_else(|| self.key.to_owned())
    }
}

impl Fact {
    /// What stands in the sentence; `None` where the catalogue formats the figure.
    fn say(&self, words: &Words, now: Timestamp) -> Option<String> {
        match self {
            Fact::Money(_) | Fact::Number(_) => None,
            Fact::Text(text) => Some(text.clone()),
            Fact::Moment(at) => Some(say_moment(*at, now, words)),
            Fact::When(at) => Some(say_when(*at, now, words)),
            Fact::Reason(reason) => Some(say_reason(words, reason)),
            Fact::AsksReason(reason) => Some(say_asks_reason(Some(reason), words)),
            Fact::ProviderCode(code) => Some(words.say_provider_code(code)),
        }
    }
}
