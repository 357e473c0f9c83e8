//! A bill as WhatsApp's payable order, in one pure function: [`order_details`].
//!
//! The amounts always satisfy `total = subtotal + tax + shipping − discount`, and the total is the bill's. Words for
//! the customer (`Item 3`, `Includes GST`) and the wire are not made here.

mod delivery;
mod items;
mod money;
mod name;

#[cfg(test)]
mod tests;

use crate::account::{Address, Importer};
use crate::bill::{Bill, Goods};
use crate::money::Paise;
use crate::phone::PhoneNumber;
use jiff::Timestamp;

/// The bill as an order that WhatsApp can show and ask payment for.
///
/// # Errors
/// [`NotSendable`] when the total is outside what WhatsApp can ask for, or when it needs an address or an importer
/// that the bill and the terms do not have. Whom it is sent to is [`recipient`]'s question, so that a bill can be
/// previewed before there is a number.
pub fn order_details(bill: &Bill, terms: &Terms<'_>) -> Result<OrderDetails, NotSendable> {
    if !(bill.is_sendable() || terms.above_upi && bill.asks_for_something()) {
        return Err(NotSendable::Amount { total: bill.total() });
    }
    let figures = money::figures(bill).ok_or(NotSendable::Amount { total: bill.total() })?;
    let shown = items::shown(bill, terms, figures.subtotal)?;
    Ok(OrderDetails {
        reference: terms.reference.to_owned(),
        goods: bill.draft().goods,
        beneficiary: delivery::beneficiary(bill.draft())?,
        total: bill.total(),
        items: shown.items,
        subtotal: figures.subtotal,
        tax: figures.tax,
        tax_parts: figures.tax_parts,
        shipping: above_zero(bill.shipping()),
        discount: above_zero(figures.discount),
        discount_parts: figures.discount_parts,
        catalog_id: shown.catalog_id,
        free_lines: shown.free_lines,
        expires_at: terms.expires_at,
    })
}

/// Where the order goes.
///
/// # Errors
/// [`NotSendable::PhoneNeeded`] when the customer has no number, or a foreign one.
pub fn recipient(bill: &Bill) -> Result<&PhoneNumber, NotSendable> {
    bill.draft().buyer.phone.as_ref().filter(|phone| phone.is_indian()).ok_or(NotSendable::PhoneNeeded)
}

fn above_zero(amount: Paise) -> Option<Paise> {
    (amount > Paise::ZERO).then_some(amount)
}

/// What WhatsApp can ask for at most by UPI: ₹5,00,000.00.
pub const MOST_SENDABLE: Paise = Paise::new(50_000_000);

/// What else an order details message depends on, besides the bill.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// Its one way to pay, reserved before the first request.
    pub reference: &'a str,
    /// The catalogue of the account.
    pub catalog_id: Option<&'a str>,
    /// Who imported or packed the goods, for items outside a catalogue.
    pub importer: Option<&'a Importer>,
    /// After this the customer cannot pay any more.
    pub expires_at: Timestamp,
    /// Whether more than [`MOST_SENDABLE`] may be asked for, because the gateway's page takes more than UPI.
    pub above_upi: bool,
}

/// How an item is named; the words of the last two belong to the customer's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemName {
    /// As on the bill, cleaned, cut to 60 UTF-16 units, the quantity kept.
    Line(String),
    /// The name had nothing to show and there is no code: `Item 3`.
    Position(usize),
    /// More than 30 lines stand as one: `Bill 123 · 47 items`.
    WholeBill {
        /// How many lines it stands for.
        count: usize,
    },
}

/// Where an item outside a catalogue comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The country's name.
    pub country: String,
    /// Who imported or packed it.
    pub importer: Importer,
}

/// One item that the customer sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is called.
    pub name: ItemName,
    /// Of one piece.
    pub amount: Paise,
    /// Pieces.
    pub quantity: u32,
    /// Its code in the catalogue, only if every item has one.
    pub retailer_id: Option<String>,
    /// Where it comes from, only if not in a catalogue.
    pub origin: Option<Origin>,
}

/// What the tax figure holds; said in its description.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaxParts {
    /// Central GST.
    pub cgst: Paise,
    /// State GST.
    pub sgst: Paise,
    /// Integrated GST.
    pub igst: Paise,
    /// Cess.
    pub cess: Paise,
    /// A round-off upwards.
    pub round_off: Paise,
    /// Whether the heads are inside the items' prices already, and the figure holds the round-off only.
    pub included: bool,
}

/// What the discount figure holds; said in its description.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DiscountParts {
    /// Line and bill discounts.
    pub discounts: Paise,
    /// A round-off downwards, as a positive amount.
    pub round_off: Paise,
}

/// Where shipped goods go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beneficiary {
    /// Who receives them.
    pub name: String,
    /// Where.
    pub address: Address,
}

/// A payable order, in our words. `total = subtotal + tax + shipping − discount`, to the paisa.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderDetails {
    /// Its one way to pay.
    pub reference: String,
    /// What is sold.
    pub goods: Goods,
    /// Where shipped goods go.
    pub beneficiary: Option<Beneficiary>,
    /// What the customer pays.
    pub total: Paise,
    /// What the customer sees.
    pub items: Vec<Item>,
    /// Σ amount × quantity of the items.
    pub subtotal: Paise,
    /// All heads and a positive round-off; 0 on inclusive bills but for the round-off.
    pub tax: Paise,
    /// What `tax` holds.
    pub tax_parts: TaxParts,
    /// Only if above 0.
    pub shipping: Option<Paise>,
    /// Only if above 0.
    pub discount: Option<Paise>,
    /// What `discount` holds.
    pub discount_parts: DiscountParts,
    /// Only if every item has a code in it.
    pub catalog_id: Option<String>,
    /// Lines of value 0, named in the body because they are not items.
    pub free_lines: Vec<String>,
    /// After this the customer cannot pay any more.
    pub expires_at: Timestamp,
}

/// Why a good bill cannot be asked for as an order details message.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSendable {
    /// Nothing to pay, or more than WhatsApp can ask for.
    #[error("{} rupees are outside what WhatsApp can ask for", total.to_rupees())]
    Amount {
        /// The bill's total.
        total: Paise,
    },
    /// Shipped goods need name, address, city, state and a six-digit PIN; `field` says which is missing.
    #[error("the address of delivery lacks {field}")]
    AddressNeeded {
        /// As `customer.address.pin`.
        field: &'static str,
    },
    /// Items outside a catalogue need an importer.
    #[error("items outside a catalogue need an importer's name and address")]
    ImporterNeeded,
    /// Payments exist for Indian numbers only.
    #[error("the customer has no Indian telephone number")]
    PhoneNeeded,
}
