//! Invoices and credit notes: which are made by themselves, which on request, and that no number comes twice.

use crate::counter::{Counter, ENGLISH, form, line, of, registered_shop};
use crate::shop::{ASHA, HEARS_EVERYTHING, Shop};
use app::views::{
    BillForm, CreditForm, DeliveryForm, DocumentView, InvoiceForm, InvoicingForm, OnPaymentForm,
    OrderDocumentsView, PartForm, PaymentForm, ReasonForm, RegistrationForm, SeriesFormatForm, ShopView,
};
use app::{App, Code};
use domain::OrderNumber;
use domain::order::Progress;
use jiff::SignedDuration;

fn shop(change: impl FnOnce(&mut ShopView)) -> Counter {
    let counter = Counter::new();
    let mut shop = registered_shop();
    change(&mut shop);
    counter.app.set_shop(&shop).unwrap();
    counter
}

fn bill(payment: PaymentForm, price: &str) -> BillForm {
    let mut sugar = line("Sugar", "10", price);
    sugar.gst_rate = "5".into();
    sugar.hsn = "1701".into();
    BillForm { customer: of(ASHA, "Asha"), payment, ..form(vec![sugar]) }
}

#[track_caller]
fn finished(counter: &Counter, form: &BillForm) -> OrderNumber {
    let number = counter.typed(form);
    counter.app.finish_bill(number, form.clone()).unwrap();
    number
}

fn documents(app: &App, number: OrderNumber) -> OrderDocumentsView {
    app.order_documents(number, &ENGLISH).unwrap()
}

fn listed(documents: &[DocumentView]) -> Vec<String> {
    documents.iter().map(|one| format!("{} {} {}", one.kind, one.number, one.total)).collect()
}

fn attention(app: &App, number: OrderNumber) -> Vec<&'static str> {
    app.order(number, &ENGLISH).unwrap().attention.iter().map(|open| open.code).collect()
}

#[test]
fn a_sale_at_the_counter_gets_its_invoice_paid_or_owed() {
    let counter = shop(|_| ());
    for (payment, expected) in [(PaymentForm::Cash, "PRACTICE/26001"), (PaymentForm::Due, "PRACTICE/26002")] {
        let number = finished(&counter, &bill(payment, "44"));
        let made = documents(&counter.app, number);
        assert_eq!(listed(&made.documents), [format!("tax_invoice {expected} 440.00")]);
        assert!(made.left.is_empty(), "nothing is left to invoice");
    }
    counter.assert_sound();
}

#[test]
fn an_unregistered_shop_gives_plain_bills_without_tax() {
    let counter = shop(|shop| {
        shop.registration = RegistrationForm::Unregistered;
        shop.gstin = String::new();
    });
    let number = finished(&counter, &bill(PaymentForm::Cash, "44"));
    let made = documents(&counter.app, number).documents;
    assert_eq!(listed(&made), ["bill PRACTICE/26B001 440.00"]);
    assert_eq!(made[0].tax, "0.00");
}

#[tokio::test]
async fn a_confirmed_payment_makes_the_invoice_once_and_a_hint_makes_none() {
    let mut shop = Shop::open(HEARS_EVERYTHING).await;
    shop.app.set_shop(&registered_shop()).unwrap();
    let (number, reference) = shop.send("110.00");
    shop.sync().await;
    assert!(documents(&shop.app, number).documents.is_empty(), "it was only asked for");
    shop.world().pays(&reference.to_string()).unwrap();
    shop.deliver();
    assert!(documents(&shop.app, number).documents.is_empty(), "somebody says that it was paid");
    shop.sync().await;
    let made = documents(&shop.app, number).documents;
    assert_eq!(made.len(), 1, "{made:?}");
    shop.app.set_status(number, Progress::Shipped, None).unwrap();
    shop.app.set_status(number, Progress::Completed, None).unwrap();
    shop.reopen();
    shop.sync().await;
    assert_eq!(documents(&shop.app, number).documents, made);
    shop.assert_sound();
}

