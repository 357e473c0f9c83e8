//! What is offered for an order is not refused, and what is not offered would be.

use crate::shop::{ASHA, HEARS_EVERYTHING, Shop, bill};
use app::views::{ActionName, OrderDetailView};
use app::{AppError, CashTiming};
use domain::OrderNumber;
use domain::order::Progress;
use jiff::SignedDuration;
use words::{Language, Words};

/// A small generator, so that a failure repeats.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

fn page(shop: &Shop, number: OrderNumber) -> OrderDetailView {
    shop.app.order(number, &Words::new(Language::English)).unwrap()
}

/// The use case behind an action; none where there is none yet.
fn act(shop: &Shop, number: OrderNumber, action: ActionName) -> Option<Result<(), AppError>> {
    let app = &shop.app;
    Some(match action {
        ActionName::Send => app.send(number).map(drop),
        ActionName::Resend => app.resend(number).map(drop),
        ActionName::Revise => app.revise(number, bill(ASHA, "33.00")).map(drop),
        ActionName::Processing => app.set_status(number, Progress::Processing, None),
        ActionName::Shipped => app.set_status(number, Progress::Shipped, None),
        ActionName::PartiallyShipped => app.set_status(number, Progress::PartiallyShipped, None),
        ActionName::Completed => app.set_status(number, Progress::Completed, None),
        ActionName::Cancel => app.cancel(number),
        ActionName::TakeCash => app.take_cash(number, CashTiming::WhenClosed).map(drop),
        ActionName::TakeCashNow => app.take_cash(number, CashTiming::Now).map(drop),
        ActionName::LookUp => app.look_up_order(number).map(drop),
        ActionName::Duplicate | ActionName::Refund => return None,
    })
}

/// What the customer, the gateway and time do.
async fn happen(shop: &Shop, number: OrderNumber, dice: &mut Dice) {
    let reference = page(shop, number).references.last().map(|way| way.reference_id.clone());
    let world = shop.world();
    if let Some(reference) = reference {
        // Whatever the customer may not do at that moment is refused by the practice world, and nothing happens.
        let _ = match dice.below(8) {
            0 => world.attempt_starts(&reference),
            1 => world.attempt_fails(&reference, "incorrect_pin"),
            2 => world.pays(&reference),
            3 => world.captures(&reference, 1_000),
            4 => world.refund(&reference, 500, sandbox::RefundStatus::Success).map(drop),
            _ => world.reads(&reference),
        };
    }
    if dice.below(3) == 0 {
        shop.clock.advance(SignedDuration::from_hours(if dice.below(4) == 0 { 80 } else { 1 }));
    }
    if dice.below(3) > 0 {
        shop.sync().await;
    }
}

#[tokio::test]
async fn what_is_offered_is_not_refused_and_what_is_not_would_be() {
    let shop = Shop::open_with(HEARS_EVERYTHING, "limits=off", 4).await;
    let mut dice = Dice(17);
    let (mut n_allowed, mut n_refused) = (0, 0);
    for _ in 0..40 {
        let number = shop.draft("25.00");
        for _ in 0..8 {
            happen(&shop, number, &mut dice).await;
            let view = page(&shop, number);
            let offered = &view.actions[dice.below(view.actions.len())];
            // After the first time a bill is sent *again*; the use case would do the same under another name.
            let is_again = offered.action == ActionName::Send && !view.references.is_empty();
            let Some(done) = act(&shop, number, offered.action).filter(|_| !is_again) else { continue };
            let why_not = offered.why_not.as_ref().map(|refusal| refusal.code.as_str());
            assert_eq!(
                done.as_ref().err().map(|refusal| refusal.code.as_str()),
                why_not,
                "{offered:?} {view:?}"
            );
            if done.is_ok() { n_allowed += 1 } else { n_refused += 1 }
        }
    }
    assert!(n_allowed > 50 && n_refused > 50, "{n_allowed} allowed, {n_refused} refused");
    shop.assert_sound();
}

#[tokio::test]
async fn the_next_step_follows_the_order_through_its_life() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let next = |number| {
        let view = page(&shop, number);
        let next: Vec<_> =
            view.actions.iter().filter(|action| action.is_next).map(|next| next.action).collect();
        assert!(next.len() <= 1, "{next:?}");
        next.first().copied()
    };
    let number = shop.draft("25.00");
    assert_eq!(next(number), Some(ActionName::Send));
    let reference = shop.app.send(number).unwrap().reference.to_string();
    shop.sync().await;
    assert_eq!(next(number), None);
    shop.world().pays(&reference).unwrap();
    shop.sync().await;
    for step in [ActionName::Processing, ActionName::Shipped, ActionName::Completed] {
        assert_eq!(next(number), Some(step));
        act(&shop, number, step).unwrap().unwrap();
    }
    assert_eq!(next(number), None);
    let (expired, _) = shop.send("30.00");
    shop.sync().await;
    shop.clock.advance(SignedDuration::from_hours(73));
    assert_eq!(next(expired), Some(ActionName::Resend));
}

#[tokio::test]
async fn a_walk_in_without_a_number_pays_at_the_counter() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let mut walk_in = bill(ASHA, "12.00");
    walk_in.buyer.phone = None;
    let number = shop.app.draft(walk_in).unwrap().number;
    let view = page(&shop, number);
    let send = view.actions.iter().find(|action| action.action == ActionName::Send).unwrap();
    assert_eq!(send.why_not.as_ref().unwrap().code, "customer_phone_missing");
    let next = view.actions.iter().find(|action| action.is_next).unwrap();
    assert_eq!(next.action, ActionName::TakeCash);
}

#[tokio::test]
async fn a_paid_order_says_why_it_cannot_be_cancelled_and_where_refunds_are_made() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (number, reference) = shop.send("40.00");
    shop.sync().await;
    let why_not = |number, wanted| {
        let view = page(&shop, number);
        let action = view.actions.into_iter().find(|action| action.action == wanted).unwrap();
        action.why_not.map(|refusal| refusal.message)
    };
    assert_eq!(why_not(number, ActionName::Cancel), None);
    assert!(why_not(number, ActionName::Refund).unwrap().starts_with("Nothing has been paid"));
    shop.world().pays(&reference.to_string()).unwrap();
    shop.sync().await;
    let cancel = why_not(number, ActionName::Cancel).unwrap();
    assert_eq!(cancel, "₹40.00 has been paid for this order. Refund it first, then cancel.");
    assert!(
        why_not(number, ActionName::Refund).unwrap().starts_with("This account cannot refund from here.")
    );
}
