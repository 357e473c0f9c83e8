//! Numbers of documents: written, counted, and never the same twice.

use crate::document::{
    FinancialYear, FormatInvalid, Given, Misnumbered, NumberFormat, Series, SeriesId, SeriesKind,
    SeriesRefusal,
};
use crate::reference::TillLetter;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn series(pattern: &str, kind: SeriesKind, till: char, day: Date) -> Series {
    let id = SeriesId { kind, till: TillLetter::new(till).unwrap(), year: FinancialYear::of(day), life: 1 };
    Series { id, format: NumberFormat::parse(pattern).unwrap() }
}

fn invoices(pattern: &str) -> Series {
    series(pattern, SeriesKind::Invoice, 'A', date(2026, 11, 22))
}

#[track_caller]
fn check_format(pattern: &str, number: u32, expected: Option<&str>) {
    let series = invoices(pattern);
    assert_eq!(series.format.write(series.id.till, series.id.year, number).as_deref(), expected, "{pattern}");
    assert_eq!(NumberFormat::parse(&series.format.to_string()), Ok(series.format), "{pattern}");
}

#[test]
fn a_number_is_written_as_the_shop_likes_it() {
    check_format("{till}/{year}/{number:5}", 1, Some("A/26-27/00001"));
    check_format("inv/{yyyy}/{number:5}", 12, Some("INV/2627/00012"));
    check_format("N{yy}{till}-{number}", 7, Some("N26A-7"));
    check_format("{number}/{year}", 42, Some("42/26-27"));
    check_format("{till}/{year}/{number:5}", 99_999_999, Some("A/26-27/99999999"));
    check_format("{till}/{year}/{number:5}", 100_000_000, None);
    check_format("{till}/{year}/{number:5}", 0, None);
}

#[test]
fn a_format_that_breaks_the_rules_is_refused() {
    for (pattern, expected) in [
        ("{till} {year}/{number}", FormatInvalid::Character),
        ("चालान/{year}/{number}", FormatInvalid::Character),
        ("{shop}/{year}/{number}", FormatInvalid::Character),
        ("{year}/{number", FormatInvalid::Character),
        ("{year}/{number:99}", FormatInvalid::Character),
        ("/{year}/{number}", FormatInvalid::Beginning),
        ("0{year}/{number}", FormatInvalid::Beginning),
        ("{number:5}/{year}", FormatInvalid::Beginning),
        ("INV/{year}", FormatInvalid::Sequence),
        ("{number}/{year}/{number}", FormatInvalid::Sequence),
        ("INV/{number}", FormatInvalid::Year),
        ("ASHASTORES/{year}/{number}", FormatInvalid::Length),
        ("ASHA/{year}/{number:7}", FormatInvalid::Length),
        ("", FormatInvalid::Sequence),
    ] {
        assert_eq!(NumberFormat::parse(pattern), Err(expected), "{pattern}");
    }
}

#[test]
fn the_usual_formats_hold_and_never_meet() {
    for practice in [false, true] {
        let mut all = Vec::new();
        // A practice book has one till, and its numbers leave no shop.
        let tills: &[char] = if practice { &['A'] } else { &['A', 'B'] };
        let least = if practice { 9_999 } else { 999 };
        let kinds = SeriesKind::ALL.into_iter();
        for (kind, till) in kinds.flat_map(|kind| tills.iter().map(move |till| (kind, *till))) {
            let usual = NumberFormat::usual(kind, practice);
            assert_eq!(NumberFormat::parse(&usual.to_string()), Ok(usual.clone()));
            assert!(usual.capacity() >= least, "{usual}");
            for day in [date(2027, 3, 31), date(2027, 4, 1)] {
                all.push(series(&usual.to_string(), kind, till, day));
            }
        }
        for (place, one) in all.iter().enumerate() {
            assert!(all.iter().skip(place + 1).all(|other| !one.may_meet(other)), "{}", one.format);
        }
    }
}

#[test]
fn formats_that_could_write_one_number_twice_are_found() {
    let meets = |one: &str, other: &str| {
        invoices(one).may_meet(&series(other, SeriesKind::CreditNote, 'A', date(2026, 11, 22)))
    };
    assert!(meets("A/{year}/{number}", "a/{year}/{number:5}"));
    assert!(meets("A{yy}{number}", "A{yy}1{number}"), "A26 with 11 and A261 with 1");
    assert!(meets("A{number}/{year}", "A{number}7/{year}"));
    assert!(!meets("A/{year}/{number}", "C/{year}/{number}"));
    assert!(!meets("A{yy}{number}", "A{yy}C{number}"));
}