#[test]
fn money_is_taken_although_the_invoice_cannot_be_made_and_a_person_hears_why() {
    let counter = shop(|shop| shop.gstin = String::new());
    let number = finished(&counter, &bill(PaymentForm::Cash, "44"));
    assert_eq!(counter.app.show_order(number).unwrap().payment.status, "paid");
    assert_eq!(attention(&counter.app, number), ["document_not_made"]);
    let problem = documents(&counter.app, number).problem.unwrap();
    assert_eq!(
        (problem.code.as_str(), problem.field.as_deref()),
        ("seller_gstin_needed", Some("seller.gstin"))
    );

    let again = counter.app.make_invoice(number, &InvoiceForm::default());
    assert_eq!(again.unwrap_err().code, Code::SellerGstinNeeded);
    counter.assert_sound();
}

#[test]
fn goods_that_leave_in_parts_get_an_invoice_for_each_part() {
    let counter = shop(|_| ());
    let form = BillForm { delivery: DeliveryForm::Delivered, ..bill(PaymentForm::Due, "44.10") };
    let mut form = form;
    form.customer.address = registered_shop().address;
    let number = finished(&counter, &form);
    assert!(documents(&counter.app, number).documents.is_empty(), "it is still here");
    counter.app.set_status(number, Progress::PartiallyShipped, None).unwrap();
    assert_eq!(attention(&counter.app, number), ["document_not_made"], "nobody said what left");
    let part = |quantity: &str| InvoiceForm {
        lines: Some(vec![PartForm { place: 0, quantity: quantity.into(), ..PartForm::default() }]),
        ..InvoiceForm::default()
    };
    let first = counter.app.make_invoice(number, &part("3")).unwrap();
    assert_eq!((first.number.as_str(), first.total.as_str()), ("PRACTICE/26001", "132.30"));
    assert!(attention(&counter.app, number).is_empty());
    let left = documents(&counter.app, number).left;
    assert_eq!((left[0].quantity.as_str(), left[0].amount.as_str()), ("7", "308.70"));
    let refused = counter.app.make_invoice(number, &part("7.5")).unwrap_err();
    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (Code::QuantityAboveLeft, Some("lines[0].quantity"))
    );
    counter.app.set_status(number, Progress::Shipped, None).unwrap();
    let made = documents(&counter.app, number).documents;
    assert_eq!(made.len(), 2, "the rest left");
    assert_eq!(made[1].lines[0].quantity, "7");
    counter.assert_sound();
}

#[test]
fn an_invoice_is_taken_back_by_quantity_by_price_and_whole() {
    let counter = shop(|_| ());
    let number = finished(&counter, &bill(PaymentForm::Due, "44"));
    let credit = |lines: Option<Vec<PartForm>>| counter.app.credit("practice/26001", &CreditForm { lines });
    let part = |quantity: &str, amount: &str| {
        Some(vec![PartForm { place: 0, quantity: quantity.into(), amount: amount.into() }])
    };
    let first = credit(part("2", "")).unwrap();
    assert_eq!(
        (first.kind, first.number.as_str(), first.total.as_str()),
        ("credit_note", "PRACTICE/26C001", "88.00")
    );
    assert_eq!(first.against.as_deref(), Some("PRACTICE/26001"));
    assert_eq!(credit(part("", "10")).unwrap().total, "10.00");
    let above = credit(part("", "342.01")).unwrap_err();
    assert_eq!((above.code, above.field.as_deref()), (Code::CreditAboveInvoice, Some("lines[0].amount")));
    assert_eq!(credit(None).unwrap().total, "342.00");
    assert_eq!(credit(None).unwrap_err().code, Code::NothingLeft);
    let invoice = &documents(&counter.app, number).documents[0];
    assert_eq!((invoice.left.as_deref(), invoice.can_cancel), (None, false));
    let cancelled = counter.app.cancel_document("PRACTICE/26001", "typed twice");
    assert_eq!(cancelled.unwrap_err().code, Code::CreditedAlready);
    counter.assert_sound();
}

