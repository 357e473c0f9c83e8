//! Proof by a header that the sender was told to add: what Kaleyra's callback profiles offer.
//!
//! Kaleyra publishes no signature over the body, so this is the strongest check it has. A webhook proved this
//! way is a hint like any other; the lookup decides.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use subtle::ConstantTimeEq;

use crate::{Proof, Rejected, Source, VerifiedWebhook};

/// The header a Kaleyra callback profile was told to send, with its secret value.
pub struct StaticHeader {
    name: String,
    secret: SecretString,
}

impl StaticHeader {
    /// Sets up the check. `name` is compared without regard to case, `secret` byte for byte.
    ///
    /// # Errors
    /// [`UnusableCheck`] where the check could never hold or would hold for everyone: an empty secret, one
    /// that no header can carry unchanged, or a name that is not a header's.
    pub fn new(name: &str, secret: SecretString) -> Result<Self, UnusableCheck> {
        if !is_header_name(name) {
            return Err(UnusableCheck::Name);
        }
        if !survives_as_header_value(secret.expose_secret()) {
            return Err(UnusableCheck::Secret);
        }
        Ok(Self { name: name.to_owned(), secret })
    }

    /// Accepts `raw` if exactly one of the request's headers has the name and its value is the secret.
    ///
    /// The comparison takes the same time wherever two values of one length differ; the length itself is not
    /// hidden.
    ///
    /// # Errors
    /// [`Rejected::ProofMissing`] without the header, [`Rejected::ProofWrong`] with another value or with the
    /// header repeated, [`Rejected::TooLarge`] for a proved sender whose body is too long.
    pub fn verify<'a>(
        &self,
        headers: impl IntoIterator<Item = (&'a str, &'a [u8])>,
        raw: Vec<u8>,
    ) -> Result<VerifiedWebhook, Rejected> {
        let mut shown = headers
            .into_iter()
            .filter(|(name, _)| name.eq_ignore_ascii_case(&self.name))
            .map(|(_, value)| value);
        let value = shown.next().ok_or(Rejected::ProofMissing)?;
        // Of two values one might be right, but a proxy in between may have read the other.
        if shown.next().is_some() || !self.is_secret(value) {
            return Err(Rejected::ProofWrong);
        }
        VerifiedWebhook::proved(Source::Kaleyra, Proof::StaticHeader, raw)
    }

    fn is_secret(&self, value: &[u8]) -> bool {
        self.secret.expose_secret().as_bytes().ct_eq(value).into()
    }
}

impl fmt::Debug for StaticHeader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StaticHeader").field("name", &self.name).field("secret", &"[redacted]").finish()
    }
}

/// Why a check cannot be set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnusableCheck {
    /// The name is empty or has a character that header names do not have.
    #[error("not the name of a header")]
    Name,
    /// The secret is empty, begins or ends with a blank, or has a character other than visible ASCII and
    /// blanks: on its way through proxies it would not stay what it is.
    #[error("not a value that a header can carry unchanged")]
    Secret,
}

/// RFC 9110 §5.6.2, `token`.
fn is_header_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b))
}

/// RFC 9110 §5.5: blanks around a value are not part of it, and bytes beyond ASCII have no agreed meaning.
fn survives_as_header_value(secret: &str) -> bool {
    !secret.is_empty()
        && secret.trim_matches(' ') == secret
        && secret.bytes().all(|b| b.is_ascii_graphic() || b == b' ')
}
