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
/// The version of the Graph paths that the documents use; any other is answered alike.
pub(crate) const GRAPH_VERSION: &str = "v24.0";
/// The payment configuration with a UPI address that exists from the beginning.
pub(crate) const UPI_CONFIGURATION: &str = "practice_upi";

/// A payment gateway that WhatsApp can be linked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Gateway {
    Razorpay,
    Payu,
    Billdesk,
    Zaakpay,
}

impl Gateway {
    pub(crate) const ALL: [Gateway; 4] =
        [Gateway::Razorpay, Gateway::Payu, Gateway::Billdesk, Gateway::Zaakpay];

    /// Those linked with the practice account from the beginning, and the names of their configurations. Under any
    /// other name a bill is taken, but nobody can pay it.
    pub(crate) const LINKED: [(Gateway, &'static str); 2] =
        [(Gateway::Razorpay, "practice_razorpay"), (Gateway::Payu, "practice_payu")];

    /// The name on the wire.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Gateway::Razorpay => "razorpay",
            Gateway::Payu => "payu",
            Gateway::Billdesk => "billdesk",
            Gateway::Zaakpay => "zaakpay",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Gateway> {
        Gateway::ALL.into_iter().find(|gateway| gateway.name() == name)
    }
}
