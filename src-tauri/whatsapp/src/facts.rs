//! Facts out of JSON that anybody may have written. A fact of the wrong type, or one that cannot be represented
//! exactly, is an absent fact; nothing here fails.

use domain::Paise;
use jiff::Timestamp;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;

/// A text that is not blank, or a number as it was written.
pub(crate) fn text(object: &Value, key: &str) -> Option<String> {
    plain(object.get(key)?)
}

/// As [`text`], of the value itself.
pub(crate) fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The members of a list; a lone object counts as a list of one, anything else as an empty one.
pub(crate) fn list<'a>(object: &'a Value, key: &str) -> &'a [Value] {
    match object.get(key) {
        Some(Value::Array(members)) => members,
        Some(lone @ Value::Object(_)) => std::slice::from_ref(lone),
        _ => &[],
    }
}

/// A value that may also have been written as JSON into a string; a string that is none is nothing.
pub(crate) fn unpacked(value: &Value) -> Cow<'_, Value> {
    match value {
        Value::String(text) => Cow::Owned(serde_json::from_str(text).unwrap_or_default()),
        other => Cow::Borrowed(other),
    }
}

/// Every plain fact, also of objects and lists inside, under all its names with dots between them.
pub(crate) fn flat(object: &Value) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    flatten(object, "", &mut facts);
    facts
}

/// JSON is read to a bounded depth, and so this is as deep.
fn flatten(value: &Value, name: &str, facts: &mut Vec<(String, String)>) {
    let inside = |key: &str| if name.is_empty() { key.to_owned() } else { format!("{name}.{key}") };
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                flatten(member, &inside(key), facts);
            }
        }
        Value::Array(members) => {
            for (member, n) in members.iter().zip(0_u64..) {
                flatten(member, &inside(&n.to_string()), facts);
            }
        }
        Value::Bool(said) => facts.push((name.to_owned(), said.to_string())),
        Value::Null | Value::Number(_) | Value::String(_) => {
            facts.extend(plain(value).map(|fact| (name.to_owned(), fact)));
        }
    }
}

/// Unix seconds, as a number or in digits.
pub(crate) fn instant(object: &Value, key: &str) -> Option<Timestamp> {
    Timestamp::from_second(whole(object.get(key)?)?).ok()
}

/// `{"value","offset"}` as paise: never negative, and only if it is a whole number of them.
pub(crate) fn amount(object: &Value, key: &str) -> Option<Paise> {
    let amount = object.get(key)?;
    let value = i128::from(whole(amount.get("value")?)?);
    let offset = i128::from(whole(amount.get("offset")?)?);
    if value < 0 || offset <= 0 {
        return None;
    }
    let paise = value * 100;
    if paise % offset == 0 { i64::try_from(paise / offset).ok().map(Paise::new) } else { None }
}

/// A price in rupees, which may have decimals. The number's own shortest text is exact at this size; it is never
/// computed with as a float.
pub(crate) fn rupees(object: &Value, key: &str) -> Option<Paise> {
    Paise::parse_rupees(text(object, key)?.trim()).ok().filter(|price| !price.is_negative())
}

/// Whether amounts beside this currency are rupees; where none is named they are, WhatsApp Pay having no other.
pub(crate) fn is_in_rupees(object: &Value) -> bool {
    text(object, "currency").is_none_or(|currency| currency.trim().eq_ignore_ascii_case("INR"))
}

/// Hash of an event's own JSON. Members stay in the order in which they came, so a repeat has the same hash.
pub(crate) fn own_hash(value: &Value) -> [u8; 32] {
    Sha256::digest(value.to_string()).into()
}

fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64(),
        Value::String(digits) => digits.trim().parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check_amount(amount: &Value, expected: Option<i64>) {
        assert_eq!(super::amount(&json!({"amount": amount}), "amount"), expected.map(Paise::new), "{amount}");
    }

    #[test]
    fn an_amount_of_any_offset_is_read_to_the_paisa() {
        check_amount(&json!({"value": 450, "offset": 100}), Some(450));
        check_amount(&json!({"value": "165000", "offset": "100"}), Some(165_000));
        check_amount(&json!({"value": 21, "offset": 1}), Some(2100));
        check_amount(&json!({"value": 1230, "offset": 1000}), Some(123));
        check_amount(&json!({"value": i64::MAX, "offset": 100}), Some(i64::MAX));
    }

    #[test]
    fn an_amount_that_is_no_number_of_paise_is_absent() {
        check_amount(&json!({"value": 1235, "offset": 1000}), None);
        check_amount(&json!({"value": 1, "offset": 0}), None);
        check_amount(&json!({"value": -5, "offset": 100}), None);
        check_amount(&json!({"value": 4.5, "offset": 100}), None);
        check_amount(&json!({"value": 450}), None);
        check_amount(&json!({"value": i64::MAX, "offset": 1}), None);
        check_amount(&json!("450"), None);
    }

    #[track_caller]
    fn check_rupees(price: &str, expected: Option<i64>) {
        let read: Value = serde_json::from_str(&format!(r#"{{"price":{price}}}"#)).unwrap();
        assert_eq!(rupees(&read, "price"), expected.map(Paise::new), "{price}");
    }

    #[test]
    fn a_price_in_rupees_is_read_exactly() {
        for (price, paise) in [
            ("7.99", 799),
            ("1600", 160_000),
            ("1600.0", 160_000),
            ("\"0.1\"", 10),
            ("70368744177.57", 7_036_874_417_757),
        ] {
            check_rupees(price, Some(paise));
        }
        for price in ["7.999", "-1", "1e30", "\"\"", "\"₹5\"", "null", "[]"] {
            check_rupees(price, None);
        }
    }

    #[test]
    fn a_placeholder_is_no_instant() {
        let object = json!({"a": "CREATED_TIMESTAMP", "b": "1750030073", "c": 1_750_030_073, "d": 1_750_030_073_000_i64, "e": null});
        let read = ["a", "b", "c", "d", "e"].map(|key| instant(&object, key).map(Timestamp::as_second));
        assert_eq!(read, [None, Some(1_750_030_073), Some(1_750_030_073), None, None]);
    }
}
