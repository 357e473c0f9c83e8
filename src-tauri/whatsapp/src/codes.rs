//! The providers' codes, by what they say about a message: was it taken, was it not, or does nobody know. The tables
//! hold what is documented; a code nobody documented means nothing by itself.

use crate::call::ProviderCode;
use crate::facts;
use serde_json::Value;

/// What a code says about the message that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// It was taken.
    Taken,
    /// It was not taken, and will be if sent later.
    SlowDown,
    /// It was not taken.
    NotTaken,
    /// Something went wrong, which may have been after taking it.
    Unknown,
    /// Nobody documented it.
    Undocumented,
}

/// A code with the words beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) code: ProviderCode,
    pub(crate) meaning: Meaning,
    pub(crate) details: String,
}

/// What a code means.
pub(crate) fn meaning(code: &ProviderCode) -> Meaning {
    match code.as_str() {
        "WA200" => Meaning::Taken,
        // 131057: the account is in maintenance for some minutes, as after a throughput upgrade.
        "4" | "80007" | "130429" | "131048" | "131056" | "131057" => Meaning::SlowDown,
        "WA500" | "1" | "2" | "131000" | "131016" | "133004" => Meaning::Unknown,
        "RBC001" | "E110" | "WAV2101" | "WA400" | "WA401" => Meaning::NotTaken,
        number => match number.parse::<u32>() {
            Ok(200..=299) => Meaning::NotTaken,
            Ok(code) if NOT_TAKEN.contains(&code) => Meaning::NotTaken,
            _ => Meaning::Undocumented,
        },
    }
}

/// Meta's codes for a message it did not take; 200 to 299 are missing permissions as well.
const NOT_TAKEN: [u32; 33] = [
    0, 3, 10, 33, 100, 190, 1026, 2046, 2047, 2500, 130_472, 131_005, 131_008, 131_009, 131_021, 131_026,
    131_042, 131_047, 131_049, 131_050, 131_051, 131_052, 131_053, 132_000, 132_001, 132_005, 132_007,
    132_012, 132_015, 132_016, 133_010, 134_011, 135_000,
];

/// Every code in an answer: in Graph's `error`, in `errors`, and Kaleyra's own beside or inside `data`.
pub(crate) fn found(answer: &Value) -> Vec<Said> {
    let in_errors = ["error", "errors"].into_iter().flat_map(|key| facts::list(answer, key));
    let in_errors = in_errors.filter_map(|error| said(error, meaning));
    let own = [Some(answer), answer.get("data")].into_iter().flatten();
    let own = own.filter_map(|object| said(object, meaning_outside_errors));
    in_errors.chain(own.filter(|own| !matches!(own.code.as_str().parse(), Ok(0 | 200..=299_u32)))).collect()
}

/// Outside an error object a small number need not be Meta's: 0 and 200 say that all is well, and 4 is also how
/// many a proxy says that it gave up waiting.
fn meaning_outside_errors(code: &ProviderCode) -> Meaning {
    match code.as_str().parse::<u32>() {
        Ok(0..=999) => Meaning::Undocumented,
        _ => meaning(code),
    }
}

/// Words of an answer that names no code, as `{"error":{"to":"invalid number"}}` or `{"error":"…","message":"…"}`.
pub(crate) fn words(answer: &Value) -> String {
    if let Some(Value::Object(fields)) = answer.get("error") {
        let fields =
            fields.iter().filter_map(|(field, why)| Some(format!("{field}: {}", facts::plain(why)?)));
        return fields.collect::<Vec<_>>().join("; ");
    }
    let texts = ["error", "message", "reason"].iter().filter_map(|key| facts::text(answer, key));
    texts.collect::<Vec<_>>().join(": ")
}

fn said(object: &Value, meaning: fn(&ProviderCode) -> Meaning) -> Option<Said> {
    let code = ProviderCode::parse(&facts::text(object, "code")?)?;
    let data = object.get("error_data").and_then(|data| facts::text(data, "details"));
    let words = ["details", "message", "title", "reason"].iter().find_map(|key| facts::text(object, key));
    Some(Said { meaning: meaning(&code), code, details: data.or(words).unwrap_or_default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check_found(answer: &Value, expected: &[(&str, &str)]) {
        let found = found(answer);
        let found: Vec<_> = found.iter().map(|said| (said.code.as_str(), said.details.as_str())).collect();
        assert_eq!(found, expected, "{answer}");
    }

    #[test]
    fn a_code_is_found_wherever_a_provider_puts_it() {
        check_found(&json!({"code": "RBC001", "message": "wrong key"}), &[("RBC001", "wrong key")]);
        check_found(&json!({"data": {"code": "E110"}}), &[("E110", "")]);
        check_found(
            &json!({"error": {"code": 131_009, "message": "m", "error_data": {"details": "d"}}}),
            &[("131009", "d")],
        );
        check_found(&json!({"errors": [{"code": 500, "title": "t", "details": "d"}]}), &[("500", "d")]);
        check_found(&json!({"code": 0, "error": {"code": 0}}), &[("0", "")]);
        check_found(&json!({"code": 200, "data": [], "error": "x"}), &[]);
        check_found(&json!([{"code": 5}]), &[]);
    }

    #[test]
    fn a_code_that_is_none_is_not_taken_for_one() {
        check_found(&json!({"code": "drop table"}), &[]);
        check_found(&json!({"code": "x".repeat(65)}), &[]);
    }
}
