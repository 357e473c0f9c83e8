//! What a text does with its arguments, and with that their types.
//!
//! Only what Rust and the window format alike is let through: `MONEY($x)`, `NUMBER($x)` with the two fraction
//! options, and a bare `$x` as a selector.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    CallArguments, Expression, InlineExpression, NamedArgument, Pattern, PatternElement, Variant, VariantKey,
};

/// How a text uses one argument. Several uses are joined by [`Kind::and`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Shown as it is.
    Text,
    /// Counted: selects a plural, or goes through `NUMBER`.
    Number,
    /// Paise, shown by `MONEY`.
    Money,
    /// A word out of a set that selects a variant; other words take the default.
    Word(BTreeSet<String>),
}

impl Kind {
    /// The type that serves both uses, or none: money is never plain, a count is never a word.
    pub fn and(&self, other: &Kind) -> Option<Kind> {
        match (self, other) {
            (Kind::Money, Kind::Money) => Some(Kind::Money),
            (Kind::Money, _) | (_, Kind::Money) => None,
            (Kind::Text, kind) | (kind, Kind::Text) => Some(kind.clone()),
            (Kind::Number, Kind::Number) => Some(Kind::Number),
            (Kind::Word(one), Kind::Word(two)) => Some(Kind::Word(one.union(two).cloned().collect())),
            (Kind::Number, Kind::Word(_)) | (Kind::Word(_), Kind::Number) => None,
        }
    }
}

/// What one pattern asks for.
#[derive(Default)]
pub struct Uses {
    /// Each argument and its type.
    pub arguments: BTreeMap<String, Kind>,
    /// Other messages it shows within itself.
    pub references: BTreeSet<String>,
    /// What is not allowed in it.
    pub faults: Vec<String>,
}

impl Uses {
    /// Walks through a pattern and all its variants.
    pub fn of(pattern: &Pattern<&str>) -> Uses {
        let mut uses = Uses::default();
        uses.pattern(pattern);
        uses
    }

    /// Joins one more use of an argument; a contradiction is a fault.
    pub fn add(&mut self, name: &str, kind: Kind) {
        let joined = match self.arguments.get(name) {
            None => Some(kind),
            Some(known) => known.and(&kind),
        };
        match joined {
            Some(kind) => {
                self.arguments.insert(name.to_owned(), kind);
            }
            None => self.faults.push(format!("${name} is used in two ways that no one type serves")),
        }
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.selector(selector, variants);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::VariableReference { id } => self.add(id.name, Kind::Text),
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::FunctionReference { id, arguments } => self.function(id.name, arguments),
            InlineExpression::MessageReference { id, attribute: None } => {
                self.references.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, attribute: Some(_) } => {
                self.faults
                    .push(format!("{} is referred to by an attribute; attributes are not used", id.name));
            }
            InlineExpression::TermReference { id, .. } => {
                self.faults.push(format!("-{} is a term; terms are not used", id.name));
            }
        }
    }

    fn function(&mut self, name: &str, call: &CallArguments<&str>) {
        let [InlineExpression::VariableReference { id }] = call.positional.as_slice() else {
            self.faults.push(format!("{name} takes exactly one argument, such as $amount"));
            return;
        };
        match name {
            "MONEY" => self.money(id.name, &call.named),
            "NUMBER" => self.number(id.name, &call.named),
            _ => self.faults.push(format!("{name} is no function of these catalogues")),
        }
    }

    fn money(&mut self, argument: &str, options: &[NamedArgument<&str>]) {
        self.add(argument, Kind::Money);
        if !options.is_empty() {
            self.faults.push("MONEY takes no options".to_owned());
        }
    }

    fn number(&mut self, argument: &str, options: &[NamedArgument<&str>]) {
        self.add(argument, Kind::Number);
        for option in options {
            let portable = matches!(option.name.name, "minimumFractionDigits" | "maximumFractionDigits");
            if !portable {
                self.faults.push(format!(
                    "NUMBER option {} reads differently in Rust and in the window",
                    option.name.name
                ));
            }
        }
    }

    fn selector(&mut self, selector: &InlineExpression<&str>, variants: &[Variant<&str>]) {
        let InlineExpression::VariableReference { id } = selector else {
            self.faults
                .push("a selector is a bare argument, such as $count; options go into the text".to_owned());
            return;
        };
        self.add(id.name, selected_kind(variants));
    }
}

/// Plural categories and numbers count; anything else names words.
fn selected_kind(variants: &[Variant<&str>]) -> Kind {
    let mut words = BTreeSet::new();
    let mut counts = true;
    for variant in variants {
        if let VariantKey::Identifier { name } = variant.key {
            counts &= matches!(name, "zero" | "one" | "two" | "few" | "many" | "other");
            words.insert(name.to_owned());
        }
    }
    if counts {
        return Kind::Number;
    }
    words.remove("other");
    Kind::Word(words)
}
