//! One open way to pay per order, whoever is in a hurry.

use crate::shop::{HEARS_EVERYTHING, Shop, attention, messages};
use app::{CashTiming, Code};
use jiff::SignedDuration;

#[tokio::test]
async fn cash_is_recorded_once_the_open_way_to_pay_is_closed() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (number, reference) = shop.send("50.00");
    shop.sync().await;
    shop.app.take_cash(number, CashTiming::WhenClosed).unwrap();
    assert_eq!(shop.show(number).payment.captured, "0.00");
    shop.sync().await;
    let view = shop.show(number);
    assert_eq!((view.payment.status, view.payment.captured.as_str()), ("paid", "50.00"));
    assert!(shop.world().pays(&reference.to_string()).is_err(), "the customer can still pay a closed order");
    shop.assert_sound();
}

#[tokio::test]
async fn cash_taken_in_a_hurry_is_watched_and_a_payment_that_comes_is_paid_twice() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (number, reference) = shop.send("50.00");
    shop.sync().await;
    shop.app.take_cash(number, CashTiming::Now).unwrap();
    assert_eq!(shop.show(number).payment.captured, "50.00");
    shop.world().captures(&reference.to_string(), 5_000).unwrap();
    shop.sync().await;
    let view = shop.show(number);
    assert_eq!(view.payment.captured, "100.00");
    assert!(attention(&view).contains(&"paid_twice"), "{view:?}");
    shop.assert_sound();
}

#[tokio::test]
async fn a_draft_sold_for_cash_is_issued_and_sends_nothing() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let number = shop.draft("50.00");
    shop.app.take_cash(number, CashTiming::WhenClosed).unwrap();
    shop.sync().await;
    let view = shop.show(number);
    assert_eq!((view.status, view.payment.status, messages(&view).len()), ("pending", "paid", 0));
    assert_eq!(shop.app.take_cash(number, CashTiming::Now).unwrap_err().code, Code::AlreadyPaid);
}

#[tokio::test]
async fn a_resend_closes_the_first_way_to_pay_before_the_second_goes_out() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (number, first) = shop.send("50.00");
    shop.sync().await;
    let second = shop.app.resend(number).unwrap().reference;
    shop.sync().await;
    let ledger = shop.world().ledger();
    assert_eq!(format!("{:?}", ledger.references[&first.to_string()].status), "Canceled");
    assert_eq!(ledger.references[&second.to_string()].accepted_order_details, 1);
    let bubbles = &ledger.customers["+919812345678"].bubbles;
    let order: Vec<_> = bubbles.iter().map(|bubble| bubble.reference.clone().unwrap()).collect();
    assert_eq!(order, [first.to_string(), first.to_string(), second.to_string()]);
    shop.assert_sound();
}

#[tokio::test]
async fn a_customer_who_pays_while_the_order_is_cancelled_is_noticed() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (number, reference) = shop.send("50.00");
    shop.sync().await;
    shop.app.cancel(number).unwrap();
    shop.world().pays(&reference.to_string()).unwrap();
    let mut worker = shop.worker();
    shop.settle(&mut worker, SignedDuration::from_mins(5)).await;
    let view = shop.show(number);
    assert_eq!((view.status, view.payment.captured.as_str()), ("canceled", "50.00"));
    assert!(attention(&view).contains(&"captured_after_cancel"), "{view:?}");
    shop.assert_sound();
}

#[tokio::test]
async fn a_pending_attempt_keeps_an_order_from_being_cancelled() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (number, reference) = shop.send("50.00");
    shop.sync().await;
    shop.world().attempt_starts(&reference.to_string()).unwrap();
    let mut worker = shop.worker();
    shop.settle(&mut worker, SignedDuration::from_secs(3)).await;
    assert_eq!(shop.app.cancel(number).unwrap_err().code, Code::AttemptPending);
    assert_eq!(shop.app.take_cash(number, CashTiming::WhenClosed).unwrap_err().code, Code::AttemptPending);
}

#[tokio::test]
async fn an_unsent_order_is_cancelled_without_a_word_to_the_customer() {
    let mut shop = Shop::open(HEARS_EVERYTHING).await;
    shop.sandbox.stop().await;
    let (number, _) = shop.send("50.00");
    shop.app.cancel(number).unwrap();
    shop.sandbox.restart().await.unwrap();
    shop.sync().await;
    assert_eq!(messages(&shop.show(number)), ["order_details:withdrawn"]);
    assert_eq!(shop.world().ledger().references.len(), 0);
}

#[tokio::test]
async fn a_revised_bill_asks_for_the_new_amount_and_closes_the_old_way() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (number, first) = shop.send("50.00");
    shop.sync().await;
    let revised = shop.app.revise(number, crate::shop::bill(crate::shop::ASHA, "65.00")).unwrap();
    shop.sync().await;
    let ledger = shop.world().ledger();
    assert_eq!(ledger.references[&revised.reference.to_string()].amount_paise, 6_500);
    assert_eq!(format!("{:?}", ledger.references[&first.to_string()].status), "Canceled");
    shop.world().pays(&revised.reference.to_string()).unwrap();
    shop.sync().await;
    assert_eq!(shop.show(number).payment.status, "paid");
    shop.assert_sound();
}
