//! Offline is a normal state.

use crate::shop::{HEARS_EVERYTHING, Shop, messages};
use app::Release;
use jiff::SignedDuration;

#[tokio::test]
async fn five_bills_written_offline_arrive_once_each_when_the_network_is_back() {
    let mut shop = Shop::open(HEARS_EVERYTHING).await;
    shop.sandbox.stop().await;
    let sent: Vec<_> = (1..=5).map(|n| shop.send(&format!("{n}0.00"))).collect();
    shop.sync().await;
    for (number, _) in &sent {
        assert_eq!(messages(&shop.show(*number)), ["order_details:queued"]);
    }
    // The program dies and is started again.
    shop.reopen();
    shop.sandbox.restart().await.unwrap();
    shop.sync().await;
    for (number, reference) in &sent {
        assert_eq!(messages(&shop.show(*number)), ["order_details:delivered"]);
        assert_eq!(shop.world().ledger().references[&reference.to_string()].accepted_order_details, 1);
    }
    shop.assert_sound();
}

#[tokio::test]
async fn after_two_days_offline_there_is_one_question_for_all_and_then_each_goes_once() {
    let mut shop = Shop::open(HEARS_EVERYTHING).await;
    shop.sandbox.stop().await;
    let sent: Vec<_> = (1..=5).map(|n| shop.send(&format!("{n}0.00"))).collect();
    shop.sync().await;
    shop.clock.advance(SignedDuration::from_hours(48));
    shop.sandbox.restart().await.unwrap();
    shop.sync().await;
    for (number, _) in &sent {
        assert_eq!(messages(&shop.show(*number)), ["order_details:asks"]);
    }
    assert_eq!(shop.world().ledger().references.len(), 0);
    let released = shop.app.release_all(Release::Send).unwrap();
    assert_eq!((released.released, released.withdrawn), (5, 0));
    shop.sync().await;
    for (number, reference) in &sent {
        assert_eq!(messages(&shop.show(*number)), ["order_details:delivered"]);
        assert_eq!(shop.world().ledger().references[&reference.to_string()].accepted_order_details, 1);
    }
    shop.assert_sound();
}

#[tokio::test]
async fn a_lane_that_asks_stops_itself_and_no_other() {
    let mut shop = Shop::open(HEARS_EVERYTHING).await;
    shop.sandbox.stop().await;
    let (old, _) = shop.send("10.00");
    shop.clock.advance(SignedDuration::from_hours(30));
    let (young, _) = shop.send("20.00");
    shop.sandbox.restart().await.unwrap();
    shop.app.set_status(old, domain::order::Progress::Processing, None).unwrap();
    shop.sync().await;
    assert_eq!(messages(&shop.show(old)), ["order_details:asks", "order_status:queued"]);
    assert_eq!(messages(&shop.show(young)), ["order_details:delivered"]);
    shop.app.release_order(old, Release::Drop).unwrap();
    shop.sync().await;
    assert_eq!(messages(&shop.show(old)), ["order_details:withdrawn", "order_status:withdrawn"]);
}
