//! The ways by which a shop speaks to WhatsApp. What was asked by one is answered and told in its shape.

use serde::{Deserialize, Serialize};

/// A way to WhatsApp.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Kaleyra's older API: forms in, flat callbacks out.
    KaleyraV1,
    /// Kaleyra's newer API: Meta's objects in an envelope, both ways.
    KaleyraV2,
    /// Meta's own Cloud API, on the Graph paths.
    Cloud,
}

impl Channel {
    /// `kaleyra_v1`, `kaleyra_v2` or `cloud`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Channel::KaleyraV1 => "kaleyra_v1",
            Channel::KaleyraV2 => "kaleyra_v2",
            Channel::Cloud => "cloud",
        }
    }
}
