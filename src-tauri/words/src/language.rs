//! The languages of the program.

use std::fmt;
use std::str::FromStr;

/// A language every text exists in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English as it is written in India.
    #[default]
    English,
    /// Hindi in Devanagari.
    Hindi,
}

/// The text names no language of this program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLanguage;

impl Language {
    /// All languages, in the order a person is offered them.
    pub const ALL: [Language; 2] = [Language::English, Language::Hindi];

    /// The language's tag: `en-IN`, `hi-IN`. Its region makes every engine group digits the Indian way.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Language::English => "en-IN",
            Language::Hindi => "hi-IN",
        }
    }

    /// The code WhatsApp's templates know the language by: `en`, `hi`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Hindi => "hi",
        }
    }

    /// The language's name in itself, for a list to choose from.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Hindi => "हिन्दी",
        }
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    /// Reads a tag by its first part, so a system's `hi_IN.UTF-8` is Hindi. Case does not matter.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let first = text.split(['-', '_', '.']).next().unwrap_or_default();
        Language::ALL
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(first))
            .ok_or(UnknownLanguage)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a language of this program")
    }
}

impl std::error::Error for UnknownLanguage {}
