//! Who a delivery comes from: the party whose format the bytes are in.

use std::fmt;
use std::str::FromStr;

use domain::ChannelKind;

/// The party that sends webhooks. A closed set: a new one must say everywhere what proves it and who reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// Kaleyra's callback profiles, for both versions of its API.
    Kaleyra,
    /// Meta itself.
    Meta,
}

impl Source {
    /// The name under which deliveries are stored. It never changes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Kaleyra => "kaleyra",
            Self::Meta => "meta",
        }
    }
}

/// Whose webhooks a channel's account receives.
impl From<ChannelKind> for Source {
    fn from(channel: ChannelKind) -> Self {
        match channel {
            ChannelKind::KaleyraV1 | ChannelKind::KaleyraV2 => Self::Kaleyra,
            ChannelKind::Cloud => Self::Meta,
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Source {
    type Err = UnknownSource;

    /// Reads the stored name, exactly.
    fn from_str(name: &str) -> Result<Self, UnknownSource> {
        match name {
            "kaleyra" => Ok(Self::Kaleyra),
            "meta" => Ok(Self::Meta),
            _ => Err(UnknownSource),
        }
    }
}

/// The name is none of the sources this program knows, as when a newer program wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a known source of webhooks")]
pub struct UnknownSource;
