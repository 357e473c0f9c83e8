//! What stops the build.

use expect_test::{Expect, expect};

use crate::generate::{Source, generate};

fn source(language: &str, file: &str, text: &str) -> Source {
    Source { language: language.to_owned(), file: file.to_owned(), text: text.to_owned() }
}

#[track_caller]
fn check(english: &str, hindi: &str, expected: &Expect) {
    let sources = [source("en-IN", "a.ftl", english), source("hi-IN", "a.ftl", hindi)];
    check_sources(&sources, expected);
}

#[track_caller]
fn check_both(text: &str, expected: &Expect) {
    check(text, text, expected);
}

#[track_caller]
fn check_sources(sources: &[Source], expected: &Expect) {
    let outcome = match generate(sources) {
        Ok(_) => "generated".to_owned(),
        Err(problems) => problems.iter().map(|problem| format!("{problem}\n")).collect(),
    };
    expected.assert_eq(&outcome);
}

#[test]
fn equal_catalogues_are_generated() {
    check_both(
        "a = { $count ->\n [one] one\n *[other] { NUMBER($count, maximumFractionDigits: 1) }\n }\n",
        &expect!["generated"],
    );
}

#[test]
fn a_language_may_do_without_a_plural() {
    check("a = { $n ->\n [one] one\n *[other] { $n }\n }\n", "a = { $n }\n", &expect!["generated"]);
}

#[test]
fn a_missing_and_an_extra_key_are_named() {
    check(
        "a = A\nb = B\n",
        "b = B\nc = C\n",
        &expect![[r#"
        hi-IN/a.ftl: a is missing
        hi-IN/a.ftl: c is not in en-IN
    "#]],
    );
}

#[test]
fn a_key_in_another_file_is_named() {
    check_sources(
        &[source("en-IN", "a.ftl", "a = A\n"), source("hi-IN", "b.ftl", "a = A\n")],
        &expect![[r#"
        hi-IN/b.ftl: a belongs into a.ftl, as in en-IN
    "#]],
    );
}

#[test]
fn different_arguments_are_named() {
    check(
        "a = { $amount }\n",
        "a = { $sum }\n",
        &expect![[r#"
        hi-IN/a.ftl: a takes $sum, elsewhere $amount
    "#]],
    );
}

#[test]
fn money_that_is_also_plain_is_refused() {
    check(
        "a = { MONEY($amount) }\n",
        "a = { $amount }\n",
        &expect![[r#"
        hi-IN/a.ftl: a: $amount is used in two ways that no one type serves
    "#]],
    );
    check_both(
        "a = { MONEY($amount) } { $amount }\n",
        &expect![[r#"
        en-IN/a.ftl: a: $amount is used in two ways that no one type serves
        hi-IN/a.ftl: a: $amount is used in two ways that no one type serves
    "#]],
    );
}

#[test]
fn an_unknown_reference_and_a_circle_are_refused() {
    check_both(
        "a = { b }\n",
        &expect![[r#"
        en-IN/a.ftl: a refers to b, which does not exist
        hi-IN/a.ftl: a refers to b, which does not exist
    "#]],
    );
    check_both(
        "a = { b }\nb = { a }\n",
        &expect![[r#"
        en-IN/a.ftl: a shows itself within itself
        en-IN/a.ftl: b shows itself within itself
        hi-IN/a.ftl: a shows itself within itself
        hi-IN/a.ftl: b shows itself within itself
    "#]],
    );
}

#[test]
fn arguments_are_collected_through_references() {
    let text = "a = { b }\nb = { MONEY($due) }\n";
    let generated = generate(&[source("en-IN", "a.ftl", text)]).expect("it is good");
    assert!(generated.typescript.contains("  'a': { due: Paise };\n"), "{}", generated.typescript);
    assert!(generated.rust.contains("Self::A { due } => vec![(\"due\", due.into())],"), "{}", generated.rust);
}

#[test]
fn an_unknown_function_is_refused() {
    check_both(
        "a = { DATETIME($at) }\n",
        &expect![[r#"
        en-IN/a.ftl: a: DATETIME is no function of these catalogues
        hi-IN/a.ftl: a: DATETIME is no function of these catalogues
    "#]],
    );
}

#[test]
fn options_that_read_differently_in_the_window_are_refused() {
    check_both(
        "a = { NUMBER($n, type: \"ordinal\") }\n",
        &expect![[r#"
        en-IN/a.ftl: a: NUMBER option type reads differently in Rust and in the window
        hi-IN/a.ftl: a: NUMBER option type reads differently in Rust and in the window
    "#]],
    );
    check_both(
        "a = { MONEY($n, minimumFractionDigits: 1) }\n",
        &expect![[r#"
        en-IN/a.ftl: a: MONEY takes no options
        hi-IN/a.ftl: a: MONEY takes no options
    "#]],
    );
}

#[test]
fn a_function_as_a_selector_is_refused() {
    check_both(
        "a = { NUMBER($n) ->\n [one] one\n *[other] many\n }\n",
        &expect![[r#"
        en-IN/a.ftl: a: a selector is a bare argument, such as $count; options go into the text
        hi-IN/a.ftl: a: a selector is a bare argument, such as $count; options go into the text
    "#]],
    );
}

#[test]
fn a_count_that_is_also_a_word_is_refused() {
    check_both(
        "a = { $n ->\n [one] one\n *[other] many\n } { $n ->\n [cash] cash\n *[other] other\n }\n",
        &expect![[r#"
            en-IN/a.ftl: a: $n is used in two ways that no one type serves
            hi-IN/a.ftl: a: $n is used in two ways that no one type serves
        "#]],
    );
}

#[test]
fn a_key_that_stands_twice_is_refused() {
    check_both(
        "a = A\na = B\n",
        &expect![[r#"
        en-IN/a.ftl: a stands here and elsewhere in the language; a key has one text
        hi-IN/a.ftl: a stands here and elsewhere in the language; a key has one text
    "#]],
    );
}

#[test]
fn an_unsorted_file_is_refused() {
    check_both(
        "b = B\na = A\n",
        &expect![[r#"
        en-IN/a.ftl: a stands after b; keys are sorted
        hi-IN/a.ftl: a stands after b; keys are sorted
    "#]],
    );
}

#[test]
fn terms_attributes_and_odd_keys_are_refused() {
    check_both(
        "-b = B\na = { -b }\n  .title = T\naB = x\n",
        &expect![[r#"
        en-IN/a.ftl: -b is a term; terms are not used
        en-IN/a.ftl: a has attributes; attributes are not used
        en-IN/a.ftl: a: -b is a term; terms are not used
        en-IN/a.ftl: aB is no key: lower-case words and digits with dashes between them
        hi-IN/a.ftl: -b is a term; terms are not used
        hi-IN/a.ftl: a has attributes; attributes are not used
        hi-IN/a.ftl: a: -b is a term; terms are not used
        hi-IN/a.ftl: aB is no key: lower-case words and digits with dashes between them
    "#]],
    );
}

#[test]
fn a_line_that_cannot_be_read_is_named() {
    check_both(
        "a = A\nb = { $x\n",
        &expect![[r#"
        en-IN/a.ftl: line 3: Expected a token starting with "}"
        hi-IN/a.ftl: line 3: Expected a token starting with "}"
    "#]],
    );
}

#[test]
fn a_program_without_catalogues_is_refused() {
    check_sources(
        &[],
        &expect![[r#"
        en-IN: has no catalogue
    "#]],
    );
}
