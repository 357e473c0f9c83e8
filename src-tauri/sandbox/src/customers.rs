//! The people of the practice world: who they are, whether they can be reached, and how they are about paying.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::phone::Phone;

/// The first customer: window open, pays at once.
pub const ASHA: &str = "+919812345678";
/// Fails at the first attempt and then pays.
pub const FAILS_FIRST: &str = "+919812340004";
/// Begins to pay and does not come back.
pub const ABANDONS: &str = "+919812340005";
/// Has not written for more than a day: only a template would reach them.
pub const WINDOW_CLOSED: &str = "+919812340007";
/// Not on WhatsApp.
pub const NOT_ON_WHATSAPP: &str = "+919812340008";

/// A customer's window for free messages stays open this long after they write.
const WINDOW_MS: i64 = 24 * 60 * 60 * 1000;

/// What someone does by themselves when the dial says `customers=lively`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Nature {
    Pays,
    FailsThenPays,
    Abandons,
    OnlyReads,
}

/// The time in which the shop may write without a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Window {
    /// Kept open or shut by hand.
    Held(bool),
    /// Open for 24 hours from here.
    Since(i64),
}

/// One person.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Customer {
    pub(crate) name: String,
    pub(crate) on_whatsapp: bool,
    pub(crate) nature: Nature,
    window: Window,
}

impl Customer {
    /// Somebody the world had not met; `window_open` is the dial's `strangers`.
    pub(crate) fn stranger(phone: &Phone, window_open: bool) -> Customer {
        let digits = phone.as_str();
        let tail = digits.get(digits.len().saturating_sub(4)..).unwrap_or(digits);
        Customer {
            name: format!("Customer {tail}"),
            on_whatsapp: true,
            nature: Nature::Pays,
            window: Window::Held(window_open),
        }
    }

    pub(crate) fn window_is_open(&self, now_ms: i64) -> bool {
        match self.window {
            Window::Held(open) => open,
            Window::Since(wrote_ms) => now_ms < wrote_ms.saturating_add(WINDOW_MS),
        }
    }

    /// They wrote: 24 hours from now, unless the window is held open anyway.
    pub(crate) fn wrote(&mut self, now_ms: i64) {
        if self.window != Window::Held(true) {
            self.window = Window::Since(now_ms);
        }
    }

    pub(crate) fn hold_window(&mut self, open: bool) {
        self.window = Window::Held(open);
    }
}

/// The people every practice world begins with.
pub(crate) fn seeded() -> BTreeMap<Phone, Customer> {
    let people = [
        (ASHA, "Asha Kulkarni", Nature::Pays),
        ("+919812340002", "राजेश कुमार", Nature::Pays),
        ("+919812340003", "மீனாட்சி சுந்தரம்", Nature::OnlyReads),
        (FAILS_FIRST, "মৌসুমী ঘোষ", Nature::FailsThenPays),
        (ABANDONS, "ગીતાબેન પટેલ", Nature::Abandons),
        ("+919812340006", "عمران قریشی", Nature::Pays),
        (WINDOW_CLOSED, "Joseph D'Souza 🛵", Nature::Pays),
        (NOT_ON_WHATSAPP, "ಲಕ್ಷ್ಮಿ ಹೆಗಡೆ", Nature::OnlyReads),
        ("+919812340009", "Meena Kumari", Nature::Pays),
        ("+919812340010", "सुनीता देशमुख", Nature::FailsThenPays),
        ("+919812340011", "Sandeep Nair", Nature::Abandons),
        ("+919812340012", "Gurpreet Kaur", Nature::Pays),
    ];
    let customer = |(written, name, nature): (&str, &str, Nature)| {
        let customer = Customer {
            name: name.to_owned(),
            on_whatsapp: written != NOT_ON_WHATSAPP,
            nature,
            window: Window::Held(written != WINDOW_CLOSED),
        };
        Some((Phone::parse(written)?, customer))
    };
    people.into_iter().filter_map(customer).collect()
}

#[cfg(test)]
mod tests {
    use super::{ABANDONS, ASHA, Customer, FAILS_FIRST, NOT_ON_WHATSAPP, WINDOW_CLOSED, WINDOW_MS, seeded};
    use crate::phone::Phone;

    #[test]
    fn everyone_seeded_has_a_number_that_can_be_one() {
        let people = seeded();
        assert_eq!(people.len(), 12);
        for known in [ASHA, FAILS_FIRST, ABANDONS, WINDOW_CLOSED, NOT_ON_WHATSAPP] {
            assert!(people.contains_key(&Phone::parse(known).unwrap()), "{known}");
        }
    }

    #[test]
    fn writing_opens_a_closed_window_for_a_day() {
        let mut customer = Customer::stranger(&Phone::parse(ASHA).unwrap(), false);
        assert!(!customer.window_is_open(0));
        customer.wrote(1_000);
        assert!(customer.window_is_open(1_000 + WINDOW_MS - 1));
        assert!(!customer.window_is_open(1_000 + WINDOW_MS));
    }

    #[test]
    fn a_window_held_open_stays_open() {
        let mut customer = Customer::stranger(&Phone::parse(ASHA).unwrap(), true);
        customer.wrote(0);
        assert!(customer.window_is_open(WINDOW_MS * 30));
    }
}
