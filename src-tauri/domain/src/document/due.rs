//! When a sale gets its document: at the earliest of confirmed payment, goods leaving, a sale at the counter, or when
//! the shop says so; never because somebody merely says that it was paid.

/// Something that happened to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Happened {
    /// Somebody says that it was paid, and no lookup has confirmed it.
    Confirming,
    /// A lookup confirmed money, or it was taken by hand; some of the total, or all of it.
    Paid,
    /// Some or all goods left.
    GoodsLeft,
    /// It was sold at the counter and taken along, for cash or to be paid later.
    SoldAtCounter,
    /// The shop asks for the document.
    Asked,
    /// Money for which no invoice was made goes back.
    AdvanceReturned,
}

/// The shop's setting: what confirmed money gets before goods leave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OnPayment {
    /// The invoice of the whole order.
    #[default]
    Invoice,
    /// A receipt voucher; the invoice follows when goods leave.
    ReceiptVoucher,
}

/// The document that has to be made now, in the same transaction as what happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Due {
    /// None.
    Nothing,
    /// For all that no earlier invoice is for.
    InvoiceOfEverything,
    /// For what left, less what earlier invoices are already for.
    InvoiceOfWhatLeft,
    /// For the money that was taken.
    ReceiptVoucher,
    /// For the money that goes back.
    RefundVoucher,
}

/// Which document is due. `all_invoiced` says that invoices are already for everything on the bill.
#[must_use]
pub const fn due(happened: Happened, setting: OnPayment, all_invoiced: bool) -> Due {
    match (happened, setting, all_invoiced) {
        (Happened::AdvanceReturned, _, false) => Due::RefundVoucher,
        (Happened::Confirming, _, _) | (_, _, true) => Due::Nothing,
        (Happened::Paid, OnPayment::ReceiptVoucher, false) => Due::ReceiptVoucher,
        (Happened::GoodsLeft, _, false) => Due::InvoiceOfWhatLeft,
        (Happened::Paid, OnPayment::Invoice, false)
        | (Happened::SoldAtCounter | Happened::Asked, _, false) => Due::InvoiceOfEverything,
    }
}

impl OnPayment {
    /// The name in files, in the book and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            OnPayment::Invoice => "invoice",
            OnPayment::ReceiptVoucher => "receipt_voucher",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<OnPayment> {
        [OnPayment::Invoice, OnPayment::ReceiptVoucher].into_iter().find(|setting| setting.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_of_payment_never_makes_an_invoice() {
        for setting in [OnPayment::Invoice, OnPayment::ReceiptVoucher] {
            assert_eq!(due(Happened::Confirming, setting, false), Due::Nothing);
        }
    }

    #[test]
    fn the_earliest_event_makes_the_invoice_and_later_ones_make_no_second() {
        let setting = OnPayment::Invoice;
        for happened in [Happened::Paid, Happened::SoldAtCounter, Happened::Asked] {
            assert_eq!(due(happened, setting, false), Due::InvoiceOfEverything);
            assert_eq!(due(happened, setting, true), Due::Nothing);
        }
        assert_eq!(due(Happened::GoodsLeft, setting, false), Due::InvoiceOfWhatLeft);
        assert_eq!(due(Happened::GoodsLeft, setting, true), Due::Nothing);
    }

    #[test]
    fn a_shop_may_give_a_voucher_for_money_and_the_invoice_with_the_goods() {
        let setting = OnPayment::ReceiptVoucher;
        assert_eq!(due(Happened::Paid, setting, false), Due::ReceiptVoucher);
        assert_eq!(due(Happened::GoodsLeft, setting, false), Due::InvoiceOfWhatLeft);
        assert_eq!(due(Happened::AdvanceReturned, setting, false), Due::RefundVoucher);
        assert_eq!(
            due(Happened::AdvanceReturned, setting, true),
            Due::Nothing,
            "a credit note is due instead"
        );
    }
}
