//! How items are named.

use super::sent;
use crate::bill::LineDraft;
use crate::bill::samples::{bill, line};
use crate::order_details::ItemName;
use crate::order_details::name::{cut, tidy, units};

#[track_caller]
fn check(line: LineDraft, expected: &str) {
    assert_eq!(sent(bill([line])).items[0].name, ItemName::Line(expected.to_owned()));
}

fn named(name: &str) -> LineDraft {
    LineDraft { name: name.to_owned(), ..line("1", "10", "0") }
}

fn weighed(name: &str) -> LineDraft {
    LineDraft { name: name.to_owned(), unit: Some("KGS".to_owned()), ..line("2.5", "10", "0") }
}

#[test]
fn a_name_is_one_clean_line_in_nfc() {
    check(named("  Basmati\r\n\tRice  "), "Basmati Rice");
    check(named("cafe\u{301}"), "café");
    check(named("\u{202e}abc\u{202c} \u{2067}def\u{2069}\u{0}\u{7f}\u{85}g\u{200f}"), "abc def g");
    check(named("a\u{200b}\u{feff}\u{ad}b"), "ab");
}

#[test]
fn joiners_stay_because_scripts_need_them() {
    check(named("क्\u{200d}ष"), "क्\u{200d}ष");
    check(named("👨\u{200d}👩\u{200d}👧"), "👨\u{200d}👩\u{200d}👧");
}

#[test]
fn a_long_name_is_cut_between_clusters() {
    check(named(&"A".repeat(60)), &"A".repeat(60));
    check(named(&"A".repeat(61)), &format!("{}…", "A".repeat(59)));
    // A family is 11 units, so five of them and the ellipsis fit.
    let family = "👨\u{200d}👩\u{200d}👧\u{200d}👦";
    check(named(&family.repeat(6)), &format!("{}…", family.repeat(5)));
    // क्षि is one cluster of four units: fourteen leave three unused.
    check(named(&"क्षि".repeat(20)), &format!("{}…", "क्षि".repeat(14)));
    check(named(&format!("{} tail", "A".repeat(58))), &format!("{}…", "A".repeat(58)));
}

#[test]
fn the_quantity_is_never_cut() {
    check(weighed("Sugar"), "Sugar · 2.5 kg");
    check(weighed(&"A".repeat(80)), &format!("{}… · 2.5 kg", "A".repeat(50)));
    let long_unit = LineDraft { unit: Some("Ü".repeat(40)), ..weighed(&"A".repeat(80)) };
    let ItemName::Line(name) = sent(bill([long_unit])).items.remove(0).name else { unreachable!() };
    assert!(units(&name) <= 60 && name.contains(" · 2.5 ü"), "{name}");
}

#[test]
fn a_name_that_shows_nothing_gives_way_to_the_code_or_the_position() {
    let nothing =
        ["", " \n", "\u{200b}\u{feff}", "\u{200d}\u{fe0f}", "\u{3164}", "\u{202e}", &"\u{301}".repeat(61)];
    for name in nothing {
        check(LineDraft { sku: Some(" SUG-1 ".to_owned()), ..named(name) }, "SUG-1");
        check(LineDraft { sku: Some("SUG-1".to_owned()), ..weighed(name) }, "SUG-1 · 2.5 kg");
        check(weighed(name), "#1 · 2.5 kg");
        let unnamed = LineDraft { sku: Some("\u{0}".to_owned()), ..named(name) };
        let second = sent(bill([named("First"), unnamed])).items.remove(1);
        assert_eq!(second.name, ItemName::Position(2), "{name:?}");
    }
}

#[test]
fn a_text_that_fits_is_never_cut() {
    assert_eq!(cut("abc", 3), "abc");
    assert_eq!(cut("abcd", 3), "ab…");
    assert_eq!(cut("abcd", 1), "");
    assert_eq!(cut("", 0), "");
}

#[test]
fn tidying_twice_changes_nothing() {
    for text in ["a\u{200b}\u{301} b", "\u{1100}\u{200b}\u{1161}", " \u{301}x", "क\u{93c}\u{feff}"] {
        assert_eq!(tidy(&tidy(text)), tidy(text), "{text:?}");
    }
}
