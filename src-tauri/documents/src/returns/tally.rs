//! The register and the money that moved, as vouchers and masters for Tally.
//!
//! Each voucher's entries sum to zero. The file is brought to Tally by a person; ledgers that are not there yet come
//! with the masters. Stock is not kept in Tally: vouchers hold ledgers only.

mod masters;
mod xml;

use domain::Paise;
use domain::document::{Document, Entry, Kind, ReturnPeriod};
use jiff::civil::Date;

use super::books::{Moved, MovedBy};
use super::gstr1::ReturnRefusal;

/// The names of the shop's ledgers in Tally, which are the shop's own to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledgers {
    /// The company as Tally knows it.
    pub company: String,
    /// Sales.
    pub sales: String,
    /// Output CGST.
    pub cgst: String,
    /// Output SGST, or UTGST.
    pub sgst: String,
    /// Output IGST.
    pub igst: String,
    /// Output cess.
    pub cess: String,
    /// Round-off.
    pub round_off: String,
    /// Everybody who buys without a GSTIN.
    pub customers: String,
    /// Cash.
    pub cash: String,
    /// The bank account that gateways pay into.
    pub bank: String,
    /// What gateways keep, tax on it included.
    pub fees: String,
}

/// One voucher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voucher {
    /// What it is.
    pub kind: VoucherKind,
    /// Its day.
    pub date: Date,
    /// Its number, or the reference of the money.
    pub number: String,
    /// What it belongs to: the order, the invoice that is credited.
    pub reference: String,
    /// Whose account it is about.
    pub party: Account,
    /// Its entries; they sum to zero.
    pub entries: Vec<LedgerEntry>,
}

/// Tally's kinds of vouchers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VoucherKind {
    /// A sale.
    Sales,
    /// A credit note.
    CreditNote,
    /// Money that came.
    Receipt,
    /// Money that went back.
    Payment,
}

/// An amount on a ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerEntry {
    /// The ledger.
    pub ledger: String,
    /// Credit above zero, debit below.
    pub amount: Paise,
}

/// A buyer's ledger.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Account {
    /// Its name in Tally.
    pub ledger: String,
    /// The GSTIN, where registered.
    pub gstin: Option<String>,
    /// The state's name, where known.
    pub state: Option<&'static str>,
}

impl Default for Ledgers {
    /// What a new company in Tally is mostly given; `bank` and `company` are named by the shop.
    fn default() -> Ledgers {
        let name = |text: &str| text.to_owned();
        Ledgers {
            company: String::new(),
            sales: name("Sales"),
            cgst: name("Output CGST"),
            sgst: name("Output SGST"),
            igst: name("Output IGST"),
            cess: name("Output Cess"),
            round_off: name("Round Off"),
            customers: name("Customers"),
            cash: name("Cash"),
            bank: name("Bank"),
            fees: name("Payment Gateway Charges"),
        }
    }
}

/// The vouchers of a period: sales and credit notes of the register, then money, each by day. Cancelled numbers and
/// vouchers for advances make none; an advance shows as money that came.
///
/// # Errors
/// [`ReturnRefusal::AmountTooLarge`] when a figure does not fit.
pub fn vouchers(
    entries: &[Entry],
    moved: &[Moved],
    period: ReturnPeriod,
    ledgers: &Ledgers,
) -> Result<Vec<Voucher>, ReturnRefusal> {
    let of_period = entries.iter().filter(|entry| period.contains(entry.date()));
    let documents = of_period.filter_map(Entry::document).filter(|document| counts(document.content().kind));
    let mut vouchers = Vec::new();
    for document in documents {
        vouchers.push(of_document(document, ledgers).ok_or(ReturnRefusal::AmountTooLarge)?);
    }
    for one in moved.iter().filter(|one| period.contains(one.date)) {
        vouchers.push(of_money(one, ledgers).ok_or(ReturnRefusal::AmountTooLarge)?);
    }
    vouchers.sort_by(|a, b| (a.date, a.kind.rank(), &a.number).cmp(&(b.date, b.kind.rank(), &b.number)));
    Ok(vouchers)
}

/// The file of vouchers, in UTF-8.
#[must_use]
pub fn voucher_file(vouchers: &[Voucher], ledgers: &Ledgers) -> String {
    xml::vouchers(vouchers, ledgers)
}

