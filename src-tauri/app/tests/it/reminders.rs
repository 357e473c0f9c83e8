//! Reminders: of what can be paid, of whom agreed, once a day, and never of what was paid.

use crate::counter::ENGLISH;
use crate::shop::{HEARS_EVERYTHING, Shop, bill, international};
use app::CashTiming;
use app::views::{ConsentForm, ConsentHowName, ReminderCost, ReminderExclusion, RemindersView};
use domain::{OrderNumber, ReferenceId};
use jiff::SignedDuration;

const CUSTOMERS: [&str; 3] = ["9812345670", "9812345671", "9812345672"];

/// A bill that reached a customer who wrote and agreed.
async fn billed(shop: &Shop, phone: &str) -> (OrderNumber, ReferenceId) {
    shop.world().customer_writes(&international(phone), "Namaste").unwrap();
    shop.sync().await;
    let sent = shop.app.send(shop.app.draft(bill(phone, "40.00")).unwrap().number).unwrap();
    shop.sync().await;
    agrees(shop, phone, true);
    (sent.number, sent.reference)
}

fn agrees(shop: &Shop, phone: &str, agreed: bool) {
    let customer = shop.app.find_customers(phone).unwrap().remove(0).id;
    let form = ConsentForm { agreed, how: ConsentHowName::Counter, said_at: None };
    shop.app.record_consent(customer, form).unwrap();
}

fn preview(shop: &Shop, orders: &[OrderNumber]) -> RemindersView {
    shop.app.preview_reminders(Some(orders), &ENGLISH).unwrap()
}

fn queue(shop: &Shop, orders: &[OrderNumber]) -> RemindersView {
    shop.app.queue_reminders(orders, &ENGLISH).unwrap()
}

#[track_caller]
fn check_excluded(shop: &Shop, order: OrderNumber, why: ReminderExclusion) {
    let view = preview(shop, &[order]);
    assert_eq!(view.reminders, []);
    assert_eq!((view.excluded.len(), view.excluded[0].why), (1, why));
    assert!(!view.excluded[0].why_text.is_empty());
}

/// How often the lane of an order has a reminder, and where the last one stands.
fn reminders(shop: &Shop, order: OrderNumber) -> (usize, Option<&'static str>) {
    let view = shop.show(order);
    let all: Vec<_> = view.messages.iter().filter(|message| message.kind == "reminder").collect();
    (all.len(), all.last().map(|message| message.state))
}

/// An automatic reminder does not come at night: moves the clock to ten in the morning in India.
fn ten_in_the_morning(shop: &Shop) {
    const DAY: i64 = 24 * 3_600_000;
    let ten = 4 * 3_600_000 + 1_800_000;
    let now = shop.clock.now_ms();
    let next = now - now.rem_euclid(DAY) + ten;
    shop.clock.advance_to(if next > now { next } else { next + DAY });
}

#[tokio::test]
async fn a_reminder_is_seen_with_its_words_and_cost_before_it_goes() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (order, _) = billed(&shop, CUSTOMERS[0]).await;
    let seen = preview(&shop, &[order]);
    let reminder = &seen.reminders[0];
    assert_eq!((reminder.due.as_str(), reminder.cost), ("40.00", ReminderCost::Free));
    assert!(
        reminder.text.contains("₹40.00") && reminder.text.contains(&order.to_string()),
        "{}",
        reminder.text
    );
    assert_eq!((seen.free, seen.template), (1, 0));
    assert_eq!(reminders(&shop, order), (0, None), "looking sends nothing");
    queue(&shop, &[order]);
    shop.sync().await;
    assert_eq!(reminders(&shop, order), (1, Some("delivered")));
    assert_eq!(shop.show(order).bubble.as_deref(), Some("pending"));
    shop.assert_sound();
}

