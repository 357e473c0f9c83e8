//! One place in a JSON document together with its path, so that every refusal names the field it is about.

use serde_json::{Map, Value};

use crate::refusal::Refusal;

/// A value and where it stands, as `interactive.action.parameters.order.items[2].name`.
pub(super) struct Field<'a> {
    value: &'a Value,
    path: String,
}

impl<'a> Field<'a> {
    /// The whole document; its path is empty.
    pub(super) fn root(value: &'a Value) -> Field<'a> {
        Field { value, path: String::new() }
    }

    /// The field called `key`, or 131008.
    pub(super) fn required(&self, key: &str) -> Result<Field<'a>, Refusal> {
        self.optional(key)?.ok_or_else(|| Refusal::missing(&self.below(key)))
    }

    /// The field called `key` if it is there. A `null` is there.
    pub(super) fn optional(&self, key: &str) -> Result<Option<Field<'a>>, Refusal> {
        Ok(self.object()?.get(key).map(|value| Field { value, path: self.below(key) }))
    }

    /// Refuses a key that nobody documents, so that a slip of the pen does not pass as an absent field.
    pub(super) fn only(&self, known: &[&str]) -> Result<(), Refusal> {
        match self.object()?.keys().find(|key| !known.contains(&key.as_str())) {
            None => Ok(()),
            Some(key) => Err(Refusal::new(100, format!("Unexpected key {}", self.below(key)))),
        }
    }

    pub(super) fn object(&self) -> Result<&'a Map<String, Value>, Refusal> {
        self.value.as_object().ok_or_else(|| self.invalid("must be an object"))
    }

    /// The members of an array, each with its index in its path.
    pub(super) fn members(&self) -> Result<Vec<Field<'a>>, Refusal> {
        let members = self.value.as_array().ok_or_else(|| self.invalid("must be an array"))?;
        let member = |(at, value)| Field { value, path: format!("{}[{at}]", self.path) };
        Ok(members.iter().enumerate().map(member).collect())
    }

    pub(super) fn string(&self) -> Result<&'a str, Refusal> {
        self.value.as_str().ok_or_else(|| self.invalid("must be a string"))
    }

    pub(super) fn boolean(&self) -> Result<bool, Refusal> {
        self.value.as_bool().ok_or_else(|| self.invalid("must be true or false"))
    }

    /// A JSON integer; `100.0` and `"100"` are none.
    pub(super) fn integer(&self) -> Result<i64, Refusal> {
        self.value.as_i64().ok_or_else(|| self.invalid("must be an integer"))
    }

    /// A text that says something and has at most `max` UTF-16 units, which is how a phone counts.
    pub(super) fn text(&self, max: usize) -> Result<&'a str, Refusal> {
        let text = self.string()?;
        if text.trim().is_empty() {
            return Err(self.invalid("must not be empty"));
        }
        if text.encode_utf16().count() > max {
            return Err(self.invalid(format!("must have at most {max} characters")));
        }
        Ok(text)
    }

    /// One of a closed set, in exactly this spelling.
    pub(super) fn one_of(&self, allowed: &[&str]) -> Result<&'a str, Refusal> {
        let text = self.string()?;
        if !allowed.contains(&text) {
            return Err(self.invalid(format!("must be one of {}", allowed.join(", "))));
        }
        Ok(text)
    }

    /// A six-digit Indian postal code.
    pub(super) fn pin_code(&self) -> Result<(), Refusal> {
        let pin = self.string()?;
        if pin.len() == 6 && pin.bytes().all(|byte| byte.is_ascii_digit()) && !pin.starts_with('0') {
            return Ok(());
        }
        Err(self.invalid("must be a PIN code of six digits"))
    }

    /// 131009 about this field.
    pub(super) fn invalid(&self, why: impl AsRef<str>) -> Refusal {
        Refusal::invalid(if self.path.is_empty() { "message" } else { &self.path }, why)
    }

    fn below(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }
}
