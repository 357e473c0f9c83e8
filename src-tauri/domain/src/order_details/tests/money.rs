//! The figures of an order.

use super::{sent, terms};
use crate::bill::samples::{BEFORE, bill, buyer_in, line, off_amount, percent, rupees};
use crate::bill::{BillDraft, LineDraft, Prices, RoundOff};
use crate::money::Paise;
use crate::order_details::{NotSendable, Terms, order_details, recipient};
use crate::phone::PhoneNumber;
use expect_test::{Expect, expect};

#[track_caller]
fn check(draft: BillDraft, expected: &Expect) {
    let order = sent(draft);
    let optional = |amount: Option<Paise>| amount.map_or("-".to_owned(), Paise::to_rupees);
    let tax = order.tax_parts;
    let heads = [tax.cgst, tax.sgst, tax.igst, tax.cess].map(Paise::to_rupees).join(" ");
    let off = order.discount_parts;
    expected.assert_eq(&format!(
        "{} = {} + tax {} + shipping {} - discount {}\ntax: {heads}, round-off {}, included {}\ndiscount: {}, round-off {}",
        order.total.to_rupees(),
        order.subtotal.to_rupees(),
        order.tax.to_rupees(),
        optional(order.shipping),
        optional(order.discount),
        tax.round_off.to_rupees(),
        tax.included,
        off.discounts.to_rupees(),
        off.round_off.to_rupees(),
    ));
}

#[test]
fn an_exclusive_bill_shows_tax_on_top() {
    check(
        bill([line("2", "99.99", "18")]),
        &expect![[r#"
        235.98 = 199.98 + tax 36.00 + shipping - - discount -
        tax: 18.00 18.00 0.00 0.00, round-off 0.00, included false
        discount: 0.00, round-off 0.00"#]],
    );
    let away = BillDraft { buyer: buyer_in("27"), ..bill([line("2", "99.99", "18")]) };
    check(
        away.with_discount(off_amount("9.98")).with_shipping(rupees("40")),
        &expect![[r#"
        271.40 = 199.98 + tax 41.40 + shipping 40.00 - discount 9.98
        tax: 0.00 0.00 41.40 0.00, round-off 0.00, included false
        discount: 9.98, round-off 0.00"#]],
    );
    let cola = LineDraft { cess_rate: percent("12"), ..line("1", "100", "28") };
    check(
        BillDraft { date: BEFORE, ..bill([cola]) },
        &expect![[r#"
        140.00 = 100.00 + tax 40.00 + shipping - - discount -
        tax: 14.00 14.00 0.00 12.00, round-off 0.00, included false
        discount: 0.00, round-off 0.00"#]],
    );
}

#[test]
fn a_round_off_upwards_is_tax_and_one_downwards_is_discount() {
    check(
        bill([line("1", "99.60", "0")]).with_round_off(RoundOff::Rupee),
        &expect![[r#"
        100.00 = 99.60 + tax 0.40 + shipping - - discount -
        tax: 0.00 0.00 0.00 0.00, round-off 0.40, included false
        discount: 0.00, round-off 0.00"#]],
    );
    check(
        bill([line("1", "99.40", "0")]).with_round_off(RoundOff::Rupee),
        &expect![[r#"
        99.00 = 99.40 + tax 0.00 + shipping - - discount 0.40
        tax: 0.00 0.00 0.00 0.00, round-off 0.00, included false
        discount: 0.00, round-off 0.40"#]],
    );
}

#[test]
fn an_inclusive_bill_shows_its_prices_and_tells_the_tax_inside() {
    let inclusive = |price| bill([line("1", price, "5")]).with_prices(Prices::Inclusive);
    // The bill's round-off is a paisa here; the customer pays the price and does not see it.
    check(
        inclusive("500"),
        &expect![[r#"
        500.00 = 500.00 + tax 0.00 + shipping - - discount -
        tax: 11.90 11.90 0.00 0.00, round-off 0.00, included true
        discount: 0.00, round-off 0.00"#]],
    );
    check(
        inclusive("499.60").with_round_off(RoundOff::Rupee),
        &expect![[r#"
        500.00 = 499.60 + tax 0.40 + shipping - - discount -
        tax: 11.90 11.90 0.00 0.00, round-off 0.40, included true
        discount: 0.00, round-off 0.00"#]],
    );
    check(
        inclusive("499.40").with_round_off(RoundOff::Rupee),
        &expect![[r#"
        499.00 = 499.40 + tax 0.00 + shipping - - discount 0.40
        tax: 11.89 11.89 0.00 0.00, round-off 0.00, included true
        discount: 0.00, round-off 0.40"#]],
    );
    check(
        inclusive("500").with_discount(off_amount("50")).with_shipping(rupees("30")),
        &expect![[r#"
        480.00 = 500.00 + tax 0.00 + shipping 30.00 - discount 50.00
        tax: 11.43 11.43 0.00 0.00, round-off 0.00, included true
        discount: 50.00, round-off 0.00"#]],
    );
}

#[test]
fn what_cannot_be_asked_for_is_not_sendable() {
    for price in ["0", "500000.01"] {
        let bill = bill([line("1", price, "0")]).finish().unwrap();
        assert_eq!(order_details(&bill, &terms()), Err(NotSendable::Amount { total: rupees(price) }));
    }
    sent(bill([line("1", "500000", "0")]));
    sent(bill([line("1", "0.01", "0")]));
}

#[test]
fn more_than_upi_carries_is_asked_for_where_the_customer_can_pay_otherwise() {
    let above = Terms { above_upi: true, ..terms() };
    let asked = |price| order_details(&bill([line("1", price, "0")]).finish().unwrap(), &above);
    assert_eq!(asked("500000.01").unwrap().total, rupees("500000.01"));
    assert_eq!(asked("0"), Err(NotSendable::Amount { total: Paise::ZERO }));
}

#[test]
fn cess_on_goods_given_for_nothing_makes_no_order() {
    let coal = LineDraft { cess_per_unit: rupees("400"), ..line("2", "0", "5") };
    let bill = BillDraft { date: BEFORE, ..bill([coal]) }.finish().unwrap();
    assert!(!bill.is_sendable());
    assert_eq!(order_details(&bill, &terms()), Err(NotSendable::Amount { total: rupees("800") }));
}

#[test]
fn an_order_goes_to_indian_numbers_only() {
    let to = |phone: Option<&str>| {
        let mut draft = bill([line("1", "1", "0")]);
        draft.buyer.phone = phone.map(|phone| PhoneNumber::parse(phone).unwrap());
        recipient(&draft.finish().unwrap()).map(|phone| phone.as_str().to_owned())
    };
    assert_eq!(to(Some("9812345678")), Ok("+919812345678".to_owned()));
    assert_eq!(to(Some("+16505551234")), Err(NotSendable::PhoneNeeded));
    assert_eq!(to(None), Err(NotSendable::PhoneNeeded));
}
