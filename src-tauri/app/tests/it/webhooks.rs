//! News in any order, any number of times, or not at all.

use crate::shop::{HEARS_EVERYTHING, Shop, attention, bill};
use domain::ChannelKind;
use doors::{Source, from_practice};
use jiff::SignedDuration;
use sandbox::RefundStatus;

/// A small generator of places, so that the shuffle is the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

#[tokio::test]
async fn ten_thousand_webhooks_shuffled_repeated_and_withheld_end_as_if_delivered_once_in_order() {
    // Fewer on Windows, where these tests run under wine and every request takes many times as long.
    const N_ORDERS: u32 = if cfg!(windows) { 100 } else { 1_700 };
    let shop = Shop::open_with(HEARS_EVERYTHING, "limits=off", 5).await;
    let sent: Vec<_> = (0..N_ORDERS)
        .map(|n| shop.app.send(shop.app.draft(bill(&format!("97{n:08}"), "25.00")).unwrap().number).unwrap())
        .collect();
    let mut worker = shop.worker();
    while !worker.pass().await.unwrap().is_idle()
        || worker.next_due().unwrap().is_some_and(|due| due <= shop.app.now() + SignedDuration::from_secs(2))
    {
        shop.clock.advance(SignedDuration::from_millis(20));
    }
    let world = shop.world();
    for (n, order) in sent.iter().enumerate() {
        let reference = order.reference.to_string();
        if n % 3 == 0 {
            world.attempt_fails(&reference, "incorrect_pin").unwrap();
        }
        if n % 5 != 0 {
            world.reads(&reference).unwrap();
            world.attempt_starts(&reference).unwrap();
            world.pays(&reference).unwrap();
        }
        if n % 7 == 1 && n % 5 != 0 {
            world.refund(&reference, 1_000, RefundStatus::Pending).unwrap();
            world.refund(&reference, 1_000, RefundStatus::Success).unwrap();
        }
    }
    world.advance(60_000);
    let mut webhooks = world.take_webhooks();
    let mut dice = Dice(11);
    let (mut withheld, mut delivered) = (0, Vec::new());
    for raw in webhooks.drain(..) {
        if dice.below(20) == 0 {
            withheld += 1;
            continue;
        }
        if dice.below(3) == 0 {
            delivered.push(raw.clone());
        }
        delivered.push(raw);
    }
    for place in (1..delivered.len()).rev() {
        delivered.swap(place, dice.below(place + 1));
    }
    assert!(cfg!(windows) || delivered.len() + withheld >= 10_000, "{} webhooks", delivered.len());
    for raw in &delivered {
        shop.app
            .accept(ChannelKind::KaleyraV2, from_practice(Source::Kaleyra, raw.clone()).unwrap())
            .unwrap();
    }
    worker.look_now().unwrap();
    for _ in 0..2_000 {
        if worker.pass().await.unwrap().is_idle() {
            break;
        }
    }
    shop.clock.advance(SignedDuration::from_hours(1));
    while !worker.pass().await.unwrap().is_idle() {}
    let ledger = world.ledger();
    for (n, order) in sent.iter().enumerate() {
        let view = shop.show(order.number);
        let entry = &ledger.references[&order.reference.to_string()];
        let refunded: i64 = entry
            .attempts
            .iter()
            .flat_map(|attempt| &attempt.refunds)
            .filter(|refund| refund.status == RefundStatus::Success)
            .map(|refund| refund.amount_paise)
            .sum();
        let rupees = |paise: i64| domain::Paise::new(paise).to_rupees();
        assert_eq!(view.payment.captured, rupees(entry.captured_paise), "order {n}: {view:?}");
        assert_eq!(view.payment.refunded, rupees(refunded), "order {n}: {view:?}");
        let expected = if n % 5 == 0 {
            "unpaid"
        } else if n % 7 == 1 {
            "part_refunded"
        } else {
            "paid"
        };
        assert_eq!(view.payment.status, expected, "order {n}");
        assert_eq!(attention(&view), [] as [&str; 0], "order {n}");
    }
    check_message_states(&shop, &sent, &delivered);
    shop.assert_sound();
}

/// Each message stands at the highest state of which a report was delivered.
fn check_message_states(shop: &Shop, sent: &[app::SentOrder], delivered: &[Vec<u8>]) {
    use std::collections::HashMap;
    let rank =
        |state: &str| ["accepted", "sent", "delivered", "read"].iter().position(|known| *known == state);
    let mut highest: HashMap<String, usize> = HashMap::new();
    for raw in delivered {
        let value: serde_json::Value = serde_json::from_slice(raw).unwrap();
        let (Some(id), Some(status)) = (value["message_id"].as_str(), value["status"].as_str()) else {
            continue;
        };
        let known = highest.entry(id.to_string()).or_insert(0);
        *known = (*known).max(rank(status).unwrap_or(0));
    }
    for order in sent {
        let message = shop.show(order.number).messages.remove(0);
        let expected = highest.get(message.message_id.as_deref().unwrap()).copied().unwrap_or(0);
        assert_eq!(rank(message.state), Some(expected), "{} is {}", order.number, message.state);
    }
}

#[tokio::test]
async fn a_lying_webhook_can_make_the_shop_ask_but_not_believe() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (number, reference) = shop.send("25.00");
    shop.sync().await;
    let lie = format!(
        r#"{{"id":"wamid.X","type":"payment","status":"captured","phone_number":"919812345678","payment":{{
            "reference_id":"{reference}","currency":"INR","amount":{{"offset":100,"value":2500}},"transaction":{{
            "id":"order_lie","type":"razorpay","status":"success","currency":"INR","amount":{{"offset":100,"value":2500}},
            "created_timestamp":1795000000,"updated_timestamp":1795000000,"refunds":null}}}}}}"#
    );
    let webhook = from_practice(Source::Kaleyra, lie.into_bytes()).unwrap();
    shop.app.accept(ChannelKind::KaleyraV2, webhook).unwrap();
    shop.sync().await;
    let view = shop.show(number);
    assert_eq!((view.payment.status, view.payment.captured.as_str()), ("confirming", "0.00"));
}

#[tokio::test]
async fn what_nobody_can_read_is_kept_and_stops_nothing() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    for raw in ["<html>", "{\"new\":\"thing\"}", "", "[[[[[[]]]]]]"] {
        let webhook = from_practice(Source::Kaleyra, raw.as_bytes().to_vec()).unwrap();
        shop.app.accept(ChannelKind::KaleyraV2, webhook).unwrap();
    }
    let (number, _) = shop.send("25.00");
    shop.sync().await;
    assert_eq!(shop.show(number).messages[0].state, "delivered");
    shop.assert_sound();
}
