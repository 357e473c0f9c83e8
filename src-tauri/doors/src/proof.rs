//! How it was established that a delivery is from whom it says.

use std::fmt;
use std::str::FromStr;

/// The way a webhook was verified, kept beside its bytes so that a later reader can weigh it.
///
/// There is deliberately no value for "not verified".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Proof {
    /// The person at this computer brought the bytes and vouches for them.
    Person,
    /// The practice world made them, in this process. Good for a practice book only.
    Practice,
    /// The sender showed the secret header agreed with it. It proves the sender, not the body: whoever could
    /// read one request can send another.
    StaticHeader,
    /// Meta signed the body with the app secret.
    MetaHmac,
    /// Razorpay signed the body with the webhook's secret.
    RazorpayHmac,
    /// PayU hashed the payment's main fields with the salt. The rest of the body is not covered.
    PayuHash,
    /// The sender showed the name and password agreed with it. It proves the sender, not the body.
    Basic,
    /// The sender showed a short-lived token that it had been given here. It proves the sender, not the body.
    Bearer,
}

impl Proof {
    /// The name under which deliveries are stored. It never changes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Practice => "practice",
            Self::StaticHeader => "static-header",
            Self::MetaHmac => "meta-hmac",
            Self::RazorpayHmac => "razorpay-hmac",
            Self::PayuHash => "payu-hash",
            Self::Basic => "basic",
            Self::Bearer => "bearer",
        }
    }
}

impl fmt::Display for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Proof {
    type Err = UnknownProof;

    /// Reads the stored name, exactly.
    fn from_str(name: &str) -> Result<Self, UnknownProof> {
        match name {
            "person" => Ok(Self::Person),
            "practice" => Ok(Self::Practice),
            "static-header" => Ok(Self::StaticHeader),
            "meta-hmac" => Ok(Self::MetaHmac),
            "razorpay-hmac" => Ok(Self::RazorpayHmac),
            "payu-hash" => Ok(Self::PayuHash),
            "basic" => Ok(Self::Basic),
            "bearer" => Ok(Self::Bearer),
            _ => Err(UnknownProof),
        }
    }
}

/// The name is none of the proofs this program knows, as when a newer program wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a known proof of origin")]
pub struct UnknownProof;
