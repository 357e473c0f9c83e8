//! Finding the one header that matters.

use crate::Rejected;

/// The value of the only header of this name, in any case.
///
/// Of two values one might be right, but a proxy in between may have read the other.
pub(crate) fn only<'a>(
    headers: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    wanted: &str,
) -> Result<&'a [u8], Rejected> {
    let mut shown =
        headers.into_iter().filter(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value);
    let value = shown.next().ok_or(Rejected::ProofMissing)?;
    if shown.next().is_some() { Err(Rejected::ProofWrong) } else { Ok(value) }
}

/// What follows the scheme in the only `Authorization` header. The scheme is read in any case (RFC 9110 §11.1).
pub(crate) fn authorization<'a>(
    headers: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    scheme: &str,
) -> Result<&'a [u8], Rejected> {
    let value = only(headers, "authorization")?;
    match value.split_at_checked(scheme.len()) {
        Some((given, [b' ', credentials @ ..])) if given.eq_ignore_ascii_case(scheme.as_bytes()) => {
            Ok(credentials.trim_ascii_start())
        }
        _ => Err(Rejected::ProofWrong),
    }
}
