//! Values as gateways write them: numbers as text, text as numbers, `null`, `""`, `"NA"`, `[]` for nothing.

use domain::Paise;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};
use serde_json::Value;

/// Longer ids and words nobody has.
const MOST: usize = 500;

/// India keeps one time all year: five hours and a half before Greenwich.
const INDIA_S: i32 = 19_800;

/// Text, or a whole number as text; none for what stands for nothing.
pub fn text(value: &Value) -> Option<String> {
    let written = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let is_nothing = written.is_empty()
        || ["na", "null", "not found", "none"].contains(&written.to_ascii_lowercase().as_str());
    (!is_nothing && written.chars().count() <= MOST).then_some(written)
}

/// A field as text.
pub fn field(object: &Value, name: &str) -> Option<String> {
    text(object.get(name)?)
}

/// The first of several fields that says something.
pub fn first(object: &Value, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| field(object, name))
}

/// A whole number of paise.
pub fn paise(object: &Value, name: &str) -> Option<Paise> {
    field(object, name)?.parse().ok().map(Paise::new)
}

/// Rupees, as text or number.
pub fn rupees(object: &Value, name: &str) -> Option<Paise> {
    rupees_of(&field(object, name)?)
}

/// Rupees as a file or form writes them; more than two places count only if they are zeros.
pub fn rupees_of(written: &str) -> Option<Paise> {
    let plain = written.trim().replace(',', "");
    let (whole, more) = plain.split_once('.').unwrap_or((&plain, ""));
    let cut = more.get(..2).filter(|_| more.len() > 2 && more[2..].bytes().all(|digit| digit == b'0'));
    match cut {
        Some(places) => Paise::parse_rupees(&format!("{whole}.{places}")).ok(),
        None => Paise::parse_rupees(&plain).ok(),
    }
}

/// Seconds since 1970; 0 stands for never.
pub fn seconds(object: &Value, name: &str) -> Option<Timestamp> {
    let seconds: i64 = field(object, name)?.parse().ok()?;
    Timestamp::from_second(seconds).ok().filter(|_| seconds > 0)
}

/// A day and time in India, as `2026-03-04 14:46:14`; zeros stand for never.
pub fn in_india(written: &str) -> Option<Timestamp> {
    let written = written.trim();
    let whole: DateTime = written.replacen(' ', "T", 1).parse().ok()?;
    TimeZone::fixed(Offset::from_seconds(INDIA_S).ok()?).to_timestamp(whole).ok()
}

/// The same of a field.
pub fn india(object: &Value, name: &str) -> Option<Timestamp> {
    in_india(&field(object, name)?)
}

/// Whether it says yes, in any of the ways that are seen.
pub fn is_yes(object: &Value, name: &str) -> bool {
    match object.get(name) {
        Some(Value::Bool(yes)) => *yes,
        Some(other) => text(other).is_some_and(|text| text == "1" || text.eq_ignore_ascii_case("true")),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_stands_for_nothing_is_nothing() {
        for nothing in [json!(null), json!(""), json!("NA"), json!([]), json!({}), json!("Not Found")] {
            assert_eq!(text(&nothing), None, "{nothing}");
        }
        assert_eq!(text(&json!(" 23907365951 ")).as_deref(), Some("23907365951"));
        assert_eq!(text(&json!(308_239_782_136_u64)).as_deref(), Some("308239782136"));
    }

    #[test]
    fn rupees_are_exact() {
        assert_eq!(rupees_of("149.00"), Some(Paise::new(14_900)));
        assert_eq!(rupees_of("1,234.5000"), Some(Paise::new(123_450)));
        for text in ["1.005", "1e3", "", "abc", "0x10"] {
            assert_eq!(rupees_of(text), None, "{text}");
        }
    }

    #[test]
    fn times_are_those_of_india() {
        assert_eq!(in_india("2026-03-04 14:46:14").unwrap().to_string(), "2026-03-04T09:16:14Z");
        assert_eq!(in_india("0000-00-00 00:00:00"), None);
    }
}
