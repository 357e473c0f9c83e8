//! How the shop reaches a payment gateway: the settings of an account there, without its keys.

use crate::account::GatewayKind;

/// An account at a gateway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatewaySettings {
    /// What the shop calls it.
    pub name: String,
    /// Whose it is.
    pub kind: GatewayKind,
    /// Where its interface is.
    pub base_url: String,
    /// The part of its key that may be shown, as `rzp_live_…`.
    pub key_id: String,
}

impl GatewayKind {
    /// Where the gateway's interface is, as its documents say.
    #[must_use]
    pub const fn base_url(self) -> &'static str {
        match self {
            GatewayKind::Razorpay => "https://api.razorpay.com/v1",
            GatewayKind::PayU => "https://info.payu.in",
        }
    }

    /// The hosts that are the gateway's own: the real one, and the one for trying out.
    #[must_use]
    pub const fn hosts(self) -> &'static [&'static str] {
        match self {
            GatewayKind::Razorpay => &["api.razorpay.com"],
            GatewayKind::PayU => &["info.payu.in", "test.payu.in"],
        }
    }
}

impl GatewaySettings {
    /// Whether it is for trying out: no real money moves.
    #[must_use]
    pub fn is_for_tests(&self) -> bool {
        match self.kind {
            GatewayKind::Razorpay => self.key_id.starts_with("rzp_test_"),
            GatewayKind::PayU => self.base_url.contains("//test.payu.in"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_for_trying_out_is_known_by_key_or_host() {
        let settings = |kind: GatewayKind, base_url: &str, key_id: &str| GatewaySettings {
            name: "Main".into(),
            kind,
            base_url: base_url.into(),
            key_id: key_id.into(),
        };
        let razorpay = GatewayKind::Razorpay;
        assert!(settings(razorpay, razorpay.base_url(), "rzp_test_abc").is_for_tests());
        assert!(!settings(razorpay, razorpay.base_url(), "rzp_live_abc").is_for_tests());
        assert!(settings(GatewayKind::PayU, "https://test.payu.in", "K").is_for_tests());
        assert!(!settings(GatewayKind::PayU, GatewayKind::PayU.base_url(), "K").is_for_tests());
    }
}
