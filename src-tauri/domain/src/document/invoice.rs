//! The document of a sale: for all of a bill, or for what left of it.

use super::content::Content;
use super::kind::Kind;
use super::refusal::{DocumentCode, DocumentRefusal};
use super::remainder::{Much, Remainder, Taken, Wanted};
use crate::account::Address;
use crate::bill::{Bill, BillDraft, BillLine, Registration};
use crate::hsn::{Hsn, HsnDigits, Turnover};
use crate::identity::Gstin;
use crate::money::Paise;
use crate::rate;
use crate::reference::OrderNumber;
use jiff::civil::Date;

/// From this total on an unregistered buyer is named with an address: ₹50,000.00 (rule 46(e)).
pub const ADDRESS_NEEDED_FROM: Paise = Paise::new(5_000_000);

/// What an invoice depends on, besides its bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvoiceTerms {
    /// Its day in India.
    pub date: Date,
    /// The shop's turnover.
    pub turnover: Turnover,
    /// The order it belongs to.
    pub order: Option<OrderNumber>,
}

/// How much of a bill an invoice is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent<'a> {
    /// All that no earlier invoice is for.
    Everything,
    /// What left, line by line. Shipping with a line of its own goes with what leaves first.
    WhatLeft(&'a [Wanted]),
}

/// The content of the invoice, bill of supply or plain bill for a sale. `earlier` are the documents this bill has
/// already, without cancelled ones, vouchers and credit notes. All of them together give the bill to the paisa.
///
/// # Errors
/// The first [`DocumentRefusal`]: of the parties, the place, the lines, then of what is left. When a rate is not in
/// force on the day any more, ask the shop for the new one and invoice [`Bill::on`] that day.
pub fn invoice(
    bill: &Bill,
    earlier: &[&Content],
    extent: Extent<'_>,
    terms: &InvoiceTerms,
) -> Result<Content, DocumentRefusal> {
    let draft = bill.draft();
    check_parties(draft, bill.total())?;
    if !draft.buyer.state.is_place_on(terms.date) {
        return Err(DocumentCode::PlaceNotInForce.at("customer.state"));
    }
    let mut left = Remainder::of_bill(bill);
    for part in earlier {
        left = left.less(part).map_err(|_| DocumentCode::EarlierContradict)?;
        if part.date > terms.date {
            return Err(DocumentCode::DateTooEarly.at("date"));
        }
    }
    let Taken { lines, total } = left.take(&wanted(&left, extent)?)?;
    for one in &lines {
        check_line(one.place, &one.line, draft, terms)?;
    }
    let registered = draft.buyer.gstin.is_some();
    let kind = Kind::of_sale(draft.seller.registration, registered, lines.iter().map(|line| &line.line));
    Ok(Content {
        kind,
        date: terms.date,
        seller: draft.seller.clone(),
        buyer: Some(draft.buyer.clone()),
        place: draft.buyer.state,
        supply: bill.supply(),
        goods: draft.goods,
        prices: draft.prices,
        lines,
        total,
        order: terms.order,
        against: None,
    })
}

fn wanted(left: &Remainder, extent: Extent<'_>) -> Result<Vec<Wanted>, DocumentRefusal> {
    let mut wanted = match extent {
        Extent::Everything => left.everything(),
        Extent::WhatLeft(chosen) => chosen.to_vec(),
    };
    if wanted.is_empty() {
        return Err(DocumentCode::NothingLeft.at("lines"));
    }
    if let Some(place) = left.untouched_shipping()
        && wanted.iter().all(|one| one.place != place)
    {
        wanted.push(Wanted { place, much: Much::All });
    }
    // Goods leave by quantity; a part of a price is for credit notes.
    match wanted.iter().find(|one| matches!(one.much, Much::Value(_))) {
        Some(one) => Err(DocumentCode::LineUnknown.of_line(one.place, "quantity")),
        None => Ok(wanted),
    }
}

