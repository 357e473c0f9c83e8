//! Who may know whom, and whose work we build on. Every edge between our crates is named here, so a new one is
//! argued for in the change that adds it, and one that is gone leaves the list. What a crate does inside its own
//! walls is not looked at.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package};

/// What ships: the crate, and the crates of ours that it may name.
const EDGES: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("words", &["domain"]),
    // How calls are made and fail, and nothing about whom they are made to.
    ("calling", &[]),
    ("store", &["domain"]),
    ("whatsapp", &["calling", "domain", "words"]),
    ("gateways", &["calling", "domain"]),
    // Paper prints what it is given and spreadsheets are read as they are: they know no book and no network but the
    // printer's.
    ("documents", &["domain", "words"]),
    ("doors", &["domain"]),
    ("vault", &["domain"]),
    ("app", &["documents", "domain", "gateways", "words", "store", "whatsapp", "doors", "vault"]),
    // It reads raw JSON as the real services do, so a misreading in a client cannot hide in the simulator.
    ("sandbox", &[]),
    ("practice", &["app", "domain", "doors", "sandbox", "store", "vault"]),
    ("parchi-cli", &["app", "domain", "gateways", "words", "store", "whatsapp", "doors", "vault", "sandbox"]),
    ("parchi", &["app", "domain", "practice", "store", "vault", "words"]),
    ("xtask", &[]),
    ("product-tests", &["app", "domain", "doors", "store", "vault"]),
];

/// What only tests name.
const TEST_EDGES: &[(&str, &[&str])] = &[
    ("app", &["sandbox"]),
    // Its server that misbehaves.
    ("gateways", &["calling", "sandbox"]),
    ("practice", &["words"]),
    ("product-tests", &["sandbox"]),
    ("whatsapp", &["calling"]),
];

/// Everything `domain` builds on: no IO, no clock, no randomness, no serialisation.
const BENEATH_DOMAIN: &[&str] =
    &["jiff", "rust_decimal", "thiserror", "unicode-normalization", "unicode-segmentation"];

/// Work of others that belongs to one place: the crate, and who alone may name it in what ships.
const KEPT_TO: &[(&str, &[&str])] = &[
    ("age", &["vault"]),
    ("axum", &["doors", "sandbox"]),
    ("calamine", &["documents"]),
    ("clap", &["parchi-cli"]),
    ("csv", &["documents"]),
    ("encoding_rs", &["documents"]),
    ("fast_qr", &["documents"]),
    ("fluent-bundle", &["words"]),
    ("getrandom", &["app"]),
    ("keyring", &["vault"]),
    ("keyring-core", &["vault"]),
    ("krilla", &["documents"]),
    ("parley", &["documents"]),
    ("reqwest", &["calling", "gateways", "sandbox", "whatsapp"]),
    ("rusqlite", &["store"]),
    ("rust_xlsxwriter", &["documents"]),
    ("skrifa", &["documents"]),
    ("tiny-skia", &["documents"]),
    ("zip", &["documents"]),
];

