//! Ways in and out by link: which order a `parchi://` link means, and the few pages that the window may open.
//!
//! A link from outside only ever shows something; it never sends, pays or changes anything.

use domain::OrderNumber;
use serde::{Deserialize, Serialize};

/// What links to orders begin with.
const ORDER: &str = "parchi://order/";

/// The order that a link means, if it means one.
#[must_use]
pub fn order_in(link: &str) -> Option<OrderNumber> {
    let number = link.strip_prefix(ORDER)?;
    number.strip_suffix('/').unwrap_or(number).parse().ok()
}

/// Where the window shows an order.
#[must_use]
pub fn place_of(order: OrderNumber) -> String {
    format!("/order/{order}")
}

/// A page outside that the window may open, by name: an address never crosses from the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum LinkName {
    /// How payments on WhatsApp work.
    Help,
    /// What draws the window on Windows.
    Webview2,
    /// Where Kaleyra gives out keys.
    Kaleyra,
    /// Where Razorpay shows payments.
    Razorpay,
}

impl LinkName {
    /// Its address.
    #[must_use]
    pub const fn address(self) -> &'static str {
        match self {
            LinkName::Help => {
                "https://developers.facebook.com/docs/whatsapp/cloud-api/payments-api/payments-in"
            }
            LinkName::Webview2 => "https://developer.microsoft.com/microsoft-edge/webview2/",
            LinkName::Kaleyra => "https://developers.kaleyra.io/",
            LinkName::Razorpay => "https://dashboard.razorpay.com/",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(link: &str, expected: Option<&str>) {
        assert_eq!(order_in(link).map(place_of).as_deref(), expected, "{link}");
    }

    #[test]
    fn a_link_means_an_order_or_nothing() {
        check("parchi://order/A-12", Some("/order/A-12"));
        check("parchi://order/A-12/", Some("/order/A-12"));
        for link in [
            "parchi://order/",
            "parchi://order/12",
            "parchi://order/A-12/pay",
            "parchi://order/A-12?send=1",
            "parchi://order/../settings",
            "parchi://order/A-12\u{202e}",
            "parchi://order/A-99999999999999999999",
            "parchi://pay/A-12",
            "PARCHI://order/A-12",
            "https://order/A-12",
            "",
        ] {
            check(link, None);
        }
    }

    #[test]
    fn every_page_outside_is_reached_over_https() {
        for name in [LinkName::Help, LinkName::Webview2, LinkName::Kaleyra, LinkName::Razorpay] {
            assert!(name.address().starts_with("https://"), "{name:?}");
        }
    }
}
