//! Many bills at one person's word: planned, sent within WhatsApp's limits, stopped, taken back.

use crate::counter::ENGLISH;
use crate::shop::{HEARS_EVERYTHING, Shop, bill, messages};
use app::Code;
use app::views::{BulkQuery, BulkView, OrderFilterName, WaitsFor};
use domain::OrderNumber;
use jiff::SignedDuration;

/// Fewer on Windows, where these tests run under wine and every request takes many times as long.
const N_BILLS: u32 = if cfg!(windows) { 100 } else { 1_000 };

fn these(numbers: &[OrderNumber]) -> BulkQuery {
    let numbers = numbers.iter().map(ToString::to_string).collect();
    BulkQuery { numbers, filter: OrderFilterName::All, search: String::new() }
}

fn send(shop: &Shop, query: &BulkQuery) -> BulkView {
    let plan = shop.app.plan_bulk(query, &ENGLISH).unwrap();
    shop.app.send_bulk(query, &plan.shown).unwrap()
}

fn phone(n: u32) -> String {
    format!("98123{n:05}")
}

fn drafts(shop: &Shop, n_bills: u32, n_customers: u32) -> Vec<OrderNumber> {
    let draft = |n| shop.app.draft(bill(&phone(n % n_customers), "25.00")).unwrap().number;
    (0..n_bills).map(draft).collect()
}

#[tokio::test]
async fn a_thousand_bills_go_within_the_documented_limits_and_in_order_for_each_customer() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let n_customers = N_BILLS / 20;
    drafts(&shop, N_BILLS, n_customers);
    let query = BulkQuery { numbers: Vec::new(), filter: OrderFilterName::Draft, search: String::new() };
    let begun = send(&shop, &query);
    assert_eq!((begun.bills, begun.waiting, begun.left_out), (N_BILLS, N_BILLS, 0));
    let mut worker = shop.worker();
    shop.settle(&mut worker, SignedDuration::from_mins(30)).await;
    let done = shop.app.newest_bulk().unwrap().unwrap();
    assert_eq!((done.accepted, done.refused, done.waiting, done.under_way), (N_BILLS, 0, 0, 0));
    let ledger = shop.world().ledger();
    assert!(ledger.traffic.messages_refused.is_empty(), "{:?}", ledger.traffic);
    for n in 0..n_customers {
        let bubbles = &ledger.customers[&format!("+91{}", phone(n))].bubbles;
        let references: Vec<_> = bubbles.iter().filter_map(|bubble| bubble.reference.clone()).collect();
        assert_eq!(references.len(), 20);
        assert!(references.is_sorted(), "{references:?}");
    }
    shop.assert_billed_once();
    shop.assert_sound();
}

#[tokio::test]
async fn a_batch_rests_goes_on_and_what_has_not_left_can_be_taken_back() {
    let mut shop = Shop::open(HEARS_EVERYTHING).await;
    shop.sandbox.stop().await;
    let numbers = drafts(&shop, 4, 4);
    let batch = send(&shop, &these(&numbers));
    assert!(shop.app.pause_bulk(batch.id, true).unwrap().is_paused);
    shop.sandbox.restart().await.unwrap();
    shop.sync().await;
    assert_eq!(shop.app.newest_bulk().unwrap().unwrap().waiting, 4);
    let seen = shop.app.outbox(&ENGLISH).unwrap();
    assert_eq!((seen.n_waiting, seen.waiting[0].waits_for), (4, WaitsFor::Batch));
    let taken_back = shop.app.cancel_bulk(batch.id).unwrap();
    assert_eq!((taken_back.withdrawn, taken_back.is_canceled), (4, true));
    assert_eq!(shop.app.pause_bulk(batch.id, false).unwrap_err().code, Code::BatchNotFound);
    shop.sync().await;
    assert_eq!(messages(&shop.show(numbers[0])), ["order_details:withdrawn"]);
    let again = send(&shop, &these(&numbers));
    shop.sync().await;
    let done = shop.app.newest_bulk().unwrap().unwrap();
    assert_eq!((done.id, done.accepted), (again.id, 4));
    assert_eq!(messages(&shop.show(numbers[0])), ["order_details:withdrawn", "order_details:delivered"]);
    shop.assert_sound();
}

#[tokio::test]
async fn what_changed_since_it_was_shown_is_looked_at_again() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let numbers = drafts(&shop, 3, 3);
    let query = these(&numbers);
    let plan = shop.app.plan_bulk(&query, &ENGLISH).unwrap();
    assert_eq!((plan.shown.bills, plan.shown.templates, plan.shown.amount.as_str()), (3, 3, "75.00"));
    shop.app.set_template_cost("0.15").unwrap();
    assert_eq!(shop.app.plan_bulk(&query, &ENGLISH).unwrap().cost.as_deref(), Some("0.45"));
    shop.app.take_cash(numbers[1], app::CashTiming::Now).unwrap();
    assert_eq!(shop.app.send_bulk(&query, &plan.shown).unwrap_err().code, Code::PlanChanged);
    let plan = shop.app.plan_bulk(&query, &ENGLISH).unwrap();
    assert_eq!((plan.shown.bills, plan.left_out), (2, 1));
    assert_eq!(plan.reasons[0].reason.code, "already_paid");
    let paid = these(&numbers[1..2]);
    let none = shop.app.plan_bulk(&paid, &ENGLISH).unwrap();
    assert_eq!((none.shown.bills, none.left_out), (0, 1));
    assert_eq!(shop.app.send_bulk(&paid, &none.shown).unwrap_err().code, Code::NothingToSend);
}

#[tokio::test]
async fn the_outbox_says_what_each_message_waits_for() {
    let mut shop = Shop::open(HEARS_EVERYTHING).await;
    assert_eq!(shop.app.outbox(&ENGLISH).unwrap().n_waiting, 0);
    shop.sandbox.stop().await;
    let (number, _) = shop.send("25.00");
    let seen = shop.app.outbox(&ENGLISH).unwrap();
    assert_eq!(
        (seen.waiting[0].order.clone(), seen.waiting[0].waits_for),
        (number.to_string(), WaitsFor::Turn)
    );
    shop.sync().await;
    let seen = shop.app.outbox(&ENGLISH).unwrap();
    assert_eq!(seen.waiting[0].waits_for, WaitsFor::Network);
    shop.sandbox.restart().await.unwrap();
    shop.forget_templates();
    shop.app.say_customer_wrote("9812345678", "Asha Kulkarni").unwrap();
    shop.world().hold_window("+919812345678", false).unwrap();
    shop.sync().await;
    let seen = shop.app.outbox(&ENGLISH).unwrap();
    assert_eq!((seen.n_waiting, seen.refused.len()), (0, 1));
    assert!(seen.refused[0].trouble.as_deref().is_some_and(|why| why.starts_with("More than 24 hours")));
}
