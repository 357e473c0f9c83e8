//! The kinds of documents, and which of them a sale gets.

use crate::bill::{BillLine, Registration};
use crate::rate::Percent;

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A regular dealer's sale with tax (section 31(1), rule 46).
    TaxInvoice,
    /// A sale without tax, or of a composition dealer (section 31(3)(c), rule 49).
    BillOfSupply,
    /// Taxed and untaxed goods together, for an unregistered buyer (rule 46A).
    InvoiceCumBillOfSupply,
    /// Of an unregistered shop, for which GST has no document.
    Bill,
    /// One invoice for the day's small sales that have none (rule 46, fourth proviso).
    Consolidated,
    /// For money taken before goods leave (section 31(3)(d), rule 50).
    ReceiptVoucher,
    /// For such money given back when no invoice followed (section 31(3)(e), rule 51).
    RefundVoucher,
    /// Takes an invoice back, in part or whole (section 34, rule 53).
    CreditNote,
}

/// Documents that count together. Each has a series of its own, so that a series never mixes what is reported apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SeriesKind {
    /// Tax invoices, with or without a bill of supply in them, and consolidated ones.
    Invoice,
    /// Bills of supply.
    BillOfSupply,
    /// Plain bills.
    Bill,
    /// Receipt vouchers.
    ReceiptVoucher,
    /// Refund vouchers.
    RefundVoucher,
    /// Credit notes.
    CreditNote,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 8] = [
        Kind::TaxInvoice,
        Kind::BillOfSupply,
        Kind::InvoiceCumBillOfSupply,
        Kind::Bill,
        Kind::Consolidated,
        Kind::ReceiptVoucher,
        Kind::RefundVoucher,
        Kind::CreditNote,
    ];

    /// The kind a sale gets: by who sells, whether the buyer is registered, and what is on it. Goods given away count
    /// by their rate.
    #[must_use]
    pub fn of_sale<'a>(
        registration: Registration,
        buyer_is_registered: bool,
        lines: impl IntoIterator<Item = &'a BillLine>,
    ) -> Kind {
        match registration {
            Registration::Unregistered => return Kind::Bill,
            Registration::Composition => return Kind::BillOfSupply,
            Registration::Regular => {}
        }
        let (mut taxed, mut untaxed) = (false, false);
        for line in lines {
            let has_tax = line.rate() != Percent::ZERO || !line.cess().is_zero();
            taxed |= has_tax;
            untaxed |= !has_tax;
        }
        match (taxed, untaxed) {
            (false, _) => Kind::BillOfSupply,
            (true, true) if !buyer_is_registered => Kind::InvoiceCumBillOfSupply,
            (true, _) => Kind::TaxInvoice,
        }
    }

    /// The series it is numbered in.
    #[must_use]
    pub const fn series(self) -> SeriesKind {
        match self {
            Kind::TaxInvoice | Kind::InvoiceCumBillOfSupply | Kind::Consolidated => SeriesKind::Invoice,
            Kind::BillOfSupply => SeriesKind::BillOfSupply,
            Kind::Bill => SeriesKind::Bill,
            Kind::ReceiptVoucher => SeriesKind::ReceiptVoucher,
            Kind::RefundVoucher => SeriesKind::RefundVoucher,
            Kind::CreditNote => SeriesKind::CreditNote,
        }
    }

    /// Whether it is a sale, and not money or something taken back.
    #[must_use]
    pub const fn is_sale(self) -> bool {
        match self {
            Kind::TaxInvoice
            | Kind::BillOfSupply
            | Kind::InvoiceCumBillOfSupply
            | Kind::Bill
            | Kind::Consolidated => true,
            Kind::ReceiptVoucher | Kind::RefundVoucher | Kind::CreditNote => false,
        }
    }

    /// The name in files, in the book and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::TaxInvoice => "tax_invoice",
            Kind::BillOfSupply => "bill_of_supply",
            Kind::InvoiceCumBillOfSupply => "invoice_cum_bill_of_supply",
            Kind::Bill => "bill",
            Kind::Consolidated => "consolidated",
            Kind::ReceiptVoucher => "receipt_voucher",
            Kind::RefundVoucher => "refund_voucher",
            Kind::CreditNote => "credit_note",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

impl SeriesKind {
    /// Every series.
    pub const ALL: [SeriesKind; 6] = [
        SeriesKind::Invoice,
        SeriesKind::BillOfSupply,
        SeriesKind::Bill,
        SeriesKind::ReceiptVoucher,
        SeriesKind::RefundVoucher,
        SeriesKind::CreditNote,
    ];

    /// The name in files, in the book and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            SeriesKind::Invoice => "invoice",
            SeriesKind::BillOfSupply => "bill_of_supply",
            SeriesKind::Bill => "bill",
            SeriesKind::ReceiptVoucher => "receipt_voucher",
            SeriesKind::RefundVoucher => "refund_voucher",
            SeriesKind::CreditNote => "credit_note",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<SeriesKind> {
        SeriesKind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}
