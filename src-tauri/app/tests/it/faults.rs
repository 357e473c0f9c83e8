//! Every fault on the wire, over many orders: nothing stuck, nothing twice.

use crate::shop::{HEARS_EVERYTHING, HEARS_PAYMENTS, Shop, bill, messages};
use app::Release;
use domain::order::Progress;
use jiff::SignedDuration;

/// Fewer on Windows, where these tests run under wine and every request takes many times as long.
const N_ORDERS: u32 = if cfg!(windows) { 40 } else { 500 };

#[tokio::test]
async fn five_hundred_orders_settle_under_faults_and_each_is_billed_once() {
    let faults = "latency=0..2,429=4%,500=3%,500-after=2%,lose-before=4%,lose-after=8%,cut=1%,html=1%,redirect=1%,wrong-types=1%";
    let shop = Shop::open_with(HEARS_EVERYTHING, faults, 7).await;
    let sent: Vec<_> = (0..N_ORDERS)
        .map(|n| {
            let number = shop.app.draft(bill(&format!("99{n:08}"), "25.00")).unwrap().number;
            shop.app.send(number).unwrap()
        })
        .collect();
    let mut worker = shop.worker();
    shop.settle(&mut worker, SignedDuration::from_mins(30)).await;
    for order in &sent {
        shop.app.set_status(order.number, Progress::Completed, None).unwrap();
    }
    shop.settle(&mut worker, SignedDuration::from_mins(30)).await;
    // A status lost twice and a bill lost three times ask; the person says yes as often as that happens.
    for _ in 0..6 {
        let asking = sent
            .iter()
            .flat_map(|order| shop.show(order.number).messages)
            .filter(|message| message.state == "asks");
        let most = |kind| if kind == "order_details" { 3 } else { 2 };
        assert!(asking.clone().all(|message| message.tries >= most(message.kind)));
        if asking.count() == 0 {
            break;
        }
        shop.app.release_all(Release::Send).unwrap();
        shop.settle(&mut worker, SignedDuration::from_mins(30)).await;
    }
    let ledger = shop.world().ledger();
    for order in &sent {
        let view = shop.show(order.number);
        let stuck = messages(&view).iter().any(|message| {
            ["queued", "unknown", "in_flight", "asks"].iter().any(|state| message.ends_with(state))
        });
        assert!(!stuck, "{}: {:?}", order.number, view.messages);
        let entry = ledger.references.get(&order.reference.to_string());
        assert_eq!(entry.map(|entry| entry.accepted_order_details), Some(1), "{:?}", view.messages);
    }
    let lost = ledger.traffic.answers_lost_after_acceptance;
    assert!(lost >= u64::from(N_ORDERS) * 30 / 500, "{:?}", ledger.traffic);
    shop.assert_billed_once();
    shop.assert_sound();
}

#[tokio::test]
async fn without_reports_a_lost_answer_is_settled_by_asking() {
    let shop = Shop::open_with(HEARS_PAYMENTS, "lose-after=1@messages", 3).await;
    let (number, reference) = shop.send("25.00");
    let mut worker = shop.worker();
    for _ in 0..12 {
        worker.pass().await.unwrap();
        shop.clock.advance(SignedDuration::from_secs(1));
    }
    assert_eq!(messages(&shop.show(number)), ["order_details:accepted"]);
    assert_eq!(shop.world().ledger().references[&reference.to_string()].accepted_order_details, 1);
}

#[tokio::test]
async fn a_request_lost_before_the_work_is_repeated_under_the_same_reference() {
    let shop = Shop::open_with(HEARS_PAYMENTS, "lose-before=1@messages", 3).await;
    let (number, reference) = shop.send("25.00");
    shop.sync().await;
    assert_eq!(messages(&shop.show(number)), ["order_details:accepted"]);
    assert_eq!(shop.show(number).messages[0].tries, 2);
    assert_eq!(shop.world().ledger().references[&reference.to_string()].accepted_order_details, 1);
}

#[tokio::test]
async fn a_status_without_reports_is_repeated_once_and_then_a_person_is_asked() {
    let shop = Shop::open(HEARS_PAYMENTS).await;
    let (number, _) = shop.send("25.00");
    shop.sync().await;
    shop.world().set_faults("lose-before=100%@messages".parse().unwrap());
    shop.app.set_status(number, Progress::Processing, None).unwrap();
    shop.sync().await;
    let view = shop.show(number);
    assert_eq!(messages(&view), ["order_details:accepted", "order_status:asks"]);
    assert_eq!(view.messages[1].tries, 2);
}
