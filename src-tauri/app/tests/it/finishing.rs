//! The end of a bill: sent, paid or owed; once, however often it is asked for.

use crate::counter::{Counter, ENGLISH, form, line, of, registered_shop};
use crate::shop::{ASHA, HEARS_EVERYTHING, HEARS_PAYMENTS, Shop, messages};
use app::Code;
use app::views::{Address, BillForm, BillView, DeliveryForm, LanguageTag, PaymentForm};
use domain::OrderNumber;
use domain::order::Progress;

fn to_asha(payment: PaymentForm) -> BillForm {
    BillForm { customer: of(ASHA, "Asha"), payment, ..form(vec![line("Sugar", "2.5", "44")]) }
}

/// Types a bill on the counter of a shop with an account.
fn typed(shop: &Shop, form: &BillForm) -> OrderNumber {
    shop.app.set_shop(&registered_shop()).unwrap();
    let current = shop.app.current_bill(&ENGLISH).unwrap();
    let number = current.number.parse().unwrap();
    shop.app.save_bill(number, form, current.sequence + 1, &ENGLISH).unwrap();
    number
}

fn shown(shop: &Shop) -> BillView {
    shop.app.current_bill(&ENGLISH).unwrap()
}

#[tokio::test]
async fn a_bill_is_sent_once_however_often_it_is_finished() {
    let mut shop = Shop::open(HEARS_EVERYTHING).await;
    let form = to_asha(PaymentForm::Whatsapp);
    let number = typed(&shop, &form);
    let finished = shop.app.finish_bill(number, form.clone()).unwrap();
    assert_eq!((finished.how, finished.total.as_str()), (PaymentForm::Whatsapp, "110.00"));
    assert!(finished.reference_id.is_some());
    assert_eq!(shop.app.finish_bill(number, form.clone()).unwrap(), finished);
    shop.reopen();
    let changed = BillForm { payment: PaymentForm::Cash, ..form };
    assert_eq!(shop.app.finish_bill(number, changed).unwrap(), finished, "another window, after a crash");
    shop.sync().await;
    assert_eq!(messages(&shop.show(number)), ["order_details:delivered"]);
    assert_ne!(shown(&shop).number, number.to_string());
    shop.assert_billed_once();
    shop.assert_sound();
}

#[test]
fn two_windows_that_finish_at_once_take_the_cash_once() {
    let counter = Counter::registered();
    let form = to_asha(PaymentForm::Cash);
    let number = counter.typed(&form);
    let windows = [(); 8].map(|()| {
        let (app, form) = (counter.app.clone(), form.clone());
        std::thread::spawn(move || app.finish_bill(number, form).unwrap())
    });
    let answers = windows.map(|window| window.join().unwrap());
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    let order = counter.app.show_order(number).unwrap();
    assert_eq!((order.payment.status, order.payment.captured.as_str()), ("paid", "110.00"));
    counter.assert_sound();
}

#[test]
fn a_walk_in_pays_cash_and_an_owed_bill_is_issued_without_a_message() {
    let counter = Counter::registered();
    let cash = form(vec![line("Sugar", "2.5", "44")]);
    let number = counter.typed(&cash);
    let finished = counter.app.finish_bill(number, cash).unwrap();
    assert_eq!((finished.how, finished.reference_id), (PaymentForm::Cash, None));
    let order = counter.app.show_order(number).unwrap();
    assert_eq!(
        (order.status, order.payment.status, order.customer.as_str()),
        ("pending", "paid", "Walk-in customer")
    );

    let due = to_asha(PaymentForm::Due);
    let number = counter.typed(&due);
    counter.app.finish_bill(number, due).unwrap();
    let order = counter.app.show_order(number).unwrap();
    assert_eq!((order.status, order.payment.status, order.messages.len()), ("pending", "unpaid", 0));
    let asha = &counter.app.find_customers(ASHA).unwrap()[0];
    assert_eq!(
        (asha.owes.as_str(), asha.last_bill.as_ref().unwrap().number.as_str()),
        ("110.00", order.number.as_str())
    );
    let free = form(vec![line("Sample", "1", "0")]);
    let number = counter.typed(&free);
    assert_eq!(counter.app.finish_bill(number, free).unwrap().total, "0.00");
    counter.assert_sound();
}

