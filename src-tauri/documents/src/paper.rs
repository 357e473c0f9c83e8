//! What a document says: everything an invoice or a receipt prints, and nothing about how it looks.
//!
//! It is filled from the order book by whoever prints. Text is any Unicode; what no font of ours has is left out
//! when it is drawn. Figures are checked to add up, here and nowhere else in this crate.

mod figures;
mod kind;
mod of_bill;

pub(crate) use figures::Sums;
pub use figures::{ByHsn, ByRate, DoesNotAddUp, Figures, Line};
pub use kind::{CopyOf, Kind, Note};

use domain::bill::Prices;
use domain::place::State;
use domain::{OrderNumber, Paise, ReferenceId};
use jiff::civil::{Date, Time};
use thiserror::Error;

use crate::logo::Logo;
use crate::upi::UpiLink;

/// A document ready to be printed.
#[derive(Clone, Debug)]
pub struct Paper {
    /// What it is.
    pub kind: Kind,
    /// Its number within its series, as `N/26-27/01194`; empty when this kind has none.
    pub number: String,
    /// Its day, in India.
    pub date: Date,
    /// Its time, in India; printed on receipts only.
    pub time: Option<Time>,
    /// Which copy this is; `None` prints no mark.
    pub copy: Option<CopyOf>,
    /// Whether it comes from a practice book: every sheet then bears a watermark.
    pub practice: bool,
    /// Who sells.
    pub seller: Seller,
    /// Who buys; `None` for somebody at the counter without a name.
    pub buyer: Option<Party>,
    /// Where the goods go, when that is not the buyer's address or should stand on its own.
    pub delivered_to: Option<Party>,
    /// The place of supply; needed where tax is shown.
    pub place_of_supply: Option<&'static State>,
    /// Whether the buyer pays the tax.
    pub reverse_charge: bool,
    /// The order.
    pub order: Option<OrderNumber>,
    /// The way to pay, as WhatsApp and the bank know it.
    pub reference: Option<ReferenceId>,
    /// Until when it is to be paid.
    pub due_by: Option<Date>,
    /// The document this one belongs to: a credit note's invoice, a refund voucher's receipt voucher.
    pub against: Option<Against>,
    /// Whether the prices of the lines contain tax.
    pub prices: Prices,
    /// Lines and totals.
    pub figures: Figures,
    /// The total in words, in the paper's language.
    pub in_words: String,
    /// What was taken already, in order.
    pub received: Vec<Received>,
    /// How the rest can be paid by QR; `None` prints no QR. Whoever fills this has closed every other way to pay.
    pub scan_to_pay: Option<UpiLink>,
    /// What the registration demands to be said.
    pub notes: Vec<Note>,
}

/// Somebody as they stand on a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// The name.
    pub name: String,
    /// The address, line by line.
    pub address: Vec<String>,
    /// The state, printed with its code.
    pub state: Option<&'static State>,
    /// The GSTIN.
    pub gstin: Option<String>,
    /// The telephone number as people read it.
    pub phone: Option<String>,
}

/// The shop as it stands on a document.
#[derive(Clone, Debug, Default)]
pub struct Seller {
    /// Name, address, state, GSTIN and telephone. An unregistered shop has no GSTIN.
    pub party: Party,
    /// The name in another script.
    pub other_name: Option<String>,
    /// The PAN.
    pub pan: Option<String>,
    /// Further registrations, printed as they are: `FSSAI 11526998000123`.
    pub registrations: Vec<String>,
    /// The logo.
    pub logo: Option<Logo>,
    /// Where money can be sent.
    pub bank: Option<Bank>,
    /// What the shop wants at the foot; any length.
    pub terms: String,
    /// Whether a line for the signature is printed.
    pub signature_line: bool,
    /// Who signs, below that line; *Authorised signatory* when `None`.
    pub signatory: Option<String>,
}

/// A bank account money can be sent to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bank {
    /// The holder.
    pub name: String,
    /// The account's number.
    pub account: String,
    /// The branch's code.
    pub ifsc: String,
    /// The branch, as people say it.
    pub branch: Option<String>,
}

/// The document that another one belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Against {
    /// Its number.
    pub number: String,
    /// Its day.
    pub date: Date,
}

/// Money taken before the document was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// How, in the paper's language, with what proves it: `UPI, RRN 412345678901`.
    pub how: String,
    /// How much.
    pub amount: Paise,
}

/// Why a paper is not printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PaperRefusal {
    /// Total, taxable value, tax and round-off contradict each other.
    #[error(transparent)]
    DoesNotAddUp(#[from] DoesNotAddUp),
    /// A bill, or a bill of supply, with tax on it.
    #[error("this kind of document must not show tax")]
    TaxNotAllowed,
}

impl PaperRefusal {
    /// The code of its sentence in the catalogues.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            PaperRefusal::DoesNotAddUp(_) => "paper_does_not_add_up",
            PaperRefusal::TaxNotAllowed => "paper_tax_not_allowed",
        }
    }
}

impl Paper {
    /// What is still to be paid: the total less what was received, never below nothing.
    #[must_use]
    pub fn due(&self) -> Paise {
        let received = Paise::sum(self.received.iter().map(|one| one.amount));
        let due = received.and_then(|received| self.figures.total().minus(received));
        due.unwrap_or(self.figures.total()).max(Paise::ZERO)
    }

    /// Whether the paper may be printed. Checked again by everything that draws it.
    ///
    /// # Errors
    /// [`PaperRefusal::TaxNotAllowed`] when a kind that shows no tax has some (rule 49; an unregistered shop).
    pub fn check(&self) -> Result<(), PaperRefusal> {
        if !self.kind.shows_tax() && self.figures.has_tax() {
            return Err(PaperRefusal::TaxNotAllowed);
        }
        Ok(())
    }

    /// What the state's half of GST is called at the place of supply.
    pub(crate) fn state_head(&self) -> &'static str {
        let place = self.place_of_supply.or(self.seller.party.state);
        if place.is_some_and(State::ut_without_legislature) { "UTGST" } else { "SGST" }
    }
}
