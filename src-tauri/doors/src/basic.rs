//! Proof by HTTP Basic: the other thing that Kaleyra's callback profiles offer, and how a client may introduce
//! itself when it asks for a token.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use secrecy::SecretString;
use subtle::ConstantTimeEq;

use crate::secrets::{Secrets, for_pair};
use crate::{Proof, Rejected, Source, UnusableCheck, VerifiedWebhook, headers};

/// The name and password that a Kaleyra callback profile was told to send.
#[derive(Debug)]
pub struct BasicAuth {
    pairs: Secrets,
}

impl BasicAuth {
    /// Sets up the check with `name:password`.
    ///
    /// # Errors
    /// [`UnusableCheck::Pair`] without name, colon or password, [`UnusableCheck::Blank`] with blanks around them.
    pub fn new(pair: SecretString) -> Result<Self, UnusableCheck> {
        Ok(Self { pairs: Secrets::new(for_pair(pair)?) })
    }

    /// Accepts the name and password of before as well.
    ///
    /// # Errors
    /// As [`BasicAuth::new`].
    pub fn with_previous(self, previous: SecretString) -> Result<Self, UnusableCheck> {
        Ok(Self { pairs: self.pairs.with_previous(for_pair(previous)?) })
    }

    /// Accepts `raw` if the request's one `Authorization` header is `Basic` with the name and password.
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
        VerifiedWebhook::proved(Source::Kaleyra, Proof::Basic, raw)
    }

    /// Whether the sender is known, before a byte of its body is read.
    pub(crate) fn shown<'a>(
        &self,
        headers: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Result<(), Rejected> {
        let given = headers::authorization(headers, "Basic")?;
        if self.pairs.any(|pair| is_encoded(pair, given)) { Ok(()) } else { Err(Rejected::ProofWrong) }
    }
}

/// Whether these are the pair's characters in base64. There is one right spelling, so what was given is not
/// decoded.
pub(crate) fn is_encoded(pair: &str, given: &[u8]) -> bool {
    STANDARD.encode(pair).as_bytes().ct_eq(given).into()
}