#[tokio::test]
async fn what_is_refused_names_its_field_and_keeps_what_was_typed() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let walk_in = BillForm { payment: PaymentForm::Whatsapp, ..form(vec![line("Sugar", "1", "44")]) };
    let number = typed(&shop, &walk_in);
    for (form, code, field) in [
        (walk_in.clone(), Code::CustomerPhoneMissing, "customer.phone"),
        (BillForm { customer: of("12345", ""), ..walk_in.clone() }, Code::PhoneInvalid, "customer.phone"),
        (BillForm { lines: vec![], ..to_asha(PaymentForm::Cash) }, Code::EmptyBill, "lines"),
        (
            BillForm { lines: vec![line("Sugar", "0", "44")], ..walk_in.clone() },
            Code::QuantityInvalid,
            "lines[0].quantity",
        ),
        (BillForm { discount: "100".into(), ..walk_in }, Code::DiscountExceeds, "discount"),
        (
            BillForm { lines: vec![line("Car", "1", "600000")], ..to_asha(PaymentForm::Whatsapp) },
            Code::NotSendable,
            "total",
        ),
        (
            BillForm { delivery: DeliveryForm::Delivered, ..to_asha(PaymentForm::Whatsapp) },
            Code::AddressNeeded,
            "customer.address",
        ),
    ] {
        let refused = shop.app.finish_bill(number, form.clone()).unwrap_err();
        assert_eq!((refused.code, refused.field.as_deref()), (code, Some(field)));
        assert_eq!(shown(&shop).form, form, "{code:?}");
        assert_eq!(shop.show(number).status, "draft");
    }
    shop.app.finish_bill(number, to_asha(PaymentForm::Whatsapp)).unwrap();
    shop.assert_sound();
}

#[test]
fn without_an_account_a_bill_is_not_sent_and_stays_on_the_counter() {
    let counter = Counter::registered();
    let form = to_asha(PaymentForm::Whatsapp);
    let number = counter.typed(&form);
    assert_eq!(counter.app.finish_bill(number, form).unwrap_err().code, Code::NoAccount);
    let current = counter.current();
    let preview = current.preview.unwrap();
    assert_eq!((current.number, preview.refusal.unwrap().code.as_str()), (number.to_string(), "no_account"));
    assert_eq!((preview.why, preview.cost), ("no_account", None));
}

#[tokio::test]
async fn an_order_that_went_out_is_revised_on_the_counter_and_sent_again() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let form = to_asha(PaymentForm::Whatsapp);
    let number = typed(&shop, &form);
    let first = shop.app.finish_bill(number, form).unwrap();
    shop.sync().await;
    let view = shop.app.revise_order(number, &ENGLISH).unwrap();
    assert_eq!((view.revises.as_deref(), view.revision), (Some(number.to_string().as_str()), 2));
    let mut changed = view.form.clone();
    changed.lines[0].quantity = "3".into();
    let saved = shop.app.save_bill(number, &changed, view.sequence + 1, &ENGLISH).unwrap();
    assert_eq!(saved.quote.as_ref().unwrap().total, "132.00");
    assert!(saved.preview.unwrap().greeting.contains("has changed"));
    assert_eq!(
        shop.show(number).total,
        "110.00",
        "the order is as it went out until the revision is finished"
    );
    shop.app.new_bill(&ENGLISH).unwrap();
    assert_eq!(shop.show(number).total, "110.00");
    assert_eq!(shop.app.open_bill(number, &ENGLISH).unwrap().form, changed);
    let second = shop.app.finish_bill(number, changed.clone()).unwrap();
    assert_eq!((second.how, second.total.as_str()), (PaymentForm::Whatsapp, "132.00"));
    assert_ne!(second.reference_id, first.reference_id);
    assert_eq!(shop.app.finish_bill(number, changed).unwrap(), second);
    shop.sync().await;
    assert_eq!(shop.show(number).total, "132.00");
    shop.assert_billed_once();
    shop.assert_sound();
}

