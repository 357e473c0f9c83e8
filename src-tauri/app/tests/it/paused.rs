//! Sending stops at a person's word, and nothing else does.

use crate::shop::{HEARS_EVERYTHING, Shop, messages};
use app::Connection;
use jiff::SignedDuration;
use words::{Language, Words};

#[tokio::test]
async fn while_paused_nothing_is_sent_and_payments_are_still_found() {
    let mut shop = Shop::open(HEARS_EVERYTHING).await;
    let (sent, reference) = shop.send("10.00");
    shop.sync().await;
    shop.app.set_paused(true).unwrap();
    let (waiting, _) = shop.send("20.00");
    shop.world().pays(&reference.to_string()).unwrap();
    shop.clock.advance(SignedDuration::from_mins(1));
    shop.sync().await;
    assert_eq!(
        (shop.show(sent).payment.status, messages(&shop.show(waiting))),
        ("paid", vec!["order_details:queued".into()])
    );
    let page = shop.app.order(waiting, &Words::new(Language::English)).unwrap();
    assert_eq!(page.why.title, "Not sent yet: sending is paused");
    // The word outlives the process.
    shop.reopen();
    assert!(shop.app.is_paused().unwrap() && shop.app.status().unwrap().paused);
    shop.sync().await;
    assert_eq!(messages(&shop.show(waiting)), ["order_details:queued"]);
    shop.app.set_paused(false).unwrap();
    shop.sync().await;
    assert_eq!(messages(&shop.show(waiting)), ["order_details:delivered"]);
}

#[tokio::test]
async fn a_message_of_unknown_outcome_is_settled_while_paused() {
    let shop = Shop::open_with(HEARS_EVERYTHING, "lose-after=1@messages", 3).await;
    let (number, _) = shop.send("25.00");
    let mut worker = shop.worker();
    worker.pass().await.unwrap();
    assert_eq!(shop.app.status().unwrap().unknown, 1);
    shop.app.set_paused(true).unwrap();
    shop.settle(&mut worker, SignedDuration::from_mins(2)).await;
    assert_eq!(
        (messages(&shop.show(number)), shop.app.status().unwrap().unknown),
        (vec!["order_details:delivered".into()], 0)
    );
}

#[tokio::test]
async fn the_worker_knows_whether_the_provider_answers() {
    let mut shop = Shop::open(HEARS_EVERYTHING).await;
    let mut worker = shop.worker();
    worker.pass().await.unwrap();
    assert_eq!(worker.connection(), Connection::Unknown);
    shop.send("10.00");
    worker.pass().await.unwrap();
    assert_eq!(worker.connection(), Connection::Online);
    shop.sandbox.stop().await;
    shop.send("20.00");
    worker.pass().await.unwrap();
    assert_eq!(worker.connection(), Connection::Offline);
    shop.sandbox.restart().await.unwrap();
    shop.settle(&mut worker, SignedDuration::from_mins(1)).await;
    assert_eq!(worker.connection(), Connection::Online);
}
