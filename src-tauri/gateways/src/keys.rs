//! The keys of a gateway account: nothing prints them and nothing keeps them but the vault.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::HeaderValue;
use secrecy::{ExposeSecret, SecretString};
use thiserror::Error;

/// The keys of an account at a gateway. `Debug` shows `[REDACTED]`.
#[derive(Clone, Debug)]
pub struct GatewayKeys {
    /// Razorpay's key id, PayU's merchant key: named in requests, and no secret by itself.
    id: String,
    /// Razorpay's key secret, PayU's salt.
    secret: SecretString,
}

/// The text cannot be a key: it is empty, longer than 256, or has others than visible ASCII characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a key has visible ASCII characters only")]
pub struct KeysInvalid;

impl GatewayKeys {
    /// Takes an id and its secret, without the white space that copying brings along.
    ///
    /// # Errors
    /// [`KeysInvalid`] for what no gateway gives out.
    pub fn new(id: &str, secret: &SecretString) -> Result<GatewayKeys, KeysInvalid> {
        let (id, secret) = (id.trim(), secret.expose_secret().trim());
        let fits =
            |key: &str| (1..=256).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
        if !fits(id) || !fits(secret) || id.contains(':') || id.contains('|') {
            return Err(KeysInvalid);
        }
        Ok(GatewayKeys { id: id.to_owned(), secret: SecretString::from(secret) })
    }

    /// The part that may be shown.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Whether a key id says of itself that it is for trying out, as Razorpay's do.
    #[must_use]
    pub fn is_for_tests(&self) -> bool {
        self.id.starts_with("rzp_test_")
    }

    pub(crate) fn secret(&self) -> &str {
        self.secret.expose_secret()
    }

    /// `Basic …`, with the scheme spelt as Razorpay wants it, marked so that no layer below logs it.
    pub(crate) fn basic(&self) -> HeaderValue {
        let both = STANDARD.encode(format!("{}:{}", self.id, self.secret()));
        let value = HeaderValue::from_str(&format!("Basic {both}"));
        let mut value = value.expect("base64 is visible ASCII");
        value.set_sensitive(true);
        value
    }

    /// The bytes of an answer, with the secret taken out should the gateway have repeated it.
    pub(crate) fn redact(&self, bytes: Vec<u8>) -> Vec<u8> {
        let secret = self.secret();
        if !bytes.windows(secret.len()).any(|window| window == secret.as_bytes()) {
            return bytes;
        }
        String::from_utf8_lossy(&bytes).replace(secret, "[REDACTED]").into_bytes()
    }
}