fn check_parties(draft: &BillDraft, total: Paise) -> Result<(), DocumentRefusal> {
    let BillDraft { seller, buyer, .. } = draft;
    let gstin = seller.gstin.as_deref().filter(|gstin| !gstin.trim().is_empty());
    match (seller.registration, gstin) {
        (Registration::Unregistered, Some(_)) => {
            return Err(DocumentCode::SellerGstinForbidden.at("seller.gstin"));
        }
        (Registration::Unregistered, None) => return Ok(()),
        (Registration::Regular | Registration::Composition, None) => {
            return Err(DocumentCode::SellerGstinNeeded.at("seller.gstin"));
        }
        (Registration::Regular | Registration::Composition, Some(gstin)) => {
            Gstin::parse(gstin).map_err(|_| DocumentCode::GstinInvalid.at("seller.gstin"))?;
        }
    }
    if seller.name.trim().is_empty() {
        return Err(DocumentCode::SellerDetailsNeeded.at("seller.name"));
    }
    if !seller.address.as_ref().is_some_and(is_full) {
        return Err(DocumentCode::SellerDetailsNeeded.at("seller.address"));
    }
    if let Some(gstin) = &buyer.gstin {
        Gstin::parse(gstin).map_err(|_| DocumentCode::GstinInvalid.at("customer.gstin"))?;
    }
    let named = !buyer.name.trim().is_empty();
    let must_be_named = buyer.gstin.is_some() || total >= ADDRESS_NEEDED_FROM;
    if must_be_named && !named {
        return Err(DocumentCode::BuyerNameNeeded.at("customer.name"));
    }
    if total >= ADDRESS_NEEDED_FROM && buyer.gstin.is_none() && !buyer.address.as_ref().is_some_and(is_full) {
        return Err(DocumentCode::BuyerAddressNeeded.at("customer.address"));
    }
    Ok(())
}

/// Enough to find somebody: a line, a place, and the state.
fn is_full(address: &Address) -> bool {
    [&address.line1, &address.city, &address.state].into_iter().all(|part| !part.trim().is_empty())
}

fn check_line(
    place: usize,
    line: &BillLine,
    draft: &BillDraft,
    terms: &InvoiceTerms,
) -> Result<(), DocumentRefusal> {
    let entered = line.entered();
    let typed = entered.hsn.as_deref().map(str::trim).filter(|hsn| !hsn.is_empty());
    let hsn = typed.map(Hsn::parse).transpose();
    let hsn = hsn.map_err(|_| DocumentCode::HsnInvalid.of_line(place, "hsn"))?;
    match draft.seller.registration {
        Registration::Regular => {}
        Registration::Composition | Registration::Unregistered => return Ok(()),
    }
    let rate = rate::gst_rate_of(entered.hsn.as_deref(), line.rate(), terms.date);
    rate.map_err(|_| DocumentCode::RateNotInForce.of_line(place, "gst_rate"))?;
    if !line.cess().is_zero() && !rate::cess_in_force_on(terms.date) {
        return Err(DocumentCode::RateNotInForce.of_line(place, "cess_rate"));
    }
    // The delivery of goods on a line of its own belongs to them, and bears a code where the shop gave one.
    match (terms.turnover.hsn_digits(draft.buyer.gstin.is_some()), hsn) {
        (HsnDigits::Optional, _) => Ok(()),
        (HsnDigits::AtLeast(_), None) if line.is_shipping() => Ok(()),
        (HsnDigits::AtLeast(_), None) => Err(DocumentCode::HsnNeeded.of_line(place, "hsn")),
        (HsnDigits::AtLeast(digits), Some(hsn)) if hsn.as_str().len() < digits => {
            Err(DocumentCode::HsnTooShort.of_line(place, "hsn"))
        }
        (HsnDigits::AtLeast(_), Some(_)) => Ok(()),
    }
}
