//! The two ways to say one thing: freely within the customer's 24-hour window, by an approved template outside it.

use thiserror::Error;

/// How a message is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// In our own words.
    #[default]
    Interactive,
    /// In the words of a template that WhatsApp approved.
    Template(Template),
}

/// An approved template, filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    name: String,
    language: String,
    blanks: Vec<String>,
}

/// The text can be no template's name, or no language's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TemplateInvalid {
    /// A name has 1 to 512 lower-case letters, digits and underscores.
    #[error("a template's name has lower-case letters, digits and underscores")]
    Name,
    /// A code is as `en` or `en_US`.
    #[error("a template's language is written as en or en_US")]
    Language,
}

impl Template {
    /// A template by name and language, with what stands in the blanks of its body, in order.
    ///
    /// # Errors
    /// [`TemplateInvalid`]; that there is such a template is WhatsApp's to say.
    pub fn new(name: &str, language: &str, blanks: Vec<String>) -> Result<Template, TemplateInvalid> {
        let is_name_char = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        if !(1..=512).contains(&name.len()) || !name.bytes().all(is_name_char) {
            return Err(TemplateInvalid::Name);
        }
        if !is_language(language) {
            return Err(TemplateInvalid::Language);
        }
        Ok(Template { name: name.to_owned(), language: language.to_owned(), blanks })
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its language, as WhatsApp writes it.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// What stands in the blanks of its body.
    #[must_use]
    pub fn blanks(&self) -> &[String] {
        &self.blanks
    }
}

/// `en`, `fil`, `en_US`.
fn is_language(code: &str) -> bool {
    let (language, country) = code.split_once('_').map_or((code, None), |(code, rest)| (code, Some(rest)));
    let is_country = |country: &str| country.len() == 2 && country.bytes().all(|c| c.is_ascii_uppercase());
    (2..=3).contains(&language.len())
        && language.bytes().all(|c| c.is_ascii_lowercase())
        && country.is_none_or(is_country)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, language: &str, expected: Option<TemplateInvalid>) {
        assert_eq!(Template::new(name, language, Vec::new()).err(), expected, "{name} {language}");
    }

    #[test]
    fn a_template_is_known_by_name_and_language() {
        check("bill_2", "en", None);
        check("bill", "en_US", None);
        check("bill", "fil", None);
        for name in ["", "Bill", "bill-2", "bill 2", "बिल"] {
            check(name, "en", Some(TemplateInvalid::Name));
        }
        for language in ["", "e", "EN", "en-US", "en_us", "en_", "english"] {
            check("bill", language, Some(TemplateInvalid::Language));
        }
    }
}
