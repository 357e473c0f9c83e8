//! The version of Meta's interface.

use std::fmt;
use thiserror::Error;

/// A version as it stands in addresses: `v24.0`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ApiVersion(String);

/// The text is no version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a version is written as v24.0")]
pub struct ApiVersionInvalid;

impl ApiVersion {
    /// Reads `v`, digits, a dot, and digits; at most three of each.
    ///
    /// # Errors
    /// [`ApiVersionInvalid`] for anything else.
    pub fn parse(text: &str) -> Result<ApiVersion, ApiVersionInvalid> {
        let text = text.trim();
        let (major, minor) =
            text.strip_prefix('v').and_then(|rest| rest.split_once('.')).ok_or(ApiVersionInvalid)?;
        let is_number =
            |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_number(major) && is_number(minor) {
            Ok(ApiVersion(text.to_owned()))
        } else {
            Err(ApiVersionInvalid)
        }
    }

    /// The version.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The version that this program was written against.
impl Default for ApiVersion {
    fn default() -> Self {
        ApiVersion("v24.0".to_owned())
    }
}

impl fmt::Display for ApiVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_has_two_numbers_behind_a_v() {
        for text in ["v24.0", " v3.12 "] {
            assert_eq!(ApiVersion::parse(text).unwrap().as_str(), text.trim());
        }
        for text in ["", "v24", "24.0", "v24.", "v.0", "v24.0.1", "v2a.0", "V24.0", "v24.0/..", "v1234.0"] {
            assert_eq!(ApiVersion::parse(text), Err(ApiVersionInvalid), "{text}");
        }
    }
}
