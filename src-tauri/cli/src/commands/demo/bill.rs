//! What the practice shop sells, and to whom.

use domain::account::{Address, Importer};
use domain::bill::{Buyer, Registration, Seller};
use domain::place::State;
use domain::{BillDraft, LineDraft, Paise, Percent, PhoneNumber, Quantity};
use jiff::civil::Date;

/// Three lines, one of them by weight.
pub fn bill(date: Date, shop_name: String) -> BillDraft {
    let karnataka = State::by_code("29").expect("the table of states has Karnataka");
    let seller = Seller {
        state: karnataka,
        registration: Registration::Regular,
        gstin: Some("29AABCR1718E1ZL".to_owned()),
        name: shop_name,
        address: Some(address()),
    };
    let buyer = Buyer {
        name: "Moushumi Ghosh".to_owned(),
        phone: Some(customer()),
        state: karnataka,
        gstin: None,
        address: None,
    };
    BillDraft::new(date, seller, buyer, line("Sugar", "KGS", "2.5", "44.00"))
        .with_line(line("Toor dal", "KGS", "2", "160.00"))
        .with_line(line("Steel plate", "PCS", "6", "210.00"))
}

/// Fails at the first attempt and then pays.
pub fn customer() -> PhoneNumber {
    PhoneNumber::parse(sandbox::FAILS_FIRST)
        .expect("the practice world's customers have Indian mobile numbers")
}

/// Who packed the goods: the practice shop has no catalogue.
pub fn importer() -> Importer {
    Importer { name: "Practice Kirana".to_owned(), address: address() }
}

fn address() -> Address {
    Address {
        line1: "12 Market Road".to_owned(),
        line2: None,
        city: "Bengaluru".to_owned(),
        state: "Karnataka".to_owned(),
        pin: "560001".to_owned(),
    }
}

fn line(name: &str, unit: &str, quantity: &str, price: &str) -> LineDraft {
    let quantity =
        Quantity::parse(quantity).expect("the quantities of this file are decimal numbers above 0");
    let price = Paise::parse_rupees(price).expect("the prices of this file are rupees with two places");
    let rate = Percent::parse("5").expect("5 is a percentage");
    let line = LineDraft::new(name, quantity, price).with_gst_rate(rate);
    LineDraft { unit: Some(unit.to_owned()), ..line }
}
