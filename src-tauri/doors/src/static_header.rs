//! Proof by a header that the sender was told to add: what Kaleyra's callback profiles offer.
//!
//! Kaleyra publishes no signature over the body, so the sender is all that can be known. A webhook proved this
//! way is a hint like any other; the lookup decides.

use secrecy::SecretString;
use subtle::ConstantTimeEq;

use crate::secrets::{Secrets, for_header};
use crate::{Proof, Rejected, Source, UnusableCheck, VerifiedWebhook, headers};

/// The header a Kaleyra callback profile was told to send, with its secret value.
#[derive(Debug)]
pub struct StaticHeader {
    name: String,
    secrets: Secrets,
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
        Ok(Self { name: name.to_owned(), secrets: Secrets::new(for_header(secret)?) })
    }

    /// Accepts the secret of before as well.
    ///
    /// # Errors
    /// As [`StaticHeader::new`].
    pub fn with_previous(self, previous: SecretString) -> Result<Self, UnusableCheck> {
        Ok(Self { secrets: self.secrets.with_previous(for_header(previous)?), ..self })
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
        self.shown(headers)?;
        VerifiedWebhook::proved(Source::Kaleyra, Proof::StaticHeader, raw)
    }

    /// Whether the sender is known, before a byte of its body is read.
    pub(crate) fn shown<'a>(
        &self,
        headers: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Result<(), Rejected> {
        let value = headers::only(headers, &self.name)?;
        let is_right = self.secrets.any(|secret| secret.as_bytes().ct_eq(value).into());
        if is_right { Ok(()) } else { Err(Rejected::ProofWrong) }
    }
}

/// RFC 9110 §5.6.2, `token`.
fn is_header_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b))
}
