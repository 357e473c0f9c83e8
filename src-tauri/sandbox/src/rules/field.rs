//! One place in a JSON document together with its path, so that every refusal names the field it is about.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::refusal::Refusal;

/// A value and where it stands, as `interactive.action.parameters.order.items[2].name`.
pub(crate) struct Field<'a> {
    value: &'a Value,
    path: String,
}

impl<'a> Field<'a> {
    /// The whole document; its path is empty.
    pub(crate) fn root(value: &'a Value) -> Field<'a> {
        Field { value, path: String::new() }
    }

    /// The field called `key`, or 131008.
    pub(crate) fn required(&self, key: &str) -> Result<Field<'a>, Refusal> {
        self.optional(key)?.ok_or_else(|| Refusal::missing(&self.below(key)))
    }

    /// The field called `key` if it is there. A `null` is there.
    pub(crate) fn optional(&self, key: &str) -> Result<Option<Field<'a>>, Refusal> {
        Ok(self.object()?.get(key).map(|value| Field { value, path: self.below(key) }))
    }

    /// Refuses a key that nobody documents, so that a slip of the pen does not pass as an absent field.
    pub(crate) fn only(&self, known: &[&str]) -> Result<(), Refusal> {
        match self.object()?.keys().find(|key| !known.contains(&key.as_str())) {
            None => Ok(()),
            Some(key) => Err(Refusal::new(100, format!("Unexpected key {}", self.below(key)))),
        }
    }

    pub(crate) fn object(&self) -> Result<&'a Map<String, Value>, Refusal> {
        self.value.as_object().ok_or_else(|| self.invalid("must be an object"))
    }

    /// The members of an array, each with its index in its path.
    pub(crate) fn members(&self) -> Result<Vec<Field<'a>>, Refusal> {
        let members = self.value.as_array().ok_or_else(|| self.invalid("must be an array"))?;
        let member = |(at, value)| Field { value, path: format!("{}[{at}]", self.path) };
        Ok(members.iter().enumerate().map(member).collect())
    }

    pub(crate) fn string(&self) -> Result<&'a str, Refusal> {
        self.value.as_str().ok_or_else(|| self.invalid("must be a string"))
    }

    pub(crate) fn boolean(&self) -> Result<bool, Refusal> {
        self.value.as_bool().ok_or_else(|| self.invalid("must be true or false"))
    }

    /// A JSON integer; `100.0` and `"100"` are none.
    pub(crate) fn integer(&self) -> Result<i64, Refusal> {
        self.value.as_i64().ok_or_else(|| self.invalid("must be an integer"))
    }

    /// A text that says something and has at most `max` UTF-16 units, which is how a phone counts.
    pub(crate) fn text(&self, max: usize) -> Result<&'a str, Refusal> {
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
    pub(crate) fn one_of(&self, allowed: &[&str]) -> Result<&'a str, Refusal> {
        let text = self.string()?;
        if !allowed.contains(&text) {
            return Err(self.invalid(format!("must be one of {}", allowed.join(", "))));
        }
        Ok(text)
    }

    /// The text of the field called `key`, if it is there.
    pub(crate) fn optional_text(&self, key: &str, max: usize) -> Result<Option<String>, Refusal> {
        match self.optional(key)? {
            Some(text) => Ok(Some(text.text(max)?.to_owned())),
            None => Ok(None),
        }
    }

    /// An address on the web.
    pub(crate) fn web_address(&self) -> Result<&'a str, Refusal> {
        let written = self.text(2000)?;
        let found = url::Url::parse(written).ok();
        let on_the_web = |url: &url::Url| matches!(url.scheme(), "http" | "https") && url.has_host();
        if found.as_ref().is_some_and(on_the_web) {
            return Ok(written);
        }
        Err(self.invalid("must be a URL with http or https"))
    }

    /// Every value of an object of texts, by its key.
    pub(crate) fn texts(&self, max: usize) -> Result<BTreeMap<String, String>, Refusal> {
        let keys = self.object()?.keys();
        keys.map(|key| Ok((key.clone(), self.required(key)?.text(max)?.to_owned()))).collect()
    }

    /// A six-digit Indian postal code.
    pub(crate) fn pin_code(&self) -> Result<(), Refusal> {
        let pin = self.string()?;
        if pin.len() == 6 && pin.bytes().all(|byte| byte.is_ascii_digit()) && !pin.starts_with('0') {
            return Ok(());
        }
        Err(self.invalid("must be a PIN code of six digits"))
    }

    /// Where it stands.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// 131009 about this field.
    pub(crate) fn invalid(&self, why: impl AsRef<str>) -> Refusal {
        Refusal::invalid(if self.path.is_empty() { "message" } else { &self.path }, why)
    }

    fn below(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }
}
