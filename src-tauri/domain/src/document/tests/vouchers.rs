//! Money taken before an invoice, and given back.

use crate::bill::samples::{TODAY, line, rupees};
use crate::bill::{BillDraft, Goods, Heads, LineDraft};
use crate::document::samples::{good_bill, numbered};
use crate::document::{DocumentCode, receipt_voucher, refund_voucher};

#[test]
fn an_advance_for_goods_shows_no_tax_and_one_for_services_does() {
    let bill = good_bill([line("1", "100", "18")]).finish().unwrap();
    let voucher = receipt_voucher(&bill, rupees("59"), TODAY, None).unwrap();
    assert_eq!((voucher.total, voucher.sums().unwrap().heads), (rupees("59"), Heads::default()));
    let services = BillDraft { goods: Goods::Digital, ..good_bill([line("1", "100", "18")]) };
    let voucher = receipt_voucher(&services.finish().unwrap(), rupees("59"), TODAY, None).unwrap();
    let sums = voucher.sums().unwrap();
    assert_eq!((sums.taxable, sums.heads.cgst, sums.total), (rupees("50"), rupees("4.50"), rupees("59")));
    let by_code = LineDraft { hsn: Some("998311".into()), ..line("1", "100", "18") };
    let voucher =
        receipt_voucher(&good_bill([by_code]).finish().unwrap(), rupees("118"), TODAY, None).unwrap();
    assert_eq!(voucher.sums().unwrap().heads.cgst, rupees("9"));
}

#[test]
fn an_advance_is_above_nothing_and_not_above_the_order() {
    let bill = good_bill([line("1", "100", "18")]).finish().unwrap();
    let refused = |amount: &str| receipt_voucher(&bill, rupees(amount), TODAY, None).unwrap_err();
    assert_eq!(refused("0").code, DocumentCode::AmountZero);
    assert_eq!(refused("118.01").code, DocumentCode::AdvanceAboveTotal);
    assert_eq!(refused("118.01").field.as_deref(), Some("amount"));
}

#[test]
fn money_goes_back_in_parts_up_to_what_was_taken() {
    let bill = good_bill([line("3", "33.33", "18"), line("1", "7.77", "5")]).finish().unwrap();
    let receipt = numbered(receipt_voucher(&bill, rupees("70.01"), TODAY, None).unwrap());
    let first = refund_voucher(&receipt, &[], Some(rupees("30.00")), TODAY).unwrap();
    assert_eq!(first.total, rupees("30.00"));
    let above = refund_voucher(&receipt, &[&first], Some(rupees("40.02")), TODAY).unwrap_err();
    assert_eq!(above.code, DocumentCode::RefundAboveVoucher);
    let rest = refund_voucher(&receipt, &[&first], None, TODAY).unwrap();
    assert_eq!(rest.total, rupees("40.01"));
    assert_eq!(rest.against.unwrap().number, receipt.number().text);
    let invoice = numbered(
        crate::document::invoice(
            &bill,
            &[],
            crate::document::Extent::Everything,
            &crate::document::samples::terms(),
        )
        .unwrap(),
    );
    assert_eq!(refund_voucher(&invoice, &[], None, TODAY).unwrap_err().code, DocumentCode::NotAReceipt);
}
