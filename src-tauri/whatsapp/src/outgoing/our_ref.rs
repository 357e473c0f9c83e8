//! Our own mark on a message.

use thiserror::Error;

/// Our own mark on a message: 1 to 64 visible ASCII characters that mean nothing to anybody else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OurRef(String);

/// The text cannot mark a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a mark has 1 to 64 visible ASCII characters")]
pub struct OurRefInvalid;

impl OurRef {
    /// Takes a mark.
    ///
    /// # Errors
    /// [`OurRefInvalid`] when it is empty, longer than 64 characters, or has others than visible ASCII.
    pub fn parse(text: &str) -> Result<OurRef, OurRefInvalid> {
        let fits = (1..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        if fits { Ok(OurRef(text.to_owned())) } else { Err(OurRefInvalid) }
    }

    /// The mark.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
