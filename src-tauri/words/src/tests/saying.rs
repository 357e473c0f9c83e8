//! What comes out of a message, a code, an event.

use domain::Paise;

use crate::{Language, Message, Value, Words};

#[track_caller]
fn check(message: Message<'_>, english: &str, hindi: &str) {
    assert_eq!(Words::new(Language::English).say(&message), english);
    assert_eq!(Words::new(Language::Hindi).say(&message), hindi);
}

#[test]
fn an_amount_is_grouped_the_indian_way_in_both_languages() {
    check(
        Message::PaymentStatePartPaid { due: Paise::new(17_982_345) },
        "Part paid, ₹1,79,823.45 still due",
        "कुछ मिला, ₹1,79,823.45 बाकी",
    );
}

#[test]
fn an_amount_beyond_what_a_float_holds_loses_no_paisa() {
    let over = Paise::new(i64::MAX);
    check(
        Message::PaymentStatePaidOver { over },
        "Paid, ₹92,23,37,20,36,85,47,758.07 too much",
        "भुगतान मिला, ₹92,23,37,20,36,85,47,758.07 ज़्यादा",
    );
}

#[test]
fn one_message_waits_and_two_wait() {
    check(
        Message::AsksCount { count: 1 },
        "1 message waits for your word.",
        "1 संदेश आपके जवाब का इंतज़ार कर रहा है।",
    );
    check(
        Message::AsksCount { count: 2 },
        "2 messages wait for your word.",
        "2 संदेश आपके जवाब का इंतज़ार कर रहे हैं।",
    );
}

#[test]
fn zero_is_plural_in_english_and_singular_in_hindi() {
    check(
        Message::AsksCount { count: 0 },
        "0 messages wait for your word.",
        "0 संदेश आपके जवाब का इंतज़ार कर रहा है।",
    );
}

#[test]
fn a_large_count_is_grouped() {
    check(
        Message::BookGenerated { count: 1_000_000 },
        "10,00,000 synthetic orders were written.",
        "10,00,000 बनावटी ऑर्डर लिखे गए।",
    );
}

#[test]
fn names_from_outside_are_shown_as_they_are() {
    let message = Message::ErrorAccountExists { name: "{ $x } \u{202e}₹ शर्मा" };
    let said = Words::new(Language::English).say(&message);
    assert_eq!(said, "There is already an account called “{ $x } \u{202e}₹ शर्मा”. Choose another name.");
}

#[test]
fn an_error_code_finds_its_sentence() {
    let words = Words::new(Language::English);
    assert_eq!(
        words.say_code("refund_first", &[("captured", Value::Money(Paise::new(118_000)))]),
        "₹1,180.00 has been paid for this order. Refund it first, then cancel."
    );
    assert_eq!(
        words.say_code("clock_wrong", &[("minutes", 1.into()), ("seconds", 5.into())]),
        "This computer’s clock is wrong by 1 minute. Set it; until then nothing is sent."
    );
    assert_eq!(
        words.say_code("status_not_allowed", &[("from", "shipped".into()), ("to", "Lost".into())]),
        "The order cannot go from “Shipped” to “Lost”. Choose another status."
    );
}

#[test]
fn an_unknown_error_code_is_named() {
    let said = Words::new(Language::English).say_code("flux_low", &[]);
    assert!(said.contains("“flux_low”"), "{said}");
}

#[test]
fn a_value_that_is_missing_or_of_the_wrong_kind_shows_as_a_dash() {
    let words = Words::new(Language::English);
    let dash = "– has been paid for this order. Refund it first, then cancel.";
    assert_eq!(words.say_code("refund_first", &[]), dash);
    assert_eq!(words.say_code("refund_first", &[("captured", 118_000.into())]), dash);
}

#[test]
fn an_unknown_key_says_nothing() {
    assert_eq!(Words::new(Language::Hindi).say_key("order-state-lost", &[]), None);
}

#[test]
fn a_provider_code_is_found_whatever_its_case() {
    let words = Words::new(Language::English);
    assert!(words.say_provider_code("RBC001").contains("SID or API key"));
    assert_eq!(words.say_provider_code("299"), words.say_provider_code("10"));
    assert!(words.say_provider_code("424242").contains("“424242”"));
}

#[test]
fn history_reads_its_figures_as_the_book_keeps_them() {
    let words = Words::new(Language::English);
    assert_eq!(
        words.say_history("cash_recorded", &[("amount_paise", "118000")]),
        "₹1,180.00 was taken in cash."
    );
    assert_eq!(
        words.say_history("message_sent", &[("effect", "order_details"), ("id", "7")]),
        "Sending the bill was begun."
    );
    assert_eq!(words.say_history("cash_recorded", &[("amount_paise", "much")]), "– was taken in cash.");
    assert!(words.say_history("moon_rose", &[]).contains("“moon_rose”"));
}

#[test]
fn a_language_is_read_from_a_systems_tag() {
    for tag in ["en", "en-IN", "EN_us.UTF-8"] {
        assert_eq!(tag.parse(), Ok(Language::English));
    }
    assert_eq!("hi_IN.UTF-8".parse(), Ok(Language::Hindi));
    for tag in ["", "ta-IN", "english", "-hi"] {
        assert!(tag.parse::<Language>().is_err(), "{tag}");
    }
}

#[test]
fn words_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Words>();
}
