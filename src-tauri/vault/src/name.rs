//! The two halves of an entry's key: whose it is, and what it is.
//!
//! Both are lower case, because the Windows credential store takes names that differ only in case for one.

use std::fmt;

use domain::{AccountId, GatewayId};

/// The book that a secret belongs to, so that two books in one keychain or one folder stay apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BookId(String);

impl BookId {
    /// Takes the id that the order book was given when it was made.
    ///
    /// # Errors
    /// [`NotAName`] unless it is 1 to 64 of `a-z`, `0-9` and `-`.
    pub fn parse(id: &str) -> Result<Self, NotAName> {
        if (1..=64).contains(&id.len()) && is_word(id) { Ok(Self(id.to_owned())) } else { Err(NotAName) }
    }

    /// The id as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BookId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a secret is for, as `account/7/api-key`. Not secret itself: it stands in messages and in the keychain's
/// own window.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SecretName(String);

impl SecretName {
    /// The API key or access token of an account: `account/<id>/api-key`.
    #[must_use]
    pub fn api_key(account: AccountId) -> Self {
        Self(format!("account/{account}/api-key"))
    }

    /// The secret with which Meta signs an account's webhooks: `account/<id>/app-secret`.
    #[must_use]
    pub fn app_secret(account: AccountId) -> Self {
        Self(format!("account/{account}/app-secret"))
    }

    /// The word that Meta shows when it asks whose address an account's webhooks go to: `account/<id>/verify-token`.
    #[must_use]
    pub fn verify_token(account: AccountId) -> Self {
        Self(format!("account/{account}/verify-token"))
    }

    /// What Kaleyra shows with an account's callbacks: `account/<id>/callback-secret`.
    #[must_use]
    pub fn callback_secret(account: AccountId) -> Self {
        Self(format!("account/{account}/callback-secret"))
    }

    /// The secret of an account at a payment gateway: `gateway/<id>/secret`.
    #[must_use]
    pub fn gateway_secret(gateway: GatewayId) -> Self {
        Self(format!("gateway/{gateway}/secret"))
    }

    /// The book's generation as it was when this computer last used the book: `book/generation`.
    #[must_use]
    pub fn generation() -> Self {
        Self("book/generation".to_owned())
    }

    /// Takes any other name.
    ///
    /// # Errors
    /// [`NotAName`] unless it is 1 to 96 bytes of words parted by `/`, each of `a-z`, `0-9` and `-`.
    pub fn parse(name: &str) -> Result<Self, NotAName> {
        if name.len() <= 96 && name.split('/').all(is_word) {
            Ok(Self(name.to_owned()))
        } else {
            Err(NotAName)
        }
    }

    /// The name in full.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SecretName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text cannot be a book's id or an entry's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a name that a vault can keep")]
pub struct NotAName;

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}