#[tokio::test]
async fn nobody_is_reminded_twice_a_day_not_even_of_two_bills() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (first, _) = billed(&shop, CUSTOMERS[0]).await;
    let (second, _) = billed(&shop, CUSTOMERS[0]).await;
    let view = queue(&shop, &[first, second, first]);
    assert_eq!((view.reminders.len(), view.excluded.len()), (1, 1));
    assert_eq!(view.excluded[0].why, ReminderExclusion::RemindedToday);
    shop.sync().await;
    check_excluded(&shop, second, ReminderExclusion::RemindedToday);
    assert_eq!(queue(&shop, &[first, second]).reminders, []);
    // Another day, another reminder.
    shop.clock.advance(SignedDuration::from_hours(23));
    shop.world().customer_writes(&international(CUSTOMERS[0]), "later").unwrap();
    ten_in_the_morning(&shop);
    shop.world().customer_writes(&international(CUSTOMERS[0]), "later").unwrap();
    shop.sync().await;
    assert_eq!(preview(&shop, &[second]).reminders.len(), 1);
}

#[tokio::test]
async fn without_consent_nobody_is_reminded() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (order, _) = billed(&shop, CUSTOMERS[0]).await;
    agrees(&shop, CUSTOMERS[0], false);
    check_excluded(&shop, order, ReminderExclusion::ConsentWithdrawn);
    let other = shop.app.send(shop.app.draft(bill(CUSTOMERS[1], "40.00")).unwrap().number).unwrap().number;
    check_excluded(&shop, other, ReminderExclusion::MessageWaiting);
    shop.sync().await;
    check_excluded(&shop, other, ReminderExclusion::NoConsent);
}

#[tokio::test]
async fn what_is_paid_cancelled_or_not_sent_is_not_asked_for_again() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (paid, way) = billed(&shop, CUSTOMERS[0]).await;
    let (canceled, _) = billed(&shop, CUSTOMERS[1]).await;
    let (cash, _) = billed(&shop, CUSTOMERS[2]).await;
    shop.world().pays(&way.to_string()).unwrap();
    shop.app.cancel(canceled).unwrap();
    shop.app.take_cash(cash, CashTiming::Now).unwrap();
    shop.sync().await;
    check_excluded(&shop, paid, ReminderExclusion::Paid);
    check_excluded(&shop, canceled, ReminderExclusion::Canceled);
    check_excluded(&shop, cash, ReminderExclusion::Paid);
    check_excluded(&shop, shop.draft("10.00"), ReminderExclusion::NotSent);
    let owed = shop.draft("10.00");
    shop.app.issue(owed).unwrap();
    check_excluded(&shop, owed, ReminderExclusion::NoWayToPay);
}

#[tokio::test]
async fn a_payment_that_nobody_told_of_is_found_before_the_reminder_goes() {
    // Every report of this world is withheld, so that only a lookup knows.
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (order, way) = billed(&shop, CUSTOMERS[0]).await;
    shop.clock.advance(SignedDuration::from_mins(5));
    shop.world().pays(&way.to_string()).unwrap();
    drop(shop.world().take_webhooks());
    let view = queue(&shop, &[order]);
    assert_eq!(view.reminders.len(), 1, "the book does not know yet");
    shop.sync().await;
    assert_eq!(shop.show(order).payment.status, "paid");
    assert_eq!(reminders(&shop, order), (1, Some("withdrawn")));
}

#[tokio::test]
async fn outside_of_the_window_without_a_template_nobody_is_reminded() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.forget_templates();
    let (order, _) = billed(&shop, CUSTOMERS[0]).await;
    shop.clock.advance(SignedDuration::from_hours(25));
    check_excluded(&shop, order, ReminderExclusion::NeedsTemplate);
    assert_eq!(reminders(&shop, order), (0, None));
}

#[tokio::test]
async fn outside_of_the_window_a_reminder_goes_as_a_template_whose_cost_is_shown() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (order, _) = billed(&shop, CUSTOMERS[0]).await;
    shop.clock.advance(SignedDuration::from_hours(25));
    let seen = preview(&shop, &[order]);
    assert_eq!((seen.free, seen.template, seen.reminders[0].cost), (0, 1, ReminderCost::Template));
    queue(&shop, &[order]);
    shop.sync().await;
    assert_eq!(reminders(&shop, order), (1, Some("delivered")));
    let ledger = shop.world().ledger();
    let told = ledger.customers[&international(CUSTOMERS[0])].bubbles.last().unwrap();
    assert!(told.text.contains("Asha Kulkarni") && told.text.contains("40.00"), "{}", told.text);
}

