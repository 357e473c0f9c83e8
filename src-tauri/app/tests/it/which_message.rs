//! Which message goes: free within the customer's 24 hours, a template outside them, none where neither may.

use crate::shop::{ASHA, HEARS_EVERYTHING, HEARS_PAYMENTS, Shop, attention, bill, international, messages};
use app::{Code, Release};
use domain::order::Progress;
use jiff::SignedDuration;
use sandbox::BubbleKind;

/// What kind of message the customer's phone shows last.
fn last_bubble(shop: &Shop) -> Option<BubbleKind> {
    let ledger = shop.world().ledger();
    let entry = ledger.customers.get(&international(ASHA))?;
    entry.bubbles.iter().rev().find(|bubble| bubble.message_id.starts_with("wamid")).map(|bubble| bubble.kind)
}

fn templates_sent(shop: &Shop) -> usize {
    let view =
        shop.app.store().read(|book| book.lane(book.outbox_row(domain::OutboxId::new(1))?.unwrap().lane));
    view.unwrap().iter().filter(|row| row.shown_kind == "template").count()
}

fn ways(shop: &Shop, number: domain::OrderNumber) -> Vec<String> {
    let references = shop.show(number).references;
    references.iter().map(|way| format!("{} {}", &way.reference_id[12..], way.state)).collect()
}

#[tokio::test]
async fn outside_the_window_the_bill_goes_as_a_template_and_can_be_paid() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (number, reference) = shop.send("25.00");
    shop.sync().await;
    assert_eq!(templates_sent(&shop), 1);
    shop.world().pays(&reference.to_string()).unwrap();
    shop.sync().await;
    assert_eq!(shop.show(number).payment.status, "paid");
    shop.assert_sound();
}

#[tokio::test]
async fn a_customer_who_has_written_gets_the_free_message() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.world().customer_writes(&international(ASHA), "Namaste").unwrap();
    shop.sync().await;
    shop.send("25.00");
    shop.sync().await;
    assert_eq!(templates_sent(&shop), 0);
    assert_eq!(last_bubble(&shop), Some(BubbleKind::OrderDetails));
}

#[tokio::test]
async fn without_a_template_a_bill_is_refused_until_the_shop_says_that_the_customer_wrote() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.forget_templates();
    shop.world().customer_writes(&international(ASHA), "Namaste").unwrap();
    shop.sync().await;
    shop.clock.advance(SignedDuration::from_hours(25));
    let number = shop.draft("25.00");
    assert_eq!(shop.app.send(number).unwrap_err().code, Code::TemplateMissing);
    shop.app.say_customer_wrote(ASHA, "Asha Kulkarni").unwrap();
    shop.world().hold_window(&international(ASHA), true).unwrap();
    shop.app.send(number).unwrap();
    shop.sync().await;
    assert_eq!(messages(&shop.show(number)), ["order_details:delivered"]);
    shop.clock.advance(SignedDuration::from_hours(25));
    assert_eq!(shop.app.send(shop.draft("12.00")).unwrap_err().code, Code::TemplateMissing);
}

#[tokio::test]
async fn where_nobody_can_know_whether_the_customer_wrote_the_free_message_is_tried() {
    let shop = Shop::open(HEARS_PAYMENTS).await;
    shop.forget_templates();
    let (number, _) = shop.send("25.00");
    shop.sync().await;
    assert_eq!(messages(&shop.show(number)), ["order_details:accepted"]);
}

#[tokio::test]
async fn a_window_that_closed_while_the_bill_waited_asks_before_it_costs_something() {
    let mut shop = Shop::open(HEARS_EVERYTHING).await;
    shop.world().customer_writes(&international(ASHA), "Namaste").unwrap();
    shop.sync().await;
    shop.clock.advance(SignedDuration::from_hours(23));
    shop.sandbox.stop().await;
    let (number, _) = shop.send("25.00");
    shop.clock.advance(SignedDuration::from_hours(2));
    shop.sandbox.restart().await.unwrap();
    shop.sync().await;
    assert_eq!(messages(&shop.show(number)), ["order_details:asks"]);
    let asks = shop.app.asks(&crate::counter::ENGLISH).unwrap();
    assert_eq!(asks[0].why, "kind_changed");
    shop.app.release_order(number, Release::Send).unwrap();
    shop.sync().await;
    assert_eq!(templates_sent(&shop), 1);
    assert_eq!(messages(&shop.show(number)), ["order_details:delivered"]);
}

