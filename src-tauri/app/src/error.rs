//! What a use case refuses, as window and command line show it: a code, the field, and values for the sentence.

mod causes;
mod code;

pub use code::Code;

use domain::Paise;
use serde::Serialize;
use std::fmt;
use words::Words;

/// A value for the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An amount.
    Money(Paise),
    /// A number.
    Number(i64),
    /// A word, number or name that the person typed or knows.
    Text(String),
}

/// What a use case refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppError {
    /// Why.
    pub code: Code,
    /// The field it is about, as `lines[2].quantity`.
    pub field: Option<String>,
    /// What fills the sentence.
    pub values: Vec<(&'static str, Value)>,
}

impl AppError {
    /// A refusal without field or values.
    #[must_use]
    pub const fn new(code: Code) -> AppError {
        AppError { code, field: None, values: Vec::new() }
    }

    /// Names the field.
    #[must_use]
    pub fn at(mut self, field: impl Into<String>) -> AppError {
        self.field = Some(field.into());
        self
    }

    /// Adds an amount for the sentence.
    #[must_use]
    pub fn with_money(mut self, name: &'static str, amount: Paise) -> AppError {
        self.values.push((name, Value::Money(amount)));
        self
    }

    /// Adds a text for the sentence.
    #[must_use]
    pub fn with_text(mut self, name: &'static str, text: impl Into<String>) -> AppError {
        self.values.push((name, Value::Text(text.into())));
        self
    }

    /// The sentence for a person.
    #[must_use]
    pub fn message(&self, words: &Words) -> String {
        let mut values: Vec<(&str, words::Value<'_>)> = self
            .values
            .iter()
            .map(|(name, value)| {
                let value = match value {
                    Value::Money(amount) => words::Value::Money(*amount),
                    Value::Number(number) => words::Value::Number(*number),
                    Value::Text(text) => words::Value::Text(text),
                };
                (*name, value)
            })
            .collect();
        if let Some(field) = &self.field {
            values.push(("field", words::Value::Text(field)));
        }
        words.say_code(self.code.as_str(), &values)
    }
}

/// A refusal as the window shows it: said in the person's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ErrorView {
    /// Its code.
    pub code: String,
    /// The field it is about, as `lines[2].quantity`.
    pub field: Option<String>,
    /// What happened, and what to do.
    pub message: String,
}

impl AppError {
    /// The refusal, said in the language of these words.
    #[must_use]
    pub fn view(&self, words: &Words) -> ErrorView {
        let code = self.code.as_str().to_owned();
        ErrorView { code, field: self.field.clone(), message: self.message(words) }
    }
}

impl AppError {
    /// Whether the book itself is in trouble, and not what was asked of it.
    #[must_use]
    pub const fn is_about_the_book(&self) -> bool {
        matches!(
            self.code,
            Code::Internal | Code::BookDamaged | Code::BookBusy | Code::BookReadOnly | Code::DiskFull
        )
    }
}

impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.as_str())
    }
}

impl std::error::Error for AppError {}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::BillRefusal;
    use domain::bill::RefusalCode;
    use words::Language;

    #[test]
    fn every_code_has_a_sentence_in_every_language() {
        let known: Vec<&str> = words::keys().collect();
        for code in Code::ALL {
            let key = format!("error-{}", code.as_str().replace('_', "-"));
            assert!(known.contains(&key.as_str()), "{key}");
        }
        let _ = Language::Hindi;
    }

    #[test]
    fn every_refusal_of_a_bill_is_a_code_of_its_own() {
        for code in RefusalCode::ALL {
            let refusal = BillRefusal { code, field: None };
            assert_eq!(AppError::from(refusal).code.as_str(), code.as_str());
        }
    }
}
