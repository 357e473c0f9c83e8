//! The key of an account at its provider: nothing prints it and nothing keeps it but the vault.

use reqwest::header::HeaderValue;
use secrecy::{ExposeSecret, SecretString};
use thiserror::Error;

/// A provider's key, known to fit into a header. `Debug` shows `[REDACTED]`.
#[derive(Clone, Debug)]
pub struct ApiKey(SecretString);

/// The text cannot be a key: it is empty or has others than visible ASCII characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a key has visible ASCII characters only")]
pub struct ApiKeyInvalid;

impl ApiKey {
    /// Takes a key, without the white space that copying brings along.
    ///
    /// # Errors
    /// [`ApiKeyInvalid`] for what no provider gives out as a key.
    pub fn new(secret: &SecretString) -> Result<ApiKey, ApiKeyInvalid> {
        let key = secret.expose_secret().trim();
        let fits = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_graphic());
        if fits { Ok(ApiKey(SecretString::from(key))) } else { Err(ApiKeyInvalid) }
    }

    /// A header's value behind some words, marked so that no layer below logs it.
    pub(crate) fn header(&self, prefix: &'static str) -> HeaderValue {
        let value = HeaderValue::from_str(&format!("{prefix}{}", self.0.expose_secret()));
        let mut value = value.expect("a key was checked to be visible ASCII when it was made");
        value.set_sensitive(true);
        value
    }

    /// The bytes of an answer, with the key taken out should the provider have repeated it.
    pub(crate) fn redact(&self, bytes: Vec<u8>) -> Vec<u8> {
        let key = self.0.expose_secret();
        if !bytes.windows(key.len()).any(|window| window == key.as_bytes()) {
            return bytes;
        }
        String::from_utf8_lossy(&bytes).replace(key, crate::REDACTED).into_bytes()
    }
}
