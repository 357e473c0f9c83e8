//! Takes out of a line what a log must not hold: telephone numbers, keys, and whatever follows the name of a secret.
//!
//! It rather takes out too much: a figure that is missing from a log can be asked for, a key that is in it cannot be
//! taken back.

use std::borrow::Cow;
use std::io::{self, Write};

/// Stands where something was taken out.
const GONE: &str = "[redacted]";

/// Digits from which on a number may be somebody's telephone.
const LEAST_DIGITS: usize = 10;

/// Letters and digits from which on a word may be a key.
const LEAST_OF_KEY: usize = 20;

/// Names after which nothing of the line is kept.
const SECRET_NAMES: [&str; 8] =
    ["api_key", "api-key", "apikey", "authorization", "passphrase", "password", "secret", "token"];

/// A writer that takes out of each line what must not be in it.
pub struct Redacting<W> {
    inner: W,
}

impl<W> Redacting<W> {
    /// Writes to `inner`.
    pub const fn new(inner: W) -> Redacting<W> {
        Redacting { inner }
    }
}

impl<W: Write> Write for Redacting<W> {
    /// A line comes whole: whoever writes logs here formats it first.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(bytes);
        self.inner.write_all(redact(&text).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// The text without what must not be in a log.
pub fn redact(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let end = if line.ends_with('\n') { "\n" } else { "" };
        let line = line.strip_suffix('\n').unwrap_or(line);
        kept.push_str(&without_numbers(&without_keys(&without_secrets(line))));
        kept.push_str(end);
    }
    kept
}

/// Cuts the line after the first name of a secret that has a value.
fn without_secrets(line: &str) -> Cow<'_, str> {
    // Lowering ASCII alone keeps every place in the line where it is.
    let lower = line.to_ascii_lowercase();
    let ends =
        SECRET_NAMES.iter().flat_map(|name| lower.match_indices(name).map(|(at, name)| at + name.len()));
    let value = ends.filter_map(|end| value_after(line, end)).min();
    match value {
        Some(at) => Cow::Owned(format!("{}{GONE}", &line[..at])),
        None => Cow::Borrowed(line),
    }
}

/// Where the value begins, if the name that ends at `end` has one: `name=…`, `name: …`, `"name":"…`.
fn value_after(line: &str, end: usize) -> Option<usize> {
    let rest = &line[end..];
    let sign = rest.trim_start_matches(['"', '\'', ' ']);
    sign.starts_with(['=', ':']).then(|| end + (rest.len() - sign.len()) + 1)
}

/// Long words with letters and digits in them may be keys, or hold somebody's number in another writing.
fn without_keys(line: &str) -> String {
    replace_runs(
        line,
        |c| c.is_ascii_alphanumeric() || c == '_',
        |word| {
            word.len() >= LEAST_OF_KEY
                && word.contains(|c: char| c.is_ascii_digit())
                && word.contains(|c: char| c.is_ascii_alphabetic())
        },
    )
}

/// Digits that belong together, also where they are written in groups.
fn without_numbers(line: &str) -> String {
    replace_runs(
        line,
        |c| c.is_ascii_digit() || matches!(c, '+' | '-' | ' '),
        |run| run.chars().filter(char::is_ascii_digit).count() >= LEAST_DIGITS,
    )
}

/// Puts a sign in the place of each run of such characters that is to be taken out; spaces around it stay.
fn replace_runs(line: &str, belongs: impl Fn(char) -> bool, is_taken: impl Fn(&str) -> bool) -> String {
    let mut kept = String::with_capacity(line.len());
    let mut rest = line;
    while !rest.is_empty() {
        let run = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        let (found, after) = rest.split_at(run);
        if is_taken(found) {
            let inner = found.trim();
            let start = found.len() - found.trim_start().len();
            kept.push_str(&found[..start]);
            kept.push_str(GONE);
            kept.push_str(&found[start + inner.len()..]);
        } else {
            kept.push_str(found);
        }
        let other = after.find(&belongs).unwrap_or(after.len());
        kept.push_str(&after[..other]);
        rest = &after[other..];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &str) {
        assert_eq!(redact(line), expected);
    }

    #[test]
    fn telephone_numbers_go_in_every_way_of_writing() {
        check("to +919876543210 now", "to [redacted] now");
        check("98765 43210", "[redacted]");
        check("to=+91-98765-43210, rows=12", "to=[redacted], rows=12");
        check("wa.me/919876543210?x", "wa.me/[redacted]?x");
    }

    #[test]
    fn whatever_follows_the_name_of_a_secret_goes() {
        check("api_key=A12 account=3", "api_key=[redacted]");
        check("{\"api-key\": \"A12\"}", "{\"api-key\":[redacted]");
        check("Authorization: Bearer x y z", "Authorization:[redacted]");
        check("first\npassphrase = open sesame\nlast\n", "first\npassphrase =[redacted]\nlast\n");
    }

    #[test]
    fn what_looks_like_a_key_goes() {
        check("with Ab0c1d2e3f4a5b6c7d8e9f01 sent", "with [redacted] sent");
        check("rzp_live_abcdefgh12345678", "[redacted]");
    }

    #[test]
    fn what_helps_stays() {
        for line in [
            "2026-11-22T06:22:00.123456Z  INFO parchi::work: a pass took 12 ms rows=3",
            "reference=K7Q3A0000123B order=A-842 code=secret_missing",
            "the vault has no secret for account 3",
            "app::worker::lookups::asking_after_payments_is_due",
            "हिन्दी में भी ₹1,234.50",
            "",
        ] {
            check(line, line);
        }
    }
}
