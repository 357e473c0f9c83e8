//! The one practice account: who the shop is to WhatsApp. Its keys are in `settings`.

use serde::{Deserialize, Serialize};

/// Kaleyra's account id, a path segment.
pub(crate) const SID: &str = "HXPR16000000097IN";
/// The shop's WhatsApp number.
pub(crate) const PHONE_NUMBER: &str = "+919800000001";
/// Meta's id of that number.
pub(crate) const PHONE_NUMBER_ID: &str = "106540352242922";
/// Meta's id of the business account.
pub(crate) const WABA_ID: &str = "102290129340398";
/// The shop's product catalogue.
pub(crate) const CATALOG_ID: &str = "329400000002474";

/// A payment gateway that the practice account is linked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Gateway {
    Razorpay,
    Payu,
}

impl Gateway {
    pub(crate) const ALL: [Gateway; 2] = [Gateway::Razorpay, Gateway::Payu];

    /// The name on the wire.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Gateway::Razorpay => "razorpay",
            Gateway::Payu => "payu",
        }
    }

    /// The payment configuration that exists for it. Any other name is taken, but nobody can pay under it.
    pub(crate) fn configuration(self) -> &'static str {
        match self {
            Gateway::Razorpay => "practice_razorpay",
            Gateway::Payu => "practice_payu",
        }
    }
}
