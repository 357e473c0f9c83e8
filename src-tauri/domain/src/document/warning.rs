//! What a person should know before a document is made, and may decide to let stand.

use super::content::Content;
use super::credit::last_day_to_credit;
use super::invoice::ADDRESS_NEEDED_FROM;
use super::kind::Kind;
use crate::account::Address;
use crate::bill::{Prices, Registration};
use crate::hsn::Turnover;
use crate::identity::{Doubt, Gstin, LetStand, Pin};
use crate::place::State;
use crate::rate::{Percent, PriceRule};
use crate::unit::Uqc;
use jiff::civil::Date;

/// Something that does not keep a document from being made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// Identifiers look wrong; a person may let it stand with a reason.
    Doubtful {
        /// Whose.
        party: Party,
        /// What looks wrong.
        doubt: Doubt,
    },
    /// The shop's turnover asks for an e-invoice, which is not made here.
    EInvoiceMissing,
    /// Goods of more than ₹50,000 on their way need an e-way bill, in most states.
    EWayBill,
    /// The unit is in no list of GST's; the return will say *others*.
    UnitUnknown {
        /// The line.
        place: usize,
    },
    /// Clothes or shoes of that price usually bear another rate.
    RateByPrice {
        /// The line.
        place: usize,
        /// The rate its price suggests.
        suggested: Percent,
    },
    /// A credit note that late does not lower the tax any more.
    CreditTooLate {
        /// Until when it would have.
        last_day: Date,
    },
}

/// Whose identifiers a warning is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Party {
    /// The shop's.
    Seller,
    /// The buyer's.
    Buyer,
}

impl Warning {
    /// The name on the command line and of the sentence.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Warning::Doubtful { doubt, .. } => doubt.as_str(),
            Warning::EInvoiceMissing => "e_invoice_missing",
            Warning::EWayBill => "e_way_bill",
            Warning::UnitUnknown { .. } => "unit_unknown",
            Warning::RateByPrice { .. } => "rate_by_price",
            Warning::CreditTooLate { .. } => "credit_too_late",
        }
    }

    /// The names of warnings that are no doubts, for those who keep a sentence for each.
    pub const NAMES: [&'static str; 5] =
        ["e_invoice_missing", "e_way_bill", "unit_unknown", "rate_by_price", "credit_too_late"];

    /// The field it is about, as refusals name fields.
    #[must_use]
    pub fn field(&self) -> Option<String> {
        match self {
            Warning::Doubtful { party, doubt } => {
                let party = match party {
                    Party::Seller => "seller",
                    Party::Buyer => "customer",
                };
                let field = match doubt {
                    Doubt::PinOtherState { .. } => "address.pin",
                    Doubt::GstinChecksum
                    | Doubt::GstinState
                    | Doubt::GstinOtherState { .. }
                    | Doubt::GstinKind
                    | Doubt::PanKind
                    | Doubt::PanDiffers => "gstin",
                };
                Some(format!("{party}.{field}"))
            }
            Warning::UnitUnknown { place } => Some(format!("lines[{place}].unit")),
            Warning::RateByPrice { place, .. } => Some(format!("lines[{place}].gst_rate")),
            Warning::EInvoiceMissing | Warning::EWayBill | Warning::CreditTooLate { .. } => None,
        }
    }
}

impl Content {
    /// Everything a person should know of this document, without the doubts about the buyer they let stand.
    #[must_use]
    pub fn warnings(&self, turnover: Turnover, let_stand: &[LetStand]) -> Vec<Warning> {
        let mut warnings = Vec::new();
        let seller =
            doubts(self.seller.gstin.as_deref(), self.seller.address.as_ref(), Some(self.seller.state));
        warnings.extend(seller.into_iter().map(|doubt| Warning::Doubtful { party: Party::Seller, doubt }));
        if let Some(buyer) = &self.buyer {
            let doubts = doubts(buyer.gstin.as_deref(), buyer.address.as_ref(), None);
            let open =
                doubts.into_iter().filter(|doubt| let_stand.iter().all(|stands| stands.doubt != *doubt));
            warnings.extend(open.map(|doubt| Warning::Doubtful { party: Party::Buyer, doubt }));
        }
        if self.e_invoice_is_missing(turnover) {
            warnings.push(Warning::EInvoiceMissing);
        }
        if self.kind.is_sale() && self.seller.registration != Registration::Unregistered {
            self.warn_of_sale(&mut warnings);
        }
        self.warn_of_late_credit(&mut warnings);
        warnings
    }

    fn warn_of_sale(&self, warnings: &mut Vec<Warning>) {
        let moves = self.goods == crate::bill::Goods::Physical && self.kind != Kind::Consolidated;
        if moves && self.total > ADDRESS_NEEDED_FROM {
            warnings.push(Warning::EWayBill);
        }
        for (index, one) in self.lines.iter().enumerate() {
            let entered = one.line.entered();
            let unit = entered.unit.as_deref().filter(|unit| !unit.trim().is_empty());
            if unit.is_some_and(|unit| Uqc::read(unit).is_none()) {
                warnings.push(Warning::UnitUnknown { place: index });
            }
            if let Some(suggested) = self.rate_by_price(index) {
                warnings.push(Warning::RateByPrice { place: index, suggested });
            }
        }
    }

    /// The rate that the price of a line suggests, when it is another one.
    fn rate_by_price(&self, index: usize) -> Option<Percent> {
        let line = &self.lines.get(index)?.line;
        let figures = line.figures();
        let rule = PriceRule::suggested(line.entered().hsn.as_deref()?)?;
        let net = figures.net()?.minus(figures.shipping)?;
        let inclusive = self.prices == Prices::Inclusive;
        let suggested = rule.rate(net, line.entered().quantity, inclusive, self.date)?;
        let taxed = self.seller.registration.collects_tax() && line.rate() != Percent::ZERO;
        (taxed && suggested != line.rate()).then_some(suggested)
    }

    fn warn_of_late_credit(&self, warnings: &mut Vec<Warning>) {
        let against = self.against.as_ref().filter(|_| self.kind == Kind::CreditNote);
        let last_day = against.map(|against| last_day_to_credit(against.date));
        if let Some(last_day) = last_day.filter(|last_day| self.date > *last_day) {
            warnings.push(Warning::CreditTooLate { last_day });
        }
    }
}

/// What looks wrong about a party. `registered` is the state a shop says it is registered in; otherwise that of the
/// address counts.
fn doubts(gstin: Option<&str>, address: Option<&Address>, registered: Option<&'static State>) -> Vec<Doubt> {
    let in_address = address.and_then(|address| State::by_name(&address.state));
    let gstin = gstin.and_then(|gstin| Gstin::parse(gstin).ok());
    let mut doubts = gstin.map(|gstin| gstin.doubts(registered.or(in_address))).unwrap_or_default();
    let pin = address.and_then(|address| Pin::parse(&address.pin).ok());
    doubts.extend(pin.zip(in_address).and_then(|(pin, state)| pin.doubt(state)));
    doubts
}
