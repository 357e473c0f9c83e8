//! What a person types, and the orders it finds.

use crate::bills::{TestBook, at, bill_for};
use store::OrderFilter;

#[test]
fn a_name_is_found_by_the_beginning_of_any_of_its_words() {
    let book = shop();
    for typed in ["As", "Ash", "asha", "ASHA GUP", "gup ash"] {
        check(&book, typed, &[1]);
    }
    check(&book, "sha", &[]);
    check(&book, "asha kumar", &[]);
}

#[test]
fn indian_vowel_signs_belong_to_their_word() {
    let book = shop();
    for typed in ["गु", "गुप्", "गुप्ता", "गुप्\u{200d}ता"] {
        check(&book, typed, &[2]);
    }
    check(&book, "ग", &[3, 2]);
    check(&book, "ग पत", &[3]);
    check(&book, "தமிழ்", &[4]);
}

#[test]
fn letters_with_marks_are_found_in_either_spelling() {
    let book = shop();
    check(&book, "caf\u{e9}", &[5]);
    check(&book, "cafe\u{301}", &[5]);
}

#[test]
fn a_telephone_number_is_found_in_every_way_it_is_said() {
    let book = shop();
    for typed in
        ["9812345678", "98123", "98123 45678", "98123 45", "+91 98123-45678", "919812345678", "09812345678"]
    {
        check(&book, typed, &[1]);
    }
    check(&book, "5678", &[1]);
    check(&book, "asha 5678", &[1]);
    check(&book, "345678", &[]);
    check(&book, "+44 7911 129999", &[5]);
}

#[test]
fn an_order_is_found_by_its_number() {
    let book = shop();
    check(&book, "A-1", &[1]);
    check(&book, "a-1", &[1]);
    check(&book, "3", &[3]);
    for _ in 0..12 {
        book.draft(bill_for("Someone", "", &["Thing"]));
    }
    check(&book, "A-1", &[1]);
    check(&book, "someone A-17", &[17]);
    let beginnings: Vec<i64> = (10..=17).rev().chain([1]).collect();
    check(&book, "1", &beginnings);
}

#[test]
fn items_are_found() {
    let book = shop();
    check(&book, "sug", &[2, 1]);
    check(&book, "sugar चावल", &[2]);
    check(&book, "B12", &[4]);
}

#[test]
fn whatever_a_person_types_is_no_error() {
    let book = shop();
    let everything = [
        "\"",
        "'",
        "*",
        "-",
        "^",
        "(",
        ")",
        "{",
        ":",
        ",",
        "+",
        "\\",
        "%",
        ";",
        "\0",
        "🍎",
        "\u{200d}",
        "\u{0301}",
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "NEAR(a b, 2)",
        "a AND",
        "NOT a",
        "a OR b",
        "customer:asha",
        "customer : asha",
        "{customer} : a",
        "^asha",
        "asha*",
        "a*b",
        "\"asha",
        "asha\"",
        "\"asha\" \"",
        "- asha",
        "orders_search",
        "; DROP TABLE orders",
        "1e999",
        "a b c d e f g h i j k l m",
        "A-0",
        "A-99999999",
        "--1",
        "-- -",
        "\u{feff}",
    ];
    for typed in everything {
        for filter in [OrderFilter::All, OrderFilter::Attention] {
            let found = book.store.read(|book| book.orders(&filter, typed, None, 10));
            assert!(found.is_ok(), "{typed:?}: {found:?}");
        }
    }
    let long = "अ".repeat(100_000);
    assert!(book.store.read(|book| book.orders(&OrderFilter::All, &long, None, 10)).is_ok());
}

#[test]
fn marks_around_a_word_do_not_hide_it() {
    let book = shop();
    for typed in ["(asha)", "\"asha\"", "asha,", "🍎 asha", "asha *"] {
        check(&book, typed, &[1]);
    }
}

#[test]
fn what_has_no_letter_shows_the_list() {
    let book = shop();
    check(&book, "  ", &[5, 4, 3, 2, 1]);
    check(&book, "🍎", &[5, 4, 3, 2, 1]);
}

#[test]
fn a_changed_bill_is_found_by_its_new_words_only() {
    let book = shop();
    let order = book.read(|book| book.order_by_number("A-1".parse().unwrap())).unwrap();
    let draft = bill_for("Meena", "9000011111", &["Soap"]);
    book.write(move |book| book.replace_bill(&order, &draft, None, at(1)));
    check(&book, "asha", &[]);
    check(&book, "sugar", &[2]);
    check(&book, "5678", &[]);
    for typed in ["meena", "soap", "1111", "A-1"] {
        check(&book, typed, &[1]);
    }
}

#[track_caller]
fn check(book: &TestBook, typed: &str, expected: &[i64]) {
    let page = book.read(|book| book.orders(&OrderFilter::All, typed, None, 50));
    let found: Vec<i64> = page.orders.iter().map(|order| order.id.get()).collect();
    assert_eq!(found, expected, "{typed:?}");
}

fn shop() -> TestBook {
    let book = TestBook::new();
    book.draft(bill_for("Asha Gupta", "9812345678", &["Sugar 1 kg"]));
    book.draft(bill_for("गुप्ता", "9800000002", &["Sugar", "चावल"]));
    book.draft(bill_for("ग पत", "9800000003", &["Tea"]));
    book.draft(bill_for("தமிழ்", "9800000004", &["Vitamin B12"]));
    book.draft(bill_for("Café Ravi", "+447911129999", &["Milk 🍎"]));
    book
}
