//! How a customer can pay what an order details message asks for.

use super::GatewayKind;
use crate::upi::UpiPayee;
use std::fmt;
use thiserror::Error;

/// What the button of an order details message does. Only the gateway's payments are told by WhatsApp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaymentSetting {
    /// The gateway behind a payment configuration.
    Gateway {
        /// Which one.
        gateway: GatewayKind,
        /// The configuration's name, exactly as WhatsApp Manager has it.
        configuration_name: String,
    },
    /// A UPI app with everything filled in.
    UpiIntent(UpiPayee),
    /// A page of somebody's.
    PaymentLink(PaymentLink),
}

/// The address of a page to pay on: https, no credentials, at most 2,048 bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PaymentLink(String);

/// The text is no such address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a payment link begins with https:// and a host, and has visible ASCII characters only")]
pub struct LinkInvalid;

/// Longer addresses are cut off by some apps.
const MOST_BYTES: usize = 2048;

impl PaymentLink {
    /// Reads an address.
    ///
    /// # Errors
    /// [`LinkInvalid`] for anything else.
    pub fn parse(text: &str) -> Result<PaymentLink, LinkInvalid> {
        let text = text.trim();
        let rest = text.strip_prefix("https://").ok_or(LinkInvalid)?;
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let is_named = !host.is_empty()
            && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.:".contains(&byte));
        let is_plain = text.len() <= MOST_BYTES && text.bytes().all(|byte| byte.is_ascii_graphic());
        if is_named && is_plain { Ok(PaymentLink(text.to_owned())) } else { Err(LinkInvalid) }
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PaymentLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_a_named_host_over_https() {
        for text in ["https://rzp.io/i/abc", "https://pay.example.in:8443/x?a=1#b"] {
            assert_eq!(PaymentLink::parse(text).unwrap().as_str(), text);
        }
        for text in [
            "",
            "https://",
            "https:///x",
            "http://rzp.io/i/abc",
            "javascript:alert(1)",
            "https://user:key@rzp.io/",
            "https://rzp.io/a b",
            "https://दुकान.in/",
        ] {
            assert_eq!(PaymentLink::parse(text), Err(LinkInvalid), "{text}");
        }
        assert_eq!(PaymentLink::parse(&format!("https://h.in/{}", "a".repeat(2048))), Err(LinkInvalid));
    }
}
