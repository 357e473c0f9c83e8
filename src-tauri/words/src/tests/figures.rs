//! Amounts in figures and in words.

use domain::Paise;
use fluent_bundle::types::FluentNumber;
use rust_decimal::Decimal;

use crate::{Language, amount, amount_in_words, group, money, number};

#[track_caller]
fn check_money(paise: i64, expected: &str) {
    assert_eq!(money(Paise::new(paise)), expected);
}

#[track_caller]
fn check_number(value: f64, fraction_digits: Option<(usize, usize)>, expected: &str) {
    let mut number = FluentNumber::from(value);
    number.options.minimum_fraction_digits = fraction_digits.map(|(least, _)| least);
    number.options.maximum_fraction_digits = fraction_digits.map(|(_, most)| most);
    assert_eq!(number::format(&number), expected);
}

#[track_caller]
fn check_english(paise: i64, expected: &str) {
    assert_eq!(amount_in_words(Paise::new(paise), Language::English), expected);
}

#[track_caller]
fn check_hindi(paise: i64, expected: &str) {
    assert_eq!(amount_in_words(Paise::new(paise), Language::Hindi), expected);
}

#[test]
fn rupees_are_grouped_by_three_and_then_by_two() {
    check_money(0, "₹0.00");
    check_money(99_900, "₹999.00");
    check_money(100_000, "₹1,000.00");
    check_money(1_000_050, "₹10,000.50");
    check_money(17_982_345, "₹1,79,823.45");
    check_money(1_234_567_890, "₹1,23,45,678.90");
    check_money(i64::MAX, "₹92,23,37,20,36,85,47,758.07");
}

#[test]
fn a_minus_stands_before_the_rupee_sign() {
    check_money(-5, "-₹0.05");
    check_money(i64::MIN, "-₹92,23,37,20,36,85,47,758.08");
    assert_eq!(amount(Paise::new(-10_000_001)), "-1,00,000.01");
}

#[test]
fn grouping_takes_any_number_of_digits() {
    for (digits, expected) in [
        ("", ""),
        ("7", "7"),
        ("777", "777"),
        ("7777", "7,777"),
        ("77777", "77,777"),
        ("1234567", "12,34,567"),
    ] {
        assert_eq!(group(digits), expected);
    }
}

#[test]
fn a_plain_number_reads_as_the_windows_intl_writes_it() {
    check_number(1_234_567.0, None, "12,34,567");
    check_number(-1_234.567_89, None, "-1,234.568");
    check_number(0.1 + 0.2, None, "0.3");
    check_number(999.999_6, None, "1,000");
    check_number(99_999.999_5, None, "1,00,000");
    check_number(0.000_5, None, "0.001");
    check_number(-0.0, None, "-0");
    check_number(1e21, None, "1,00,00,00,00,00,00,00,00,00,000");
}

#[test]
fn a_text_may_ask_for_fraction_digits() {
    check_number(5.0, Some((1, 1)), "5.0");
    check_number(2.5, Some((0, 0)), "3");
    check_number(1.005, Some((2, 2)), "1.01");
    check_number(9.996, Some((2, 4)), "9.996");
}

#[test]
fn english_words_count_in_lakh_and_crore() {
    check_english(0, "Rupees Zero Only");
    check_english(1, "Rupees Zero and One Paise Only");
    check_english(75, "Rupees Zero and Seventy Five Paise Only");
    check_english(100, "Rupees One Only");
    check_english(2_000, "Rupees Twenty Only");
    check_english(10_100, "Rupees One Hundred One Only");
    check_english(
        12_345_650,
        "Rupees One Lakh Twenty Three Thousand Four Hundred Fifty Six and Fifty Paise Only",
    );
    check_english(1_000_000_001_000, "Rupees One Thousand Crore Ten Only");
    check_english(100_000_000_000_000, "Rupees One Lakh Crore Only");
}

#[test]
fn a_negative_amount_begins_with_minus() {
    check_english(-12_500, "Minus Rupees One Hundred Twenty Five Only");
    check_hindi(-12_500, "माइनस रुपये एक सौ पच्चीस मात्र");
}

#[test]
fn the_largest_debt_has_words() {
    check_english(
        i64::MIN,
        "Minus Rupees Nine Hundred Twenty Two Crore Thirty Three Lakh Seventy Two Thousand Thirty Six Crore \
         Eighty Five Lakh Forty Seven Thousand Seven Hundred Fifty Eight and Eight Paise Only",
    );
}

#[test]
fn hindi_words_count_in_lakh_and_crore() {
    check_hindi(0, "रुपये शून्य मात्र");
    check_hindi(1, "रुपये शून्य और एक पैसा मात्र");
    check_hindi(75, "रुपये शून्य और पचहत्तर पैसे मात्र");
    check_hindi(2_204_700, "रुपये बाईस हज़ार सैंतालीस मात्र");
    check_hindi(12_345_650, "रुपये एक लाख तेईस हज़ार चार सौ छप्पन और पचास पैसे मात्र");
    check_hindi(1_000_000_001_000, "रुपये एक हज़ार करोड़ दस मात्र");
}

#[test]
fn hindi_has_a_word_of_its_own_for_every_number_below_a_hundred() {
    let mut words: Vec<String> =
        (0..100).map(|rupees| amount_in_words(Paise::new(rupees * 100), Language::Hindi)).collect();
    for (rupees, word) in [
        (29, "उनतीस"),
        (39, "उनतालीस"),
        (49, "उनचास"),
        (59, "उनसठ"),
        (69, "उनहत्तर"),
        (79, "उन्यासी"),
        (89, "नवासी"),
        (99, "निन्यानवे"),
    ] {
        assert_eq!(words[rupees], format!("रुपये {word} मात्र"));
    }
    words.sort();
    words.dedup();
    assert_eq!(words.len(), 100);
}

/// Worked cases of others, read where they lie; without the variable there is nothing to compare with.
#[test]
fn the_worked_cases_come_out_alike() {
    let Some(folder) = std::env::var_os("CONFORMANCE_FIXTURES") else { return };
    let path = std::path::Path::new(&folder).join("gst/cases.json");
    let text = std::fs::read_to_string(path).expect("the fixtures have GST cases");
    let cases: serde_json::Value = serde_json::from_str(&text).expect("the cases are JSON");
    for (entered, expected) in pairs(&cases["amount_in_words"]["cases"]) {
        assert_eq!(amount_in_words(rounded(&entered), Language::English), expected, "{entered}");
    }
    for (entered, expected) in pairs(&cases["inr_format"]["cases"]) {
        assert_eq!(amount(rounded(&entered)), expected, "{entered}");
    }
}

fn pairs(cases: &serde_json::Value) -> Vec<(String, String)> {
    let cases = cases.as_array().expect("the cases are a list");
    assert!(!cases.is_empty());
    let text = |value: &serde_json::Value| value.as_str().expect("a case is two texts").to_owned();
    cases.iter().map(|case| (text(&case[0]), text(&case[1]))).collect()
}

fn rounded(rupees: &str) -> Paise {
    let rupees: Decimal = rupees.parse().expect("a case is a decimal number");
    Paise::new(100).times(rupees).expect("a case fits")
}