/// Licences under which others' work may be part of what we give to shops.
const LICENCES: &[&str] = &[
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Under MPL-2.0, whose source is the one on crates.io, unchanged: Tauri builds on them.
const MPL_BENEATH_TAURI: &[&str] =
    &["cssparser", "cssparser-macros", "dtoa-short", "option-ext", "selectors"];

static METADATA: LazyLock<Metadata> = LazyLock::new(|| {
    MetadataCommand::new()
        .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml"))
        .exec()
        .expect("cargo describes the workspace it is building")
});

#[test]
fn every_edge_between_our_crates_is_named_and_used() {
    check_edges(EDGES, |kind| kind != DependencyKind::Development);
}

#[test]
fn every_edge_that_only_tests_have_is_named_and_used() {
    check_edges(TEST_EDGES, |kind| kind == DependencyKind::Development);
}

#[test]
fn domain_builds_on_nothing_that_reads_the_world() {
    let domain = METADATA.workspace_packages().into_iter().find(|package| package.name == "domain");
    let beneath = names(domain.expect("there is a domain"), |kind| kind != DependencyKind::Development);
    assert_eq!(beneath, set(BENEATH_DOMAIN));
}

#[test]
fn each_engine_is_known_to_its_own_room_alone() {
    for (engine, rooms) in KEPT_TO {
        let users: BTreeSet<&str> = METADATA
            .workspace_packages()
            .into_iter()
            .filter(|package| names(package, |kind| kind != DependencyKind::Development).contains(engine))
            .map(|package| package.name.as_str())
            .collect();
        let strangers = &users - &set(rooms);
        assert!(strangers.is_empty(), "{engine} belongs to {rooms:?}, but {strangers:?} name it too");
    }
}

#[test]
fn only_the_window_knows_tauri() {
    let knowing: BTreeSet<&str> = METADATA
        .workspace_packages()
        .into_iter()
        .filter(|package| names(package, |_| true).iter().any(|name| name.starts_with("tauri")))
        .map(|package| package.name.as_str())
        .collect();
    assert_eq!(knowing, set(&["parchi"]));
}

#[test]
fn all_we_build_on_may_be_given_away() {
    let refused: Vec<String> = METADATA
        .packages
        .iter()
        .filter(|package| !is_allowed(package.license.as_deref().unwrap_or_default()))
        .filter(|package| !MPL_BENEATH_TAURI.contains(&package.name.as_str()))
        .map(|package| format!("{} {}: {:?}", package.name, package.version, package.license))
        .collect();
    assert!(refused.is_empty(), "licences that LICENCES does not have:\n{}", refused.join("\n"));
}

#[test]
fn a_licence_is_allowed_when_one_choice_is_allowed_in_whole() {
    for (expression, expected) in [
        ("MIT", true),
        ("GPL-3.0-only", false),
        ("", false),
        ("MIT OR GPL-3.0-only", true),
        ("MIT/Apache-2.0", true),
        ("MIT AND GPL-3.0-only", false),
        ("(MIT OR GPL-3.0-only) AND ISC", true),
        ("ISC AND (GPL-3.0-only OR LGPL-2.1-only)", false),
        ("Apache-2.0 WITH LLVM-exception OR GPL-2.0-only", true),
        ("GPL-3.0-only OR MIT AND ISC", true),
    ] {
        assert_eq!(is_allowed(expression), expected, "{expression}");
    }
}

#[track_caller]
fn check_edges(listed: &[(&str, &[&str])], is_meant: impl Fn(DependencyKind) -> bool) {
    let ours: BTreeSet<&str> =
        METADATA.workspace_packages().into_iter().map(|package| package.name.as_str()).collect();
    let listed: BTreeSet<(&str, &str)> =
        listed.iter().flat_map(|(from, to)| to.iter().map(|to| (*from, *to))).collect();
    let found: BTreeSet<(&str, &str)> = METADATA
        .workspace_packages()
        .into_iter()
        .flat_map(|package| {
            let known = names(package, &is_meant);
            known.into_iter().filter(|name| ours.contains(name)).map(|to| (package.name.as_str(), to))
        })
        .collect();
    let (forbidden, unused) = (&found - &listed, &listed - &found);
    assert!(
        forbidden.is_empty() && unused.is_empty(),
        "edges that no line here allows: {forbidden:?}\nedges that no Cargo.toml has any more: {unused:?}"
    );
}

fn names(package: &Package, is_meant: impl Fn(DependencyKind) -> bool) -> BTreeSet<&str> {
    let meant = package.dependencies.iter().filter(|dependency| is_meant(dependency.kind));
    meant.map(|dependency| dependency.name.as_str()).collect()
}

fn set<'a>(names: &[&'a str]) -> BTreeSet<&'a str> {
    names.iter().copied().collect()
}

/// Reads an SPDX expression; `AND` binds closer than `OR`, and the old `/` means `OR`.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    any_choice(&mut words.as_slice())
}

fn any_choice(words: &mut &[&str]) -> bool {
    let mut allowed = all_parts(words);
    while take(words, "OR") {
        allowed |= all_parts(words);
    }
    allowed
}

fn all_parts(words: &mut &[&str]) -> bool {
    let mut allowed = one_part(words);
    while take(words, "AND") {
        allowed &= one_part(words);
    }
    allowed
}

fn one_part(words: &mut &[&str]) -> bool {
    if take(words, "(") {
        let allowed = any_choice(words);
        return take(words, ")") && allowed;
    }
    let Some((name, rest)) = words.split_first() else { return false };
    *words = rest;
    if !take(words, "WITH") {
        return LICENCES.contains(name);
    }
    let Some((exception, rest)) = words.split_first() else { return false };
    *words = rest;
    LICENCES.contains(&format!("{name} WITH {exception}").as_str())
}

fn take(words: &mut &[&str], word: &str) -> bool {
    let is_next = words.first() == Some(&word);
    if is_next {
        *words = &words[1..];
    }
    is_next
}
