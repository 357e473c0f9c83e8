//! Forms and query strings: names and values between `&` and `=`, as bytes.

use std::borrow::Cow;

use percent_encoding::percent_decode;

/// The pairs in their order. Nothing is refused: what is no form gives odd names that nobody asks for.
pub(crate) fn pairs(raw: &[u8]) -> impl Iterator<Item = (Cow<'_, [u8]>, Cow<'_, [u8]>)> {
    raw.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()).map(|pair| {
        let mut parts = pair.splitn(2, |byte| *byte == b'=');
        (decoded(parts.next().unwrap_or_default()), decoded(parts.next().unwrap_or_default()))
    })
}

/// The value of the only pair of this name; `None` when there is none or several.
pub(crate) fn only<'a>(raw: &'a [u8], name: &str) -> Option<Cow<'a, [u8]>> {
    let mut values =
        pairs(raw).filter(|(given, _)| given.as_ref() == name.as_bytes()).map(|(_, value)| value);
    let value = values.next()?;
    values.next().is_none().then_some(value)
}

/// `+` is a blank, `%XX` a byte. The bytes may be of any character set, and stay as they are.
fn decoded(text: &[u8]) -> Cow<'_, [u8]> {
    if !text.contains(&b'+') {
        return percent_decode(text).into();
    }
    let spaced: Vec<u8> = text.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
    Cow::Owned(percent_decode(&spaced).collect())
}
