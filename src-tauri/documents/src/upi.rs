//! The link behind a UPI QR: one amount, under one reference of the book.

use domain::{Paise, ReferenceId};
use thiserror::Error;

/// Asks any UPI app for one amount under one reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpiLink {
    vpa: String,
    payee: String,
    amount: Paise,
    reference: ReferenceId,
}

/// Why there is no such link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum UpiRefusal {
    /// The text is no UPI address of the form `name@handle`.
    #[error("not a UPI address")]
    Vpa,
    /// Nothing, or less than nothing, is asked for.
    #[error("a UPI link asks for more than nothing")]
    Amount,
}

impl UpiLink {
    /// Asks for `amount`, to be paid to `vpa`, whose holder is shown as `payee`.
    ///
    /// # Errors
    /// [`UpiRefusal`] for a `vpa` that is not `name@handle` (letters, digits, `.`, `-`, `_`; at most 255), or an
    /// amount of nothing or below.
    pub fn new(vpa: &str, payee: &str, amount: Paise, reference: ReferenceId) -> Result<UpiLink, UpiRefusal> {
        if !is_vpa(vpa) {
            return Err(UpiRefusal::Vpa);
        }
        if amount <= Paise::ZERO {
            return Err(UpiRefusal::Amount);
        }
        Ok(UpiLink { vpa: vpa.to_owned(), payee: payee.to_owned(), amount, reference })
    }

    /// The address money goes to.
    #[must_use]
    pub fn vpa(&self) -> &str {
        &self.vpa
    }

    /// What is asked for.
    #[must_use]
    pub const fn amount(&self) -> Paise {
        self.amount
    }

    /// The reference the payment will bear.
    #[must_use]
    pub const fn reference(&self) -> ReferenceId {
        self.reference
    }

    /// The whole link. The reference stands as `tr`, which the bank gives back.
    #[must_use]
    pub fn to_uri(&self) -> String {
        domain::upi::link(&self.vpa, &self.payee, None, self.amount, &self.reference.to_string())
    }
}

fn is_vpa(text: &str) -> bool {
    let Some((name, handle)) = text.split_once('@') else { return false };
    let plain = |part: &str, more: &[u8]| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || more.contains(&byte))
    };
    text.len() <= 255 && plain(name, b".-_") && plain(handle, b".-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reference() -> ReferenceId {
        "K7Q3A0000831A".parse().unwrap()
    }

    #[test]
    fn a_link_carries_amount_and_reference_and_no_raw_space() {
        let link = UpiLink::new("navrang.kirana@upi", "Navrang & किराना", Paise::new(2_204_700), reference());
        assert_eq!(
            link.unwrap().to_uri(),
            "upi://pay?pa=navrang.kirana@upi&pn=Navrang%20%26%20%E0%A4%95%E0%A4%BF%E0%A4%B0%E0%A4%BE%E0%A4%A8%E0%A4%BE\
             &am=22047.00&cu=INR&tr=K7Q3A0000831A"
        );
    }

    #[test]
    fn an_address_cannot_smuggle_another_amount_into_the_link() {
        for vpa in ["a@b&am=1", "a b@c", "@upi", "shop@", "shop", "a@b@c", "दुकान@upi"] {
            assert_eq!(
                UpiLink::new(vpa, "Shop", Paise::new(100), reference()),
                Err(UpiRefusal::Vpa),
                "{vpa}"
            );
        }
    }

    #[test]
    fn a_link_for_nothing_is_not_made() {
        for paise in [0, -1] {
            let link = UpiLink::new("shop@upi", "Shop", Paise::new(paise), reference());
            assert_eq!(link, Err(UpiRefusal::Amount));
        }
    }
}
