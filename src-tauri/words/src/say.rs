//! Says a message in one language.

use std::fmt;

use domain::Paise;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::message::{self, Kind, Message, Value};
use crate::{Language, number, rupees};

/// Stands where a value was not given.
const ABSENT: &str = "–";

/// The texts of one language, ready to be said. Building one parses the catalogue, so keep it.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// Loads the texts of a language.
    #[must_use]
    pub fn new(language: Language) -> Words {
        let locale: LanguageIdentifier =
            language.tag().parse().expect("the tags of the program's own languages are valid");
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // The window leaves the isolation marks out as well, so that both say the same bytes.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(format_value));
        bundle.add_builtins().expect("a new bundle has no functions yet");
        bundle.add_function("MONEY", shown_money).expect("MONEY is added once");
        for text in message::texts(language.tag()) {
            let resource =
                FluentResource::try_new(text.to_owned()).expect("the build script parsed this catalogue");
            bundle.add_resource(resource).expect("the build script found no key twice");
        }
        Words { language, bundle }
    }

    /// The language these words are in.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Says a message.
    #[must_use]
    pub fn say(&self, message: &Message<'_>) -> String {
        self.say_key(message.key(), &message.values()).unwrap_or_else(|| message.key().to_owned())
    }

    /// The sentence for an error code such as `refund_first`: what happened, and what to do.
    ///
    /// A code without a sentence gives a general one that names the code. For values, see [`Words::say_key`].
    #[must_use]
    pub fn say_code(&self, code: &str, values: &[(&str, Value<'_>)]) -> String {
        self.say_named("error", code, values).unwrap_or_else(|| self.say(&Message::ErrorUnknownCode { code }))
    }

    /// The sentence for a code that WhatsApp or Kaleyra refused a message with, such as `131026` or `E110`.
    ///
    /// A code not known gives a general sentence that names it.
    #[must_use]
    pub fn say_provider_code(&self, code: &str) -> String {
        self.say_named("provider", provider_family(code), &[])
            .unwrap_or_else(|| self.say(&Message::ProviderUnknownCode { code }))
    }

    /// The sentence for one event of the history, such as `cash_recorded`, with its figures as the book keeps
    /// them: all as text, an amount in paise under a name such as `amount_paise`.
    ///
    /// An event not known gives a general sentence that names it.
    #[must_use]
    pub fn say_history(&self, what: &str, figures: &[(&str, &str)]) -> String {
        let needed = message::arguments(&key_of("history", what)).unwrap_or_default();
        let values: Vec<_> =
            needed.iter().filter_map(|(name, kind)| read_figure(name, *kind, figures)).collect();
        self.say_named("history", what, &values)
            .unwrap_or_else(|| self.say(&Message::HistoryUnknown { what }))
    }

    /// Says a text by its key; `None` when the key does not exist.
    ///
    /// For keys that are put together from a code; where the message is known beforehand, [`Words::say`] has
    /// its values checked by the compiler. Here a value that is missing or of the wrong kind shows as a dash,
    /// because the rest of the sentence still helps. [`crate::arguments`] tells what a key needs.
    #[must_use]
    pub fn say_key(&self, key: &str, values: &[(&str, Value<'_>)]) -> Option<String> {
        let needed = message::arguments(key)?;
        let arguments: FluentArgs<'_> =
            needed.iter().map(|(name, kind)| (*name, shown(find(values, name), *kind))).collect();
        let pattern = self.bundle.get_message(key)?.value()?;
        // Every argument is there and every reference was checked by the build script, so nothing can go wrong.
        Some(self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
    }

    fn say_named(&self, subject: &str, name: &str, values: &[(&str, Value<'_>)]) -> Option<String> {
        self.say_key(&key_of(subject, name), values)
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

/// `error`, `refund_first` → `error-refund-first`.
fn key_of(subject: &str, name: &str) -> String {
    format!("{subject}-{}", name.replace('_', "-").to_ascii_lowercase())
}

/// Codes 200 to 299 all mean a missing permission, as 10 does.
fn provider_family(code: &str) -> &str {
    match code.parse::<u32>() {
        Ok(200..=299) => "10",
        _ => code,
    }
}

fn read_figure<'a>(name: &'a str, kind: Kind, figures: &[(&str, &'a str)]) -> Option<(&'a str, Value<'a>)> {
    let value = match kind {
        Kind::Money => Value::Money(Paise::new(find(figures, &format!("{name}_paise"))?.parse().ok()?)),
        Kind::Number => Value::Number(find(figures, name)?.parse().ok()?),
        Kind::Text => Value::Text(find(figures, name)?),
    };
    Some((name, value))
}

fn find<T: Copy>(values: &[(&str, T)], name: &str) -> Option<T> {
    values.iter().find(|(given, _)| *given == name).map(|(_, value)| *value)
}

/// Money goes in as finished text, because a Fluent number is a float; `MONEY` then only lets it through.
fn shown<'a>(value: Option<Value<'a>>, kind: Kind) -> FluentValue<'a> {
    match (kind, value) {
        (Kind::Money | Kind::Text, Some(Value::Money(amount))) => rupees::money(amount).into(),
        (Kind::Number | Kind::Text, Some(Value::Number(count))) => count.into(),
        (Kind::Text, Some(Value::Text(text))) => text.into(),
        _ => ABSENT.into(),
    }
}

fn shown_money<'a>(positional: &[FluentValue<'a>], _named: &FluentArgs<'_>) -> FluentValue<'a> {
    match positional {
        [FluentValue::String(text)] => FluentValue::String(text.clone()),
        _ => FluentValue::Error,
    }
}

fn format_value<M>(value: &FluentValue<'_>, _memoizer: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(number::format(number)),
        _ => None,
    }
}