#[test]
fn a_cancelled_number_stays_in_its_series_with_the_reason() {
    let counter = shop(|_| ());
    let first = finished(&counter, &bill(PaymentForm::Due, "44"));
    assert_eq!(counter.app.cancel_document("PRACTICE/26001", ".").unwrap_err().code, Code::ReasonInvalid);
    let cancelled = counter.app.cancel_document("PRACTICE/26001", "wrong customer").unwrap();
    assert_eq!(cancelled.cancelled.as_deref(), Some("wrong customer"));
    let again = counter.app.cancel_document("PRACTICE/26001", "wrong customer").unwrap_err();
    assert_eq!(again.code, Code::DocumentCancelled);
    let made = counter.app.make_invoice(first, &InvoiceForm::default()).unwrap();
    assert_eq!(made.number, "PRACTICE/26002", "the order gets another number");
    let series = counter.app.series().unwrap();
    let invoices = series.iter().find(|series| series.kind == "invoice").unwrap();
    assert_eq!(
        (invoices.n_given, invoices.n_cancelled, invoices.next.as_deref()),
        (2, 1, Some("PRACTICE/26003"))
    );
    counter.assert_sound();
}

#[test]
fn cancelling_an_order_takes_its_invoice_back_and_so_does_another_bill() {
    let counter = shop(|_| ());
    let cancelled = finished(&counter, &bill(PaymentForm::Due, "44"));
    counter.app.cancel(cancelled).unwrap();
    assert_eq!(
        listed(&documents(&counter.app, cancelled).documents),
        ["tax_invoice PRACTICE/26001 440.00", "credit_note PRACTICE/26C001 440.00"]
    );
    let revised = finished(&counter, &bill(PaymentForm::Due, "44"));
    let view = counter.app.revise_order(revised, &ENGLISH).unwrap();
    let form = bill(PaymentForm::Due, "50");
    counter.save(&view.number, &form, view.sequence + 1);
    counter.app.finish_bill(revised, form).unwrap();
    assert_eq!(
        listed(&documents(&counter.app, revised).documents),
        [
            "tax_invoice PRACTICE/26002 440.00",
            "credit_note PRACTICE/26C002 440.00",
            "tax_invoice PRACTICE/26003 500.00"
        ]
    );
    counter.assert_sound();
}

#[test]
fn small_sales_share_the_invoice_of_their_day_before_the_next_day_begins_its_numbers() {
    let mut counter = shop(|shop| {
        shop.invoicing = InvoicingForm { small_sales_together: true, ..InvoicingForm::default() };
    });
    let small = [
        finished(&counter, &bill(PaymentForm::Cash, "10")),
        finished(&counter, &bill(PaymentForm::Cash, "12")),
    ];
    let large = finished(&counter, &bill(PaymentForm::Cash, "44"));
    assert_eq!(listed(&documents(&counter.app, large).documents), ["tax_invoice PRACTICE/26001 440.00"]);
    assert!(small.iter().all(|number| documents(&counter.app, *number).shares_day));
    counter.reopen();
    counter.clock.advance(SignedDuration::from_hours(24));
    finished(&counter, &bill(PaymentForm::Cash, "44"));
    let all = counter.app.documents(None).unwrap().documents;
    assert_eq!(
        listed(&all),
        [
            "tax_invoice PRACTICE/26003 440.00",
            "consolidated PRACTICE/26002 220.00",
            "tax_invoice PRACTICE/26001 440.00"
        ]
    );
    assert!(all[1].date < all[0].date, "it is of the day of its sales");
    assert!(!documents(&counter.app, small[0]).shares_day);
    counter.assert_sound();
}

