//! Writes the enum `Message`, one variant per key, and the table of signatures.

use std::fmt::Write;

use super::Source;
use super::arguments::Kind;
use super::compare::Signature;

/// The whole generated module.
pub fn write(signatures: &[Signature], sources: &[Source]) -> String {
    let mut code =
        String::from("// Written by the build script from locales/. Edit the catalogues instead.\n\n");
    write_enum(&mut code, signatures);
    write_methods(&mut code, signatures);
    write_signatures(&mut code, signatures);
    write_texts(&mut code, sources);
    code
}

fn write_enum(code: &mut String, signatures: &[Signature]) {
    line(code, 0, "/// Everything the program says to a person, with the arguments each text needs.");
    line(code, 0, "///");
    line(code, 0, "/// A variant is a key of the catalogues: `order-state-draft` is `OrderStateDraft`.");
    line(code, 0, "#[derive(Clone, Copy, Debug, PartialEq, Eq)]");
    line(code, 0, "pub enum Message<'a> {");
    for signature in signatures {
        let quoted = signature.reading.replace('\n', " ");
        line(code, 1, &format!("#[doc = {quoted:?}]"));
        write_variant(code, signature);
    }
    line(code, 0, "}\n");
}

fn write_variant(code: &mut String, signature: &Signature) {
    let name = variant(&signature.key);
    if signature.arguments.is_empty() {
        line(code, 1, &format!("{name},"));
        return;
    }
    line(code, 1, &format!("{name} {{"));
    for (name, kind) in &signature.arguments {
        line(code, 2, &format!("#[doc = {:?}]", describe(kind)));
        line(code, 2, &format!("{name}: {},", field_type(kind)));
    }
    line(code, 1, "},");
}

fn write_methods(code: &mut String, signatures: &[Signature]) {
    line(code, 0, "impl<'a> Message<'a> {");
    line(code, 1, "/// The key in the catalogues.");
    line(code, 1, "#[must_use]");
    line(code, 1, "pub const fn key(&self) -> &'static str {");
    line(code, 2, "match self {");
    for signature in signatures {
        line(code, 3, &format!("Self::{} {{ .. }} => {:?},", variant(&signature.key), signature.key));
    }
    line(code, 2, "}");
    line(code, 1, "}\n");
    line(code, 1, "pub(crate) fn values(&self) -> Vec<(&'static str, Value<'a>)> {");
    line(code, 2, "match *self {");
    for signature in signatures.iter().filter(|signature| !signature.arguments.is_empty()) {
        let names: Vec<&str> = signature.arguments.keys().map(String::as_str).collect();
        let values: Vec<String> = names.iter().map(|name| format!("({name:?}, {name}.into())")).collect();
        let pattern = format!("Self::{} {{ {} }}", variant(&signature.key), names.join(", "));
        line(code, 3, &format!("{pattern} => vec![{}],", values.join(", ")));
    }
    if signatures.iter().any(|signature| signature.arguments.is_empty()) {
        line(code, 3, "_ => Vec::new(),");
    }
    line(code, 2, "}");
    line(code, 1, "}");
    line(code, 0, "}\n");
}

fn write_signatures(code: &mut String, signatures: &[Signature]) {
    line(code, 0, "const SIGNATURES: &[(&str, &[(&str, Kind)])] = &[");
    for signature in signatures {
        let arguments: Vec<String> = signature
            .arguments
            .iter()
            .map(|(name, kind)| format!("({name:?}, Kind::{})", kind_variant(kind)))
            .collect();
        line(code, 1, &format!("({:?}, &[{}]),", signature.key, arguments.join(", ")));
    }
    line(code, 0, "];\n");
}

fn write_texts(code: &mut String, sources: &[Source]) {
    line(code, 0, "const TEXTS: &[(&str, &str)] = &[");
    for Source { language, file, .. } in sources {
        let path = format!("/locales/{language}/{file}");
        let text = format!("include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {path:?}))");
        line(code, 1, &format!("({language:?}, {text}),"));
    }
    line(code, 0, "];");
}

/// `order-state-draft` → `OrderStateDraft`.
fn variant(key: &str) -> String {
    key.split('-')
        .map(|word| match word.split_at_checked(1) {
            Some((first, rest)) => format!("{}{rest}", first.to_ascii_uppercase()),
            None => String::new(),
        })
        .collect()
}

fn field_type(kind: &Kind) -> &'static str {
    match kind {
        Kind::Money => "Paise",
        Kind::Number => "i64",
        Kind::Text | Kind::Word(_) => "&'a str",
    }
}

fn kind_variant(kind: &Kind) -> &'static str {
    match kind {
        Kind::Money => "Money",
        Kind::Number => "Number",
        Kind::Text | Kind::Word(_) => "Text",
    }
}

fn describe(kind: &Kind) -> String {
    match kind {
        Kind::Money => "Shown in rupees.".to_owned(),
        Kind::Number => "Counted, and shown with Indian grouping.".to_owned(),
        Kind::Text => "Shown as it is.".to_owned(),
        Kind::Word(words) => {
            let known: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            format!("One of {}; another word takes the general form.", known.join(", "))
        }
    }
}

fn line(code: &mut String, depth: usize, text: &str) {
    writeln!(code, "{}{text}", "    ".repeat(depth)).expect("writing to a String cannot fail");
}