#[tokio::test]
async fn a_reminder_that_waited_beyond_the_window_asks() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (order, _) = billed(&shop, CUSTOMERS[0]).await;
    shop.clock.advance(SignedDuration::from_hours(23));
    queue(&shop, &[order]);
    shop.clock.advance(SignedDuration::from_hours(2));
    shop.sync().await;
    assert_eq!(reminders(&shop, order), (1, Some("asks")));
}

#[tokio::test]
async fn after_the_time_to_pay_nobody_is_reminded() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (order, _) = billed(&shop, CUSTOMERS[0]).await;
    shop.clock.advance(SignedDuration::from_hours(73));
    check_excluded(&shop, order, ReminderExclusion::Expired);
    assert_eq!(shop.app.preview_reminders(None, &ENGLISH).unwrap().excluded, []);
}

#[tokio::test]
async fn nothing_goes_by_itself_unless_the_shop_wants_it() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    assert!(!shop.app.reminds_before_expiry().unwrap());
    let (order, _) = billed(&shop, CUSTOMERS[0]).await;
    shop.clock.advance(SignedDuration::from_hours(62));
    ten_in_the_morning(&shop);
    shop.world().customer_writes(&international(CUSTOMERS[0]), "wait").unwrap();
    shop.sync().await;
    assert_eq!(reminders(&shop, order), (0, None));
}

#[tokio::test]
async fn a_way_to_pay_that_ends_soon_is_reminded_of_once_by_day() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.app.set_reminds_before_expiry(true).unwrap();
    ten_in_the_morning(&shop);
    let (order, _) = billed(&shop, CUSTOMERS[0]).await;
    let (silent, _) = billed(&shop, CUSTOMERS[1]).await;
    agrees(&shop, CUSTOMERS[1], false);
    let mut worker = shop.worker();
    shop.settle(&mut worker, SignedDuration::from_hours(47)).await;
    assert_eq!(reminders(&shop, order), (0, None), "not yet");
    shop.world().customer_writes(&international(CUSTOMERS[0]), "wait").unwrap();
    shop.settle(&mut worker, SignedDuration::from_hours(3)).await;
    assert_eq!(reminders(&shop, order), (1, Some("delivered")));
    assert_eq!(reminders(&shop, silent), (0, None));
    shop.settle(&mut worker, SignedDuration::from_hours(10)).await;
    assert_eq!(reminders(&shop, order).0, 1);
    shop.assert_sound();
}

#[tokio::test]
async fn whoever_has_an_hour_to_pay_is_not_reminded_at_once_and_nobody_at_night() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.app.set_reminds_before_expiry(true).unwrap();
    let set = shop.app.store().write("test", |book| book.set_setting("validity_hours", "14"));
    set.unwrap();
    ten_in_the_morning(&shop);
    shop.clock.advance(SignedDuration::from_hours(4));
    // Two in the afternoon, to be paid until four in the morning: half of it is over at nine in the evening.
    let (order, _) = billed(&shop, CUSTOMERS[0]).await;
    let mut worker = shop.worker();
    shop.settle(&mut worker, SignedDuration::from_hours(13)).await;
    assert_eq!(reminders(&shop, order), (0, None));
}

#[tokio::test]
async fn a_reminder_that_does_not_arrive_is_no_bill_that_did_not() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (order, _) = billed(&shop, CUSTOMERS[0]).await;
    queue(&shop, &[order]);
    shop.worker().pass().await.unwrap();
    shop.worker().pass().await.unwrap();
    let view = shop.show(order);
    let id = view.messages.last().unwrap().message_id.clone().unwrap();
    let status = serde_json::json!({"statuses": [{"id": id, "status": "failed", "errors": [{"code": 131_026, "title": "x"}]}]});
    crate::chats::tell(&shop, &status);
    assert_eq!(crate::shop::attention(&shop.show(order)), ["text_failed"]);
    assert_eq!(shop.app.order_counts().unwrap().send_failed, 0);
    let customer = shop.app.find_customers(CUSTOMERS[0]).unwrap().remove(0).id;
    let newest = shop.app.chat(customer, None, 1, &ENGLISH).unwrap().messages.remove(0);
    assert_eq!((newest.kind.as_str(), newest.state), ("reminder", Some("failed")));
    shop.app.mark_chat_read(customer, newest.id).unwrap();
    assert_eq!(crate::shop::attention(&shop.show(order)), [] as [&str; 0]);
    shop.assert_sound();
}
