//! The typed keys, as the build script writes them, and the values that go with them.

use domain::Paise;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// What fills an argument of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// An amount, shown in rupees.
    Money(Paise),
    /// A count: chooses the plural and is shown with Indian grouping.
    Number(i64),
    /// Shown as it is; where the text has variants by word, it chooses one.
    Text(&'a str),
}

/// The type an argument of a text must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Filled by [`Value::Money`].
    Money,
    /// Filled by [`Value::Number`].
    Number,
    /// Filled by [`Value::Text`].
    Text,
}

impl From<Paise> for Value<'_> {
    fn from(amount: Paise) -> Self {
        Value::Money(amount)
    }
}

impl From<i64> for Value<'_> {
    fn from(count: i64) -> Self {
        Value::Number(count)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::Text(text)
    }
}

/// Every key of the catalogues, sorted.
pub fn keys() -> impl Iterator<Item = &'static str> {
    SIGNATURES.iter().map(|(key, _)| *key)
}

/// The arguments a key's text needs, sorted by name; `None` for a key that does not exist.
#[must_use]
pub fn arguments(key: &str) -> Option<&'static [(&'static str, Kind)]> {
    let at = SIGNATURES.binary_search_by_key(&key, |(known, _)| known).ok()?;
    Some(SIGNATURES[at].1)
}

/// The typed keys for the window, the whole text of a TypeScript file.
#[must_use]
pub fn typescript() -> &'static str {
    include_str!(concat!(env!("OUT_DIR"), "/messages.ts"))
}

/// The catalogue texts of one language.
pub(crate) fn texts(tag: &str) -> impl Iterator<Item = &'static str> {
    TEXTS.iter().filter(move |(language, _)| *language == tag).map(|(_, text)| *text)
}
