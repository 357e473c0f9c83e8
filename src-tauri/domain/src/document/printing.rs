//! What a document may print and must not, as a typed answer that papers ask for and obey.

use super::content::Content;
use super::invoice::ADDRESS_NEEDED_FROM;
use super::kind::Kind;
use crate::bill::{Goods, Registration, Supply};
use crate::hsn::{HsnDigits, Turnover};

/// What stands on a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MayPrint {
    /// Whether columns, rates and sums of tax are printed. Where not, the word *tax* stands nowhere.
    pub tax: bool,
    /// Whether the shop's GSTIN is printed.
    pub seller_gstin: bool,
    /// What the state's half is called; `None` where there is none.
    pub state_head: Option<StateHead>,
    /// Whether the place of supply is printed: always between states, and wherever tax is.
    pub place_of_supply: bool,
    /// How many digits of the tariff's code are printed.
    pub hsn: HsnDigits,
    /// How much of the buyer is printed.
    pub buyer: BuyerDetails,
    /// Which copies there are (rule 48).
    pub copies: TransportCopies,
    /// Sentences that have to be printed.
    pub notes: Vec<PrintedNote>,
    /// Whether it asks for money, so that a QR and what is due make sense.
    pub asks_for_money: bool,
}

/// What the state's half of tax is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StateHead {
    /// State GST.
    Sgst,
    /// Union territory GST.
    Utgst,
}

/// How much of the buyer has to be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BuyerDetails {
    /// Nothing; what is known may be.
    Optional,
    /// Name, address, and state with its code.
    NameAndAddress,
    /// Name, address and GSTIN.
    NameAddressGstin,
}

/// How many copies a document has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TransportCopies {
    /// For the recipient, the transporter and the supplier: goods.
    Three,
    /// For the recipient and the supplier: services.
    Two,
    /// One.
    One,
}

/// A sentence that has to be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PrintedNote {
    /// *Composition taxable person, not eligible to collect tax on supplies* (rule 5(1)(f)).
    Composition,
    /// That no tax is charged, of a bill of supply by a regular dealer.
    NoTax,
    /// That the shop's turnover asks for an e-invoice, and none was made.
    NoEInvoice,
}

impl StateHead {
    /// As it is printed; the same in every language.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            StateHead::Sgst => "SGST",
            StateHead::Utgst => "UTGST",
        }
    }
}

impl Content {
    /// What this document may print, in a shop of that turnover.
    #[must_use]
    pub fn may_print(&self, turnover: Turnover) -> MayPrint {
        let registration = self.seller.registration;
        let tax = self.shows_tax();
        let regular = registration == Registration::Regular;
        let hsn = if regular { turnover.hsn_digits(self.buyer_is_registered()) } else { HsnDigits::Optional };
        MayPrint {
            tax,
            seller_gstin: registration != Registration::Unregistered,
            state_head: (tax && self.supply == Supply::Intra).then(|| self.state_head()),
            place_of_supply: registration != Registration::Unregistered
                && (tax || self.supply == Supply::Inter),
            hsn,
            buyer: self.buyer_details(),
            copies: self.copies(),
            notes: self.notes(turnover),
            asks_for_money: self.kind.is_sale(),
        }
    }

    /// What the state's half of tax is called where the supply is.
    #[must_use]
    pub const fn state_head(&self) -> StateHead {
        if self.place.ut_without_legislature() { StateHead::Utgst } else { StateHead::Sgst }
    }

    /// Tax is shown by regular dealers; not on a bill of supply, nor on what takes one back.
    fn shows_tax(&self) -> bool {
        if self.seller.registration != Registration::Regular {
            return false;
        }
        match self.kind {
            Kind::TaxInvoice | Kind::InvoiceCumBillOfSupply | Kind::Consolidated => true,
            Kind::BillOfSupply | Kind::Bill => false,
            Kind::ReceiptVoucher | Kind::RefundVoucher | Kind::CreditNote => {
                self.lines.iter().any(|one| one.line.rate().get() > rust_decimal::Decimal::ZERO)
            }
        }
    }

    fn buyer_details(&self) -> BuyerDetails {
        if self.seller.registration == Registration::Unregistered {
            return BuyerDetails::Optional;
        }
        if self.buyer_is_registered() {
            return BuyerDetails::NameAddressGstin;
        }
        if self.total >= ADDRESS_NEEDED_FROM {
            return BuyerDetails::NameAndAddress;
        }
        BuyerDetails::Optional
    }

    fn copies(&self) -> TransportCopies {
        match (self.kind, self.goods) {
            (Kind::TaxInvoice | Kind::InvoiceCumBillOfSupply | Kind::BillOfSupply, Goods::Physical) => {
                TransportCopies::Three
            }
            (Kind::TaxInvoice | Kind::InvoiceCumBillOfSupply | Kind::BillOfSupply, Goods::Digital) => {
                TransportCopies::Two
            }
            (
                Kind::Bill
                | Kind::Consolidated
                | Kind::ReceiptVoucher
                | Kind::RefundVoucher
                | Kind::CreditNote,
                Goods::Physical | Goods::Digital,
            ) => TransportCopies::One,
        }
    }

    fn notes(&self, turnover: Turnover) -> Vec<PrintedNote> {
        let mut notes = Vec::new();
        match (self.seller.registration, self.kind) {
            (Registration::Composition, Kind::BillOfSupply) => notes.push(PrintedNote::Composition),
            (Registration::Regular, Kind::BillOfSupply) => notes.push(PrintedNote::NoTax),
            (Registration::Regular | Registration::Composition | Registration::Unregistered, _) => {}
        }
        if self.e_invoice_is_missing(turnover) {
            notes.push(PrintedNote::NoEInvoice);
        }
        notes
    }

    /// Whether the law asks for an e-invoice: a larger dealer's taxed invoices to registered buyers, and credit notes
    /// on them.
    pub(super) fn e_invoice_is_missing(&self, turnover: Turnover) -> bool {
        let kind = matches!(self.kind, Kind::TaxInvoice | Kind::CreditNote);
        kind && self.shows_tax() && self.buyer_is_registered() && turnover.needs_e_invoice()
    }
}