#[tokio::test]
async fn where_nothing_can_go_the_message_waits_on_and_says_why() {
    let mut shop = Shop::open(HEARS_EVERYTHING).await;
    shop.forget_templates();
    shop.world().customer_writes(&international(ASHA), "Namaste").unwrap();
    shop.sync().await;
    shop.sandbox.stop().await;
    let (number, _) = shop.send("25.00");
    shop.clock.advance(SignedDuration::from_hours(23));
    shop.sync().await;
    shop.clock.advance(SignedDuration::from_hours(2));
    shop.sandbox.restart().await.unwrap();
    shop.sync().await;
    assert_eq!(messages(&shop.show(number)), ["order_details:asks"]);
    assert_eq!(shop.app.release_order(number, Release::Send).unwrap_err().code, Code::TemplateMissing);
    shop.world().customer_writes(&international(ASHA), "I am here").unwrap();
    shop.sync().await;
    shop.app.release_order(number, Release::Send).unwrap();
    shop.sync().await;
    assert_eq!(messages(&shop.show(number)), ["order_details:delivered"]);
}

#[track_caller]
fn check_fell_back_once(shop: &Shop, number: domain::OrderNumber) {
    let view = shop.show(number);
    assert_eq!(ways(shop, number), ["A closed", "B open"]);
    assert_eq!(view.messages.len(), 2, "{:?}", messages(&view));
    assert_eq!(messages(&view)[1], "order_details:delivered");
    assert_eq!(attention(&view), Vec::<&str>::new());
    assert_eq!(templates_sent(shop), 1);
    shop.assert_billed_once();
    shop.assert_sound();
}

#[tokio::test]
async fn a_refusal_because_the_window_is_over_falls_back_to_a_template_by_itself_once() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.app.say_customer_wrote(ASHA, "Asha Kulkarni").unwrap();
    shop.world().hold_window(&international(ASHA), false).unwrap();
    let (number, _) = shop.send("25.00");
    shop.sync().await;
    check_fell_back_once(&shop, number);
    shop.send("12.00");
    shop.sync().await;
    assert_eq!(shop.world().ledger().references.len(), 2, "the shop's word counts no more");
}

#[tokio::test]
async fn the_same_when_the_refusal_comes_later_by_webhook() {
    let shop = Shop::open_with(HEARS_EVERYTHING, "undeliverable=later", 1).await;
    shop.app.say_customer_wrote(ASHA, "Asha Kulkarni").unwrap();
    shop.world().hold_window(&international(ASHA), false).unwrap();
    let (number, _) = shop.send("25.00");
    shop.sync().await;
    check_fell_back_once(&shop, number);
}

#[tokio::test]
async fn without_a_template_a_refused_bill_is_a_persons_and_nothing_is_tried_again() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.forget_templates();
    shop.app.say_customer_wrote(ASHA, "Asha Kulkarni").unwrap();
    shop.world().hold_window(&international(ASHA), false).unwrap();
    let (number, _) = shop.send("25.00");
    shop.sync().await;
    let view = shop.show(number);
    assert_eq!(messages(&view), ["order_details:refused"]);
    assert_eq!(attention(&view), ["message_failed"]);
    assert_eq!(ways(&shop, number), ["A closed"]);
}

#[tokio::test]
async fn a_status_outside_the_window_goes_as_a_template() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.world().customer_writes(&international(ASHA), "Namaste").unwrap();
    shop.sync().await;
    let (number, _) = shop.send("25.00");
    shop.sync().await;
    shop.clock.advance(SignedDuration::from_hours(30));
    shop.world().hold_window(&international(ASHA), false).unwrap();
    shop.app.set_status(number, Progress::Processing, None).unwrap();
    shop.sync().await;
    assert_eq!(messages(&shop.show(number)), ["order_details:delivered", "order_status:delivered"]);
    assert_eq!(templates_sent(&shop), 1);
}

#[tokio::test]
async fn the_qr_asks_for_what_is_owed_while_whatsapp_cannot() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let number = shop.app.draft(bill(ASHA, "40.00")).unwrap().number;
    assert_eq!(shop.app.pay_qr(number).unwrap_err().code, Code::NotSentYet);
    shop.app.issue(number).unwrap();
    let seen = shop.app.pay_qr(number).unwrap();
    assert_eq!((seen.due.as_str(), seen.upi), ("40.00", None), "the shop has no UPI id");
    let chat = seen.chat.unwrap();
    assert!(chat.link.starts_with("https://wa.me/91") && chat.path.starts_with('M'), "{}", chat.link);
    shop.app.send(number).unwrap();
    assert_eq!(shop.app.pay_qr(number).unwrap_err().code, Code::ReferenceOpen);
}
