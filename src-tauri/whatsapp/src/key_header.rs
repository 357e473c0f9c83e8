//! The header in which a key travels.

use crate::api_key::ApiKey;
use crate::rendered::REDACTED;
use reqwest::header::{AUTHORIZATION, HeaderName, HeaderValue};

/// How a provider wants its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyHeader {
    /// `api-key: …`, as Kaleyra does.
    ApiKey,
    /// `authorization: Bearer …`, as Meta does.
    Bearer,
}

impl KeyHeader {
    /// The header's name.
    pub(crate) const fn name(self) -> HeaderName {
        match self {
            KeyHeader::ApiKey => HeaderName::from_static("api-key"),
            KeyHeader::Bearer => AUTHORIZATION,
        }
    }

    /// Its value, marked so that no layer below logs it.
    pub(crate) fn value(self, key: &ApiKey) -> HeaderValue {
        key.header(self.prefix())
    }

    /// Its value as it is shown and kept.
    pub(crate) fn shown(self) -> String {
        format!("{}{REDACTED}", self.prefix())
    }

    const fn prefix(self) -> &'static str {
        match self {
            KeyHeader::ApiKey => "",
            KeyHeader::Bearer => "Bearer ",
        }
    }
}
