//! From the draft to *completed*.

use crate::shop::{HEARS_EVERYTHING, HEARS_PAYMENTS, Shop, attention, messages};
use app::Code;
use domain::order::Progress;
use jiff::SignedDuration;

#[tokio::test]
async fn a_bill_is_sent_read_paid_after_a_failed_attempt_and_completed() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (number, reference) = shop.send("110.00");
    assert_eq!(messages(&shop.show(number)), ["order_details:queued"]);
    shop.sync().await;
    assert_eq!(messages(&shop.show(number)), ["order_details:delivered"]);
    let reference = reference.to_string();
    shop.world().reads(&reference).unwrap();
    shop.world().attempt_fails(&reference, "incorrect_pin").unwrap();
    shop.sync().await;
    assert_eq!(messages(&shop.show(number)), ["order_details:read"]);
    assert_eq!(shop.show(number).payment.status, "unpaid");
    shop.world().pays(&reference).unwrap();
    shop.sync().await;
    let paid = shop.show(number);
    assert_eq!((paid.payment.status, paid.payment.captured.as_str()), ("paid", "110.00"));
    for status in [Progress::Processing, Progress::Shipped, Progress::Completed] {
        shop.app.set_status(number, status, None).unwrap();
    }
    shop.sync().await;
    let done = shop.show(number);
    assert_eq!((done.status, attention(&done)), ("completed", vec![]));
    let entry = &shop.world().ledger().references[&reference];
    assert_eq!((entry.accepted_order_details, entry.captured_paise, entry.statuses.len()), (1, 11_000, 3));
    assert_eq!(shop.app.cancel(number).unwrap_err().code, Code::OrderFinal);
    shop.assert_sound();
}

#[tokio::test]
async fn an_account_that_hears_payments_only_finds_the_payment_by_asking() {
    let shop = Shop::open(HEARS_PAYMENTS).await;
    let (number, reference) = shop.send("75.50");
    shop.sync().await;
    shop.world().pays(&reference.to_string()).unwrap();
    let mut worker = shop.worker();
    shop.world().take_webhooks();
    for _ in 0..20 {
        shop.clock.advance(SignedDuration::from_secs(10));
        worker.pass().await.unwrap();
    }
    let view = shop.show(number);
    assert_eq!((view.payment.status, messages(&view)), ("paid", vec!["order_details:accepted".to_string()]));
}

#[tokio::test]
async fn a_paid_order_is_not_cancelled_but_shows_the_way_out() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (number, reference) = shop.send("40.00");
    shop.sync().await;
    shop.world().pays(&reference.to_string()).unwrap();
    shop.sync().await;
    let refused = shop.app.cancel(number).unwrap_err();
    assert_eq!(refused.code, Code::RefundFirst);
    assert_eq!(shop.show(number).status, "pending");
}

#[tokio::test]
async fn a_second_send_of_the_same_order_is_refused() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (number, _) = shop.send("40.00");
    assert_eq!(shop.app.send(number).unwrap_err().code, Code::AlreadySent);
}

#[tokio::test]
async fn an_unconfirmed_payment_needs_a_person_after_a_quarter_of_an_hour_and_is_never_money() {
    let shop = Shop::open_with(HEARS_EVERYTHING, "lookup-lag=3600000", 1).await;
    let (number, reference) = shop.send("40.00");
    shop.sync().await;
    shop.world().pays(&reference.to_string()).unwrap();
    let mut worker = shop.worker();
    shop.settle(&mut worker, SignedDuration::from_mins(20)).await;
    let view = shop.show(number);
    assert_eq!((view.payment.status, view.payment.captured.as_str()), ("confirming", "0.00"));
    assert_eq!(attention(&view), ["not_confirmed"]);
    shop.settle(&mut worker, SignedDuration::from_hours(2)).await;
    let view = shop.show(number);
    assert_eq!((view.payment.status, attention(&view)), ("paid", vec![]));
}
