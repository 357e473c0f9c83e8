//! Moving an order: which moves are allowed, and that a refusal comes later.

use sandbox::{ASHA, BubbleKind, OrderStatus};

use crate::bills::{bill, bill_to, status, text};
use crate::practice::{Practice, told_about};

/// Sends these statuses in turn, one order each time; gives what is told about the last.
async fn told_about_last(statuses: &[&str]) -> String {
    let practice = Practice::start("limits=off").await;
    practice.accepts(bill("R1")).await;
    let mut last = String::new();
    for name in statuses {
        last = practice.accepts(status("R1", name)).await;
    }
    told_about(&practice.settle(), &last).first().cloned().unwrap_or_default()
}

#[tokio::test]
async fn every_move_is_allowed_or_refused_with_2046() {
    let all = ["processing", "partially_shipped", "shipped", "completed", "canceled"];
    for to in all {
        assert_eq!(told_about_last(&[to]).await, "sent", "pending to {to}");
        for from in all {
            let allowed = from != to && !matches!(from, "completed" | "canceled");
            let told = if allowed { "sent" } else { "failed 2046" };
            assert_eq!(told_about_last(&[from, to]).await, told, "{from} to {to}");
        }
    }
}

#[tokio::test]
async fn a_refused_move_changes_nothing_and_shows_nothing() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    practice.accepts(status("R1", "completed")).await;
    practice.accepts(status("R1", "shipped")).await;
    let ledger = practice.ledger();
    let order = &ledger.references["R1"];
    assert_eq!((order.status, &order.statuses[..]), (OrderStatus::Completed, &[OrderStatus::Completed][..]));
    assert_eq!(
        (order.refused_statuses[0].status, order.refused_statuses[0].code),
        (OrderStatus::Shipped, 2046)
    );
    let kinds: Vec<BubbleKind> = ledger.customers[ASHA].bubbles.iter().map(|bubble| bubble.kind).collect();
    assert_eq!(kinds, [BubbleKind::OrderDetails, BubbleKind::OrderStatus]);
    assert_eq!(ledger.customers[ASHA].bubbles[0].status, Some(OrderStatus::Completed));
}

#[tokio::test]
async fn a_paid_order_cannot_be_canceled() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    practice.world.pays("R1").unwrap();
    let cancel = practice.accepts(status("R1", "canceled")).await;
    assert_eq!(told_about(&practice.settle(), &cancel), ["failed 2047"]);
    assert_eq!(practice.ledger().references["R1"].status, OrderStatus::Pending);
}

#[tokio::test]
async fn an_order_with_a_pending_attempt_cannot_be_canceled_until_it_failed() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    practice.world.attempt_starts("R1").unwrap();
    let early = practice.accepts(status("R1", "canceled")).await;
    practice.world.attempt_fails("R1", "timed_out").unwrap();
    let late = practice.accepts(status("R1", "canceled")).await;
    let told = practice.settle();
    assert_eq!(told_about(&told, &early), ["failed 2047"]);
    assert_eq!(told_about(&told, &late), ["sent", "delivered"]);
    assert_eq!(practice.ledger().references["R1"].status, OrderStatus::Canceled);
}

#[tokio::test]
async fn paying_while_the_cancel_is_on_its_way_wins() {
    let practice = Practice::start("").await;
    practice.accepts(bill("R1")).await;
    practice.world.set_faults("processing=60000".parse().unwrap());
    let cancel = practice.accepts(status("R1", "canceled")).await;
    practice.pass(59_000);
    practice.world.pays("R1").unwrap();
    assert_eq!(told_about(&practice.settle(), &cancel), ["failed 2047"]);
}

#[tokio::test]
async fn a_customers_messages_are_worked_on_in_the_order_of_their_arrival() {
    let practice = Practice::start("processing=5000").await;
    practice.accepts(bill("R1")).await;
    practice.pass(1);
    practice.accepts(status("R1", "processing")).await;
    practice.world.set_faults("".parse().unwrap());
    practice.accepts(text(ASHA, "On its way")).await;
    assert!(practice.ledger().customers[ASHA].bubbles.is_empty());
    practice.settle();
    let ledger = practice.ledger();
    let kinds: Vec<BubbleKind> = ledger.customers[ASHA].bubbles.iter().map(|bubble| bubble.kind).collect();
    assert_eq!(kinds, [BubbleKind::OrderDetails, BubbleKind::OrderStatus, BubbleKind::Text]);
}

#[tokio::test]
async fn another_customers_order_cannot_be_moved() {
    let practice = Practice::start("").await;
    practice.accepts(bill_to("+919812340002", "R1")).await;
    practice.refuses(status("R1", "shipped"), 131_009, "reference_id").await;
}