#[tokio::test]
async fn a_revision_is_held_and_given_up_without_a_change_of_the_order() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let form = to_asha(PaymentForm::Whatsapp);
    let number = typed(&shop, &form);
    shop.app.finish_bill(number, form).unwrap();
    let view = shop.app.revise_order(number, &ENGLISH).unwrap();
    let mut changed = view.form.clone();
    changed.lines[0].price = "50".into();
    shop.app.save_bill(number, &changed, view.sequence + 1, &ENGLISH).unwrap();
    shop.app.hold_bill(number).unwrap();
    assert_eq!(shop.app.held_bills().unwrap()[0].total, "125.00");
    assert_eq!(shop.app.status().unwrap().held, 1);
    assert_eq!(shop.show(number).status, "pending");
    assert_eq!(shop.app.revise_order(number, &ENGLISH).unwrap().form, changed, "what was typed is there");
    shop.app.discard_bill(number).unwrap();
    shop.app.discard_bill(number).unwrap();
    assert_ne!(shown(&shop).number, number.to_string());
    assert_eq!((shop.show(number).status, shop.show(number).total.as_str()), ("pending", "110.00"));
    assert_eq!(shop.app.revise_order(number, &ENGLISH).unwrap().form.lines[0].price, "44.00");
    shop.assert_sound();
}

#[tokio::test]
async fn a_revision_can_be_paid_in_cash_once_the_old_way_to_pay_is_closed() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let form = to_asha(PaymentForm::Whatsapp);
    let number = typed(&shop, &form);
    shop.app.finish_bill(number, form).unwrap();
    shop.sync().await;
    let mut changed = shop.app.revise_order(number, &ENGLISH).unwrap().form;
    changed.lines[0].quantity = "1".into();
    changed.payment = PaymentForm::Cash;
    let finished = shop.app.finish_bill(number, changed).unwrap();
    assert_eq!((finished.how, finished.total.as_str()), (PaymentForm::Cash, "44.00"));
    shop.sync().await;
    let order = shop.show(number);
    assert_eq!((order.payment.status, order.payment.captured.as_str()), ("paid", "44.00"));
    shop.assert_sound();
}

#[tokio::test]
async fn an_order_that_is_paid_or_done_is_not_revised() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let form = to_asha(PaymentForm::Cash);
    let number = typed(&shop, &form);
    shop.app.finish_bill(number, form).unwrap();
    assert_eq!(shop.app.revise_order(number, &ENGLISH).unwrap_err().code, Code::AlreadyPaid);
    shop.app.set_status(number, Progress::Completed, None).unwrap();
    assert_eq!(shop.app.revise_order(number, &ENGLISH).unwrap_err().code, Code::OrderFinal);
    assert_eq!(shop.app.open_bill(number, &ENGLISH).unwrap_err().code, Code::NotADraft);
    let draft = typed(&shop, &to_asha(PaymentForm::Due));
    assert_eq!(shop.app.revise_order(draft, &ENGLISH).unwrap().revises, None);
}

#[tokio::test]
async fn a_late_keystroke_does_not_touch_a_finished_bill() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let form = to_asha(PaymentForm::Whatsapp);
    let number = typed(&shop, &form);
    shop.app.finish_bill(number, form.clone()).unwrap();
    let late = BillForm { note: "late".into(), ..form.clone() };
    assert_eq!(shop.app.save_bill(number, &late, 99, &ENGLISH).unwrap().form, form);
    assert_eq!(shop.app.hold_bill(number).unwrap_err().code, Code::NotADraft);
    assert_eq!(shop.app.discard_bill(number).unwrap_err().code, Code::NotADraft);
}

#[tokio::test]
async fn an_order_that_was_sent_elsewhere_leaves_the_counter() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let form = to_asha(PaymentForm::Whatsapp);
    let number = typed(&shop, &form);
    shop.app.hold_bill(number).unwrap();
    shop.app.open_bill(number, &ENGLISH).unwrap();
    shop.app.send(number).unwrap();
    assert_ne!(shown(&shop).number, number.to_string());
    assert_eq!(shop.app.finish_bill(number, form).unwrap_err().code, Code::NotADraft);
}