#[test]
fn a_clock_that_is_behind_makes_no_invoice_and_says_so() {
    let counter = shop(|_| ());
    finished(&counter, &bill(PaymentForm::Cash, "44"));
    counter.clock.advance(SignedDuration::from_hours(-48));
    let number = finished(&counter, &bill(PaymentForm::Cash, "44"));
    assert_eq!(attention(&counter.app, number), ["document_not_made"]);
    let refused = counter.app.make_invoice(number, &InvoiceForm::default()).unwrap_err();
    assert_eq!(refused.code, Code::ClockBehind);
    counter.clock.advance(SignedDuration::from_hours(48));
    assert_eq!(counter.app.make_invoice(number, &InvoiceForm::default()).unwrap().number, "PRACTICE/26002");
}

#[test]
fn an_advance_gets_a_receipt_voucher_and_the_invoice_follows_with_the_goods() {
    let counter = shop(|shop| {
        shop.invoicing =
            InvoicingForm { on_payment: OnPaymentForm::ReceiptVoucher, ..InvoicingForm::default() };
    });
    let mut form = BillForm { delivery: DeliveryForm::Delivered, ..bill(PaymentForm::Cash, "44") };
    form.customer.address = registered_shop().address;
    let number = finished(&counter, &form);
    assert_eq!(
        listed(&documents(&counter.app, number).documents),
        ["receipt_voucher PRACTICE/26V001 440.00"]
    );
    counter.app.set_status(number, Progress::Shipped, None).unwrap();
    let made = documents(&counter.app, number).documents;
    assert_eq!(listed(&made)[1], "tax_invoice PRACTICE/26001 440.00");
    let returned = counter.app.refund_voucher("PRACTICE/26V001", Some("40.00")).unwrap();
    assert_eq!((returned.kind, returned.total.as_str()), ("refund_voucher", "40.00"));
    counter.assert_sound();
}

#[test]
fn a_doubtful_gstin_warns_and_stands_with_a_reason() {
    let counter = shop(|_| ());
    let mut form = BillForm { delivery: DeliveryForm::Delivered, ..bill(PaymentForm::Due, "44") };
    form.customer.gstin = "29AAPFU0939F1ZX".into();
    form.customer.address = registered_shop().address;
    let number = finished(&counter, &form);
    let warnings = documents(&counter.app, number).warnings;
    assert_eq!(warnings.iter().map(|warning| warning.code).collect::<Vec<_>>(), ["gstin_checksum"]);
    assert!(warnings[0].asks_reason && warnings[0].message.contains("GSTIN"));
    let reason = |text: &str| InvoiceForm {
        reasons: vec![ReasonForm { doubt: "gstin_checksum".into(), reason: text.into() }],
        ..InvoiceForm::default()
    };
    let empty = counter.app.make_invoice(number, &reason("..")).unwrap_err();
    assert_eq!((empty.code, empty.field.as_deref()), (Code::ReasonInvalid, Some("reasons.gstin_checksum")));
    counter.app.make_invoice(number, &reason("seen on the certificate")).unwrap();
}

#[test]
fn numbers_are_written_as_the_shop_likes_until_the_first_is_given() {
    let counter = shop(|_| ());
    let set = |kind: &str, format: &str| {
        counter.app.set_series_format(&SeriesFormatForm { kind: kind.into(), format: format.into() })
    };
    set("invoice", "nk/{yyyy}/{number:4}").unwrap();
    let meets = set("credit_note", "NK/{yyyy}/{number:4}").unwrap_err();
    assert_eq!((meets.code, meets.field.as_deref()), (Code::FormatMeets, Some("format")));
    assert_eq!(set("invoice", "NK/{number}").unwrap_err().code, Code::FormatYear);
    let number = finished(&counter, &bill(PaymentForm::Cash, "44"));
    assert_eq!(listed(&documents(&counter.app, number).documents), ["tax_invoice NK/2627/0001 440.00"]);
    let series = set("invoice", "INV/{year}/{number}").unwrap();
    assert_eq!(series[0].next.as_deref(), Some("NK/2627/0002"), "a series that began stays as it is");
    assert_eq!(series[0].wanted, "INV/{year}/{number}");
}
