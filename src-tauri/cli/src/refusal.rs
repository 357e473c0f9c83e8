//! Why a command did nothing: a code, the field, and the sentence for a person.

use app::{AppError, Value};
use words::Words;

/// A refusal of `app`, or one that only a command line has: a file, a variable, a port.
#[derive(Debug)]
pub struct Refusal {
    code: String,
    field: Option<String>,
    values: Vec<(&'static str, Value)>,
    sentence: Option<String>,
    is_usage: bool,
}

impl Refusal {
    /// A refusal whose sentence is the code's own.
    pub fn new(code: impl Into<String>) -> Refusal {
        Refusal { code: code.into(), field: None, values: Vec::new(), sentence: None, is_usage: false }
    }

    /// The command was put together wrongly.
    pub fn usage() -> Refusal {
        Refusal { is_usage: true, ..Refusal::new(app::Code::Usage.as_str()) }
    }

    /// Names the field or flag.
    pub fn at(self, field: impl Into<String>) -> Refusal {
        Refusal { field: Some(field.into()), ..self }
    }

    /// Adds a text for the sentence.
    pub fn with_text(mut self, name: &'static str, text: impl Into<String>) -> Refusal {
        self.values.push((name, Value::Text(text.into())));
        self
    }

    /// Says something more to the point than the code's own sentence.
    pub fn saying(self, sentence: String) -> Refusal {
        Refusal { sentence: Some(sentence), ..self }
    }

    /// The code, for programs.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// What it is about.
    pub fn field(&self) -> Option<&str> {
        self.field.as_deref()
    }

    /// Whether the command was put together wrongly, which has an exit status of its own.
    pub const fn is_usage(&self) -> bool {
        self.is_usage
    }

    /// The sentence, for a person.
    pub fn message(&self, words: &Words) -> String {
        if let Some(sentence) = &self.sentence {
            return sentence.clone();
        }
        let mut values: Vec<(&str, words::Value<'_>)> = Vec::new();
        for (name, value) in &self.values {
            let value = match value {
                Value::Money(amount) => words::Value::Money(*amount),
                Value::Number(number) => words::Value::Number(*number),
                Value::Text(text) => words::Value::Text(text),
            };
            values.push((name, value));
        }
        if let Some(field) = &self.field {
            values.push(("field", words::Value::Text(field)));
        }
        words.say_code(&self.code, &values)
    }
}

impl From<AppError> for Refusal {
    fn from(error: AppError) -> Refusal {
        Refusal {
            code: error.code.as_str().to_owned(),
            field: error.field,
            values: error.values,
            sentence: None,
            is_usage: false,
        }
    }
}

impl From<store::StoreError> for Refusal {
    fn from(error: store::StoreError) -> Refusal {
        AppError::from(error).into()
    }
}
