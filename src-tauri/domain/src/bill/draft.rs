//! The bill as it was entered: open, cheap to change, and possibly wrong.

use super::{Delivery, Goods, Prices, Registration, RoundOff, Supply};
use crate::account::Address;
use crate::money::Paise;
use crate::phone::PhoneNumber;
use crate::place::State;
use crate::quantity::Quantity;
use crate::rate::Percent;
use jiff::civil::Date;

/// A bill being written: open and cheap. [`BillDraft::finish`] is the only door to a [`Bill`](super::Bill).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillDraft {
    /// Decides which rates are in force.
    pub date: Date,
    /// What is sold.
    pub goods: Goods,
    /// How it reaches the customer.
    pub delivery: Delivery,
    /// Who sells.
    pub seller: Seller,
    /// Who buys.
    pub buyer: Buyer,
    /// Whether prices contain tax.
    pub prices: Prices,
    /// What is sold, in order.
    pub lines: Vec<LineDraft>,
    /// Off the whole bill.
    pub discount: Option<Discount>,
    /// For bringing it.
    pub shipping: Paise,
    /// Whole rupees or not.
    pub round_off: RoundOff,
}

/// A line as it was entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineDraft {
    /// What it is called; may be of any length and script.
    pub name: String,
    /// The shop's code, which is also the catalogue's retailer id.
    pub sku: Option<String>,
    /// The code of the tariff.
    pub hsn: Option<String>,
    /// The unit's code, as `KGS`; written after the quantity in names.
    pub unit: Option<String>,
    /// How much.
    pub quantity: Quantity,
    /// Of one unit; never negative.
    pub price: Paise,
    /// GST, all heads together.
    pub gst_rate: Percent,
    /// Compensation cess by value.
    pub cess_rate: Percent,
    /// Compensation cess by quantity.
    pub cess_per_unit: Paise,
    /// Off this line.
    pub discount: Option<Discount>,
    /// Whether the account's catalogue has it under `sku`.
    pub catalog_item: bool,
    /// Country of origin; India unless said otherwise.
    pub country_of_origin: Option<String>,
}

/// Something taken off a line or a bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Discount {
    /// Of the gross value; at most 100.
    Percent(Percent),
    /// For the whole line or bill.
    Amount(Paise),
}

/// The shop as it stands on a bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seller {
    /// Where it is registered.
    pub state: &'static State,
    /// How it is registered.
    pub registration: Registration,
    /// Its GSTIN, as typed.
    pub gstin: Option<String>,
    /// Its name; empty when nobody asked yet.
    pub name: String,
    /// Its address.
    pub address: Option<Address>,
}

/// The customer as they stand on a bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Buyer {
    /// The name, never empty.
    pub name: String,
    /// Where WhatsApp reaches them; a walk-in has none.
    pub phone: Option<PhoneNumber>,
    /// The place of supply.
    pub state: &'static State,
    /// Their GSTIN, as typed.
    pub gstin: Option<String>,
    /// Where goods are sent.
    pub address: Option<Address>,
}

impl BillDraft {
    /// Things handed over at the counter, tax on top, no discount, no shipping, no rounding.
    #[must_use]
    pub fn new(date: Date, seller: Seller, buyer: Buyer, first_line: LineDraft) -> BillDraft {
        BillDraft {
            date,
            goods: Goods::Physical,
            delivery: Delivery::Counter,
            seller,
            buyer,
            prices: Prices::Exclusive,
            lines: vec![first_line],
            discount: None,
            shipping: Paise::ZERO,
            round_off: RoundOff::None,
        }
    }

    /// One line more, at the end.
    #[must_use]
    pub fn with_line(mut self, line: LineDraft) -> BillDraft {
        self.lines.push(line);
        self
    }

    /// With prices that contain tax, or do not.
    #[must_use]
    pub fn with_prices(self, prices: Prices) -> BillDraft {
        BillDraft { prices, ..self }
    }

    /// With a discount off the whole bill.
    #[must_use]
    pub fn with_discount(self, discount: Discount) -> BillDraft {
        BillDraft { discount: Some(discount), ..self }
    }

    /// With a charge for bringing it.
    #[must_use]
    pub fn with_shipping(self, shipping: Paise) -> BillDraft {
        BillDraft { shipping, ..self }
    }

    /// With a total in whole rupees, or to the paisa.
    #[must_use]
    pub fn with_round_off(self, round_off: RoundOff) -> BillDraft {
        BillDraft { round_off, ..self }
    }

    /// Whether the goods cross a state's border. Supplies to special economic zones are not modelled.
    #[must_use]
    pub fn supply(&self) -> Supply {
        if self.seller.state == self.buyer.state { Supply::Intra } else { Supply::Inter }
    }
}

impl LineDraft {
    /// Untaxed and without discount, codes or unit.
    #[must_use]
    pub fn new(name: impl Into<String>, quantity: Quantity, price: Paise) -> LineDraft {
        LineDraft {
            name: name.into(),
            sku: None,
            hsn: None,
            unit: None,
            quantity,
            price,
            gst_rate: Percent::ZERO,
            cess_rate: Percent::ZERO,
            cess_per_unit: Paise::ZERO,
            discount: None,
            catalog_item: false,
            country_of_origin: None,
        }
    }

    /// With GST, all heads together.
    #[must_use]
    pub fn with_gst_rate(self, gst_rate: Percent) -> LineDraft {
        LineDraft { gst_rate, ..self }
    }

    /// With a discount off this line.
    #[must_use]
    pub fn with_discount(self, discount: Discount) -> LineDraft {
        LineDraft { discount: Some(discount), ..self }
    }
}
