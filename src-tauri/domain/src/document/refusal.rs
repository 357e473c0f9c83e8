//! Why a document is not made.

use std::fmt::Display;

/// A refusal with the field it is about, as `customer.address` or `lines[2].hsn`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the document is refused: {}", code.as_str())]
pub struct DocumentRefusal {
    /// What is wrong.
    pub code: DocumentCode,
    /// Where.
    pub field: Option<String>,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident = $name:literal,)*) => {
        /// What is wrong with a document, as a closed set. `as_str()` is the name on the command line and of the
        /// sentence.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum DocumentCode {
            $($(#[$doc])* $code,)*
        }

        impl DocumentCode {
            /// Every code, for those who keep a sentence for each.
            pub const ALL: &'static [DocumentCode] = &[$(DocumentCode::$code,)*];

            /// The name on the command line and of the sentence.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(DocumentCode::$code => $name,)*
                }
            }
        }
    };
}

codes! {
    /// A registered shop's documents bear its GSTIN.
    SellerGstinNeeded = "seller_gstin_needed",
    /// An unregistered shop has no GSTIN, and must not print one.
    SellerGstinForbidden = "seller_gstin_forbidden",
    /// A GSTIN has the shape of none.
    GstinInvalid = "gstin_invalid",
    /// The document names the shop and its address.
    SellerDetailsNeeded = "seller_details_needed",
    /// An unregistered buyer of ₹50,000 or more is named with an address (rule 46(e)).
    BuyerAddressNeeded = "buyer_address_needed",
    /// The buyer is named.
    BuyerNameNeeded = "buyer_name_needed",
    /// A code of the tariff is asked for.
    HsnNeeded = "hsn_needed",
    /// A code has more digits for this shop.
    HsnTooShort = "hsn_too_short",
    /// It is no code of the tariff.
    HsnInvalid = "hsn_invalid",
    /// Nothing can be supplied there on that date.
    PlaceNotInForce = "place_not_in_force",
    /// The rate is not in force on the document's date any more; see [`Bill::on`](crate::Bill::on).
    RateNotInForce = "rate_not_in_force",
    /// The document would be earlier than the bill or the document it belongs to.
    DateTooEarly = "date_too_early",
    /// There is no such line.
    LineUnknown = "line_unknown",
    /// Everything is on documents already, or nothing was chosen.
    NothingLeft = "nothing_left",
    /// More than is left of the line.
    QuantityAboveLeft = "quantity_above_left",
    /// More than is left of the invoice.
    CreditAboveInvoice = "credit_above_invoice",
    /// An amount of nothing, or less.
    AmountZero = "amount_zero",
    /// It is no sale, and so cannot be taken back by a credit note.
    NotAnInvoice = "not_an_invoice",
    /// It is no receipt voucher.
    NotAReceipt = "not_a_receipt",
    /// More than the order comes to.
    AdvanceAboveTotal = "advance_above_total",
    /// More than is left of the voucher.
    RefundAboveVoucher = "refund_above_voucher",
    /// Only sales below ₹200 may share an invoice.
    SaleNotSmall = "sale_not_small",
    /// Only sales to unregistered buyers may share an invoice.
    SaleRegistered = "sale_registered",
    /// Sales that share an invoice are of one day, one shop, one place, and one way to price.
    SalesDiffer = "sales_differ",
    /// It was credited already, in part or whole.
    CreditedAlready = "credited_already",
    /// Earlier documents hold more than the bill.
    EarlierContradict = "earlier_contradict",
    /// A figure does not fit any more.
    AmountTooLarge = "amount_too_large",
}

impl DocumentCode {
    /// About a field: `customer.address`.
    pub(super) fn at(self, field: impl Display) -> DocumentRefusal {
        DocumentRefusal { code: self, field: Some(field.to_string()) }
    }

    /// About a field of a line: `lines[2].hsn`.
    pub(super) fn of_line(self, place: usize, field: &str) -> DocumentRefusal {
        self.at(format_args!("lines[{place}].{field}"))
    }
}

impl From<DocumentCode> for DocumentRefusal {
    /// About the document as a whole.
    fn from(code: DocumentCode) -> DocumentRefusal {
        DocumentRefusal { code, field: None }
    }
}
