//! One language's files, parsed, with the rules that need no second language.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use fluent_syntax::parser;

use super::arguments::Uses;
use super::{Problem, Source};

/// The messages of one language, by key.
pub struct Catalogue {
    /// `en-IN`.
    pub language: String,
    /// Every message of every file.
    pub messages: BTreeMap<String, Text>,
}

/// One message.
pub struct Text {
    /// The file it stands in.
    pub file: String,
    /// How it reads, with `{name}` for arguments and only the default of several variants.
    pub reading: String,
    /// What it asks for.
    pub uses: Uses,
}

/// Reads all files into one catalogue per language, in the order of the sources.
pub fn read_all(sources: &[Source], problems: &mut Vec<Problem>) -> Vec<Catalogue> {
    let mut catalogues: Vec<Catalogue> = Vec::new();
    for source in sources {
        let known = catalogues.iter().position(|catalogue| catalogue.language == source.language);
        let at = known.unwrap_or_else(|| {
            catalogues.push(Catalogue { language: source.language.clone(), messages: BTreeMap::new() });
            catalogues.len() - 1
        });
        catalogues[at].read(source, problems);
    }
    catalogues
}

impl Catalogue {
    fn read(&mut self, source: &Source, problems: &mut Vec<Problem>) {
        let mut fault = |what: String| {
            problems.push(Problem { place: format!("{}/{}", source.language, source.file), what });
        };
        let resource = match parser::parse(source.text.as_str()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in errors {
                    fault(format!("line {}: {error}", line_of(&source.text, error.pos.start)));
                }
                resource
            }
        };
        let mut previous = String::new();
        for entry in &resource.body {
            match entry {
                Entry::Message(message) => {
                    let key = message.id.name.to_owned();
                    if key < previous {
                        fault(format!("{key} stands after {previous}; keys are sorted"));
                    }
                    self.add(message, source, &mut fault);
                    previous = key;
                }
                Entry::Term(term) => fault(format!("-{} is a term; terms are not used", term.id.name)),
                Entry::Comment(_)
                | Entry::GroupComment(_)
                | Entry::ResourceComment(_)
                | Entry::Junk { .. } => {}
            }
        }
    }

    fn add(&mut self, message: &Message<&str>, source: &Source, fault: &mut impl FnMut(String)) {
        let key = message.id.name;
        if !is_key(key) {
            fault(format!("{key} is no key: lower-case words and digits with dashes between them"));
        }
        if !message.attributes.is_empty() {
            fault(format!("{key} has attributes; attributes are not used"));
        }
        let Some(pattern) = &message.value else {
            fault(format!("{key} has no text"));
            return;
        };
        let mut uses = Uses::of(pattern);
        for what in uses.faults.drain(..) {
            fault(format!("{key}: {what}"));
        }
        let text = Text { file: source.file.clone(), reading: reading(pattern), uses };
        if self.messages.insert(key.to_owned(), text).is_some() {
            fault(format!("{key} stands here and elsewhere in the language; a key has one text"));
        }
    }
}

fn is_key(key: &str) -> bool {
    key.split('-').all(|word| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

fn line_of(text: &str, position: usize) -> usize {
    text.bytes().take(position).filter(|byte| *byte == b'\n').count() + 1
}

fn reading(pattern: &Pattern<&str>) -> String {
    let mut reading = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => reading.push_str(value),
            PatternElement::Placeable { expression } => reading.push_str(&read_expression(expression)),
        }
    }
    reading
}

fn read_expression(expression: &Expression<&str>) -> String {
    match expression {
        Expression::Inline(inline) => read_inline(inline),
        Expression::Select { variants, .. } => {
            let default = variants.iter().find(|variant| variant.default);
            default.map(|variant| reading(&variant.value)).unwrap_or_default()
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>) -> String {
    match inline {
        InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
            (*value).to_owned()
        }
        InlineExpression::VariableReference { id } | InlineExpression::MessageReference { id, .. } => {
            format!("{{{}}}", id.name)
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.first().map(read_inline).unwrap_or_default()
        }
        InlineExpression::TermReference { .. } => String::new(),
        InlineExpression::Placeable { expression } => read_expression(expression),
    }
}