#[test]
fn a_book_put_back_counts_on_under_a_letter() {
    let usual = NumberFormat::usual(SeriesKind::Invoice, false);
    assert_eq!(usual.renewed(1), Ok(usual.clone()));
    let second = usual.renewed(2).unwrap();
    assert_eq!(second.to_string(), "{till}/{year}/B{number:4}");
    let until_z: BTreeSet<String> = (1..=26).map(|life| usual.renewed(life).unwrap().to_string()).collect();
    assert_eq!(until_z.len(), 26);
    assert_eq!(usual.renewed(27), Err(FormatInvalid::Length));
    assert_eq!(
        NumberFormat::parse("ASHAS/{year}/{number}").and_then(|f| f.renewed(2)),
        Ok(NumberFormat::parse("ASHAS/{year}/B{number}").unwrap())
    );
    assert_eq!(
        NumberFormat::parse("ASHAST/{year}/{number}").and_then(|f| f.renewed(2)),
        Err(FormatInvalid::Length)
    );
}

#[test]
fn the_next_number_follows_the_last_and_no_clock_goes_back() {
    let series = invoices("{till}/{year}/{number:5}");
    let today = date(2026, 11, 22);
    let last = |sequence, date| Some(Given { sequence, date });
    let next = |last, today| series.next(last, today).map(|number| number.text);
    assert_eq!(next(None, today), Ok("A/26-27/00001".into()));
    assert_eq!(next(last(41, today), today), Ok("A/26-27/00042".into()));
    let tomorrow = date(2026, 11, 23);
    assert_eq!(next(last(41, tomorrow), today), Err(SeriesRefusal::ClockBehind { last: tomorrow }));
    assert_eq!(next(last(41, today), date(2027, 4, 1)), Err(SeriesRefusal::OtherYear));
    assert_eq!(next(last(99_999_999, today), today), Err(SeriesRefusal::Full));
    assert_eq!(series.left(last(99_999_990, today)), 9);
}

#[test]
fn a_gap_a_repeat_and_a_step_back_in_time_are_found() {
    let series = invoices("{till}/{year}/{number:5}");
    let day = |sequence, day| Given { sequence, date: date(2026, 11, day) };
    assert_eq!(series.check([]), Ok(None));
    assert_eq!(series.check([day(1, 1), day(2, 1), day(3, 2)]), Ok(Some(day(3, 2))));
    assert_eq!(series.check([day(1, 1), day(3, 1)]), Err(Misnumbered::Sequence { expected: 2, found: 3 }));
    assert_eq!(series.check([day(1, 1), day(1, 1)]), Err(Misnumbered::Sequence { expected: 2, found: 1 }));
    assert_eq!(series.check([day(2, 1)]), Err(Misnumbered::Sequence { expected: 1, found: 2 }));
    assert_eq!(series.check([day(1, 2), day(2, 1)]), Err(Misnumbered::Date { sequence: 2 }));
    let last_year = Given { sequence: 1, date: date(2026, 3, 31) };
    assert_eq!(series.check([last_year]), Err(Misnumbered::Date { sequence: 1 }));
}

proptest! {
    /// Two tills write in turns around the night of 31 March; some of what they write is lost before it is committed.
    #[test]
    fn no_number_is_given_twice_around_the_turn_of_the_year(
        steps in prop::collection::vec((any::<bool>(), 0..6_usize, 0..3_i32, prop::bool::weighted(0.2)), 1..120),
    ) {
        let mut committed: BTreeMap<SeriesId, Vec<Given>> = BTreeMap::new();
        let mut texts = BTreeSet::new();
        let mut today = date(2027, 3, 29);
        for (at_b, kind, days, lost) in steps {
            today = today.checked_add(days.min(1).days()).unwrap();
            let kind = SeriesKind::ALL[kind];
            let till = TillLetter::new(if at_b { 'B' } else { 'A' }).unwrap();
            let id = SeriesId { kind, till, year: FinancialYear::of(today), life: 1 };
            let series = Series { id, format: NumberFormat::usual(kind, false) };
            let given = committed.entry(id).or_default();
            let number = series.next(given.last().copied(), today).unwrap();
            if lost {
                continue;
            }
            given.push(Given { sequence: number.sequence, date: today });
            prop_assert!(number.text.len() <= 16);
            prop_assert!(texts.insert(number.text.clone()), "{} twice", number.text);
            prop_assert_eq!(series.check(given.iter().copied()), Ok(given.last().copied()));
        }
    }
}
