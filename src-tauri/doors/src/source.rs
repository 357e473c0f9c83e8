//! Who a delivery comes from: the party whose format the bytes are in.

use std::fmt;
use std::str::FromStr;

use domain::ChannelKind;

/// The party that sends webhooks. A closed set: a new one must say everywhere what proves it and who reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// Kaleyra's callback profiles, for both versions of its API.
    Kaleyra,
    /// Meta's Cloud API: what WhatsApp says without a provider in between.
    Meta,
    /// Razorpay's own webhooks of payments, refunds and settlements.
    Razorpay,
    /// PayU's own webhooks of payments.
    Payu,
}

impl Source {
    /// Every one of them.
    pub const ALL: [Self; 4] = [Self::Kaleyra, Self::Meta, Self::Razorpay, Self::Payu];

    /// The name under which deliveries are stored, and the last part of the path they are sent to. It never
    /// changes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Kaleyra => "kaleyra",
            Self::Meta => "meta",
            Self::Razorpay => "razorpay",
            Self::Payu => "payu",
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
            "razorpay" => Ok(Self::Razorpay),
            "payu" => Ok(Self::Payu),
            _ => Err(UnknownSource),
        }
    }
}

/// The name is none of the sources this program knows, as when a newer program wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a known source of webhooks")]
pub struct UnknownSource;
