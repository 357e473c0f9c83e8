//! The kinds of documents, and the closed sets that go with them.

use words::Message;

/// What a document is. The rule of the CGST Rules 2017 it follows is printed below its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Of a regular dealer (rule 46); also the day's consolidated invoice.
    TaxInvoice,
    /// Of exempt goods, or of a composition dealer (rule 49).
    BillOfSupply,
    /// Taxable and exempt goods for an unregistered buyer (rule 46A).
    InvoiceCumBillOfSupply,
    /// Of an unregistered shop, which must not show GST.
    Bill,
    /// For money taken before goods leave (rule 50).
    ReceiptVoucher,
    /// For such money given back (rule 51).
    RefundVoucher,
    /// Takes an invoice back, in part or whole (rule 53); its figures are printed as they were, above zero.
    CreditNote,
}

impl Kind {
    /// Whether columns for tax are printed.
    #[must_use]
    pub const fn shows_tax(self) -> bool {
        match self {
            Kind::TaxInvoice
            | Kind::InvoiceCumBillOfSupply
            | Kind::ReceiptVoucher
            | Kind::RefundVoucher
            | Kind::CreditNote => true,
            Kind::BillOfSupply | Kind::Bill => false,
        }
    }

    /// Whether the document asks for money, so that a QR and what is due make sense on it.
    #[must_use]
    pub const fn asks_for_money(self) -> bool {
        match self {
            Kind::TaxInvoice | Kind::BillOfSupply | Kind::InvoiceCumBillOfSupply | Kind::Bill => true,
            Kind::ReceiptVoucher | Kind::RefundVoucher | Kind::CreditNote => false,
        }
    }

    pub(crate) const fn name(self) -> Message<'static> {
        match self {
            Kind::TaxInvoice => Message::PaperKindTaxInvoice,
            Kind::BillOfSupply => Message::PaperKindBillOfSupply,
            Kind::InvoiceCumBillOfSupply => Message::PaperKindInvoiceCumBill,
            Kind::Bill => Message::PaperKindBill,
            Kind::ReceiptVoucher => Message::PaperKindReceiptVoucher,
            Kind::RefundVoucher => Message::PaperKindRefundVoucher,
            Kind::CreditNote => Message::PaperKindCreditNote,
        }
    }

    pub(crate) const fn law(self) -> Option<Message<'static>> {
        match self {
            Kind::TaxInvoice => Some(Message::PaperLawTaxInvoice),
            Kind::BillOfSupply => Some(Message::PaperLawBillOfSupply),
            Kind::InvoiceCumBillOfSupply => Some(Message::PaperLawInvoiceCumBill),
            Kind::Bill => None,
            Kind::ReceiptVoucher => Some(Message::PaperLawReceiptVoucher),
            Kind::RefundVoucher => Some(Message::PaperLawRefundVoucher),
            Kind::CreditNote => Some(Message::PaperLawCreditNote),
        }
    }

    pub(crate) const fn number(self) -> Message<'static> {
        match self {
            Kind::TaxInvoice | Kind::InvoiceCumBillOfSupply => Message::PaperNumberInvoice,
            Kind::BillOfSupply | Kind::Bill => Message::PaperNumberBill,
            Kind::ReceiptVoucher | Kind::RefundVoucher => Message::PaperNumberVoucher,
            Kind::CreditNote => Message::PaperNumberNote,
        }
    }

    pub(crate) const fn total(self) -> Message<'static> {
        match self {
            Kind::TaxInvoice | Kind::InvoiceCumBillOfSupply | Kind::BillOfSupply | Kind::Bill => {
                Message::PaperTotalPay
            }
            Kind::ReceiptVoucher => Message::PaperTotalReceived,
            Kind::RefundVoucher => Message::PaperTotalRefunded,
            Kind::CreditNote => Message::PaperTotalCredit,
        }
    }
}

/// Which copy of a document a sheet is (rule 48), or that it was printed before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CopyOf {
    /// For the recipient.
    Original,
    /// For the transporter; of services, for the supplier.
    Duplicate,
    /// For the supplier.
    Triplicate,
    /// Of a sale that was printed before, so that nobody takes it for a second one.
    Reprint,
}

impl CopyOf {
    pub(crate) const fn name(self) -> Message<'static> {
        match self {
            CopyOf::Original => Message::PaperCopyOriginal,
            CopyOf::Duplicate => Message::PaperCopyDuplicate,
            CopyOf::Triplicate => Message::PaperCopyTriplicate,
            CopyOf::Reprint => Message::PaperCopyReprint,
        }
    }
}

/// A sentence that has to stand on the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Of a composition dealer (rule 5(1)(f)); printed in a frame above the parties.
    Composition,
    /// That no tax is charged.
    NoTax,
    /// That the buyer pays the tax.
    ReverseCharge,
    /// That no e-invoice number was made where the law may ask for one.
    NoIrn,
    /// In the shop's own words.
    Own(String),
}

impl Note {
    /// Its words; `None` when they are the shop's own.
    pub(crate) const fn message(&self) -> Option<Message<'static>> {
        match self {
            Note::Composition => Some(Message::PaperNoteComposition),
            Note::NoTax => Some(Message::PaperNoteNoTax),
            Note::ReverseCharge => Some(Message::PaperNoteReverseCharge),
            Note::NoIrn => Some(Message::PaperNoteNoIrn),
            Note::Own(_) => None,
        }
    }
}
