//! Small bills for tests, written in a few words.

use super::{BillDraft, Buyer, Discount, LineDraft, Registration, Seller};
use crate::account::Address;
use crate::money::Paise;
use crate::phone::PhoneNumber;
use crate::place::State;
use crate::quantity::Quantity;
use crate::rate::Percent;
use jiff::civil::{Date, date};

/// A day under the schedules of 2025, without cess.
pub(crate) const TODAY: Date = date(2026, 11, 22);

/// A day under the schedules of 2017, with cess.
pub(crate) const BEFORE: Date = date(2024, 6, 1);

pub(crate) fn rupees(text: &str) -> Paise {
    Paise::parse_rupees(text).unwrap()
}

pub(crate) fn percent(text: &str) -> Percent {
    Percent::parse(text).unwrap()
}

pub(crate) fn off_percent(text: &str) -> Discount {
    Discount::Percent(percent(text))
}

pub(crate) fn off_amount(text: &str) -> Discount {
    Discount::Amount(rupees(text))
}

pub(crate) fn state(code: &str) -> &'static State {
    State::by_code(code).unwrap()
}

pub(crate) fn address() -> Address {
    Address {
        line1: "12 Avenue Road".to_owned(),
        line2: None,
        city: "Bengaluru".to_owned(),
        state: "Karnataka".to_owned(),
        pin: "560002".to_owned(),
    }
}

/// A regular dealer in Karnataka.
pub(crate) fn seller() -> Seller {
    Seller {
        state: state("29"),
        registration: Registration::Regular,
        gstin: None,
        name: "Asha Stores".to_owned(),
        address: Some(address()),
    }
}

pub(crate) fn buyer_in(code: &str) -> Buyer {
    Buyer {
        name: "Ravi".to_owned(),
        phone: Some(PhoneNumber::parse("9812345678").unwrap()),
        state: state(code),
        gstin: None,
        address: Some(address()),
    }
}

/// A line of goods called `Goods`.
pub(crate) fn line(quantity: &str, price: &str, rate: &str) -> LineDraft {
    LineDraft::new("Goods", Quantity::parse(quantity).unwrap(), rupees(price)).with_gst_rate(percent(rate))
}

/// A bill of today within Karnataka.
pub(crate) fn bill(lines: impl IntoIterator<Item = LineDraft>) -> BillDraft {
    let mut lines = lines.into_iter();
    let first = BillDraft::new(TODAY, seller(), buyer_in("29"), lines.next().unwrap());
    lines.fold(first, BillDraft::with_line)
}
