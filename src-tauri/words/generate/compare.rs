//! The languages side by side: each must have every key, in the same file, with the same arguments.

use std::collections::{BTreeMap, BTreeSet};

use super::arguments::{Kind, Uses};
use super::catalogue::{Catalogue, Text};
use super::{Problem, REFERENCE_LANGUAGE};

/// One key as the program sees it.
pub struct Signature {
    /// `order-cancel-refund-first`.
    pub key: String,
    /// How it reads in the reference language.
    pub reading: String,
    /// Its arguments and their types, joined over all languages.
    pub arguments: BTreeMap<String, Kind>,
}

/// Compares every language with the reference language, and gives the keys in their order.
pub fn signatures(catalogues: &[Catalogue], problems: &mut Vec<Problem>) -> Vec<Signature> {
    let Some(reference) = catalogues.iter().find(|catalogue| catalogue.language == REFERENCE_LANGUAGE) else {
        problems.push(Problem { place: REFERENCE_LANGUAGE.to_owned(), what: "has no catalogue".to_owned() });
        return Vec::new();
    };
    for catalogue in catalogues {
        same_keys(reference, catalogue, problems);
    }
    let signature = |(key, text): (&String, &Text)| Signature {
        key: key.clone(),
        reading: text.reading.clone(),
        arguments: joined_arguments(key, catalogues, problems),
    };
    reference.messages.iter().map(signature).collect()
}

fn same_keys(reference: &Catalogue, other: &Catalogue, problems: &mut Vec<Problem>) {
    let mut fault = |file: &str, what: String| {
        problems.push(Problem { place: format!("{}/{file}", other.language), what });
    };
    for (key, expected) in &reference.messages {
        match other.messages.get(key) {
            None => fault(&expected.file, format!("{key} is missing")),
            Some(text) if text.file != expected.file => {
                fault(
                    &text.file,
                    format!("{key} belongs into {}, as in {REFERENCE_LANGUAGE}", expected.file),
                );
            }
            Some(_) => {}
        }
    }
    for (key, text) in &other.messages {
        if !reference.messages.contains_key(key) {
            fault(&text.file, format!("{key} is not in {REFERENCE_LANGUAGE}"));
        }
    }
}

/// The arguments of a key in all languages, those of the messages it shows within itself included.
fn joined_arguments(
    key: &str,
    catalogues: &[Catalogue],
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, Kind> {
    let mut joined = Uses::default();
    let mut names: Option<BTreeSet<String>> = None;
    for catalogue in catalogues {
        let Some(text) = catalogue.messages.get(key) else { continue };
        let mut fault = |what: String| {
            problems.push(Problem { place: format!("{}/{}", catalogue.language, text.file), what });
        };
        let mut uses = Uses::default();
        if let Err(what) = collect(key, catalogue, &mut Vec::new(), &mut uses) {
            fault(what);
        }
        let own: BTreeSet<String> = uses.arguments.keys().cloned().collect();
        match &names {
            Some(expected) if *expected != own => {
                fault(format!("{key} takes {}, elsewhere {}", listed(&own), listed(expected)));
            }
            Some(_) => {}
            None => names = Some(own),
        }
        for (name, kind) in uses.arguments {
            joined.add(&name, kind);
        }
        for what in uses.faults.drain(..).chain(joined.faults.drain(..)) {
            fault(format!("{key}: {what}"));
        }
    }
    joined.arguments
}

fn collect(key: &str, catalogue: &Catalogue, path: &mut Vec<String>, into: &mut Uses) -> Result<(), String> {
    if path.iter().any(|passed| passed == key) {
        return Err(format!("{key} shows itself within itself"));
    }
    let Some(text) = catalogue.messages.get(key) else {
        let from = path.last().map_or("", String::as_str);
        return Err(format!("{from} refers to {key}, which does not exist"));
    };
    for (name, kind) in &text.uses.arguments {
        into.add(name, kind.clone());
    }
    path.push(key.to_owned());
    for reference in &text.uses.references {
        collect(reference, catalogue, path, into)?;
    }
    path.pop();
    Ok(())
}

fn listed(names: &BTreeSet<String>) -> String {
    if names.is_empty() {
        return "no arguments".to_owned();
    }
    names.iter().map(|name| format!("${name}")).collect::<Vec<_>>().join(", ")
}