#[tokio::test]
async fn the_preview_shows_what_is_sent() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.world().customer_writes(&format!("+91{ASHA}"), "Namaste").unwrap();
    shop.sync().await;
    let mut set = registered_shop();
    set.customer_language = LanguageTag::Hindi;
    let mut lines: Vec<_> = (1..=7).map(|n| line(&format!("सामान {n}"), "2", "10")).collect();
    lines.push(line("Bag", "1", "0"));
    let form = BillForm { discount: "5".into(), lines, ..to_asha(PaymentForm::Whatsapp) };
    let number = typed(&shop, &form);
    shop.app.set_shop(&set).unwrap();
    let view = shop.app.current_bill(&ENGLISH).unwrap();
    let preview = view.preview.unwrap();
    assert_eq!((preview.language.as_str(), preview.kind, preview.refusal), ("hi-IN", "interactive", None));
    assert!(preview.greeting.starts_with("नमस्ते Asha जी"), "{}", preview.greeting);
    assert_eq!((preview.body.as_str(), preview.items.len()), ("बिना दाम के: Bag।", 5));
    assert_eq!((preview.items[0].quantity.as_str(), preview.items[0].amount.as_str()), ("2", "20.00"));
    assert_eq!((preview.more_items, preview.more_amount.as_str()), (2, "40.00"));
    assert_eq!(
        (&*preview.subtotal, &*preview.discount, &*preview.tax, &*preview.total, preview.expires_days),
        ("140.00", "5.00", "0.00", "135.00", 3)
    );
    shop.app.finish_bill(number, form).unwrap();
    shop.sync().await;
    assert_eq!(messages(&shop.show(number)), ["order_details:delivered"]);
}

#[tokio::test]
async fn the_preview_says_whether_the_customer_wrote_as_far_as_the_account_hears() {
    let why = |shop: &Shop| {
        let preview = shown(shop).preview.unwrap();
        (preview.why, preview.cost)
    };
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let number = typed(&shop, &to_asha(PaymentForm::Whatsapp));
    assert_eq!(why(&shop), ("never_wrote", None));
    shop.app.hold_bill(number).unwrap();
    shop.app.open_bill(number, &ENGLISH).unwrap();
    shop.world().customer_writes(&format!("+91{ASHA}"), "Is my order ready?").unwrap();
    shop.sync().await;
    assert_eq!(why(&shop), ("window_open", Some("0.00".into())));
    assert!(shown(&shop).customer.unwrap().window_open);
    shop.clock.advance(jiff::SignedDuration::from_hours(25));
    assert_eq!(why(&shop), ("window_closed", None));

    let shop = Shop::open(HEARS_PAYMENTS).await;
    typed(&shop, &to_asha(PaymentForm::Whatsapp));
    assert_eq!(why(&shop), ("payments_only", None));
}

#[tokio::test]
async fn the_preview_says_why_whatsapp_cannot_ask() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let check = |form: BillForm, code: &str, n_items: usize| {
        typed(&shop, &form);
        let preview = shown(&shop).preview.unwrap();
        assert_eq!((preview.refusal.unwrap().code.as_str(), preview.items.len()), (code, n_items));
    };
    let asha = to_asha(PaymentForm::Whatsapp);
    check(BillForm { customer: of("", "Asha"), ..asha.clone() }, "customer_phone_missing", 1);
    check(BillForm { customer: of("+1 650 555 1234", "Ann"), ..asha.clone() }, "customer_phone_missing", 1);
    check(BillForm { lines: vec![line("Car", "1", "500001")], ..asha.clone() }, "not_sendable", 0);
    let delivered = BillForm { delivery: DeliveryForm::Delivered, ..asha };
    check(delivered.clone(), "address_needed", 1);
    let mut addressed = delivered;
    addressed.customer.address = Some(Address {
        line1: "12 Hill Road".into(),
        line2: String::new(),
        city: "Mysuru".into(),
        state: "Karnataka".into(),
        pin: "570 001".into(),
    });
    typed(&shop, &addressed);
    assert_eq!(shown(&shop).preview.unwrap().refusal, None);
}
