//! How a shop is called in the paths that providers send to.

use std::fmt;

use crate::Source;

/// The longest slug, in characters.
const MAX_SLUG_CHARS: usize = 64;

/// A shop's name in a path: lower-case ASCII letters, digits and hyphens, at most 64. It is no secret.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ShopSlug(String);

impl ShopSlug {
    /// Reads a slug, exactly: there is one spelling, and nothing in it needs escaping.
    ///
    /// # Errors
    /// [`NotASlug`] when it is empty, too long, or has another character.
    pub fn parse(text: &str) -> Result<Self, NotASlug> {
        let is_plain = text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        if is_plain && (1..=MAX_SLUG_CHARS).contains(&text.len()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotASlug)
        }
    }

    /// The slug as it stands in paths.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where this provider sends its webhooks to: `/s/SLUG/SOURCE`.
    #[must_use]
    pub fn webhook_path(&self, source: Source) -> String {
        format!("/s/{self}/{source}")
    }

    /// Where Kaleyra fetches its tokens, if the shop's check is a [`crate::TokenClient`].
    #[must_use]
    pub fn token_path(&self) -> String {
        format!("/s/{self}/kaleyra/token")
    }
}

impl fmt::Display for ShopSlug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text cannot stand for a shop in a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a slug of lower-case letters, digits and hyphens")]
pub struct NotASlug;
