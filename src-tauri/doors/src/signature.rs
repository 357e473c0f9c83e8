//! Proof by a signature over the body: HMAC-SHA256 with a secret that only the provider and the shop know.
//!
//! The bytes are signed as sent, so nothing here parses them: the same JSON with other blanks is another body.

use hmac::{Hmac, KeyInit, Mac};
use secrecy::SecretString;
use sha2::Sha256;

use crate::secrets::{Secrets, for_signing};
use crate::{Proof, Rejected, Source, UnusableCheck, VerifiedWebhook, headers};

/// Meta's signature: `X-Hub-Signature-256: sha256=…`, made with the app secret.
#[derive(Debug)]
pub struct MetaHmac(BodyHmac);

impl MetaHmac {
    /// Sets up the check.
    ///
    /// # Errors
    /// [`UnusableCheck::Blank`] for a secret that is empty or has blanks around it.
    pub fn new(app_secret: SecretString) -> Result<Self, UnusableCheck> {
        BodyHmac::new(Source::Meta, Proof::MetaHmac, ("x-hub-signature-256", "sha256="), app_secret).map(Self)
    }

    /// Accepts the app secret of before as well.
    ///
    /// # Errors
    /// As [`MetaHmac::new`].
    pub fn with_previous(self, app_secret: SecretString) -> Result<Self, UnusableCheck> {
        self.0.with_previous(app_secret).map(Self)
    }

    /// Accepts `raw` if the one signature among the headers is of these bytes.
    ///
    /// # Errors
    /// [`Rejected::ProofMissing`] without the header, [`Rejected::ProofWrong`] with another signature, with the
    /// header repeated or spelt otherwise than in lower case, [`Rejected::TooLarge`] for a signed body that is
    /// too long.
    pub fn verify<'a>(
        &self,
        headers: impl IntoIterator<Item = (&'a str, &'a [u8])>,
        raw: Vec<u8>,
    ) -> Result<VerifiedWebhook, Rejected> {
        let signed = self.signed(headers)?;
        signed.accept(raw)
    }

    /// The signature that was shown, before a byte of the body is read.
    pub(crate) fn signed<'a>(
        &self,
        headers: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Result<Signed<'_>, Rejected> {
        self.0.signed(headers)
    }
}

/// Razorpay's signature: `X-Razorpay-Signature`, made with the webhook's own secret (not the API key's).
#[derive(Debug)]
pub struct RazorpayHmac(BodyHmac);

impl RazorpayHmac {
    /// Sets up the check.
    ///
    /// # Errors
    /// [`UnusableCheck::Blank`] for a secret that is empty or has blanks around it.
    pub fn new(webhook_secret: SecretString) -> Result<Self, UnusableCheck> {
        let header = ("x-razorpay-signature", "");
        BodyHmac::new(Source::Razorpay, Proof::RazorpayHmac, header, webhook_secret).map(Self)
    }

    /// Accepts the secret of before as well: Razorpay goes on signing with it what it repeats of older events.
    ///
    /// # Errors
    /// As [`RazorpayHmac::new`].
    pub fn with_previous(self, webhook_secret: SecretString) -> Result<Self, UnusableCheck> {
        self.0.with_previous(webhook_secret).map(Self)
    }

    /// Accepts `raw` if the one signature among the headers is of these bytes.
    ///
    /// # Errors
    /// As [`MetaHmac::verify`].
    pub fn verify<'a>(
        &self,
        headers: impl IntoIterator<Item = (&'a str, &'a [u8])>,
        raw: Vec<u8>,
    ) -> Result<VerifiedWebhook, Rejected> {
        let signed = self.signed(headers)?;
        signed.accept(raw)
    }

    /// The signature that was shown, before a byte of the body is read.
    pub(crate) fn signed<'a>(
        &self,
        headers: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Result<Signed<'_>, Rejected> {
        self.0.signed(headers)
    }
}

/// Who signs, with what, and where the signature stands.
#[derive(Debug)]
struct BodyHmac {
    source: Source,
    proof: Proof,
    header: &'static str,
    prefix: &'static str,
    secrets: Secrets,
}

impl BodyHmac {
    fn new(
        source: Source,
        proof: Proof,
        (header, prefix): (&'static str, &'static str),
        secret: SecretString,
    ) -> Result<Self, UnusableCheck> {
        Ok(Self { source, proof, header, prefix, secrets: Secrets::new(for_signing(secret)?) })
    }

    fn with_previous(self, previous: SecretString) -> Result<Self, UnusableCheck> {
        Ok(Self { secrets: self.secrets.with_previous(for_signing(previous)?), ..self })
    }

    fn signed<'a>(
        &self,
        headers: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Result<Signed<'_>, Rejected> {
        let value = headers::only(headers, self.header)?;
        let signature = value.strip_prefix(self.prefix.as_bytes()).and_then(from_lower_hex);
        Ok(Signed { by: self, signature: signature.ok_or(Rejected::ProofWrong)? })
    }
}

/// A signature that waits for its body.
pub(crate) struct Signed<'a> {
    by: &'a BodyHmac,
    signature: [u8; 32],
}

impl Signed<'_> {
    /// Accepts the body that was signed, and no other.
    pub(crate) fn accept(self, raw: Vec<u8>) -> Result<VerifiedWebhook, Rejected> {
        let is_right = self.by.secrets.any(|secret| {
            // A key of any length will do, so it is never refused.
            Hmac::<Sha256>::new_from_slice(secret.as_bytes())
                .is_ok_and(|mac| mac.chain_update(&raw).verify_slice(&self.signature).is_ok())
        });
        if !is_right {
            return Err(Rejected::ProofWrong);
        }
        VerifiedWebhook::proved(self.by.source, self.by.proof, raw)
    }
}

/// Lower case, as both providers write it: one signature has one spelling.
fn from_lower_hex(digits: &[u8]) -> Option<[u8; 32]> {
    let is_lower = digits.iter().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
    let mut bytes = [0; 32];
    (is_lower && hex::decode_to_slice(digits, &mut bytes).is_ok()).then_some(bytes)
}
