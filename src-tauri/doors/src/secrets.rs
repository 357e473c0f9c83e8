//! What a check compares with: the secret of today and, while a change is under way, the one before.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};

/// One or two secrets that are as good as each other.
///
/// Providers go on using the old secret for deliveries they repeat, so a change needs both for a while.
pub(crate) struct Secrets {
    current: SecretString,
    previous: Option<SecretString>,
}

impl Secrets {
    pub(crate) fn new(current: SecretString) -> Self {
        Self { current, previous: None }
    }

    pub(crate) fn with_previous(self, previous: SecretString) -> Self {
        Self { previous: Some(previous), ..self }
    }

    /// Whether one of them is meant. All are asked, so that the time tells nothing of which it was.
    pub(crate) fn any(&self, is_meant: impl Fn(&str) -> bool) -> bool {
        self.exposed().fold(false, |found, secret| is_meant(secret) | found)
    }

    pub(crate) fn exposed(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.current).chain(&self.previous).map(ExposeSecret::expose_secret)
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
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
    /// The secret is empty or has blanks or line ends around it, as happens when it is copied.
    #[error("the secret is empty or has blanks around it")]
    Blank,
    /// There is no name, no password, or no colon between them.
    #[error("not a name and a secret with a colon between them")]
    Pair,
}

/// A secret that signs: any text, as long as nothing was lost or gained when it was copied.
pub(crate) fn for_signing(secret: SecretString) -> Result<SecretString, UnusableCheck> {
    let text = secret.expose_secret();
    if text.is_empty() || text.trim() != text { Err(UnusableCheck::Blank) } else { Ok(secret) }
}

/// A secret that travels in a header. RFC 9110 §5.5: blanks around a value are not part of it, and bytes beyond
/// ASCII have no agreed meaning.
pub(crate) fn for_header(secret: SecretString) -> Result<SecretString, UnusableCheck> {
    let text = secret.expose_secret();
    let survives = !text.is_empty()
        && text.trim_matches(' ') == text
        && text.bytes().all(|b| b.is_ascii_graphic() || b == b' ');
    if survives { Ok(secret) } else { Err(UnusableCheck::Secret) }
}

/// `name:secret`, both there. The name ends at the first colon (RFC 7617 §2).
pub(crate) fn for_pair(pair: SecretString) -> Result<SecretString, UnusableCheck> {
    let pair = for_signing(pair)?;
    match pair.expose_secret().split_once(':') {
        Some((name, secret)) if !name.is_empty() && !secret.is_empty() => Ok(pair),
        _ => Err(UnusableCheck::Pair),
    }
}
