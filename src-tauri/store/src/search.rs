//! What a search finds: which words of an order are kept for it, and what the words that a person types ask for.

use crate::book::Write;
use crate::error::StoreError;
use domain::{BillDraft, OrderId, OrderNumber, PhoneNumber};
use rusqlite::params;
use unicode_normalization::UnicodeNormalization as _;

/// Characters of one name that are kept; a name may be of any length, and nobody searches for its end.
const N_CHARACTERS: usize = 200;

/// Words of a search that count.
const N_WORDS: usize = 8;

statements! {
    hot INDEX = "INSERT INTO orders_search (rowid, customer, phone, number, items) VALUES (?1, ?2, ?3, ?4, ?5)";
    hot UNINDEX = "DELETE FROM orders_search WHERE rowid = ?1";
}

impl Write<'_> {
    pub(crate) fn index_order(
        &self,
        id: OrderId,
        number: OrderNumber,
        draft: &BillDraft,
    ) -> Result<(), StoreError> {
        let phone = draft.buyer.phone.as_ref().map(ways_to_say).unwrap_or_default();
        // The till's letter is no word of its own: every order would be found by it.
        let number = format!("{} {}", in_one_word(number), number.sequence());
        let items: Vec<String> = draft.lines.iter().map(|line| searchable(&line.name)).collect();
        let customer = searchable(&draft.buyer.name);
        let mut statement = self.connection.prepare_cached(INDEX)?;
        statement.execute(params![id.get(), customer, phone, number, items.join(" ")])?;
        Ok(())
    }

    pub(crate) fn unindex_order(&self, id: OrderId) -> Result<(), StoreError> {
        self.connection.prepare_cached(UNINDEX)?.execute([id.get()])?;
        Ok(())
    }
}

/// With the country, without it, and the last four digits.
fn ways_to_say(phone: &PhoneNumber) -> String {
    let digits = phone.digits();
    let national = national(phone);
    let last = &national[national.len().saturating_sub(4)..];
    format!("{digits} {national} {last}")
}

fn national(phone: &PhoneNumber) -> &str {
    if phone.is_indian() { &phone.digits()[2..] } else { phone.digits() }
}

fn in_one_word(number: OrderNumber) -> String {
    format!("{}{}", number.till().get(), number.sequence())
}

/// One spelling for what looks the same: composed, and without the invisible joiners that split a word in two.
pub(crate) fn searchable(text: &str) -> String {
    let visible =
        text.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\0'));
    visible.take(N_CHARACTERS).nfc().collect()
}

/// A search in the index's language, or `None` where nothing was typed that it could look for. Every word is quoted,
/// so that nothing a person types is an operator.
pub(crate) fn match_expression(search: &str) -> Option<String> {
    if let Ok(phone) = PhoneNumber::parse(search) {
        return Some(format!("\"{}\"", national(&phone)));
    }
    let text = searchable(search);
    let words: Vec<&str> =
        text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).take(N_WORDS).collect();
    let terms: Vec<String> = words.iter().map(|word| term(word)).collect();
    let together = terms.join(" AND ");
    match words[..] {
        [] => None,
        // The beginning of a telephone number, with gaps where people leave them.
        [_, _, ..] if words.iter().all(|word| word.bytes().all(|b| b.is_ascii_digit())) => {
            Some(format!("({together}) OR \"{}\"*", words.concat()))
        }
        _ => Some(together),
    }
}

/// Every word as the beginning of one, and nothing that knows of numbers; `None` where there is no word.
pub(crate) fn beginnings(search: &str) -> Option<String> {
    let text = searchable(search);
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).take(N_WORDS);
    let terms: Vec<String> = words.map(|word| format!("\"{}\"*", word.replace('"', " "))).collect();
    (!terms.is_empty()).then(|| terms.join(" AND "))
}

/// A word may be the beginning of one, unless it is the number of an order with its dash.
fn term(word: &str) -> String {
    let word = word.replace('"', " ");
    let number = word.parse::<OrderNumber>().ok().filter(|_| word.contains('-'));
    match number {
        Some(number) => format!("(\"{}\" OR \"{word}\")", in_one_word(number)),
        None => format!("\"{word}\"*"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: Option<&str>) {
        assert_eq!(match_expression(typed).as_deref(), expected, "{typed:?}");
    }

    #[test]
    fn every_word_is_quoted_and_may_be_a_beginning() {
        check("asha sug", Some("\"asha\"* AND \"sug\"*"));
        check("NEAR(a b) OR", Some("\"NEAR(a\"* AND \"b)\"* AND \"OR\"*"));
        check("said \"hi\"", Some("\"said\"* AND \" hi \"*"));
    }

    #[test]
    fn what_has_no_letter_or_digit_asks_for_nothing() {
        check("", None);
        check(" ( \" * - ^ ", None);
        check("🍎", None);
        check("🍎 apple", Some("\"apple\"*"));
    }

    #[test]
    fn a_code_that_looks_like_a_telephone_number_is_the_beginning_of_a_word() {
        assert_eq!(beginnings("9812345678 \"x").as_deref(), Some("\"9812345678\"* AND \" x\"*"));
        assert_eq!(beginnings(" - "), None);
    }

    #[test]
    fn an_order_number_with_its_dash_is_whole() {
        check("A-12", Some("(\"A12\" OR \"A-12\")"));
        check("a12", Some("\"a12\"*"));
        check("12", Some("\"12\"*"));
    }

    #[test]
    fn a_telephone_number_is_known_however_it_is_written() {
        for typed in ["9812345678", "+91 98123-45678", "098123 45678", "९८१२३४५६७८"] {
            check(typed, Some("\"9812345678\""));
        }
        check("98123 45", Some("(\"98123\"* AND \"45\"*) OR \"9812345\"*"));
    }

    #[test]
    fn what_looks_the_same_is_the_same() {
        assert_eq!(searchable("cafe\u{301}"), searchable("caf\u{e9}"));
        assert_eq!(searchable("क्\u{200d}ष"), searchable("क्ष"));
    }
}