/// The file of ledgers that these vouchers need; brought to Tally first.
#[must_use]
pub fn master_file(vouchers: &[Voucher], ledgers: &Ledgers) -> String {
    xml::masters(&masters::of(vouchers, ledgers), ledgers)
}

const fn counts(kind: Kind) -> bool {
    match kind {
        Kind::TaxInvoice
        | Kind::BillOfSupply
        | Kind::InvoiceCumBillOfSupply
        | Kind::Bill
        | Kind::Consolidated
        | Kind::CreditNote => true,
        Kind::ReceiptVoucher | Kind::RefundVoucher => false,
    }
}

/// The buyer owes the total; sales, heads and round-off stand against it. A credit note is the same with other signs.
fn of_document(document: &Document, ledgers: &Ledgers) -> Option<Voucher> {
    let content = document.content();
    let effect = document.effect()?;
    let party = account(content.buyer.as_ref(), ledgers);
    let mut entries = vec![entry(&party.ledger, Paise::ZERO.minus(effect.total)?)];
    let others = [
        (&ledgers.sales, effect.taxable),
        (&ledgers.cgst, effect.heads.cgst),
        (&ledgers.sgst, effect.heads.sgst),
        (&ledgers.igst, effect.heads.igst),
        (&ledgers.cess, effect.heads.cess),
        (&ledgers.round_off, effect.round_off),
    ];
    entries.extend(
        others.iter().filter(|(_, amount)| !amount.is_zero()).map(|(ledger, amount)| entry(ledger, *amount)),
    );
    let is_note = content.kind == Kind::CreditNote;
    Some(Voucher {
        kind: if is_note { VoucherKind::CreditNote } else { VoucherKind::Sales },
        date: content.date,
        number: document.number().text.clone(),
        reference: match (&content.against, content.order) {
            (Some(against), _) => against.number.clone(),
            (None, Some(order)) => order.to_string(),
            (None, None) => String::new(),
        },
        party,
        entries,
    })
}

fn of_money(one: &Moved, ledgers: &Ledgers) -> Option<Voucher> {
    let party = account(one.buyer.as_ref(), ledgers);
    let came = !one.amount.is_negative();
    let own = match one.by {
        MovedBy::Cash => &ledgers.cash,
        MovedBy::Bank => &ledgers.bank,
    };
    let arrived = one.amount.minus(one.fee)?;
    let all = [
        (own, Paise::ZERO.minus(arrived)?),
        (&ledgers.fees, Paise::ZERO.minus(one.fee)?),
        (&party.ledger, one.amount),
    ];
    let entries = all.iter().filter(|(_, amount)| !amount.is_zero());
    let entries = entries.map(|(ledger, amount)| entry(ledger, *amount)).collect();
    Some(Voucher {
        kind: if came { VoucherKind::Receipt } else { VoucherKind::Payment },
        date: one.date,
        number: one.reference.clone(),
        reference: one.order.map(|order| order.to_string()).unwrap_or_default(),
        party,
        entries,
    })
}

/// Registered buyers have a ledger each, told apart by GSTIN; all others share one.
fn account(buyer: Option<&domain::bill::Buyer>, ledgers: &Ledgers) -> Account {
    match buyer.and_then(|buyer| Some((buyer, buyer.gstin.as_deref()?.trim().to_ascii_uppercase()))) {
        Some((buyer, gstin)) => Account {
            ledger: format!("{} {gstin}", buyer.name.trim()),
            gstin: Some(gstin),
            state: Some(buyer.state.name()),
        },
        None => Account { ledger: ledgers.customers.clone(), gstin: None, state: None },
    }
}

fn entry(ledger: &str, amount: Paise) -> LedgerEntry {
    LedgerEntry { ledger: ledger.to_owned(), amount }
}

impl VoucherKind {
    /// Tally's name of it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            VoucherKind::Sales => "Sales",
            VoucherKind::CreditNote => "Credit Note",
            VoucherKind::Receipt => "Receipt",
            VoucherKind::Payment => "Payment",
        }
    }

    const fn rank(self) -> u8 {
        match self {
            VoucherKind::Sales => 0,
            VoucherKind::CreditNote => 1,
            VoucherKind::Receipt => 2,
            VoucherKind::Payment => 3,
        }
    }
}
