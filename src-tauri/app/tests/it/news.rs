//! Asking after one order, and news of payments for the bell.

use crate::shop::{HEARS_EVERYTHING, HEARS_PAYMENTS, Shop};
use app::views::PaymentNews;
use app::{CashTiming, Code};
use jiff::SignedDuration;

fn told(shop: &Shop, since: i64) -> (Vec<(String, String)>, i64) {
    let (news, newest) = shop.app.payments_since(since).unwrap();
    (news.into_iter().map(|PaymentNews { order, amount, .. }| (order, amount)).collect(), newest)
}

#[tokio::test]
async fn a_payment_is_told_once_when_it_is_confirmed() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (number, reference) = shop.send("40.00");
    let (_, before) = told(&shop, 0);
    shop.sync().await;
    assert_eq!(told(&shop, before).0, []);
    shop.world().pays(&reference.to_string()).unwrap();
    shop.sync().await;
    let (news, after) = told(&shop, before);
    assert_eq!(news, [(number.to_string(), "40.00".into())]);
    assert_eq!(shop.app.payments_since(before).unwrap().0[0].customer, "Asha Kulkarni");
    shop.clock.advance(SignedDuration::from_mins(1));
    shop.app.look_up_order(number).unwrap();
    shop.sync().await;
    assert_eq!(told(&shop, after).0, []);
}

#[tokio::test]
async fn cash_and_what_is_only_told_are_no_news() {
    let shop = Shop::open_with(HEARS_EVERYTHING, "lookup-lag=3600000", 1).await;
    let (_, reference) = shop.send("40.00");
    let cash = shop.draft("10.00");
    shop.app.take_cash(cash, CashTiming::Now).unwrap();
    shop.sync().await;
    shop.world().pays(&reference.to_string()).unwrap();
    shop.sync().await;
    assert_eq!(told(&shop, 0).0, []);
}

#[tokio::test]
async fn a_payment_of_the_day_before_yesterday_rings_no_bell() {
    let shop = Shop::open(HEARS_PAYMENTS).await;
    let (number, reference) = shop.send("40.00");
    shop.sync().await;
    shop.world().pays(&reference.to_string()).unwrap();
    shop.clock.advance(SignedDuration::from_hours(49));
    shop.sync().await;
    assert_eq!((shop.show(number).payment.status, told(&shop, 0).0), ("paid", vec![]));
}

#[tokio::test]
async fn one_order_is_asked_after_at_once_and_not_twice_for_a_double_click() {
    let shop = Shop::open(HEARS_PAYMENTS).await;
    let (number, reference) = shop.send("40.00");
    assert_eq!(shop.app.look_up_order(number).unwrap_err().code, Code::NothingToLookUp);
    shop.sync().await;
    shop.world().pays(&reference.to_string()).unwrap();
    shop.clock.advance(SignedDuration::from_secs(10));
    assert_eq!(shop.app.look_up_order(number).unwrap(), 1);
    shop.worker().pass().await.unwrap();
    assert_eq!(shop.show(number).payment.status, "paid");
    assert_eq!(shop.app.look_up_order(number).unwrap(), 0);
}
