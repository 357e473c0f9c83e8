//! The providers' codes, by what they say about a message: was it taken, was it not, or does nobody know. The tables
//! hold what is documented; a code nobody documented means nothing by itself.

use crate::facts;
use calling::ProviderCode;
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

/// Whom a code concerns, besides the customer who gets no message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// This message only.
    Message,
    /// No other message of the account would escape it.
    Account,
    /// The same, because the account's key is not accepted.
    Key,
}

/// Every documented code, what it says of a message, and whom it concerns. Meta's 200 to 299, which are missing
/// permissions all of them, stand as 200.
pub(crate) const KNOWN: &[(&str, Meaning, About)] = &[
    // Kaleyra's own.
    ("WA200", Meaning::Taken, About::Message),
    ("RBC001", Meaning::NotTaken, About::Key),
    ("E110", Meaning::NotTaken, About::Account),
    ("E13001", Meaning::NotTaken, About::Message),
    ("WAV2101", Meaning::NotTaken, About::Account),
    ("WA400", Meaning::NotTaken, About::Message),
    ("WA401", Meaning::NotTaken, About::Key),
    // Repeating it is documented, that nothing was taken is not.
    ("WA500", Meaning::Unknown, About::Message),
    // Meta's, which Kaleyra passes on.
    ("0", Meaning::NotTaken, About::Key),
    ("1", Meaning::Unknown, About::Message),
    ("2", Meaning::Unknown, About::Message),
    ("3", Meaning::NotTaken, About::Message),
    ("4", Meaning::SlowDown, About::Message),
    ("10", Meaning::NotTaken, About::Account),
    ("33", Meaning::NotTaken, About::Message),
    ("100", Meaning::NotTaken, About::Message),
    ("190", Meaning::NotTaken, About::Key),
    ("200", Meaning::NotTaken, About::Account),
    ("1026", Meaning::NotTaken, About::Message),
    ("2046", Meaning::NotTaken, About::Message),
    ("2047", Meaning::NotTaken, About::Message),
    ("2500", Meaning::NotTaken, About::Message),
    ("80007", Meaning::SlowDown, About::Message),
    ("130429", Meaning::SlowDown, About::Message),
    ("130472", Meaning::NotTaken, About::Message),
    ("131000", Meaning::Unknown, About::Message),
    ("131005", Meaning::NotTaken, About::Account),
    ("131008", Meaning::NotTaken, About::Message),
    ("131009", Meaning::NotTaken, About::Message),
    ("131016", Meaning::Unknown, About::Message),
    ("131021", Meaning::NotTaken, About::Message),
    ("131026", Meaning::NotTaken, About::Message),
    ("131042", Meaning::NotTaken, About::Account),
    ("131047", Meaning::NotTaken, About::Message),
    ("131048", Meaning::SlowDown, About::Message),
    ("131049", Meaning::NotTaken, About::Message),
    ("131050", Meaning::NotTaken, About::Message),
    ("131051", Meaning::NotTaken, About::Message),
    ("131052", Meaning::NotTaken, About::Message),
    ("131053", Meaning::NotTaken, About::Message),
    ("131056", Meaning::SlowDown, About::Message),
    // The account is in maintenance for some minutes, as after a throughput upgrade.
    ("131057", Meaning::SlowDown, About::Message),
    ("132000", Meaning::NotTaken, About::Message),
    ("132001", Meaning::NotTaken, About::Message),
    ("132005", Meaning::NotTaken, About::Message),
    ("132007", Meaning::NotTaken, About::Message),
    ("132012", Meaning::NotTaken, About::Message),
    ("132015", Meaning::NotTaken, About::Message),
    ("132016", Meaning::NotTaken, About::Message),
    ("133004", Meaning::Unknown, About::Message),
    ("133010", Meaning::NotTaken, About::Account),
    ("134011", Meaning::NotTaken, About::Account),
    ("135000", Meaning::NotTaken, About::Message),
    // Ours, where an answer names none.
    ("http_401", Meaning::NotTaken, About::Key),
    ("http_403", Meaning::NotTaken, About::Key),
];

/// What a code means.
pub(crate) fn meaning(code: &ProviderCode) -> Meaning {
    known(code).map_or(Meaning::Undocumented, |(meaning, _)| meaning)
}

/// Whom a code concerns.
pub(crate) fn about(code: &ProviderCode) -> About {
    known(code).map_or(About::Message, |(_, about)| about)
}

/// Whether no other message of the account would escape what a code says, so that they wait until the account is mended.
#[must_use]
pub fn is_about_the_account(code: &ProviderCode) -> bool {
    match about(code) {
        About::Account | About::Key => true,
        About::Message => false,
    }
}

/// Whether a code says that the account's key is not accepted.
#[must_use]
pub fn refuses_the_key(code: &ProviderCode) -> bool {
    about(code) == About::Key
}

fn known(code: &ProviderCode) -> Option<(Meaning, About)> {
    let wanted = match code.as_str().parse::<u32>() {
        Ok(200..=299) => "200",
        _ => code.as_str(),
    };
    let found = KNOWN.iter().find(|(known, ..)| *known == wanted);
    found.map(|(_, meaning, about)| (*meaning, *about))
}

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
